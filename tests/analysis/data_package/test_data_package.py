"""What a data package holds is what is published, in any tool, with the same bytes for the same store."""

import io
import json
import shutil
import subprocess
import time
from datetime import datetime
from decimal import Decimal

import duckdb
import pandas as pd
import pytest
from frictionless import Package, system
from python_calamine import CalamineWorkbook

import settings
from analysis.data_package import content, kinds, workbook
from analysis.data_package.opened import opened
from analysis.data_package.tables import TABLES
from analysis.published.store import Store
from tests.support.published import Slice, publish


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Two waves and two rater groups, one name that a spreadsheet would compute, and every named extra."""
    slices = [
        Slice("=1+1 Trust", wave, group) for wave in ("2025 autumn", "2026 spring") for group in ("self", "peers")
    ]
    extras = {"correlations": {2: 0.3}, "invited": {"2026 spring": 500}, "among_dimensions": {1: 0.4}}
    folder = tmp_path_factory.mktemp("published")
    return Store(publish(folder, slices, **extras, in_two_waves=((1, 3, 150, 0.5, 0.4),)))


@pytest.fixture(scope="module")
def folder(store, tmp_path_factory):
    written = tmp_path_factory.mktemp("package")
    kinds.into_folder(store, written)
    return written


def released(store: Store) -> list[tuple]:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{store.path}' as published (read_only)")
        return connection.execute("select * exclude (members) from published.release order by all").fetchall()


@pytest.mark.parametrize("ending", kinds.KINDS)
def test_the_same_store_gives_the_same_bytes(store, ending):
    first, second = kinds.KINDS[ending].write(store), int(time.time())
    while int(time.time()) == second:  # a file may tell the second when it was made
        time.sleep(0.02)
    assert kinds.KINDS[ending].write(store) == first


def test_parquet_holds_every_published_row_with_its_types(store, folder):
    frame = pd.read_parquet(folder / "parquet" / "release.parquet")
    assert sorted(frame.itertuples(index=False, name=None)) == sorted(released(store))
    assert frame.dtypes[["subjects", "level", "is_combined"]].astype(str).to_list() == ["uint32", "uint8", "bool"]


def test_csv_holds_every_published_row_and_no_formula(store, folder):
    frame = pd.read_csv(folder / "csv" / "release.csv", keep_default_na=False)
    expected = [("'=1+1 Trust" if value == "=1+1 Trust" else value for value in row) for row in released(store)]
    assert sorted(frame.itertuples(index=False, name=None)) == sorted(map(tuple, expected))


def test_the_duckdb_file_has_the_tables_with_their_comments_in_storage_that_every_duckdb_reads(store, tmp_path):
    path = tmp_path / "all.duckdb"
    path.write_bytes(kinds.database(store))
    with duckdb.connect(path, read_only=True) as package:
        assert package.execute("from release order by all").fetchall() == released(store)
        comments = dict(package.execute("select table_name, comment from duckdb_tables()").fetchall())
        assert comments == {table.name: table.description for table in TABLES}
        tags = package.execute("select tags['storage_version'] from duckdb_databases() where database_name = 'all'")
        assert tags.fetchone()[0].startswith("v1.0.0")


def test_the_workbook_has_a_sheet_a_table_with_every_value_and_no_formula(store):
    book = CalamineWorkbook.from_filelike(io.BytesIO(kinds.KINDS[".xlsx"].write(store)))
    assert book.sheet_names == ["dictionary", *(table.name for table in TABLES)]
    for one in content.content(store).tables:
        names, *rows = book.get_sheet_by_name(one.table.name).to_python()
        assert names == [column.name for column in one.columns]
        for row, expected in zip(rows, opened(store).rows(f"from {one.table.name}"), strict=True):
            assert row == [in_a_sheet(value) for value in expected], (
                one.table.name
            )  # a formula would read as its result


def in_a_sheet(value):
    if isinstance(value, Decimal):
        return float(value)
    return "" if value is None else value.replace(microsecond=0) if isinstance(value, datetime) else value


def test_levels_stand_in_their_order(folder):
    levels = pd.read_parquet(folder / "parquet" / "levels.parquet")
    assert levels["level"].to_list() == [1, 2, 3, 4]
    assert levels["level_id"].to_list() == ["essential", "proficient", "strong", "exemplary"]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_frictionless_finds_every_type_key_and_reference_as_the_dictionary_says(folder, kind):
    with system.use_context(trusted=True):
        report = Package(folder / kind / "datapackage.json").validate() if kind == "csv" else None
    described = json.loads((folder / kind / "datapackage.json").read_text("utf-8"))
    assert [one["name"] for one in described["resources"]] == [table.name for table in TABLES]
    assert all((folder / kind / one["path"]).is_file() for one in described["resources"])
    assert report is None or report.valid, report.flatten(["title", "fieldName", "message"])


def test_csvw_names_every_file_and_column_of_the_folder(folder):
    described = json.loads((folder / "csv" / "csv-metadata.json").read_text("utf-8"))
    for table in described["tables"]:
        names = pd.read_csv(folder / "csv" / table["url"], nrows=0).columns.to_list()
        assert [column["name"] for column in table["tableSchema"]["columns"]] == names
    assert len(described["tables"]) == len(TABLES)


def test_no_two_rows_of_a_table_agree_in_its_key(store):
    for one in content.content(store).tables:
        keys = opened(store).rows(f"select {', '.join(one.table.key)} from {one.table.name}")
        assert len(set(keys)) == len(keys) == one.rows, one.table.name


def test_the_key_of_the_installation_and_what_it_signs_stay_at_home(store):
    everything = b"".join(kinds.csv_tables(store).values())
    assert b"hmac" not in everything
    assert b"fingerprint" not in everything


def test_what_is_not_certified_is_not_taken_away():
    store = Store(publish(settings.published(), [Slice(), Slice(wave="2025 autumn", certified=False)]))
    with pytest.raises(content.Refused, match="not certified"):
        kinds.database(store)


def test_a_table_with_more_rows_than_a_sheet_holds_is_refused_and_not_cut_off(store, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 100)
    with pytest.raises(content.Refused, match="The table release has .* rows, more than a sheet"):
        workbook.workbook(store)


@pytest.mark.parametrize(
    "statement", ["copy waves to '{out}'", "from read_text('{out}')", "attach '{out}' as other", "install httpfs"]
)
def test_what_writes_a_package_reads_its_store_alone_and_writes_in_its_own_folder_alone(store, tmp_path, statement):
    out = tmp_path / "out"
    out.write_text("kept")
    with pytest.raises(duckdb.Error, match="disabled by configuration"):
        opened(store).rows(statement.format(out=out))
    assert out.read_text() == "kept"


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_r_reads_the_tables_with_their_types_and_the_order_of_levels(store, folder):
    code = """
        release <- read.csv("release.csv"); levels <- read.csv("levels.csv")
        release$level <- factor(release$level_id, levels = levels$level_id, ordered = TRUE)
        release$is_combined <- as.logical(release$is_combined)
        high <- sum(release$level_ratings[release$level > "proficient"])
        cat(class(release$subjects), class(release$is_combined), levels(release$level), high)
    """
    done = subprocess.run(["Rscript", "-e", code], cwd=folder / "csv", capture_output=True, text=True, check=True)
    high = sum(row[-1] for row in released(store) if row[-2] in ("strong", "exemplary"))
    assert done.stdout.split() == ["integer", "logical", "essential", "proficient", "strong", "exemplary", str(high)]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_workbook_with_its_types_and_the_order_of_levels(store, tmp_path):
    path = tmp_path / "all.xlsx"
    path.write_bytes(kinds.KINDS[".xlsx"].write(store))
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", every_sheet, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    release, levels = (pd.read_csv(tmp_path / f"all-{name}.csv") for name in ("release", "levels"))
    assert sorted(release.itertuples(index=False, name=None)) == sorted(released(store))
    assert levels["level_id"].to_list() == ["essential", "proficient", "strong", "exemplary"]
