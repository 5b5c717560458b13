"""Programs that people have fetch tables from a running dashboard, as docs/http.md says; each where it is installed."""

import io
import re
import shutil
import subprocess

import duckdb
import pandas as pd
import pytest
from frictionless import Package, system

import settings
from analysis.data_package import content
from analysis.data_package.opened import opened
from analysis.published.store import Store
from tests.support.browser.server import dashboard
from tests.support.fetched import fetched
from tests.support.published import Slice, publish


POWER_QUERY = (settings.PROJECT / "docs" / "release.pq").read_text("utf-8")
M_TYPES = {"type logical": "boolean", "Int64.Type": "integer", "type number": "number", "type date": "date"}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The address of the tables of a dashboard, and the store that they are of."""
    folder = tmp_path_factory.mktemp("served")
    path = publish(folder / "home" / "published", [Slice(wave="2025 autumn"), Slice(wave="2026 spring")])
    with dashboard(folder / "home", folder / "server.log") as address:
        yield f"{address}/data", Store(path)


def test_pandas_and_frictionless_read_by_address(served):
    address, store = served
    rows = opened(store).rows("from release where breakdown = 'team'")
    frame = pd.read_csv(f"{address}/release.csv?breakdown=team", keep_default_na=False)
    assert list(frame.itertuples(index=False, name=None)) == rows
    assert len(pd.read_json(f"{address}/release.json?breakdown=team")) == len(rows)
    with system.use_context(trusted=True):
        levels = Package(f"{address}/datapackage.json").get_resource("levels").read_rows()
    assert [row["level_id"] for row in levels] == ["essential", "proficient", "strong", "exemplary"]


def test_duckdb_queries_a_table_by_its_address(served):
    address, store = served
    with duckdb.connect() as connection:
        try:
            connection.execute("load httpfs")
        except duckdb.Error:
            pytest.skip("DuckDB's extension httpfs is not installed")
        for file in ("release.parquet", "release.csv", "release.json"):
            found = connection.execute(
                f"select wave, sum(level_ratings) from '{address}/{file}' group by all order by all"
            )
            assert found.fetchall() == opened(store).rows(
                "select wave, sum(level_ratings) from release group by all order by all"
            )


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_the_r_script_of_the_docs_draws_levels_by_group_and_tells_their_shares(served, tmp_path):
    address, store = served
    command = ["Rscript", "docs/levels_by_group.R", address, "2026 spring", "division", str(tmp_path / "levels.pdf")]
    done = subprocess.run(command, cwd=settings.PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "levels.pdf").read_bytes().startswith(b"%PDF")
    expected = opened(store).rows(
        """
        select block, round(100 * sum(level_ratings) filter (level >= 3) / sum(level_ratings), 1) from release
        where wave = '2026 spring' and breakdown = 'division' and rater_group = 'self' and measure = 'performance'
        group by block
        """
    )
    told = pd.read_csv(io.StringIO(done.stdout))
    assert sorted(told.itertuples(index=False, name=None)) == sorted((block, float(share)) for block, share in expected)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_a_table_by_its_address(served, tmp_path):
    address, store = served
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "csv",
        "--outdir",
        str(tmp_path),
        f"{address}/levels.csv",
    ]
    subprocess.run(command, check=True, capture_output=True)
    assert len(pd.read_csv(tmp_path / "levels.csv")) == len(opened(store).rows("from levels"))


def test_the_power_query_of_the_docs_asks_for_what_there_is_with_the_types_of_the_dictionary(served, home):
    """There is no Power Query to run here; what it asks for and how it reads that can be held against the dictionary."""
    _, store = served
    publish(settings.published(), [Slice()])
    (file,), (query,) = (
        re.findall(r'RelativePath = "([^"]+)"', POWER_QUERY),
        re.findall(r"Query = \[(.*?)\]", POWER_QUERY),
    )
    answer = fetched(file, params=dict(re.findall(r'(\w+) = "([^"]+)"', query)))
    assert (answer.status_code, len(answer.text.splitlines()) > 1) == (200, True)
    release = next(one for one in content.content(store).tables if one.table.name == "release")
    kinds = {column.name: column.kind for column in release.columns}
    typed = dict(re.findall(r'\{"(\w+)", (.+?)\}', POWER_QUERY))
    assert {name: M_TYPES[kind] for name, kind in typed.items()} == {
        name: kind for name, kind in kinds.items() if kind != "string"
    }
    assert set(re.findall(r"\[(\w+)\](?! =)", POWER_QUERY)) <= kinds.keys()
