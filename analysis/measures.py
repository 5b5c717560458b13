"""What is rated: how people lead, or how important each dimension is to their role; and how that is told."""

from dataclasses import dataclass

from domain.languages import N_, _


@dataclass(frozen=True)
class Measure:
    """One measure; `by_self` and `by_others` say what was done, the latter by {raters}."""

    measure_id: str
    name: str
    within: str  # the name within a line
    ratings: str  # "people's own …"
    is_of_people: bool  # of how they lead: only of that can there be blind spots, and raters to miss
    rated: str  # "people rate … higher"
    by_self: str
    by_others: str
    by_self_in_short: str  # where what was rated has been said
    by_others_in_short: str

    def done_by(self, rater_group: str, raters: str, in_short: bool = False) -> str:
        """What those whom `rater_group` rated did or had done: "rated themselves", "were rated by their peers"."""
        if rater_group == "self":
            return _(self.by_self_in_short if in_short else self.by_self)
        return _(self.by_others_in_short if in_short else self.by_others, raters=raters)


PERFORMANCE = Measure(
    "performance",
    name=N_("Performance"),
    within=N_("performance"),
    ratings=N_("ratings"),
    is_of_people=True,
    rated=N_("themselves"),
    by_self=N_("rated themselves"),
    by_others=N_("were rated by {raters}"),
    by_self_in_short=N_("rated themselves"),
    by_others_in_short=N_("were rated by {raters}"),
)
IMPORTANCE = Measure(
    "importance",
    name=N_("Importance"),
    within=N_("importance"),
    ratings=N_("ratings of importance"),
    is_of_people=False,
    rated=N_("the importance of dimensions to their role"),
    by_self=N_("said how important each dimension is to their role"),
    by_others=N_("had {raters} say how important each dimension is to their role"),
    by_self_in_short=N_("said so themselves"),
    by_others_in_short=N_("had {raters} say so"),
)
_BY_ID = {measure.measure_id: measure for measure in (PERFORMANCE, IMPORTANCE)}


def of(measure_id: str) -> Measure:
    """The measure of a selection."""
    return _BY_ID[measure_id]
