"""Figures from outside stand beside the organisation's own as labelled lines with their source."""

import tomllib

import pytest

import settings
from analysis.compared import funnel, outside
from domain.declared import benchmarks
from domain.errors import Unreadable
from tests.support.told import chosen


FILE = """
[[benchmarks]]
framework = "{framework}"
dimension = "dimension_a"
{figure}
source = "A made-up survey of trusts"
date = 2026-03-31
"""


def write(home, **said):
    home.mkdir(exist_ok=True)
    text = FILE.format(**{"framework": "made_up", "figure": "share = 0.62\nn = 1000"} | said)
    settings.benchmarks().write_text(text, encoding="utf-8")


def at(store, measure="performance", dimension="dimension_a"):
    return outside.lines(store, chosen(store, measure=measure), dimension, benchmarks.read())


@pytest.mark.parametrize("figure", ["share = 0.62\nn = 1000", "counts = [100, 280, 500, 120]"])
def test_a_share_or_counts_are_a_line_with_source_size_and_interval(published, home, figure):
    store = published()
    write(home, framework=chosen(store).framework, figure=figure)
    (line,) = at(store)
    assert line.share == pytest.approx(0.62)
    assert line.name == "Outside, 62%: A made-up survey of trusts, 2026"
    assert line.said == "62% (A made-up survey of trusts, 31 March 2026; 1,000 ratings, 95% interval 59% to 65%)"
    assert at(store, dimension="dimension_b") == []


def test_it_is_drawn_named_and_told_and_judges_nobody(published, home):
    store = published()
    write(home, framework=chosen(store).framework)
    without = funnel.exhibit(store, chosen(store), "dimension_a")
    shown = funnel.exhibit(store, chosen(store), "dimension_a", benchmarks.read())
    drawn = [trace for trace in shown.figure.data if str(trace.name).startswith("Outside")]
    assert [list(trace.y) for trace in drawn] == [[0.62, 0.62]]
    assert "no mark to pass" in shown.note
    assert "A made-up survey of trusts" in shown.alternative
    assert shown.message == without.message
    assert shown.table.equals(without.table)


def test_one_of_another_framework_is_not_shown_and_without_a_file_there_is_none(published, home):
    store = published()
    assert at(store) == []
    write(home, framework="another")
    assert at(store) == []


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"figure": "share = 62\nn = 10"}, "a share from 0 to 1"),
        ({"figure": "share = 0.5"}, "a share from 0 to 1"),
        ({"figure": "share = 0.5\nn = 10\ncounts = [5, 5]"}, "a share from 0 to 1"),
        ({"figure": "counts = [0, 0]"}, "a share from 0 to 1"),
        ({"figure": "counts = [1, 2, 3, 4]\nn = 11"}, "add up to 10"),
        ({"figure": "share = 0.5\nn = 10\n[x]"}, "incomplete|something else"),
        ({"figure": "share = "}, "can't be read"),
    ],
)
def test_a_file_that_says_no_figure_is_refused_in_a_sentence(home, said, says):
    write(home, **said)
    with pytest.raises(Unreadable, match=says):
        benchmarks.read()


def test_a_dimension_or_levels_that_the_framework_has_not_are_said(published, home):
    store = published()
    framework = chosen(store).framework
    write(home, framework=framework, figure="counts = [1, 2]")
    with pytest.raises(Unreadable, match="2 counts for"):
        at(store)
    text = settings.benchmarks().read_text("utf-8").replace("dimension_a", "dimension_z")
    assert tomllib.loads(text)
    settings.benchmarks().write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable, match="no dimension of"):
        at(store)
