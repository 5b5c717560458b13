"""Uncertainty of published figures, worked out from counts alone in NumPy; any shape of table at once.

Everywhere `people` is the number of independent answers that the figure is worth: `effective_people` gives it.
"""

from analysis.statistics.adding_up import adding_up
from analysis.statistics.control import Run, funnel_limits, overdispersion, run_of_points, scatter_of_departures
from analysis.statistics.departures import Departures, departures
from analysis.statistics.discoveries import FALSE_DISCOVERY_RATE, adjusted_p
from analysis.statistics.levels import Means, difference_of_means, mean_level, spread
from analysis.statistics.normal import Z_95, two_sided_p
from analysis.statistics.planning import smallest_detectable
from analysis.statistics.shares import (
    difference_of_shares,
    effective_people,
    finite_population,
    variance_of_share,
    wilson_interval,
)
from analysis.statistics.superiority import Superiority, superiority


__all__ = [
    "FALSE_DISCOVERY_RATE",
    "Departures",
    "Means",
    "Run",
    "Superiority",
    "Z_95",
    "adding_up",
    "adjusted_p",
    "departures",
    "difference_of_means",
    "difference_of_shares",
    "effective_people",
    "finite_population",
    "funnel_limits",
    "mean_level",
    "overdispersion",
    "run_of_points",
    "scatter_of_departures",
    "smallest_detectable",
    "spread",
    "superiority",
    "two_sided_p",
    "variance_of_share",
    "wilson_interval",
]
