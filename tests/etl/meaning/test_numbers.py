"""Numbers are levels only while nothing shows that they are another scale's."""

import pytest

from domain.declared.mapping_file import read_mapping
from tests.support.door import DIMENSIONS, assessment, load, rating, records


CONFIRMED = frozenset({"numbers:level"})


def with_levels(tmp_path, toml: str):
    file = tmp_path / "mapping.toml"
    file.write_text(f"[levels]\n{toml}", "utf-8")
    return read_mapping(file)


def scored(*scores: str) -> list[dict[str, str]]:
    return [assessment(f"p{place}", score) for place, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("scores", "strange"),
    [
        ("0123", "the number 0,"),
        ("2345", "the number 5,"),
        (("3", "0.67"), "0.67,"),
        (("4", "10", "11"), "numbers 10 and 11,"),
    ],
)
def test_a_number_off_the_scale_puts_all_bare_numbers_in_doubt_and_nothing_loads_unasked(scores, strange, home):
    report = load(scored(*scores))
    assert strange in report.refusal
    assert "--confirm numbers:level" in report.refusal
    assert not home.exists()


@pytest.mark.parametrize(
    ("scores", "levels"),
    [
        (("0", "1", "2", "3"), '{"0" = "essential", "1" = "proficient", "2" = "strong", "3" = "exemplary"}'),
        (("40", "10", "30", "20", "-99"), '{"10" = "essential", "20" = "proficient", "30" = "strong", "40" = "exemplary"}'),
        (("0.5", "0", "1", "1.5"), '{"0" = "essential", "0.5" = "proficient", "1" = "strong", "1.5" = "exemplary"}'),
        (("1", "2", "3", "4", "5"), '{"1" = "…", "2" = "…", "3" = "…", "4" = "…", "5" = "…"}'),
        (("5", "1", "2"), '{"1" = "…", "2" = "…", "5" = "…"}'),
    ],
)  # fmt: skip
def test_codes_at_equal_steps_as_many_as_levels_are_offered_as_levels_and_others_left_open(scores, levels):
    assert f"(levels = {levels}" in load(scored(*scores)).refusal


def test_the_line_of_a_mapping_that_a_refusal_names_can_be_copied(tmp_path):
    refusal = load(scored("10", "20", "30", "40")).refusal
    file = tmp_path / "mapping.toml"
    file.write_text(refusal.partition("(")[2].split("(levels")[-1].partition("}")[0].join(["levels", "}"]), "utf-8")
    assert load(scored("10", "20", "30", "40"), mapping=read_mapping(file)).ratings_loaded == 4 * len(DIMENSIONS)


@pytest.mark.parametrize("scores", [("10", "20", "30"), ("10", "20", "30", "50"), ("Strong", "7")])
def test_numbers_that_are_no_scale_are_refused_row_by_row_where_no_number_is_ours(scores):
    report = load(scored(*scores))
    assert "--confirm numbers:level" not in (report.refusal or "")
    assert any("is not a level" in refusal.reason for refusal in report.refusals)


def test_one_row_a_rating_is_asked_about_likewise():
    report = load([rating(f"p{number}", level=str(number)) for number in range(4)])
    assert "the number 0," in report.refusal
    assert "1, 2 and 3 may be" in report.refusal


def test_whoever_says_that_the_numbers_are_ours_loads_the_rows_that_have_no_other():
    report = load(scored("3", "7", "4"), confirmed=CONFIRMED)
    assert (report.assessments_loaded, report.rows_refused) == (2, 1)


@pytest.mark.parametrize("scores", [("Strong", "7"), ("1", "9"), ("1", "-1", "99"), ("3 - Strong", "4")])
def test_no_question_where_no_number_is_in_doubt(scores):
    assert load(scored(*scores)).refusal is None


def test_a_mapping_that_says_what_each_number_means_is_believed(tmp_path):
    every = '"0" = "essential"\n"1" = "proficient"\n"2" = "strong"\n"3" = "exemplary"'
    report = load(scored("0", "1", "2", "3"), mapping=with_levels(tmp_path, every))
    assert (report.refusal, report.assessments_loaded) == (None, 4)
    assert records("select level, count(*) from records.ratings group by level order by level") == [
        (level, len(DIMENSIONS)) for level in (1, 2, 3, 4)
    ]


def test_two_numbers_for_one_level_are_asked_about_unless_both_were_said(tmp_path):
    mapping = with_levels(tmp_path, '"0" = "essential"')
    assert "0 and 1 would both be Essential" in load(scored("0", "1", "2"), mapping=mapping).refusal
    confirmed = frozenset({"same_level:level"})
    assert load(scored("0", "1"), mapping=mapping, confirmed=confirmed).assessments_loaded == 2
    both = '"1" = "essential"\n"2" = "essential"\n"3" = "strong"'
    assert load(scored("1", "2", "3"), mapping=with_levels(tmp_path, both), dry_run=True).refusal is None


def test_a_number_that_means_not_rated_by_the_mapping_is_no_level(tmp_path):
    assert load(scored("0", "1", "4"), mapping=with_levels(tmp_path, '"0" = "not_rated"')).refusal is None
