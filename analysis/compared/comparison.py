"""Two sides compared over the dimensions: what is said of them, and the chart of their differences with its table."""

from dataclasses import dataclass, replace

import pandas as pd

from analysis import wording
from analysis.charts import difference_words, interval_charts, tables
from analysis.charts.exhibit import Exhibit
from analysis.compared import difference_tables
from analysis.frames import rows_of
from domain.languages import N_, _


DOT, BAR = "dot", "bar"  # what a difference is drawn as: on a screen, in a pack
MARKS = {
    DOT: N_("A filled dot is {filled}; a hollow grey one may be chance."),
    BAR: N_("A filled bar is {filled}; a hollow grey one may be chance."),
}


@dataclass(frozen=True)
class Told:
    """What is said at once, a sentence for each difference that stands out, and what can be said besides of each."""

    verdict: str
    sentences: list[str]
    more: list[str]


@dataclass(frozen=True)
class Note:
    """What to know of a chart of differences: what lies `right` of the middle, what a filled mark is, whether a line marks what is
    usual, and what is to be said `besides`."""

    right: str
    filled: str = N_("a clear difference")
    has_usual: bool = False
    besides: str = ""

    def on(self, mark: str) -> str:
        """The note where differences are drawn as DOT or as BAR; bars have no line for what is usual: the text above says it."""
        usual = self.has_usual and mark == DOT
        lines = (
            _(
                "The dotted line is the usual difference, the mean over the dimensions. Each other line is a 95% interval."
            )
            if usual
            else _("Each line is a 95% interval.")
        )
        right = _("Right of the middle: {what}.", what=self.right)
        return wording.sentences(right, lines, _(MARKS[mark], filled=_(self.filled)), self.besides)


@dataclass(frozen=True)
class Comparison(Told):
    """What is said of two sides, and the chart of their differences with its table."""

    exhibit: Exhibit
    note: Note


def comparison_of(
    found: pd.DataFrame,
    first: str,
    second: str,
    high: str,
    sentences: list[str],
    *,
    message: str,
    title: str,
    what: str,
    note: Note,
) -> Comparison:
    """What is said of the frame of differences.between with its dimensions: a sentence for each that stands out, and its exhibit."""
    note = replace(note, besides=wording.sentences(note.besides, difference_words.could_show(found)))
    return Comparison(
        difference_words.standing(len(sentences), int(found["p"].notna().sum())),
        sentences,
        [difference_words.in_pairs(row, row.dimension) for row in found[found["stands"]].itertuples()],
        exhibit_of(found, first, second, high, message=message, title=title, what=what, note=note),
        note,
    )


def exhibit_of(
    found: pd.DataFrame,
    first: str,
    second: str,
    high: str,
    *,
    message: str,
    title: str,
    what: str,
    note: Note,
    usual: float | None = None,
) -> Exhibit:
    """The frame of differences.between with its dimensions, drawn and as a table; `first` and `second` name its sides, `what`
    says what the differences are, and `usual` is marked by a dotted line."""
    compared, stand = int(found["p"].notna().sum()), int(found["stands"].sum())
    return Exhibit(
        message=message if compared else _("There is nothing to compare: {combined}", combined=_(wording.COMBINED)),
        title=title,
        figure=interval_charts.differences(
            found,
            found["dimension"].tolist(),
            [difference_words.hover(row, row.dimension, first, second, high) for row in rows_of(found)],
            usual=usual,
        ),
        alternative=wording.sentences(
            _("Chart of {what} on {number:#dimension} with their intervals.", what=what, number=compared),
            _("{number:,} of them {number:?stands|stand}.", number=stand) if stand else _("None of them stands."),
            _("The table below has every figure."),
        ),
        table=difference_tables.by_row(found, found["dimension"], tables.DIMENSION, first, second, high),
        note=note.on(DOT),
    )
