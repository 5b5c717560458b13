-- One row per slice: everything that the audit says of it; a slice without a certificate is not certified.
select
    slices.slice_id,
    slices.framework_id,
    slices.organisation,
    slices.wave,
    slices.rater_group,
    slices.measure,
    coalesce(certificate.certified, false) as certified,
    certificate.k,
    certificate.breakdowns,
    certificate.blocks,
    certificate.rank,
    certificate.smallest_block,
    certificate.smallest_derivable_subjects,
    certificate.bound,
    certificate.seconds,
    certificate.input_hmac,
    certificate.code_version,
    certificate.created_at,
from slices
left join certificate using (framework_id, organisation, wave, rater_group, measure)
order by slices.slice_id
