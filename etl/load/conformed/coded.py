"""The rows of an export with a number in place of each combination of words and each id, and the views that spell them out."""

import duckdb

from domain.columns import SLICE
from domain.rows import only_value
from etl.load.conformed.pseudonyms import MARGIN, NO_RATER
from etl.read.staging.coding import FEW_ROWS, IDS
from etl.read.staging.columns import Columns


OF_AN_ASSESSMENT = (*SLICE, "wave_date", "n_raters")


def words(columns: Columns) -> tuple[str, ...]:
    """All that an assessment says of itself in words."""
    return (*OF_AN_ASSESSMENT, *columns.groups)


def create_coded(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    """Replaces `cells` by `coded`: one row per row, its combinations and ids by number, its answers as they were."""
    same = {
        table: " and ".join(f"of_{name} is not distinct from cells.{name}" for name in names if name in columns.places)
        for table, names in (("slices", OF_AN_ASSESSMENT), ("groups", columns.groups))
    }
    joins = [f"join {table} on {which or 'true'}" for table, which in same.items()]
    numbers = {
        "subject_id": "-sheet_row(row_no)",
        "rater_id": "(select id_no from ids join constants on id = trim(rater_id, $margin))",
    }
    if with_ids := [name for name in IDS if name in columns.places]:
        con.execute(
            "create or replace table numbered_ids as select distinct text::id_text as text, id_no "
            "from texts join ids on id = trim(text, $margin) where list_contains($names, of_column)",
            {"margin": MARGIN, "names": with_ids},
        )
    for name in with_ids:
        joins.append(f"left join numbered_ids as {name}s on {name}s.text = cells.{name}")
        numbers[name] = f"{name}s.id_no"
    answers = [f"cells.{name}" for name in columns.places if name not in columns.ours]
    con.execute(
        f"""
        create or replace table coded as
        select
            row_no::integer as row_no, slice_entry, group_entry,
            ({numbers["subject_id"]})::integer as subject_no, ({numbers["rater_id"]})::integer as rater_id_no,
            {", ".join(answers)}
        from cells {" ".join(joins)}
        """,
        {} if "rater_id" in columns.places else {"margin": MARGIN},
    )
    con.execute("drop view cells")
    con.execute("drop table staged")


def create_views(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    """The views `export`, all our columns as text, and `conformed`, the same rows in our words.

    Few rows are kept as a table: a view is planned anew, with all its joins, by each of the twenty rules that read it.
    """
    others = [name for name in columns.places if name not in columns.ours]
    texts = [
        *(f"{name}_as_written as {name}" for name in words(columns)),
        *(f"{name}::varchar as {name}" for name in others),
    ]
    con.execute(
        f"""
        create or replace view export as
        select row_no, subjects.id as subject_id, raters.id as rater_id, {", ".join(texts)}
        from coded
        join slices using (slice_entry)
        join groups using (group_entry)
        left join ids as subjects on subjects.id_no = subject_no
        left join ids as raters on raters.id_no = rater_id_no
        """
    )
    is_small = only_value(con.execute("select count(*) from coded").fetchone()) <= FEW_ROWS
    con.execute(
        f"""
        create or replace {"table" if is_small else "view"} conformed as
        select
            row_no, {", ".join(words(columns))}, wave_date_as_written, rater_group_as_written, slice_no, group_no, subject_no, rater_id_no,
            case when rater_group = 'self' then {NO_RATER} else coalesce(rater_id_no, {NO_RATER}) end as rater_no,
            {", ".join("dimension_no, question_no" if name == "dimension" else name for name in others)}
        from coded
        join slices using (slice_entry)
        join groups using (group_entry)
        {"left join dimensions using (dimension)" if "dimension" in others else ""}
        """
    )
