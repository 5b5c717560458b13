"""Slopes: what is printed at their ends."""

from analysis.charts import slope_charts
from analysis.charts.interval_charts import Series


def test_both_shares_stand_beyond_their_intervals_where_the_slope_does_not_go_and_the_change_at_the_end():
    before = Series("before", (0.5, 0.6), (0.45, 0.55), (0.55, 0.65), ("", ""))
    after = Series("after", (0.62, 0.58), (0.57, 0.53), (0.67, 0.63), ("", ""))
    drawn = slope_charts.slopes([before, after], ["Rises", "Falls"], [True, False], ["+12", "−2"]).to_dict()
    first, last, sizes = (trace for trace in drawn["data"] if trace["mode"] == "text")
    assert [*zip(first["text"], first["x"], strict=True)] == [("50%", 0.45), ("60%", 0.65)]
    assert [*zip(last["text"], last["x"], strict=True)] == [("62%", 0.67), ("58%", 0.53)]
    assert (first["textposition"], last["textposition"]) == (
        ["middle left", "middle right"],
        ["middle right", "middle left"],
    )
    assert (sizes["text"], set(sizes["x"])) == (["+12", "−2"], {drawn["layout"]["xaxis"]["range"][1]})
