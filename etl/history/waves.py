"""In which order an organisation's waves will be shown: told of every load, asked where nothing says it, kept once said."""

from collections.abc import Iterable, Sequence

import duckdb

from domain.declared import wave_order
from domain.door.load import Finding
from domain.message import Message
from domain.message import said as message
from domain.waves import Wave, in_doubt, in_order, merged
from etl import store
from etl.refusals import CallRefused


RULE, COLUMN = "wave_order", "wave"
MOST_NAMED = 4  # pairs of waves, or organisations with their order


def said() -> dict[str, list[str]]:
    """organisation -> waves in the order that was said; wave_order.Unreadable where the file was broken."""
    return wave_order.said()


def loaded(con: duckdb.DuckDBPyConnection) -> dict[str, list[Wave]]:
    """organisation -> waves of the record store, in order."""
    return _ordered(
        con,
        "select organisation, wave, max(wave_date) as wave_date, min(batch_id) as first_load from records.assessments group by all",
    )


def with_export(con: duckdb.DuckDBPyConnection) -> dict[str, list[Wave]]:
    """The same as it will be with an export, of its organisations; needs `new_assessments` and `standing`."""
    return _ordered(
        con,
        """
        with together as (
            select organisation::varchar as organisation, wave::varchar as wave, wave_date::date as wave_date, batch_id
            from standing
            where organisation in (select organisation::varchar from new_assessments)
            union all
            select distinct
                organisation::varchar, wave::varchar, wave_date::date,
                (select coalesce(max(batch_id), 0) + 1 from records.batches),
            from new_assessments
        )
        select organisation, wave, max(wave_date) as wave_date, min(batch_id) as first_load
        from together
        group by all
        """,
    )


def doubts() -> list[Finding]:
    """What is told of the record store after a publication, too."""
    with store.connect() as con:
        store.attach(con, write=False)
        return findings_of_loaded(loaded(con))


def _ordered(con: duckdb.DuckDBPyConnection, query: str) -> dict[str, list[Wave]]:
    waves: dict[str, list[Wave]] = {}
    for organisation, *wave in con.execute(f"{query} order by all").fetchall():
        waves.setdefault(organisation, []).append(Wave(*wave))
    orders = said()
    return {organisation: in_order(found, orders.get(organisation, ())) for organisation, found in waves.items()}


def names(waves: dict[str, list[Wave]]) -> dict[str, list[str]]:
    return {organisation: _names(found) for organisation, found in waves.items()}


def findings(waves: dict[str, list[Wave]]) -> list[Finding]:
    """What to ask, where the order of an organisation's waves rests on the alphabet, on the order of loads or on a guess."""
    doubtful = _in_doubt(waves)
    if not doubtful:
        return []
    code = "order_of_waves" if len(waves) == 1 else "order_of_waves_of"
    orders = [message(code, waves=_names(waves[name]), organisation=name) for name in doubtful]
    command = _command(waves, next(iter(doubtful)), is_turned=True)
    asked = message("wave_order", pairs=_pairs(waves, doubtful), command=command, orders=_some(orders))
    return [Finding(RULE, COLUMN, asked, needs_confirmation=True)]


def findings_of_loaded(waves: dict[str, list[Wave]]) -> list[Finding]:
    """The same of what is loaded: it is told, and said with a command of its own."""
    doubtful = _in_doubt(waves)
    if not doubtful:
        return []
    command = _command(waves, next(iter(doubtful)))
    return [Finding(RULE, COLUMN, message("wave_order_shown", pairs=_pairs(waves, doubtful), command=command))]


def _pairs(waves: dict[str, list[Wave]], doubtful: dict[str, list[tuple[Wave, Wave]]]) -> list[Message]:
    code = "wave_before" if len(waves) == 1 else "wave_before_of"
    return [
        message(code, one=one.name, other=other.name, organisation=organisation)
        for organisation, found in doubtful.items()
        for one, other in found
    ]


def _command(waves: dict[str, list[Wave]], organisation: str, is_turned: bool = False) -> str:
    order = _names(waves[organisation])
    words = " ".join(f'"{name}"' for name in (organisation, *(reversed(order) if is_turned else order)))
    return f"`python -m etl waves {words}`"


def _names(waves: list[Wave]) -> list[str]:
    return [wave.name for wave in waves]


def keep_confirmed(waves: dict[str, list[Wave]]) -> None:
    """Keeps the orders that a finding asked about, as they were confirmed."""
    if doubtful := _in_doubt(waves):
        say({organisation: names(waves)[organisation] for organisation in doubtful})


def say(orders: dict[str, Sequence[str]]) -> dict[str, list[str]]:
    """Keeps orders of waves for loads and publications, with what was said of waves beyond them; an empty one is forgotten."""
    before = said()
    wave_order.keep({name: merged([order, before.get(name, [])]) if order else [] for name, order in orders.items()})
    return said()


def say_of(organisation: str, order: Sequence[str]) -> tuple[list[str], list[str]]:
    """Keeps the order of one organisation's waves; gives it, and which of its waves are not loaded (yet).

    Raises CallRefused where a wave stands twice or alone, and where dates of exports say otherwise.
    """
    if len(order) != len(set(order)) or len(order) == 1:
        raise CallRefused("waves_once_each")
    with store.connect() as con:
        store.attach(con, write=False)
        there = loaded(con).get(organisation, [])
    dates = {wave.name: wave.wave_date for wave in there if wave.wave_date}
    dated = [name for name in order if name in dates]
    for one, other in zip(dated, dated[1:], strict=False):
        if dates[one] > dates[other]:
            raise CallRefused(
                "dates_say_otherwise", one=one, day=str(dates[one]), other=other, other_day=str(dates[other])
            )
    kept = say({organisation: order}).get(organisation, [])
    return kept, [name for name in kept if name not in {wave.name for wave in there}]


def _in_doubt(waves: dict[str, list[Wave]]) -> dict[str, list[tuple[Wave, Wave]]]:
    orders = said()
    doubtful = {organisation: in_doubt(found, orders.get(organisation, ())) for organisation, found in waves.items()}
    return {organisation: pairs for organisation, pairs in doubtful.items() if pairs}


def told(orders: dict[str, list[str]]) -> Iterable[str]:
    """A sentence for each organisation with several waves."""
    several = {organisation: order for organisation, order in orders.items() if len(order) > 1}
    for organisation, order in list(several.items())[:MOST_NAMED]:
        yield f"The waves{f' of {organisation}' if len(orders) > 1 else ''} will be shown in this order: {', '.join(order)}."
    if len(several) > MOST_NAMED:
        yield f"Those of {len(several) - MOST_NAMED:,} more organisations are in the report (--json)."


def _some(orders: list[Message]) -> list[Message]:
    more = len(orders) - MOST_NAMED
    return orders if more <= 0 else [*orders[:MOST_NAMED], message("more", number=more)]
