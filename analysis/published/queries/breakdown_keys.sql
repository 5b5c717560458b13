-- One row per declared breakdown, the most important first: what tells its groups apart.
select
    breakdowns.breakdown,
    breakdowns.name,
    breakdowns.columns as key,
from breakdowns
order by breakdowns.position
