import math

import pytest

from analysis import wording
from analysis.charts import difference_words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "0%"),
        (0.001, "<1%"),
        (0.005, "<1%"),
        (0.474, "47%"),
        (0.994, "99%"),
        (0.999, ">99%"),
        (1, "100%"),
        (math.nan, ""),
    ],
)
def test_a_share_never_rounds_some_to_none_or_most_to_all(share, words):
    assert wording.percent(share) == words


@pytest.mark.parametrize(
    ("names", "words"), [(["exemplary"], "exemplary"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_names_are_listed_as_a_person_would(names, words):
    assert wording.listed(names, "or") == words


def test_a_number_that_may_vary_is_told_by_its_ends():
    assert wording.between(1187, 1204) == "1,187 to 1,204"
    assert wording.between(12, 12) == "12"


def test_a_range_whose_ends_read_alike_is_told_as_one_value():
    assert wording.interval(0.666, 0.671) == "67%"
    assert wording.interval(0.61, 0.671) == "61% to 67%"
    assert difference_words.span(0.031, 0.034) == "3"
    assert difference_words.span(-0.031, 0.034) == "−3 to +3"
    assert difference_words.span(-0.002, 0.003) == "0"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Trauma & Orthopaedics (T&O) – 24/7", "Trauma & Orthopaedics (T&O) – 24/7"),
        ("Q5_1 (column C)", "Q5_1 (column C)"),
        ("1. Leading with care: how?", "\u20601. Leading with care: how?"),
        ("# Ward", "\u2060# Ward"),
        ("[x](http://y)", "[x]\u2060(http://y)"),
        (":smile: a &amp; b", ":\u2060smile: a &\u2060amp; b"),
        ("Ward *3*", "Ward ∗3∗"),
        ("One * alone", "One * alone"),
    ],
)
def test_the_label_of_a_field_has_no_backslash_and_reads_no_formatting_into_a_name(name, shown):
    assert wording.label(name) == shown
