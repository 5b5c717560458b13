-- One row per organisation of the record store: how many standing assessments it has, and a sum over all that stands in them.
with said as (
    select assessment_id, sum(hash(dimension_id, level)) as of_dimensions
    from records.ratings
    group by assessment_id
),
said_of_items as (
    select assessment_id, sum(hash(item_id, level)) as of_items
    from records.item_ratings
    group by assessment_id
)
select
    one.organisation,
    count(*) as assessments,
    sum(hash(one, of_dimensions, of_items)) as content,
from records.assessments as one
join records.batches using (batch_id)
left join said using (assessment_id)
left join said_of_items using (assessment_id)
where batches.undone_at is null
group by one.organisation;
