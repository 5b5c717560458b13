"""Enters into the ledger what a publication releases: a slice and its people, a release, the changes in it."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

import duckdb

from disclosure.audit.certificate import Certificate
from disclosure.ledger.releases import declaration_as_json
from domain.declared.breakdowns import Declaration
from domain.rows import only_row


COME = """
insert into kept.people by name
select
    nextval('kept.person_ids') as person_id,
    slice_number,
    $release as first_release,
    place,
    ratings,
    left_out,
from differences
join (select unnest($differences) as difference, unnest($numbers) as number) as applied using (difference)
cross join lateral (select unnest(range(applied.number)))
where slice_number = $slice_number and more > 0
"""
GO = """
update kept.people
set last_release = $release - 1
where person_id in (
    select person_id
    from kept.people as person
    join differences using (slice_number, place, ratings, left_out)
    join (select unnest($differences) as difference, unnest($numbers) as number) as applied using (difference)
    where slice_number = $slice_number and more <= 0 and person.last_release is null
    qualify row_number() over (partition by difference order by person_id) <= number
)
"""


def add_slice(store: duckdb.DuckDBPyConnection, slice_id: int, first_load: int, wave_date: date | None) -> int:
    """Keeps a slice that is published for the first time, with its people; gives its number."""
    number = add_names(store, slice_id, first_load, wave_date)
    _add_people(store, number, "from people where slice_id = $of", slice_id)
    return number


def add_continuation(
    store: duckdb.DuckDBPyConnection, slice_id: int, first_load: int, wave_date: date | None, of: int | None
) -> None:
    """Keeps a slice that goes on from slice number `of`: it has that one's people of when there last were any, and what
    differs from them are changes. With None it has nobody, and all are changes.
    """
    number = add_names(store, slice_id, first_load, wave_date)
    last_there = """
        from kept.people
        where slice_number = $of
        qualify last_release is not distinct from arg_max(last_release, coalesce(last_release, 1_000_000)) over ()
    """
    _add_people(store, number, last_there, of)


def _add_people(store: duckdb.DuckDBPyConnection, number: int, people: str, of: int | None) -> None:
    """Keeps the rows of a query as the people of a slice that has no release yet."""
    store.execute(
        f"""
        insert into kept.people by name
        select
            nextval('kept.person_ids') as person_id,
            $number as slice_number,
            1 as first_release,
            place,
            ratings,
            left_out,
        from ({people})
        """,
        {"number": number, "of": of},
    )


def add_names(store: duckdb.DuckDBPyConnection, slice_id: int, first_load: int, wave_date: date | None) -> int:
    """Keeps a slice without its people; gives its number."""
    (number,) = only_row(store.execute("select coalesce(max(slice_number), 0) + 1 from kept.slices").fetchone())
    store.execute(
        """
        insert into kept.slices by name
        select
            $number as slice_number,
            framework_id,
            organisation,
            wave,
            rater_group,
            measure,
            $wave_date as wave_date,
            $first_load as first_load,
        from slices
        where slice_id = $slice_id
        """,
        {"number": number, "slice_id": slice_id, "wave_date": wave_date, "first_load": first_load},
    )
    return number


def add_release(
    store: duckdb.DuckDBPyConnection,
    slice_number: int,
    declaration: Declaration,
    shown: dict[str, Any],
    certificate: Certificate,
    applied: dict[int, int],
) -> None:
    """Keeps a state that is published, after taking the applied changes (how many, by difference) over."""
    given = {"slice_number": slice_number}
    (release,) = only_row(
        store.execute(
            "select coalesce(max(release), 0) + 1 from kept.releases where slice_number = $slice_number", given
        ).fetchone()
    )
    if applied:
        taken = {"differences": list(applied), "numbers": list(applied.values())}
        store.execute(COME, {**given, **taken, "release": release})
        store.execute(GO, {**given, **taken, "release": release})
    store.execute(
        "insert into kept.releases values ($slice_number, $release, $k, $declaration, $shown, $certificate)",
        {
            **given,
            "release": release,
            "k": certificate.k,
            "declaration": json.dumps(declaration_as_json(declaration)),
            "shown": json.dumps(shown),
            "certificate": json.dumps(asdict(certificate)),
        },
    )
