-- One row where it is published how alike being at a high level is from one dimension of a slice to another; else none.
select
    dimension_correlations.correlation::double as correlation,
from dimension_correlations
where dimension_correlations.slice_id = $slice_id
