"""Files of SPSS, Stata, Parquet and JSON load as the same table in CSV does; labels become words, in their order."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import pyreadstat
import pytest

import settings
from etl.look.inspection import inspect_export
from etl.meaning.options import Options
from etl.read.files.data_sets import relation, variables
from etl.read.files.opening import open_table
from etl.read.files.source import Source
from etl.refusals import CallRefused
from tests.support.door import DIMENSIONS, PEOPLE, load, records, refused


CODES = {1.0: "Essential", 2.0: "Proficient", 3.0: "Strong", 4.0: "Exemplary", 8.0: "Splendid", 9.0: "Don't know"}
WORDS = {"1": "Essential", "2": "Proficient", "3": "Strong", "4": "Exemplary"}


def frame(answers: list[float] | None = None) -> pd.DataFrame:
    """Six people, their answers as codes; the last dimension's may be given."""
    people = pd.DataFrame(PEOPLE)
    people[DIMENSIONS] = people[DIMENSIONS].astype(float)
    if answers:
        people[DIMENSIONS[-1]] = answers
    people.columns = [name if name not in DIMENSIONS else f"Q{DIMENSIONS.index(name)}" for name in people.columns]
    return people


@pytest.fixture
def written(tmp_path):
    def write(kind: str, people: pd.DataFrame, **about) -> Path:
        path = tmp_path / f"answers.{kind}"
        asked = [name for name in people.columns if name.startswith("Q")]
        labels = {name: DIMENSIONS[int(name[1:])] for name in asked}
        codes = {int(code): word for code, word in CODES.items()} if kind == "dta" else CODES
        getattr(pyreadstat, f"write_{'dta' if kind == 'dta' else 'sav'}")(
            people, path, column_labels=labels, variable_value_labels=dict.fromkeys(asked, codes), **about
        )
        return path

    return write


def loaded(path: Path, **options):
    from etl.load.pipeline import load_export

    return load_export(Source(path.name, path), Options(**options))


@pytest.mark.parametrize(
    ("kind", "about"),
    [("sav", {}), ("zsav", {"compress": True}), ("dta", {"version": 15}), ("dta", {"version": 8})],
)
def test_labels_of_codes_become_words_and_labels_of_variables_name_the_columns(written, kind, about):
    path = written(kind, frame(), **about)
    report = loaded(path)
    assert (report.refusal, report.assessments_loaded, report.ratings_loaded) == (None, 6, 54)
    levels = records("select level, count(*) from records.ratings group by level order by level")
    assert levels == [(1, 18), (2, 18), (3, 9), (4, 9)]
    assert load(path.read_bytes()).already_loaded  # from standard input it is the same file


def test_what_spss_says_is_missing_is_not_rated_though_it_has_a_label(written):
    answers = [1, 2, 8, 9, None, 3]
    missing = {f"Q{place}": [{"lo": 8, "hi": 9}] for place in range(9)}
    report = loaded(written("sav", frame(answers), missing_ranges=missing))
    assert (report.refusal, report.ratings_loaded, report.ratings_not_rated) == (None, 51, 3)


def test_what_is_labelled_and_not_said_to_be_missing_is_asked_about(written):
    report = loaded(written("sav", frame([1, 2, 8, 9, 4, 3])), dry_run=True)
    assert report.rows_refused == 1  # “Don't know” is known to be no level
    assert [(refusal.rows, refusal.is_unknown_answer) for refusal in report.refusals] == [([4], True)]


def test_words_are_listed_in_the_order_of_their_codes(written):
    words = {1: "Rarely so", 2: "At times so", 3: "Mostly so", 4: "Always so"}
    people = frame()
    path = written("sav", people)
    pyreadstat.write_sav(people, path, variable_value_labels={f"Q{place}": words for place in range(9)})
    seen = inspect_export(Source(path.name, path), Options())
    assert list(seen.answers) == list(words.values())
    assert next(column for column in seen.columns if column.header == "Q0").values == list(words.values())


def test_a_mapping_may_name_a_variable_or_its_label(written):
    source = Source("a.sav", written("sav", frame()))
    table = open_table(source)
    assert table.header[-1] == DIMENSIONS[-1]
    assert table.second_names[-1] == "Q8"


def test_days_numbers_and_long_texts_are_read_as_they_are_shown(tmp_path):
    path = tmp_path / "a.sav"
    day = pd.to_datetime(["2026-03-01 10:20:30"] * 2)
    notes = ['two\nlines, “quoted” "x"', "x" * 3000]
    people = pd.DataFrame({"when": day, "day": day.date, "n": [3.0, 2.5], "note": notes})
    pyreadstat.write_sav(people, path)
    top = open_table(Source("a.sav", path)).sheet.top
    assert top[1].cells == ["2026-03-01 10:20:30", "2026-03-01", "3", 'two lines, “quoted” "x"']
    assert top[2].cells[2:] == ["2.5", "x" * 3000]


@pytest.mark.parametrize("head", [b"$FL2@(#) SPSS DATA FILE", b"<stata_dta><header>", b"\x72\x02\x01\x00"])
def test_a_damaged_data_file_is_refused_in_words(head, home):
    assert refused(head + bytes(range(256)), "can't be opened as a data file of S", home)


