import csv
import io

import pandas as pd
import pytest

from analysis.charts import downloads


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(a1)", "\t=1", "\r=1", "\n=1", "'=1", "=cmd|' /C calc'!A0"])
def test_a_text_that_a_spreadsheet_would_compute_is_made_text(text):
    table = pd.DataFrame({text: [text]})
    header, row, _, about = read(downloads.as_csv(table, [text]))
    assert header == row == about == [f"'{text}"]


def test_numbers_stay_numbers_with_one_decimal_and_what_is_missing_is_empty():
    table = pd.DataFrame({"People": [11, 12], "Points": [-3.14159, float("nan")]})
    assert read(downloads.as_csv(table, []))[1:3] == [["11", "-3.1"], ["12", ""]]


def test_what_the_figures_are_stands_under_the_table():
    content = downloads.as_csv(pd.DataFrame({"Team": ["Ward 3, Ward 5"]}), ["Title", "", "Who"])
    assert read(content) == [["Team"], ["Ward 3, Ward 5"], [], ["Title"], ["Who"]]


@pytest.mark.parametrize(
    ("title", "name"), [("Levels by team", "levels_by_team.csv"), ("A/B: 50% <x>", "a_b_50_x.csv"), ("x" * 200, "x" * 80 + ".csv")]
)  # fmt: skip
def test_a_file_is_named_by_its_title(title, name):
    assert downloads.file_name(title, "csv") == name
