-- One row per dimension of a slice where rated subjects were left out; null: fewer than the threshold, or none.
select
    left_out.dimension_id,
    left_out.subjects,
from left_out
join slices using (slice_id)
join dimensions using (framework_id, dimension_id)
where left_out.slice_id = $slice_id
order by dimensions.position
