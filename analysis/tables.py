"""The figures of a chart as a table that a reader can sort: one column for each thing said, in words."""

import pandas as pd

from analysis import wording
from analysis.tick_labels import DAGGER


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
        table[f"% {name.lower()}"] = of_level["level_share"].to_numpy() * 100
    return _noted(table | {"Ratings": bars["ratings"]}, [_note(row) for row in bars.itertuples()])


def groups(frame: pd.DataFrame, group_name: str) -> pd.DataFrame:
    """One row per group of metrics.groups, with its people."""
    people = [
        wording.between(int(least), int(most)) if least == least else wording.COMBINED
        for least, most in zip(frame["people_least"], frame["people_most"], strict=True)
    ]
    notes = [wording.COMBINED.capitalize() if is_combined else "" for is_combined in frame["is_combined"]]
    return _noted({**_names(frame, group_name), "People": people}, notes)


def united(cells: pd.DataFrame) -> str:
    """How many rows unite several groups, without a full stop; "" where none does."""
    number = cells.loc[cells["is_combined"], "group_id"].nunique()
    unite = wording.count(number, f"row marked {DAGGER} unites", f"rows marked {DAGGER} unite")
    return f"{unite} several groups" if number else ""


def formats(table: pd.DataFrame) -> dict[str, str]:
    """How a reader sees each column of numbers, in printf's way: shares in whole per cents, counts by their thousands."""
    shown = {}
    for name, column in table.select_dtypes("number").items():
        if name.startswith("% "):
            shown[name] = "%.0f%%"
        elif (column.dropna() % 1 == 0).all():
            shown[name] = "%,d"
    return shown


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
