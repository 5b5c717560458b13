"""The figures of a chart as a table that a reader can sort: one column for each thing said, in words."""

import pandas as pd

from analysis import wording
from analysis.charts.tick_labels import DAGGER


DIFFERENCE = "Difference"  # how the name of a column of differences begins


def cells(frame: pd.DataFrame, high: str, group_name: str) -> pd.DataFrame:
    """One row per group and dimension of metrics.cells, with share in per cent, interval, people and ratings."""
    return _noted({
        **_names(frame, group_name),
        "Dimension": frame["dimension"],
        f"% {high}": frame["high_share"] * 100,
        "95% interval": [wording.interval(*ends) for ends in zip(frame["lower"], frame["upper"], strict=True)],
        "People": frame["subjects"],
        "Ratings": frame["ratings"],
    }, [_note(row) for row in frame.itertuples()])  # fmt: skip


def levels(frame: pd.DataFrame, group_name: str) -> pd.DataFrame:
    """One row per group and dimension of metrics.level_shares: a count and a share in per cent for each level."""
    bars = frame.drop_duplicates(["group_id", "dimension_id"])
    table = {**_names(bars, group_name), "Dimension": bars["dimension"], "People": bars["subjects"]}
    for name, of_level in frame.groupby("level_name", sort=False):
        table[name] = of_level["level_ratings"].to_numpy()
        table[f"% {str(name).lower()}"] = of_level["printed_share"].to_numpy() * 100
    return _noted(table | {"Ratings": bars["ratings"]}, [_note(row) for row in bars.itertuples()])


def groups(frame: pd.DataFrame, group_name: str) -> pd.DataFrame:
    """One row per group of metrics.groups, with its people."""
    least, most = frame["people_least"], frame["people_most"]
    people = {"People": least} if least.equals(most) else {"People, at least": least, "People, at most": most}
    is_combined = frame["is_combined"] | least.isna()
    notes: list[str] = [wording.COMBINED.capitalize() if combined else "" for combined in is_combined]
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
    """How many rows unite several groups, without a full stop; "" where none does."""
    number = cells.loc[cells["is_combined"], "group_id"].nunique()
    unite = wording.count(number, f"row marked {DAGGER} unites", f"rows marked {DAGGER} unite")
    return f"{unite} several groups" if number else ""


def formats(table: pd.DataFrame) -> dict[str, str]:
    """How a reader sees each column of numbers, in printf's way: shares in whole per cents, differences with their sign, counts
    by their thousands."""
    shown = {}
    for label, column in table.select_dtypes("number").items():
        name = str(label)
        is_whole = (column.dropna() % 1 == 0).all()
        if is_share(name):
            shown[name] = "%.0f%%"
        elif name.startswith(DIFFERENCE):
            shown[name] = "%+.0f" if is_whole else "%+.1f"
        elif is_whole:
            shown[name] = "%,d"
        else:
            shown[name] = "%.1f"
    return shown


def is_share(name: str) -> bool:
    """Whether a column holds shares in per cent."""
    return name.startswith("% ") or name.endswith("(%)")


def rounded(values, to: int = 0) -> pd.Series:
    """Numbers as they are printed: nought has no sign."""
    return pd.Series(values, dtype=float).round(to) + 0.0


def _noted(columns: dict, notes: list[str]) -> pd.DataFrame:
    """A table with its notes, where there are any."""
    return pd.DataFrame(columns | ({"Note": notes} if any(notes) else {}))


def _names(frame: pd.DataFrame, group_name: str) -> dict[str, pd.Series]:
    division = {"Division": frame["parent"]} if frame["parent"].any() else {}
    return {**division, group_name: frame["group"]}


def _note(row) -> str:
    if pd.isna(row.subjects):
        return wording.COMBINED.capitalize()
    if row.is_wider:
        return f"Figure of {row.block}: {wording.COMBINED}"
    return wording.COMBINED.capitalize() if row.is_combined else ""
