"""Figures from outside as a line beside the organisation's own: labelled with their source, and never a mark to pass."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis import statistics, wording
from analysis.charts import tick_labels
from analysis.published import framework
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.declared.benchmarks import Benchmark
from domain.errors import Unreadable
from domain.languages import _


SOURCE_LENGTH = 34  # characters of a source in a legend


@dataclass(frozen=True)
class Line:
    """A share from outside, how a legend names it, and all that is known of it in words."""

    share: float
    name: str
    said: str


def lines(store: Store, selection: Selection, dimension_id: str, known: Iterable[Benchmark]) -> list[Line]:
    """Those of a dimension, where people's own performance is looked at; Unreadable where one is of no dimension of its framework, or
    counts other levels."""
    names = framework.dimensions(store, selection.framework).set_index("dimension_id")["dimension"].to_dict()
    is_high = framework.is_high(store, selection.framework).tolist()
    found = []
    for one in known:
        if one.framework != selection.framework:
            continue
        if one.dimension not in names:
            raise Unreadable(
                "benchmark_dimension", dimension=one.dimension, framework=one.framework, dimensions=list(names)
            )
        if one.counts and len(one.counts) != len(is_high):
            raise Unreadable(
                "benchmark_levels",
                dimension=one.dimension,
                framework=one.framework,
                counts=len(one.counts),
                levels=len(is_high),
            )
        if one.dimension == dimension_id and selection.measure == "performance":
            found.append(_line(one, [level for level, high in enumerate(is_high, start=1) if high]))
    return found


def note(found: Iterable[Line]) -> str:
    """What the lines are, for the note under a chart; "" where there are none."""
    told = "; ".join(line.said for line in found)
    if not told:
        return ""
    return _(
        "From outside, drawn as long dashes: {lines}. Other people were asked, perhaps otherwise: it is no mark to pass.",
        lines=told,
    )


def _line(one: Benchmark, high: list[int]) -> Line:
    share = one.share_at(high)
    lower, upper = statistics.wilson_interval(share, one.n)
    return Line(
        share,
        _(
            "Outside, {share}: {source}, {year}",
            share=wording.percent(share),
            source=tick_labels.short([one.source], SOURCE_LENGTH)[one.source],
            year=str(one.date.year),
        ),
        _(
            "{share} ({source}, {day:date}; {ratings:,} ratings, 95% interval {interval})",
            share=wording.percent(share),
            source=one.source,
            day=one.date,
            ratings=one.n,
            interval=wording.interval(float(lower), float(upper)),
        ),
    )
