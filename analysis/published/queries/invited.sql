-- One row where it was said how many people an organisation asked to assess themselves in a wave; else none.
select
    invited.invited,
from invited
where invited.organisation = $organisation and invited.wave = $wave
