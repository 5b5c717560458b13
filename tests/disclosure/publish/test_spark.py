"""A real Spark on this machine counts and publishes what DuckDB does, cell for cell."""

import shutil
from random import Random

import duckdb
import pytest

from disclosure.blocks import order
from disclosure.count import microcells
from disclosure.errors import PublishRefused, RecordsRefused
from disclosure.publish.publish import current
from disclosure.publish.publish import publish as with_duckdb
from domain.declared import breakdowns
from etl.history.export_records import export


pytest.importorskip("pyspark", reason="pyspark is not installed")
pytest.importorskip("sqlglot", reason="sqlglot is not installed")
if not shutil.which("java"):
    pytest.skip("Java is not installed", allow_module_level=True)

from disclosure.publish.spark import count, session
from disclosure.publish.spark.publish import publish as with_spark
from disclosure.publish.spark.records import Records


ITEMS = {"says why": "aims", "says when": "aims", "keeps word": "trust", "admits": "trust"}
TABLES = ("cells", "left_out", "cell_subjects", "cell_levels", "cell_raters", "cell_rated", "people", *count.OF_ITEMS)
QUICK = {  # for few rows: nothing is compiled that would run once
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
}


@pytest.fixture(scope="module")
def spark():
    """One session for all: it takes seconds to start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NINEFOLD_SPARK", "local[2]")
        patch.setattr(session, "CONFIGURED", {**session.CONFIGURED, **QUICK})
        with session.opened() as opened:
            yield opened


def people_of_all_kinds(records, waves=("2025", "Frühling / 26 %"), organisations=("St Mary's", "Ö & ü")) -> None:
    """Some rated by others, by known and unknown raters, by few, by item, in two batches."""
    random = Random(3)
    records.items = ITEMS
    for person in range(160):
        for wave in waves:
            where = {
                "division": f"Division {random.randrange(2)}",
                "team": f"Ward {random.randrange(3)}",
                "role": random.choice(["Nursing", "Medical"]),
                "organisation": organisations[person % 2],
                "wave": wave,
            }
            for rater_group, raters in (("self", 1), ("peers", random.randrange(5))):
                for _ in range(raters):
                    records.answer(
                        f"person {person}",
                        *random.choices([1, 2, 3, 3, 4, None], k=len(ITEMS)),
                        **where,
                        rater_group=rater_group,
                        rater=random.choice([None, "Ann", "Bob", "Cas", "Dee"]) if rater_group != "self" else None,
                        n_raters=random.choice([1, 1, 3]) if rater_group == "peers" else 1,
                        batch=random.choice([1, 1, 2]),
                    )


def test_spark_counts_as_duckdb_does(spark, records, home, tmp_path):
    people_of_all_kinds(records)
    records.save(undone=(2,))
    export(tmp_path / "exported")
    declaration = order.chosen(breakdowns.declared(), None)
    opened = Records(spark, str(tmp_path / "exported"))
    with duckdb.connect() as own:
        counted = microcells.Counted(own, apart=declaration.apart, groups=declaration.groups)
        assert opened.frameworks == counted.frameworks
        assert sorted(opened.waves) == sorted(counted.waves)
        tables = count.microcells_in(
            spark, counted.frameworks.values(), declaration.apart, declaration.groups, with_items=opened.has_items
        )
        for table in TABLES:
            of_spark = tables[table].toArrow()
            typed = own.execute(f"describe {table}").fetchall()
            own.register("of_spark", of_spark)
            columns = ", ".join(f"{name}::{type_} as {name}" for name, type_, *_ in typed)
            query = f"select {columns.replace('ratings::STRUCT', 'list_sort(ratings)::STRUCT')} from {{}} order by all"
            assert of_spark.num_rows, table
            assert own.execute(query.format("of_spark")).fetchall() == own.execute(query.format(table)).fetchall(), (
                table
            )
        waves = [
            [(*ids, pytest.approx(of_levels), pytest.approx(of_shares)) for *ids, of_levels, of_shares in rows]
            for rows in (
                own.execute("from people_in_two_waves order by all").fetchall(),
                sorted(map(tuple, tables["people_in_two_waves"].collect())),
            )
        ]
        assert waves[0] == waves[1] != []


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


def both(records, folder, monkeypatch, tmp_path) -> tuple[dict, dict]:
    """What the two engines publish of the same records, each into a home of its own."""
    found = []
    for engine in ("duckdb", "spark"):
        monkeypatch.setenv("NINEFOLD_HOME", str(tmp_path / engine))
        records.save()
        if engine == "spark":
            export(folder)
            done = with_spark(str(folder))
        else:
            done = with_duckdb()
        assert done.certified
        found.append(published())
    return found[0], found[1]


def test_the_same_store_comes_from_both_engines_and_changes_to_it_wait(spark, records, monkeypatch, tmp_path):
    people_of_all_kinds(records)
    of_duckdb, of_spark = both(records, tmp_path / "exported", monkeypatch, tmp_path)
    before = rows_of_waves()
    for table, rows in of_duckdb.items():
        assert of_spark[table] == rows, table

    records.answer("late", 4, 4, 4, 4, organisation="St Mary's", wave="2025", division="Division 0", role="Nursing")
    for person in range(40):
        levels = [1 + (person + place) % 4 for place in range(len(ITEMS))]
        records.answer(f"new {person}", *levels, organisation="St Mary's", wave="2027", team=f"Ward {person % 2}")
    records.save()
    export(tmp_path / "exported")
    again = with_spark(str(tmp_path / "exported"))
    assert (again.slices, again.changes_applied, again.changes_deferred) == (9, 0, 1)
    after = rows_of_waves()
    assert after.pop(("St Mary's", "2027"))
    assert after == before
    with pytest.raises(PublishRefused) as refused:
        with_duckdb()
    assert refused.value.said.code == "ledger_of_spark"


def rows_of_waves() -> dict[tuple[str, str], list[tuple]]:
    """What is shown of each organisation and wave."""
    with duckdb.connect(current(), read_only=True) as store:
        found = store.execute("select organisation, wave, * from release order by all").fetchall()
    return {of: [row for row in found if row[:2] == of] for of in {row[:2] for row in found}}


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
