-- Copies the one organisation of a published store, under further names, until there are $organisations of them.
create temp table copies as
select unnest(range(1, $organisations)) as copy;

insert into waves
select waves.* replace (replace(organisation, ' 1', ' ' || (copy + 1)) as organisation)
from copies, waves;

insert into certificate
select certificate.* replace (replace(organisation, ' 1', ' ' || (copy + 1)) as organisation)
from copies, certificate;

create temp table numbers as
select count(*) as of_one from slices;

insert into blocks
select blocks.* replace (slice_id + of_one * copy as slice_id)
from copies, numbers, blocks
order by copy;

insert into left_out
select left_out.* replace (slice_id + of_one * copy as slice_id)
from copies, numbers, left_out;

insert into slices
select slices.* replace (
    slice_id + of_one * copy as slice_id,
    replace(organisation, ' 1', ' ' || (copy + 1)) as organisation
)
from copies, numbers, slices;

insert into assessed
select assessed.* replace (slice_id + of_one * copy as slice_id)
from copies, numbers, assessed;
