-- Pairs of a slice of the records and any other in which most people gave the same answers throughout.
create or replace temp table alike as
with places as (
    -- one row per slice and place where people said enough
    select
        slice_id as slice_number,
        true as is_loaded,
        hash(place) as place,
        count(*) as people,
    from people
    where array_length(ratings) >= $enough_answers
    group by all
    union all
    select
        slice_number,
        false as is_loaded,
        hash(place) as place,
        count(*) as people,
    from kept.people
    where array_length(ratings) >= $enough_answers
    group by all
),
numbers_of_people as (
    -- one row per slice of the records, and per slice ever published, with those of its last release that had any
    select slice_id as slice_number, true as is_loaded, count(*) as people
    from people
    where array_length(ratings) > 0
    group by all
    union all
    select slice_number, false as is_loaded, max_by(people, until) as people
    from (
        select slice_number, coalesce(last_release, 1_000_000) as until, count(*) as people
        from kept.people
        group by all
    )
    group by all
),
-- Published slices with so many people in the places of a slice of the records that most may be the same: only these are looked into.
possible as (
    select distinct other_number as slice_number
    from (
        select
            one.slice_number as one_number,
            other.slice_number as other_number,
            sum(least(one.people, other.people)) as same,
        from places as one
        join places as other using (place)
        where one.is_loaded and not other.is_loaded
        group by all
    )
    join numbers_of_people as of_one on of_one.slice_number = one_number and of_one.is_loaded
    join numbers_of_people as of_other on of_other.slice_number = other_number and not of_other.is_loaded
    where same >= $fewest and 2 * same > least(of_one.people, of_other.people)
),
answered as (
    -- one row per person of the records, and per person ever published
    select
        struct_pack(framework_id, organisation, wave, rater_group, measure) as slice,
        true as is_loaded,
        who,
        place,
        ratings,
    from people
    join slices using (slice_id)
    union all
    select
        struct_pack(framework_id, organisation, wave, rater_group, measure) as slice,
        false as is_loaded,
        null as who,
        place,
        ratings,
    from kept.people
    semi join possible using (slice_number)
    join kept.slices using (slice_number)
),
persons as (
    select
        slice,
        is_loaded,
        who,
        place,
        list_sort(
            list_transform(
                ratings, lambda rating: struct_pack(position := positions[rating.dimension_id], level := rating.level)
            )
        ) as answers,
    from answered
    cross join (select map(list(dimension_id), list(position)) as positions from positions)
    where array_length(ratings) > 0
),
sizes as (
    select
        struct_pack(framework_id, organisation, wave, rater_group, measure) as slice,
        is_loaded,
        people,
    from numbers_of_people as number
    join slices on slices.slice_id = number.slice_number and number.is_loaded
    union all
    select
        struct_pack(framework_id, organisation, wave, rater_group, measure) as slice,
        is_loaded,
        people,
    from numbers_of_people as number
    join kept.slices as known on known.slice_number = number.slice_number and not number.is_loaded
),
-- By what each person said, told apart by key: how many said the same in both, and how many would by chance.
by_key as (
    select
        one.slice as one,
        other.slice as other,
        true as is_loaded,
        count(*) as shared,
        count(*) filter (one.answers = other.answers) as same,
    from persons as one
    join persons as other using (who)
    where one.slice <> other.slice
    group by all
),
patterns as (
    select slice, answers, count(*) / sum(count(*)) over (partition by slice) as share
    from persons
    where is_loaded
    group by slice, answers
),
chance as (
    select by_key.one, by_key.other, sum(one.share * other.share) as chance
    from by_key
    join patterns as one on one.slice = by_key.one
    join patterns as other on other.slice = by_key.other and other.answers = one.answers
    group by all
),
-- By what people of one microcell said, where it is so much that two are not alike by chance.
kinds as (
    select slice, is_loaded, place, answers, count(*) as people
    from persons
    where array_length(answers) >= $enough_answers
    group by all
),
by_place as (
    select
        one.slice as one,
        other.slice as other,
        other.is_loaded,
        sum(least(one.people, other.people)) as same,
    from kinds as one
    join kinds as other using (place, answers)
    where one.is_loaded and one.slice <> other.slice
    group by all
),
found as (
    select one, other, is_loaded, same
    from by_key
    join chance using (one, other)
    where same / shared - chance > 0.5 * (1 - chance)
    union all
    select one, other, is_loaded, same
    from by_place
)
select distinct one, other
from found
join sizes as of_one on of_one.slice = one and of_one.is_loaded
join sizes as of_other on of_other.slice = other and of_other.is_loaded = found.is_loaded
where same >= $fewest and 2 * same > least(of_one.people, of_other.people)
