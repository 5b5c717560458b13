"""Whether everything published passed its audit: while a part of it did not, nothing of it is shown or given away."""

from analysis import measures, wording
from analysis.published.store import Store, remembered
from domain.languages import _


@remembered
def uncertified(store: Store) -> list[str]:
    """The slices that no audit has passed, each on one line; while there is one, no page may show a figure."""
    return [
        f"{row['organisation']} · {row['wave']} · {_(wording.RATED_BY[row['rater_group']])} · {_(measures.of(row['measure']).within)}"
        for row in store.records("certificates")
        if not row["certified"]
    ]
