"""How many people were asked to assess themselves, by organisation and wave: the owner says, for no export knows."""

import tomllib

import tomli_w

import settings
from domain.files import write_whole
from domain.rows import only_value
from etl import store
from etl.refusals import CallRefused


def said() -> dict[str, dict[str, int]]:
    """organisation -> wave -> people invited; of a file that can't be read nothing, for a publication says what is wrong."""
    try:
        return tomllib.loads(settings.invited().read_text("utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return {}


def say(organisation: str, wave: str, people: int) -> dict[str, dict[str, int]]:
    """Keeps the number for the next publication; 0 forgets it. Refuses what can't be so."""
    assessed = _assessed(organisation, wave)
    if 0 < people < assessed:
        raise CallRefused("too_few_invited", assessed=assessed, organisation=organisation, wave=wave)
    numbers = said()
    numbers.setdefault(organisation, {})[wave] = people
    kept = {name: {wave: number for wave, number in waves.items() if number} for name, waves in numbers.items()}
    kept = {name: waves for name, waves in kept.items() if waves}
    write_whole(settings.invited(), tomli_w.dumps(kept))
    return kept


def _assessed(organisation: str, wave: str) -> int:
    with store.connect() as con:
        store.attach(con, write=False)
        loaded = con.execute("select distinct organisation, wave from records.assessments order by all").fetchall()
        if (organisation, wave) not in loaded:
            there = "; ".join(f"{name}, {when}" for name, when in loaded) or "nothing"
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
