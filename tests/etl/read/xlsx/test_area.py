"""How many rows and columns a sheet spans is told from its XML, whatever pieces it comes in."""

from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.read.files.xlsx.area import CHUNK_BYTES, MANY_CELLS, Area, keeps_to_its_word
from etl.read.files.xlsx.bombs import MAX_CELLS


HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


def test_the_cells_that_a_sheet_spans_are_counted_across_pieces_of_any_length():
    xml = HEAD + b'<row r="1"><c r="B1"><v>1</v></c></row><row r="70"><c r="AA70"><v>1</v></c></row>' + TAIL
    for length in range(1, len(xml)):
        area = Area()
        for start in range(0, len(xml), length):
            area.add(xml[start : start + length])
        assert (area.rows, area.columns) == (70, 27), length


def test_a_cell_is_seen_though_its_tag_is_cut_in_two_after_a_long_text():
    head = HEAD.replace(b"<sheetData>", b'<dimension ref="A1:B2"/><sheetData>')
    before = head + b'<row r="1"><c r="A1" t="str"><v>' + b"x" * (2 * CHUNK_BYTES) + b"</v></c>"
    cell = b'<c r="XFD1048576"><v>1</v></c></row>' + TAIL
    for cut in range(1, 8):
        assert not keeps_to_its_word([before + cell[:cut], cell[cut:]]), cut


LETTERS = st.text("ABTZ", min_size=1, max_size=3)
NUMBERS = st.integers(1, 1_200)


@settings(max_examples=300)
@given(
    corner=st.tuples(LETTERS, NUMBERS),
    cells=st.lists(st.tuples(LETTERS, NUMBERS), max_size=4),
    length=st.integers(1, 90),
)
def test_a_sheet_keeps_to_its_word_where_no_cell_stands_beyond_the_corner_that_it_names(corner, cells, length):
    def place(cell):
        return reduce(lambda number, letter: number * 26 + ord(letter) - 64, cell[0], 0), cell[1]

    rows = "".join(f'<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>' for column, row in cells)
    xml = HEAD.replace(b"<sheetData>", f'<dimension ref="A1:{corner[0]}{corner[1]}"/><sheetData>'.encode())
    xml += rows.encode() + TAIL
    last_column, last_row = place(corner)
    is_within = all(column <= last_column and row <= last_row for column, row in map(place, cells))
    is_small = last_column * last_row <= MANY_CELLS
    assert keeps_to_its_word([xml]) == (is_within and is_small)
    if cells and is_small and len(xml) > 100 + length:  # the corner is named in the first piece, as it always is
        pieces = [xml[:250], *(xml[start : start + length] for start in range(250, len(xml), length))]
        assert keeps_to_its_word(pieces) == is_within


@pytest.mark.parametrize(
    "cell", [b"<c><v>1</v></c>", b"<x:c r='A1'/>", b"<c\nr='A1'/>", b"<c r='B2'/>", b'<c s="1" r="XFD9"/>', b'<c r="a1"/>']
)  # fmt: skip
def test_a_sheet_with_a_cell_written_otherwise_is_counted_cell_by_cell(cell):
    head = HEAD.replace(b"<sheetData>", b'<dimension ref="A1:B2"/><sheetData>')
    assert keeps_to_its_word([head + b'<row r="1"><c r="A1"/></row>' + TAIL])
    assert not keeps_to_its_word([head + cell + TAIL])


def test_cells_without_a_place_of_their_own_are_counted():
    area = Area()
    area.add(HEAD + b'<row r="1048576">' + b"<c><v>1</v></c>" * 40 + b"</row>" + TAIL)
    assert area.cells > MAX_CELLS
    area = Area()
    area.add(HEAD + b'<row r="1"><c r="AA1"/></row><row r="1048576">' + b"<c><v>1</v></c>" * 40 + b"</row>" + TAIL)
    assert area.cells > MAX_CELLS
