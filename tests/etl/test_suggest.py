"""On Upload each column gets a suggested meaning with its score, and what may be personal is not shown."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

import settings
from etl import store
from etl.__main__ import app
from etl.frameworks import read_framework
from etl.mapping import read_mapping
from etl.read.opening import open_table
from etl.read.source import Source
from etl.refusals import CallRefused
from etl.remember import fingerprint, remember, remembered
from etl.suggest import look_at
from tests.etl.door import as_csv, assessment, load


QUESTIONS = {
    "Response ID": [f"R_{place}" for place in range(30)],
    "Start time": [f"2026-05-01 10:{place:02d}" for place in range(30)],
    "E-mail address": ["anonymous"] * 30,
    "Which directorate do you work in?": ["Surgery", "Medicine"] * 15,
    "Ward": ["Ward 3", "Ward 5", "Ward 7"] * 10,
    "And which of these are you?": ["Nursing and Midwifery Registered", "Medical & Dental", "AHP"] * 10,
    "Q5. How would you rate yourself on: Engaging the team": ["Strong", "Exemplary", "Proficient"] * 10,
    "Q6. Holdng to account": ["3 - Strong", "1 - Essential"] * 15,
    "Q6. Why? (Holding to account)": ["Because it went well", "Because it did not"] * 15,
    "Favourite biscuit": ["Digestive", "Hobnob"] * 15,
}
MEANINGS = {
    "Response ID": "subject_id",
    "Which directorate do you work in?": "division",
    "Ward": "team",
    "And which of these are you?": "role",
    "Q5. How would you rate yourself on: Engaging the team": "engaging_the_team",
    "Q6. Holdng to account": "holding_to_account",
}


def table(columns: dict[str, list[str]]):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([columns, *zip(*columns.values(), strict=True)])
    return open_table(Source("export.csv", data=text.getvalue().encode()))


@pytest.fixture
def seen():
    with store.connect() as con:
        return {column.header: column for column in look_at(con, table(QUESTIONS), read_framework(settings.FRAMEWORK))}


@pytest.mark.parametrize("header", QUESTIONS)
def test_a_column_is_suggested_by_its_name_a_likeness_or_its_values(seen, header):
    suggestion = seen[header].suggestion
    assert (suggestion.meaning if suggestion else None) == MEANINGS.get(header)


def test_no_value_of_a_column_that_may_be_personal_is_shown(seen):
    assert seen["Response ID"].values == []
    assert seen["Start time"].values == []
    assert seen["E-mail address"].values == []
    assert seen["Ward"].values == ["Ward 3", "Ward 5", "Ward 7"]


def test_a_mapping_is_kept_and_recognised_by_its_columns_in_any_order():
    header = list(QUESTIONS)
    assert remembered(header) is None
    file = remember(
        "Our Forms survey",
        {
            "fingerprint": fingerprint(header),
            "columns": {"team": "Ward"},
            "dimensions": {"engaging_the_team": header[6]},
            "values": {"role": {"AHP": "Allied Health Professionals"}},
        },
    )
    found = remembered([header[0].upper(), *reversed(header[1:])])
    assert found.name == "our_forms_survey"
    assert found.values == {"role": {"AHP": "Allied Health Professionals"}}
    assert read_mapping(file) == found
    assert remembered(header[:-1]) is None


def test_what_is_no_mapping_is_not_kept():
    with pytest.raises(CallRefused):
        remember("x", {"fingerprint": "1", "combine": "highest"})
    with pytest.raises(CallRefused):
        remember(" ?? ", {"columns": {"team": "Ward"}})
    assert not list(settings.mappings().glob("*"))


def test_an_export_with_remembered_columns_needs_no_mapping_and_no_wave_is_carried_over():
    answers = {
        "Response ID": [f"R_{place}" for place in range(30)],
        "Ward": ["Ward 3", "Ward 5", "Ward 7"] * 10,
        "You are": ["Nurse", "Medical & Dental", "Wizard"] * 10,
        "Tell us about the team": ["Strong", "Exemplary", "Proficient"] * 10,
    }
    content = {
        "fingerprint": fingerprint(list(answers)),
        "columns": {"subject_id": "Response ID", "team": "Ward", "role": "You are"},
        "constants": {"wave": "2025 autumn", "organisation": "Example Trust"},
        "dimensions": {"engaging_the_team": "Tell us about the team"},
        "values": {"role": {"Nurse": "Nursing and Midwifery Registered"}},
    }
    remember("Ward survey", content)
    export = as_csv([dict(zip(answers, row, strict=True)) for row in zip(*answers.values(), strict=True)])
    assert "no column wave" in load(export).refusal
    report = load(export, columns_set={"wave": "2026 spring"}, dry_run=True)
    assert (report.mapping, report.assessments_loaded, report.ratings_loaded) == ("ward_survey", 30, 30)
    assert report.nearest_values["role"].keys() == {"Wizard"}
    assert report.group_sizes["role"] == {
        "Medical and Dental": 10,
        "Nursing and Midwifery Registered": 10,
        "Wizard": 10,
    }


def test_the_command_line_inspects_and_remembers():
    export = as_csv([assessment(f"p{place}") for place in range(3)])
    runner = CliRunner()
    seen = json.loads(runner.invoke(app, ["inspect", "-", "--json"], input=export).stdout)
    assert seen["columns"][3]["suggestion"]["meaning"] == "team"
    kept = runner.invoke(app, ["remember", "mine", "--json"], input=json.dumps({"fingerprint": seen["fingerprint"]}))
    assert json.loads(kept.stdout)["mapping"] == "mine"
    assert json.loads(runner.invoke(app, ["inspect", "-", "--json"], input=export).stdout)["mapping"] == "mine"
    refused = runner.invoke(app, ["inspect", "-", "--json"], input=b"\x89PNG\r\n")
    assert (refused.exit_code, "picture" in json.loads(refused.stdout)["refusal"]) == (3, True)
