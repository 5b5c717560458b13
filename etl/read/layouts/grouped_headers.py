"""Headers that begin with the group that their question stands in: “about_you/team”, “about_you-team”."""

from collections import Counter

from domain.spelling import folded


FEWEST = 2  # columns of a group, or of a grid


def without_groups(header: list[str], separator: str) -> list[str]:
    """Each header without its groups, where no two headers become one by it.

    What other columns begin with as well is a group, unless it heads a column itself: that is a question with a column a choice.
    """
    whole = {text.strip() for text in header}
    begins = Counter(text.rpartition(separator)[0].strip() for text in header if separator in text)
    groups = {start for start, number in begins.items() if start and number >= FEWEST and start not in whole}
    bare = [_without(text, separator, groups) for text in header]
    named = Counter(folded(text) for text in bare)
    return [short if named[folded(short)] == 1 else text for short, text in zip(bare, header, strict=True)]


def _without(text: str, separator: str, groups: set[str]) -> str:
    start, _, rest = text.rpartition(separator)
    return rest.strip() if start.strip() in groups and rest.strip() else text


def as_grids(header: list[str], separator: str) -> list[str]:
    """Headers written row first, “Leading with care:How often?”, as `Question [Row]`, where a question has several rows."""
    parts = [text.partition(separator) for text in header]
    rows = Counter(question.strip() for _, _, question in parts if question.strip())
    return [
        f"{question.strip()} [{row.strip()}]" if row.strip() and rows[question.strip()] >= FEWEST else text
        for text, (row, _, question) in zip(header, parts, strict=True)
    ]
