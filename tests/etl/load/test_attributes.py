"""Columns of an export that an organisation keeps as attributes of its own."""

from random import Random

import pytest
import tomli_w

from domain.declared import attributes
from domain.declared.mapping_file import parse_mapping
from etl.checks.attributes import sensitive, suggested_bands, unfit
from tests.support.door import assessment, load, records


def mapping(tmp_path, columns, declared, **parts):
    said = {"columns": {name: name for name in ("subject_id", "team", "role", "care_setting", "wave")} | columns}
    return parse_mapping(tomli_w.dumps({**said, "attributes": declared, **parts}), tmp_path / "m.toml")


def people(number=40, **columns):
    return [assessment(f"p{n}", **{name: give(n) for name, give in columns.items()}) for n in range(number)]


def columns_kept():
    return [name for (name,) in records("select column_name from duckdb_columns() where table_name = 'assessments'")]


def test_an_attribute_is_declared_once_and_known_from_then_on(tmp_path):
    said = mapping(
        tmp_path,
        {"cohort": "Your cohort?", "years": "Years in leadership"},
        {"cohort": {"kind": "ordered", "values": ["First", "Second"]}, "years": {"bands": [2, 10]}},
        values={"cohort": {"2nd": "Second"}},
    )
    export = people(**{"Your cohort?": lambda n: ["first", "2nd", ""][n % 3], "Years in leadership": lambda n: str(n)})
    assert load(export, mapping=said).assessments_loaded == 40
    found = records("select own_cohort, count(*) from records.assessments group by all order by all")
    assert found == [("First", 14), ("Not stated", 13), ("Second", 13)]
    later = people(wave=lambda n: "2027", **{"Your cohort?": lambda n: "Third", "Years in leadership": lambda n: "7"})
    report = load(later)
    assert report.new_values["own_cohort"] == ["Third"]
    assert report.columns_dropped == []
    now = records("select distinct own_cohort, own_years from records.assessments where wave = '2027'")
    assert now == [("Third", "2 to under 10")]


def test_what_no_export_has_is_not_stated_and_a_store_without_attributes_knows_none(tmp_path):
    load(people())
    assert not [name for name in columns_kept() if name.startswith("own_")]
    said = mapping(tmp_path, {"cohort": "Cohort"}, {"cohort": {}})
    load(people(wave=lambda n: "2027", Cohort=lambda n: "A"), mapping=said)
    load(people(wave=lambda n: "2028"))
    found = records("select distinct wave, own_cohort from records.assessments order by all")
    assert found == [("2026 spring", "Not stated"), ("2027", "A"), ("2028", "Not stated")]


def test_a_look_that_keeps_nothing_remembers_nothing(tmp_path, home):
    said = mapping(tmp_path, {"cohort": "Cohort"}, {"cohort": {}})
    assert load(people(Cohort=lambda n: "A"), mapping=said, dry_run=True).assessments_loaded == 40
    assert not home.exists()


@pytest.mark.parametrize(
    ("give", "says"),
    [
        (lambda n: f"{1 + n % 28:02}/03/2019", "holds dates"),
        (lambda n: str(4_000_000 + n), "numbers of persons or years of birth"),
        (lambda n: str(1950 + n), "numbers of persons or years of birth"),
        (lambda n: f"I have felt more able to speak at our meetings since {n}", "free text"),
        (lambda n: f"Word{n}", "different values"),
        (lambda n: f"a{n}@nhs.net", "e-mail"),
        (lambda n: str(n % 30), r"bands = \["),
    ],
)
def test_what_tells_people_apart_never_becomes_one(tmp_path, home, give, says):
    report = load(people(70, X=give), mapping=mapping(tmp_path, {"x": "X"}, {"x": {}}))
    assert says.replace("\\", "") in report.refusal
    assert not home.exists()


def test_a_person_is_in_one_group_of_an_attribute(tmp_path):
    said = mapping(tmp_path, {"cohort": "Cohort", "rater_group": "rater_group"}, {"cohort": {}})
    rows = [
        assessment("p1", Cohort="A"),
        assessment("p1", rater_group="peers", Cohort="B"),
        assessment("p2", Cohort=""),
    ]
    assert load(rows, mapping=said).assessments_loaded == 3


def test_what_is_no_number_stays_out_of_bands_row_by_row(tmp_path):
    said = mapping(tmp_path, {"years": "Years"}, {"years": {"bands": [2, 10]}})
    report = load(people(Years=lambda n: "a while" if n == 3 else str(n)), mapping=said)
    assert (report.assessments_loaded, report.rows_refused) == (39, 1)
    assert report.refusals[0].said.code == "no_band"


def test_what_the_law_protects_is_left_out_until_the_owner_says_so(tmp_path, home):
    said = mapping(tmp_path, {"group": "About you"}, {"group": {}})
    export = people(**{"About you": lambda n: Random(n).choice(["White", "BME", "Not stated"])})
    assert "Ethnicity" in load(export, mapping=said).refusal
    assert not home.exists()
    assert load(export, mapping=said, confirmed=frozenset({"sensitive:own_group"})).assessments_loaded == 40
    assert [one.is_sensitive for one in attributes.declared()] == [True]


@pytest.mark.parametrize(
    ("header", "texts", "kind"),
    [
        ("Ethnic group", ["a", "b"], "ethnicity"),
        ("Q14", ["White - British", "BME"], "ethnicity"),
        ("Do you have a long-term condition?", ["Yes", "No"], "disability"),
        ("Q15", ["Disabled", "Non-disabled", "Unknown"], "disability"),
        ("Q16", ["Gay or Lesbian", "Heterosexual or Straight", "Prefer not to say"], "sexual_orientation"),
        ("What is your religion or belief?", ["x"], "religion"),
        ("Age", ["x"], "age_band"),
        ("Q18", ["25-34", "35-44", "45-54"], "age_band"),
        ("Gender", ["x"], "sex"),
        ("Q19", ["Male", "Female"], "sex"),
        ("Marital status", ["x"], "other_characteristic"),
        ("Which cohort?", ["2025", "2026"], ""),
        ("Language", ["English"], ""),
        ("Sussex site", ["East", "West"], ""),
        ("Stage", ["Stage 1"], ""),
        ("Team name", ["White Ward"], ""),
    ],
)
def test_what_the_law_protects_is_known_by_its_name_and_by_its_values(header, texts, kind):
    assert sensitive(header, header, texts) == kind


def test_bands_are_suggested_at_round_numbers_that_share_out_what_is_there():
    assert suggested_bands([str(n) for n in range(0, 36)]) == (10, 20, 25)
    assert suggested_bands(["A", "B"]) == ()
    assert unfit("Cohort", ["2024", "2025", "2026"]) == ""
