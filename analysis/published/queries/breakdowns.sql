-- One row per breakdown that a slice declares, most important first.
with declared as (
    select
        unnest(certificate.breakdowns) as breakdown,
    from certificate
    join slices using (framework_id, organisation, wave, rater_group, measure)
    where slices.slice_id = $slice_id
)
select
    breakdowns.breakdown,
    breakdowns.name,
from declared
join breakdowns using (breakdown)
order by breakdowns.position
