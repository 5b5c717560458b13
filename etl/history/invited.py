"""Whether a number of people invited can be so, beside those whose assessments are loaded."""

from domain.declared import invited
from domain.message import said
from domain.rows import only_value
from etl import store
from etl.refusals import CallRefused


def say(organisation: str, wave: str, people: int) -> dict[str, dict[str, int]]:
    """Keeps the number for the next publication; 0 forgets it. Raises CallRefused where it can't be so, and Unreadable."""
    assessed = _assessed(organisation, wave)
    if 0 < people < assessed:
        raise CallRefused("too_few_invited", assessed=assessed, organisation=organisation, wave=wave)
    numbers = invited.said()
    numbers.setdefault(organisation, {})[wave] = people
    return invited.keep(numbers)


def _assessed(organisation: str, wave: str) -> int:
    with store.connect() as con:
        store.attach(con, write=False)
        loaded = con.execute("select distinct organisation, wave from records.assessments order by all").fetchall()
        if (organisation, wave) not in loaded:
            there = [said("wave_of", organisation=name, wave=when) for name, when in loaded] or said("nothing")
            raise CallRefused("no_such_wave", organisation=organisation, wave=wave, loaded=there)
        return only_value(
            con.execute(
                """
            select count(distinct subject_key)
            from records.assessments
            where organisation = $organisation and wave = $wave and rater_group = 'self'
            """,
                {"organisation": organisation, "wave": wave},
            ).fetchone()
        )
