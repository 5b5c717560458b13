"""A catalogue says in its language all that the program says, and fills in what the English sentence fills in."""

import re
from datetime import datetime
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

import settings
from domain.languages import N_, _, called, language, languages, speaking, template, translated
from domain.languages.template import sentences, update
from domain.languages.writer import filled
from tests.support import marked


CATALOGUES = sorted(settings.LANGUAGES.glob("*.po"))
HEADER = (
    '# A language.\n#, fuzzy\nmsgid ""\nmsgstr ""\n"Language: cy\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
)


def said(file) -> dict[str, str]:
    with file.open("rb") as text:
        return {entry.id: entry.string for entry in read_po(text, file.stem) if entry.id}


def parameters(sentence: str) -> set[str]:
    return {name for _text, name, _how, _conversion in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_catalogue_has_every_sentence_that_is_said_and_no_other(file):
    found = said(file)
    assert sorted(found) == sentences()
    assert [sentence for sentence, translation in found.items() if not translation.strip()] == []


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_translation_fills_in_what_its_sentence_fills_in(file):
    found = said(file).items()
    assert [sentence for sentence, other in found if parameters(sentence) != parameters(other)] == []


LISTS = re.compile(r"“?(and|or)( \d+)?|[×; ]")


def sample(hows: set[str]):
    """A value that can be written in all of these ways."""
    if any("%" in how or how == "date" for how in hows):
        return datetime(2026, 1, 4, 9, 30)
    if "states" in hows:
        return None  # of a message, which is tested where messages are
    return ["one", "two", "three"] if any(LISTS.fullmatch(how) for how in hows) else 3


def samples(sentence: str) -> dict:
    hows: dict[str, set[str]] = {}
    for _text, name, how, _conversion in Formatter().parse(sentence):
        if name:
            hows.setdefault(name, set()).add(how or "")
    return {name: sample(of) for name, of in hows.items()}


def test_every_sentence_can_be_filled_in():
    assert len(sentences()) > 1_000
    for sentence in sentences():
        assert all(name.isidentifier() and name.islower() for name in parameters(sentence)), sentence
        assert "{" not in filled(sentence, samples(sentence)) or "{{" in sentence, sentence


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_translation_can_be_filled_in_and_has_as_many_marks_of_bold(file):
    with speaking(file.stem):
        for sentence, other in said(file).items():
            assert "{" not in filled(other, samples(sentence)) or "{{" in other, other
            assert other.count("**") == sentence.count("**"), other


def test_a_sentence_is_found_wherever_it_is_said(tmp_path):
    file = tmp_path / "page.py"
    file.write_text("""
A = N_("One")
b = _("Two" " and more", c=_("three"), d="not this")
e = f"{_(A)} {_('four')}: {_(kinds['nor this'])}"
""")
    assert sorted(template._marked(file)) == ["One", "Two and more", "four", "three"]


def test_a_session_speaks_one_language_and_another_beside_it_english(tmp_path, monkeypatch):
    marked.use(tmp_path, monkeypatch)
    assert _("Overview") == "Overview"
    with speaking("cy"):
        assert (_("Overview"), language()) == ("⟦Overview⟧", "cy")
        with speaking("en"):
            assert _("Overview") == "Overview"
    assert (_("Overview"), language()) == ("Overview", "en")


def test_what_a_catalogue_lacks_is_said_in_english(tmp_path, monkeypatch):
    marked.use(tmp_path, monkeypatch)
    with speaking("cy"):
        assert translated("Nobody ever says this.") == "Nobody ever says this."
        assert translated("") == ""  # whose entry in a catalogue is its header


def test_an_unknown_language_is_english_and_a_draft_is_known_as_one(tmp_path, monkeypatch):
    marked.use(tmp_path, monkeypatch)
    assert [called(code) for code in ("cy", "en", "xx", "", None)] == ["cy", "en", "en", "en", "en"]
    assert {code: one.name for code, one in languages().items()} == {"en": "English", "cy": "Cymraeg"}
    assert languages()["cy"].is_draft


def test_an_update_keeps_what_is_still_said_and_takes_away_the_rest(tmp_path, monkeypatch):
    monkeypatch.setattr(template, "sentences", lambda: ["Kept {name}", "New"])
    file = tmp_path / "cy.po"
    before = Catalog("cy")
    before.add("Kept {name}", "Cadw {name}")
    before.add("Gone", "Wedi mynd")
    with file.open("wb") as text:
        write_po(text, before, omit_header=True)
    file.write_text(HEADER + file.read_text("utf-8"), "utf-8")
    update(file)
    assert file.read_text("utf-8").startswith(HEADER)
    assert said(file) == {"Kept {name}": "Cadw {name}", "New": ""}
    once = file.read_bytes()
    update(file)
    assert file.read_bytes() == once


def test_a_mark_changes_nothing():
    assert N_("As it stands") == "As it stands"
