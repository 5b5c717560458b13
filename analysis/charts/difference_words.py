"""Differences between two groups in plain sentences, for a reader who knows no statistics."""

import math

import pandas as pd

from analysis import statistics, wording
from analysis.charts import tick_labels
from domain.languages import N_, _


PAIRS = 100
MAY_BE_CHANCE = N_("May be chance")
ERRORS = round(1 / statistics.FALSE_DISCOVERY_RATE)
_CHANCE_RULE = N_(
    "A difference is called clear where it is larger than chance explains, over all levels and not only over the share shown."
    " Of those called clear, on average no more than one in {errors} is chance after all: the more are compared at once, the"
    " larger each must be. “In 100 random pairs” means: take a rating from each side at random, a hundred times: so often the"
    " first is the higher one, so often the second, and in the rest both are equal. As often the one as the other means no"
    " difference."
)
_SENTENCES = {  # by whether the share is about the same, and whether the first side is the higher one
    (True, True): N_(
        "**{subject}**: {first_share} of ratings {first} are at {high}, and {second_share} {second}. That share is about the same in"
        " both, but over all levels the ratings {first} are higher."
    ),
    (True, False): N_(
        "**{subject}**: {first_share} of ratings {first} are at {high}, and {second_share} {second}. That share is about the same in"
        " both, but over all levels the ratings {first} are lower."
    ),
    (False, True): N_(
        "**{subject}**: {first_share} of ratings {first} are at {high}, and {second_share} {second}: {size} (95% interval {interval})."
    ),
}


def chance_rule() -> str:
    """What "clear" means."""
    return _(_CHANCE_RULE, errors=ERRORS)


def sentence(row, subject: str, first: str, second: str, high: str) -> str:
    """What a row of differences.between says of `subject`; `first` and `second` are where: "in Ward 3", "in the rest"."""
    is_same = row.lower <= 0 <= row.upper
    return _(
        _SENTENCES[is_same, row.superiority > 0.5 if is_same else True],
        subject=wording.plain(subject),
        first_share=wording.percent(row.first_share),
        first=wording.plain(first),
        high=wording.plain(high),
        second_share=wording.percent(row.second_share),
        second=wording.plain(second),
        size=in_a_hundred(row.difference),
        interval=span(row.lower, row.upper),
    )


def in_a_hundred(difference: float) -> str:
    """A difference of shares as a manager would say it: "28 fewer in every 100"."""
    number, is_more = round(abs(difference) * PAIRS), difference > 0
    if not number:
        return _("less than 1 more in every 100") if is_more else _("less than 1 fewer in every 100")
    if is_more:
        return _("{number} more in every 100", number=number)
    return _("{number} fewer in every 100", number=number)


def in_pairs(row, subject: str) -> str:
    """`pairs` of a subject, for whoever opens more."""
    return _(
        "**{subject}**: in 100 random pairs of ratings, one from each, the first is the higher in {first}, the second in {second}, and"
        " both are equal in {equal}.",
        subject=wording.plain(subject),
        **_of_pairs(row),
    )


def pairs(row) -> str:
    """The probability of superiority as what would happen in a hundred draws, those in which both are equal told apart."""
    return _(
        "In 100 random pairs of ratings, one from each, the first is the higher in {first}, the second in {second}, and both are equal"
        " in {equal}.",
        **_of_pairs(row),
    )


def _of_pairs(row) -> dict[str, int]:
    first = round((row.superiority - row.equal / 2) * PAIRS)
    equal = min(round(row.equal * PAIRS), PAIRS - first)
    return {"first": first, "second": PAIRS - first - equal, "equal": equal}


def points(difference: float) -> str:
    """A difference of shares without its sign: "28 percentage points"."""
    number = round(abs(difference) * 100)
    return _("{number:#percentage point}", number=number) if number else _("less than 1 percentage point")


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
    sizes = [f"{sign}{math.ceil(size * 100)}" for sign, size in (("+", above), ("−", below)) if not pd.isna(size)]
    return wording.listed(sizes, "or")


def could_show(found: pd.DataFrame) -> str:
    """The same over the rows of differences.between, as a sentence; "" where nothing is compared."""
    largest = found[["shows_above", "shows_below"]].max(axis=1).dropna()
    if largest.empty:
        return ""
    sizes = wording.reach(*(str(math.ceil(size * 100)) for size in (largest.min(), largest.max())))
    return _(
        "With so many people, a difference of {sizes} points or more is found in four cases of five, each looked at by"
        " itself; a smaller one often stays hidden.",
        sizes=sizes,
    )


def standing(number: int, of: int) -> str:
    """How many differences are clear, of how many compared."""
    if of == 0:
        return _("There is nothing to compare: {combined}.", combined=_(wording.COMBINED))
    if number == 0:
        return _("**No difference is clear.** Each of the {of:,} compared may be chance.", of=of)
    return _("**{number:#difference is clear|differences are clear}**, of {of:,} compared.", number=number, of=of)


def hover(row, subject: str, first: str, second: str, high: str) -> str:
    """What a difference in a chart says of itself."""
    heading = f"<b>{tick_labels.wrapped(subject, 52)}</b><br>"
    if pd.isna(row.p):
        return heading + _(wording.WITHHELD)
    shares = [
        _(
            "{name}: {share} at {high} ({people:#person|people})",
            name=tick_labels.wrapped(name, 40),
            share=wording.percent(share),
            high=tick_labels.escaped(high),
            people=int(subjects),
        )
        for name, share, subjects in (
            (first, row.first_share, row.first_subjects),
            (second, row.second_share, row.second_subjects),
        )
    ]
    size = _(
        "Difference {difference} points, 95% interval {interval}",
        difference=signed(row.difference),
        interval=wording.reach(signed(row.lower), signed(row.upper)),
    )
    return "<br>".join([heading + shares[0], shares[1], size, reading(row.stands)])


def reading(stands: bool) -> str:
    """Of a difference that is compared: "Clear", or that it may be chance."""
    return _(wording.CLEAR) if stands else _(MAY_BE_CHANCE)
