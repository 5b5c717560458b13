"""The Overview answers its four questions in order, in the narrative's own sentences, and leads to where each is shown."""

from urllib.parse import parse_qsl

import numpy as np
import pytest

import settings
from analysis import narrative
from analysis.compared import compare
from analysis.published import store
from analysis.published.selection import FIELDS
from analysis.wording import plain
from tests.support.adding_up import EVEN, adding_up
from tests.support.drawn import profiles
from tests.support.published import NOBODY, Block, Framework, Slice, publish, whole


WAVES = ("2025 spring", "2026 spring")
LOWER, HIGHER = (0.4, 0.4, 0.15, 0.05), (0.05, 0.15, 0.3, 0.5)
PARTS = (narrative.stands_out, narrative.changed, narrative.look_next, narrative.took_part)


@pytest.fixture
def differing():
    """Three waves of self, one of peers and of importance: a division is lower, a dimension rose, and one may be a blind spot."""
    random = np.random.default_rng(7)

    def chances(division, dimension):
        return LOWER if (division, dimension) == (1, 2) else HIGHER if dimension == 4 else EVEN

    slices = [
        *(adding_up(random, people=(200,) * 4, wave=wave) for wave in ("2025 spring", "2025 autumn")),
        adding_up(random, chances, people=(200,) * 4),
        adding_up(random, people=(200,) * 4, rater_group="peers"),
        adding_up(random, lambda _, on: HIGHER if on == 0 else EVEN, people=(200,) * 4, measure="importance"),
    ]
    return publish(settings.published(), slices)


def test_behind_one_line_each_it_says_what_stands_out_what_changed_what_to_look_at_next_and_who_took_part(
    dashboard, differing
):
    app = dashboard()
    selection = app.session_state.selection
    for card, part in zip(narrative.cards(store.current(), selection), PARTS, strict=True):
        (opened,) = (one for one in app.expander if one.label == f"**{card.name}.** {plain(card.line)}")
        shown = "\n".join(element.value for element in opened.markdown)
        places = [shown.index(sentence.markdown) for sentence in part(store.current(), selection)]
        assert places == sorted(places)
        assert card.rule in ["", *(caption.value for caption in opened.caption)]
    assert [card.name for card in narrative.cards(store.current(), selection)] == [
        "What stands out",
        "What changed",
        "What to look at next",
        "Who took part",
    ]


def test_the_picture_sorts_the_dimensions_and_marks_their_clear_ends_and_who_clearly_differs(dashboard, differing):
    app = dashboard()
    selection = app.session_state.selection
    (drawn,) = profiles(app)
    shares = [line["share"] for line in drawn["lines"]]
    assert shares == sorted(shares, reverse=True)
    assert {line["name"]: line["value"].partition(", ")[2] for line in drawn["lines"] if line["is_end"]} == {
        "Dimension E": "strongest",
        "Dimension C": "weakest",
    }
    found = compare.with_rest(store.current(), selection)
    stand = found[found["stands"]]
    marked = {
        (line["name"], mark["name"].rpartition(", ")[0]): mark for line in drawn["lines"] for mark in line["marks"]
    }
    assert {mark["name"].rpartition(", ")[2] for mark in marked.values()} == {
        f"{share:.0%}" for share in stand["first_share"]
    }
    assert set(marked) == set(zip(stand["dimension"], stand["block"], strict=True))
    for row in stand.itertuples():
        mark = marked[row.dimension, row.block]
        assert (mark["share"], mark["lower"], mark["upper"]) == (row.first_share, row.first_lower, row.first_upper)
        chosen = dict(parse_qsl(mark["link"]))
        assert (chosen["group"], chosen["dimension"], chosen["wave"]) == (row.group, row.dimension, selection.wave)
    for line in drawn["lines"]:
        for one in (line, *line["marks"]):
            assert drawn["low"] <= one["lower"] <= one["share"] <= one["upper"] <= drawn["high"]


@pytest.mark.parametrize(
    ("invited", "value", "detail"),
    [(1_000, "800 of 1,000", "80% of those invited"), (None, "800 people", "rated by themselves")],
)
def test_at_first_sight_it_says_who_took_part_of_how_many(dashboard, invited, value, detail):
    slices = [adding_up(np.random.default_rng(7), people=(200,) * 4)]
    publish(settings.published(), slices, invited={slices[0].wave: invited} if invited else {})
    (fact,) = (metric for metric in dashboard().metric if metric.label == "Took part")
    assert (fact.value, fact.delta) == (value, detail)


