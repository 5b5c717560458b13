-- Counts people of $organisations who were rated in two waves; run once per handful of organisations, after the microcells.

-- One row per slice, subject and dimension that counts: the mean level, and the part of the ratings that are at a high level.
create or replace temp table mean_levels as
select
    slice_id,
    counted_ratings.subject_key,
    counted_ratings.dimension_id,
    avg(counted_ratings.level) as level,
    avg((list_contains(high_levels.high, counted_ratings.level))::integer) as share,
from counted_ratings
join slices using (slice_id)
join high_levels using (framework_id)
group by all;

insert into people_in_two_waves by name
select
    first.slice_id as first_id,
    second.slice_id as second_id,
    dimension_id,
    count(*) as people,
    nullif(corr(first.level, second.level), 'nan'::double) as of_levels,  -- NaN where everybody is alike in a wave
    nullif(corr(first.share, second.share), 'nan'::double) as of_shares,
from mean_levels as first
join mean_levels as second using (subject_key, dimension_id)
join slices as one on one.slice_id = first.slice_id
join slices as other on other.slice_id = second.slice_id
where
    first.slice_id < second.slice_id
    and (one.framework_id, one.organisation, one.rater_group, one.measure)
    = (other.framework_id, other.organisation, other.rater_group, other.measure)
group by all;
