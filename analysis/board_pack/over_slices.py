"""The organisation in several slices: as each rater group sees it, and from wave to wave."""

from collections.abc import Mapping

import pandas as pd

from analysis import (
    change,
    counts,
    self_and_others,
    series,
    slices,
    wording,
)
from analysis.board_pack import charts, tables, words
from analysis.board_pack.context import Context
from analysis.board_pack.description import Cell, Column, Message, Row, Table
from analysis.selection import Selection


SELF_AND_OTHERS, CHANGE = "Self and others", "Change"

ON_BARS = {
    " The dotted line is the usual difference, the mean over the dimensions.": "",
    "Each other line": "Each line",
    "filled dot": "filled bar",
}


def other_rater_groups(context: Context) -> dict[str, str]:
    """The rater groups to set the selected one beside: self first, where it is another."""
    names = self_and_others.rater_groups(context.store, context.selection)
    return {key: name for key, name in names.items() if key != context.selection.rater_group}


def seen_by_others(context: Context) -> list[Message]:
    """Nothing where only one rater group is published."""
    store, selection, whole = context.store, context.selection, context.whole_id
    others = other_rater_groups(context)
    if not others or whole is None:
        return []
    names = self_and_others.rater_groups(store, selection)
    shown = self_and_others.side_by_side(store, selection, whole)
    sides = {name: slices.other(store, selection, rater_group=key) for key, name in names.items()}
    messages = [_beside(context, SELF_AND_OTHERS, shown, sides, "self_and_others", "rater_group")]
    first, second = selection.rater_group, next(iter(others))
    if second == self_and_others.SELF:
        first, second = second, first
    pair = self_and_others.pair(store, selection, whole, first, second)
    gaps = self_and_others.gaps(store, selection, whole, first, second)
    compared = gaps[gaps["difference"].notna()]
    if compared.empty:
        return messages
    caution = self_and_others.caution(store, selection, first, second)
    regression = self_and_others.REGRESSION if pair.sentences else ""
    messages.append(
        context.message(
            SELF_AND_OTHERS,
            _apart(compared, first, second),
            "self_and_others",
            without="rater_group",
            text=(
                *words.paragraphs([pair.usual]),
                *words.points(pair.sentences),
                *words.paragraphs([regression, caution]),
            ),
            chart=charts.differences(gaps, gaps["dimension"], pair.exhibit.title, pair.exhibit.alternative),
            table=_differences(pair.exhibit.table, names[first], names[second], context.high),
            note=_bars(pair.exhibit.note),
            sheets=(tables.of_frame(pair.exhibit.table, f"{names[first]} minus {names[second].lower()}"),),
        )
    )
    return messages


def changed(context: Context) -> list[Message]:
    """Nothing where only one wave is published."""
    store, selection, whole = context.store, context.selection, context.whole_id
    waves = change.waves(store, selection)
    if len(waves) < 2 or whole is None:
        return []
    shown = change.side_by_side(store, selection, whole)
    sides = {wave: slices.other(store, selection, wave=wave) for wave in waves}
    messages = [_beside(context, CHANGE, shown, sides, "change", "wave")]
    wave = change.earlier(store, selection)[0]
    comparison = change.comparison(store, selection, whole, wave)
    pair = change.pair(store, selection, whole, wave)
    compared = int(pair["p"].notna().sum())
    if not compared:
        return messages
    caution = change.TWO_WAVES if len(waves) == 2 else ""
    messages.append(
        context.message(
            CHANGE,
            _since(pair, compared, selection.wave, wave),
            "change",
            text=(
                *words.paragraphs([comparison.verdict]),
                *words.points(comparison.sentences),
                *words.paragraphs([caution, change.OTHER_PEOPLE]),
            ),
            chart=charts.differences(pair, pair["dimension"], comparison.exhibit.title, comparison.exhibit.alternative),
            table=_differences(comparison.exhibit.table, selection.wave, wave, context.high),
            note=_bars(comparison.exhibit.note),
            sheets=(tables.of_frame(comparison.exhibit.table, f"{selection.wave} minus {wave}"),),
        )
    )
    return messages


