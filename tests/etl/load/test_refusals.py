"""A row that can't be taken is refused with its reason and number; the others load."""

import csv
import io

import pytest

from domain.door.wire import as_json
from etl.load.pipeline import IN_THE_REPORT
from etl.load.report import sentences
from tests.support.door import DIMENSIONS, assessment, load, rating, records, refusals


def test_a_level_out_of_range_or_between_levels():
    report = load(
        [assessment("p1"), assessment("p2", **{DIMENSIONS[1]: "5"}), assessment("p3", **{DIMENSIONS[2]: "2.67"})]
    )
    assert refusals(report) == [(DIMENSIONS[1], [3]), (DIMENSIONS[2], [4])]
    assert "5 is not a level; levels go from 1 (Essential) to 4 (Exemplary)" in report.refusals[0].reason
    assert "2.67 lies between two levels" in report.refusals[1].reason
    assert (report.assessments_loaded, report.rows_refused) == (1, 2)


def test_the_reason_that_stops_most_rows_is_named_first_and_once_over_all_its_columns():
    report = load([
        assessment("p1", team="A sentence about a team with far too many words"),
        assessment("p2", "Often"),
        assessment("p3", **{DIMENSIONS[0]: "7", DIMENSIONS[1]: "Often"}),
        assessment("p4"),
    ])  # fmt: skip
    assert refusals(report)[0] == (DIMENSIONS[1], [3, 4])
    assert refusals(report)[9:] == [("team", [2]), (DIMENSIONS[0], [4])]
    said = list(sentences(report))
    first, *others = said[said.index("3 of 4 rows are refused:") + 1 :][:3]
    assert first.startswith(f"  column “{DIMENSIONS[1]}” and 8 more, rows 3 and 4: nobody has said yet which level")
    assert ["row 2" in others[0], "row 4: 7 is not a level" in others[1]] == [True, True]


def test_where_no_row_can_be_loaded_the_reason_of_most_rows_is_the_one_named():
    rows = [
        assessment("p1", team="A sentence about a team with far too many words"),
        *(assessment(one, "Often") for one in ("p2", "p3")),
    ]
    assert "None of the 3 rows can be loaded" in load(rows).refusal
    assert "rows 3 and 4: nobody has said yet" in load(rows).refusal


def test_only_answers_that_a_mapping_could_explain_are_called_unknown():
    rows = [
        assessment("p1", **{DIMENSIONS[0]: "Often"}),
        assessment("p2", **{DIMENSIONS[0]: "7"}),
        assessment("p3", **{DIMENSIONS[0]: "2.5"}),
    ]
    report = load([*rows, assessment("p4", team="W" * 61), assessment("p5")])
    assert {refusal.rows[0]: refusal.is_unknown_answer for refusal in report.refusals} == {
        2: True,
        3: True,
        4: False,
        5: False,
    }


def test_a_row_stands_under_each_of_its_problems_and_counts_once():
    report = load([assessment("p1"), assessment("p2", **{DIMENSIONS[1]: "5", DIMENSIONS[2]: "6"})])
    assert len(report.refusals) == 2
    assert report.rows_refused == 1


def test_a_text_in_an_answers_place_is_never_repeated():
    report = load([assessment("p1"), assessment("p2", **{DIMENSIONS[1]: "Ask Morag about this"})])
    assert "Morag" not in str(as_json(report))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("subject_id", " "), ("wave", ""), ("rater_group", "boss of bosses"), ("rater_group", ""),
        ("measure", "impact"), ("band", "Band 42"),
        ("wave_date", "soon"), ("n_raters", "few"), ("team", "A sentence about a team with far too many words"), ("team", "W" * 61),
    ],
)  # fmt: skip
def test_a_cell_that_is_not_understood(column, value):
    usual = {"measure": "performance", "band": "Band 7", "wave_date": "2026-05-01", "n_raters": "1"}
    report = load([assessment(**usual), assessment(**{"subject_id": "p2", **usual, column: value})])
    assert refusals(report) == [(column, [3])]
    assert report.assessments_loaded == 1


def test_the_same_person_twice_in_one_wave_as_self():
    report = load(
        [assessment("p1", "1"), assessment("p2"), assessment("p1", "4"), assessment("p1", wave="2026 autumn")]
    )
    assert refusals(report) == [("subject_id", [4])]
    assert report.assessments_loaded == 3
    assert records("select count(*) from records.ratings where level = 4") == [(0,)], "the first row stands"


def test_the_same_rater_twice_for_one_person():
    peers = [assessment("p1", rater_group="peers", rater_id=rater) for rater in ("r1", "r2", "r1")]
    report = load([*peers, assessment("p2", rater_group="peers", rater_id="r1")])
    assert refusals(report) == [("rater_id", [4])]
    assert report.assessments_loaded == 3


