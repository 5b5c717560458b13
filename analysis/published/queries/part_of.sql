-- One row per block of a breakdown and block of its parent's that some of its members lie in, on any dimension.
select distinct
    blocks.block_id,
    parents.block_id as parent_id,
from blocks
join breakdowns using (breakdown)
join blocks as parents
    on parents.slice_id = blocks.slice_id
    and parents.dimension_id = blocks.dimension_id
    and parents.breakdown = breakdowns.parent
where blocks.slice_id = $slice_id
    and blocks.breakdown = $breakdown
    and len(list_filter(
        blocks.members,
        lambda member: len(list_filter(
            parents.members,
            lambda parent: {member_in_parent}
        )) > 0
    )) > 0
