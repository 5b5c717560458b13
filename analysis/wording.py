"""How names, figures and their uncertainty are put into words on screen."""

import math
from collections.abc import Sequence

from analysis import order

COMBINED = "combined to protect confidentiality"  # the one wording for anything withheld, whatever the reason
WHOLE = "Whole organisation"

FIELDS = {
    "framework": "Framework",
    "organisation": "Organisation",
    "wave": "Wave",
    "rater_group": "Rater group",
    "measure": "Measure",
    "breakdown": "Breakdown",
}
_BREAKDOWNS = {"organisation": WHOLE, "division_role": "Division and role"}


def words(identifier: str) -> str:
    """An id as a label: "care_setting" is "Care setting"."""
    return identifier.replace("_", " ").capitalize()


def breakdown(identifier: str) -> str:
    return _BREAKDOWNS.get(identifier, words(identifier))


def value(field: str, identifier: str) -> str:
    """The label of an organisation, wave, rater group or measure: the first two are shown as they were exported."""
    if field in ("organisation", "wave"):
        return identifier
    if field == "rater_group":
        return {group["id"]: group["name"] for group in order.vocabulary("rater_groups")}.get(identifier, identifier)
    return words(identifier)


def listed(names: Sequence[str], joint: str = "and") -> str:
    """Names as a person lists them: "strong or exemplary", "A, B and C"."""
    *most, last = names
    return f"{', '.join(most)} {joint} {last}" if most else last


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 person", "1,204 people"."""
    return f"{number:,} {one if number == 1 else many}"


def between(least: int, most: int) -> str:
    """A number that may vary: "1,187 to 1,204", or "1,204" where it does not."""
    return f"{least:,}" if least == most else f"{least:,} to {most:,}"


def percent(share: float) -> str:
    """A share in whole per cents that never rounds some people to none, or most to all; "" where there is none."""
    if math.isnan(share):
        return ""
    rounded = f"{share:.0%}"
    if rounded == "0%" and share > 0:
        return "<1%"
    return ">99%" if rounded == "100%" and share < 1 else rounded


def interval(lower: float, upper: float) -> str:
    return "" if math.isnan(lower) else f"{percent(lower)} to {percent(upper)}"
