-- Slices of an export in which most people say just what they say in another slice, loaded before or of the same export.
with new_said as (
    select assessment_no, list(struct_pack(position, level) order by position, level) as said
    from new_ratings
    join (from positions where framework_id = $framework_id) using (dimension_id)
    where level <> $not_rated
    group by assessment_no
),
new_assessed as (
    select
        struct_pack(framework_id := $framework_id, organisation, wave, rater_group, measure) as slice,
        said,
        case when $has_ids then subjects.key::varchar else concat_ws(
            '|', {groups}, said::varchar,
            row_number() over (
                partition by organisation, wave, {groups}, said order by assessment_no
            )
        ) end as who,
    from new_assessments
    join new_said using (assessment_no)
    join ids as subjects on subjects.id_no = subject_no
),
new_people as (
    select slice, true as is_new, who, list_sort(list(said)) as answers
    from new_assessed
    group by slice, who
),
candidates as (
    select *
    from standing
    where not $has_ids or subject_key in (select key from ids)
),
earlier_said as (
    select assessment_id, list(struct_pack(position, level) order by position, level) as said
    from records.ratings
    join candidates using (assessment_id)
    join positions using (framework_id, dimension_id)
    where level is not null
    group by assessment_id
),
earlier_assessed as (
    select
        struct_pack(framework_id, organisation, wave, rater_group, measure) as slice,
        said,
        case when $has_ids then subject_key::varchar else concat_ws(
            '|', {groups}, said::varchar,
            row_number() over (
                partition by framework_id, organisation, wave, rater_group, measure, {groups}, said
                order by assessment_id
            )
        ) end as who,
    from candidates
    join earlier_said using (assessment_id)
),
earlier_people as (
    select slice, false as is_new, who, list_sort(list(said)) as answers
    from earlier_assessed
    group by slice, who
),
people as (
    from new_people
    union all
    from earlier_people
),
sizes as (
    select slice, count(*) as people
    from new_people
    group by slice
    union all
    select struct_pack(framework_id, organisation, wave, rater_group, measure) as slice, count(distinct subject_key) as people
    from standing
    group by all
),
patterns as (
    select slice, answers, count(*) / sum(count(*)) over (partition by slice) as share
    from people
    group by slice, answers
),
chance as (
    select one.slice as one, other.slice as other, sum(one.share * other.share) as chance
    from patterns as one
    join patterns as other using (answers)
    where one.slice <> other.slice
    group by all
),
pairs as (
    select
        one.slice as one,
        other.slice as other,
        count(*) as shared,
        count(*) filter (one.answers = other.answers) as same,
    from people as one
    join people as other using (who)
    where one.is_new and one.slice <> other.slice
    group by all
)
select one, other, same, of_one.people as people
from pairs
join chance using (one, other)
join sizes as of_one on of_one.slice = one
join sizes as of_other on of_other.slice = other
where
    same >= $fewest
    and 2 * same > least(of_one.people, of_other.people)
    and (not $has_ids or same / shared - chance > 0.5 * (1 - chance))
order by same desc
limit 1
