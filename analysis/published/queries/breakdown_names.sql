-- One row per declared breakdown.
select
    breakdowns.breakdown,
    breakdowns.name,
from breakdowns
order by breakdowns.position
