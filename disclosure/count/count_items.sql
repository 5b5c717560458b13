-- Counts the items of $organisations, after count_organisations.sql, whose temporary tables it reads.

-- One row per counted rating of a dimension and item of it: the level given there, 0 where the item was left open.
create or replace temp table item_rated as
select
    assessed.slice_id,
    assessed.rater_group,
    assessed.subject_key,
    assessed.rater_key,
    assessed.person,
    items_of.item_id,
    ratings.level as dimension_level,
    coalesce(item_ratings.level, 0) as level,
    rated_subjects.cell,
from records.ratings
join assessed using (assessment_id)
join slices using (slice_id)
join items_of using (framework_id, dimension_id)
join rated_subjects using (slice_id, subject_key, dimension_id)
left join records.item_ratings using (assessment_id, item_id)
where ratings.level is not null and rated_subjects.is_counted;

insert into item_levels by name
select slice_id, item_id, cell, dimension_level, level, count(*) as ratings
from item_rated
group by slice_id, item_id, cell, dimension_level, level
order by slice_id;

insert into item_subjects by name
select
    slice_id,
    item_id,
    cell,
    only_level,
    count(*) as subjects,
    max(ratings_of_subject) as most_of_one,
from (
    select
        slice_id,
        cell,
        item_id,
        count(*) as ratings_of_subject,
        case when min(level) = max(level) then min(level) else 0 end as only_level,
    from item_rated
    where level > 0
    group by slice_id, subject_key, item_id, cell
)
group by slice_id, item_id, cell, only_level
order by slice_id;

insert into item_raters by name
select
    slice_id,
    item_id,
    cell,
    person,
    level,
    count(*) as ratings,
from item_rated
where level > 0 and person is not null
group by slice_id, item_id, cell, person, level
order by slice_id;

insert into item_known by name
select
    slice_id,
    item_id,
    cell,
    dense_rank() over (partition by slice_id order by part, who) - 1 as person,
    dimension_level,
    level,
    ratings,
from (
    select slice_id, item_id, cell, dimension_level, level, part, who, count(*) as ratings
    from (
        select slice_id, cell, item_id, dimension_level, level, rater_group, 'of' as part, subject_key as who
        from item_rated
        union all
        select slice_id, cell, item_id, dimension_level, level, rater_group, 'by' as part, rater_key as who
        from item_rated
    )
    where rater_group <> 'self' and who is not null
    group by slice_id, item_id, cell, dimension_level, level, part, who
)
order by slice_id;
