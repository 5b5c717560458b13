"""What is rated: how people lead, or how important each dimension is to their role."""

from dataclasses import dataclass

from domain.languages import N_


@dataclass(frozen=True)
class Measure:
    """One measure, as a page calls it."""

    measure_id: str
    name: str
    within: str  # the name within a line
    ratings: str  # "people's own …"
    is_of_people: bool  # of how they lead: only of that can there be blind spots, and raters to miss


PERFORMANCE = Measure(
    "performance",
    name=N_("Performance"),
    within=N_("performance"),
    ratings=N_("ratings"),
    is_of_people=True,
)
IMPORTANCE = Measure(
    "importance",
    name=N_("Importance"),
    within=N_("importance"),
    ratings=N_("ratings of importance"),
    is_of_people=False,
)
_BY_ID = {measure.measure_id: measure for measure in (PERFORMANCE, IMPORTANCE)}


def of(measure_id: str) -> Measure:
    """The measure of a selection."""
    return _BY_ID[measure_id]
