-- One row per group and dimension of one slice and breakdown, with the block that holds the group there.
-- A group is a set of members that stand in the same block on every dimension: where one dimension had to combine
-- further than the others, its block is wider than the group.
with placed as (
    -- one row per dimension, block and member
    select
        blocks.dimension_id,
        blocks.block_id,
        unnest(blocks.members) as member,
    from blocks
    where blocks.slice_id = $slice_id and blocks.breakdown = $breakdown
),
traced as (
    -- one row per member
    select
        placed.member,
        list({dimension_id: placed.dimension_id, block_id: placed.block_id} order by placed.dimension_id) as path,
    from placed
    group by placed.member
),
gathered as (
    -- one row per group
    select
        traced.path,
        list(traced.member order by traced.member) as members,
    from traced
    group by traced.path
),
positioned as (
    -- one row per group and dimension
    select
        gathered.path as group_path,
        gathered.members as group_members,
        unnest(gathered.path, recursive := true),
    from gathered
)
select
    md5(positioned.group_path::varchar) as group_id,
    positioned.group_members,
    dimensions.dimension_id,
    dimensions.name as dimension,
    dimensions.position,
    blocks.block_id,
    blocks.block,
    blocks.is_combined,
    len(blocks.members) > len(positioned.group_members) as is_wider,
    blocks.subjects::integer as subjects,
    blocks.ratings::integer as ratings,
    blocks.level_ratings,
from positioned
join blocks using (dimension_id, block_id)
join slices using (slice_id)
join dimensions using (framework_id, dimension_id)
where blocks.slice_id = $slice_id and blocks.breakdown = $breakdown
