"""An answer is a level, no level on purpose, or a slip."""

import pytest

import settings
from domain.declared.framework_file import parse_framework, read_framework
from domain.declared.frameworks import NOT_RATED
from domain.errors import Unreadable


FIVE_POINTS = """
id = "five"
name = "Five points"
attribution = ""
not_rated = ["9", "n/a"]
[[dimensions]]
id = "one"
name = "One"
[[levels]]
id = "never"
name = "Never"
aliases = ["0"]
[[levels]]
id = "always"
name = "Always"
aliases = ["1"]
"""


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        ("Strong", 3), ("strong ", 3), ("STRONG", 3), ("3", 3), ("3.0", 3), ("3 - Strong", 3), ("3. Strong", 3),
        ("3 – strong", 3), ("Strong (3)", 3), ("Strong\u00a0(3)", 3), ("1", 1), ("exemplary", 4), ("4", 4),
        ("n/a", NOT_RATED), ("9", NOT_RATED), ("99", NOT_RATED), ("-1", NOT_RATED), ("Unable to rate", NOT_RATED), ("9.0", NOT_RATED),
        ("5", None), ("0", None), ("2.67", None), ("2,67", None), ("3 - Proficient", None), ("Proficient (3)", None), ("good", None),
        ("3 or 4", None), ("1e0", None), ("³", None),
    ],
)  # fmt: skip
def test_a_level_is_named_numbered_or_both(answer, level):
    assert read_framework(settings.FRAMEWORK).level_of(answer) == level


def test_numbers_of_the_frameworks_own_replace_positions():
    framework = parse_framework(FIVE_POINTS, "five.toml")
    assert [framework.level_of(answer) for answer in ("0", "1", "2", "1 - Always", "9")] == [1, 2, None, 2, NOT_RATED]
    assert framework.levels_between().text() == "0 (Never) to 1 (Always)"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('name = "Always"', 'name = "never"', "stands for two levels"),
        ('id = "five"', "", "lacks id"),
        ("[[dimensions]]", "[[dimension]]", r"lacks \[\[dimensions\]\]"),
        ('name = "One"', "name = ", "not valid TOML"),
    ],
)
def test_a_framework_file_that_is_off_says_where(before, after, said):
    with pytest.raises(Unreadable, match=said):
        parse_framework(FIVE_POINTS.replace(before, after), "five.toml")
