"""An export that names another framework's dimensions, and none of the usual one's, is read by that."""

import pytest

import settings
from domain.declared.framework_file import read_framework
from tests.support.door import PERSON, load, records


OTHERS = [file.stem for file in sorted(settings.FRAMEWORKS.glob("*.toml")) if file.stem != settings.FRAMEWORK]
USUAL = read_framework(settings.FRAMEWORK)


def people(names: list[str], level: str) -> list[dict[str, str]]:
    return [{**PERSON, "subject_id": f"p{number}", **dict.fromkeys(names, level)} for number in range(3)]


def names_of(framework_id: str) -> tuple[list[str], str]:
    framework = read_framework(framework_id)
    return [entry.name for entry in framework.dimensions], framework.levels[-1].name


@pytest.mark.parametrize("framework_id", OTHERS)
def test_an_export_is_read_by_the_one_framework_that_it_names_and_that_is_told(framework_id):
    report = load(people(*names_of(framework_id)))
    assert (report.refusal, report.rows_refused) == (None, 0)
    assert records("select distinct framework_id from records.assessments") == [(framework_id,)]
    assert [finding.rule for finding in report.findings if finding.rule == "other_framework"] == ["other_framework"]


def test_one_that_the_caller_or_the_file_names_is_not_overruled():
    names, level = names_of(OTHERS[0])
    assert "framework" in load(people(names, level), framework=settings.FRAMEWORK).refusal
    assert USUAL.dimensions[1].name in load(people([USUAL.dimensions[0].name, *names], "3")).refusal


@pytest.mark.parametrize("names", [["Q1", "Q2", "Q3"], names_of(OTHERS[0])[0][:2]])
def test_too_little_leaves_it_to_the_usual_one(names):
    assert USUAL.name in load(people(names, "3")).refusal


@pytest.mark.parametrize("framework_id", [settings.FRAMEWORK, *OTHERS])
def test_an_export_in_another_language_is_read_as_one_in_english(framework_id):
    framework = read_framework(framework_id)
    welsh = framework.languages["cy"]
    names = [welsh.dimensions[one.dimension_id].name for one in framework.dimensions]
    report = load(people(names, welsh.levels[framework.levels[-1].level_id].name))
    assert (report.refusal, report.rows_refused) == (None, 0)
    assert records("select distinct level from records.ratings") == [(len(framework.levels),)]
    assert records("select count(distinct dimension_id) from records.ratings") == [(len(names),)]
