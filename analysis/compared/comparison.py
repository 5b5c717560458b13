"""Two sides compared over the dimensions: what is said of them, and the chart of their differences with its table."""

from dataclasses import dataclass, replace

import pandas as pd

from analysis import wording
from analysis.charts import difference_words, interval_charts
from analysis.charts.exhibit import Exhibit
from analysis.compared import difference_tables
from analysis.frames import rows_of


DOT, BAR = "dot", "bar"  # what a difference is drawn as: on a screen, in a pack


@dataclass(frozen=True)
class Told:
    """What is said at once, a sentence for each difference that stands out, and what can be said besides of each."""

    verdict: str
    sentences: list[str]
    more: list[str]


@dataclass(frozen=True)
class Note:
    """What to know of a chart of differences: what lies `right` of the middle, what a filled mark is, whether a line marks what is
    usual, and what is to be said `besides`, with a blank before it."""

    right: str
    filled: str = "a clear difference"
    has_usual: bool = False
    besides: str = ""

    def on(self, mark: str) -> str:
        """The note where differences are drawn as DOT or as BAR; bars have no line for what is usual: the text above says it."""
        usual = self.has_usual and mark == DOT
        line = (
            "The dotted line is the usual difference, the mean over the dimensions. Each other line"
            if usual
            else "Each line"
        )
        return (
            f"Right of the middle: {self.right}. {line} is a 95% interval. A filled {mark} is {self.filled}; a hollow grey one"
            f" may be chance.{self.besides}"
        )


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
    note = replace(note, besides=f"{note.besides}{difference_words.could_show(found)}")
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
        message=message if compared else difference_words.standing(0, 0).removesuffix("."),
        title=title,
        figure=interval_charts.differences(
            found,
            found["dimension"].tolist(),
            [difference_words.hover(row, row.dimension, first, second, high) for row in rows_of(found)],
            usual=usual,
        ),
        alternative=(
            f"Chart of {what} on {wording.count(compared, 'dimension', 'dimensions')} with their intervals."
            f" {wording.of_them(stand, 'stands', 'stand').capitalize()}. The table below has every figure."
        ),
        table=difference_tables.by_row(found, found["dimension"], "Dimension", first, second, high),
        note=note.on(DOT),
    )
