"""No page adds up over dimensions, one of which may be withheld, without saying of how many."""

import re

import pytest

import settings
from tests.support.published import Framework, Slice, publish, trust, whole


NINE = Framework()
EIGHT = tuple(f"dimension_{letter}" for letter in "abcdefgh")
ONE_WITHHELD = [whole(dimensions=EIGHT), *trust()[1:]]


@pytest.mark.parametrize("address", ["overview", "heatmap", "distribution", "compare", "self_and_others", "change"])
def test_no_page_offers_one_score_over_all_dimensions(dashboard, address):
    slices = [Slice(wave=wave, rater_group=group) for wave in ("2025", "2026") for group in ("self", "peers")]
    publish(settings.published(), slices)
    app = dashboard(f"results/{address}", breakdown="team")
    tables = [table.value for table in app.dataframe]
    named = {str(name) for table in tables if "Dimension" in table for name in table["Dimension"]}
    assert named <= set(NINE.dimensions)
    assert not any(re.search(r"(?i)overall|average|score|mean", str(column)) for table in tables for column in table)


def test_a_mean_over_dimensions_says_of_how_many(dashboard):
    both = [Slice(rater_group="self"), Slice(rater_group="peers", blocks=ONE_WITHHELD)]
    publish(settings.published(), both)
    app = dashboard("results/self_and_others")
    said = [text.value for text in app.markdown if "on average" in text.value]
    assert said
    assert all(text.startswith("Over 8 dimensions,") for text in said)
    (table,) = app.dataframe
    assert len(table.value) == len(NINE.dimensions)  # the ninth stands there without a figure
    assert table.value["Difference (points)"].isna().tolist()[-1]


def test_a_total_of_ratings_is_of_the_dimensions_that_are_published(dashboard):
    publish(settings.published(), [Slice(blocks=ONE_WITHHELD[:1])])
    facts = {metric.label: metric.value for metric in dashboard().metric}
    assert facts["Ratings"] == f"{8 * 400:,}"
