"""How names, figures and their uncertainty are put into words on screen."""

import datetime
import math
import re

from analysis import measures
from domain import words
from domain.declared.references import vocabulary
from domain.languages import N_, _, filled


MARKS_OF_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$&])")
listed = words.listed
WORD_JOINER = "\u2060"
LOOK_ALIKES = {
    "*": "\u2217",
    "`": "\u02cb",
    "$": "\uff04",
    "~": "\u223c",
}  # of marks that format what stands between two
# What a mark of no width parts from what it would format with: links, entities, tags, shortcodes, escapes, outer underscores.
BEFORE_A_JOINER = re.compile(
    r"\](?=[(\[:])|&(?=#?\w+;)|<(?=[\w/!])|:(?=[\w+-]+[:\[/])|\\(?=[!-/:-@\[-`{-~])|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)"
)
FIRST_OF_A_BLOCK = re.compile(r"\s*(?:\d+[.)]|[-+*#>=|]|_)")  # of a list, a heading, a quotation, a line
COMBINED = N_("combined to protect confidentiality")  # the one wording for anything withheld, whatever the reason
WITHHELD = N_("Combined to protect confidentiality")  # the same where it stands alone
ROUNDED = N_(
    "Levels side by side are rounded so that they add up: those that count as high to their own share, and all to 100%. By itself"
    " a level may read a point more or less."
)
CHANCE_RANGE = N_("Range allowing for chance (95%)")  # what a legend calls the line through a mark
NOTHING = "–"  # in place of a figure where there is none
CLEAR = N_("Clear")  # of a difference: larger than chance explains; difference_words.chance_rule says it whole
WHOLE = N_("Whole organisation")
REST = N_("Rest of the organisation")
MOST_NAMED = 3  # dimensions in a heading
ONE_WAVE = N_(
    "Only one wave is published for this rater group and measure, so there is no change to show yet. Choose another rater"
    " group or measure, or load another wave on the Upload page."
)
ONE_RATER_GROUP = N_(
    "Only one rater group is published for this wave and measure, so there is nobody to set beside it. Choose another wave or"
    " measure, or load ratings by others on the Upload page."
)

FIELDS = {
    "framework": N_("Framework"),
    "organisation": N_("Organisation"),
    "wave": N_("Wave"),
    "rater_group": N_("Rater group"),
    "measure": N_("Measure"),
    "breakdown": N_("Breakdown"),
}

RATERS = {  # as those who are rated would call them
    "self": N_("themselves"),
    "line_manager": N_("their line managers"),
    "peers": N_("their peers"),
    "direct_reports": N_("their direct reports"),
    "others": N_("others"),
}
RATED_BY = {
    "self": N_("rated by themselves"),
    "line_manager": N_("rated by their line managers"),
    "peers": N_("rated by their peers"),
    "direct_reports": N_("rated by their direct reports"),
    "others": N_("rated by others"),
}


def value(field: str, identifier: str) -> str:
    """The label of an organisation, wave, rater group or measure: the first two are shown as they were exported."""
    if field == "rater_group":
        return _(vocabulary("rater_group").named[identifier])
    return _(measures.of(identifier).name) if field == "measure" else identifier


def sentences(*said: str) -> str:
    """Whole sentences one after another, without those that are ""."""
    return " ".join(filter(None, said))


def between(least: int, most: int) -> str:
    """A number that may vary: "1,187 to 1,204", or "1,204" where it does not."""
    return reach(number(least), number(most))


def number(whole: int) -> str:
    """A number with the marks of the language: "1,187"."""
    return filled("{whole:,}", {"whole": whole})


def reach(least: str, most: str) -> str:
    """From the least to the most, as printed: "63% to 67%", or "67%" where both read alike."""
    return least if least == most else _("{least} to {most}", least=least, most=most)


def date(day: datetime.date) -> str:
    """A date in words: "4 January 2026"."""
    return filled("{day:date}", {"day": day})


def percent(share: float) -> str:
    """A share in whole per cents that never rounds some people to none, or most to all; "" where there is none."""
    if math.isnan(share):
        return ""
    rounded = f"{share:.0%}"
    if rounded == "0%" and share > 0:
        return "<1%"
    return ">99%" if rounded == "100%" and share < 1 else rounded


def allowing(share: float, lower: float, upper: float) -> str:
    """A share at first sight: "75%; 74% to 77% allowing for chance"."""
    return _("{share}; {interval} allowing for chance", share=percent(share), interval=interval(lower, upper))


def interval(lower: float, upper: float) -> str:
    return "" if math.isnan(lower) else reach(percent(lower), percent(upper))


def label(name: str) -> str:
    """The same for the label of a field, which a screen reader says letter by letter as it stands here: no backslashes.

    What would be formatting is broken by a mark of no width; of the few marks that work in pairs others of the same look stand.
    """
    for pair, alike in LOOK_ALIKES.items():
        if name.count(pair) > 1:
            name = name.replace(pair, alike)
    name = BEFORE_A_JOINER.sub(f"\\g<0>{WORD_JOINER}", name)
    return WORD_JOINER + name if FIRST_OF_A_BLOCK.match(name) else name


def plain(name: str) -> str:
    """A name from an export, such that a page shows it as it is written and reads no formatting into it."""
    return MARKS_OF_MARKDOWN.sub(r"\\\1", name)
