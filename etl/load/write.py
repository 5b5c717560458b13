"""Accepted rows go into the record store in one transaction: all of a load or nothing of it."""

import hashlib
import json
from dataclasses import dataclass

import duckdb

import settings
from domain.columns import SLICE
from domain.dates import utc_now
from domain.declared.frameworks import NOT_RATED, Framework
from domain.declared.mapping_file import Mapping
from domain.door.load import LoadReport
from domain.door.wire import as_json
from domain.rows import only_row
from etl.history.batches import take_out
from etl.load.assessments import Counts
from etl.read.staging.columns import Columns
from etl.refusals import FileRefused
from etl.store import one_step


@dataclass(frozen=True)
class Batch:
    """What a load says of itself, besides its counts."""

    file_name: str
    file_sha256: str
    load_sha256: str
    tool: str
    loaded_by: str


def load_sha256(
    file_sha256: str,
    framework: Framework,
    mapping: Mapping,
    columns_set: dict[str, str],
    tool: str,
    header_row: int | None = None,
    sheet: str = "",
) -> str:
    """One hash of the file and of how it is read: the same file may be loaded anew under another wave."""
    how = [
        file_sha256,
        framework.key,
        mapping.toml_text,
        sorted(columns_set.items()),
        tool,
        *([header_row] if header_row else []),
        *([sheet] if sheet else []),
    ]
    return hashlib.sha256(json.dumps(how).encode()).hexdigest()


def loaded_before(con: duckdb.DuckDBPyConnection, sha256: str) -> int | None:
    """The standing batch that the same load made, if there is one."""
    found = con.execute(
        "select batch_id from records.batches where load_sha256 = $sha256 and undone_at is null", {"sha256": sha256}
    ).fetchone()
    return found[0] if found else None


def nothing_loaded(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether there was never a load."""
    return con.execute("select 1 from records.batches limit 1").fetchone() is None


def refuse_changed_framework(con: duckdb.DuckDBPyConnection, framework: Framework) -> None:
    """Raises FileRefused where standing batches of this framework id have other dimensions or levels."""
    dimensions, levels = only_row(
        con.execute(
            """
        with standing as (
            select framework_key
            from records.batches
            join records.frameworks using (framework_key)
            where framework_id = $framework_id and undone_at is null
            limit 1  -- by this very rule they all agree
        )
        select
            (select list(dimension_id order by position) from records.dimensions join standing using (framework_key)),
            (select list(level_id order by level) from records.levels join standing using (framework_key)),
        """,
            {"framework_id": framework.framework_id},
        ).fetchone()
    )
    ours = ([entry.dimension_id for entry in framework.dimensions], [entry.level_id for entry in framework.levels])
    if dimensions and (dimensions, levels) != ours:
        raise FileRefused("framework_changed", framework=framework.framework_id)


def write_records(
    con: duckdb.DuckDBPyConnection,
    batch: Batch,
    columns: Columns,
    framework: Framework,
    mapping: Mapping,
    counts: Counts,
    report: LoadReport,
    replaces: int | None,
) -> int:
    """Writes the staged records and their batch, and takes out the batch that they replace, in one step; gives the id."""
    con.execute("set write_buffer_row_group_count = 1")  # of five; a million assessments then take 200 MB less
    with one_step(con):
        if replaces is not None:
            take_out(con, replaces)
        batch_id, first = only_row(
            con.execute(
                "select (select coalesce(max(batch_id), 0) + 1 from records.batches), "
                "(select coalesce(max(assessment_id), 0) from records.assessments)"
            ).fetchone()
        )
        _write_framework(con, framework)
        for column in columns.own:
            con.execute(
                f"alter table records.assessments add column if not exists {column} varchar default '{settings.NOT_STATED}'"
            )
        _insert(
            con,
            "batches",
            {
                "batch_id": batch_id,
                "file_name": batch.file_name,
                "file_sha256": batch.file_sha256,
                "load_sha256": batch.load_sha256,
                "tool": batch.tool,
                "shape": columns.shape,
                "framework_key": framework.key,
                "mapping_name": mapping.name or None,
                "mapping": mapping.toml_text,
                "constants": columns.constants,
                "loaded_by": batch.loaded_by,
                "loaded_at": utc_now(),
                "rows_read": report.rows_read,
                "rows_refused": report.rows_refused,
                "assessments": counts.assessments,
                "ratings": counts.ratings,
                "ratings_not_rated": counts.ratings_not_rated,
                "findings": json.dumps(as_json(report.findings)),
            },
        )
        con.execute(
            f"""
            insert into records.assessments by name
            select
                $first + assessment_no as assessment_id, $batch_id as batch_id, $framework_id as framework_id,
                {", ".join((*SLICE, *columns.groups))}, wave_date, n_raters, subjects.key as subject_key, raters.key as rater_key,
            from new_assessments
            join ids as subjects on subjects.id_no = subject_no
            left join ids as raters on raters.id_no = rater_id_no
            """,
            {"first": first, "batch_id": batch_id, "framework_id": framework.framework_id},
        )
        con.execute(
            f"insert into records.ratings by name "
            f"select $first + assessment_no as assessment_id, dimension_id, nullif(level, {NOT_RATED}) as level from new_ratings",
            {"first": first},
        )
        if framework.items:
            con.execute(
                "insert into records.item_ratings by name "
                "select $first + assessment_no as assessment_id, item_id, level from new_item_ratings",
                {"first": first},
            )
    return batch_id


def _write_framework(con: duckdb.DuckDBPyConnection, framework: Framework) -> None:
    known = con.execute(
        "select 1 from records.frameworks where framework_key = $key", {"key": framework.key}
    ).fetchone()
    if known:
        return
    names = ("framework_id", "name", "attribution", "toml_text")
    _insert(con, "frameworks", {"framework_key": framework.key, **{name: getattr(framework, name) for name in names}})
    for position, dimension in enumerate(framework.dimensions, start=1):
        named = {name: getattr(dimension, name) for name in ("dimension_id", "name", "gloss")}
        _insert(con, "dimensions", {"framework_key": framework.key, "position": position, **named})
    for level in framework.levels:
        named = {name: getattr(level, name) for name in ("level", "level_id", "name", "gloss", "is_high")}
        _insert(con, "levels", {"framework_key": framework.key, **named})


def _insert(con: duckdb.DuckDBPyConnection, table: str, row: dict) -> None:
    """One row, by the names of its columns."""
    con.execute(
        f"insert into records.{table} ({', '.join(row)}) values ({', '.join('?' for _ in row)})", list(row.values())
    )
