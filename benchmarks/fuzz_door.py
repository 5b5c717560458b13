"""Mutated exports through the door: how many load, how many are refused in a sentence, and that none does anything else.

Bars: 10,000 files and more, no crash (any exception but CallRefused), no hang, no half-load (a dry run that writes, or counts
that do not add up). `python -m benchmarks.fuzz_door [FILES] [SEED]`
"""

import csv
import io
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

import settings
from etl.mapping import Mapping, read_mapping
from etl.pipeline import Options, load_export
from etl.read.recognise import TOOL_NAMES
from etl.read.source import Source
from etl.refusals import CallRefused


FILES, SEED = 10_000, 1
SECONDS_A_FILE = 10
FIXTURES = settings.PROJECT / "tests" / "etl" / "read" / "fixtures"
NASTY = ["", "\0", '"', "'", ",", ";", "\r", "\n", "\u202e", "\ufeff", "=1+1", "9" * 400, "-1", "1e308", "nan", "é", "🙂", "\ud7ff",
         "Total", "subject_id", "ImportId", '{"ImportId":"x"}', "[", "<", "&#0;", "x" * 70_000]  # fmt: skip
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "mac_roman",
    "utf-7",
    "utf-32",
    "cp037",
]


class Hang(Exception):
    """A file took longer than it may."""


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else SEED)
    signal.signal(signal.SIGALRM, _too_long)
    ends, kinds, slowest = Counter(), Counter(), (0.0, "")
    with tempfile.TemporaryDirectory() as home:
        os.environ["NINEFOLD_HOME"] = home
        for number, (kind, name, data, mapping) in zip(range(files), mutated(chance), strict=False):
            started = time.perf_counter()
            end = outcome(name, data, mapping, chance)
            slowest = max(slowest, (time.perf_counter() - started, f"{kind} {name}"))
            if end not in ("loads", "refused in a sentence", "call refused"):
                kept = Path(tempfile.gettempdir()) / f"fuzz_{number}_{name}"
                kept.write_bytes(data)
                print(f"{end}: {kept}", flush=True)
            if any(Path(home).iterdir()):
                end = "something was written"
            ends[end] += 1
            kinds[kind] += 1
            if (number + 1) % 1000 == 0:
                print(f"{number + 1:,} files: {dict(ends)}", file=sys.stderr, flush=True)
    print(f"{sum(ends.values()):,} files: {', '.join(f'{count:,} {end}' for end, count in ends.most_common())}")
    print(f"by mutation: {', '.join(f'{count:,} {kind}' for kind, count in sorted(kinds.items()))}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"slowest file {slowest[0]:.2f} s ({slowest[1]}), peak memory {memory:,.0f} MB")


def outcome(name: str, data: bytes, mapping: Mapping, chance: random.Random) -> str:
    tool = chance.choice(TOOL_NAMES) if chance.random() < 0.1 else None
    signal.setitimer(signal.ITIMER_REAL, SECONDS_A_FILE)
    try:
        report = load_export(Source(name, data=data), Options(mapping=mapping, dry_run=True, tool=tool))
    except CallRefused:
        return "call refused"
    except Hang:
        return "hang"
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        traceback.print_exc(limit=-3)
        return f"crash ({type(error).__name__})"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    if report.refusal:
        is_whole = not (report.assessments_loaded or report.ratings_loaded)
        return "refused in a sentence" if is_whole and report.refusal[-1] in ".?)”" else "half-load"
    adds_up = (
        report.rows_read >= report.rows_refused and report.assessments_loaded <= report.rows_read - report.rows_refused
    )
    return "loads" if adds_up and report.batch_id is None else "half-load"


def _too_long(signum, frame) -> None:
    raise Hang


def mutated(chance: random.Random) -> Iterator[tuple[str, str, bytes, Mapping]]:
    """Endless: a kind of mutation, a file name, its bytes, and the mapping that fits the file it was made of."""
    originals = list(exports())
    while True:
        name, data, rows, mapping = chance.choice(originals)
        kind = chance.choice(list(MUTATIONS))
        if kind in ("parts", "xml") and not name.endswith(".xlsx"):
            continue
        yield kind, name, MUTATIONS[kind](chance, name, data, rows), mapping


def exports() -> Iterator[tuple[str, bytes, list[list[str]], Mapping]]:
    """Every fixture and a plain table, as text and as a workbook."""
    for file in sorted([*FIXTURES.glob("*.csv"), *FIXTURES.glob("*.tsv")]):
        text = file.read_bytes().decode("utf-8-sig", "replace")
        delimiter = "\t" if file.suffix == ".tsv" else ";" if text.count(";") > text.count(",") else ","
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        mapping = read_mapping(file.with_suffix(".toml"))
        yield file.name, file.read_bytes(), rows, mapping
        yield f"{file.stem}.xlsx", workbook(rows), rows, mapping
    from tests.etl.door import assessment, rating

    for name, made in (("wide", assessment), ("long", rating)):
        people = [made(f"p{number}", str(number % 5), wave_date="2026-05-01") for number in range(8)]
        rows = [list(people[0]), *(list(person.values()) for person in people)]
        yield f"{name}.csv", as_text(rows).encode(), rows, Mapping()
        yield f"{name}.xlsx", workbook([["Made up"], *rows]), rows, Mapping()


def as_text(rows: list[list[str]], delimiter: str = ",") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def workbook(rows: list[list[str]]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet.write(
                number,
                place,
                int(value) if value.isdecimal() and len(value) < 9 else value[:32_000].replace("\ufffe", ""),
            )
    book.close()
    return file.getvalue()


def flip(chance, name, data, rows) -> bytes:
    flipped = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 50])):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def cut(chance, name, data, rows) -> bytes:
    start = chance.choice([0, 0, 0, chance.randrange(len(data))])
    return data[start : chance.randrange(start, len(data) + 1)]


