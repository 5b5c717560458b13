"""On Upload each column gets a suggested meaning with its score, and what may be personal is not shown."""

import csv
import io
import json
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

import settings
from domain.declared.framework_file import read_framework
from domain.declared.mapping_file import Mapping, read_mapping
from domain.errors import Refused
from etl import store
from etl.__main__ import app
from etl.look.columns import look_at
from etl.meaning.remember import fingerprint, is_made_for, remember
from etl.read.files.opening import open_table
from etl.read.files.source import Source
from tests.support.command_line import inspected
from tests.support.door import as_csv, assessment, load, rating


def listed_columns() -> list[dict]:
    return tomllib.loads((settings.REFERENCE / "columns.toml").read_text("utf-8"))["values"]


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


def suggested(columns: dict[str, list[str]]) -> dict[str, tuple[str, bool] | None]:
    """By header, what is suggested and whether it is sure."""
    with store.connect() as con:
        found = look_at(con, table(columns), read_framework(settings.FRAMEWORK))
    return {
        column.header: (column.suggestion.meaning, column.suggestion.is_sure) if column.suggestion else None
        for column in found
    }


LEVELS, OFTEN, WARDS = ["Strong", "Essential"] * 15, ["Often", "Rarely"] * 15, ["A", "B"] * 15


@pytest.mark.parametrize(
    ("header", "values", "suggestion"),
    [
        ("I build links with other teams and organisations", LEVELS, None),
        ("I am proud of my organisation", ["Agree", "Disagree"] * 15, None),  # a statement
        ("Do you like the organisation?", ["Yes", "No"] * 15, None),
        ("What is best about working for this organisation, all in all", WARDS, ("organisation", False)),
        ("Which organisation?", WARDS, ("organisation", True)),
        ("Teams", WARDS, ("team", False)),  # only like a name
        ("Team", LEVELS, None),
        ("Completed", ["Yes", "No"] * 15, None),
        ("Q9 Engaging the team", LEVELS, ("engaging_the_team", True)),
        ("Holdng to account", LEVELS, ("holding_to_account", False)),
        ("Q9 Engaging the team, and why?", WARDS, None),
        ("How important is engaging the team to you?", LEVELS, ("engaging_the_team", True)),  # as importance
        ("Engaging the team and holding to account", LEVELS, ("engaging_the_team", False)),  # or the other
        ("What you do", ["Nurse", "Porter"] * 15, ("role", True)),
        ("Years here", ["5", "6", "7"] * 10, None),  # bands are written so too
        ("Staff no.", [f"{number}" for number in range(30)], ("subject_id", True)),
        ("Ward/Dept", WARDS, ("team", True)),
        ("Feedback from", ["Boss", "Peer"] * 15, ("rater_group", True)),
        ("Relationship", ["A", "B"] * 15, None),
        ("What is your job role within the trust?", WARDS, ("role", True)),
        ("Job role of your line manager", ["Nurse", "Porter"] * 15, ("role", False)),
        ("Your previous profession", ["Nurse", "Porter"] * 15, ("role", False)),  # known values, of something else
        ("Ward of your manager", WARDS, ("team", False)),
        ("How many years have you been with the employer?", WARDS, None),
        ("Size of directorate", WARDS, None),
        ("Care group type", WARDS, None),
        ("Which floor is your ward on?", WARDS, None),
        ("Has your division changed?", WARDS, None),
        ("Your former ward", WARDS, None),
        ("My line manager's ward", WARDS, None),
        ("Trust in the trust", WARDS, ("organisation", False)),
    ],
)
def test_only_a_name_or_values_of_a_list_are_sure_and_values_have_the_first_word(header, values, suggestion):
    assert suggested({header: values})[header] == suggestion


