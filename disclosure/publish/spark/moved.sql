-- One row per person who was ever in a release of a slice of which changes are published: as before, gone now, or new. Of those who are
-- alike as many go as were applied.
with standing as (
    select
        slice_number,
        place,
        ratings,
        left_out,
        first_release,
        last_release,
        moved.release,
        row_number() over (
            partition by slice_number, place, ratings, left_out, last_release
            order by first_release, person_id
        ) as nth,
    from kept_people
    join moved using (slice_number)
),
applied_changes as (
    select slice_number, place, ratings, left_out, more, number, moved.release
    from differences
    join applied using (slice_number, difference)
    join moved using (slice_number)
),
everybody as (
    select
        slice_number,
        standing.place,
        standing.ratings,
        standing.left_out,
        first_release,
        case when last_release is null and nth <= number then standing.release - 1 else last_release end as last_release,
        standing.release,
    from standing
    left join (select * from applied_changes where more < 0) as gone using (slice_number, place, ratings, left_out)
    union all
    select slice_number, place, ratings, left_out, release as first_release, cast(null as integer) as last_release, release
    from applied_changes
    cross join (select unnest(range($most)) as nth)
    where more > 0 and nth < number
)
select *, row_number() over (partition by slice_number order by first_release, last_release, place) as person_id
from everybody
