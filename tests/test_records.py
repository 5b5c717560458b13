"""What the project says of its own past: decisions and versions, numbered and dated."""

import re
import tomllib
from datetime import date

import settings


DECISIONS = (settings.PROJECT / "docs" / "decisions.md").read_text("utf-8")
CHANGELOG = (settings.PROJECT / "CHANGELOG.md").read_text("utf-8")
HEADING = re.compile(r"^## (\d+)\. (.+)\n\n\*(\d{4}-\d\d-\d\d)(?:; superseded by (\d+))?\*$", re.MULTILINE)
VERSION = re.compile(r"^## (\d+\.\d+\.\d+), (\d{4}-\d\d-\d\d)$", re.MULTILINE)


def test_decisions_are_numbered_from_one_each_with_its_date_and_none_before_an_earlier_one():
    found = HEADING.findall(DECISIONS)
    assert len(found) == len(re.findall(r"^## ", DECISIONS, re.MULTILINE))
    assert [int(number) for number, *_ in found] == list(range(1, len(found) + 1))
    dates = [date.fromisoformat(day) for _, _, day, _ in found]
    assert dates == sorted(dates)
    assert len({title for _, title, *_ in found}) == len(found)


def test_what_supersedes_a_decision_is_a_later_one():
    found = HEADING.findall(DECISIONS)
    superseded = [(int(number), int(by)) for number, _, _, by in found if by]
    assert superseded
    assert all(number < by <= len(found) for number, by in superseded)


def test_the_newest_version_of_the_changelog_is_the_projects():
    project = tomllib.loads((settings.PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    versions = VERSION.findall(CHANGELOG)
    assert versions[0][0] == project["version"]
    assert [day for _, day in versions] == sorted((day for _, day in versions), reverse=True)
