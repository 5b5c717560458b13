"""A side: what sets the answers of some columns apart from others beside them, such as who rated; none is mixed with another."""

from dataclasses import dataclass, fields

from domain.declared.references import MEASURES, vocabulary
from domain.errors import Unreadable
from domain.message import Message, said
from domain.spelling import folded, tidied
from domain.words import term


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

    @property
    def message(self) -> Message:
        """`peers 2, importance, 2026`."""
        group = term(self.rater_group)
        who = said("side_of_rater", group=group, rater=self.rater) if self.rater and group else group or self.rater
        return said("side", parts=[part for part in (who, term(self.measure), self.wave) if part])


def side_said(table: dict[str, object], where: Message) -> Side:
    """The side that a mapping gives a column, beside its header; Unreadable where it can't be one."""
    if unknown := table.keys() - {"header", *(field.name for field in fields(Side))}:
        raise Unreadable("no_such_side", where=where, name=min(unknown))
    named = {name: tidied(str(value)) for name, value in table.items() if name != "header"}
    for name, meaning in (("rater_group", vocabulary("rater_group").meaning), ("measure", measure_of)):
        if written := named.get(name):
            named[name] = meaning(written) or ""
            if not named[name]:
                raise Unreadable("unknown_side_value", where=where, written=written, kind=term(name))
    return Side(**named)


def measure_of(text: str) -> str | None:
    return MEASURES.get(folded(text))
