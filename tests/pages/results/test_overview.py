"""The Overview answers its four questions in order, in the narrative's own sentences, and leads to where each is shown."""

from urllib.parse import parse_qsl

import numpy as np
import pytest

import settings
from analysis import narrative
from analysis.published import store
from analysis.published.selection import FIELDS
from tests.support.adding_up import EVEN, adding_up
from tests.support.published import NOBODY, Block, Framework, Slice, publish, whole


WAVES = ("2025 spring", "2026 spring")
LOWER, HIGHER = (0.4, 0.4, 0.15, 0.05), (0.05, 0.15, 0.3, 0.5)
PARTS = (narrative.took_part, narrative.stands_out, narrative.changed, narrative.look_next)


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


def test_it_says_who_took_part_what_stands_out_what_changed_and_what_to_look_at_next_in_this_order(
    dashboard, differing
):
    app = dashboard()
    *questions, _profile, groups = [header.value for header in app.header]
    assert questions == ["Who took part", "What stands out", "What changed", "What to look at next"]
    assert groups == "The groups and their people"
    shown = "\n".join(element.value for element in app.markdown)
    places = []
    for part in PARTS:
        for sentence in part(store.current(), app.session_state.selection):
            assert sentence.markdown in shown
            places.append(shown.index(sentence.markdown))
    assert places == sorted(places)
    assert narrative.CHANCE in [caption.value for caption in app.caption]


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
                box = app.selectbox(key=name)
                assert box.options[box.index] == value
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
