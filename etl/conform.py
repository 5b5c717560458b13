"""Export to our words: each distinct spelling is looked up once, then every row takes its meaning."""

from collections.abc import Callable

import duckdb

import settings
from etl.dates import is_month_first, is_order_open, read_date
from etl.frameworks import NOT_RATED, Framework
from etl.mapping import Mapping
from etl.read.columns import OUR_COLUMNS, Columns
from etl.refusals import Finding
from etl.secret import pads
from etl.vocabulary import MEASURES, folded, tidied, vocabulary


NO_LEVEL = -1  # the code of an answer that is neither a level nor "not rated"
WITH_REFERENCE = ("role", "care_setting")  # a value that data/reference/ does not know is new, not wrong
CLOSED = ("band", "rater_group", "measure", "wave_date")  # a value that is not understood is wrong
TEXTS = ("organisation", "division", "team", "wave")  # as exported, tidied
CONFORMED = (*TEXTS, *WITH_REFERENCE, *CLOSED)

CONFORM = """
create or replace table conformed as
select
    export.row_no,
    case
        when $has_subject_ids then rekeyed(nullif(trim(export.subject_id, $margin), ''), $inner, $outer)
        else rekeyed($file_sha256 || ':' || export.row_no, $inner, $outer)
    end as subject_key,
    rekeyed(nullif(trim(export.rater_id, $margin), ''), $inner, $outer) as rater_key,
    organisation.meaning as organisation,
    division.meaning as division,
    team.meaning as team,
    role.meaning as role,
    care_setting.meaning as care_setting,
    band.meaning as band,
    wave.meaning as wave,
    wave_date.meaning as wave_date,
    rater_group.meaning as rater_group,
    measure.meaning as measure,
    case when export.n_raters is null then 1 else try_cast(export.n_raters as usmallint) end as n_raters,
    {answers}
from export
{meanings}
"""
# HMAC-SHA256 written out, so that an id is re-keyed where it is read. The first 128 bits, as a UUID.
REKEYED = """
create or replace macro rekeyed(id, inner_pad, outer_pad) as
    cast(substr(sha256(outer_pad || unhex(sha256(inner_pad || encode(id)))), 1, 32) as uuid)
"""
MARGIN = " \t\r\n\u00a0\ufeff"  # what is trimmed from an id; within, it stays as exported


def conform(
    con: duckdb.DuckDBPyConnection,
    columns: Columns,
    framework: Framework,
    mapping: Mapping,
    key: bytes,
    file_sha256: str,
) -> list[Finding]:
    """Creates `export`, all our columns as text, and `conformed`, one row per row of it in our words.

    In `conformed` a null is a cell that can't be taken (rater_key and wave_date may be absent); q1, q2, … (long: `level`)
    are codes: the level (1 = lowest), NOT_RATED or NO_LEVEL; the long shape has `dimension_id`. Without subject ids
    each row is a person of its own.
    """
    findings: list[Finding] = []
    _create_export(con, columns)
    con.execute("create or replace table meanings (of_column varchar, spelling varchar, meaning varchar)")
    for name in CONFORMED:
        _look_up(con, name, columns, mapping, findings)
    answers = [f"q{number}" for number, _ in enumerate(columns.questions, start=1)] or ["level"]
    codes = _answer_codes(con, answers, framework, mapping)
    coded = [
        f"case when export.{answer} is null then {NOT_RATED} "
        f"else coalesce($codes[list_position($spellings, export.{answer})], {NO_LEVEL}) end::tinyint as {answer}"
        for answer in answers
    ]
    looked_up = list(CONFORMED)
    if columns.shape == "long":
        _look_up_dimensions(con, framework, mapping)
        looked_up.append("dimension")
        coded.append("dimension.meaning as dimension_id")
    joins = [
        f"left join meanings as {name} on {name}.of_column = '{name}' and {name}.spelling is not distinct from export.{name}"
        for name in looked_up
    ]
    con.execute(REKEYED)
    con.execute(
        CONFORM.format(answers=", ".join(coded), meanings=" ".join(joins)).replace(
            "wave_date.meaning as", "cast(wave_date.meaning as date) as"
        ),
        {
            **pads(key),
            "margin": MARGIN,
            "has_subject_ids": "subject_id" in columns.places,
            "file_sha256": file_sha256,
            "spellings": list(codes),
            "codes": list(codes.values()),
        },
    )
    return findings