def test_every_link_leads_to_its_page_with_the_choices_it_names_and_keeps_the_selection(dashboard, differing):
    links = [link.proto for link in dashboard().get("page_link")]
    assert {"compare", "self_and_others", "change"} <= {link.page for link in links}
    checked = 0
    for link in links:
        (address,) = (settings.PROJECT / "pages").rglob(f"{link.page}.py")
        app = dashboard(wave="2026 spring", measure="performance")
        app.query_params.clear()  # as the browser does on a change of page
        chosen = dict(parse_qsl(link.query_string))
        for name, value in chosen.items():
            app.query_params[name] = value
        app.switch_page(str(address.relative_to(settings.PROJECT))).run()
        assert not app.exception
        if link.page == "upload":
            continue
        assert app.session_state.selection.wave == "2026 spring"
        for name, value in chosen.items():
            checked += 1
            if name in FIELDS:
                assert getattr(app.session_state.selection, name) == value
            else:
                boxes = {box.key: box for box in app.selectbox}
                assert name in boxes or "group" in boxes  # a choice of the page's other view
                assert name not in boxes or boxes[name].options[boxes[name].index] == value
    assert checked >= 8


def test_a_question_names_its_matter_in_its_link(dashboard, differing):
    labels = [link.proto.label for link in dashboard().get("page_link")]
    assert "Go to Self and others: Dimension E" in labels
    assert "Go to Compare: Dimension C" in labels
    assert "Go to Change: Dimension C" in labels
    assert "Go to Distribution" in labels


def test_another_breakdown_is_offered_by_its_name(dashboard):
    publish(settings.published(), [adding_up(np.random.default_rng(1), teams=2)])
    links = {link.proto.label: link.proto.query_string for link in dashboard().get("page_link")}
    assert dict(parse_qsl(links["Go to Compare: by team"]))["breakdown"] == "team"


def test_a_link_from_page_to_page_says_the_whole_selection_so_that_a_new_tab_shows_the_same(dashboard):
    publish(
        settings.published(), [Slice(wave=wave, rater_group=group) for wave in WAVES for group in ("self", "peers")]
    )
    app = dashboard(wave="2025 spring", breakdown="role", rater_group="peers")
    links = [link.proto for link in app.get("page_link")]
    assert {link.page for link in links} >= {"compare", "self_and_others"}
    for link in links:
        asked = dict(parse_qsl(link.query_string))
        assert (asked["wave"], asked["rater_group"], asked["organisation"]) == (
            "2025 spring",
            "peers",
            "Example NHS Trust",
        )
    assert "role" in {dict(parse_qsl(link.query_string))["breakdown"] for link in links}


def test_a_name_from_an_export_is_shown_as_it_is_in_sentences_and_links(dashboard):
    name = "<img src=x> *co* :red[x]"
    blocks = [
        whole(300, counts=(60, 60, 90, 90)),
        Block("division", name, [NOBODY | {"division": name}], 100, None, (40, 40, 10, 10)),
        Block("division", "B", [NOBODY | {"division": "B"}], 200, None, (20, 20, 80, 80)),
    ]
    publish(settings.published(), [Slice(framework=Framework(dimensions=("A *b*",)), blocks=blocks)])
    app = dashboard()
    for text in [*(one.value for one in app.markdown), *(link.proto.label for link in app.get("page_link"))]:
        assert "*co*" not in text.replace("\\*co\\*", "")
        assert "*b*" not in text.replace("\\*b\\*", "")


def test_groups_stand_in_a_table_only_where_there_are_any(dashboard):
    publish(settings.published(), [Slice(blocks=[])])
    app = dashboard()
    assert "The groups and their people" not in [header.value for header in app.header]
    assert not app.dataframe


@pytest.mark.parametrize("fewest", [400, 380])
def test_two_numbers_of_people_of_a_group_are_explained_where_they_differ(dashboard, fewest):
    first, *others = (name.lower().replace(" ", "_") for name in Framework().dimensions)
    publish(
        settings.published(), [Slice(blocks=[whole(400, dimensions=tuple(others)), whole(fewest, dimensions=(first,))])]
    )
    told = [caption.value for caption in dashboard().caption if caption.value.startswith("At least: ")]
    assert len(told) == (fewest < 400)
