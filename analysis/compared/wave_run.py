"""One group on one dimension from wave to wave, with the limits of what chance does, where there are enough waves."""

from analysis import statistics, wording
from analysis.charts import control_charts, hover, tables
from analysis.charts.exhibit import Exhibit
from analysis.compared import change, series
from analysis.published import followed, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from analysis.statistics.control import LONG_RUN
from domain.languages import N_, _


FEW_WAVES = N_(
    "With fewer than {number} waves only a sudden change can show: a point outside the limits, or two of three near one."
)
NO_RUN = N_(
    "This group has figures of the same make-up in fewer than three waves here, so there is no run to show"
    " ({combined})."
)
SIGNALS = {
    "outside": N_("{waves:and} (outside the limits)"),
    "two_of_three": N_("{waves:and} (two of three in a row near a limit)"),
    "shift": N_("{waves:and} ({number} or more in a row on one side of the middle)"),
    "trend": N_("{waves:and} ({number} or more in a row that go the same way)"),
}


@remembered
def exhibit(store: Store, selection: Selection, group_id: str, dimension_id: str) -> Exhibit | None:
    """A group on one dimension from wave to wave; None where it has fewer than three comparable waves."""
    every = change.figures(store, selection, group_id)
    every = every[every["dimension_id"] == dimension_id]
    found = every[every["share"].notna()].reset_index(drop=True)
    line = statistics.run_of_points(found["share"], found["people"])
    if line is None:
        return None
    high, dimension = metrics.high_levels(store, selection.framework), found["dimension"].iloc[0]
    names = found["series"].tolist()
    unusual = {
        what: [wave for wave, rules in zip(names, line.signals, strict=True) if rule in rules]
        for rule, what in SIGNALS.items()
    }
    signals = "; ".join(_(what, waves=where, number=LONG_RUN) for what, where in unusual.items() if where)
    verdict = (
        _("Unusual: {signals}.", signals=signals)
        if signals
        else _("No wave is unusual: what moves from one to the next may be chance.")
    )
    group = change.named(store, selection, group_id)
    message = (
        _("{group}, {dimension}: unusual: {signals}", group=group, dimension=dimension, signals=signals)
        if signals
        else _(
            "{group}, {dimension}: no wave is unusual: what moves from one to the next may be chance",
            group=group,
            dimension=dimension,
        )
    )
    told = [
        hover.point(row.dimension, row.series, row.share, row.lower, row.upper, row.subjects)
        for row in found.itertuples()
    ]
    return Exhibit(
        message=message,
        title=_("{group}, {dimension}: share at {high} from wave to wave", group=group, dimension=dimension, high=high),
        figure=control_charts.run(names, found["share"], found["lower"], found["upper"], line, told),
        alternative=wording.sentences(
            _("Chart of {number:#wave}.", number=len(names)), verdict, _("The table below has every figure.")
        ),
        table=series.table(every, N_("Wave"), high).drop(columns=tables.DIMENSION),
        note=wording.sentences(
            verdict,
            _(
                "The dotted line is the middle one of the waves shown (their median), the dashed ones the limits of chance; a large"
                " diamond is unusual."
            ),
            _(FEW_WAVES, number=LONG_RUN) if len(names) < LONG_RUN else "",
            series.missing(every),
            followed.breaks(store, selection, group_id),
        ),
    )
