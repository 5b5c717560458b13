"""A pack in another language: nothing of it is English, and every format that can says which language it is in."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from typer.testing import CliRunner

import settings
from analysis.__main__ import command
from analysis.board_pack.description import Paragraph
from analysis.board_pack.formats import FORMATS
from analysis.board_pack.house_style import HouseStyle
from analysis.board_pack.sections import SECTIONS
from domain.languages import speaking
from tests.support import marked
from tests.support.packs import described, slices
from tests.support.published import Slice, publish


OWN = ("cover", "actions")  # which say nothing but what is the pack's own
NAMES = re.compile("Example NHS Trust|Healthcare Leadership Model|2026 spring|Ninefold|division role|hmac|test")
OF_DATA = re.compile(  # names of the made-up trust, and the ids by which its certificate tells them
    rf"What .+ (is about|looks like)|Made up for a test|{NAMES.pattern}|20\d\d (spring|autumn)|"
    r"(Dimension|Division|Ward) [\w.]+|(?i:essential|proficient|strong|exemplary)"
)
A_DAY = re.compile(r"\d+ \w+ 20\d\d")  # which Babel says
OF_A_FIELD = f"{marked.OPENED}Page"  # its end stands behind the number
SHOWN = re.compile(r"<(?:w:t|a:t|t|h1|h2|h3|p|th|td|li|title)(?: [^>]*)?>([^<]+)<|(?:descr|aria-label)=\"([^\"]+)\"")
WRITTEN = re.compile(r"word/document|word/footer|ppt/(slides|notesSlides)/[^/]+\.xml$|xl/sharedStrings")


@pytest.fixture
def pack(tmp_path, monkeypatch):
    marked.use(tmp_path / "languages", monkeypatch)
    path = publish(settings.published(), [Slice()])
    with speaking(marked.CODE):
        return described(path, OWN, HouseStyle())


def texts(ending: str, content: bytes) -> list[str]:
    if ending == ".html":
        parts = [content]
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [archive.read(name) for name in archive.namelist() if WRITTEN.match(name)]
    found = ["".join(pair) for part in parts for pair in SHOWN.findall(part.decode())]
    assert len(found) > 20
    return found


@pytest.mark.parametrize("ending", [".html", ".docx", ".pptx", ".xlsx"])
def test_nothing_of_a_pack_is_english(pack, ending):
    every = texts(ending, FORMATS[ending].write(pack, lambda *_: None))
    left = {marked.left(A_DAY.sub("", NAMES.sub("", text))) for text in every}
    assert left <= {"", OF_A_FIELD}


def leaves(part) -> Iterator[str]:
    """Every text of a message but its link, and what kind a part of it is."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Paragraph):
        yield part.text
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in ("link", "kind", "colour", "fill"):
                yield from leaves(getattr(part, field.name))
    elif isinstance(part, (tuple, list)):
        for one in part:
            yield from leaves(one)


def test_every_section_is_made_as_in_english_and_says_nothing_in_it(pack):
    path = publish(settings.published(), slices(divisions=2, teams=2), version="v2")
    english = described(path, tuple(SECTIONS))
    with speaking(marked.CODE):
        other = described(path, tuple(SECTIONS))
    assert len(other.messages) == len(english.messages) > 20
    for one, message in zip(english.messages, other.messages, strict=True):
        assert [len(table.rows) for table in message.sheets] == [len(table.rows) for table in one.sheets]
        assert bool(message.note) == bool(one.note)
        texts = [OF_DATA.sub(" ", text) for text in leaves(message)]
        assert {marked.left(text) for text in texts} == {""}, message.name


@pytest.mark.parametrize(
    ("ending", "part", "said"),
    [
        (".html", "", '<html lang="cy-GB">'),
        (".docx", "word/styles.xml", 'w:lang w:val="cy-GB"'),
        (".pptx", "ppt/slides/slide1.xml", 'lang="cy-GB"'),
        (".pdf", "", "/Lang(cy-GB)"),
    ],
)
def test_a_pack_says_its_language(pack, ending, part, said):
    content = FORMATS[ending].write(pack, lambda *_: None)
    if part:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = archive.read(part)
    assert said in content.decode(errors="replace")


def test_a_language_that_there_is_not_is_refused_by_naming_those_there_are(tmp_path, monkeypatch):
    marked.use(tmp_path / "languages", monkeypatch)
    publish(settings.published(), [Slice()])
    out = tmp_path / "pack.html"
    refused = CliRunner().invoke(command, ["pack", "--language", "xx", "--out", str(out)])
    assert refused.exit_code == 2
    assert "There is no language “xx” here. There is: en (English), cy (Cymraeg)." in " ".join(refused.output.split())
    made = CliRunner().invoke(command, ["pack", "--language", "cy", "--section", "actions", "--out", str(out)])
    assert made.exit_code == 0, made.output
    assert '<html lang="cy-GB">' in out.read_text(encoding="utf-8")
