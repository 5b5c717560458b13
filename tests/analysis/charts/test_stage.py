import plotly.graph_objects as go
import pytest

from analysis.charts import chart_layout as layout
from analysis.charts import fixed_height as stage


ROW, SURROUND = 32, 140


def chart(rows: int) -> go.Figure:
    drawn = layout.base(height=rows * ROW + SURROUND, margin={"t": 130, "b": 10, "l": 0, "r": 0})
    drawn["yaxis"] = layout.axis([f"Team {row}" for row in range(rows)], downwards=True)
    return go.Figure({"data": [], "layout": drawn})


@pytest.mark.parametrize("rows", [1, 10, 15, 16, 80, 500])
def test_every_row_stands_on_exactly_one_part_and_each_part_fits(rows):
    figure = chart(rows)
    shown = []
    for number in range(1, stage.parts(figure) + 1):
        part = stage.part(figure, number)
        lowest, highest = sorted(part.layout.yaxis.range)
        shown += [row for row in range(rows) if lowest < row < highest]
        assert part.layout.height <= stage.HEIGHT
    assert shown == list(range(rows))


def test_rows_of_a_parted_chart_are_as_high_as_those_of_the_whole():
    part = stage.part(chart(80), 6)
    lowest, highest = sorted(part.layout.yaxis.range)
    assert part.layout.height - SURROUND == ROW * (highest - lowest)


def test_a_chart_that_fits_grows_but_not_beyond_the_page():
    assert stage.part(chart(3), 1).layout.height == round((3 * ROW + SURROUND) * stage.GROWTH)
    assert stage.part(chart(13), 1).layout.height == stage.HEIGHT


def test_the_chart_itself_is_left_as_it_is():
    figure = chart(80)
    before = figure.to_dict()
    stage.part(figure, 2)
    assert figure.to_dict() == before
