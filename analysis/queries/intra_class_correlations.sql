-- One row per dimension of a slice whose subjects enough raters rated: how alike the ratings of one subject are.
select
    intra_class_correlations.dimension_id,
    intra_class_correlations.correlation::double as correlation,
from intra_class_correlations
where intra_class_correlations.slice_id = $slice_id
