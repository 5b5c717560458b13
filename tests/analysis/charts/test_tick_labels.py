"""A name is cut where there is little room, but never so that two read alike, and a chart shows it as it is written."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.board_pack.description import Chart
from analysis.board_pack.layout import axes
from analysis.charts import hover, tick_labels


LONG = "Musculoskeletal Outpatients and Community Therapies"


def groups(*names: str, parent: str = "") -> pd.DataFrame:
    return pd.DataFrame({
        "group_id": range(len(names)), "group": names, "parent": parent, "is_overall": False, "is_combined": False
    })  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [
        [f"{LONG} East", f"{LONG} West", f"{LONG} West Annexe", LONG],
        [f"{LONG} {place} hub {team}" for place in ("East", "West") for team in (1, 2)],
        ["x" * 50 + "1", "x" * 50 + "2"],
        [f"East {LONG} at the Old Mill", f"East {LONG} at the Old Mill ward"],
    ],
)
def test_names_that_would_be_cut_to_the_same_keep_what_tells_them_apart(names):
    for labels in (tick_labels.of_groups(groups(*names)), list(tick_labels.short(names, axes.LONGEST_NAME).values())):
        assert len(set(labels)) == len(names)
    assert all(len(label) <= tick_labels.LENGTH for label in tick_labels.short(names, tick_labels.LENGTH).values())


def test_the_part_that_differs_is_in_the_label():
    labels = tick_labels.short([f"{LONG} East hub", f"{LONG} West hub"], tick_labels.LENGTH)
    assert list(labels.values()) == ["Musculoskeletal … East hub", "Musculoskeletal … West hub"]


def test_a_name_whose_rest_is_short_keeps_more_of_its_beginning():
    labels = tick_labels.short([f"{LONG} E", f"{LONG} Rehabilitation"], tick_labels.LENGTH)
    assert list(labels.values()) == ["Musculoskeletal Outpatients … E", "Musculoskeletal … Rehabilitation"]


def test_the_beginning_of_a_name_ends_with_a_word():
    long = "Additional Professional Scientific and Technical"
    labels = tick_labels.short([long, f"{long} + Allied Health Professionals"], tick_labels.LENGTH)
    assert all(label.startswith("Additional …") for label in labels.values())


@given(
    st.sets(st.text("ab /", min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool), max_size=6)
)
def test_labels_are_as_many_as_names_and_no_longer_than_fits(names):
    labels = tick_labels.short(sorted(names), 20)
    assert len(set(labels.values())) == len(names)
    assert all(len(label) <= 20 for label in labels.values())
    assert all(label == name for name, label in labels.items() if len(name) <= 20)


def test_quotation_marks_are_shown_as_written_and_what_plotly_would_read_as_markup_is_not_read():
    name = """Ward "Rose" & 'Lily' <b>"""
    escaped = """Ward "Rose" &amp; 'Lily' &lt;b&gt;"""
    assert tick_labels.of_groups(groups(name)) == [escaped]
    assert tick_labels.headed(groups("A", parent=name)) == [(f"<b>{escaped}</b>", False), ("A", True)]
    row = groups(name).assign(dimension=name).iloc[0]
    assert hover.heading(row) == f"<b>{escaped}</b><br>{escaped}"


def test_the_bars_of_a_pack_are_labelled_each_with_a_name_of_its_own():
    names = [f"{LONG} and Rehabilitation, East", f"{LONG} and Rehabilitation, West"]
    assert len(set(axes.categories(Chart("bars", "", "", tuple(names), ())))) == 2
