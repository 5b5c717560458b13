-- One row per breakdown of a slice but the organisation itself: groups and people that stand in a block of their own,
-- added up over the dimensions whose figure for the organisation is published.
with whole as (
    -- one row per dimension
    select
        blocks.dimension_id,
        blocks.subjects,
    from blocks
    where blocks.slice_id = $slice_id and blocks.breakdown = 'organisation'
),
placed as (
    -- one row per dimension, breakdown and block
    select
        blocks.breakdown,
        blocks.is_combined,
        len(blocks.members) as groups,
        blocks.subjects,
    from blocks
    join whole using (dimension_id)
    where blocks.slice_id = $slice_id and blocks.breakdown <> 'organisation'
)
select
    breakdowns.breakdown,
    breakdowns.name,
    sum(placed.groups)::bigint as groups,
    coalesce(sum(placed.groups) filter (not placed.is_combined), 0)::bigint as groups_alone,
    (select sum(whole.subjects) from whole)::bigint as people,
    coalesce(sum(placed.subjects) filter (not placed.is_combined), 0)::bigint as people_alone,
from placed
join breakdowns using (breakdown)
group by breakdowns.position, breakdowns.breakdown, breakdowns.name
order by breakdowns.position
