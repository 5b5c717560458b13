"""How a pack is laid out: all of it is there, nothing covers anything else, and long tables go on under their header."""

from pathlib import Path

import pytest

from analysis.board_pack.description import Cell, Column, Row, Table
from analysis.board_pack.layout import measure
from analysis.board_pack.layout.fitting import fit, split
from analysis.board_pack.layout.pages import pages
from analysis.board_pack.layout.sheet import WIDE_SHEET
from tests.support.published import Framework, Slice, trust


ARIAL = Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf")
LONG = Framework(dimensions=tuple(f"Influencing for responsibility and results {n}" for n in range(15)))


def table(*rows: Row, columns: int = 2) -> Table:
    return Table("A table", (Column("Group"), *(Column(f"Share {n}", "share") for n in range(1, columns))), rows)


def row(name: str, kind: str = "plain") -> Row:
    return Row((Cell(name),) if kind == "group" else (Cell(name), Cell("50%", 0.5)), kind)


def boxes(page):
    return [part.box for part in page.parts]


@pytest.mark.parametrize("breakdown", ["team", "division"])
@pytest.mark.parametrize("framework", [Framework(), LONG, Framework(dimensions=("Dimension A",))])
def test_nothing_lies_off_a_page_or_covers_anything_else(pack_of, framework, breakdown):
    waves = [Slice(wave=wave, framework=framework, blocks=trust(4, 8)) for wave in ("2025 spring", "2026 spring")]
    for page in pages(pack_of(*waves, breakdown=breakdown)):
        for box in boxes(page):
            assert box.x >= WIDE_SHEET.body.x - 0.1
            assert box.x + box.width <= WIDE_SHEET.body.x + WIDE_SHEET.body.width + 0.1
            assert box.bottom <= WIDE_SHEET.body.bottom + 0.1, page.title
        for place, one in enumerate(boxes(page)):
            for other in boxes(page)[place + 1 :]:
                apart_across = one.x + one.width <= other.x + 0.1 or other.x + other.width <= one.x + 0.1
                assert apart_across or one.bottom <= other.y + 0.1 or other.bottom <= one.y + 0.1, page.title


def test_everything_described_is_on_some_page(a_pack):
    every = pages(a_pack)
    for message in a_pack.messages:
        parts = [part for page in every if page.message is message for part in page.parts]
        rows = [row for part in parts if hasattr(part, "table") for row in part.table.rows if row.kind != "group"]
        assert rows == ([row for row in message.table.rows if row.kind != "group"] if message.table else [])
        told = [
            paragraph
            for part in parts
            if hasattr(part, "paragraphs") and not part.is_quiet
            for paragraph in part.paragraphs
        ]
        assert tuple(told) == message.text
        assert [part.chart for part in parts if hasattr(part, "chart")] == ([message.chart] if message.chart else [])


def test_the_summary_is_one_page(a_pack):
    assert len([page for page in pages(a_pack) if page.message.name == "Summary"]) == 1


def test_a_divisions_name_stands_again_over_what_goes_on():
    long = table(row("Medicine", "group"), *(row(f"Ward {n}") for n in range(9)))
    fitted = fit(long, 300, 10)
    parts = split(long, fitted, fitted.header + sum(fitted.heights[:5]))
    assert [part.rows[0].cells[0].text for part, _ in parts] == [
        "Medicine",
        "Medicine (continued)",
        "Medicine (continued)",
    ]
    assert all(one.height <= fitted.header + sum(fitted.heights[:5]) for _, one in parts)


def test_a_divisions_name_is_never_the_last_on_its_page():
    long = table(*(row(f"Ward {n}") for n in range(4)), row("Surgery", "group"), row("Ward 9"))
    fitted = fit(long, 300, 10)
    (first, _), (second, _) = split(long, fitted, fitted.header + sum(fitted.heights[:5]))
    assert [one.kind for one in first.rows] == ["plain"] * 4
    assert [one.cells[0].text for one in second.rows] == ["Surgery", "Ward 9"]


def test_a_title_that_goes_on_says_which_page_it_is(a_pack):
    titles = [page.title for page in pages(a_pack) if page.message.name == "Groups"]
    assert [title[-8:] for title in titles] == [f"({n} of {len(titles)})" for n in range(1, len(titles) + 1)]


@pytest.mark.skipif(not ARIAL.is_file(), reason="needs fonts-liberation, which `make test` installs with Chromium")
@pytest.mark.parametrize(
    "text", ["Holding to account", "WWW illi 1,204 (95% interval −3 to +12)", "Ünïcode – “quoted”"]
)
def test_texts_are_measured_as_wide_as_arial_or_a_little_wider(text):
    from PIL import ImageFont

    true = ImageFont.truetype(ARIAL, 1000).getlength(text) / 100
    assert true <= measure.width(text, 10) * 1.01
    assert measure.width(text, 10) <= true * 1.1
