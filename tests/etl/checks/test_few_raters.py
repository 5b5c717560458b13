"""Who has too few raters is counted before anything loads."""

import pytest

from tests.support.door import assessment, load


def rated(*raters: int, wave: str = "2026 spring", **other: str) -> list[dict[str, str]]:
    """Each leader's rows by peers, as many as their raters."""
    return [
        assessment(f"p{number}", rater_group="peers", wave=wave, team=f"Ward {number % 3}", **other)
        for number, of_one in enumerate(raters)
        for _ in range(of_one)
    ]


def told(report) -> list[str]:
    return [finding.message for finding in report.findings if finding.rule == "few_raters"]


@pytest.mark.parametrize(
    ("raters", "said"),
    [
        ((1, 1, 1, 1), "4 of 4 leaders rated by peers in wave “2026 spring” have fewer than 3 raters (4 of them one)"),
        ((3, 2, 1, 5), "2 of 4 leaders rated by peers in wave “2026 spring” have fewer than 3 raters (1 of them one)"),
        ((3, 2, 2, 5), "2 of 4 leaders rated by peers in wave “2026 spring” have fewer than 3 raters: 3 are needed"),
    ],
)
def test_leaders_with_too_few_raters_are_counted_and_a_column_is_asked_for(raters, said):
    (sentence,) = told(load(rated(*raters), dry_run=True))
    assert said in sentence
    assert ("none of them can be shown" if set(raters) == {1} else "only the other 2 can be shown") in sentence
    assert "Does a column say how many raters there were" in sentence


def test_whoever_says_how_many_raters_there_were_is_not_asked_for_them():
    assert told(load(rated(1, 1, n_raters="4"), dry_run=True)) == []
    (sentence,) = told(load(rated(1, 2, rater_id="r1"), dry_run=True))
    assert "Does a column say" not in sentence


def test_raters_of_earlier_loads_count_too_and_self_and_line_managers_need_no_others():
    assert load(rated(2, 2)).refusal is None
    assert told(load(rated(1, 1), dry_run=True)) == []
    alone = [assessment(f"p{number}", rater_group=group) for number in range(3) for group in ("self", "line manager")]
    assert told(load(alone, dry_run=True)) == []
