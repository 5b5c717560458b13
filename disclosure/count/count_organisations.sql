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
    count(*) as ratings_of_subject,
    case when min(level) = max(level) then min(level) end as only_level,
    any_value(rater_group) in ('self', 'line_manager')
    or count(distinct rater_key) + coalesce(sum(n_raters) filter (where rater_key is null), 0)
    >= $minimum_raters_per_subject as is_counted,
from rated
group by slice_id, subject_key, dimension_id;

insert into cells by name
select distinct slice_id, cell, unnest(counted_place)
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
join places using (slice_id, subject_key)
where is_counted
group by slice_id, dimension_id, cell
order by slice_id;

insert into cell_levels by name
select slice_id, dimension_id, cell, level, sum(ratings) as ratings, sum(unanimous) as unanimous
from (
    select slice_id, subject_key, dimension_id, level, count(*) as ratings, 0 as unanimous
    from rated
    group by slice_id, subject_key, dimension_id, level
    union all
    select slice_id, subject_key, dimension_id, only_level as level, 0 as ratings, 1 as unanimous
    from rated_subjects
    where only_level is not null
)
join rated_subjects using (slice_id, subject_key, dimension_id)
join places using (slice_id, subject_key)
where is_counted
group by slice_id, dimension_id, cell, level
order by slice_id;

insert into cell_raters by name
select
    slice_id,
    dimension_id,
    cell,
    dense_rank() over (partition by slice_id order by rater_key) - 1 as person,
    level,
    count(*) as ratings,
from rated
join rated_subjects using (slice_id, subject_key, dimension_id)
join places using (slice_id, subject_key)
where is_counted and rater_key is not null and rater_group <> 'self'
group by slice_id, dimension_id, cell, rater_key, level
order by slice_id;

insert into cell_rated by name
select slice_id, dimension_id, cell, person, level, count(*) as ratings
from (
    select
        slice_id,
        dimension_id,
        cell,
        row_number() over (partition by slice_id order by dimension_id, cell, levels) - 1 as person,
        unnest(levels) as level,
    from (
        select distinct slice_id, dimension_id, cell, levels
        from (
            select slice_id, subject_key, dimension_id, list_sort(list(level)) as levels
            from rated
            group by slice_id, subject_key, dimension_id
            having count(*) > 1
        )
        join rated_subjects using (slice_id, subject_key, dimension_id)
        join places using (slice_id, subject_key)
        where is_counted
    )
)
group by slice_id, dimension_id, cell, person, level
order by slice_id;

insert into people by name
select
    slice_id,
    hash(subject_key) as who,
    any_value(place) as place,
    coalesce(
        list_sort(
            list(
                struct_pack(dimension_id, level, rater)
            ) filter (where is_counted)
        ),
        []
    ) as ratings,
    coalesce(list_sort(list_distinct(list(dimension_id) filter (where not is_counted))), []) as left_out,
from rated
join rated_subjects using (slice_id, subject_key, dimension_id)
join places using (slice_id, subject_key)
group by slice_id, subject_key
order by slice_id;
