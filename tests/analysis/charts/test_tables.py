"""What is a number is a number in a table, and names with an order of their own are sent so that a browser sorts them by it."""

import math

import pandas as pd
import pytest

from analysis import heatmap
from analysis.board_pack.sections import tables as of_paper
from analysis.charts import tables
from analysis.charts.exhibit import Exhibit
from analysis.compared import difference_tables
from analysis.published.selection import choose
from tests.support.published import Framework, Slice, alone, whole


WAVES = [f"Round {number}" for number in ("ten", "two", "one")]


def test_waves_sort_by_their_order_as_text_and_are_shown_by_name():
    waves = [f"{month} {year}" for year in (2024, 2025, 2026) for month in ("Jan", "Apr", "Jul", "Oct")]
    table = pd.DataFrame({"Wave": tables.in_order(pd.Series([wave for wave in waves for _ in "ab"])), "People": 20})
    sent, (names,) = tables.sortable(table)["Wave"].tolist(), tables.labels(table).values()
    assert sorted(sent) == sent
    assert [names[one] for one in dict.fromkeys(sent)] == waves
    assert sent[0] == "01. Jan 2024"
    exhibit = Exhibit("", "", None, "", table, "")
    assert exhibit.arrow.column("Wave").to_pylist() == sent
    assert tables.sortable(table[["People"]]).equals(table[["People"]])


def test_differences_are_numbers_with_their_sign_and_nothing_is_below_nought():
    figures = pd.DataFrame({
        "first_share": [0.7, 0.5, 0.5, 0.5], "second_share": [0.55, 0.51, 0.502, 0.5], "first_subjects": 40, "second_subjects": 50,
        "difference": [0.15, -0.01, -0.002, math.nan], "lower": -0.1, "upper": 0.2, "superiority": 0.5, "equal": 0.2,
        "superiority_lower": 0.4, "superiority_upper": 0.6, "p": 0.5, "stands": False,
        "shows_above": [0.121, math.nan, 0.2, math.nan], "shows_below": [0.139, 0.2, math.nan, math.nan],
    })  # fmt: skip
    table = difference_tables.by_row(figures, pd.Series(list("ABCD")), "Dimension", "us", "them", "strong")
    difference = table["Difference (points)"]
    assert difference.tolist()[:3] == [15, -1, 0]
    assert math.copysign(1, difference[2]) == 1
    assert math.isnan(difference[3])
    assert tables.formats(table)["Difference (points)"] == "%+.0f"
    assert table["Shows from (points)"].tolist() == ["+13 or −14", "−20", "+20", ""]
    paper = of_paper.of_frame(table, "Differences", ["Dimension", "Difference (points)"])
    assert [row.cells[1].text for row in paper.rows] == ["+15", "−1", "0", "–"]
    assert [row.cells[1].value for row in paper.rows] == [15, -1, 0, None]


def test_people_who_differ_by_dimension_stand_in_two_columns_of_numbers():
    frame = pd.DataFrame({
        "group": ["A", "B"], "parent": "", "people_least": [393.0, 4061], "people_most": [403.0, 4121], "is_combined": False
    })  # fmt: skip
    table = tables.groups(frame, "Team")
    assert table.to_dict("list") == {
        "Team": ["A", "B"],
        "People, at least": [393, 4061],
        "People, at most": [403, 4121],
    }
    same = tables.groups(frame.assign(people_most=frame["people_least"]), "Team")
    assert list(same) == ["Team", "People"]
    assert set(tables.formats(same).values()) == {"%,d"}


@pytest.mark.parametrize(
    "view", [{"figure": "mean"}, {"against": "organisation"}, {"figure": "mean", "against": "organisation"}]
)
def test_no_figure_of_a_heatmap_is_a_text(published, view):
    dimensions = Framework(dimensions=("Dimension A",))
    blocks = [whole(80), alone("division", 40, division="A"), alone("division", 40, division="B")]
    store = published(Slice(framework=dimensions, blocks=blocks))
    table = heatmap.exhibit(store, choose(store, {})[0], heatmap.View(**view)).table
    texts = [name for name in table.select_dtypes(exclude="number") if "interval" not in name]
    assert set(texts) <= {"Division", "Dimension", "Of", "Compared with", "Reading", "Note"}
    assert {name for name in table if name.startswith("Difference")} == ({"Difference"} if "against" in view else set())


def test_a_share_is_known_by_its_unit_whatever_its_column_is_called():
    shares, counts = tables.shares(pd.Series([0.25, 0.5])), tables.numbers([3, 4])
    table = tables.table({"Team": ["A", "B"], "At either level": shares, "% of them": counts})
    for frame in (table, table.assign(More="x"), table.drop(columns="Team"), table.loc[[1]], tables.sortable(table)):
        assert tables.formats(frame) == {"At either level": "%.0f%%", "% of them": "%,d"}
    paper = of_paper.of_frame(table, "Made up")
    assert [column.kind for column in paper.columns] == ["text", "share", "number"]
    assert [row.cells[1].text for row in paper.rows] == ["25%", "50%"]


def test_a_column_of_numbers_without_a_unit_is_shown_by_nobody():
    table = tables.table({"Team": ["A"]}).assign(People=3)
    for show in (tables.formats, lambda frame: of_paper.of_frame(frame, "Made up")):
        with pytest.raises(KeyError):
            show(table)
