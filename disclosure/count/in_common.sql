-- One row per kept slice: how alike the ratings of one person are from dimension to dimension.
with rated as (
    -- one row per published rating
    select
        slice_number,
        person_id,
        unnest(ratings) as rating,
    from kept.people
    where last_release is null
),
shares as (
    -- one row per published person and dimension that is shown: the part of the ratings that are at a high level
    select
        slice_number,
        shown_dimensions.slice_id,
        person_id,
        shown_dimensions.dimension_id,
        avg((list_contains(shown_dimensions.high, rated.rating.level))::integer) as share,
    from rated
    join shown_dimensions using (slice_number)
    where shown_dimensions.dimension_id = rated.rating.dimension_id
    group by slice_number, shown_dimensions.slice_id, person_id, shown_dimensions.dimension_id
),
standard as (
    select
        slice_number,
        slice_id,
        person_id,
        (share - avg(share) over of_dimension) / nullif(stddev_pop(share) over of_dimension, 0) as deviate,
    from shares
    window of_dimension as (partition by slice_number, dimension_id)
),
people as (
    select
        slice_number,
        slice_id,
        count(deviate) as dimensions,
        sum(deviate) ** 2 - sum(deviate ** 2) as products,  -- of each dimension with each other
    from standard
    group by slice_number, slice_id, person_id
)
select
    slice_id,
    sum(products) / sum(dimensions * (dimensions - 1)) as correlation,
from people
where dimensions > 1
group by slice_number, slice_id
having count(*) >= $fewest
order by slice_id
