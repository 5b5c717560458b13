"""Personal data stop at the door, and innocent columns pass it."""

import random
import re

import pytest
from stdnum.gb import nhs

from tests.support.door import assessment, load


ROWS = 40
random.seed(11)


def digits(number: int) -> list[str]:
    return [str(random.randrange(10**9, 10**10)) for _ in range(number)]


VALID = [number for number in digits(2000) if nhs.is_valid(number)][:ROWS]
CHANCE = digits(ROWS)


def people(column: str, values: list[str]) -> list[dict]:
    """Forty people with `values` in one column, over and over."""
    return [{**assessment(f"p{place}"), column: values[place % len(values)]} for place in range(ROWS)]


@pytest.mark.parametrize(
    ("column", "values", "rule"),
    [
        ("team", ["Ward 3"] * 39 + ["jo.example@trust.nhs.uk"], "email"),
        ("subject_id", [f"person{place}@example.org" for place in range(ROWS)], "email"),
        ("team", ["Ward 3"] * 39 + ["QQ 12 34 56 C".replace("QQ", "AB")], "national_insurance_number"),
        ("subject_id", VALID, "nhs_number"),
        ("team", ["Ward 3"] * 39 + [f"{VALID[0][:3]} {VALID[0][3:6]} {VALID[0][6:]}"], "nhs_number"),
        ("team", ["Ward 3"] * 30 + ["12/05/1971"] * 10, "birth_date"),
        ("subject_id", [f"1985-03-{place % 28 + 1:02d}-{place}" for place in range(ROWS)], "birth_date"),
        ("team", ["Ward 3"] * 39 + ["LS1 3EX"], "postcode"),
        ("division", ["Surgery"] * 39 + ["0113 496 0000"], "phone_number"),
    ],
)  # fmt: skip
def test_what_looks_like_personal_data_refuses_the_file(column, values, rule, home):
    report = load(people(column, values))
    assert f"rule {rule}" in report.refusal
    assert column in report.refusal
    assert not home.exists()
    for value in set(values) - {"Ward 3", "Surgery"}:
        assert value not in report.refusal, "a refusal never repeats a value"


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("team", ["Grace Ward", "St John's House", "Theatres 1-4", "Team 01/04/2024 merged"]),
        ("subject_id", CHANCE),
        ("team", ["Ward 3"] * 39 + [CHANCE[0]]),
        ("care_setting", ["Adult social care – home care / supported living"]),
        ("role", ["Additional Professional Scientific and Technical"]),
        ("subject_id", [f"AB{place} 2CD" for place in range(ROWS)]),
        ("team", ["A ward whose name is a bit too long for us"] + ["Ward 3"] * 39),
    ],
)
def test_innocent_columns_pass(column, values):
    assert load(people(column, values)).refusal is None


def test_ten_digit_ids_by_chance_pass_in_two_hundred_files():
    assert sum(load(people("subject_id", digits(ROWS)), dry_run=True).refusal is not None for _ in range(20)) == 0


@pytest.mark.parametrize(
    ("column", "values", "rule"),
    [
        ("subject_id", [str(20_000_000 + place) for place in range(ROWS)], "staff_number"),
        ("team", [f"Team of person {place}" for place in range(ROWS)], "mostly_distinct"),
        ("team", ["Ward 3"] * 38 + ["she told me that nothing ever changes on this ward"] * 2, "free_text"),
        (
            "division",
            [f"I work with {place} others and we are never told a thing" for place in range(ROWS // 2)],
            "free_text",
        ),
        (
            "organisation",
            [f"I am employed by {place} of them, I was told, but nobody ever says by which" for place in range(19)],
            "free_text",
        ),
    ],
)
def test_what_may_be_personal_is_asked_about_and_recorded(column, values, rule):
    asked = load(people(column, values))
    assert f"--confirm {rule}:{column}" in asked.refusal
    finding = asked.findings[0]
    inner = finding.confirmation.removesuffix(".").replace("“", "‘").replace("”", "’")
    assert f"If “{inner}” is true" in asked.refusal
    assert re.search(
        "(number of 7 or 8 digits|different values|few people share it).* (shows|show|tells|names) .* If ",
        finding.message,
    ), "what, why, what else"
    assert asked.assessments_loaded == 0
    confirmed = load(people(column, values), confirmed=frozenset({f"{rule}:{column}"}))
    assert confirmed.assessments_loaded == ROWS
    assert [finding.rule for finding in confirmed.findings] == [rule]


def test_nobody_can_confirm_an_email_address():
    report = load(people("team", ["jo@example.org"]), confirmed=frozenset({"email:team"}))
    assert "rule email" in report.refusal


@pytest.mark.parametrize(
    "header", ["Name", "Full name", "E-mail", "Date of birth", "NHS No.", "Employee Number", "Home address", "Comments"]
)
def test_a_personal_header_is_refused_unless_it_is_the_pseudonym(header, tmp_path):
    from domain.declared.mapping_file import read_mapping

    file = tmp_path / "mapping.toml"
    file.write_text(f'[columns]\nteam = "{header}"\n', "utf-8")
    rows = [
        {(header if name == "team" else name): value for name, value in person.items()}
        for person in people("team", ["Ward 3"])
    ]
    assert "personal data" in load(rows, mapping=read_mapping(file)).refusal
    file.write_text(f'[columns]\nsubject_id = "{header}"\n', "utf-8")
    rows = [
        {(header if name == "subject_id" else name): value for name, value in person.items()}
        for person in people("team", ["Ward 3"])
    ]
    mapping = read_mapping(file)
    assert "--confirm personal_header:subject_id" in load(rows, mapping=mapping).refusal
    assert load(rows, mapping=mapping, confirmed=frozenset({"personal_header:subject_id"})).assessments_loaded == ROWS


@pytest.mark.parametrize("header", ["Team name", "Ward name", "Name of your team", "Department"])
def test_a_groups_name_is_no_persons(header, tmp_path):
    from domain.declared.mapping_file import read_mapping

    file = tmp_path / "mapping.toml"
    file.write_text(f'[columns]\nteam = "{header}"\n', "utf-8")
    rows = [
        {(header if name == "team" else name): value for name, value in person.items()}
        for person in people("team", ["Ward 3"])
    ]
    assert load(rows, mapping=read_mapping(file)).refusal is None


def test_columns_that_nobody_mapped_are_not_looked_at():
    rows = [{**person, "E-mail": "jo@example.org"} for person in people("team", ["Ward 3"])]
    report = load(rows)
    assert report.assessments_loaded == ROWS
    assert report.columns_dropped == ["E-mail"]
