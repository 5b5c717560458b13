-- Counts people of $organisations who were rated in two waves; run once per handful of organisations, after the microcells.

insert into people_in_two_waves by name
with series as (
    -- one row per slice, and the first that is of the same but for the wave
    select slice_id, min(slice_id) over (partition by framework_id, organisation, rater_group, measure) as series_id
    from slices
),
counted as (
    select series_id, slice_id, subject_key, dimension_id, mean_level as level, share
    from rated_subjects
    join series using (slice_id)
    where is_counted
)
select
    first.slice_id as first_id,
    second.slice_id as second_id,
    dimension_id,
    count(*) as people,
    nullif(corr(first.level, second.level), 'nan'::double) as of_levels,  -- NaN where everybody is alike in a wave
    nullif(corr(first.share, second.share), 'nan'::double) as of_shares,
from counted as first
join counted as second using (series_id, subject_key, dimension_id)
where first.slice_id < second.slice_id
group by all;
