-- One row where it is published how many people are in both of two slices and how alike they answered; else none.
select
    wave_correlations.people::integer as people,
    wave_correlations.of_levels::double as of_levels,
    wave_correlations.of_shares::double as of_shares,
from wave_correlations
where
    (wave_correlations.slice_id = $slice_id and wave_correlations.other_slice_id = $other_id)
    or (wave_correlations.slice_id = $other_id and wave_correlations.other_slice_id = $slice_id)
