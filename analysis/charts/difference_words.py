"""Differences between two groups in plain sentences, for a reader who knows no statistics."""

import math

import pandas as pd

from analysis import statistics, wording
from analysis.charts import tick_labels


PAIRS = 100
MAY_BE_CHANCE = "May be chance"
ERRORS = round(1 / statistics.FALSE_DISCOVERY_RATE)
CHANCE_RULE = (
    "A difference is called clear where it is larger than chance explains, over all levels and not only over the share shown."
    f" Of those called clear, on average no more than one in {ERRORS} is chance after all: the more are compared at once, the"
    " larger each must be. “In 100 random pairs” means: take a rating from each side at random, a hundred times: so often the"
    " first is the higher one, so often the second, and in the rest both are equal. As often the one as the other means no"
    " difference."
)


def sentence(row, subject: str, first: str, second: str, high: str) -> str:
    """What a row of differences.between says of `subject`; `first` and `second` are where: "in Ward 3", "in the rest"."""
    shares = (
        f"**{wording.plain(subject)}**: {wording.percent(row.first_share)} of ratings {wording.plain(first)} are at"
        f" {wording.plain(high)}, and {wording.percent(row.second_share)} {wording.plain(second)}"
    )
    if row.lower <= 0 <= row.upper:
        side = "higher" if row.superiority > 0.5 else "lower"
        size = (
            f". That share is about the same in both, but over all levels the ratings {wording.plain(first)} are {side}"
        )
    else:
        size = f": {in_a_hundred(row.difference)} (95% interval {span(row.lower, row.upper)})"
    return f"{shares}{size}."


def in_a_hundred(difference: float) -> str:
    """A difference of shares as a manager would say it: "28 fewer in every 100"."""
    number, side = round(abs(difference) * PAIRS), "more" if difference > 0 else "fewer"
    return f"{number} {side} in every {PAIRS}" if number else f"less than 1 {side} in every {PAIRS}"


def in_pairs(row, subject: str) -> str:
    """`pairs` of a subject, for whoever opens more."""
    return f"**{wording.plain(subject)}**: {wording.continued(pairs(row))}."


def pairs(row) -> str:
    """The probability of superiority as what would happen in a hundred draws, those in which both are equal told apart."""
    first = round((row.superiority - row.equal / 2) * PAIRS)
    equal = min(round(row.equal * PAIRS), PAIRS - first)
    return (
        f"In {PAIRS} random pairs of ratings, one from each, the first is the higher in {first}, the second in"
        f" {PAIRS - first - equal}, and both are equal in {equal}."
    )


def points(difference: float) -> str:
    """A difference of shares without its sign: "28 percentage points"."""
    number = round(abs(difference) * 100)
    if number == 0:
        return "less than 1 percentage point"
    return wording.count(number, "percentage point", "percentage points")


def signed(difference: float) -> str:
    """A difference of shares in points, as a chart or table has it: "+3", "−12", "0"; "" where there is none."""
    if pd.isna(difference):
        return ""
    number = round(difference * 100)
    return f"{'+' if number > 0 else '−'}{abs(number)}" if number else "0"


def span(lower: float, upper: float) -> str:
    """The ends of a difference's interval in points: without signs where both have the same, "+1 to −3" where not."""
    if pd.isna(lower):
        return ""
    if lower > 0 or upper < 0:
        return wording.reach(*(str(round(end * 100)) for end in sorted((abs(lower), abs(upper)))))
    return wording.reach(signed(lower), signed(upper))


def shows_from(above: float, below: float) -> str:
    """How large a difference must be to be found in four cases of five, in points: "+12 or −14"; one of them where a share has
    room that way alone."""
    return " or ".join(
        f"{sign}{math.ceil(size * 100)}" for sign, size in (("+", above), ("−", below)) if not pd.isna(size)
    )


def could_show(found: pd.DataFrame) -> str:
    """The same over the rows of differences.between, as a sentence with a blank before it; "" where nothing is compared."""
    largest = found[["shows_above", "shows_below"]].max(axis=1).dropna()
    if largest.empty:
        return ""
    sizes = wording.reach(*(str(math.ceil(size * 100)) for size in (largest.min(), largest.max())))
    return (
        f" With so many people, a difference of {sizes} points or more is found in four cases of five, each looked at by"
        " itself; a smaller one often stays hidden."
    )


def standing(number: int, of: int) -> str:
    """How many differences are clear, of how many compared."""
    if of == 0:
        return f"There is nothing to compare: {wording.COMBINED}."
    if number == 0:
        return f"**No difference is clear.** Each of the {of:,} compared may be chance."
    return f"**{wording.count(number, 'difference is clear', 'differences are clear')}**, of {of:,} compared."


def hover(row, subject: str, first: str, second: str, high: str) -> str:
    """What a difference in a chart says of itself."""
    heading = f"<b>{tick_labels.wrapped(subject, 52)}</b><br>"
    if pd.isna(row.p):
        return heading + wording.COMBINED.capitalize()
    shares = [
        f"{tick_labels.wrapped(name, 40)}: {wording.percent(share)} at {tick_labels.escaped(high)}"
        f" ({wording.count(int(subjects), 'person', 'people')})"
        for name, share, subjects in (
            (first, row.first_share, row.first_subjects),
            (second, row.second_share, row.second_subjects),
        )
    ]
    size = f"Difference {signed(row.difference)} points, 95% interval {wording.reach(signed(row.lower), signed(row.upper))}"
    reading = wording.CLEAR if row.stands else MAY_BE_CHANCE
    return "<br>".join([heading + shares[0], shares[1], size, reading])
