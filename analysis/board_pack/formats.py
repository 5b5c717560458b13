"""The formats in which a pack can be had, each with what writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.board_pack import archive
from analysis.board_pack.description import Pack
from analysis.board_pack.layout.pages import pages
from domain.languages import N_, _, speaking


Follow = Callable[[int, int], object]  # told how many pages of how many are made


@dataclass(frozen=True)
class Format:
    """A kind of file by what readers call it and what it is good for, its MIME type, and its writer."""

    name: str
    use: str
    mime: str
    writer: Callable[[Pack, Follow], bytes]

    @property
    def label(self) -> str:
        return _("{format} ({use})", format=_(self.name), use=_(self.use))

    def write(self, pack: Pack, follow: Follow) -> bytes:
        """The pack as a file, all in the pack's own language, whoever has it written."""
        with speaking(pack.language):
            return self.writer(pack, follow)


OFFICE = "application/vnd.openxmlformats-officedocument"


# Each writer is imported when it is wanted: their libraries together take as long to load as a pack takes to write.


def slides(pack: Pack, follow: Follow) -> bytes:
    from analysis.board_pack import powerpoint

    return powerpoint.pptx(pack, follow)


def paper(pack: Pack, follow: Follow) -> bytes:
    from analysis.board_pack import word

    return word.docx(pack, follow)


def pdf(pack: Pack, follow: Follow) -> bytes:
    """All pages at once, so there is nothing to follow."""
    from analysis.board_pack import typeset

    return typeset.pdf(pack)


def page(pack: Pack, follow: Follow) -> bytes:
    """One page, so there is nothing to follow."""
    from analysis.board_pack import web

    return web.html(pack)


def pictures(pack: Pack, follow: Follow) -> bytes:
    """A zip of the pages as pictures, in order."""
    from analysis.board_pack import typeset

    pack = typeset.drawable(pack)
    every, drawn = pages(pack), []
    for number in range(1, len(every) + 1):
        drawn.append((f"page_{number:02}.png", typeset.picture(pack, every, number)))
        follow(number, len(every))
    return archive.zipped(drawn, pack.date)


def workbook(pack: Pack, follow: Follow) -> bytes:
    from analysis.board_pack import excel

    return excel.xlsx(pack)


FORMATS = {
    ".pptx": Format("PowerPoint", N_("slides to edit"), f"{OFFICE}.presentationml.presentation", slides),
    ".docx": Format("Word", N_("a paper to edit"), f"{OFFICE}.wordprocessingml.document", paper),
    ".pdf": Format("PDF", N_("to read and print"), "application/pdf", pdf),
    ".html": Format(N_("Web page"), N_("to read, sort and print anywhere"), "text/html", page),
    ".zip": Format(N_("Pictures"), N_("a PNG of each page"), "application/zip", pictures),
    ".xlsx": Format("Excel", N_("all the figures"), f"{OFFICE}.spreadsheetml.sheet", workbook),
}
