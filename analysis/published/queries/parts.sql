-- One row per breakdown whose groups lie in another's, most important first.
select
    breakdowns.breakdown,
    breakdowns.name,
from breakdowns
where breakdowns.parent = $breakdown
order by breakdowns.position
