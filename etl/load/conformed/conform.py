"""Export to our words: each distinct text is looked up once, then every row points to its meaning."""

import duckdb

from domain.columns import SLICE
from domain.declared.frameworks import Framework
from domain.declared.mapping_file import Mapping
from domain.door.load import Finding
from etl.load.conformed.coded import OF_AN_ASSESSMENT, create_coded, create_views, words
from etl.load.conformed.pseudonyms import create_ids
from etl.load.conformed.spellings import take_as_one
from etl.meaning.answers import date_findings, dimension_places, items_asked, level_codes, meanings, question_numbers
from etl.meaning.missing import missing_findings, words_for_missing
from etl.meaning.numbers import number_findings
from etl.read.staging.coding import ANSWER_TYPE
from etl.read.staging.columns import Columns


NO_LEVEL = -1  # the code of an answer that is neither a level nor "not rated"
TYPES = {"wave_date": "date", "n_raters": "usmallint"}  # of meanings that are no text


def conform(
    con: duckdb.DuckDBPyConnection,
    columns: Columns,
    framework: Framework,
    mapping: Mapping,
    key: bytes,
    file_sha256: str,
) -> list[Finding]:
    """Creates `export`, all our columns as text, and `conformed`, one row per row of it in our words.

    In `conformed` a null is a cell that can't be taken (rater_id_no and wave_date may be absent). What rows are
    compared by is numbered: slice_no stands for SLICE, group_no for the columns of groups, subject_no and rater_no for ids, in the long
    shape dimension_no for a place in the framework and question_no for one of the dimension's questions. Without subject
    ids each row is a person of its own. q1, q2, … (long: level) are as written: `answers` has their levels (1 = lowest),
    NOT_RATED or NO_LEVEL. Takes the place of `cells`.
    """
    _create_constants(con, columns)
    missing = words_for_missing(framework)
    findings = _create_meanings(con, columns, mapping, missing) + take_as_one(con, columns)
    findings += missing_findings(con, columns)
    _create_combinations(con, "slices", OF_AN_ASSESSMENT, SLICE, columns)
    _create_combinations(con, "groups", columns.groups, columns.groups, columns)
    create_ids(con, columns, key, file_sha256, missing)
    findings += _create_answers(con, columns, framework, mapping)
    create_coded(con, columns)
    create_views(con, columns)
    return findings


def _create_constants(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    names = columns.ours
    con.execute(f"create or replace table constants ({', '.join(f'{name} varchar' for name in names)})")
    con.execute(
        f"insert into constants ({', '.join(names)}) values ({', '.join('?' for _ in names)})",
        [columns.constants.get(name) for name in names],
    )


def _create_meanings(
    con: duckdb.DuckDBPyConnection, columns: Columns, mapping: Mapping, missing: frozenset[str]
) -> list[Finding]:
    """The table `meanings`: of_column, text, meaning; null is a text too."""
    written = _texts(con, [name for name in words(columns) if name in columns.places])
    findings: list[Finding] = []
    rows: list[tuple[str, str | None, str | None]] = []
    for name in words(columns):
        texts = [*written[name], None] if name in written else [columns.constants.get(name)]
        rows += [(name, *row) for row in zip(texts, meanings(name, texts, columns, mapping, missing), strict=True)]
        if name == "wave_date":
            findings += date_findings(texts)
    of_column, texts, meant = zip(*rows, strict=True)
    con.execute(
        "create or replace table meanings as select unnest($columns::varchar[]) as of_column, "
        "unnest($texts::varchar[]) as text, unnest($meanings::varchar[]) as meaning",
        {"columns": list(of_column), "texts": list(texts), "meanings": list(meant)},
    )
    return findings


def _texts(con: duckdb.DuckDBPyConnection, names: list[str]) -> dict[str, list[str]]:
    """The distinct texts of each column, in the order of its ENUM."""
    found = con.execute(
        "select of_column, text from texts where list_contains($names, of_column) and text is not null order by text",
        {"names": names},
    )
    texts: dict[str, list[str]] = {name: [] for name in names}
    for name, text in found.fetchall():
        texts[name].append(text)
    return texts


def _meant(con: duckdb.DuckDBPyConnection, columns: Columns) -> dict[str, dict[str | None, str | None]]:
    """By column the meaning of each of its texts; of one that is not there, of its constant."""
    meant: dict[str, dict[str | None, str | None]] = {name: {} for name in words(columns)}
    for name, text, meaning in con.execute("select of_column, text, meaning from meanings").fetchall():
        meant[name][text] = meaning
    return meant


def _create_combinations(
    con: duckdb.DuckDBPyConnection, table: str, names: tuple[str, ...], numbered: tuple[str, ...], columns: Columns
) -> None:
    """The table `slices` or `groups`: one row per combination of cells (of_team, …), in words and numbered.

    A cell's meaning is looked up by its place among all words: a join a column takes several times as long to plan.
    """
    there = [name for name in names if name in columns.places]
    meant = _meant(con, columns)
    texts = [text for (text,) in con.execute("select unnest(enum_range(null::word_text))").fetchall()] if there else []
    looked_up: dict[str, object] = {"blank": len(texts)} if there else {}
    in_words = []
    for name in names:
        if name in there:
            looked_up[name] = [meant[name].get(text) for text in (*texts, None)]
            meaning, text = (
                f"(${name}::varchar[])[coalesce(enum_code(of_{name})::integer, $blank) + 1]",
                f"of_{name}::varchar",
            )
        else:
            ((looked_up[f"{name}_text"], looked_up[name]),) = meant[name].items()
            meaning, text = f"${name}::varchar", f"${name}_text::varchar"
        in_words.append(f"({meaning})::{TYPES.get(name, 'varchar')} as {name}, {text} as {name}_as_written")
    con.execute(
        f"""
        create or replace table {table} as
        with worded as (
            select *, {", ".join(in_words)}
            from (select distinct {", ".join(f"{name} as of_{name}" for name in there) or "true as of_all"} from cells)
        )
        select
            *,
            row_number() over ()::integer as {table[:-1]}_entry,
            dense_rank() over (order by {", ".join(numbered)})::integer as {table[:-1]}_no,
        from worded
        """,
        looked_up,
    )


def _create_answers(
    con: duckdb.DuckDBPyConnection, columns: Columns, framework: Framework, mapping: Mapping
) -> list[Finding]:
    """The tables `answers` (answer, level) and, in the long shape, `dimensions` (dimension, dimension_no, question_no, item_id)."""
    found = con.execute(f"select unnest(enum_range(null::{ANSWER_TYPE}))").fetchall()
    texts = [text for (text,) in found]
    findings = number_findings(texts, framework, mapping)
    levels = [NO_LEVEL if level is None else level for level in level_codes(texts, framework, mapping)]
    con.execute(
        f"create or replace table answers as "
        f"select unnest($texts::varchar[])::{ANSWER_TYPE} as answer, unnest($levels::tinyint[]) as level",
        {"texts": texts, "levels": levels},
    )
    if columns.shape == "long":
        texts = _texts(con, ["dimension"])["dimension"]
        con.execute(
            "create or replace table dimensions as "
            "select unnest($texts::varchar[])::word_text as dimension, "
            "unnest($places::utinyint[]) as dimension_no, unnest($questions::usmallint[]) as question_no, "
            "unnest($items::varchar[]) as item_id",
            {
                "texts": texts,
                "places": dimension_places(texts, framework, mapping),
                "questions": question_numbers(texts, framework, mapping),
                "items": items_asked(texts, framework, mapping),
            },
        )
    return findings
