"""The formats in which a pack can be had, each with what writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.board_pack import archive, excel, powerpoint, typst_pages, word
from analysis.board_pack.description import Pack


@dataclass(frozen=True)
class Format:
    """A kind of file by what readers call it, its MIME type, and its writer."""

    name: str
    mime: str
    write: Callable[[Pack], bytes]


OFFICE = "application/vnd.openxmlformats-officedocument"


def pictures(pack: Pack) -> bytes:
    """A zip of the pages as pictures, in order."""
    drawn = enumerate(typst_pages.pictures(pack), start=1)
    return archive.zipped(((f"page_{number:02}.png", content) for number, content in drawn), pack.date)


FORMATS = {
    ".pptx": Format("PowerPoint", f"{OFFICE}.presentationml.presentation", powerpoint.pptx),
    ".docx": Format("Word", f"{OFFICE}.wordprocessingml.document", word.docx),
    ".pdf": Format("PDF", "application/pdf", typst_pages.pdf),
    ".xlsx": Format("Excel", f"{OFFICE}.spreadsheetml.sheet", excel.xlsx),
    ".zip": Format("Pictures", "application/zip", pictures),
}
