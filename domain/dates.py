"""Dates as people write them; where day and month can't be told apart, that is said and not guessed."""

import re
from datetime import UTC, date, datetime


WRITTEN_OUT = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d-%b-%y", "%d-%b-%Y", "%B %Y", "%b %Y")
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: .*)?")


def utc_now() -> datetime:
    """Now in UTC and without a zone, as the record store keeps times."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def is_order_open(texts: list[str]) -> bool:
    """True where every date of a column reads both as day/month and as month/day, and some differ by it."""
    pairs = [tuple(map(int, match.groups()[:2])) for text in texts if (match := YEAR_LAST.fullmatch(text))]
    return all(max(pair) <= 12 for pair in pairs) and any(first != second for first, second in pairs)


def is_month_first(texts: list[str]) -> bool:
    """True where a date of the column has no other reading, as in 03/31/2026."""
    return any(int(match[2]) > 12 for text in texts if (match := YEAR_LAST.fullmatch(text)))


def read_date(text: str, month_first: bool) -> date | None:
    """The date, or None where the text is none."""
    try:
        if match := YEAR_FIRST.fullmatch(text):
            return date(*map(int, match.groups()))
        if match := YEAR_LAST.fullmatch(text):
            day, month, year = map(int, match.groups())
            if month_first:
                day, month = month, day
            return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None
    for form in WRITTEN_OUT:
        try:
            return datetime.strptime(text.replace(",", ""), form).date()
        except ValueError:
            continue
    return None
