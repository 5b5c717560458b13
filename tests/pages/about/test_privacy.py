"""The privacy page: what is shown, what that cost, the certificate, and what it can't do."""

import json
import re

import pytest

import settings
from analysis.narrative import certification
from analysis.published import store
from tests.support.published import NOBODY, Block, Slice, alone, publish, whole


def text(app) -> str:
    return "\n".join(str(element.value) for element in app.markdown)


def test_the_page_says_why_nothing_is_shown_and_which_slice_has_no_proof(dashboard):
    publish(settings.published(), [Slice(wave="proven"), Slice(wave="unproven", certified=False)])
    app = dashboard("about/privacy")
    assert [heading.value for heading in app.header] == ["Not certified"]
    assert "Example NHS Trust · unproven · rated by themselves · performance" in text(app)
    assert "· proven ·" not in text(app)
    assert "Certified on" not in text(app)


def test_how_much_stands_in_a_block_of_its_own_is_arithmetic_on_published_rows(dashboard):
    pair = [NOBODY | {"division": "Medicine", "team": team} for team in ("Ward 3", "Ward 5")]
    blocks = [
        whole(100),
        alone("team", 60, division="Medicine", team="Ward 1"),
        alone("team", 15, division="Medicine", team="Ward 2"),
        Block("team", "Ward 3 + Ward 5", pair, 25),
        alone("division", 100, division="Medicine"),
    ]
    publish(settings.published(), [Slice(blocks=blocks)])
    app = dashboard("about/privacy", breakdown="team")
    shares = app.table[0].value.set_index("Breakdown")
    assert shares.loc["Team"].tolist() == ["75%", "50%"]  # 60 + 15 of 100 people, 2 of 4 groups
    assert shares.loc["Division"].tolist() == ["100%", "100%"]
    assert "- Ward 3 + Ward 5" in text(app).replace("\\", "")


def test_the_certificate_is_shown_and_offered_as_it_was_published(dashboard):
    publish(settings.published(), [Slice(), Slice(rater_group="peers")])
    app = dashboard("about/privacy", rater_group="self")
    parts = app.table[1].value.set_index("Part")["Value"]
    assert parts[["Certified", "Fewest people allowed", "Fewest people behind a row", "What arithmetic can single out"]].tolist() == [
        "Yes", "11", "18", "No fewer than 11"
    ]  # fmt: skip
    assert app.get("download_button")[0].label == "Download every certificate (JSON)"
    certificates = json.loads(certification.as_json(store.current()))
    assert [one["rater_group"] for one in certificates["slices"]] == ["self", "peers"]
    assert certificates["slices"][0]["certified"] is True
    assert certificates["slices"][0]["smallest_derivable_subjects"] == 11
    assert certificates["slices"][0]["smallest_block"] == 18
    assert certificates["slices"][0]["bound"] is None
    assert "team" in certificates["slices"][0]["breakdowns"]


@pytest.mark.parametrize("k", [7, 11, 20])
def test_the_page_has_one_threshold_and_it_is_the_publications(dashboard, k):
    publish(settings.published(), [Slice(rater_group="peers", k=k)], k=k)
    app = dashboard("about/privacy")
    assert f"left out fewer than {k} people, or none. A number that is not given here may follow" in text(app)
    assert f"No figure is about fewer than {k} people. Groups" in text(app)
    assert {int(found) for found in re.findall(r"fewer than (\d+)", text(app))} == {k}
    overview = dashboard("results/overview")
    assert {int(found) for found in re.findall(r"(\d+) people or more", text(overview))} <= {k}


def test_rows_of_an_earlier_publication_are_said_to_be_made_for_another_k(dashboard):
    publish(settings.published(), [Slice(wave="kept", k=11), Slice(wave="new", k=5)], k=5)
    kept, new = (dashboard("about/privacy", wave=wave) for wave in ("kept", "new"))
    said = (
        "The last publication was for 5 or more; these rows were made for 11 or more by an earlier one and still stand"
    )
    assert said in text(kept)
    assert said in kept.table[1].value.set_index("Part").at["Fewest people allowed", "How to read it"]
    assert kept.table[1].value.set_index("Part").at["Fewest people allowed", "Value"] == "11"
    assert "an earlier one" not in text(new)
    assert new.table[1].value.set_index("Part").at["Fewest people allowed", "Value"] == "5"


def test_how_many_people_are_behind_the_page_is_listed_with_what_follows_from_it(dashboard):
    publish(settings.published(), [Slice(people=412)])
    app = dashboard("about/privacy")
    assert "**The number of people assessed.** 412 people count on at least one dimension" in text(app)
    assert "**Who was rated on what.**" in text(app)


def test_limits_and_everything_published_besides_the_counts_are_named(dashboard):
    publish(settings.published(), [Slice(rater_group="peers")], correlations={1: 0.3})
    app = dashboard("about/privacy")
    for word in (
        "Guessing",
        "tell each other",
        "Zeros",
        "Mixed sums",
        "Earlier copies",
        "under another name",
        "Made-up answers",
        "A changed file",
        "Nobody outweighs the rest",
        "Who comes later",
        "People left out",
        "ratings of one person",
    ):
        assert word in text(app)
    assert "0.3" in app.dataframe[0].value["Intra-class correlation"].tolist()


def test_a_likeness_of_nine_tenths_is_said_to_be_that_or_more(dashboard):
    publish(settings.published(), [Slice(rater_group="peers")], correlations={1: 0.9})
    app = dashboard("about/privacy")
    assert set(app.dataframe[0].value["Intra-class correlation"]) == {"0.9 or more"}


def test_the_number_invited_is_listed_or_said_not_to_be_published(dashboard):
    publish(settings.published(), [Slice(wave="2025"), Slice(wave="2026")], invited={"2026": 1204})
    assert "**The number invited.** 1,204 people were asked to assess themselves in this wave" in text(
        dashboard("about/privacy", wave="2026")
    )
    assert (
        "Nobody said how many people were asked to assess themselves in this wave, so it is not among the figures"
        in text(dashboard("about/privacy", wave="2025"))
    )
