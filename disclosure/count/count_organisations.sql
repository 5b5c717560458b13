-- Counts the microcells of $organisations; run once per handful of organisations, so that memory stays flat.

-- One row per standing assessment; `person` is a number of the rater within the slice.
create or replace temp table assessed as
select
    slices.slice_id,
    slices.rater_group,
    assessments.assessment_id,
    assessments.subject_key,
    assessments.rater_key,
    case when rater_group <> 'self' then md5_number_lower($salt || assessments.rater_key::varchar) end as rater,
    case
        when rater_group <> 'self' and assessments.rater_key is not null
        then dense_rank() over (partition by slice_id order by assessments.rater_key nulls last) - 1
    end as person,
    assessments.n_raters,
    {recorded_groups},
from records.assessments
join records.batches using (batch_id)
join slices using (framework_id, organisation, wave, rater_group, measure)
where batches.undone_at is null and list_contains($organisations, assessments.organisation);

-- One row per slice, subject and person who assessed them more than once.
create or replace temp table assessed_again as
select slice_id, subject_key, person
from assessed
where person is not null
group by slice_id, subject_key, person
having count(*) > 1;

-- One row per slice and subject: where the newest of their assessments places them.
create or replace temp table places as
select
    slice_id, subject_key,
    place,
    counted_place,
    assessments,
    dense_rank() over (partition by slice_id order by counted_place) - 1 as cell,
from (
    select
        slice_id, subject_key,
        newest.assessments,
        struct_pack({groups}) as place,
        struct_pack({counted_groups}) as counted_place,
    from assessed
    join (
        select slice_id, subject_key, max(assessment_id) as assessment_id, count(*) as assessments
        from assessed
        group by slice_id, subject_key
    ) as newest using (slice_id, subject_key, assessment_id)
);

-- One row per standing rating.
create or replace temp table rated as
select
    assessed.slice_id,
    assessed.cell,
    assessed.subject_key,
    ratings.dimension_id,
    ratings.level,
    assessed.person, assessed.rater, assessed.n_raters,
    assessed.assessments > 1 as has_others,
from records.ratings
join (
    select assessed.*, places.cell, places.assessments
    from assessed
    join places using (slice_id, subject_key)
) as assessed using (assessment_id)
where ratings.level is not null;

-- One row per slice, subject and dimension that somebody rated more than once: how many ratings there are but for each one's first.
create or replace temp table rated_again as
select slice_id, subject_key, dimension_id, sum(ratings - 1) as ratings
from (
    select slice_id, cell, subject_key, dimension_id, person, count(*) as ratings
    from rated
    join assessed_again using (slice_id, subject_key, person)
    group by slice_id, cell, subject_key, dimension_id, person
)
group by slice_id, subject_key, dimension_id;

-- One row per slice, subject and dimension; `share` is the part of the ratings that are at a high level.
create or replace temp table rated_subjects as
select
    slice_id, cell, subject_key, dimension_id,
    ratings_of_subject,
    only_level,
    mean_level,
    share,
    needs_no_more_raters
    or raters - coalesce(rated_again.ratings, 0) >= $minimum_raters_per_subject as is_counted,
from (
    select
        slice_id, cell, subject_key, dimension_id,
        count(*) as ratings_of_subject,
        case when min(level) = max(level) then min(level) end as only_level,
        avg(level) as mean_level,
        avg(list_contains(high_levels.high, level)::integer) as share,
        bool_or(slices.rater_group in ('self', 'line_manager')) as needs_no_more_raters,
        sum(case when person is null then n_raters else 1 end) as raters,
    from rated
    join slices using (slice_id)
    join high_levels using (framework_id)
    group by slice_id, cell, subject_key, dimension_id
)
left join rated_again using (slice_id, subject_key, dimension_id);

-- One row per slice, subject and dimension who doesn't count, because too few raters answered.
create or replace temp table uncounted as
select slice_id, cell, subject_key, dimension_id
from rated_subjects
where not is_counted;

-- One row per standing rating of a subject who counts.
create or replace temp table counted_ratings as
select slice_id, cell, subject_key, dimension_id, level, person, rater, has_others
from rated
anti join uncounted using (slice_id, subject_key, dimension_id);

insert into cells by name
select distinct slice_id, cell, {groups_of_counted_place}
from places
order by slice_id, cell;

insert into left_out by name
select slice_id, dimension_id, count(*) as subjects
from uncounted
group by slice_id, dimension_id
order by slice_id;

insert into cell_subjects by name
select slice_id, dimension_id, cell, count(*) as subjects, max(ratings_of_subject) as most_of_one
from rated_subjects
where is_counted
group by slice_id, dimension_id, cell
order by slice_id;

insert into cell_levels by name
select slice_id, dimension_id, cell, level, given.ratings, coalesce(alike.subjects, 0) as unanimous
from (
    select slice_id, dimension_id, cell, level, count(*) as ratings
    from counted_ratings
    group by slice_id, dimension_id, cell, level
) as given
left join (
    select slice_id, dimension_id, cell, only_level as level, count(*) as subjects
    from rated_subjects
    where is_counted and only_level is not null
    group by slice_id, dimension_id, cell, only_level
) as alike using (slice_id, dimension_id, cell, level)
order by slice_id;

insert into cell_raters by name
select slice_id, dimension_id, cell, person, level, count(*) as ratings
from counted_ratings
where person is not null
group by slice_id, dimension_id, cell, person, level
order by slice_id;

insert into cell_rated by name
select slice_id, dimension_id, cell, person, level, count(*) as ratings
from (
    select slice_id, dimension_id, cell, person, unnest(levels) as level
    from (
        select
            slice_id, dimension_id, cell, levels,
            row_number() over (partition by slice_id order by dimension_id, cell, levels) - 1 as person,
        from (
            select slice_id, dimension_id, cell, list_sort(list(level)) as levels
            from counted_ratings
            where has_others
            group by slice_id, cell, subject_key, dimension_id
            having count(*) > 1
        )
        group by slice_id, dimension_id, cell, levels
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
left join (
    select slice_id, cell, subject_key, list_sort(list(struct_pack(dimension_id, level, rater))) as ratings
    from counted_ratings
    group by slice_id, cell, subject_key
) as given using (slice_id, cell, subject_key)
left join (
    select slice_id, cell, subject_key, list_sort(list(dimension_id)) as dimensions
    from uncounted
    group by slice_id, cell, subject_key
) as left_out_on using (slice_id, cell, subject_key)
where given.ratings is not null or left_out_on.dimensions is not null
order by slice_id;
