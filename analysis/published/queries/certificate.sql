-- One row: the audit's result for a slice.
select
    certificate.certified,
    certificate.k,
    certificate.breakdowns,
    certificate.blocks,
    certificate.bound,
    certificate.created_at,
from certificate
join slices using (framework_id, organisation, wave, rater_group, measure)
where slices.slice_id = $slice_id
