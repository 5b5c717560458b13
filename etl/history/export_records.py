"""Writes the records as Parquet, partitioned by organisation and wave, for an engine that counts them where they are.

A folder holds exports as the published folder holds versions: each is whole before CURRENT names it, and none changes
after, so whoever reads one is not torn from it. What stands beside them in the folder (`people`, `bound`) is Spark's part
of the ledger and stays.
"""

import json
import re
import secrets
import shutil
from pathlib import Path

import duckdb

import settings
from domain.current import POINTER
from domain.dates import utc_now
from domain.declared import shared
from domain.files import for_owner_alone, is_made, write_whole
from domain.rows import only_row
from domain.stores.exported import ABOUT, BOUND, LAYOUT, PEOPLE
from etl import store
from etl.refusals import CallRefused


TABLES = {
    "batches": """
        -- One row per batch that stands.
        select batch_id, framework_key, undone_at
        from records.batches
        where undone_at is null
    """,
    "frameworks": """
        -- One row per framework text of a batch that stands.
        select framework_key, framework_id, toml_text
        from records.frameworks
        where framework_key in (select framework_key from records.batches where undone_at is null)
    """,
    "assessments": """
        -- One row per assessment of a batch that stands.
        select
            organisation_id,
            wave_id,
            assessments.* replace (
                subject_key::varchar as subject_key, rater_key::varchar as rater_key, n_raters::integer as n_raters
            ),
        from records.assessments
        join places using (organisation, wave)
        join records.batches using (batch_id)
        where batches.undone_at is null
        order by organisation_id, wave_id, assessment_id
    """,
    "ratings": """
        -- One row per rating of such an assessment.
        select organisation_id, wave_id, assessment_id, dimension_id, ratings.level::integer as level
        from records.ratings
        join records.assessments using (assessment_id)
        join places using (organisation, wave)
        join records.batches using (batch_id)
        where batches.undone_at is null
        order by organisation_id, wave_id, assessment_id
    """,
    "item_ratings": """
        -- One row per answer to an item in such an assessment.
        select organisation_id, wave_id, assessment_id, item_id, item_ratings.level::integer as level
        from records.item_ratings
        join records.assessments using (assessment_id)
        join places using (organisation, wave)
        join records.batches using (batch_id)
        where batches.undone_at is null
        order by organisation_id, wave_id, assessment_id
    """,
}
EXPORT = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}")
PARTITIONED = ("assessments", "ratings", "item_ratings")
# Folders are called by numbers: a name may be empty or hold letters that one engine writes otherwise than another reads.
PLACES = """
create temp table places as
select organisation, wave, dense_rank() over (order by organisation) as organisation_id, row_number() over () as wave_id
from (select distinct organisation, wave from records.assessments order by all)
"""


def export(folder: Path) -> dict[str, int]:
    """Writes an export, makes it the folder's current one and takes older ones away; gives the rows of each table."""
    if not is_made(settings.record_store()):
        raise CallRefused("nothing_to_export")
    _refuse_other_things(folder)
    for_owner_alone(folder)
    folder.chmod(0o700)
    version = f"{utc_now():%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    try:
        rows = _written(folder / version)
        write_whole(folder / POINTER, version + "\n")
    except BaseException:
        shutil.rmtree(folder / version, ignore_errors=True)
        raise
    for other in folder.iterdir():
        if EXPORT.fullmatch(other.name) and other.name != version:
            shutil.rmtree(other, ignore_errors=True)
    return rows


def _written(place: Path) -> dict[str, int]:
    place.mkdir(mode=0o700)
    rows = {}
    with store.connect() as con:
        store.attach(con, write=False)
        con.execute(PLACES)
        for table, query in TABLES.items():
            by = ", partition_by (organisation_id, wave_id)" if table in PARTITIONED else ""
            target = place / table if by else place / f"{table}.parquet"
            quoted = str(target).replace("'", "''")  # copy takes no parameters
            (rows[table],) = only_row(con.execute(f"copy ({query}) to '{quoted}' (format parquet{by})").fetchone())
        about = {"layout": LAYOUT, "rows": rows, "exported_at": f"{utc_now():%Y-%m-%dT%H:%M:%SZ}", **_belonging(con)}
        store.detach(con)
    (place / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    for path in (place, *place.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return rows


def _belonging(con: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    """What the record store says of its key and its ledger: the export belongs to the same."""
    names = ("key_fingerprint", "ledger_id", "published")
    found = con.execute(f"select {', '.join(names)} from records.installation").fetchone()
    return dict(zip(names, found or (None,) * len(names), strict=True))


def _refuse_other_things(folder: Path) -> None:
    """Raises CallRefused where something stands in the folder that no export put there, or where readers may come."""
    if folder.exists() and not folder.is_dir():
        raise CallRefused("export_other", folder=str(folder))
    there = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    if any(name not in (POINTER, PEOPLE, BOUND) and not EXPORT.fullmatch(name) for name in there):
        raise CallRefused("export_other", folder=str(folder))
    place = folder.resolve()
    for shown in (
        settings.published(),
        *([Path(said)] if (said := shared.said()) and Path(said).is_absolute() else []),
    ):
        if place.is_relative_to(shown.resolve()) or shown.resolve().is_relative_to(place):
            raise CallRefused("export_shown", folder=str(folder))
