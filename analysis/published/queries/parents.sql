-- One row per dimension and block of a breakdown whose groups lie in another's: the row of the block that it lies in.
select
    blocks.dimension_id,
    blocks.block_id,
    parents.block as parent_block,
    parents.subjects::integer as subjects,
    parents.ratings::integer as ratings,
    parents.level_ratings,
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
    )) = len(blocks.members)
