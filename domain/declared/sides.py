"""A side: what sets the answers of some columns apart from others beside them, such as who rated; none is mixed with another."""

from dataclasses import dataclass, fields

from domain.declared.references import MEASURES, vocabulary
from domain.errors import Unreadable
from domain.spelling import folded, tidied


@dataclass(frozen=True)
class Side:
    """Each "" where the columns don't say it; `rater` tells several raters of one group apart, such as Peer 1 and Peer 2."""

    rater_group: str = ""
    rater: str = ""
    measure: str = ""
    wave: str = ""

    def __bool__(self) -> bool:
        return self != Side()

    def said(self) -> dict[str, str]:
        """What it says, in the order of the fields: a column of ours (or rater) = its value."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    def covers(self, other: "Side") -> bool:
        """Whether all that this one says, the other says too: a column without a side is everybody's."""
        return self.said().items() <= other.said().items()

    def in_words(self) -> str:
        """`peers 2, importance, 2026`."""
        who = " ".join(filter(None, (self.rater_group.replace("_", " "), self.rater)))
        return ", ".join(filter(None, (who, self.measure, self.wave)))


def side_said(table: dict[str, object], where: str) -> Side:
    """The side that a mapping gives a column, beside its header; Unreadable where it can't be one."""
    if unknown := table.keys() - {"header", *(field.name for field in fields(Side))}:
        raise Unreadable("no_such_side", where=where, name=min(unknown))
    said = {name: tidied(str(value)) for name, value in table.items() if name != "header"}
    for name, meaning in (("rater_group", vocabulary("rater_group").meaning), ("measure", measure_of)):
        if written := said.get(name):
            said[name] = meaning(written) or ""
            if not said[name]:
                raise Unreadable("unknown_side_value", where=where, written=written, kind=name.replace("_", " "))
    return Side(**said)


def measure_of(text: str) -> str | None:
    return MEASURES.get(folded(text))
