-- One row per dimension, block of a breakdown whose groups lie in another's, and block there that some of its members lie in:
-- that block's row, and whether all of them do.
with pairs as (
    select
        blocks.dimension_id,
        blocks.block_id,
        parents.block_id as parent_id,
        parents.block as parent_block,
        parents.subjects::integer as subjects,
        parents.ratings::integer as ratings,
        parents.level_ratings,
        len(blocks.members) as members,
        len(list_filter(
            blocks.members,
            lambda member: len(list_filter(
                parents.members,
                lambda parent: {member_in_parent}
            )) > 0
        )) as members_within,
    from blocks
    join (select breakdown, parent as lies_in from breakdowns) using (breakdown)  -- a column parent would hide the lambda's
    join blocks as parents
        on parents.slice_id = blocks.slice_id
        and parents.dimension_id = blocks.dimension_id
        and parents.breakdown = lies_in
    where blocks.slice_id = $slice_id and blocks.breakdown = $breakdown
)
select * exclude (members, members_within), members_within = members as is_within
from pairs
where members_within > 0
