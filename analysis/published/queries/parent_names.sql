-- One row, or none: the breakdown in whose blocks the groups of another lie.
select
    parents.name,
from breakdowns
join breakdowns as parents on parents.breakdown = breakdowns.parent
where breakdowns.breakdown = $breakdown
