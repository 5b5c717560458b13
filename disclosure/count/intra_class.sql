-- One row per slice of $slices and dimension that others rated: the sums behind an analysis of variance with subjects as groups.
with rated as (
    -- one row per published rating by someone else
    select
        slice_number,
        people.person_id,
        unnest(people.ratings) as rating,
    from kept.people
    join kept.slices using (slice_number)
    where
        list_contains($slices, slice_number) and people.last_release is null and slices.rater_group <> 'self'
),
subjects as (
    -- one row per subject, slice and dimension
    select
        slice_number,
        rating.dimension_id,
        count(*) as ratings,
        sum(rating.level) as total,
        sum(rating.level::integer * rating.level) as squares,
    from rated
    group by slice_number, rating.dimension_id, person_id
)
select
    slice_number,
    dimension_id,
    count(*) as subjects,
    count(*) filter (where ratings > 1) as subjects_rated_by_several,
    sum(ratings)::double as ratings,
    sum(ratings * ratings)::double as squared_ratings,
    sum(total)::double as total,
    sum(total * total / ratings)::double as squares_of_subjects,
    sum(squares)::double as squares,
from subjects
group by slice_number, dimension_id
order by slice_number, dimension_id
