"""One part of the method: a figure in words first, then as a formula with its source, what it assumes, and where it ends."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from domain.languages import N_, _


WORDS = re.compile(r"(?<=\\text\{)[^}]+?(?= ?\})")  # what stands in a formula in words
OF_FORMULAS = (
    N_("ratings at a high level"),
    N_("ratings with a level"),
    N_("ratings"),
    N_("people"),
    N_("in both"),
    N_("invited"),
    N_("share at or below level"),
    N_("number of levels"),
)


@dataclass(frozen=True)
class Method:
    """One figure: `words` for everybody, `formula` in TeX ("" for none), and what a statistician asks next; `named` is what stands in
    braces in `words` and `limits`."""

    title: str
    words: str
    formula: str
    source: str
    limits: str
    named: Mapping[str, str | int] = field(default_factory=dict)

    def said(self) -> "Method":
        """The same in the language that is spoken, with what is named in it."""
        named = {name: _(value) if isinstance(value, str) else value for name, value in self.named.items()}
        return replace(
            self,
            title=_(self.title),
            words=_(self.words, **named),
            formula=WORDS.sub(lambda text: _(text[0]), self.formula),
            source=_(self.source),
            limits=_(self.limits, **named),
        )

    @property
    def formulas(self) -> list[str]:
        """The formula's parts, one a line, so that they fit a phone."""
        return [part for part in self.formula.split(r", \quad ") if part]
