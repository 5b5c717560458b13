"""Accepted rows go into the record store in one transaction: all of a load or nothing of it."""

import hashlib
import json
from dataclasses import dataclass

import duckdb

from etl.dates import utc_now
from etl.frameworks import NOT_RATED, Framework
from etl.mapping import Mapping
from etl.read.columns import Columns
from etl.refusals import FileRefused
from etl.report import LoadReport


@dataclass(frozen=True)
class Batch:
    """What a load says of itself, besides its counts."""

    file_name: str
    file_sha256: str
    load_sha256: str
    tool: str
    loaded_by: str


@dataclass(frozen=True)
class Counts:
    assessments: int
    ratings: int
    ratings_not_rated: int


def load_sha256(file_sha256: str, framework: Framework, mapping: Mapping, columns_set: dict[str, str]) -> str:
    """One hash of the file and of how it is read: the same file may be loaded anew under another wave."""
    how = [file_sha256, framework.key, mapping.toml_text, sorted(columns_set.items())]
    return hashlib.sha256(json.dumps(how).encode()).hexdigest()


def loaded_before(con: duckdb.DuckDBPyConnection, sha256: str) -> int | None:
    """The standing batch that the same load made, if there is one."""
    found = con.execute(
        "select batch_id from records.batches where load_sha256 = $sha256 and undone_at is null", {"sha256": sha256}
    ).fetchone()
    return found[0] if found else None


def refuse_changed_framework(con: duckdb.DuckDBPyConnection, framework: Framework) -> None:
    """Raises FileRefused where standing batches of this framework id have other dimensions or levels."""
    loaded = con.execute(
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
    ours = ([entry.dimension_id for entry in framework.dimensions], [entry.level_id for entry in framework.levels])
    if loaded[0] and tuple(loaded) != ours:
        raise FileRefused(
            f"The framework “{framework.framework_id}” has other dimensions or levels than when earlier exports were "
            "loaded. Give the changed framework an id of its own."
        )


def stage_records(con: duckdb.DuckDBPyConnection, columns: Columns, framework: Framework, combine: str) -> Counts:
    """Creates the views `new_assessments` and `new_ratings` from `accepted`, and counts them.

    An assessment's number is that of its first row, so both shapes come out alike.
    """
    if columns.shape == "wide":
        con.execute("create or replace view numbered as select *, row_no as assessment_no from accepted")
    else:
        # Without a rater id, a subject's second row on a dimension is a second rater, the third a third.
        con.execute(
            """
            create or replace table numbered as
            with turns as (
                select
                    *,
                    case when rater_group <> 'self' then rater_key end as rater,
                    case
                        when rater_group <> 'self' and rater_key is null then row_number() over (
                            partition by organisation, wave, rater_group, measure, subject_key, dimension_id order by row_no
                        )
                        else 0
                    end as turn,
                from accepted
            )
            select
                * exclude (rater, turn),
                min(row_no) over (partition by organisation, wave, rater_group, measure, subject_key, rater, turn)
                    as assessment_no,
            from turns
            """
        )
    con.execute("create or replace view new_assessments as select * from numbered where row_no = assessment_no")
    con.execute(_ratings_view(columns, framework, combine))
    rated, not_rated = con.execute(
        f"select count(*) filter (level <> {NOT_RATED}), count(*) filter (level = {NOT_RATED}) from new_ratings"
    ).fetchone()
    return Counts(con.execute("select count(*) from new_assessments").fetchone()[0], rated, not_rated)


def _ratings_view(columns: Columns, framework: Framework, combine: str) -> str:
    """One row per assessment and dimension: `assessment_no, dimension_id, level`, NOT_RATED where no level was given."""
    view = "create or replace view new_ratings as "
    if columns.shape == "long":
        return view + "select assessment_no, dimension_id, level from numbered"
    questions: dict[str, list[str]] = {}
    for number, dimension_id in enumerate(columns.questions, start=1):
        questions.setdefault(dimension_id, []).append(f"q{number}")
    places = {dimension.dimension_id: place for place, dimension in enumerate(framework.dimensions)}
    levels = ", ".join(
        f"{_one_level(asked, combine)} as d{places[dimension]}" for dimension, asked in questions.items()
    )
    names = ", ".join(f"d{places[dimension]}" for dimension in questions)
    ids = " ".join(f"when 'd{places[dimension]}' then '{_quoted(dimension)}'" for dimension in questions)
    return (
        f"{view} select assessment_no, case dimension {ids} end as dimension_id, level "
        f"from (select assessment_no, {levels} from numbered) unpivot (level for dimension in ({names}))"
    )


def _one_level(questions: list[str], combine: str) -> str:
    """One dimension's level from its questions: of those answered the lower median, or the lowest."""
    if len(questions) == 1:
        return questions[0]
    answered = f"list_sort(list_filter([{', '.join(questions)}], lambda code: code <> {NOT_RATED}))"
    middle = f"{answered}[(len({answered}) + 1) // 2]" if combine == "median" else f"{answered}[1]"
    return f"coalesce({middle}, {NOT_RATED})::tinyint"


def _quoted(identifier: str) -> str:
    return identifier.replace("'", "''")


def write_records(
    con: duckdb.DuckDBPyConnection,
    batch: Batch,
    columns: Columns,
    framework: Framework,
    mapping: Mapping,
    counts: Counts,
    report: LoadReport,
) -> int:
    """Writes the staged records and their batch in one transaction and gives the batch's id."""
    con.execute("begin")
    try:
        batch_id, first = con.execute(
            "select (select coalesce(max(batch_id), 0) + 1 from records.batches), "
            "(select coalesce(max(assessment_id), 0) from records.assessments)"
        ).fetchone()
        _write_framework(con, framework)
        con.execute(
            "insert into records.batches values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)",
            [
                batch_id,
                batch.file_name,
                batch.file_sha256,
                batch.load_sha256,
                batch.tool,
                columns.shape,
                framework.key,
                mapping.toml_text,
                columns.constants,
                batch.loaded_by,
                utc_now(),
                report.rows_read,
                report.rows_refused,
                counts.assessments,
                counts.ratings,
                counts.ratings_not_rated,
                json.dumps([vars(finding) for finding in report.findings]),
            ],
        )
        con.execute(
            """
            insert into records.assessments
            select
                $first + assessment_no, $batch_id, $framework_id, organisation, division, team, role, care_setting, band,
                wave, wave_date, rater_group, measure, subject_key, rater_key, n_raters,
            from new_assessments
            """,
            {"first": first, "batch_id": batch_id, "framework_id": framework.framework_id},
        )
        con.execute(
            f"insert into records.ratings select $first + assessment_no, dimension_id, nullif(level, {NOT_RATED}) from new_ratings",
            {"first": first},
        )
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise
    return batch_id


def _write_framework(con: duckdb.DuckDBPyConnection, framework: Framework) -> None:
    known = con.execute(
        "select 1 from records.frameworks where framework_key = $key", {"key": framework.key}
    ).fetchone()
    if known:
        return
    con.execute(
        "insert into records.frameworks values (?, ?, ?, ?, ?)",
        [framework.key, framework.framework_id, framework.name, framework.attribution, framework.toml_text],
    )
    for position, dimension in enumerate(framework.dimensions, start=1):
        con.execute(
            "insert into records.dimensions values (?, ?, ?, ?, ?)",
            [framework.key, position, dimension.dimension_id, dimension.name, dimension.gloss],
        )
    for level in framework.levels:
        con.execute(
            "insert into records.levels values (?, ?, ?, ?, ?, ?)",
            [framework.key, level.level, level.level_id, level.name, level.gloss, level.is_high],
        )
