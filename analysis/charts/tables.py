"""The figures of a chart as a table that a reader can sort: one column for each thing said, in words."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from analysis import wording
from domain.languages import N_, _


SHARE, DIFFERENCE, NUMBER = "share in per cent", "difference", "number"  # what a column of numbers holds
DIMENSION = N_("Dimension")  # the heading in every table, until `called` says what one is
UNITED = N_("{number:#row marked † unites|rows marked † unite} several groups: {combined}.")
UNITS = "units"  # the frame's own note of them: column = one of these


class Figures(NamedTuple):
    """The numbers of a column, and their unit."""

    values: Any
    unit: str


def shares(values: Any) -> Figures:
    """Shares from 0 to 1, as a table has them: in per cent."""
    return Figures(values * 100, SHARE)


def differences(values: Any) -> Figures:
    return Figures(values, DIFFERENCE)


def numbers(values: Any) -> Figures:
    """Counts of people, ratings or groups, and whatever else has no sign and no unit to print."""
    return Figures(values, NUMBER)


def table(columns: Mapping[str, Any], before: pd.DataFrame | None = None) -> pd.DataFrame:
    """A table of these columns, texts or Figures; its units travel with it. The columns of `before` stand first."""
    values = {name: one.values if isinstance(one, Figures) else one for name, one in columns.items()}
    frame = pd.DataFrame(values, index=None if before is None else before.index)
    units = {name: one.unit for name, one in columns.items() if isinstance(one, Figures)}
    if before is not None:
        frame, units = pd.concat([before, frame], axis="columns"), before.attrs[UNITS] | units
    frame.attrs[UNITS] = units
    return frame


def called(frame: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """The table as a reader of it sees it, its headings in the language spoken; one of the framework's dimensions may be called
    otherwise."""
    return frame.rename(columns={name: dimension if name == DIMENSION else _(str(name)) for name in frame.columns})


def unit(frame: pd.DataFrame, column: str) -> str:
    """What a column of numbers holds; a KeyError where that was never said."""
    return frame.attrs[UNITS][column]


def cells(frame: pd.DataFrame, high: str, group_name: str) -> pd.DataFrame:
    """One row per group and dimension of metrics.cells, with share in per cent, interval, people and ratings."""
    return _noted({
        **_names(frame, group_name),
        DIMENSION: frame["dimension"],
        of_high(high): shares(frame["high_share"]),
        N_("95% interval"): [wording.interval(*ends) for ends in zip(frame["lower"], frame["upper"], strict=True)],
        N_("People"): numbers(frame["subjects"]),
        N_("Ratings"): numbers(frame["ratings"]),
    }, [_note(row) for row in frame.itertuples()])  # fmt: skip


def of_high(high: str) -> str:
    """The heading of a column of shares at high levels, or at one level: "% strong or exemplary"."""
    return _("% {high}", high=high)


def levels(frame: pd.DataFrame, group_name: str) -> pd.DataFrame:
    """One row per group and dimension of metrics.level_shares: a count and a share in per cent for each level."""
    bars = frame.drop_duplicates(["group_id", "dimension_id"])
    columns = {**_names(bars, group_name), DIMENSION: bars["dimension"], "People": numbers(bars["subjects"])}
    for name, of_level in frame.groupby("level_name", sort=False):
        columns[name] = numbers(of_level["level_ratings"].to_numpy())
        columns[of_high(str(name).lower())] = shares(of_level["printed_share"].to_numpy())
    return _noted(columns | {"Ratings": numbers(bars["ratings"])}, [_note(row) for row in bars.itertuples()])


def groups(frame: pd.DataFrame, group_name: str) -> pd.DataFrame:
    """One row per group of metrics.groups, with its people."""
    least, most = frame["people_least"], frame["people_most"]
    people = {N_("People, at least"): numbers(least), N_("People, at most"): numbers(most)}
    if least.equals(most):
        people = {"People": numbers(least)}
    is_combined = frame["is_combined"] | least.isna()
    notes: list[str] = [_(wording.WITHHELD) if combined else "" for combined in is_combined]
    return _noted({**_names(frame, group_name), **people}, notes)


def in_order(values: pd.Series) -> pd.Categorical:
    """Names that have an order of their own, that in which they stand: waves, rater groups."""
    return pd.Categorical(values, categories=pd.unique(values), ordered=True)


def sortable(table: pd.DataFrame) -> pd.DataFrame:
    """A table as a page sends it: names in an order are numbered, for a browser sorts them by text, and `labels` hides that."""
    numbered = {
        str(name): column.cat.rename_categories(list(_numbered(column))).astype(object)
        for name, column in table.select_dtypes("category").items()
    }
    return table.assign(**numbered)


def labels(table: pd.DataFrame) -> dict[str, dict[str, str]]:
    """For each column of names in an order: each numbered name of `sortable` = the name to show."""
    return {str(name): _numbered(column) for name, column in table.select_dtypes("category").items()}


def _numbered(column: pd.Series) -> dict[str, str]:
    names = column.cat.categories
    digits = len(str(len(names)))
    return {f"{number:0{digits}}. {name}": name for number, name in enumerate(names, start=1)}


def united(cells: pd.DataFrame) -> str:
    """How many rows unite several groups, in a sentence; "" where none does."""
    number = combined_groups(cells)
    return _(UNITED, number=number, combined=_(wording.COMBINED)) if number else ""


def combined_groups(cells: pd.DataFrame) -> int:
    """How many rows unite several groups."""
    return cells.loc[cells["is_combined"], "group_id"].nunique()


def formats(table: pd.DataFrame) -> dict[str, str]:
    """How a reader sees each column of numbers, in printf's way: shares in whole per cents, differences with their sign, counts
    by their thousands."""
    shown = {}
    for label, column in table.select_dtypes("number").items():
        name = str(label)
        is_whole = (column.dropna() % 1 == 0).all()
        held = unit(table, name)
        if held == SHARE:
            shown[name] = "%.0f%%"
        elif held == DIFFERENCE:
            shown[name] = "%+.0f" if is_whole else "%+.1f"
        elif is_whole:
            shown[name] = "%,d"
        else:
            shown[name] = "%.1f"
    return shown


def rounded(values, to: int = 0) -> pd.Series:
    """Numbers as they are printed: nought has no sign."""
    return pd.Series(values, dtype=float).round(to) + 0.0


def _noted(columns: dict, notes: list[str]) -> pd.DataFrame:
    """A table with its notes, where there are any."""
    return table(columns | ({N_("Note"): notes} if any(notes) else {}))


def _names(frame: pd.DataFrame, group_name: str) -> dict[str, pd.Series]:
    division = {N_("Division"): frame["parent"]} if frame["parent"].any() else {}
    return {**division, group_name: frame["group"]}


def _note(row) -> str:
    if pd.isna(row.subjects):
        return _(wording.WITHHELD)
    if row.is_wider:
        return _("Figure of {block}: {combined}", block=row.block, combined=_(wording.COMBINED))
    return _(wording.WITHHELD) if row.is_combined else ""