def splice(chance, name, data, rows) -> bytes:
    """A piece of the file again, elsewhere in it; or noise."""
    piece = (
        data[(at := chance.randrange(len(data))) : at + chance.randrange(1, 2000)]
        if chance.random() < 0.7
        else chance.randbytes(60)
    )
    place = chance.randrange(len(data))
    return data[:place] + piece + data[place + chance.choice([0, len(piece)]) :]


def swap(chance, name, data, rows) -> bytes:
    """Cells and rows change places, or take a value that they should not."""
    changed = [list(row) for row in rows]
    for _ in range(chance.choice([1, 3, 20])):
        one, other = chance.choice(changed), chance.choice(changed)
        match chance.randrange(5):
            case 0 if one and other:
                a, b = chance.randrange(len(one)), chance.randrange(len(other))
                one[a], other[b] = other[b], one[a]
            case 1 if one:
                one[chance.randrange(len(one))] = chance.choice(NASTY)
            case 2:
                changed.insert(chance.randrange(len(changed)), list(other))
            case 3 if one:
                del one[chance.randrange(len(one))]
            case 4:
                one.append(chance.choice(NASTY))
    return (
        workbook(changed)
        if name.endswith(".xlsx")
        else as_text(changed, chance.choice(",;\t|")).encode("utf-8", "replace")
    )


def encode(chance, name, data, rows) -> bytes:
    text = as_text(rows, chance.choice(",;\t|"))
    if chance.random() < 0.3:
        text = text.replace("\r\n", chance.choice(["\r", "\n", "\n\r", "\u2028", "\x85"]))
    return text.encode(chance.choice(ENCODINGS), "replace")


def nasty(chance, name, data, rows) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.choice(NASTY).encode("utf-8", "replace") + data[place:]


def parts(chance, name, data, rows) -> bytes:
    """A workbook whose parts are missing, twice there, empty, or each other's."""
    old = zipfile.ZipFile(io.BytesIO(data))
    contents = {part: old.read(part) for part in old.namelist()}
    one, other = chance.choice(list(contents)), chance.choice(list(contents))
    match chance.randrange(4):
        case 0:
            del contents[one]
        case 1:
            contents[one] = b""
        case 2:
            contents[one], contents[other] = contents[other], contents[one]
        case 3:
            contents[one.upper()] = contents.pop(one)
    return zipped(contents)


def xml(chance, name, data, rows) -> bytes:
    """A workbook whose XML is mutated beneath a sound zip: references, types, lengths, tags."""
    old = zipfile.ZipFile(io.BytesIO(data))
    contents = {part: old.read(part) for part in old.namelist()}
    part = chance.choice(
        [part for part in contents if "sheet" in part or "shared" in part or "workbook" in part or "styles" in part]
    )
    content = contents[part]
    for _ in range(chance.choice([1, 1, 3, 10])):
        if not content:
            break
        match chance.randrange(4):
            case 0:
                content = flip(chance, name, content, rows)
            case 1:
                digits = [place for place, byte in enumerate(content) if 48 <= byte <= 57]
                if digits:
                    place = chance.choice(digits)
                    number = chance.choice(
                        [b"0", b"-1", b"1048576", b"99999999999", b"4294967295", b"1e400", b"XFD1", b""]
                    )
                    content = content[:place] + number + content[place + 1 :]
            case 2:
                content = splice(chance, name, content, rows)
            case 3:
                old_text, new_text = chance.choice(SWAPS)
                content = content.replace(old_text, new_text, chance.choice([1, -1]))
    contents[part] = content
    return zipped(contents)


SWAPS = [(b't="s"', b't="d"'), (b't="s"', b't="e"'), (b't="s"', b't="b"'), (b't="s"', b""), (b"<v>", b"<v>-"), (b' r="', b' r="$'),
         (b"</row>", b""), (b"<row", b"<rows"), (b"<c ", b"<c r='XFD1048576' "), (b' r="A', b' R="A'), (b"/>", b">"), (b"utf-8", b"utf-16"),
         (b"<si>", b"<si><si>"), (b"<sheets>", b""), (b"rId1", b"rId2"),
         (b"</worksheet>", b"<mergeCells><mergeCell ref='A1:A9'/></mergeCells>"),
         (b"<t>", b"<t>&#0;&lol;"), (b"sheet1", b"../../sheet1")]  # fmt: skip
MUTATIONS = {
    "flip": flip,
    "cut": cut,
    "splice": splice,
    "swap": swap,
    "encode": encode,
    "nasty": nasty,
    "parts": parts,
    "xml": xml,
}


def zipped(contents: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in contents.items():
            archive.writestr(part, content)
    return file.getvalue()


if __name__ == "__main__":
    main()
