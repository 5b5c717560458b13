"""The formats in which a pack can be had, each with what writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.board_pack import archive, excel, powerpoint, typst_pages, word
from analysis.board_pack.description import Pack
from analysis.board_pack.pages import pages


Follow = Callable[[int, int], None]  # told how many pages of how many are made


@dataclass(frozen=True)
class Format:
    """A kind of file by what readers call it and what it is good for, its MIME type, and its writer."""

    name: str
    use: str
    mime: str
    write: Callable[[Pack, Follow], bytes]

    @property
    def label(self) -> str:
        return f"{self.name} ({self.use})"


OFFICE = "application/vnd.openxmlformats-officedocument"


def pictures(pack: Pack, follow: Follow = lambda done, of: None) -> bytes:
    """A zip of the pages as pictures, in order."""
    every, drawn = pages(pack), []
    for number in range(1, len(every) + 1):
        drawn.append((f"page_{number:02}.png", typst_pages.picture(pack, every, number)))
        follow(number, len(every))
    return archive.zipped(drawn, pack.date)


def pdf(pack: Pack, follow: Follow = lambda done, of: None) -> bytes:
    """All pages at once, so there is nothing to follow."""
    return typst_pages.pdf(pack)


def workbook(pack: Pack, follow: Follow = lambda done, of: None) -> bytes:
    return excel.xlsx(pack)


FORMATS = {
    ".pptx": Format("PowerPoint", "slides to edit", f"{OFFICE}.presentationml.presentation", powerpoint.pptx),
    ".docx": Format("Word", "a paper to edit", f"{OFFICE}.wordprocessingml.document", word.docx),
    ".pdf": Format("PDF", "to read and print", "application/pdf", pdf),
    ".zip": Format("Pictures", "a PNG of each page", "application/zip", pictures),
    ".xlsx": Format("Excel", "all the figures", f"{OFFICE}.spreadsheetml.sheet", workbook),
}
