"""A parameter is written as what follows its colon says, by the customs of the language."""

from datetime import date

import pytest

from domain.languages import speaking
from domain.languages.writer import filled


DAY = date(2026, 1, 4)


@pytest.mark.parametrize(
    ("code", "sentence", "given", "said"),
    [
        ("en", "{n:#row}", 1, "1 row"),
        ("en", "{n:#row}", 1200, "1,200 rows"),
        ("en", "{n:#person|people}", 2, "2 people"),
        ("en", "{n:?is|are}", 0, "are"),
        ("en", "{n:?is|are}", ["one"], "is"),  # a list counts as many as it has
        ("en", "{n:,}", 1234.5, "1,234.5"),
        ("en", "{n:date}", DAY, "4 January 2026"),
        ("en", "{n}", None, ""),
        ("en", "{n:and}", [], ""),
        ("en", "{n:and}", ["a"], "a"),
        ("en", "{n:and}", ["a", "b", "c"], "a, b and c"),
        ("en", "{n:or 2}", ["a", "b", "c"], "a, b or 1 more"),
        ("en", "{n:“and}", ["a", "b"], "“a” and “b”"),
        ("en", "{n:×}", ["a", "b"], "a × b"),
        ("en", "{n:;}", ["a, b", "c"], "a, b; c"),
        ("en", "{n:and}", [7, 1200], "7 and 1,200"),
        ("en", "{n:and}", "a and b", "a and b"),  # as a store of an earlier program has it
        ("en", "{n}", {"en": "Strong", "cy": "Cryf"}, "Strong"),
        ("en", "{n:date}", "2026-01-04", "4 January 2026"),
        ("cy", "{n:#rhes}", 1, "1 rhes"),
        ("cy", "{n:#rhes}", 7, "7 rhes"),  # counted in the singular
        ("cy", "{n:?un|mwy}", 2, "mwy"),
        ("cy", "{n:#ci|ci|gi|chi|chi|ci}", 0, "0 ci"),
        ("cy", "{n:#cŵn|ci|gi|chi|chi|ci}", 0, "0 cŵn"),
        ("cy", "{n:#cŵn|ci|gi|chi|chi|ci}", 2, "2 gi"),
        ("cy", "{n:#cŵn|ci|gi|chi|chi|ci}", 3, "3 chi"),
        ("cy", "{n:#cŵn|ci|gi|chi|chi|ci}", 6, "6 chi"),
        ("cy", "{n:#cŵn|ci|gi|chi|chi|ci}", 11, "11 ci"),
        ("cy", "{n:and}", [{"en": "Strong", "cy": "Cryf"}, {"en": "Low", "cy": ""}], "Cryf a Low"),
        ("cy", "{n:date}", DAY, "4 Ionawr 2026"),
        ("cy", "{n:and}", ["tîm", "rôl"], "tîm a rôl"),
        ("cy", "{n:and}", ["tîm", "adran"], "tîm ac adran"),  # before a vowel
        ("cy", "{n:“and}", ["tîm", "adran"], "“tîm” ac “adran”"),
        ("cy", "{n:or}", ["tîm", "rôl"], "tîm neu rôl"),
        ("de", "{n:,}", 1234.5, "1.234,5"),
    ],
)
def test_a_parameter_is_written_by_the_customs_of_the_language(code, sentence, given, said):
    with speaking(code):
        assert filled(sentence, {"n": given}) == said
