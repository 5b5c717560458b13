"""What is said of every kind of store, in which words."""

import re

import duckdb
import numpy as np
import pytest

import settings
from analysis import narrative
from analysis.published.store import Store
from tests.support.adding_up import EVEN, adding_up
from tests.support.published import NOBODY, Block, Framework, Slice, alone, sealed, trust, whole
from tests.support.told import HIGHER, LOWER, PARTS, chosen, said, slow, texts


ONE = Framework(dimensions=("Dimension A",))
TWO = Framework(dimensions=("Dimension A", "Dimension B"))
JUDGING = re.compile(
    r"(?i)\b(because|cause[sd]?|due to|led to|best|worst|rank|top|bottom|should|poor|good|bad|standard|target|fail)\b"
)
STATES = {
    "nothing published": ([Slice(blocks=[])], {}, [
        "No figure of the whole organisation is published for this choice: combined to protect confidentiality.",
        "There is nothing to compare in this choice: combined to protect confidentiality.",
        "Only one wave is published for this rater group and measure, so there is no change to show yet.",
        "There is nothing to look at next in this choice. More ratings may change that: load them on the Upload page.",
    ]),
    "only the whole": ([Slice(blocks=[whole()])], {}, [
        "400 people of Example NHS Trust rated themselves in 2026 spring (on or about 1 April 2026), each of them on all 9",
        "By division, every group is combined to protect confidentiality, so only the whole",
        "How many people were invited is not published",
        "Only people's own ratings are published for this wave. Do those who work with them see the same?",
        "How do the ratings spread over all levels, dimension by dimension?",
    ]),
    "one dimension": ([Slice(framework=ONE, blocks=[whole(100, counts=(10, 20, 30, 40))])], {}, [
        "100 people of Example NHS Trust rated themselves in 2026 spring (on or about 1 April 2026), on Dimension A.",
        "On Dimension A, 70% (95% interval 60% to 78%; 100 people) of ratings are at strong or exemplary.",
    ]),
    "a dimension withheld": ([Slice(framework=TWO, blocks=[whole(dimensions=("dimension_b",))])], {}, [
        "400 people of Example NHS Trust rated themselves in 2026 spring (on or about 1 April 2026), on Dimension B. There is",
    ]),
    "combined groups": ([Slice(blocks=trust(divisions=2))], {"breakdown": "team"}, [
        "By team, they are shown in 6 groups. 2 of them unite several: combined to protect confidentiality.",
    ]),
    "everybody in one group": ([adding_up(np.random.default_rng(1), people=(24,), framework=ONE)], {}, [
        "By division there is one group and everybody is in it, so there is nothing to compare.",
        "By division, they are shown in 1 group.",
        "The whole organisation has 95% intervals of 30 percentage points or more on most dimensions",
    ]),
    "raters only": ([Slice(rater_group="peers"), Slice(rater_group="line_manager")], {}, [
        "360 people of Example NHS Trust were rated by their line managers in 2026 spring",
        "In the same wave, 360 people were rated by their peers.",
        "People's own ratings are not published for this wave. How do they see themselves?",
    ]),
    "importance only": ([Slice(measure="importance"), Slice(measure="importance", rater_group="line_manager")], {}, [
        "360 people of Example NHS Trust said how important each dimension is to their role in 2026 spring",
        "In the same wave, 360 people had their line managers say so.",
    ]),
    "the earliest wave": ([Slice(wave="2025"), Slice(wave="2026")], {"wave": "2025"}, [
        "2025 is the earliest wave published here. Choose a later one to see what changed.",
    ]),
    "two waves": ([Slice(wave="2025"), Slice(wave="2026")], {}, [
        "Two waves are no trend. Figures go up and down by chance from one wave to the next",
    ]),
    "another wave has more raters": ([Slice(wave="2025"), Slice(wave="2025", rater_group="peers"), Slice(wave="2026")], {}, [
        "2025 has ratings by their peers, and 2026 has none. Is an export still to be loaded?",
    ]),
    "two small groups": ([adding_up(np.random.default_rng(1), people=(30, 30))], {}, [
        "Both groups by division have 95% intervals of 30 percentage points or more on most dimensions",
    ]),
    "small groups": ([adding_up(np.random.default_rng(1), people=(11, 13, 130))], {}, [
        "2 of the 3 groups by division have 95% intervals of 30 percentage points or more on most dimensions",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_whatever_is_published_each_part_says_something_and_says_it_in_these_words(published, state):
    slices, wished, expected = STATES[state]
    opened = published(*slices)
    told = [texts(part, opened, **wished) for part in PARTS]
    assert all(told)
    everything = [text for part in told for text in part]
    for sentence in expected:
        assert any(text.startswith(sentence) for text in everything), sentence


@pytest.mark.parametrize(
    ("rater_group", "sentence"),
    [
        ("self", "They are 82% of the 490 who were invited. Nothing is known of those who did not take part."),
        (
            "peers",
            "How many raters were asked is not published, so there is no response rate, and nothing is known of those",
        ),
    ],
)
def test_the_response_rate_is_told_where_the_number_invited_is_published(published, rater_group, sentence):
    opened = published(Slice(rater_group=rater_group, blocks=[whole(400)]))
    assert "not published" in texts(narrative.took_part, opened)[-1]
    with duckdb.connect(settings.published() / "v2.duckdb") as store:
        store.execute(f"attach '{opened.path}' as old (read_only)")
        store.execute("copy from database old to v2")
        store.execute("insert into invited values ('Example NHS Trust', '2026 spring', 490)")
    sealed(settings.published() / "v2.duckdb")
    again = Store(settings.published() / "v2.duckdb")
    assert texts(narrative.took_part, again)[-1].startswith(sentence)


def test_a_third_wave_takes_the_caution_of_two_away(published):
    opened = published(*(Slice(wave=wave) for wave in ("2024", "2025", "2026")))
    assert not any("Two waves" in text for text in texts(narrative.changed, opened))


def test_a_dimension_more_important_than_most_and_lower_is_asked_about(published):
    names = ("dimension_a", "dimension_b", "dimension_c")
    three = Framework(dimensions=("Dimension A", "Dimension B", "Dimension C"))

    def of(*highs):
        return [
            whole(200, dimensions=(name,), counts=(0, 200 - high, high, 0))
            for name, high in zip(names, highs, strict=True)
        ]

    opened = published(
        Slice(framework=three, blocks=of(60, 120, 130)),
        Slice(framework=three, blocks=of(170, 120, 110), measure="importance"),
    )
    asked = [one for one in narrative.look_next(opened, chosen(opened)) if one.page == "results/importance"]
    assert [one.text for one in asked] == [
        (
            "Dimension A: 85% of ratings of its importance are at strong or exemplary (95% interval 79% to 89%; the mean of"
            " all dimensions is 67%), and 30% of ratings of its performance are at strong or exemplary (95% interval 24% to"
            " 37%; the mean of all dimensions is 52%). What would help most here?"
        )
    ]
    assert {(slow(opened, figure)[0][2], figure.share) for figure in asked[0].figures} == {(60, 0.3), (170, 0.85)}


def test_a_blind_spot_is_asked_about_and_a_usual_gap_is_not(published):
    random = np.random.default_rng(5)
    themselves = adding_up(random, lambda division, dimension: HIGHER if dimension == 4 else EVEN, people=(200,) * 5)
    peers = adding_up(random, people=(200,) * 5, rater_group="peers")
    opened = published(themselves, peers)
    asked = [one for one in narrative.look_next(opened, chosen(opened)) if one.page == "results/self_and_others"]
    (one,) = asked
    assert one.text.startswith("Dimension E may be a blind spot. At strong or exemplary are ")
    assert one.text.endswith("What do their peers see that people themselves do not?")
    own, other = (slow(opened, figure)[0] for figure in one.figures)
    assert f"{sum(own[2:]) / 10:.0f}% of people's own ratings (95% interval " in one.text
    assert f"{sum(other[2:]) / 10:.0f}% of those by their peers (95% interval " in one.text


def test_ratings_of_importance_are_called_so_and_are_no_blind_spot(published):
    random = np.random.default_rng(5)

    def rated(rater_group, chances):
        return adding_up(random, chances, people=(200,) * 5, rater_group=rater_group, measure="importance")

    opened = published(
        rated("self", lambda _, dimension: HIGHER if dimension == 4 else EVEN),
        rated("line_manager", lambda division, _: LOWER if division == 1 else EVEN),
    )
    out = texts(narrative.stands_out, opened)
    assert out[0].startswith("Ratings of importance at strong or exemplary are most frequent on Dimension E: ")
    assert any(text.startswith("People rate the importance of dimensions to their role higher than") for text in out)
    assert not any(re.search(r"(?<!f )[Rr]atings (at|in|are) ", text) for text in out)
    assert not any("blind spot" in text for text in texts(narrative.look_next, opened))


def test_a_sentence_gives_no_cause_no_rank_and_no_mark(sample, several):
    for opened in (sample[0], several):
        for rater_group in ("self", "peers"):
            for breakdown in ("division", "role"):
                for sentence in said(opened, chosen(opened, rater_group=rater_group, breakdown=breakdown)):
                    found = JUDGING.search(sentence.text)
                    assert not found or found[0] == "because" and "too few of their" in sentence.text, sentence.text


def test_a_combined_group_is_called_by_the_name_of_its_block(published):
    both = [NOBODY | {"division": name} for name in ("Medicine", "Estates")]
    blocks = [
        whole(300, counts=(60, 60, 90, 90)),
        Block("division", "Medicine + Estates", both, 100, None, (40, 40, 10, 10)),
        Block("division", "Surgery", [NOBODY | {"division": "Surgery"}], 200, None, (20, 20, 80, 80)),
    ]
    opened = published(Slice(framework=ONE, blocks=blocks))
    out = texts(narrative.stands_out, opened)
    assert any("20% of ratings in Medicine + Estates are at strong or exemplary" in text for text in out)
    assert not any("in Medicine are" in text or "in Estates are" in text for text in out)


def test_a_sentence_is_plain_text_and_its_markdown_shows_names_as_they_are(published):
    name = "<img src=x> *co* :red[x]"
    blocks = [
        whole(300, counts=(60, 60, 90, 90)),
        Block("division", name, [NOBODY | {"division": name}], 100, None, (40, 40, 10, 10)),
        alone("division", 200, division="B"),
    ]
    blocks[2].counts = (20, 20, 80, 80)
    opened = published(Slice(framework=ONE, blocks=blocks))
    told = [one for one in narrative.stands_out(opened, chosen(opened)) if name in one.text]
    assert told
    for sentence in told:
        assert "**" not in sentence.text
        assert sentence.markdown.startswith("**Dimension A**\\: ")
        assert r"\<img src=x\> \*co\* \:red\[x\]" in sentence.markdown
