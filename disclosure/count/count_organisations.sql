-- Counts the microcells of $organisations; run once per handful of organisations, so that memory stays flat.

-- One row per standing assessment.
create or replace temp table assessed as
select
    slices.slice_id,
    slices.rater_group,
    assessments.assessment_id,
    assessments.subject_key,
    assessments.rater_key,
    case when rater_group <> 'self' then md5_number_lower($salt || assessments.rater_key::varchar) end as rater,
    assessments.n_raters,
    {recorded_groups},
from records.assessments
join records.batches using (batch_id)
join slices using (framework_id, organisation, wave, rater_group, measure)
where batches.undone_at is null and list_contains($organisations, assessments.organisation);

-- One row per slice and subject: where the newest of their assessments places them.
create or replace temp table places as
select
    slice_id,
    subject_key,
    place,
    counted_place,
    dense_rank() over (partition by slice_id order by counted_place) - 1 as cell,
from (
    select
        slice_id,
        subject_key,
        arg_max(struct_pack({groups}), assessment_id) as place,
        arg_max(struct_pack({counted_groups}), assessment_id) as counted_place,
    from assessed
    group by slice_id, subject_key
);

-- One row per standing rating.
create or replace temp table rated as
select
    assessed.slice_id,
    assessed.rater_group,
    assessed.subject_key,
    assessed.rater_key,
    assessed.rater,
    assessed.n_raters,
    ratings.dimension_id,
    ratings.level,
from records.ratings
join assessed using (assessment_id)
where ratings.level is not null;

-- One row per slice, subject and dimension.
create or replace temp table rated_subjects as
select
    slice_id,
    subject_key,
    dimension_id,
    cell,
    ratings_of_subject,
    only_level,
    is_counted,
from (
    select
        slice_id,
        subject_key,
        dimension_id,
        count(*) as ratings_of_subject,
        case when min(level) = max(level) then min(level) end as only_level,
        any_value(rater_group) in ('self', 'line_manager')
        or count(distinct rater_key) + coalesce(sum(n_raters) filter (where rater_key is null), 0)
        >= $minimum_raters_per_subject as is_counted,
    from rated
    group by slice_id, subject_key, dimension_id
)
join places using (slice_id, subject_key);

-- One row per standing rating of a subject who counts.
create or replace temp table counted_ratings as
select
    slice_id,
    subject_key,
    dimension_id,
    rated_subjects.cell,
    rated.rater_group,
    rated.rater_key,
    rated.rater,
    rated.level,
from rated
join rated_subjects using (slice_id, subject_key, dimension_id)
where rated_subjects.is_counted;

insert into cells by name
select distinct slice_id, cell, {groups_of_counted_place}
from places
order by slice_id, cell;

insert into left_out by name
select slice_id, dimension_id, count(*) as subjects
from rated_subjects
where not is_counted
group by slice_id, dimension_id
order by slice_id;

insert into cell_subjects by name
select slice_id, dimension_id, cell, count(*) as subjects, max(ratings_of_subject) as most_of_one
from rated_subjects
where is_counted
group by slice_id, dimension_id, cell
order by slice_id;

insert into cell_levels by name
select slice_id, dimension_id, cell, level, sum(ratings) as ratings, sum(unanimous) as unanimous
from (
    select slice_id, dimension_id, cell, level, 1 as ratings, 0 as unanimous
    from counted_ratings
    union all
    select slice_id, dimension_id, cell, only_level as level, 0 as ratings, 1 as unanimous
    from rated_subjects
    where is_counted and only_level is not null
)
group by slice_id, dimension_id, cell, level
order by slice_id;

insert into cell_raters by name
select
    slice_id,
    dimension_id,
    cell,
    dense_rank() over (partition by slice_id order by rater_key) - 1 as person,
    level,
    ratings,
from (
    select slice_id, dimension_id, cell, rater_key, level, count(*) as ratings
    from counted_ratings
    where rater_key is not null and rater_group <> 'self'
    group by slice_id, dimension_id, cell, rater_key, level
)
order by slice_id;

insert into cell_rated by name
select slice_id, dimension_id, cell, person, level, count(*) as ratings
from (
    select slice_id, dimension_id, cell, person, unnest(levels) as level
    from (
        select
            slice_id,
            dimension_id,
            cell,
            levels,
            row_number() over (partition by slice_id order by dimension_id, cell, levels) - 1 as person,
        from (
            select distinct slice_id, dimension_id, cell, levels
            from (
                select slice_id, dimension_id, cell, list_sort(list(level)) as levels
                from counted_ratings
                group by slice_id, subject_key, dimension_id, cell
                having count(*) > 1
            )
        )
    )
)
group by slice_id, dimension_id, cell, person, level
order by slice_id;

insert into people by name
select
    slice_id,
    md5_number_lower(subject_key::varchar) as who,
    place,
    coalesce(given.ratings, []) as ratings,
    coalesce(left_out_on.dimensions, []) as left_out,
from places
join (select distinct slice_id, subject_key from rated_subjects) using (slice_id, subject_key)
left join (
    select slice_id, subject_key, list_sort(list(struct_pack(dimension_id, level, rater))) as ratings
    from counted_ratings
    group by slice_id, subject_key
) as given using (slice_id, subject_key)
left join (
    select slice_id, subject_key, list_sort(list(dimension_id)) as dimensions
    from rated_subjects
    where not is_counted
    group by slice_id, subject_key
) as left_out_on using (slice_id, subject_key)
order by slice_id;
