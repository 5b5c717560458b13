-- One row per division that some block is of, alone or with others.
select distinct member.division as name
from (select unnest(blocks.members) as member from blocks)
where member.division is not null
order by member.division
