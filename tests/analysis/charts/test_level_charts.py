import pytest

from analysis.charts import level_charts
from analysis.published import metrics
from analysis.published.selection import choose
from tests.support.published import Framework, Slice, whole


@pytest.mark.parametrize(
    ("high", "ends"), [(("C", "D"), [0.3]), (("D",), [0.6]), (("B", "D"), [0.1, 0.3, 0.6]), (("A", "B", "C", "D"), [])]
)
def test_the_line_stands_where_the_framework_says_that_high_levels_begin(published, high, ends):
    names = ("A", "B", "C", "D")
    one = Framework("f", "F", ("Up",), names, high)
    store = published(Slice(framework=one, blocks=[whole(100, counts=(10, 20, 30, 40))]))
    line = level_charts.bars(metrics.level_shares(store, choose(store, {})[0]), "dimension", "high").to_dict()["data"][
        -1
    ]
    assert line["x"][::3] == pytest.approx(ends)
    assert line["x"][1::3] == pytest.approx(ends)


@pytest.mark.parametrize("levels", [2, 3, 4, 5, 7])
def test_bars_have_a_piece_for_every_level_and_none_is_lost(published, levels):
    names = tuple(f"Level {number}" for number in range(levels))
    store = published(Slice(framework=Framework("f", "F", ("Up", "Down"), names, names[-1:]), blocks=[whole(60)]))
    shares = metrics.level_shares(store, choose(store, {})[0])
    bars = level_charts.bars(shares, "dimension", "high").to_dict()["data"][:-1]
    assert [bar["name"] for bar in bars] == list(names)
    assert [sum(bar["x"][place] for bar in bars) for place in (0, 1)] == pytest.approx([1, 1])
