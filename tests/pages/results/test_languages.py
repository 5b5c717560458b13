"""A link shows the same in every language: also one that was made in another, or that has the ids."""

import pytest

import settings
from tests.support import marked
from tests.support.marked import CODE
from tests.support.published import Framework, Slice, publish, trust


IN_WELSH = {"name": "Model", "dimensions": {"dimension_b": {"name": "Dimensiwn B"}}}
SPREAD = "Spread over the levels: widest first"
ONE = marked.marked("One dimension")


@pytest.fixture
def languages(tmp_path, monkeypatch):
    marked.use(tmp_path / "languages", monkeypatch)
    framework = Framework(languages={CODE: IN_WELSH})
    publish(settings.published(), [Slice(framework=framework, blocks=trust(), wave=wave) for wave in ("2025", "2026")])


def chosen(app) -> dict[str, str]:
    return {key: app.session_state[key] for key in ("view", "dimension", "group_order")}


@pytest.mark.parametrize("language", ["en", CODE])
@pytest.mark.parametrize(
    "link",
    [
        {"view": "One dimension", "dimension": "Dimension B", "group_order": SPREAD},
        {"view": ONE, "dimension": "Dimensiwn B", "group_order": marked.marked(SPREAD)},
        {"view": "by_group", "dimension": "dimension_b", "group_order": "spread"},
        {"dimension": "Dimension B", "group_order": marked.marked(SPREAD)},  # which open the view by themselves
    ],
)
def test_a_link_shows_the_same_in_whatever_language_it_was_made_and_is_opened(dashboard, languages, language, link):
    app = dashboard("results/distribution", language=language, **link)
    assert chosen(app) == {"view": "by_group", "dimension": "dimension_b", "group_order": "spread"}
    assert app.query_params.get("language", "en") == language
    assert (app.query_params["dimension"], app.query_params["group_order"]) == (
        ("Dimension B", SPREAD) if language == "en" else ("Dimensiwn B", marked.marked(SPREAD))
    )


def test_what_is_chosen_stays_when_the_language_is_changed(dashboard, languages):
    app = dashboard("results/distribution", view="One dimension", dimension="Dimension B")
    before = chosen(app)
    app.segmented_control(key="language").set_value(CODE).run()
    assert not app.exception
    assert chosen(app) == before
    assert (app.query_params["dimension"], app.query_params["language"]) == ("Dimensiwn B", CODE)


def test_a_link_to_what_is_called_so_in_no_language_shows_the_first(dashboard, languages):
    app = dashboard("results/distribution", view="One dimension", dimension="Dimension Z", language=CODE)
    assert app.session_state["dimension"] == "dimension_a"
