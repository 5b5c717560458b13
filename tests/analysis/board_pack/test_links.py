"""A pack leads back to the dashboard where somebody has said where that is, and else says no address of any machine."""

import io
import zipfile

import pytest
from pypdf import PdfReader

from analysis.board_pack.formats import FORMATS
from analysis.board_pack.house_style import HouseStyle
from tests.support.published import Framework, Slice, trust


SMALL = Framework(dimensions=("Dimension A", "Dimension B"))


def written(content: bytes) -> str:
    """What stands in a document, its links included."""
    if content.startswith(b"%PDF"):
        pages = PdfReader(io.BytesIO(content)).pages
        links = [str(one.get_object()["/A"].get("/URI")) for page in pages for one in page.get("/Annots", []) or []]
        return " ".join([*links, *(page.extract_text() for page in pages)])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if "xml" in name)


@pytest.mark.parametrize("ending", [".docx", ".pptx", ".pdf", ".xlsx"])
@pytest.mark.parametrize("address", ["", "https://ninefold.example.org"])
def test_a_link_stands_in_a_pack_only_where_an_address_is_set(pack_of, ending, address):
    made = pack_of(
        Slice(framework=SMALL, blocks=trust(1)),
        sections=("levels",),
        style=HouseStyle(accent="#005EB9", address=address),
    )
    text = written(FORMATS[ending].write(made, lambda done, of: None))
    assert ("wave=2026" in text) == bool(address)
    assert ("ninefold.example.org" in text) == bool(address)
    assert "127.0.0.1" not in text
    assert "localhost" not in text
