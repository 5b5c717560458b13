-- The organisations of $standing of which a slice has $fewest people or more in common with a slice of one that is not.
with standing as (
    select
        organisation,
        struct_pack(framework_id, organisation, wave, rater_group, measure) as slice,
        subject_key,
        list_contains($standing, organisation) as is_standing,
    from records.assessments
    join records.batches using (batch_id)
    where batches.undone_at is null
),
changed as (
    select distinct slice, subject_key
    from standing
    where not is_standing
)
select distinct other.organisation
from changed as one
join standing as other using (subject_key)
where other.is_standing
group by one.slice, other.slice, other.organisation
having count(distinct subject_key) >= $fewest;
