"""Whom too few raters rated nothing is shown of: that is said with figures while it can still be mended."""

import duckdb

import settings
from domain.declared.frameworks import Framework
from domain.door.load import Finding
from domain.message import said as message
from domain.words import rated
from etl.read.staging.columns import Columns


LEAST = settings.MINIMUM_RATERS_PER_SUBJECT


def few_rater_findings(con: duckdb.DuckDBPyConnection, columns: Columns, framework: Framework) -> list[Finding]:
    """Of each wave, rater group and measure of the export how many leaders have too few raters, with those of earlier loads.

    Needs `new_assessments`. As publishing counts them: raters who are known once, others as often as they stand.
    """
    others = "select 1 from slices where rater_group not in ('self', 'line_manager') limit 1"
    if not con.execute(others).fetchone():
        return []
    counted = "count(distinct {rater}) + coalesce(sum(n_raters) filter (where {rater} is null), 0)"
    found = con.execute(
        f"""
        with new as (
            select organisation, wave, rater_group, measure, subject_no, {counted.format(rater="rater_id_no")} as raters
            from new_assessments
            where rater_group not in ('self', 'line_manager')
            group by all
        ),
        before as (
            select organisation, wave, rater_group, measure, ids.id_no as subject_no, {counted.format(rater="rater_key")} as raters
            from standing
            join ids on ids.key = subject_key
            where framework_id = $framework_id
            group by all
        ),
        whole as (
            select new.*, new.raters + coalesce(before.raters, 0) as all_raters
            from new
            left join before using (organisation, wave, rater_group, measure, subject_no)
        )
        select
            wave, rater_group, measure, count(*) as leaders,
            count(*) filter (all_raters < {LEAST}) as few,
            count(*) filter (all_raters = 1) as with_one,
        from whole
        group by all
        having few > 0
        order by wave, rater_group, measure desc
        """,
        {"framework_id": framework.framework_id},
    ).fetchall()
    may_be_said = not columns.has("n_raters") and not columns.has("rater_id")
    return [_finding(*of, may_be_said) for of in found]


def _finding(
    wave: str, rater_group: str, measure: str, leaders: int, few: int, with_one: int, may_be_said: bool
) -> Finding:
    left = leaders - few
    said = message(
        "leaders_few_raters",
        who=rated(rater_group, measure),
        wave=wave,
        few=few,
        leaders=leaders,
        of_them_one=message("of_them_one", with_one=with_one) if with_one else "",
        least=LEAST,
        shown=message("some_rated_enough", left=left) if left else message("nobody_rated_enough"),
        ask=message("how_many_raters") if may_be_said else "",
    )
    return Finding("few_raters", rater_group, said)
