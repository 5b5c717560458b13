-- One row per group and dimension of one slice and breakdown, with the block that holds the group there.
-- A group is the smallest block, of all dimensions, that some member stands in: never fewer people than a published row.
-- Where one dimension had to combine further, its block is wider than the group; where it shares the group's members out
-- over several blocks, there is no row.
with placed as (
    -- one row per dimension, block and member
    select
        blocks.dimension_id,
        blocks.block_id,
        len(blocks.members) as size,
        unnest(blocks.members) as member,
    from blocks
    where blocks.slice_id = $slice_id and blocks.breakdown = $breakdown
),
finest as (
    -- one row per block that is the smallest of some member, on most dimensions where several are
    select distinct block_id as group_id
    from (
        select arg_min(sized.block_id, (sized.size, -sized.dimensions, sized.block_id)) as block_id
        from (
            select
                placed.member,
                placed.block_id,
                any_value(placed.size) as size,
                count(*) as dimensions,
            from placed
            group by placed.member, placed.block_id
        ) as sized
        group by sized.member
    )
),
gathered as (
    -- one row per group
    select
        finest.group_id,
        list(distinct placed.member order by placed.member) as members,
    from finest
    join placed on placed.block_id = finest.group_id
    group by finest.group_id
),
holding as (
    -- one row per group, dimension and block with all of its members
    select
        gathered.group_id,
        gathered.members as group_members,
        placed.dimension_id,
        placed.block_id,
    from gathered
    join placed on list_contains(gathered.members, placed.member)
    group by gathered.group_id, gathered.members, placed.dimension_id, placed.block_id
    having count(*) = len(gathered.members)
)
select
    holding.group_id,
    holding.group_members,
    dimensions.dimension_id,
    dimensions.position,
    blocks.block_id,
    blocks.block,
    blocks.is_combined,
    blocks.block_id <> holding.group_id as is_wider,
    blocks.subjects::integer as subjects,
    blocks.ratings::integer as ratings,
    blocks.level_ratings,
from holding
join blocks using (dimension_id, block_id)
join slices using (slice_id)
join dimensions using (framework_id, dimension_id)
where blocks.slice_id = $slice_id and blocks.breakdown = $breakdown