@pytest.mark.parametrize(
    "around",
    ["{}", "{}?", "Q7. {}", "4.d. {}*", "<b>{}</b>:", "Your {}", "Which {} do you work in?", "In which {} are you based?",
     "Please select your main {}", "What is the name of your {}?", "Which of the following {} best describes you", "{} (required)"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("name", "meaning"), [("unit", "team"), ("directorate", "division"), ("provider", "organisation")]
)
def test_a_question_that_asks_for_a_name_is_sure_however_it_is_put(name, meaning, around):
    header = around.format(name)
    assert suggested({header: WARDS, f"Size of your {name}": OFTEN})[header] == (meaning, True)


@pytest.mark.parametrize(
    "header", [spelling for value in listed_columns() for spelling in value["aliases"] if spelling.endswith("?")]
)
def test_every_listed_question_is_known_letter_for_letter(header):
    values = ["Peers", "Others"] * 15 if "this person" in header else ["Band 5", "Band 6"] * 15
    with store.connect() as con:
        (column,) = look_at(con, table({header: values}), read_framework(settings.FRAMEWORK))
    assert (column.suggestion.score, column.suggestion.is_sure) == (100, True)


def test_columns_with_the_same_answers_are_questions_whatever_the_answers_are():
    questions = ["My team is engaged", "Engaging the team", "Trust in the organisation"]
    found = suggested({**dict.fromkeys(questions, OFTEN), "Organisation name": WARDS, "Team": WARDS})
    assert found == {
        "My team is engaged": None,
        "Engaging the team": ("engaging_the_team", True),
        "Trust in the organisation": None,
        "Organisation name": ("organisation", True),
        "Team": ("team", True),
    }


def test_a_code_of_pseudonyms_is_taken_before_a_staff_number():
    codes = [f"{number}" for number in range(30)]
    found = suggested({"Staff number": codes, "Participant code": codes})
    assert found == {"Staff number": None, "Participant code": ("subject_id", True)}


def test_answers_are_listed_before_anybody_said_which_columns_are_questions():
    seen = inspected(as_csv([{f"Question {n}": ("Often", "Rarely")[row % 2] for n in range(3)} for row in range(9)]))
    assert seen["answers"] == {"Often": None, "Rarely": None}


def test_no_value_of_a_column_that_may_be_personal_is_shown(seen):
    assert seen["Response ID"].values == []
    assert seen["Start time"].values == []
    assert seen["E-mail address"].values == []
    assert seen["Ward"].values == ["Ward 3", "Ward 5", "Ward 7"]


def test_a_mapping_is_kept_and_recognised_by_its_columns_in_any_order():
    header = list(QUESTIONS)
    file = remember(
        "Our Forms survey",
        {
            "fingerprint": fingerprint(header),
            "columns": {"team": "Ward"},
            "dimensions": {"engaging_the_team": header[6]},
            "values": {"role": {"AHP": "Allied Health Professionals"}},
        },
    )
    kept = read_mapping(file)
    assert kept.name == "our_forms_survey"
    assert kept.values == {"role": {"AHP": "Allied Health Professionals"}}
    assert is_made_for(kept, [header[0].upper(), *reversed(header[1:])], [])
    assert not is_made_for(kept, header[:-1], [])


def test_what_is_no_mapping_is_not_kept():
    with pytest.raises(Refused):
        remember("x", {"fingerprint": "1", "combine": "highest"})
    with pytest.raises(Refused):
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


def look(columns: dict[str, list[str]], mapping: Mapping | None = None) -> dict[str, list[str]]:
    """The values of each column that are shown."""
    with store.connect() as con:
        found = look_at(con, table(columns), read_framework(settings.FRAMEWORK), mapping)
    return {column.header: column.values for column in found}


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("subject_id", ["a b", "a c"] * 2),  # by its name
        ("Rater", ["r one", "r two", "r three"] * 9),  # as the mapping says
        ("Code", [f"X{number % 9:04d}" for number in range(90)]),  # written as codes, in a long export
        ("Ward sister", ["Ann", "Bob", "Cy"]),  # each value in one row
        ("Contact", ["ann@example.org", "bob@example.org"] * 9),
        ("Telephone", ["020 7946 0000", "020 7946 0001"] * 9),
        ("Patient", ["943 476 5919", "401 023 2137"] * 9),
        ("Staff", ["20123456", "20123457"] * 9),
        ("Started", ["1961-03-04", "1975-06-07"] * 9),
    ],
)
def test_a_column_of_pseudonyms_or_of_personal_data_is_never_shown(header, values):
    assert look({header: values}, Mapping(columns={"rater_id": "RATER"}))[header] == []


def test_in_a_file_of_three_rows_no_pseudonym_is_shown_and_levels_are():
    seen = look({"subject_id": ["p1", "p2", "p3"], "Engaging the team": ["Strong", "1 - Essential", "n/a"]})
    assert seen["subject_id"] == []
    assert sorted(seen["Engaging the team"]) == ["1 - Essential", "Strong", "n/a"]


def test_every_answer_can_be_mapped_those_first_that_nobody_knows():
    answers = ["Always", "Often", "At times", "Seldom", "Never", "Hardly ever", "Strong", "n/a"]
    seen = inspected(as_csv([assessment(f"p{place}", answers[place % 8]) for place in range(40)]))
    assert seen["answers"] == {**dict.fromkeys(sorted(answers[:6])), "Strong": "strong", "n/a": "not_rated"}
    assert list(seen["answers"].values())[:6] == [None] * 6
    assert all(len(column["values"]) <= 5 for column in seen["columns"])


def test_words_for_dimensions_in_one_column_can_be_mapped():
    words = {"Team spirit": "engaging_the_team", "Leading with care": "leading_with_care"}
    export = as_csv([rating(f"p{place}", word) for place in range(9) for word in words])
    seen = inspected(export)
    assert seen["dimension_words"] == {"Team spirit": None, "Leading with care": "leading_with_care"}
    assert load(export, dry_run=True).rows_refused == 9
    mapping = Mapping(dimensions={"engaging_the_team": ("Team spirit",)}, toml_text="given")
    assert load(export, mapping=mapping, dry_run=True).ratings_loaded == 18


def test_a_role_that_was_taken_as_new_is_not_asked_about_again():
    export = [assessment(role="Wizard"), assessment("p2", role="Witch")]
    assert load(export, dry_run=True).nearest_values["role"].keys() == {"Wizard", "Witch"}
    mapping = Mapping(values={"role": {"Wizard": "Wizard"}}, toml_text="given")
    report = load(export, mapping=mapping, dry_run=True)
    assert report.nearest_values["role"].keys() == {"Witch"}
    assert report.new_values["role"] == ["Witch", "Wizard"]


def test_a_file_of_refused_rows_is_read_as_its_export_was():
    rows = [
        {"Who": f"p{n}", "Ward": "Ward 3", "You are": "Students", "Team spirit": "Often" if n else "3", "Note": ""}
        for n in range(3)
    ]
    content = {
        "fingerprint": fingerprint(list(rows[0])),
        "columns": {"subject_id": "Who", "team": "Ward", "role": "You are"},
        "dimensions": {"engaging_the_team": "Team spirit"},
    }
    remember("ward", content)
    report = load(as_csv(rows), columns_set={"wave": "2026 spring"}, refused=Path("-"))
    assert (report.assessments_loaded, report.rows_refused) == (1, 2)
    corrected = report.refused_csv.replace(",Often", ",2").encode()
    report = load(corrected, columns_set={"wave": "2026 spring"})
    assert (report.mapping, report.assessments_loaded) == ("ward", 2)
