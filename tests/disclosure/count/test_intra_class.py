"""How alike the ratings of one subject are: against SciPy's analysis of variance, and only where it may be published."""

from random import Random

import numpy as np
import pytest
from scipy.stats import f_oneway

from disclosure.publish.publish import publish


def rated(
    records, subjects: int, raters=(3, 4, 5, 6), agreement: float = 0.6, seed: int = 1, **where
) -> list[list[int]]:
    """Subjects rated by so many peers each, who are alike on "aims" and not on "trust"; returns the ratings of "aims"."""
    random, ratings = Random(seed), []
    for person in range(subjects):
        own = random.randint(1, 4)
        ratings.append([])
        for _ in range(random.choice(raters)):
            level = own if random.random() < agreement else random.randint(1, 4)
            ratings[-1].append(level)
            records.add(
                f"person {person}",
                level,
                random.randint(1, 4),
                rater=f"rater {random.randrange(90)} of {person}",
                **{"rater_group": "peers", **where},
            )
    return ratings


def published(released):
    return dict(released("select dimension_id, correlation::double from intra_class_correlations"))


def test_the_correlation_is_that_of_an_analysis_of_variance_to_one_decimal(records, released):
    ratings = rated(records, 120)
    records.save()
    publish()
    f = f_oneway(*ratings).statistic
    sizes = np.array([len(of_one) for of_one in ratings])
    raters = (sizes.sum() - (sizes**2).sum() / sizes.sum()) / (len(sizes) - 1)
    expected = (f - 1) / (f + raters - 1)
    assert 0.2 < expected < 0.6
    assert published(released) == {"aims": pytest.approx(round(expected, 1)), "trust": 0}


def test_only_subjects_who_count_count(records, released):
    rated(records, 120, seed=3)
    records.save()
    publish()
    without = published(released)
    for person in range(200):  # two raters each: too few to count, and they would agree fully
        for rater in range(2):
            records.add(f"other {person}", 1 + person % 4, 1, rater_group="peers", rater=f"{rater} of {person}")
    records.save()
    publish()
    assert published(released) == without


def test_full_agreement_is_said_as_nine_tenths_or_more(records, released):
    """Else each rater would know what the others of the same subject gave."""
    rated(records, 120, agreement=1.0)
    records.save()
    publish()
    assert published(released)["aims"] == 0.9


@pytest.mark.parametrize(("subjects", "is_published"), [(49, False), (50, True)])
def test_fifty_subjects_are_needed(records, released, subjects, is_published):
    rated(records, subjects)
    records.save()
    publish()
    assert bool(published(released)) == is_published


def test_line_managers_need_fifty_subjects_with_several_of_them(records, released):
    rated(records, 80, raters=(1,), rater_group="line_manager")
    records.save()
    publish()
    assert released("select * from blocks")
    assert not published(released)


def test_self_assessments_have_none(records, released):
    records.people(60, 1, 2)
    records.people(60, 3, 4)
    records.save()
    publish()
    assert released("select * from blocks")
    assert not published(released)


def test_where_the_organisations_row_is_withheld_so_is_the_correlation(records, released):
    for person in range(80):
        for rater in range(3):
            records.add(f"person {person}", 3, 1 + (person + rater) % 4, rater_group="peers", rater=f"{rater}/{person}")
    records.save()
    publish()
    assert {row[0] for row in released("select distinct dimension_id from blocks")} == {"trust"}
    assert published(released).keys() == {"trust"}


def test_what_was_taken_back_does_not_count(records, released):
    rated(records, 60)
    rated(records, 60, agreement=0.0, seed=9, batch=2, wave="2025 spring")
    records.save(undone=(2,))
    publish()
    assert len(released("select * from intra_class_correlations")) == 2
