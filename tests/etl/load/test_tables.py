"""The map of the tables of a load is what DuckDB's catalogue has after one, and what the modules' SQL makes and reads."""

import ast
import re
from pathlib import Path

import pytest

import settings
from etl import store
from etl.load.tables import LONG, TABLES, WIDE, Passed
from tests.support.door import assessment, load


ETL = settings.PROJECT / "etl"
OF_FILES_ALONE = {"sheet_rows"}  # of one reader, gone once the sheet is read


@pytest.fixture
def catalogue(monkeypatch):
    """The tables and views in memory when a load has done all it does."""
    found: set[str] = set()
    connect = store.connect

    class Kept:
        def __init__(self, *of_file):
            self._con = connect(*of_file)

        def __getattr__(self, name):
            return getattr(self._con, name)

        def close(self):
            query = "select table_name from information_schema.tables where table_catalog = 'memory'"
            found.update(name for (name,) in self._con.execute(query).fetchall())
            self._con.close()

    monkeypatch.setattr(store, "connect", Kept)
    return found


def long_rows() -> list[dict[str, str]]:
    person = {name: value for name, value in assessment().items() if name in ("subject_id", "organisation", "division",
              "team", "role", "care_setting", "wave", "rater_group")}  # fmt: skip
    return [{**person, "dimension": "Leading with care", "level": "Strong"}]


@pytest.mark.parametrize(("shape", "export"), [(WIDE, [assessment()]), (LONG, long_rows())])
def test_the_catalogue_has_the_tables_of_the_map(shape, export, catalogue):
    report = load(export)
    assert (report.refusal, report.shape) == (None, shape)
    of_shape = {passed.name: passed for passed in TABLES if passed.shape in ("", shape)}
    assert catalogue - OF_FILES_ALONE <= set(of_shape)
    assert {name for name, passed in of_shape.items() if passed.is_always_there} - catalogue == set()


def sql_of(file: Path) -> str:
    """The texts of a module, with … where a value is filled in; of a query all but comments."""
    text = file.read_text("utf-8")
    if file.suffix == ".sql":
        return re.sub("--.*", "", text)
    nodes = list(ast.walk(ast.parse(text)))
    parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    joined = [
        "".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
        for node in nodes
        if isinstance(node, ast.JoinedStr)
    ]
    plain = [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts
    ]
    return "\n".join((*joined, *plain))


def sql_by_module() -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted(ETL.rglob("*.*")):
        module = str(file.relative_to(ETL).with_suffix(""))
        if file.suffix in (".py", ".sql") and module not in ("schema", "load/tables"):
            found[module] = found.get(module, "") + sql_of(file)
    return found


SQL = sql_by_module()


@pytest.mark.parametrize("passed", TABLES, ids=lambda passed: passed.name)
def test_a_table_is_made_and_read_where_the_map_says(passed: Passed):
    name = re.escape(passed.name)
    made = {
        module for module, sql in SQL.items() if re.search(rf"create (?:or replace )?(?:table|view|…) {name}\b", sql)
    }
    if passed.name not in ("slices", "groups"):  # whose names are filled in
        assert made == {passed.made_by}
    reads = {
        module
        for module, sql in SQL.items()
        if re.search(rf"\b(?:from|join|update|into) \(?(?:from )?{name}\b(?!\.)", sql)
        and not re.search(rf"\b{name} as (?:materialized )?\(", sql)  # a step of one query, of the same name
    }
    by_parameter = {"checks/new_values"}  # reads the table that its caller names
    assert reads - {passed.made_by} - by_parameter == set(passed.read_by) - by_parameter


def test_rows_are_inserted_by_name():
    """A column that is added or moved then lands in its own place."""
    inserts = [(module, *found) for module, sql in SQL.items() for found in re.findall(r"insert into (\S+)(.*)", sql)]
    assert len(inserts) > 10
    assert [insert for insert in inserts if not insert[2].startswith((" by name", " ("))] == []
