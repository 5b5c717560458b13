"""A public file that nobody made for Ninefold, from export to page, with known answers.

The file lies outside the project (shared/real/ beside the checkout); without it these tests are skipped.
"""

import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import duckdb
import pytest

import settings
from tests.support.dashboard import new_app


FILE = settings.PROJECT.parent / "shared" / "real" / "employee_ratings.csv"
MAPPING = Path(__file__).with_name("employee_ratings.toml")
KNOWN = {"job_involvement": [83, 375, 868, 144], "work_life_balance": [80, 344, 893, 153]}

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the public file is not beside the checkout")


def etl(*words: str) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "etl", *words, "--json"], capture_output=True, text=True, cwd=settings.PROJECT
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def loaded() -> dict:
    return etl("load", str(FILE), "--mapping", str(MAPPING))


def test_every_row_loads_and_no_personal_column_is_read(loaded):
    assert (loaded["rows_read"], loaded["rows_refused"], loaded["ratings_loaded"]) == (1470, 0, 1470 * 5)
    assert {"Age", "EmployeeNumber", "Gender", "MaritalStatus", "MonthlyIncome", "HourlyRate"} <= set(
        loaded["columns_dropped"]
    )
    assert len(loaded["columns_dropped"]) == 33 - 8


def test_published_counts_are_the_known_answers(loaded):
    store = Path(etl("publish")["path"])
    with duckdb.connect(str(store), read_only=True) as con:
        for dimension_id, counts in KNOWN.items():
            found = con.execute(
                "select level_ratings from release where breakdown = 'organisation' and dimension_id = $id order by level",
                {"id": dimension_id},
            ).fetchall()
            assert [count for (count,) in found] == counts
        assert con.execute("select min(subjects) from release").fetchone()[0] >= settings.MINIMUM_SUBJECTS


def test_divisions_are_the_files_own_counts(loaded):
    with FILE.open(encoding="utf-8-sig", newline="") as rows:
        expected = Counter((row["Department"], int(row["JobSatisfaction"])) for row in csv.DictReader(rows))
    store = Path(etl("publish")["path"])
    with duckdb.connect(str(store), read_only=True) as con:
        found = con.execute(
            "select block, level, level_ratings from release where breakdown = 'division' and dimension_id = 'job_satisfaction'"
        ).fetchall()
    assert {(block, level): count for block, level, count in found if not block.count(" + ")} == expected


def test_the_dashboard_opens_it(loaded):
    etl("publish")
    page = new_app().run()
    assert not page.exception
    assert "Example Company" in " ".join(element.value for element in page.markdown) + str(page.sidebar)
