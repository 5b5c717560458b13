"""The made-up sample's pack in numbers, section by section; its answers are counted anew here, without a line of analysis/."""

import numpy as np
import pytest

import settings
from analysis.board_pack import pack
from analysis.board_pack.house_style import HouseStyle
from analysis.published import selection
from tests.support.packs import with_tables


SHARES = {  # % strong or exemplary in 2026 spring: by the subjects themselves, by their line managers
    "Inspiring shared purpose": ("51%", "41%"),
    "Leading with care": ("66%", "57%"),
    "Evaluating information": ("75%", "66%"),
    "Connecting our service": ("61%", "49%"),
    "Sharing the vision": ("73%", "64%"),
    "Engaging the team": ("74%", "65%"),
    "Holding to account": ("66%", "57%"),
    "Developing capability": ("55%", "44%"),
    "Influencing for results": ("68%", "58%"),
}


@pytest.fixture(scope="module")
def made(sample):
    store, _ = sample
    chosen, _ = selection.choose(store, {"wave": "2026 spring", "breakdown": "division"})
    return pack.describe(store, chosen, pack.USUAL, HouseStyle())


def messages(made, name):
    return [message for message in with_tables(made) if message.name == name]


def rows(table):
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_summary(made):
    (summary,) = messages(made, "Summary")
    assert summary.title == "4,187 people were assessed in 2026 spring, rated by themselves"
    figures = {row[0]: row[1] for row in rows(summary.table)}
    assert (figures["People assessed"], figures["Ratings"]) == ("4,187", "36,840")
    assert (figures["Groups by division"], figures["Coverage by division"]) == ("9", "100%")
    said = [paragraph.text for paragraph in summary.text]
    assert said[1].startswith(
        "Holding to account: 41% of ratings in Emergency and Urgent Care are at strong or exemplary"
    )
    assert said[2].startswith("Engaging the team: 74% of ratings in 2026 spring are at strong or exemplary")
    assert said[3].startswith("People rate themselves higher than their line managers")


def test_dimensions(made):
    (message,) = messages(made, "Dimensions")
    assert (
        message.title
        == "Ratings at strong or exemplary range from 51% (Inspiring shared purpose) to 75% (Evaluating information)"
    )
    assert [(row[0], row[1]) for row in rows(message.table)] == [(name, shares[0]) for name, shares in SHARES.items()]
    assert rows(message.table)[0] == ("Inspiring shared purpose", "51%", "50% to 53%", "4,121", "4,121")


def test_levels(made):
    (message,) = messages(made, "Levels")
    assert message.title == "On every dimension, more than half of all ratings are at strong or exemplary"
    assert rows(message.table)[0] == (
        "Inspiring shared purpose",
        "9%",
        "40%",
        "39%",
        "12%",
        "4,121",
    )  # to 51% at high levels, and 100%


def test_groups(made):
    (message,) = messages(made, "Groups")
    urgent = next(row for row in rows(message.table) if row[0] == "Emergency and Urgent Care")
    assert urgent == (
        "Emergency and Urgent Care",
        "393–403",
        "51%",
        "71%",
        "78%",
        "65%",
        "72%",
        "74%",
        "41% −25",
        "57%",
        "72%",
    )
    assert len(message.table.rows) == 10


def test_differences(made):
    (message,) = messages(made, "Differences")
    assert message.title == "1 of 81 differences is clearer than chance: on Holding to account"
    assert rows(message.table) == [("Emergency and Urgent Care", "41%", "69%", "−28", "−33 to −23", "+7 or −7")]


def test_self_and_others(made):
    beside, apart = messages(made, "Self and others")
    assert [row[:3] for row in rows(beside.table)[:-1]] == [(name, *shares) for name, shares in SHARES.items()]
    assert rows(beside.table)[-1][:3] == ("People", "4,061 to 4,121", "981 to 1,004")
    assert (
        apart.title
        == "People rate themselves higher than their line managers do on 9 of 9 dimensions, by more than chance explains"
    )
    assert rows(apart.table)[0][:4] == ("Inspiring shared purpose", "51%", "41%", "+10")


def test_change(made):
    beside, apart = messages(made, "Change")
    assert rows(beside.table)[5] == ("Engaging the team", "59%", "59%", "74%")
    assert apart.title == "Since 2025 autumn: Engaging the team up, by more than chance explains"
    assert [row[0] for row in rows(apart.table) if row[-1] == "Clear"] == ["Engaging the team"]


def test_method_and_framework(made):
    method, certificate = messages(made, "Method and confidentiality")
    assert "At least 11 people. No figure is about fewer than 11 people." in " ".join(one.text for one in method.text)
    assert rows(certificate.table)[0][:2] == ("Certified", "Yes")
    (framework,) = messages(made, "Framework")
    assert [row[0] for row in rows(framework.table)] == list(SHARES)


def test_the_numbers_are_those_of_the_answers_counted_one_by_one(made, sample):
    """Strong is level 3 and exemplary 4; who did not rate a dimension is 0."""
    from etl.sample.answers import assess
    from etl.sample.trust import make_trust

    rng = np.random.Generator(np.random.PCG64([1, 1]))
    trust = make_trust(rng, "made up", 6_000, 9, 80, hard=False)
    batches = assess(rng, trust, 3, np.arange(len(SHARES)), 4, hard=False)
    own = next(b for b in batches if (b.wave, b.rater_group, b.measure) == (2, "self", "performance"))
    counted = []
    for dimension in range(len(SHARES)):
        levels = [level for level in own.answers[:, dimension].tolist() if level > 0]
        counted.append(sum(level >= 3 for level in levels) / len(levels))
    (message,) = messages(made, "Dimensions")
    assert list(message.chart.series[0].values) == pytest.approx(counted)
    assert settings.MINIMUM_SUBJECTS == 11
