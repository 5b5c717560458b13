"""Which long texts in a column of groups may be no names: a sentence is asked about, a name of many words is not."""

from dataclasses import dataclass

import duckdb

from domain.columns import AS_EXPORTED, OPEN
from domain.declared.references import vocabulary
from domain.door.load import Finding
from domain.message import said
from domain.rows import only_value
from domain.spelling import tidied
from etl.checks.row_problems import add_problems
from etl.read.staging.columns import Columns


FREE_TEXT = "free_text"
MAX_CHARACTERS, MAX_WORDS = 60, 6  # up to here a text is taken for a name, whoever wrote it
SHARED = 3  # people; a text that so many have is a group's name
AS_LONG = 1.5  # times the longest that is shared: from there on a text is no name like those
FREE_TEXT_SHARE = 0.01  # of a column's rows; where they are fewer, the rows are refused and not the file
NOT_IN_WORDS = ("organisation",)  # whose names are sentences: “… and … Hospitals NHS Foundation Trust”
TOO_LONG = said("long_name", characters=MAX_CHARACTERS, words=MAX_WORDS)


IS_LONG = "(length(text) > $characters or len(string_split_regex(trim(text), '\\s+')) > $words)"
IS_LONG_FROM = {"characters": MAX_CHARACTERS, "words": MAX_WORDS}


@dataclass(frozen=True)
class Long:
    """A long text of a column, and who has it."""

    text: str
    rows: int
    people: int

    @property
    def words(self) -> int:
        return len(self.text.split())


def create_doubtful(con: duckdb.DuckDBPyConnection) -> None:
    """The table `doubtful`: one row per column and text, as written, that may be no group's name."""
    con.execute("create or replace table doubtful (of_column varchar, text varchar)")


def columns_with_long(con: duckdb.DuckDBPyConnection, columns: Columns) -> set[str]:
    """The columns in which any text is too long to be a name at first sight."""
    found = con.execute(
        f"select distinct of_column from texts where list_contains($names, of_column) and {IS_LONG}",
        {"names": [*AS_EXPORTED, *OPEN, *columns.own], **IS_LONG_FROM},
    )
    return {column for (column,) in found.fetchall()}


def ask_about_long_names(
    con: duckdb.DuckDBPyConnection, name: str, columns: Columns, renamed: dict[str, str]
) -> list[Finding]:
    """Adds to `doubtful`, and asks about it; what the mapping has `renamed` is as its writer means it.

    Long texts that several people share are names; where most are, so are the others that are not much longer.
    """
    if name not in (*AS_EXPORTED, *OPEN, *columns.own):
        return []
    long = _long_texts(con, name, columns, renamed)
    shared = [text for text in long if text.people >= SHARED]
    are_names = 2 * sum(text.rows for text in shared) >= sum(text.rows for text in long)
    like_names = shared if are_names else []
    most_characters = max([MAX_CHARACTERS, *(AS_LONG * len(text.text) for text in like_names)])
    most_words = max([MAX_WORDS, *(AS_LONG * text.words for text in like_names)])
    doubtful = [
        text
        for text in long
        if text not in shared
        and (len(text.text) > most_characters or (text.words > most_words and name not in NOT_IN_WORDS))
    ]
    if not doubtful:
        return []
    con.execute(
        "insert into doubtful by name select $name as of_column, unnest($texts::varchar[]) as text",
        {"name": name, "texts": [text.text for text in doubtful]},
    )
    found = sum(text.rows for text in doubtful)
    rows = only_value(con.execute(f"select count({name}) from cells").fetchone())
    return [_finding(name, columns.headers[name], found, is_file_at_stake=found > max(1, FREE_TEXT_SHARE * rows))]


def refuse_doubtful(con: duckdb.DuckDBPyConnection, confirmed: frozenset[str]) -> None:
    """Rows with a text that may be no group's name, unless somebody has said that it is one."""
    for (name,) in con.execute("select distinct of_column from doubtful").fetchall():
        if f"{FREE_TEXT}:{name}" not in confirmed:
            add_problems(
                con,
                TOO_LONG,
                name,
                f"select row_no from export where {name} in (select text from doubtful where of_column = $column)",
            )


def _finding(name: str, header: str, rows: int, is_file_at_stake: bool) -> Finding:
    long = said(
        FREE_TEXT,
        header=header,
        characters=MAX_CHARACTERS,
        words=MAX_WORDS,
        rows=rows,
        stays_out=None if is_file_at_stake else said("stays_out", rows=rows),
    )
    return Finding(FREE_TEXT, name, long, needs_confirmation=is_file_at_stake)


def _long_texts(con: duckdb.DuckDBPyConnection, name: str, columns: Columns, renamed: dict[str, str]) -> list[Long]:
    found = con.execute(
        f"select text from texts where of_column = $name and {IS_LONG}", {"name": name, **IS_LONG_FROM}
    ).fetchall()
    long = [text for (text,) in found if text not in renamed and not _is_known(con, name, tidied(text))]
    if not long:
        return []
    person = "subject_id" if "subject_id" in columns.places else "row_no"
    counts = con.execute(
        f"select {name}::varchar, count(*), count(distinct {person}) from cells "
        f"where list_contains($texts, {name}::varchar) group by all",
        {"texts": long},
    ).fetchall()
    return [Long(*counted) for counted in counts]


def _is_known(con: duckdb.DuckDBPyConnection, name: str, text: str) -> bool:
    """Whether a list of ours or an earlier load has it."""
    if name in OPEN and vocabulary(name).meaning(text):
        return True
    return only_value(con.execute(f"select count(*) > 0 from standing where {name} = $text", {"text": text}).fetchone())
