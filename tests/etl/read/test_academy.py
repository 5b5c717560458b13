"""The view of responses of the NHS Leadership Academy's tool is recognised from the file alone, and loads as it is."""

import csv
import io
from pathlib import Path

import pytest

from domain.declared import attributes
from domain.declared.framework_file import read_framework
from etl.look.inspection import inspect_export
from etl.meaning.options import Options
from etl.read.files.source import Source
from etl.sample import write_sample
from tests.support.door import assessment, load, records
from tests.support.files import as_text


MODEL = "nhs_management_and_leadership_framework"
FRAMEWORK = read_framework(MODEL)
WAVE = {"wave": "2026 autumn"}
COUNTS = """
    select rater_group, wave, dimension_id, level, count(*)
    from records.ratings join records.assessments using (assessment_id)
    where measure = 'performance' and level is not null
    group by all
    order by all
"""
OWN = ["assessment_id", "response_id", "rater_user_id", "rater_role", "node_type", "node_name", "question_id",
       "question_title", "score", "scale_label", "response_created_at"]  # fmt: skip
ABOUT = {"organisation": "T", "team": "Ward 1", "role": "Medical and Dental", "care_setting": "Acute"}


def made(folder: Path, **how) -> bytes:
    path = folder / "made.csv"
    write_sample(path, people=60, divisions=2, teams=4, waves=2, framework=MODEL, **how)
    return path.read_bytes()


def without(export: bytes, *columns: str) -> bytes:
    rows = list(csv.DictReader(io.StringIO(export.decode())))
    kept = [name for name in rows[0] if name not in columns]
    return as_text([kept, *([row[name] for name in kept] for row in rows)])


def answer(assessment: int, role: str, rater: str, item: str, level: int) -> list[str]:
    asked = ["Competency", item, "1", item, str(level), FRAMEWORK.levels[level - 1].name]
    return [str(assessment), "1", rater, role, *asked, "2026-09-01 10:00:00", *ABOUT.values()]


def view(*rows: list[str]) -> bytes:
    return as_text([[*OWN, *ABOUT], *rows])


def test_the_made_up_export_in_its_shape_loads_whole_and_as_the_wide_one_does(tmp_path, monkeypatch):
    report = load(made(tmp_path))
    assert (report.refusal, report.tool, report.shape, report.rows_refused) == (None, "academy", "long", 0)
    in_its_shape = records(COUNTS)
    monkeypatch.setenv("NINEFOLD_HOME", str(tmp_path / "another"))
    assert load(made(tmp_path, shape="wide")).rows_refused == 0
    assert records(COUNTS) == in_its_shape
    assert {row[0] for row in in_its_shape} == {"self", "line_manager", "peers", "direct_reports"}


def test_the_career_stage_is_an_attribute_in_order(tmp_path):
    load(made(tmp_path))
    (stage,) = attributes.declared()
    assert (stage.column, stage.kind, stage.in_order[:2]) == ("own_career_stage", "ordered", ("Fundamental", "Stage 1"))
    found = {name for (name,) in records("select distinct own_career_stage from records.assessments")}
    assert {"Stage 1", "Stage 4"} < found < {*stage.in_order, "Not stated"}


@pytest.mark.parametrize("blank", ["", "NULL", "\\N", "self"])
def test_roles_are_mapped_and_a_blank_one_is_self(blank):
    item = FRAMEWORK.items[0].name
    roles = {blank: "self", "manager": "line_manager", "peer": "peers", "report": "direct_reports", "other": "others"}
    report = load(view(*(answer(1, role, f"r{role}", item, 3) for role in roles)), framework=MODEL, columns_set=WAVE)
    assert (report.refusal, report.rows_refused) == (None, 0)
    assert {group for (group,) in records("select rater_group from records.assessments")} == set(roles.values())


def test_a_blank_role_in_a_plain_table_is_still_refused():
    report = load([assessment("p1", rater_group=""), assessment("p2", rater_group="peer")])
    assert [refusal.rows for refusal in report.refusals] == [[2]]


def test_raters_who_share_a_code_that_is_their_leaders_are_not_told_apart(tmp_path):
    report = load(without(made(tmp_path), "rater_id"))
    assert "“rater_user_id” has one code for all raters of a leader" in report.refusal
    assert report.assessments_loaded == 0
    alone = as_text([row for row in csv.reader(io.StringIO(made(tmp_path).decode())) if row[3] in ("", "rater_role")])
    assert load(without(alone, "rater_id")).rows_refused == 0


@pytest.mark.parametrize("levels", [(3, 3), (2, 4)])
def test_a_rater_of_one_leader_who_answers_twice_is_refused_in_that_row_alone(levels):
    items = [item.name for item in FRAMEWORK.items[:4]]
    once = [answer(n, "manager", f"m{n}", item, 3) for n in range(6) for item in items]
    again = answer(1, "manager", "m1", items[0], levels[1])
    report = load(view(*once, again), framework=MODEL, columns_set=WAVE)
    assert report.refusal is None
    assert [refusal.rows for refusal in report.refusals] == [[len(once) + 2]]


def test_what_its_columns_are_is_said_before_anything_is_loaded(tmp_path):
    seen = inspect_export(Source("made.csv", data=made(tmp_path)), Options())
    sure = {column.header: column.sure_meaning for column in seen.columns if column.sure_meaning}
    assert (seen.tool, seen.framework_id) == ("academy", MODEL)
    assert {"user_id": "subject_id", "rater_id": "rater_id", "rater_role": "rater_group", "node_name": "dimension",
            "scale_label": "level"}.items() <= sure.items()  # fmt: skip
    assert len(set(sure.values())) == len(sure)
    assert [name for name in ("response_id", "score", "career_stage", "comments") if name in sure] == []


@pytest.mark.parametrize(("ids", "levels"), [(("a", "b"), (3, 3)), (("", ""), (3, 4)), (("a", "b"), (3, 4))])
def test_of_two_who_answer_without_a_role_neither_is_taken_for_the_person(ids, levels):
    items = [item.name for item in FRAMEWORK.items[:3]]
    alone = [answer(2, "", "c", item, 2) for item in items]
    two = [answer(1, "", who, item, level) for who, level in zip(ids, levels, strict=True) for item in items]
    report = load(view(*alone, *two), framework=MODEL, columns_set=WAVE)
    assert report.refusal is None
    [doubt] = [refusal for refusal in report.refusals if refusal.said.code == "selves_in_doubt"]
    assert doubt.rows == [5, 6, 7, 8, 9, 10]
    assert report.assessments_loaded == 1


def test_a_copy_of_the_same_answer_without_a_role_is_no_doubt():
    once = answer(1, "", "", FRAMEWORK.items[0].name, 3)
    report = load(view(once, once), framework=MODEL, columns_set=WAVE)
    assert [refusal.said.code for refusal in report.refusals] == ["self_twice"]
    assert report.assessments_loaded == 1


def test_the_persons_own_id_stands_before_that_of_the_assessment(tmp_path):
    load(made(tmp_path))
    subjects = records(
        "select count(distinct subject_key), count(distinct (wave, subject_key)) from records.assessments"
    )
    assert subjects[0][0] < subjects[0][1]
