"""Why a version can't be shared, or a shared one can't be taken up. What was taken up before is shown on."""

from domain.sentences.sentence import Sentence


SENTENCES: dict[str, str | Sentence] = {
    "shared_unreadable": (
        '{file} can\'t be read: {error}. It says where published versions are shared, as in published = "s3://bucket/ninefold", and'
        " nothing else. Correct it, or take it away."
    ),
    "shared_no_place": (
        "“{place}” in {file} is no place to share published versions in. Name a folder from the root of its drive on, or a bucket as in"
        " s3://bucket/ninefold."
    ),
    "shared_in_home": (
        "“{place}” in {file} is the home of this installation, or lies in it, or holds it. What is in the home is for its owner alone:"
        " name a folder apart from it."
    ),
    "shared_needs_obstore": (
        "{place} is a bucket, and what reads buckets is not installed. Install obstore 0.12.1 beside Ninefold (docs/operations.md)."
    ),
    "shared_no_folder": "The shared folder {place} isn't there. Check that its drive is connected, or make it.",
    "shared_no_bucket": "There is no such bucket as {place} names. Check its name and its region, or make it.",
    "shared_no_access": (
        "The place where published versions are shared, {place}, refuses this program. Check its credentials, and what they allow it there."
    ),
    "shared_unreachable": (
        "The place where published versions are shared, {place}, can't be reached. Check the network, the storage's address and the"
        " credentials."
    ),
    "shared_full": "There is no room left in the shared place {place}. Make room there.",
    "shared_first_look": "What is published is being fetched from where it is shared. Look again in a moment.",
    "shared_empty": "Nothing is shared in {place} yet. The next publication is.",
    "shared_names_none": "CURRENT in the shared place {place} names no published version. Publish again to replace it.",
    "shared_gone": "CURRENT in the shared place {place} names {store}, which isn't there as a whole. Publish again to replace it.",
    "shared_damaged": (
        "{store} in the shared place {place} is not as it was published: it was changed, damaged or cut short. It is not opened."
        " Publish again to replace it."
    ),
    "shared_not_kept": (
        "{store} was put into the shared place {place} and is not there as it was put, so it was not made the current one. Publish again."
    ),
    "shared_moved_on": (
        "Another installation has published in {place} meanwhile, so this version was not made the current one there. One"
        " installation alone publishes in a place."
    ),
    "shared_of_another": (
        "{store} is current in the shared place {place}, and this installation did not publish it, or its ledger is from before. One"
        " installation alone publishes in a place: publish with that one, name another place, or put the newest ledger back."
    ),
    "cache_full": (
        "There is no room for {store} in {folder}. Make room on its drive; until then what was there is shown."
    ),
    "cache_unwritable": (
        "{store} can't be written into {folder}. Check who may write there; until then what was there is shown."
    ),
}
