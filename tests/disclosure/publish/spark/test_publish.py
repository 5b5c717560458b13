"""Spark publishes what DuckDB does, cell for cell."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from disclosure.errors import PublishRefused, RecordsRefused
from disclosure.publish.publish import current
from disclosure.publish.publish import publish as with_duckdb
from domain.door.publication import Publication
from etl.history.export_records import export
from tests.support.both_engines import late, people_of_all_kinds


pytest.importorskip("sqlglot", reason="sqlglot is not installed")

from disclosure.publish.spark import executors
from disclosure.publish.spark.publish import publish as with_spark


UNLIKE = {"certificate": "seconds, created_at, code_version", "publication": "version, created_at"}


def published() -> dict[str, list[tuple]]:
    """Every table of the current version, but for when and how fast it was made."""
    with duckdb.connect(current(), read_only=True) as store:
        tables = [name for (name,) in store.execute("select table_name from duckdb_tables()").fetchall()]
        return {
            table: store.execute(
                f"select * {f'exclude ({UNLIKE[table]})' if table in UNLIKE else ''} from {table} order by all"
            ).fetchall()
            for table in tables
        }


class Both:
    """The two engines, each with a home of its own, and what they publish of the same records."""

    def __init__(self, records, monkeypatch, tmp_path):
        self.records, self._patch, self._place = records, monkeypatch, tmp_path
        self.folder = str(tmp_path / "exported")

    def publish(self, **asked) -> tuple[Publication, dict[tuple[str, str], list[tuple]]]:
        """What Spark did, and what is shown of each organisation and wave; DuckDB does and shows the very same."""
        done, stores = {}, {}
        for engine in ("duckdb", "spark"):
            self._patch.setenv("NINEFOLD_HOME", str(self._place / engine))
            self.records.save()
            if engine == "spark":
                export(Path(self.folder))
                done[engine] = with_spark(self.folder, **asked)
            else:
                done[engine] = with_duckdb(**asked)
            stores[engine] = published()
        for table, rows in stores["duckdb"].items():
            assert stores["spark"][table] == rows, table
        own = {"version": "", "path": None}
        assert replace(done["spark"], **own) == replace(done["duckdb"], **own)
        return done["spark"], rows_of_waves()


def rows_of_waves() -> dict[tuple[str, str], list[tuple]]:
    """What is shown of each organisation and wave."""
    with duckdb.connect(current(), read_only=True) as store:
        found = store.execute("select organisation, wave, * from release order by all").fetchall()
    return {of: [row for row in found if row[:2] == of] for of in {row[:2] for row in found}}


def test_the_same_store_comes_from_both_engines_whatever_has_changed(spark, records, monkeypatch, tmp_path):
    monkeypatch.setattr(executors, "SECONDS_BETWEEN_LOOKS", 0.02)
    told = []
    received = executors.received
    monkeypatch.setattr(executors, "received", lambda result: told.append("fetched") or received(result))
    people_of_all_kinds(records)
    both = Both(records, monkeypatch, tmp_path)
    both.publish(progress=lambda *how_far: told.append(how_far))
    assert [one for one in told if one != "fetched"][-1] == (8, 8)
    assert told.index("fetched") > 3  # DuckDB's are told too, after which Spark is heard of on the way
    assert told[8 : told.index("fetched")]

    late(records, 1, organisation="St Mary's", wave="2025")
    late(records, 30, organisation="Ö & ü", wave="2025")
    late(records, 40, organisation="St Mary's", wave="2027")
    done, after = both.publish()
    assert (done.slices, done.changes_applied > 0, done.changes_deferred) == (9, True, 1)
    gone = [row for row in records.assessments if row[3] == "Ö & ü"][::3]
    records.assessments = [row for row in records.assessments if row not in gone]
    done, later = both.publish(k=7)
    assert done.changes_applied > 30
    assert later["Ö & ü", "2025"] != after["Ö & ü", "2025"]
    with pytest.raises(PublishRefused) as refused:
        with_duckdb()
    assert refused.value.said.code == "ledger_of_spark"


def test_spark_refuses_what_it_can_not_publish_safely(spark, records, home, tmp_path):
    folder = tmp_path / "exported"
    with pytest.raises(RecordsRefused) as refused:
        with_spark(str(folder))
    assert (refused.value.said.code, refused.value.status) == ("no_export", 3)

    for wave in ("2025", "2025 again"):  # the same answers, of one person more
        for person in range(30 + (wave == "2025 again")):
            records.add(f"person {person}", 1 + person % 4, 1 + person % 3, wave=wave)
    records.save()
    export(folder)
    with pytest.raises(PublishRefused) as refused:
        with_spark(str(folder))
    assert refused.value.said.code == "spark_alike"

    with_duckdb()
    export(folder)
    with pytest.raises(PublishRefused) as refused:
        with_spark(str(folder))
    assert refused.value.said.code == "ledger_of_records"
