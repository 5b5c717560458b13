-- One row per slice.
select
    slices.slice_id,
    slices.framework_id,
    frameworks.name as framework,
    slices.organisation,
    slices.wave,
    waves.position as wave_position,
    slices.rater_group,
    slices.measure,
from slices
join frameworks using (framework_id)
join waves using (organisation, wave)
order by slices.slice_id