def test_the_same_answer_twice_in_the_long_shape():
    report = load([rating("p1"), rating("p1", "Engaging the team"), rating("p1", level="1")])
    assert refusals(report) == [("subject_id", [4])]
    assert report.ratings_loaded == 2


def test_one_person_in_two_teams_of_one_wave():
    peers = [assessment("p1", rater_group="peers", team=team) for team in ("Ward 3", "Ward 4", "Ward 3")]
    report = load(peers)
    assert refusals(report) == [("subject_id", [3])]


def test_a_person_may_move_between_waves():
    assert load([assessment("p1"), assessment("p1", wave="2026 autumn", team="Ward 4")]).rows_refused == 0


def test_answers_that_another_file_already_brought():
    load([assessment("p1"), assessment("p2", rater_group="peers", rater_id="r1")])
    report = load([
        assessment("p1", "1"),
        assessment("p2", "1", rater_group="peers", rater_id="r1"),
        assessment("p2", "1", rater_group="peers", rater_id="r2"),
        assessment("p3", "1"),
        assessment("p3", "1", rater_group="peers", rater_id="r2", team="Ward 9"),
    ])  # fmt: skip
    assert refusals(report) == [("subject_id", [2, 3])]
    assert report.assessments_loaded == 3


def test_a_person_whom_another_file_has_in_another_team():
    load([assessment("p1", rater_group="peers")])
    report = load([assessment("p1", rater_group="peers", team="Ward 9"), assessment("p2")])
    assert refusals(report) == [("subject_id", [2])]


@pytest.mark.parametrize(("raters", "loads"), [("1", False), ("2", False), ("3", True)])
@pytest.mark.parametrize("group", ["peers", "direct_reports", "others"])
def test_rows_of_one_or_two_raters_stop_at_the_door(raters, loads, group):
    report = load(
        [assessment("p1"), assessment("p2", rater_group=group, n_raters=raters)], columns_set={"measure": "performance"}
    )
    assert report.assessments_loaded == 1 + loads


def test_strict_takes_only_known_values():
    new = assessment("p2", role="Wizard")
    assert load([assessment("p1"), new], dry_run=True).new_values["role"] == ["Wizard"]
    report = load([assessment("p1"), new], strict=True)
    assert refusals(report) == [("role", [3])]
    report = load([assessment("p3"), assessment("p4", team="Ward 99")], strict=True)
    assert refusals(report) == [("team", [3])], "once teams are known, another is new"


def test_known_spellings_become_the_official_name():
    load([assessment("p1", role="nursing & midwifery registered", care_setting="ACUTE", band="8A", rater_group="Self")])
    assert records("select role, care_setting, band, rater_group from records.assessments") == [
        ("Nursing and Midwifery Registered", "Acute", "Band 8a", "self")
    ]


def test_what_is_not_stated_is_called_so():
    load([assessment("p1", division="", role=" ", band="")])
    assert records("select division, role, band from records.assessments") == [("Not stated",) * 3]


def test_refused_rows_come_back_with_reasons_and_without_formulas(tmp_path):
    file = tmp_path / "refused.csv"
    load([assessment("p1"), assessment("p2", "5", team="=cmd|'/c calc'!A0"), assessment("p3", "6")], refused=file)
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    assert [(row["row"], row["subject_id"], row["team"]) for row in rows] == [
        ("3", "p2", "'=cmd|'/c calc'!A0"),
        ("4", "p3", "Ward 3"),
    ]
    assert "5 is not a level" in rows[0]["reason"]
    corrected = [{**row, **dict.fromkeys(DIMENSIONS, "3")} for row in rows]
    assert load(corrected).assessments_loaded == 2


def test_of_a_refused_rows_reasons_the_one_that_stops_most_rows_comes_first():
    rows = [
        assessment("p1", **{DIMENSIONS[8]: "Often", DIMENSIONS[0]: "7"}),
        assessment("p2", **{DIMENSIONS[8]: "Often"}),
    ]
    report = load([*rows, assessment("p3")], refused=IN_THE_REPORT)
    reasons = [row["reason"] for row in csv.DictReader(io.StringIO(report.refused_csv))]
    assert [reason.partition(" ")[0] for reason in reasons] == ["nobody", "nobody"]
    assert "; 7 is not a level" in reasons[0]


def test_an_id_is_stored_only_as_a_keyed_hash(home):
    load([assessment("subject-4711", rater_group="peers", rater_id="rater-0815")])
    stored = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert b"subject-4711" not in stored
    assert b"rater-0815" not in stored
