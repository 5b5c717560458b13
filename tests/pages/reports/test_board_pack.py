"""The Board pack page: sections to choose, a page to look at, a file to make, and what it says where there is none."""

import numpy as np
import pytest

import settings
from analysis.board_pack.sections import SECTIONS, USUAL
from tests.support.adding_up import adding_up
from tests.support.published import Slice, publish


@pytest.fixture
def board_pack(dashboard):
    """The page over a trust of two waves and two rater groups, or over the slices given."""

    def open_page(*of: Slice, **link):
        waves = [Slice(wave=wave, rater_group=g) for wave in ("2025 spring", "2026 spring") for g in ("self", "peers")]
        publish(settings.published(), list(of) or waves)
        return dashboard("reports/board_pack", **link)

    return open_page


def shown(app) -> str:
    """The text alternative of the page that is looked at; "" where none is."""
    return next((one.alt for element in app.main if element.type == "image" for one in element.proto.imgs), "")


def make(app, ending=".pdf"):
    app.radio(key="format").set_value(ending).run()
    next(button for button in app.button if button.label.startswith("Make the")).click().run()
    assert not app.exception, app.exception[0].message
    return app


def make_each(app):
    app.radio(key="format").set_value(".xlsx").run()
    next(button for button in app.button if button.label == "Make a zip of Excel files").click().run()
    assert not app.exception, app.exception[0].message
    return app


def downloads(app):
    return [element for element in app.main if element.type == "download_button"]


def test_all_sections_are_chosen_at_first_in_their_order(board_pack):
    app = board_pack()
    assert app.multiselect(key="sections").value == list(USUAL)
    assert app.multiselect(key="sections").options == [section.name for section in SECTIONS.values()]


def test_the_first_page_is_shown_with_what_it_is_in_words(board_pack):
    app = board_pack()
    assert shown(app).startswith("Page 1 of ")
    assert shown(app).endswith("Cover. Leadership at Example NHS Trust, 2026 spring")


def test_a_section_that_is_taken_out_is_in_no_pack(board_pack):
    app = board_pack()
    app.multiselect(key="sections").set_value(["levels", "dimensions"]).run()
    assert shown(app).startswith("Page 1 of 4: Levels.")


def test_without_a_section_the_page_says_that_there_is_no_pack(board_pack):
    app = board_pack()
    app.multiselect(key="sections").set_value([]).run()
    assert not app.exception
    assert app.error[0].value == "Nothing is published for the sections that were chosen, so there is no pack to make."
    assert not shown(app)


def test_sections_of_which_nothing_is_published_are_named(board_pack):
    app = board_pack(Slice())
    assert "Left out, because nothing is published for it: Self and others, Change." in [
        info.value for info in app.info
    ]


@pytest.mark.parametrize("ending", [".pptx", ".pdf"])
def test_a_file_is_made_and_offered(board_pack, ending):
    app = make(board_pack(), ending)
    assert [message.value for message in app.success] == [
        f"The {'PDF' if ending == '.pdf' else 'PowerPoint'} file is ready."
    ]
    assert len(downloads(app)) == 1


def test_a_file_of_another_choice_is_offered_no_longer(board_pack):
    app = make(board_pack())
    app.multiselect(key="sections").set_value(["levels"]).run()
    assert not downloads(app)


def test_what_is_written_on_the_cover_sheet_is_in_the_pack(board_pack):
    app = board_pack()
    app.text_input(key="cover: Meeting").set_value("Trust Board").run()
    app = make(app)
    described, *_, content = app.session_state.made
    assert content.startswith(b"%PDF")
    assert ("Meeting", "Trust Board") in [
        tuple(cell.text for cell in row.cells) for row in described.messages[1].table.rows
    ]


def test_a_cover_sheet_can_be_kept_for_next_time(board_pack, dashboard):
    settings.board_pack().parent.mkdir(parents=True, exist_ok=True)
    settings.board_pack().write_text('accent = "#006747"  # the trust\'s green\n')
    app = board_pack()
    app.text_input(key="cover: Meeting").set_value("Trust Board").run()
    next(button for button in app.button if button.label == "Keep for next time").click().run()
    assert "The cover sheet is kept." in [message.value for message in app.success]
    assert settings.board_pack().read_text().startswith('accent = "#006747"  # the trust\'s green\n')
    assert dashboard("reports/board_pack").text_input(key="cover: Meeting").value == "Trust Board"


def test_a_pack_for_each_division_is_made_as_one_zip(board_pack):
    app = board_pack(adding_up(np.random.default_rng(3), people=(60, 60)))
    app.radio(key="how_many").set_value("each").run()
    app = make_each(app)
    assert [message.value for message in app.success] == ["A zip of Excel files is ready."]


def test_the_pack_is_of_the_selection(board_pack):
    app = board_pack(wave="2025 spring", rater_group="peers")
    assert shown(app).endswith("Leadership at Example NHS Trust, 2025 spring")


def test_settings_that_can_not_be_used_are_said_with_what_to_do(board_pack):
    settings.board_pack().parent.mkdir(parents=True, exist_ok=True)
    settings.board_pack().write_text('accent = "blue"')
    assert board_pack().error[0].value == "accent in board_pack.toml is not a colour. Write it as #005EB8."


def test_a_template_that_can_not_be_used_is_said_when_the_file_is_made(board_pack):
    settings.board_pack().parent.mkdir(parents=True, exist_ok=True)
    settings.board_pack().write_text('powerpoint_template = "trust.pptx"')
    (settings.board_pack().parent / "trust.pptx").write_bytes(b"nothing")
    app = make(board_pack(), ".pptx")
    assert "can't be opened" in app.error[0].value
    assert not downloads(app)


def test_nothing_is_made_of_what_is_not_certified(board_pack):
    app = board_pack(Slice(certified=False))
    assert not shown(app)
    assert not app.multiselect
