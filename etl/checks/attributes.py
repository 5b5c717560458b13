"""What a column may hold to become an attribute: names of groups, never a date, an id or free text; a number only in bands.

What says of people what the law protects is recognised by its header and its values, and is asked about.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

import duckdb

import settings
from domain.dates import read_date
from domain.declared.attributes import Attribute, number_in
from domain.declared.mapping_file import Mapping
from domain.declared.references import reference
from domain.door.load import Finding
from domain.message import said
from domain.spelling import folded
from domain.words import natural
from etl.checks.long_names import MAX_CHARACTERS, MAX_WORDS
from etl.checks.personal import renamed_texts
from etl.read.staging.columns import Columns
from etl.refusals import FileRefused


RULE = "sensitive"
MOST_VALUES = 60  # with more, a column tells people apart rather than groups
MOST_NUMBERS = 7  # different numbers; more are a quantity, and to be put into bands
FREE_SHARE = 0.1  # of the values; where more of them are long, the column is free text
NICE = (1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1_000)  # where a band may begin
MOST_BANDS = 4


def attribute_findings(con: duckdb.DuckDBPyConnection, columns: Columns, mapping: Mapping) -> list[Finding]:
    """What is asked of the attributes; needs `texts`. Raises FileRefused where a column can't become one."""
    findings = []
    for attribute in columns.attributes:
        texts = _texts(con, attribute.column, mapping)
        header = columns.headers[attribute.column]
        if why := unfit(header, texts):
            raise FileRefused(why, header=header, number=len(texts), most=MOST_VALUES)
        if not attribute.bands and is_quantity(texts, attribute.values):
            bands = suggested_bands(texts)
            raise FileRefused(
                "attribute_numbers", header=header, word=attribute.word, bands=[f"{one:g}" for one in bands]
            )
        if not attribute.is_sensitive and (kind := sensitive(header, attribute.name, texts)):
            about = said(RULE, header=header, kind=said(kind), least=settings.MINIMUM_OF_SENSITIVE)
            findings.append(Finding(RULE, attribute.column, about, needs_confirmation=True))
    return findings


def as_confirmed(attributes: Iterable[Attribute], confirmed: frozenset[str]) -> list[Attribute]:
    """The attributes as the installation remembers them: sensitive where the owner has said so."""
    return [
        replace(attribute, is_sensitive=attribute.is_sensitive or f"{RULE}:{attribute.column}" in confirmed)
        for attribute in attributes
    ]


def with_values(con: duckdb.DuckDBPyConnection, attributes: Iterable[Attribute]) -> list[Attribute]:
    """The attributes with the values that are loaded behind those declared, so that an owner can put them in order."""
    found = []
    for one in attributes:
        rows = con.execute(f"select distinct {one.column} from new_assessments").fetchall()
        new = sorted({value for (value,) in rows} - {settings.NOT_STATED, *one.values}, key=natural)
        found.append(one if one.bands else replace(one, values=(*one.values, *new)))
    return found


def _texts(con: duckdb.DuckDBPyConnection, column: str, mapping: Mapping) -> list[str]:
    """The different texts of a column, as the mapping renames them."""
    renamed = renamed_texts(con, column, mapping)
    found = con.execute(
        "select distinct text from texts where of_column = $column and trim(text) <> '' order by all",
        {"column": column},
    ).fetchall()
    return list(dict.fromkeys(renamed.get(text, text) for (text,) in found))


def unfit(header: str, texts: Sequence[str]) -> str:
    """Why a column of such different values can't become an attribute, as a message's code; "" where it can."""
    numbers = [text for text in texts if number_in(text) is not None]
    dates = [text for text in texts if text not in numbers and (read_date(text, False) or read_date(text, True))]
    long = [text for text in texts if len(text) > MAX_CHARACTERS or len(text.split()) > MAX_WORDS]
    if 2 * len(dates) > len(texts):
        return "attribute_dates"
    if len(long) > FREE_SHARE * len(texts):
        return "attribute_free_text"
    if len(texts) > MOST_VALUES and 2 * len(numbers) <= len(texts):
        return "attribute_many"
    if _are_ids(numbers, texts):
        return "attribute_ids"
    return ""


def _are_ids(numbers: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether most are whole numbers as long as a staff number, or years in which somebody may be born."""
    long = [text for text in numbers if re.fullmatch(r"\d{5,}", text)]
    years = [text for text in numbers if re.fullmatch(r"19[3-9]\d|20[01]\d", text)]
    return 2 * len(long) > len(texts) or (len(years) > MOST_NUMBERS and 2 * len(years) > len(texts))


def is_quantity(texts: Sequence[str], values: Sequence[str]) -> bool:
    """Whether so many different numbers stand there that they measure something."""
    known = set(map(folded, values))
    numbers = [text for text in texts if number_in(text) is not None and folded(text) not in known]
    return len(numbers) > MOST_NUMBERS and 2 * len(numbers) > len(texts)


def suggested_bands(texts: Sequence[str]) -> tuple[float, ...]:
    """Where bands may begin that each hold about as many of the different numbers, at round ones."""
    numbers = sorted(number for text in texts if (number := number_in(text)) is not None)
    if not numbers:
        return ()
    quarters = [numbers[len(numbers) * part // MOST_BANDS] for part in range(1, MOST_BANDS)]
    nearest = {min(NICE, key=lambda nice: abs(nice - quarter)) for quarter in quarters}
    return tuple(float(nice) for nice in sorted(nearest) if numbers[0] < nice <= numbers[-1])


def sensitive(header: str, name: str, texts: Iterable[str]) -> str:
    """The id of what a column says that the law protects; "" where it says none of it, as far as anybody can tell."""
    heads = [f" {re.sub(r'[^a-z+ ]+', ' ', folded(text))} " for text in (header, name)]
    written = [re.sub(r"\W+", " ", folded(text)).strip() for text in texts]
    for kind, words, values in _kinds():
        if any(f" {word} " in head for word in words for head in heads):
            return kind
        alike = [text for text in written if text in values]
        if len(alike) >= 2 and 2 * len(alike) >= len(written):
            return kind
    return ""


@cache
def _kinds() -> tuple[tuple[str, tuple[str, ...], frozenset[str]], ...]:
    return tuple(
        (
            kind["id"],
            tuple(kind["headers"]),
            frozenset(re.sub(r"\W+", " ", folded(value)).strip() for value in kind["values"]),
        )
        for kind in reference("sensitive")["values"]
    )