def test_a_data_file_with_a_password_says_what_it_is(home):
    assert refused(b"\x1c" + bytes(7) + b"ENCRYPTEDSAV" + bytes(range(200)), "an SPSS data file with a password", home)


def test_a_data_set_has_no_sheets_and_no_other_header_row(written):
    path = written("sav", frame())
    with pytest.raises(CallRefused, match="is no workbook"):
        loaded(path, sheet="Answers")
    with pytest.raises(CallRefused, match="names its columns itself"):
        loaded(path, header_row=3)


def as_parquet(people: pd.DataFrame, path: Path) -> bytes:
    with duckdb.connect() as con:
        con.execute(f"copy people to '{path}' (format parquet)")
    return path.read_bytes()


def test_parquet_loads_as_the_same_table_in_csv_does(tmp_path):
    people = pd.DataFrame(PEOPLE)
    people[DIMENSIONS] = people[DIMENSIONS].astype(float)
    people.loc[0, DIMENSIONS[0]] = None
    report = load(as_parquet(people, tmp_path / "a.parquet"))
    assert (report.refusal, report.ratings_loaded, report.ratings_not_rated) == (None, 53, 1)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(map(json.dumps, PEOPLE)),
        json.dumps(PEOPLE, indent=2),
        "\ufeff" + "\n\n".join(json.dumps({**person, "note": ["a", "b"], "from": {"x": 1}}) for person in PEOPLE) + "\n",
        "\r\n".join(
            json.dumps({key: int(text) if text.isdecimal() else text for key, text in person.items()}) for person in PEOPLE
        ),
    ],
    ids=["lines", "list", "nested", "numbers"],
)  # fmt: skip
def test_json_records_load_as_the_same_table_in_csv_does(text):
    report = load(text.encode())
    assert (report.refusal, report.assessments_loaded, report.ratings_loaded) == (None, 6, 54)


def test_json_cells_are_what_stands_in_the_file(tmp_path):
    first = {"a": 2.0, "b": "2026-03-01", "c": True, "d": "x\ny", "e": None, "f": "007", "g": 2.5}
    source = Source("a.jsonl", data=b"\n".join([json.dumps(first).encode(), b'{"h": "only here"}']))
    table = open_table(source)
    assert table.header == ["a", "b", "c", "d", "e", "f", "g", "h"]
    assert table.sheet.top[1].cells == ["2", "2026-03-01", "true", "x y", "", "007", "2.5", ""]
    assert [cells for _, cells in table.sheet.rows(1)] == [row.cells for row in table.sheet.top[1:]]


def test_parquet_cells_are_written_as_a_spreadsheet_shows_them(tmp_path):
    path = tmp_path / "a.parquet"
    with duckdb.connect() as con:
        con.execute(
            f"""copy (select 2.0::double a, 2.50::decimal(5, 2) b, timestamp '2026-03-01' c, timestamp '2026-03-01 10:20:30.5' d,
            true e, date '2026-03-01' f, 'nan'::double g, 3::tinyint h, 1e300 i, 100::decimal(5, 0) j) to '{path}' (format parquet)"""
        )
    cells = open_table(Source("a.parquet", path)).sheet.top[1].cells
    assert cells == ["2", "2.5", "2026-03-01", "2026-03-01 10:20:30", "true", "2026-03-01", "", "3", "1e+300", "100"]


def test_a_damaged_or_cut_data_set_is_refused_in_words(tmp_path, home):
    parquet = as_parquet(pd.DataFrame(PEOPLE), tmp_path / "a.parquet")
    damaged = parquet[:4] + b"x" * (len(parquet) - 12) + parquet[-8:]
    assert refused(damaged, "it is damaged or cut off", home)
    lines = "\n".join(map(json.dumps, PEOPLE)).encode()
    assert refused(lines[:-20], "it is damaged or cut off", home)
    assert refused(lines + b"\nhello", "it is damaged or cut off", home)


def test_a_load_of_text_imports_no_reader_of_data_files():
    """It takes half a second, and few exports need it."""
    asked = "import sys, etl.commands.load, etl.load.pipeline; print({'pyreadstat', 'narwhals', 'pandas'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=settings.PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


def test_a_small_file_with_rows_without_end_is_refused(tmp_path, monkeypatch, written):
    monkeypatch.setattr(relation, "MAX_CELLS", 60)
    parquet = as_parquet(pd.DataFrame(PEOPLE), tmp_path / "a.parquet")
    assert "has 6 rows, which is more than can be read" in load(parquet).refusal
    monkeypatch.setattr(variables, "MAX_CELLS", 60)
    assert "has over 3 rows" in loaded(written("sav", frame())).refusal


@pytest.mark.parametrize("fault", [TypeError, OverflowError, pyreadstat.ReadstatError])
def test_whatever_the_reader_of_a_damaged_data_file_raises_is_said_in_words(fault, written, monkeypatch, home):
    def gives_up(*given, **options):
        raise fault("unsupported operand")

    data = written("dta", frame()).read_bytes()
    monkeypatch.setitem(variables.READERS, "stata", gives_up)
    assert refused(data, "can't be opened as a data file of Stata", home)
