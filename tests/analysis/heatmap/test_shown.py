"""What the heatmap prints, marks and says of its cells, and what a click or the keyboard opens."""

import json
from dataclasses import replace

import pytest

from analysis import heatmap
from analysis.heatmap.words import stands_rule
from analysis.published.selection import choose
from analysis.wording import COMBINED
from tests.support import drawn
from tests.support.published import NOBODY, Block, Framework, Slice, alone, trust, whole


NOTHING_BESIDE = heatmap.View(order="name")
UP = Framework("one", "One", ("Up",), ("Low", "High"), ("High",))
TWO = Framework("two", "Two dimensions", ("Up", "Down"), ("Low", "High"), ("High",))


def chosen(store, **wished):
    return choose(store, wished)[0]


def ward(number):
    return NOBODY | {"division": "A", "team": f"Ward {number}"}


def printed(exhibit):
    """What is printed in each cell, by row and column."""
    rows = enumerate(exhibit.figure.rows)
    return {
        (y, x): " ".join(filter(None, (cell.printed, cell.more))) for y, row in rows for x, cell in enumerate(row.cells)
    }


def told(exhibit, row, column):
    """The lines that a cell says of itself."""
    sent = json.loads(exhibit.figure.as_sent)
    return drawn.told(sent, sent["rows"][row]["cells"][column][4:])


def apart() -> list[Block]:
    """Three divisions, of which two lie far from the third on the only dimension."""
    blocks = [whole(200, counts=(100, 100))]
    for name, counts in (("A", (50, 10)), ("B", (10, 50)), ("C", (40, 40))):
        block = alone("division", sum(counts), division=name)
        block.counts = counts
        blocks.append(block)
    return blocks


def row_of(store, selection, name) -> str:
    rows = heatmap.exhibit(store, selection, NOTHING_BESIDE).figure.rows
    return next(row.row_id for row in rows if row.name == name)


@pytest.fixture
def uneven(published):
    """Two wards: apart on Up, together on Down."""
    together = Block("team", "Ward 1 + Ward 2", [ward(1), ward(2)], 30, ("down",), (10, 20))
    blocks = [
        whole(60),
        Block("team", "Ward 1", [ward(1)], 30, ("up",)),
        Block("team", "Ward 2", [ward(2)], 30, ("up",)),
    ]
    store = published(Slice(framework=TWO, blocks=[*blocks, together]))
    return store, chosen(store, breakdown="team")


def test_rows_are_common_to_all_dimensions_and_a_wider_cell_is_marked_and_names_its_groups(uneven):
    exhibit = heatmap.exhibit(*uneven)
    texts, names = printed(exhibit), [row.name for row in exhibit.figure.rows]
    assert names == ["Whole organisation", "Ward 1", "Ward 2"]
    assert texts[1, 1] == texts[2, 1] == "67%†"
    assert "†" not in texts[1, 0]
    assert told(exhibit, 1, 1)[-1] == f"in Ward 1 + Ward 2, {COMBINED}"
    assert exhibit.figure.rows[1].people == "30"  # of the cells that are the ward's own
    assert exhibit.figure.legend[-1].text == f"† {COMBINED}"
    assert COMBINED in exhibit.note
    assert exhibit.table["Note"].tolist()[-1] == f"Figure of Ward 1 + Ward 2: {COMBINED}"


def test_what_nobody_was_rated_on_looks_like_whatever_is_withheld(published):
    blocks = [
        whole(40, dimensions=("up",)),
        *(Block("team", f"Ward {number}", [ward(number)], 20, ("up",)) for number in (1, 2)),
        whole(20, dimensions=("down",)),
        Block("team", "Ward 1", [ward(1)], 20, ("down",)),
    ]
    store = published(Slice(framework=TWO, blocks=blocks))
    exhibit = heatmap.exhibit(store, chosen(store, breakdown="team"), NOTHING_BESIDE)
    assert printed(exhibit)[2, 1] == "–"
    assert "nobody" not in exhibit.note.lower()
    assert told(exhibit, 2, 1) == [COMBINED.capitalize()]
    withheld = published(Slice(framework=TWO, blocks=blocks[:-1]), version="v2")
    exhibit = heatmap.exhibit(withheld, chosen(withheld, breakdown="team"), NOTHING_BESIDE)
    assert printed(exhibit)[1, 1] == "–"
    assert told(exhibit, 1, 1) == [COMBINED.capitalize()]
    assert f"A dash: part of a larger group's figure, {COMBINED}." in exhibit.note


def test_a_difference_is_printed_where_it_stands_and_told_of_every_cell(published):
    store = published(Slice(framework=UP, blocks=apart()))
    selection = chosen(store)
    view = heatmap.View(against="organisation", order="name")
    exhibit = heatmap.exhibit(store, selection, view)
    texts = printed(exhibit)
    assert [texts[row, 0] for row in range(4)] == ["50%", "17% −33", "83% +33", "50%"]
    assert "Clear" in told(exhibit, 1, 0)
    assert {"50% high", "Whole organisation: 50%", "May be chance", "80 people"} <= set(told(exhibit, 3, 0))
    assert stands_rule() in exhibit.note
    assert "Blue is higher and brown is lower" in exhibit.note
    absolute = heatmap.exhibit(store, selection, replace(view, colours="figure"))
    assert "The darker, the larger the share" in absolute.note
    assert printed(absolute) == texts
    assert [row.cells[0].colour for row in absolute.figure.rows] == ["f2", "f0", "f4", "f2"]
    assert exhibit.table["Reading"].tolist() == ["", "Clear", "Clear", "May be chance"]
    assert exhibit.message == "2 of 3 differences are clear; the largest: A is lower on Up"
    assert exhibit.alternative.startswith("Heatmap of 4 groups by 1 dimension. Share of ratings at high, by division")
    assert exhibit.message in exhibit.alternative


