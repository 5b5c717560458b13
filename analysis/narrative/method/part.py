"""One part of the method: a figure in words first, then as a formula with its source, what it assumes, and where it ends."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Method:
    """One figure: `words` for everybody, `formula` in TeX ("" for none), and what a statistician asks next."""

    title: str
    words: str
    formula: str
    source: str
    limits: str

    @property
    def formulas(self) -> list[str]:
        """The formula's parts, one a line, so that they fit a phone."""
        return [part for part in self.formula.split(r", \quad ") if part]
