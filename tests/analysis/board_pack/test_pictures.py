"""The pages as pictures: each 1920 by 1080, in order, and looked at one by one before they are made."""

import io
import struct
import zipfile

from analysis.board_pack import typeset
from analysis.board_pack.layout.pages import pages


def test_there_is_a_picture_of_each_page(files, a_pack):
    with zipfile.ZipFile(io.BytesIO(files[".zip"])) as archive:
        names = archive.namelist()
        sizes = {struct.unpack(">II", archive.read(name)[16:24]) for name in names}
    assert names == [f"page_{number:02}.png" for number in range(1, len(pages(a_pack)) + 1)]
    assert sizes == {(1920, 1080)}


def test_a_page_looked_at_is_the_page_that_is_made(files, a_pack):
    with zipfile.ZipFile(io.BytesIO(files[".zip"])) as archive:
        assert archive.read("page_03.png") == typeset.picture(a_pack, pages(a_pack), 3)
