-- One row per slice and dimension that others rated: the sums behind an analysis of variance with subjects as groups.
with rated as (
    -- one row per standing rating by someone else
    select
        slices.slice_id,
        assessments.rater_group,
        assessments.subject_key,
        assessments.rater_key,
        assessments.n_raters,
        ratings.dimension_id,
        ratings.level,
    from records.ratings
    join records.assessments using (assessment_id)
    join records.batches using (batch_id)
    join slices using (framework_id, organisation, wave, rater_group, measure)
    where batches.undone_at is null and ratings.level is not null and assessments.rater_group <> 'self'
),
subjects as (
    -- one row per subject, slice and dimension that counts: as the published counts have it
    select
        slice_id,
        dimension_id,
        count(*) as ratings,
        sum(level) as total,
        sum(level::integer * level) as squares,
    from rated
    group by slice_id, rater_group, dimension_id, subject_key
    having
        rater_group = 'line_manager'
        or count(distinct rater_key) + coalesce(sum(n_raters) filter (where rater_key is null), 0)
        >= $minimum_raters_per_subject
)
select
    slice_id,
    dimension_id,
    count(*) as subjects,
    count(*) filter (where ratings > 1) as subjects_rated_by_several,
    sum(ratings)::double as ratings,
    sum(ratings * ratings)::double as squared_ratings,
    sum(total)::double as total,
    sum(total * total / ratings)::double as squares_of_subjects,
    sum(squares)::double as squares,
from subjects
group by slice_id, dimension_id
order by slice_id, dimension_id
