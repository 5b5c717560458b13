"""The figures in sentences against published rows, worked out again in plain Python, SciPy and statsmodels."""

import math

import numpy as np
import pytest
from scipy.stats import false_discovery_control, mannwhitneyu
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from analysis import narrative
from tests.support.tables import answers
from tests.support.told import DIFFERENCE, chosen, said, slow, texts


@pytest.mark.parametrize("rater_group", ["self", "peers"])
@pytest.mark.parametrize("breakdown", ["division", "role"])
def test_every_figure_is_a_published_row_or_the_organisation_less_one(several, sample, rater_group, breakdown):
    for opened in (several, sample[0]):
        sentences = said(opened, chosen(opened, rater_group=rater_group, breakdown=breakdown))
        figures = {figure for sentence in sentences for figure in sentence.figures}
        assert len(figures) > 15
        for figure in figures:
            levels, subjects = slow(opened, figure)
            assert figure.subjects == subjects
            assert math.isclose(figure.share, sum(levels[2:]) / sum(levels))


def test_a_difference_names_the_shares_people_and_intervals_that_statsmodels_gives(several):
    checked = 0
    for part in (narrative.stands_out, narrative.changed):
        for sentence in part(several, chosen(several)):
            found = DIFFERENCE.fullmatch(sentence.text)
            if not found:
                continue
            checked += 1
            (first, people), (second, others) = (slow(several, figure) for figure in sentence.figures)
            high, other_high = sum(first[2:]), sum(second[2:])
            assert int(found["first"]) == round(100 * high / people)
            assert int(found["second"]) == round(100 * other_high / others)
            assert (int(found["people"].replace(",", "")), int(found["others"].replace(",", ""))) == (people, others)
            ends = proportion_confint(high, people, method="wilson")
            assert [int(found["lower"]), int(found["upper"])] == [round(100 * end) for end in ends]
            ends = confint_proportions_2indep(high, people, other_high, others, method="newcomb", compare="diff")
            assert [int(found["least"]), int(found["most"])] == sorted(round(abs(100 * end)) for end in ends)
            assert (found["side"] == "more") == (high / people > other_high / others)
            assert int(found["points"]) == round(abs(100 * (high / people - other_high / others)))
    assert checked >= 3


def standing(pairs):
    """How many of these pairs of counts differ by more than chance explains, all of them one family."""
    ps = [
        mannwhitneyu(answers(one), answers(other), method="asymptotic", use_continuity=False).pvalue
        for one, other in pairs
    ]
    return int((false_discovery_control(ps) <= 0.05).sum()), len(ps)


def release(opened, wave, rater_group, breakdown="organisation"):
    """Counts at each level by block and dimension."""
    rows = opened._connection.cursor().execute(
        "select block, dimension_id, list(level_ratings order by level) from release"
        " where wave = $1 and rater_group = $2 and breakdown = $3 group by all order by all",
        [wave, rater_group, breakdown],
    ).fetchall()  # fmt: skip
    return {(block, dimension): np.array(levels) for block, dimension, levels in rows}


def test_as_many_are_said_to_be_larger_than_chance_as_scipy_finds(several):
    whole_of = {
        (wave, group): release(several, wave, group)
        for wave in ("2025 autumn", "2026 spring")
        for group in ("self", "peers")
    }
    now = whole_of["2026 spring", "self"]
    divisions = release(several, "2026 spring", "self", "division")
    number, compared = standing(
        [(own, now["Whole organisation", dimension] - own) for (_, dimension), own in divisions.items()]
    )
    start = f"Of {compared} differences between one division and the rest of the organisation, {number} "
    out = texts(narrative.stands_out, several)
    assert [text.startswith(start) for text in out].count(True) == 1
    number, compared = standing([(now[key], whole_of["2025 autumn", "self"][key]) for key in now])
    verb = "is" if number == 1 else "are"
    assert texts(narrative.changed, several)[0] == (
        "Of the changes in ratings from 2025 autumn to 2026 spring in the whole organisation, on 9 dimensions,"
        f" {number} {verb} larger than chance explains."
    )
    number, compared = standing([(now[key], whole_of["2026 spring", "peers"][key]) for key in now])
    assert any(f"than their peers do: on {number} of {compared} dimensions by more than chance" in text for text in out)
