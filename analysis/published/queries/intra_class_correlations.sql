-- One row per dimension of a slice whose subjects enough raters rated: how alike the ratings of one subject are,
-- and how unequally raters are spread over subjects.
select
    intra_class_correlations.dimension_id,
    intra_class_correlations.correlation::double as correlation,
    intra_class_correlations.unevenness::double as unevenness,
from intra_class_correlations
where intra_class_correlations.slice_id = $slice_id