def _beside(
    context: Context,
    name: str,
    shown,
    sides: Mapping[str, Selection],
    page: str,
    field: str,
) -> Message:
    group = counts.of_group(context.store, context.selection, context.whole_id)
    figures = series.figures(context.store, group, sides)
    return context.message(
        name,
        _ranges(figures, field, context.high),
        page,
        without=field,
        chart=charts.side_by_side(figures, f"Share of ratings at {context.high}", shown.alternative, field == "wave"),
        table=_wide(figures, shown.title),
        note=f"The line on each bar is its 95% interval.{series.missing(figures)}",
        sheets=(tables.of_frame(shown.table, f"{name}, side by side"),),
    )


def _wide(figures: pd.DataFrame, title: str) -> Table:
    """A row for each dimension, a column for each series, and a row of the people behind them."""
    shares = figures.pivot(index="dimension", columns="series", values="share")
    dimensions, names = figures["dimension"].drop_duplicates(), figures["series"].drop_duplicates()
    rows = [
        Row((Cell(dimension), *(tables.share(shares.at[dimension, name]) for name in names)))
        for dimension in dimensions
    ]
    people = figures.groupby("series")["subjects"].agg(["min", "max"])
    ends = [people.loc[name].tolist() for name in names]
    counted = ["–" if pd.isna(least) else wording.between(int(least), int(most)) for least, most in ends]
    rows.append(Row((Cell("People"), *(Cell(text) for text in counted)), "whole"))
    return Table(title, (Column("Dimension"), *(Column(name, "share") for name in names)), tuple(rows))


def _differences(frame: pd.DataFrame, first: str, second: str, high: str) -> Table:
    chosen = [
        "Dimension",
        f"% {high}: {first}",
        f"% {high}: {second}",
        "Difference (points)",
        "95% interval (points)",
        "Reading",
    ]
    headings = ["Dimension", first, second, "Difference", "95% interval", "Reading"]
    return tables.of_frame(
        frame, f"Share of ratings at {high}, and the difference in percentage points", chosen, headings
    )


def _ranges(figures: pd.DataFrame, field: str, high: str) -> str:
    """The least and the most of each series' shares, for the two that are first."""
    known = figures[figures["share"].notna()].groupby("series", sort=False)["share"].agg(["min", "max"])
    parts = [
        f"{wording.percent(row['min'])} to {wording.percent(row['max'])} {_by(name, field)}"
        for name, row in (list(known.iterrows())[:2] if field == "rater_group" else list(known.iterrows())[-2:])
    ]
    return f"Ratings at {high}: {wording.listed(parts)}, over the dimensions"


def _by(name: str, field: str) -> str:
    if field == "wave":
        return f"in {name}"
    ids = {label: key for key, label in wording.rater_groups().items()}
    return self_and_others.BY[ids[name]]


def _apart(compared: pd.DataFrame, first: str, second: str) -> str:
    higher = int((compared["difference"] > 0).sum())
    number = max(higher, len(compared) - higher)
    side = "higher" if higher == number else "lower"
    who = "People rate themselves" if first == self_and_others.SELF else f"Ratings {self_and_others.BY[first]} are"
    whom = self_and_others.BY[second].removeprefix("by ")
    does = f"{whom} do" if first == self_and_others.SELF else f"those {self_and_others.BY[second]}"
    every = wording.count(len(compared), "dimension", "dimensions")
    on = (
        f"{number} of {every}"
        if number < len(compared)
        else f"all {every}"
        if number > 1
        else compared["dimension"].iloc[0]
    )
    return f"{who} {side} than {does} on {on}"


def _since(pair: pd.DataFrame, compared: int, wave: str, before: str) -> str:
    stand = pair[pair["stands"]]
    if stand.empty:
        return f"Between {before} and {wave} nothing has changed by more than chance explains"
    up = stand.loc[stand["difference"] > 0, "dimension"].tolist()
    down = stand.loc[stand["difference"] <= 0, "dimension"].tolist()
    said = [f"{wording.listed(names)} {way}" for names, way in ((up, "up"), (down, "down")) if names]
    if len(stand) > 3:
        said = [f"{len(names)} of {compared} dimensions {way}" for names, way in ((up, "up"), (down, "down")) if names]
    return f"Since {before}: {wording.listed(said)}, by more than chance explains"


def _bars(note: str) -> str:
    """A screen's note on dots as one on bars, which have no line for what is usual: the text above says it."""
    for on_screen, here in ON_BARS.items():
        note = note.replace(on_screen, here)
    return note
