"""Every page opens inside the frame, over every kind of store, with the selection that its link names."""

import tomllib

import duckdb
import pytest
from streamlit import config

import settings
from tests.support.addresses import FIGURES, WITHOUT_SELECTION
from tests.support.published import Framework, Slice, publish, sealed, trust, whole


OTHER = Framework("other", "Another framework", ("One", "Two"), ("Low", "Middle", "High"), ("High",))
STORES = {
    "one slice": [Slice()],
    "several of everything": [
        Slice(organisation=organisation, wave=wave, rater_group=rater_group, measure=measure)
        for organisation in ("Trust A", "Trust B")
        for wave in ("2025 spring", "2026 spring")
        for rater_group in ("self", "peers")
        for measure in ("performance", "importance")
    ],
    "two frameworks": [Slice(), Slice(framework=OTHER)],
    "only the whole organisation": [Slice(blocks=[whole()], breakdowns=("organisation",))],
    "no group of the breakdown": [Slice(blocks=[whole()])],
    "not even the whole organisation": [Slice(blocks=[])],
    "one dimension withheld": [
        Slice(blocks=[whole(dimensions=("dimension_a",)), *trust()[1:]], framework=Framework(dimensions=("Dimension A", "Dimension B")))
    ],
}  # fmt: skip


def choices(app):
    return {box.label: box.value for box in app.sidebar.selectbox}


def test_the_list_of_pages_here_is_that_of_the_folder():
    files = {
        str(path.relative_to(settings.PROJECT / "pages").with_suffix(""))
        for path in (settings.PROJECT / "pages").rglob("*.py")
    }
    frame = (settings.PROJECT / "dashboard.py").read_text()
    assert {file for file in files if f'"{file}.py"' in frame} == {*FIGURES, *WITHOUT_SELECTION}


@pytest.mark.parametrize("address", FIGURES)
@pytest.mark.parametrize("slices", STORES.values(), ids=STORES)
def test_every_page_opens_over_every_kind_of_store(dashboard, address, slices):
    publish(settings.published(), slices)
    app = dashboard(address)
    assert [title.value for title in app.title] == [address.partition("/")[2].replace("_", " ").capitalize()]
    assert "Organisation" in choices(app)
    assert not app.error


@pytest.mark.parametrize("address", FIGURES)
@pytest.mark.parametrize("has_certificate", [True, False])
def test_one_slice_without_proof_and_no_page_shows_a_figure(dashboard, address, has_certificate):
    path = publish(settings.published(), [Slice(wave="proven"), Slice(wave="unproven", certified=False)])
    if not has_certificate:
        with duckdb.connect(path) as store:
            store.execute("delete from certificate where wave = 'unproven'")
        sealed(path)
    app = dashboard(address, wave="proven")
    assert not [*app.metric, *app.get("plotly_chart"), *app.dataframe] or address == "about/framework"
    if address not in ("about/privacy", "about/framework"):
        assert [heading.value for heading in app.header] == ["These figures are not shown"]
        assert "publish again" in app.markdown[1].value


@pytest.mark.parametrize("address", FIGURES)
def test_with_nothing_published_every_page_says_how_to_load_an_export(dashboard, address):
    app = dashboard(address)
    assert [heading.value for heading in app.header] == ["Nothing is published yet"]
    assert "python -m etl load EXPORT" in app.code[0].value


@pytest.mark.parametrize("address", WITHOUT_SELECTION)
def test_pages_about_nothing_published_open_with_nothing_published(dashboard, address):
    assert not dashboard(address).error


def test_a_publication_without_slices_is_nothing_published(dashboard):
    publish(settings.published(), [])
    assert [heading.value for heading in dashboard().header] == ["Nothing is published yet"]


def test_a_broken_store_is_said_in_words(dashboard):
    publish(settings.published(), [Slice()]).write_bytes(b"not a store")
    assert "Publish again" in dashboard().error[0].value


def test_a_link_restores_the_whole_selection(dashboard):
    publish(settings.published(), STORES["several of everything"])
    link = {
        "organisation": "Trust B",
        "wave": "2025 spring",
        "rater_group": "peers",
        "measure": "importance",
        "breakdown": "role",
    }
    app = dashboard("results/heatmap", **link)
    assert choices(app) == {
        "Organisation": "Trust B",
        "Wave": "2025 spring",
        "Rater group": "peers",
        "Measure": "importance",
        "Breakdown": "role",
        "Look at some groups alone": "",
    }
    assert "Trust B · 2025 spring · rated by their peers · importance" in app.caption[0].value


