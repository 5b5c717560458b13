"""What the commands about loads, stores and their history say no to."""

from domain.sentences.sentence import Sentence


WAY_BACK = (
    "Put secret.key back as it was, from the same backup as the stores beside it. If it is lost for good, nothing more can be"
    " loaded here: name a new folder in NINEFOLD_HOME, and load there only waves that were never published."
)
AS_IT_WAS = "What was loaded and published before is as it was."
LIST_BATCHES = "`python -m etl batches` lists them."

SENTENCES: dict[str, str | Sentence] = {
    "read_side_by_side": (
        "Read as {leaders:#leader} × {parts:×} × {dimensions:#dimension}: each of these is loaded by itself, and none is made of"
        " another."
    ),
    "several_rater_groups": "{values:#rater group} ({values:and 12})",
    "several_raters": "{values:#rater} ({values:and 12})",
    "several_measures": "{values:#measure} ({values:and 12})",
    "several_waves": "{values:#wave} ({values:and 12})",
    "several_sides": "{values:#kind of answers|kinds of answers} ({values:“and 12})",
    "fault": f"Something went wrong that is not your fault ({{error}}). {AS_IT_WAS} Please report it.{{trace}}",
    "fault_kept": " What went wrong in detail stands in {file}; look that it names nobody before you pass it on.",
    "no_room": f"There is no room left on the disk that {{folder}} is on. {AS_IT_WAS} Make room, and do it again.",
    "no_rights": (
        "{place} can't be read or written by whoever runs Ninefold: it belongs to somebody else, or its drive is read-only."
        f" {AS_IT_WAS} Give the right to it, and do it again."
    ),
    "store_damaged": (
        "{place} is no store that this version reads: it is damaged, or a newer version made it. Put it back from the newest backup,"
        " or go on with the newer version."
    ),
    "store_newer": (
        "A newer version of Ninefold made {file}, which this one does not read. Go on with that version, or restore a backup from before."
    ),
    "store_other": Sentence(
        "Another version of Ninefold made {file}.",
        command_line="`python -m etl status` brings it up to date, where that was an earlier one.",
    ),
    "nothing_to_back_up": "Nothing is loaded yet, so there is nothing to back up.",
    "nothing_to_export": "Nothing is loaded yet, so there are no records to export. Load an export first.",
    "export_other": (
        "{folder} is no folder of exported records: other things are in it, and an export takes the place of nothing. Name a new folder,"
        " or the one that was exported to before."
    ),
    "export_shown": (
        "{folder} lies among what is published, where readers may come; records are restricted. Name a folder that only you may read."
    ),
    "not_empty": (
        "Something is loaded in {folder} already, and a backup takes the place of nothing. Name a new folder in NINEFOLD_HOME, and restore"
        " there."
    ),
    "no_recipient": "That is no public key of age: it begins with age1, and `age-keygen` makes one beside a secret key.",
    "no_passphrase": "A passphrase is needed, and nobody can be asked for it here: put it into {variable}.",
    "passphrase_short": "A passphrase of fewer than {least} characters is guessed too soon. Take a longer one.",
    "passphrases_differ": "The two are not the same, so nothing was written.",
    "backup_missing": "{file}, or the file of the key, can't be read.",
    "backup_locked": "That is no backup, or not the passphrase or key that it was made with. Nothing was changed.",
    "backup_busy": "This machine is too busy, or too small, to open the backup by its passphrase. Try again when it has less to do.",
    "backup_broken": "The backup is not whole: a file in it is not as it was, or is none of ours. Nothing was changed: take another.",
    "backup_newer": "The backup was made by a newer version of Ninefold. Restore it with that.",
    "no_answer": "The program ended without an answer. Please report it.",
    "no_json": "Standard input holds no JSON.",
    "no_assignment": Sentence(
        "", command_line='--set takes COLUMN=VALUE, as in --set wave="2026 spring"; “{words}” is not that.'
    ),
    "refused_rows_unwritten": "The refused rows can't be written to {file}. Check the folder.",
    "no_locks": (
        "The folder {folder} is on a drive that cannot lock files, as network and cloud drives often are, so two programs could"
        " write into one store at once. Name a folder on this machine's own disk in NINEFOLD_HOME."
    ),
    "store_in_use": "The record store is in use by another load or publication{holder}. Try again when it is done.",
    "key_damaged": f"The installation's key, {{file}}, holds {{held:,}} bytes instead of {{bytes}}. {WAY_BACK}",
    "key_missing": f"The installation's key, {{file}}, is missing, and {{made}} under it. {WAY_BACK}",
    "key_is_another": f"The installation's key, {{file}}, is another than when {{made}}. {WAY_BACK}",
    # What is loaded.
    "no_batch_to_replace": Sentence("There is no batch {batch} to replace.", command_line=LIST_BATCHES),
    "no_batch": Sentence("There is no batch {batch}.", command_line=LIST_BATCHES),
    "already_undone": "Batch {batch} was already undone on {day:date}.",
    "no_such_person": "There are no records of that person. Give the id just as the export had it.",
    "nothing_to_take_out": "Nothing is loaded yet, so there is nothing to take out.",
    "too_few_invited": (
        "{assessed:,} people of {organisation} assessed themselves in {wave}, so no fewer can have been invited than that."
    ),
    "no_such_wave": "No assessment of {organisation} in {wave} is loaded. Loaded: {loaded:;}.",
    "waves_once_each": "Name two waves or more, each once, the earliest first; none at all forgets their order.",
    "dates_say_otherwise": (
        "The exports say that {one} was on {day} and {other} on {other_day}. Where that is wrong, load the export again with the right"
        " wave_date in place of its batch."
    ),
    "wave_order_unreadable": Sentence(
        "{file} in the folder of the stores can't be read as organisations and their waves in order.",
        command_line="Delete it, and say the orders again with `python -m etl waves`.",
        browser="Have it deleted, and say the orders again on Upload where they are asked about.",
    ),
    # Made-up exports.
    "sample_unwritten": "{file} can't be written. Check that the folder is there and that you may write to it.",
    "no_sample_folder": "There is no folder {folder} to write the sample to.",
    "sample_too_small": "A sample needs at least one of {name}, not {number}.",
    "sample_few_teams": "A sample of {divisions} divisions needs at least as many teams, not {teams}.",
    "sample_shape": "A sample is wide or long, not “{shape}”.",
}
