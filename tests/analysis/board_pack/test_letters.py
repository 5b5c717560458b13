"""A name with a letter that can't be shown ends no paper: a mark takes the letter's place, and a note says so."""

import io

import pytest
from docx import Document
from pypdf import PdfReader

from analysis.board_pack import letters
from analysis.board_pack.formats import FORMATS
from analysis.board_pack.typeset import fonts
from tests.support.published import Framework, Slice, alone, whole


SMALL = Framework(dimensions=("Dimension A", "Dimension B"))


def write(pack, ending: str) -> bytes:
    return FORMATS[ending].write(pack, lambda done, of: None)


@pytest.fixture
def named(pack_of):
    """A pack of an organisation with a division of that name."""

    def describe(name: str):
        blocks = [whole(300), alone("division", 150, division=name), alone("division", 150, division="Other")]
        return pack_of(
            Slice(framework=SMALL, blocks=blocks, organisation=f"Trust {name}"), sections=("levels", "groups")
        )

    return describe


@pytest.mark.parametrize("ending", [".docx", ".pptx", ".pdf", ".xlsx", ".zip"])
@pytest.mark.parametrize("name", ["Ward \x07 Bell", "Ward \ufffe"])
def test_a_control_character_is_marked_in_every_format(named, name, ending):
    pack = named(name)
    assert letters.MARK in pack.organisation
    assert letters.NOTE in pack.messages[0].note
    assert write(pack, ending)


@pytest.mark.parametrize(
    "name",
    [
        "\u75c5\u68df 5",  # a ward, in Chinese
        "Unit \U0001f469\u200d\u2695\ufe0f",  # an emoji of four characters
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f office",  # a flag of seven
        "Ward \u0378",  # nothing yet
    ],
)
def test_a_letter_that_no_font_draws_is_marked_in_the_pdf_and_said(named, name, monkeypatch):
    pack = named(name)
    assert name in pack.organisation
    read = "".join(page.extract_text() for page in PdfReader(io.BytesIO(write(pack, ".pdf"))).pages)
    assert "Ward" in read or "Trust" in read
    assert letters.NOTE in " ".join(read.split()) or fonts.drawable(pack) == pack  # a machine may have the font


def test_a_word_paper_keeps_the_letter_for_a_machine_that_has_it(named):
    paper = Document(io.BytesIO(write(named("\u75c5\u68df 5"), ".docx")))
    assert any("\u75c5\u68df 5" in line.text for line in paper.sections[0].footer.paragraphs)


def test_a_letter_that_another_font_has_is_no_fault(named):
    pack = named("Ward \u0416 caf\u00e9 e\u0301 \u2013 \u201cRose\u201d")
    assert fonts.drawable(pack) == pack


def test_only_what_is_not_drawn_is_marked(named, monkeypatch):
    monkeypatch.setattr(fonts, "_are_drawn", lambda signs: "\u75c5" not in signs)
    drawn = fonts.drawable(named("\u75c5 \u00e9"))
    assert drawn.organisation == f"Trust {letters.MARK} \u00e9"
    assert all(letters.NOTE in message.note for message in drawn.messages)
