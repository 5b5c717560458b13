"""A first look at an export takes as long as its cells are many, however many columns and different texts there are."""

import csv
import io

import pytest

import settings
from domain.declared.framework_file import read_framework
from etl import store
from etl.look.columns import look_at
from etl.read.files.opening import open_table
from etl.read.files.source import Source
from etl.read.staging.tables import stage_rows


class Counting:
    """A connection that counts what is asked of it."""

    def __init__(self, con) -> None:
        self.con, self.asked = con, 0

    def execute(self, *words):
        self.asked += 1
        return self.con.execute(*words)

    def __getattr__(self, name):
        return getattr(self.con, name)


def table(columns: int, rows: int = 3, name: str = "export.csv"):
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(f"Topic {place}" for place in range(columns))
    lines.writerows([f"answer {row % 2}" for _ in range(columns)] for row in range(rows))
    return open_table(Source(name, data=text.getvalue().encode()))


def looked_at(con, exported):
    return look_at(con, exported, read_framework(settings.FRAMEWORK))


@pytest.mark.parametrize("columns", [40, 160])
def test_more_columns_take_no_more_queries(columns):
    with store.connect() as con:
        few, many = Counting(con), Counting(con)
        looked_at(few, table(5))
        assert len(looked_at(many, table(columns))) == columns
        assert many.asked == few.asked


def test_a_column_that_is_only_looked_at_stays_text():
    """Casting each cell to an ENUM of all comments took most of a minute."""
    with store.connect() as con:
        looked_at(con, table(6))
        assert {row[1] for row in con.execute("describe cells").fetchall()} == {"BIGINT", "VARCHAR"}


def test_values_stand_most_frequent_first_however_the_rows_are_read():
    rows = [
        (number, [word, ""], "") for number, word in enumerate(["Low", "High", "", "High", "Mid", "Low", "High"], 2)
    ]
    with store.connect() as con:
        stage_rows(con, rows, {"column_0": 0, "column_1": 1}, 2)
        found = con.execute("select of_column, text, rows from texts order by rows desc, text").fetchall()
        assert found == [("column_0", "High", 3), ("column_0", "Low", 2), ("column_0", "Mid", 1)]
        assert con.execute("select list(row_no) from cells").fetchone()[0] == [2, 3, 5, 6, 7, 8]


def test_of_each_column_the_values_are_its_own_and_those_that_may_be_personal_are_not_shown():
    columns = {
        "Shift": ["Night", "Day", "Day", "Day"] * 10,
        "Contact": ["a.person@example.org", "none", "none", "none"] * 10,
        "Started": ["1971-03-04", "1980-11-12", "1980-11-12", "2001-01-01"] * 10,
        "Badge": ["1234567", "7654321", "1234567", "7654321"] * 10,
        "Nothing": [""] * 40,
    }
    text = io.StringIO(newline="")
    csv.writer(text).writerows([columns, *zip(*columns.values(), strict=True)])
    with store.connect() as con:
        seen = looked_at(con, open_table(Source("export.csv", data=text.getvalue().encode())))
    assert {column.header: (column.distinct, column.values) for column in seen} == {
        "Shift": (2, ["Day", "Night"]),
        "Contact": (2, []),
        "Started": (3, []),
        "Badge": (2, []),
        "Nothing": (0, []),
    }
