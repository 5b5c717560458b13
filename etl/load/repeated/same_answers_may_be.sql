-- Whether any two slices could be alike: in one number, what each person said in all. It finds at least what same_answers.sql
-- finds, for whoever says the same has the same number, in a tenth of the time.
with new_said as (
    select assessment_no, sum(hash(position, level)) as said
    from new_ratings
    join (from positions where framework_id = $framework_id) using (dimension_id)
    where level <> $not_rated
    group by assessment_no
),
earlier_said as (
    select assessment_id, sum(hash(position, level)) as said
    from records.ratings
    join standing using (assessment_id)
    join positions using (framework_id, dimension_id)
    where level is not null and subject_key in (select key from ids)
    group by assessment_id
),
people as (
    select true as is_new, slice_no::varchar as slice, subjects.key as who, sum(said) as said
    from new_said
    join new_assessments using (assessment_no)
    join ids as subjects on subjects.id_no = subject_no
    group by all
    union all
    select
        false as is_new,
        struct_pack(framework_id, organisation, wave, rater_group, measure)::varchar as slice,
        subject_key as who,
        sum(said) as said,
    from earlier_said
    join standing using (assessment_id)
    group by all
),
sizes as (
    select slice, count(*) as people
    from people
    group by slice
)
select 1
from people as one
join people as other using (who)
join sizes as of_one on of_one.slice = one.slice
join sizes as of_other on of_other.slice = other.slice
where one.is_new and one.slice <> other.slice and one.said = other.said
group by one.slice, other.slice
having count(*) >= $fewest and 2 * count(*) > least(any_value(of_one.people), any_value(of_other.people))
limit 1
