"""Workbooks mutated beneath a sound zip: their parts, and the XML in them."""

import io
import zipfile

from benchmarks.byte_mutations import flip, splice


SWAPS = [(b't="s"', b't="d"'), (b't="s"', b't="e"'), (b't="s"', b't="b"'), (b't="s"', b""), (b"<v>", b"<v>-"), (b' r="', b' r="$'),
         (b"</row>", b""), (b"<row", b"<rows"), (b"<c ", b"<c r='XFD1048576' "), (b' r="A', b' R="A'), (b"/>", b">"), (b"utf-8", b"utf-16"),
         (b"<si>", b"<si><si>"), (b"<sheets>", b""), (b"rId1", b"rId2"),
         (b"</worksheet>", b"<mergeCells><mergeCell ref='A1:A9'/></mergeCells>"),
         (b"<t>", b"<t>&#0;&lol;"), (b"sheet1", b"../../sheet1")]  # fmt: skip
TOLD = (
    "sheet",
    "shared",
    "workbook",
    "styles",
    "content",
    "manifest",
    "answers",
)  # parts that say what is in the cells


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
    part = chance.choice([part for part in contents if any(word in part for word in TOLD)] or list(contents))
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


def zipped(contents: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in contents.items():
            archive.writestr(part, content)
    return file.getvalue()
