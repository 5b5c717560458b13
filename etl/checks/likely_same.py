"""Names of teams, divisions or organisations that are likely one, written in two ways: told and offered, never made one unasked."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, product

import duckdb

import settings
from domain.columns import AS_EXPORTED
from domain.declared.mapping_file import Mapping
from domain.door.load import Finding, Pair
from domain.message import said as message
from domain.spelling import folded
from domain.words import by_id
from etl.checks.tidiness import SMALL_WORDS, tidiness


WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
IN_BRACKETS = re.compile(r"(?P<name>.+?)\s*[\[(](?P<other>[^\[\]()]+)[\])]")  # Acute Medical Unit (AMU)
ACRONYM = re.compile(r"[A-Za-z](?:\s?&\s?[A-Za-z]|[A-Za-z])+")
LONGEST_ACRONYM = 6  # letters
FEWEST_LETTERS = 6  # of a word in which one letter may be a slip
OF_WORDS = "words with "  # how the key of a name in full begins that has these initials
MOST_TOLD = 8  # pairs of a column
MOST_NAMES = 5_000  # of a column; more is no list of teams


def likely_same(con: duckdb.DuckDBPyConnection, mapping: Mapping) -> dict[str, list[Pair]]:
    """By column, pairs of names of `accepted` and of earlier loads, one of the file's at least; not those a mapping speaks of.

    An earlier load's name is the one to keep, else the tidier: in full rather than in initials, in proper capitals, the more frequent.
    """
    found = {}
    for column, (in_file, before) in _names(con).items():
        names = sorted({*in_file, *before} - {settings.NOT_STATED})
        said = set(mapping.values.get(column, {}))
        pairs = [
            _ordered(one, other, in_file, before)
            for one, other in (_pairs(names) if len(names) <= MOST_NAMES else ())
            if not {one, other} <= before and not {one, other} <= said
        ]
        if pairs:
            found[column] = sorted(pairs, key=lambda pair: (pair.kept, pair.name))
    return found


def _names(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[dict[str, int], set[str]]]:
    """By column, the names of the file with the rows of each, and the names of earlier loads."""
    names = ", ".join(AS_EXPORTED)
    written = con.execute(
        f"""
        with combined as materialized (select {names}, count(*) as rows from accepted group by all)
        select of_column, name, sum(rows)::bigint
        from (unpivot combined on {names} into name of_column value name)
        group by all
        """
    ).fetchall()
    known = con.execute(
        f"select distinct of_column, name from (unpivot (select distinct {names} from standing) on {names} into name of_column value name)"
    ).fetchall()
    return {
        column: (
            {name: rows for of_column, name, rows in written if of_column == column},
            {name for of_column, name in known if of_column == column and name},
        )
        for column in AS_EXPORTED
    }


def likely_same_findings(pairs: dict[str, list[Pair]]) -> list[Finding]:
    """What is told of them; nothing is asked."""
    return [_finding(column, of_column) for column, of_column in pairs.items()]


def _finding(column: str, pairs: list[Pair]) -> Finding:
    told = [message("pair", name=pair.name, kept=pair.kept) for pair in pairs[:MOST_TOLD]]
    told += [message("more", number=len(pairs) - MOST_TOLD)] * (len(pairs) > MOST_TOLD)
    name, kept = pairs[0].name, pairs[0].kept
    return Finding(
        "likely_same", column, message("likely_same", column=by_id(column), pairs=told, name=name, kept=kept)
    )


def _ordered(one: str, other: str, in_file: dict[str, int], before: set[str]) -> Pair:
    def standing(name: str) -> tuple:
        return name in before, not _is_acronym(name), tidiness(name), "&" not in name, in_file.get(name, 0), name

    name, kept = sorted((one, other), key=standing)
    return Pair(name, kept)


def _pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names that have a key in common; each name has few keys, so that thousands of names cost no comparisons."""
    having: dict[str, set[str]] = {}
    but_for_one: dict[str, dict[str, set[str]]] = {}
    for name in names:
        for way in _ways(name):
            words = _telling(way)
            for key in _keys(way, words):
                having.setdefault(key, set()).add(name)
            for place, word in enumerate(words):
                if len(word) >= FEWEST_LETTERS and word.isalpha():
                    others = " ".join([*words[:place], "*", *words[place + 1 :]])
                    but_for_one.setdefault(others, {}).setdefault(word, set()).add(name)
    of_words = {key: having.pop(key) for key in list(having) if key.startswith(OF_WORDS)}
    alike = [*having.values(), *(one for words in but_for_one.values() if len(words) > 1 for one in _slips(words))]
    pairs = {pair for names in alike for pair in combinations(sorted(names), 2)}
    for (
        initials,
        in_full,
    ) in of_words.items():  # two names in full with the same initials are two: Heron and Hawthorn Ward
        acronyms = having.get(initials.removeprefix(OF_WORDS), set())
        pairs |= {(min(pair), max(pair)) for pair in product(acronyms, in_full) if len(set(pair)) == 2}
    yield from sorted(pairs)


def _slips(words: dict[str, set[str]]) -> Iterable[set[str]]:
    """The names of words that differ in one letter; a name's first letter is rarely mistaken, and tells much."""
    having: dict[str, set[str]] = {}
    for word, names in words.items():
        left_out = {f"{word[:cut]}*{word[cut + 1 :]}" for cut in range(1, len(word))}
        put_in = {f"{word[:cut]}*{word[cut:]}" for cut in range(1, len(word) + 1)}
        for key in left_out | put_in:
            having.setdefault(key, set()).update(names)
    return having.values()


def _ways(name: str) -> list[str]:
    """The name, and where another stands in brackets behind it, each of the two."""
    bracketed = IN_BRACKETS.fullmatch(name)
    return [name, bracketed["name"], bracketed["other"]] if bracketed else [name]


def _telling(name: str) -> list[str]:
    words = [_singular(word) for word in WORD.findall(folded(name).replace("'s", "s").replace("’s", "s"))]
    return [word for word in words if word not in SMALL_WORDS or word == "a"]  # Ward A


def _keys(name: str, telling: list[str]) -> Iterator[str]:
    """One key for all spellings of its words, one for its initials."""
    if not telling:
        return
    yield " ".join(telling)
    if initials := _initials(name, telling):
        yield f"initials {initials}" if _is_acronym(name) else f"{OF_WORDS}initials {initials}"


def _initials(name: str, telling: list[str]) -> str:
    """Of an acronym its letters, of several words their initials; numbers behind either must be the same."""
    numbers = " ".join(word for word in telling if not word.isalpha())
    if _is_acronym(name):
        return f"{re.sub(r'[^a-z]', '', folded(_letters(name)).replace(' and ', ''))} {numbers}"
    letters = [word[0] for word in telling if word.isalpha()]
    return f"{''.join(letters)} {numbers}" if len(letters) > 1 else ""


def _is_acronym(name: str) -> bool:
    """Whether it is initials alone, numbers aside: AMU, ED, T&O, ITU 2."""
    letters = _letters(name)
    return (
        bool(ACRONYM.fullmatch(letters)) and (letters.isupper() or "&" in letters) and len(letters) <= LONGEST_ACRONYM
    )


def _letters(name: str) -> str:
    return re.sub(r"\W*\d+\W*", "", name).strip(" .")


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
