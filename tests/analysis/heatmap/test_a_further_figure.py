"""A further figure of the heatmap is one module: chart, words, table, colours and an opened cell know none by its name."""

from types import SimpleNamespace

import numpy as np
import pytest

import settings
from analysis import heatmap
from analysis.heatmap import figures
from analysis.published.selection import choose
from tests.support.published import NOBODY, Block, Slice, whole


ROOM = settings.PROJECT / "analysis" / "heatmap"


def blocks() -> list[Block]:
    """Two divisions that make up the whole."""
    halves = [
        Block("division", name, [NOBODY | {"division": name}], 100, None, counts)
        for name, counts in (("A", (40, 30, 20, 10)), ("B", (10, 20, 30, 40)))
    ]
    return [whole(200, counts=(50, 50, 50, 50)), *halves]


def test_no_other_module_of_the_heatmap_or_its_page_names_a_figure(published):
    store = published(*(Slice(wave=wave, rater_group=group) for wave in ("1", "2") for group in ("self", "peers")))
    names = {name.partition(":")[0] for name in heatmap.offered(store, choose(store, {})[0])}
    assert {"high", "level", "mean", "people", "change", "self_minus_others"} <= names
    page = settings.PROJECT / "pages" / "results" / "heatmap.py"
    for module in (*ROOM.glob("*.py"), ROOM / "figures" / "figure.py", page):
        text = module.read_text(encoding="utf-8")
        for allowed in ('figure: str = "high"', '"person", "people"', 'transform("mean")'):  # no figure's name
            text = text.replace(allowed, "")
        assert {name for name in names if f'"{name}"' in text or f'"{name}:' in text} == set(), module.name


@pytest.mark.parametrize("against", ["", "organisation", "wave:1"])
def test_a_module_added_to_the_list_is_offered_drawn_told_and_opened(published, monkeypatch, against):
    lowest = figures.Figure(
        "lowest", "% lowest", "Share of ratings at the lowest level", "{} lowest", np.array([True, False, False, False])
    )
    monkeypatch.setattr(
        figures, "IN_ORDER", (*figures.IN_ORDER, SimpleNamespace(offered=lambda store, selection: [lowest]))
    )
    store = published(Slice(wave="1", blocks=blocks()), Slice(wave="2", blocks=blocks()))
    selection, _ = choose(store, {"wave": "2", "breakdown": "division"})
    view = heatmap.View("lowest", against)
    exhibit = heatmap.exhibit(store, selection, view)
    assert exhibit.title.startswith("Share of ratings at the lowest level, by division")
    assert exhibit.table["% lowest"].notna().all()
    assert ("Difference" in exhibit.table) == bool(against)
    row, column = exhibit.figure.rows[1], next(iter(exhibit.figure.columns))
    cell = row.row_id, column
    assert row.cells[0].printed.endswith("%")
    assert any("% lowest: **" in sentence for sentence in heatmap.detail(store, selection, view, *cell).sentences)
