-- One row per published slice and kind of person of whom today's records have more or fewer than the last release; nothing of
-- organisations that were left as they stand.
create or replace temp table differences as
with today as (
    select
        known.slice_number,
        people.place,
        people.ratings,
        people.left_out,
        count(*) as people,
    from people
    join slices using (slice_id)
    join kept.slices as known using (framework_id, organisation, wave, rater_group, measure)
    group by all
),
released as (
    select
        slice_number,
        place,
        ratings,
        left_out,
        count(*) as people,
    from kept.people
    join kept.slices using (slice_number)
    where last_release is null and organisation not in (select organisation from standing)
    group by all
)
select
    row_number() over (partition by slice_number order by place, ratings, left_out) as difference,
    slice_number,
    place,
    ratings,
    left_out,
    coalesce(today.people, 0) - coalesce(released.people, 0) as more,
from today
full join released using (slice_number, place, ratings, left_out)
where coalesce(today.people, 0) <> coalesce(released.people, 0);
