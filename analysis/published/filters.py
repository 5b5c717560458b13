"""Which filters there are, which breakdown splits what a filter leaves, and what is offered where that crossing isn't published."""

from dataclasses import dataclass, replace

from analysis.published import grid, metrics, only
from analysis.published.only import Only
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered
from domain.languages import _
from domain.words import listed


@dataclass(frozen=True)
class Offer:
    """A breakdown, and the filter's text or "", that are published in place of a crossing that isn't."""

    label: str
    breakdown: str
    only: str


@dataclass(frozen=True)
class Missing:
    """A crossing that isn't published: the groups that are looked at, what they were to be split by, the nearest that are
    published, and the columns that a breakdown for it would be by."""

    groups: str
    breakdown: str
    offers: tuple[Offer, ...]
    columns: tuple[str, ...]


@remembered
def choices(store: Store, selection: Selection) -> dict[str, dict[str, str]]:
    """By breakdown that has groups in the slice, those groups, id = name."""
    found = {}
    for breakdown in store.frame("breakdowns", slice_id=selection.slice_id)["breakdown"]:
        groups = _groups(store, selection, breakdown) if breakdown != WHOLE_ORGANISATION else {}
        if len(groups) > 1:
            found[breakdown] = groups
    return found


def named(store: Store, selection: Selection) -> str:
    """The names of the filter's groups: "Medicine and Surgery"."""
    chosen = only.read(selection.only)
    names = _groups(store, selection, chosen.breakdown) if chosen else {}
    return listed([names[group] for group in chosen.groups if group in names]) if chosen else ""


def wished(store: Store, selection: Selection, text: str) -> Only | None:
    """The filter that a text asks for: "division:1f0c,77ab", or by names as readers see them, "division:Medicine,Surgery". What is
    neither stays as it was said; None where the text is no filter."""
    asked = only.read(text)
    if not asked:
        return None
    ids = {name.casefold(): group for group, name in choices(store, selection).get(asked.breakdown, {}).items()}
    found, said = [], text.partition(":")[2].split(",")
    while said:  # a name may have commas in it, so the longest that is one
        names = [",".join(said[:number]).strip() for number in range(len(said), 0, -1)]
        name = next((one for one in names if one.casefold() in ids), names[-1])
        found.append(ids.get(name.casefold(), name))
        said = said[len(said) - names.index(name) :]
    return Only(asked.breakdown, tuple(sorted({one for one in found if one})))


def applied(store: Store, selection: Selection, wish: str) -> tuple[Selection, Missing | None]:
    """The selection under the filter that is wished for, as far as its groups are published; split by the breakdown that
    crosses the two where that is published, and else by the filter's own."""
    asked = wished(store, selection, wish)
    there = choices(store, selection).get(asked.breakdown, {}) if asked else {}
    groups = tuple(group for group in asked.groups if group in there) if asked else ()
    if not asked or not groups:
        return selection, None
    chosen = Only(asked.breakdown, groups)
    crossing = _crossing(store, selection, selection.breakdown, chosen.breakdown)
    filtered = replace(selection, breakdown=crossing or chosen.breakdown, only=chosen.written())
    return filtered, None if crossing else _missing(store, selection, filtered, chosen)


def _crossing(store: Store, selection: Selection, breakdown: str, by: str) -> str:
    """The published breakdown that splits the groups of `by` as `breakdown` splits the whole; "" where there is none."""
    keys, there = grid.keys(store), choices(store, selection)
    if breakdown == WHOLE_ORGANISATION or set(keys[by]) <= set(keys[breakdown]):
        return breakdown if breakdown in there else by
    wanted = {*keys[by], *keys[breakdown]}
    return next((one for one in there if set(keys[one]) == wanted), "")


def _missing(store: Store, selection: Selection, filtered: Selection, chosen: Only) -> Missing:
    names, keys = metrics.breakdown_names(store), grid.keys(store)
    groups, by = named(store, filtered), names[selection.breakdown].lower()
    inside = [
        one
        for one in choices(store, selection)
        if one not in (chosen.breakdown, selection.breakdown) and set(keys[chosen.breakdown]) < set(keys[one])
    ]
    offers = [Offer(_("Everybody by {breakdown}", breakdown=by), selection.breakdown, "")]
    offers += [
        Offer(_("{groups} by {breakdown}", groups=groups, breakdown=names[one].lower()), one, chosen.written())
        for one in inside[:1]
    ]
    if len(offers) < 2:
        offers.append(Offer(_("{groups} without a split", groups=groups), chosen.breakdown, chosen.written()))
    crossed = dict.fromkeys((*keys[chosen.breakdown], *keys[selection.breakdown]))
    return Missing(groups, by, tuple(offers), tuple(crossed))


@remembered
def _groups(store: Store, selection: Selection, breakdown: str) -> dict[str, str]:
    rows = metrics.groups(store, replace(selection, breakdown=breakdown, only=""))
    split = rows[~rows["is_overall"]]
    names = split["group"].where(~split["group"].duplicated(keep=False), split["parent"] + ": " + split["group"])
    return dict(zip(split["group_id"], names, strict=True))
