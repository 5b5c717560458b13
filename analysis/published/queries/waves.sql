-- One row per wave of an organisation, in order of time.
select
    waves.wave,
    waves.wave_date,
from waves
where waves.organisation = $organisation
order by waves.position
