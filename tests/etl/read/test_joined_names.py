"""Rows of names that a program joined into one, with a bar between, are read as what each of them says."""

import pytest

from domain.side_by_side import SideBySide
from etl.read.staging.joined_names import column_of_ours
from tests.support.door import DIMENSIONS, load
from tests.support.files import as_text


GROUPS = ["Ward 3", "Nursing and Midwifery Registered", "Acute"]
OURS = ["subject_id", "team", "role", "care_setting"]
PEOPLE = 12


@pytest.mark.parametrize(
    "about",
    ["{}", "About you | {}", "| {}", "{} |", "Unnamed: 0_level_0 | {}"],
    ids=["bare", "above", "first", "last", "unnamed"],
)
@pytest.mark.parametrize("form", ["{d} | {s}", "{s} | {d}", "{s}|{d}", "Rated by | {s} | {d}", "{d} | {s} | {s}"])
def test_a_bar_between_names_divides_rows_of_names_and_no_cells(about, form):
    header = [about.format(name) for name in OURS]
    header += [form.format(d=dimension, s=side) for side in ("Self", "Line manager") for dimension in DIMENSIONS]
    rows = [[f"p{number}", *GROUPS, *["3"] * 9, *["2"] * 9] for number in range(PEOPLE)]
    report = load(as_text([header, *rows]), columns_set={"wave": "2026 spring"}, dry_run=True)
    assert (report.refusal, report.tool, report.assessments_loaded) == (None, "plain", 2 * PEOPLE)
    kinds = {"rater_group": ["self", "line_manager"]}
    assert report.side_by_side == SideBySide(
        PEOPLE, kinds, [{"rater_group": "self"}, {"rater_group": "line_manager"}], 9
    )


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("About you | Team", {"team"}),
        ("Team | Role", set()),  # two are meant, or neither
        ("2026 | Team", set()),  # of that wave alone
        ("Peers | n_raters", set()),
        ("Number of raters | All", set()),
        ("Team", {"team"}),
    ],
)
def test_a_column_of_ours_is_named_where_nothing_beside_it_says_a_side(header, column):
    assert column_of_ours(header) == column