def _create_export(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    """The view `export`: what the file has, what the call filled in, and null for what neither gives."""
    names = [*OUR_COLUMNS, *(name for name in columns.places if name not in OUR_COLUMNS)]
    con.execute(f"create or replace table constants ({', '.join(f'{name} varchar' for name in OUR_COLUMNS)})")
    con.execute(
        f"insert into constants values ({', '.join('?' for _ in OUR_COLUMNS)})",
        [columns.constants.get(name) for name in OUR_COLUMNS],
    )
    selected = ", ".join(f"cells.{name}" if name in columns.places else f"constants.{name}" for name in names)
    written = ", ".join(f"nullif(cells.{name}, '')" for name in columns.places)
    con.execute(
        f"create or replace view export as select cells.row_no, {selected} from cells cross join constants "
        f"where coalesce({written}) is not null"  # a row without a word in it is no row
    )


def _look_up(
    con: duckdb.DuckDBPyConnection, name: str, columns: Columns, mapping: Mapping, findings: list[Finding]
) -> None:
    """Adds to `meanings` what each distinct spelling of a column means, null for one that can't be taken."""
    spellings = [row[0] for row in con.execute(f"select distinct {name} from export order by all").fetchall()]
    written = {tidied(as_written): ours for as_written, ours in mapping.values.get(name, {}).items()}
    meaning_of = _date_meaning(spellings, findings) if name == "wave_date" else MEANING[name]
    meanings = []
    for spelling in spellings:
        text = tidied(spelling or "")
        text = written.get(text, text)
        meanings.append(meaning_of(text) if text else _blank(name, columns))
    _add_meanings(con, name, spellings, meanings)


def _blank(name: str, columns: Columns) -> str | None:
    """What an empty cell, or a column that is not there, stands for."""
    if name == "rater_group":
        return None if columns.has(name) else "self"
    return {"measure": "performance", "wave": None, "wave_date": None}.get(name, settings.NOT_STATED)


MEANING: dict[str, Callable[[str], str | None]] = {
    **dict.fromkeys(TEXTS, lambda text: text),
    "role": lambda text: vocabulary("role").meaning(text) or text,
    "care_setting": lambda text: vocabulary("care_setting").meaning(text) or text,
    "band": lambda text: vocabulary("band").meaning(text),
    "rater_group": lambda text: vocabulary("rater_group").meaning(text),
    "measure": lambda text: MEASURES.get(folded(text)),
}


def _date_meaning(spellings: list[str | None], findings: list[Finding]) -> Callable[[str], str | None]:
    texts = [tidied(spelling) for spelling in spellings if spelling]
    month_first = is_month_first(texts)
    if is_order_open(texts):
        findings.append(
            Finding(
                "day_first",
                "wave_date",
                "its dates read as day/month and as month/day alike. Confirm that they are day/month, or write them as "
                "2026-03-31",
                needs_confirmation=True,
            )
        )

    def meaning(text: str) -> str | None:
        day = read_date(text, month_first)
        return day.isoformat() if day else None

    return meaning


def _look_up_dimensions(con: duckdb.DuckDBPyConnection, framework: Framework, mapping: Mapping) -> None:
    asked = {
        folded(question): dimension for dimension, questions in mapping.dimensions.items() for question in questions
    }
    spelt = framework.dimension_spellings | asked
    spellings = [row[0] for row in con.execute("select distinct dimension from export order by all").fetchall()]
    _add_meanings(con, "dimension", spellings, [spelt.get(folded(spelling or "")) for spelling in spellings])


def _add_meanings(con: duckdb.DuckDBPyConnection, name: str, spellings: list, meanings: list) -> None:
    con.execute(
        "insert into meanings select $name, unnest($spellings::varchar[]), unnest($meanings::varchar[])",
        {"name": name, "spellings": spellings, "meanings": meanings},
    )


def _answer_codes(
    con: duckdb.DuckDBPyConnection, answers: list[str], framework: Framework, mapping: Mapping
) -> dict[str, int]:
    """From each answer as written to its code; answers that are no level are left out."""
    level_ids = {level.level_id: level.level for level in framework.levels} | {"not_rated": NOT_RATED}
    written = {tidied(as_written): level_ids.get(level_id) for as_written, level_id in mapping.levels.items()}
    distinct = " union ".join(f"select {answer} from export where {answer} is not null" for answer in answers)
    codes = {}
    for (spelling,) in con.execute(f"select * from ({distinct}) order by all").fetchall():
        text = tidied(spelling)
        code = written.get(text, framework.level_of(text)) if text else NOT_RATED
        if code is not None:
            codes[spelling] = code
    return codes
