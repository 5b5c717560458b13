"""A corrected export takes the place of an earlier batch: one step, and what changed is told in counts."""

from collections.abc import Iterable

import duckdb

import settings
from domain.columns import SLICE
from domain.declared.attributes import Attribute
from domain.declared.frameworks import NOT_RATED
from domain.door.load import Replaced
from domain.rows import only_row
from etl.read.staging.columns import Columns
from etl.refusals import CallRefused


def set_aside(con: duckdb.DuckDBPyConnection, batch_id: int | None, attributes: Iterable[Attribute] = ()) -> None:
    """Creates the view `recorded`, all assessments, of which an attribute that no load had yet is not stated, and of these
    `standing`: the assessments that a load is checked against, all but those it will replace.

    Raises CallRefused where there is no such batch.
    """
    if batch_id is not None:
        found = con.execute("select undone_at from records.batches where batch_id = $batch_id", {"batch_id": batch_id})
        if (row := found.fetchone()) is None or row[0] is not None:
            raise CallRefused("no_batch_to_replace", batch=batch_id)
    kept = "" if batch_id is None else f"where batch_id <> {int(batch_id)}"
    there = {name for name, *_ in con.execute("describe records.assessments").fetchall()}
    new = [attribute.column for attribute in attributes if attribute.column not in there]
    not_stated = "".join(f", '{settings.NOT_STATED}' as {column}" for column in new)
    con.execute(f"create or replace view recorded as select *{not_stated} from records.assessments")
    con.execute(f"create or replace view standing as select * from recorded {kept}")


def compare(con: duckdb.DuckDBPyConnection, columns: Columns, batch_id: int) -> Replaced:
    """Needs `new_assessments` and `new_ratings`."""
    con.execute(
        f"""
        create or replace table said_now as
        with keyed as (
            select new_assessments.*, subjects.key as subject_key, raters.key as rater_key
            from new_assessments
            join ids as subjects on subjects.id_no = subject_no
            left join ids as raters on raters.id_no = rater_id_no
        ),
        levels as (
            select assessment_no, list(struct_pack(dimension_id, level := nullif(level, {NOT_RATED})) order by dimension_id) as said
            from new_ratings
            group by assessment_no
        )
        {_said("keyed", "assessment_no", columns)}
        """
    )
    con.execute(
        f"""
        create or replace table said_before as
        with keyed as (
            from recorded where batch_id = $batch_id
        ),
        levels as (
            select assessment_id, list(struct_pack(dimension_id, level) order by dimension_id) as said
            from records.ratings
            where assessment_id in (select assessment_id from keyed)
            group by assessment_id
        )
        {_said("keyed", "assessment_id", columns)}
        """,
        {"batch_id": batch_id},
    )
    added, removed, changed = only_row(
        con.execute(
            """
        with now as (select rater, said, count(*) as assessments from said_now group by all),
        before as (select rater, said, count(*) as assessments from said_before group by all),
        differences as (
            select
                rater,
                coalesce(now.assessments, 0) - coalesce(before.assessments, 0) as more,
            from now
            full join before using (rater, said)
        ),
        by_rater as (
            select
                coalesce(sum(more) filter (more > 0), 0) as added,
                coalesce(-sum(more) filter (more < 0), 0) as removed,
                any_value(rater.is_identified) as is_identified,
            from differences
            group by rater
        )
        select
            coalesce(sum(added - if(is_identified, least(added, removed), 0)), 0)::bigint,
            coalesce(sum(removed - if(is_identified, least(added, removed), 0)), 0)::bigint,
            coalesce(sum(if(is_identified, least(added, removed), 0)), 0)::bigint,
        from by_rater
        """
        ).fetchone()
    )
    return Replaced(batch_id, added, removed, changed)


def _said(assessments: str, number: str, columns: Columns) -> str:
    """One row per assessment: `rater`, who says it of whom, and `said`, everything it says."""
    return f"""
        select
            struct_pack(
                {", ".join(SLICE)}, subject_key,
                rater_key := case when rater_group <> 'self' then rater_key end,
                is_identified := rater_group = 'self' or rater_key is not null
            ) as rater,
            struct_pack({", ".join(columns.groups)}, levels := levels.said) as said,
        from {assessments}
        left join levels using ({number})
    """
