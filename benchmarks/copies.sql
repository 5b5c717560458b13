-- Copies the one organisation of a published store, under further names, until there are so many.
create temp table copies as
select unnest(range(1, 200)) as copy;

insert into waves
select waves.* replace (replace(organisation, ' 1', ' ' || (copy + 1)) as organisation)
from copies, waves;

insert into certificate
select certificate.* replace (replace(organisation, ' 1', ' ' || (copy + 1)) as organisation)
from copies, certificate;

insert into blocks
select blocks.* replace (slice_id + 24 * copy as slice_id)
from copies, blocks
order by copy;

insert into slices
select slices.* replace (
    slice_id + 24 * copy as slice_id,
    replace(organisation, ' 1', ' ' || (copy + 1)) as organisation
)
from copies, slices;
