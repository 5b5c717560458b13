"""What is rated: how people lead, or how important each dimension is to their role; and how that is told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One measure; `by_self` and `by_others` say what was done, the latter with the raters in place of {}."""

    measure_id: str
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
            return self.by_self_in_short if in_short else self.by_self
        return (self.by_others_in_short if in_short else self.by_others).format(raters)


PERFORMANCE = Measure(
    "performance",
    ratings="ratings",
    is_of_people=True,
    rated="themselves",
    by_self="rated themselves",
    by_others="were rated by {}",
    by_self_in_short="rated themselves",
    by_others_in_short="were rated by {}",
)
IMPORTANCE = Measure(
    "importance",
    ratings="ratings of importance",
    is_of_people=False,
    rated="the importance of dimensions to their role",
    by_self="said how important each dimension is to their role",
    by_others="had {} say how important each dimension is to their role",
    by_self_in_short="said so themselves",
    by_others_in_short="had {} say so",
)
_BY_ID = {measure.measure_id: measure for measure in (PERFORMANCE, IMPORTANCE)}


def of(measure_id: str) -> Measure:
    """The measure of a selection."""
    return _BY_ID[measure_id]