def test_the_link_names_the_whole_selection_even_where_it_is_the_default(dashboard):
    publish(settings.published(), STORES["several of everything"])
    link = dict(dashboard().query_params.items())
    assert link == {
        "framework": "healthcare_leadership_model",
        "organisation": "Trust A",
        "wave": "2026 spring",
        "rater_group": "self",
        "measure": "performance",
        "breakdown": "division",
    }


def test_a_choice_stays_from_page_to_page_and_is_in_the_link(dashboard):
    publish(settings.published(), STORES["several of everything"])
    app = dashboard("results/overview")
    app.sidebar.selectbox(key="choice of wave").set_value("2025 spring").run()
    app.sidebar.selectbox(key="choice of breakdown").set_value("team").run()
    app.query_params.clear()  # as the browser does on a change of page
    app.switch_page("pages/results/heatmap.py").run()
    assert (choices(app)["Wave"], choices(app)["Breakdown"]) == ("2025 spring", "team")
    assert (app.query_params["wave"], app.query_params["breakdown"]) == ("2025 spring", "team")


def test_a_link_that_is_opened_or_gone_back_to_overrules_what_was_chosen(dashboard):
    publish(settings.published(), STORES["several of everything"])
    app = dashboard()
    app.sidebar.selectbox(key="choice of wave").set_value("2025 spring").run()
    app.query_params["wave"] = "2026 spring"
    app.run()
    assert choices(app)["Wave"] == "2026 spring"


def test_a_choice_holds_though_the_browser_still_sends_the_link_before_it(dashboard):
    publish(settings.published(), STORES["several of everything"])
    app = dashboard()
    app.sidebar.selectbox(key="choice of wave").set_value("2025 spring").run()
    app.query_params["wave"] = "2026 spring"
    app.sidebar.selectbox(key="choice of breakdown").set_value("team").run()
    assert (choices(app)["Wave"], choices(app)["Breakdown"]) == ("2025 spring", "team")


@pytest.mark.parametrize("link", [{"wave": "2099 spring"}, {"breakdown": "shoe_size"}, {"organisation": "<script>"}])
def test_a_link_to_what_is_not_published_falls_back_without_an_error(dashboard, link):
    publish(settings.published(), [Slice()])
    app = dashboard("results/heatmap", **link)
    assert choices(app)["Organisation"] == "Example NHS Trust"
    assert "<script>" not in str(app.query_params)


def test_a_framework_or_measure_is_asked_for_only_where_there_are_several(dashboard):
    publish(settings.published(), [Slice()])
    assert {"Framework", "Measure"}.isdisjoint(choices(dashboard()))
    publish(settings.published(), [*STORES["two frameworks"], Slice(measure="importance")], version="v2")
    assert {"Framework", "Measure"} <= choices(dashboard()).keys()


def test_a_new_publication_is_shown_on_the_next_click(dashboard):
    publish(settings.published(), [Slice(wave="first")], version="v1")
    app = dashboard()
    publish(settings.published(), [Slice(wave="first"), Slice(wave="second")], version="v2")
    app.run()
    assert "second" in app.sidebar.selectbox(key="choice of wave").options


def test_streamlit_knows_every_setting_of_ours():
    ours = tomllib.loads((settings.PROJECT / ".streamlit" / "config.toml").read_text())
    assert set(names(ours)) <= set(config.get_config_options())


def names(part: dict, above: str = ""):
    for name, value in part.items():
        if isinstance(value, dict):
            yield from names(value, f"{above}{name}.")
        else:
            yield above + name


def test_a_page_is_about_one_store_though_another_is_published_while_it_runs(dashboard, monkeypatch):
    publish(settings.published(), [Slice(wave="2025"), Slice(wave="2026")], version="v1")

    def chips(*_):  # between the selection and the page
        publish(settings.published(), [Slice(wave="2024")], version="v2")

    monkeypatch.setattr("pages.frame.choices.chips", chips)
    app = dashboard("results/heatmap")
    assert "2026" in app.caption[0].value
    assert "published" not in app.session_state
