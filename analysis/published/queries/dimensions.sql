-- One row per dimension of a framework, in its own order.
select
    dimensions.dimension_id,
    dimensions.name as dimension,
    dimensions.gloss,
from dimensions
where dimensions.framework_id = $framework_id
order by dimensions.position
