"""The privacy page: what is shown, what that cost, the certificate, and what it can't do."""

import json

import settings
from analysis import certification, store
from tests.analysis.published import NOBODY, Block, Slice, alone, publish, whole


def text(app) -> str:
    return "\n".join(str(element.value) for element in app.markdown)


def test_the_page_says_why_nothing_is_shown_and_which_slice_has_no_proof(dashboard):
    publish(settings.published(), [Slice(wave="proven"), Slice(wave="unproven", certified=False)])
    app = dashboard("manage/privacy")
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
    app = dashboard("manage/privacy", breakdown="team")
    shares = app.table[0].value.set_index("Breakdown")
    assert shares.loc["Team"].tolist() == ["75%", "50%"]  # 60 + 15 of 100 people, 2 of 4 groups
    assert shares.loc["Division"].tolist() == ["100%", "100%"]
    assert "- Ward 3 + Ward 5" in text(app)


def test_the_certificate_is_shown_and_offered_as_it_was_published(dashboard):
    publish(settings.published(), [Slice(), Slice(rater_group="peers")])
    app = dashboard("manage/privacy", rater_group="self")
    parts = app.table[1].value.set_index("Part")["Value"]
    assert (parts["Certified"], parts["Fewest people that arithmetic can single out"]) == ("Yes", "11 or more")
    assert app.get("download_button")[0].label == "Download every certificate (JSON)"
    certificates = json.loads(certification.as_json(store.current()))
    assert [one["rater_group"] for one in certificates["slices"]] == ["self", "peers"]
    assert certificates["slices"][0]["certified"] is True
    assert certificates["slices"][0]["smallest_derivable_subjects"] == 11
    assert certificates["slices"][0]["bound"] is None
    assert "team" in certificates["slices"][0]["breakdowns"]


def test_limits_and_everything_published_besides_the_counts_are_named(dashboard):
    publish(settings.published(), [Slice(rater_group="peers")], correlations={1: 0.3})
    app = dashboard("manage/privacy")
    for word in (
        "Guessing",
        "tell each other",
        "Zeros",
        "Mixed sums",
        "Earlier copies",
        "under another name",
        "People left out",
        "ratings of one person",
    ):
        assert word in text(app)
    assert "0.3" in app.dataframe[0].value["Intra-class correlation"].tolist()


def test_the_number_invited_is_listed_or_said_not_to_be_published(dashboard):
    publish(settings.published(), [Slice(wave="2025"), Slice(wave="2026")], invited={"2026": 1204})
    assert "**The number invited.** 1,204 people were asked to assess themselves in this wave" in text(
        dashboard("manage/privacy", wave="2026")
    )
    assert (
        "Nobody said how many people were asked to assess themselves in this wave, so it is not among the figures"
        in text(dashboard("manage/privacy", wave="2025"))
    )
