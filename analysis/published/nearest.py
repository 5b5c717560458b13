"""Which breakdown to offer where the one that a reader asked for has nothing published of its own."""

from dataclasses import replace

from analysis.published import metrics
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered
from domain.languages import _


@remembered
def breakdown(store: Store, selection: Selection) -> tuple[str, str] | None:
    """The published breakdown most like the selected one, as id and name; None where that has figures, or none has.

    The more words two breakdowns share ("division_role" and "role"), the more alike; of equals the more important one.
    """
    if selection.breakdown == WHOLE_ORGANISATION or _has_groups(store, selection):
        return None
    declared = store.frame("breakdowns", slice_id=selection.slice_id)
    names = dict(zip(declared["breakdown"], declared["name"], strict=True))
    wished = set(selection.breakdown.split("_"))
    published = [
        other
        for other in names
        if other != WHOLE_ORGANISATION and _has_groups(store, replace(selection, breakdown=other))
    ]
    if not published:
        return None
    nearest = max(published, key=lambda other: len(wished & set(other.split("_"))))
    return nearest, _(names[nearest])


def _has_groups(store: Store, selection: Selection) -> bool:
    return not metrics.groups(store, selection)["is_overall"].all()