def test_a_difference_alone_is_printed_where_the_figure_is_one(published):
    store = published(*(Slice(wave=wave, blocks=[whole(300)]) for wave in ("2025", "2026")))
    exhibit = heatmap.exhibit(store, chosen(store, wave="2026"), heatmap.View("change", "2025"))
    assert all(text[0] in "+−0" and "%" not in text for text in printed(exhibit).values())
    lines = told(exhibit, 0, 0)
    assert lines[0].startswith("2026: ")
    assert lines[1].startswith("2025: ")
    assert exhibit.title.startswith("Change since 2025: percentage points at strong or exemplary")


def test_an_opened_cell_has_its_levels_people_interval_and_its_divisions_other_groups(published):
    store = published(Slice(blocks=trust(divisions=2, teams=6)))
    selection = chosen(store, breakdown="team")
    group_id = row_of(store, selection, "Ward 1.1")
    found = heatmap.detail(store, selection, NOTHING_BESIDE, group_id, "dimension_b")
    assert heatmap.detail(store, selection, NOTHING_BESIDE, group_id, "no dimension") is None
    assert found.title == "Division 1: Ward 1.1: Dimension B"
    assert "30 ratings of 30 people are at strong or exemplary, 95% interval" in found.sentences[0]
    *pieces, _ = found.distribution.figure.to_dict()["data"]
    assert [piece["name"] for piece in pieces] == ["Essential", "Proficient", "Strong", "Exemplary"]
    assert sum(piece["x"][1] for piece in pieces) == pytest.approx(1)
    assert found.neighbours.message == "Beside the others of Division 1"
    names = found.neighbours.figure.layout.yaxis.ticktext
    assert list(names[:2]) == ["Whole organisation", "Ward 1.1"]
    assert set(names[2:]) == {"Ward 1.2", "Ward 1.3", "Ward 1.4", "Ward 1.5 + Ward 1.6"}


def test_groups_in_no_division_have_those_nearest_in_size_as_neighbours(published):
    blocks = [whole(1000), *(alone("division", 11 + 10 * n, division=f"D{n:02}") for n in range(12))]
    store = published(Slice(blocks=blocks))
    selection = chosen(store)
    smallest = row_of(store, selection, "D00")
    found = heatmap.detail(store, selection, NOTHING_BESIDE, smallest, "dimension_a")
    names = list(found.neighbours.figure.layout.yaxis.ticktext)
    assert names == ["Whole organisation", "D00", *(f"D{n:02}" for n in range(8, 0, -1))]


def test_a_withheld_cell_opens_with_the_reason_and_nothing_else(published):
    blocks = [
        whole(40),
        Block("team", "Ward 1", [ward(1)], 20, ("up",)),
        Block("team", "Ward 2", [ward(2)], 20, ("up",)),
    ]
    store = published(Slice(framework=TWO, blocks=blocks))
    selection = chosen(store, breakdown="team")
    found = heatmap.detail(store, selection, NOTHING_BESIDE, row_of(store, selection, "Ward 1"), "down")
    assert found.sentences == [f"{COMBINED.capitalize()}."]
    assert found.distribution is None
    assert found.neighbours is None


@pytest.mark.parametrize(("dimensions", "levels"), [(5, 4), (12, 5), (9, 4), (7, 3)])
def test_frameworks_of_other_sizes_have_every_figure(published, dimensions, levels):
    names = tuple(f"Level {number}" for number in range(levels))
    framework = Framework("f", "F", tuple(f"Dimension {number}" for number in range(dimensions)), names, names[-2:])
    store = published(Slice(framework=framework), Slice(framework=framework, wave="2025"))
    selection = chosen(store, breakdown="team")
    for figure in heatmap.offered(store, selection):
        against = next(iter(heatmap.offered(store, selection)[figure].comparators(store, selection)), "")
        exhibit = heatmap.exhibit(store, selection, heatmap.View(figure, against))
        assert len(printed(exhibit)) == 10 * dimensions
        assert len(exhibit.figure.columns) == dimensions


def test_what_is_said_of_the_whole_never_counts_nought(published):
    same = [whole(80, counts=(40, 40))]
    same += [Block("division", name, [NOBODY | {"division": name}], 40, None, (20, 20)) for name in "AB"]
    one = Framework("one", "One", ("Up",), ("Low", "High"), ("High",))
    same += [
        Block("team", f"Ward {name}", [NOBODY | {"division": name, "team": f"Ward {name}"}], 40, None, (20, 20))
        for name in "AB"
    ]
    store = published(Slice(framework=one, blocks=same))
    selection = chosen(store, breakdown="division")
    assert heatmap.exhibit(store, selection, heatmap.View(against="organisation")).message == (
        "None of 2 differences is clear: each may be chance"
    )
    each_all_of_its_division = heatmap.exhibit(store, chosen(store, breakdown="team"), heatmap.View(against="parent"))
    assert each_all_of_its_division.message.startswith("There is nothing to compare here")
