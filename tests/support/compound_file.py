"""A compound file as Excel kept its older workbooks, and keeps those with a password: a small file system in one file."""

import struct


SECTOR = 512
FREE, END, FAT, DIFAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
IN_HEADER = 109  # sectors of the table of sectors that the header names itself
NUMBERS = SECTOR // 4  # in a sector
SMALLEST_STREAM = 4096  # a shorter one would stand in a place of its own


def compound_file(streams: dict[str, bytes]) -> bytes:
    """One folder with these streams, padded to the size from which on they stand in sectors of their own."""
    contents = [content.ljust(SMALLEST_STREAM, b"\0") for content in streams.values()]
    sizes = [-(-len(content) // SECTOR) for content in contents]
    directory = -(-(len(streams) + 1) // 4)
    tables = further = 0
    while tables < -(-(sum(sizes) + directory + tables + further) // NUMBERS):
        tables = -(-(sum(sizes) + directory + tables + further) // NUMBERS)
        further = -(-max(0, tables - IN_HEADER) // (NUMBERS - 1))
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    first_of_directory = sum(sizes)
    first_table = first_of_directory + directory
    chain = [number for start, size in zip(starts, sizes, strict=True) for number in _chain(start, size)]
    chain += [*_chain(first_of_directory, directory), *[FAT] * tables, *[DIFAT] * further]
    chain += [FREE] * (tables * NUMBERS - len(chain))
    places = list(range(first_table, first_table + tables))
    more = [places[start : start + NUMBERS - 1] for start in range(IN_HEADER, tables, NUMBERS - 1)]
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    for number, (name, start, content) in enumerate(zip(streams, starts, contents, strict=True), start=1):
        entries.append(_entry(name, 2, start, len(content), right=number + 1 if number < len(streams) else FREE))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, tables, first_of_directory, 0,
        SMALLEST_STREAM, END, 0, first_table + tables if further else END, further,
    )  # fmt: skip
    named = (places + [FREE] * IN_HEADER)[:IN_HEADER]
    file = [header + struct.pack(f"<{IN_HEADER}I", *named)]
    file += [content.ljust(size * SECTOR, b"\0") for content, size in zip(contents, sizes, strict=True)]
    file += [b"".join(entries).ljust(directory * SECTOR, b"\0"), struct.pack(f"<{len(chain)}I", *chain)]
    for number, part in enumerate(more, start=1):
        follows = first_table + tables + number if number < len(more) else END
        file.append(struct.pack(f"<{NUMBERS}I", *(part + [FREE] * NUMBERS)[: NUMBERS - 1], follows))
    return b"".join(file)


def _chain(start: int, size: int) -> list[int]:
    return [*range(start + 1, start + size), END]


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE, right: int = FREE) -> bytes:
    text = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ", text, len(text) + 2, kind, 1, FREE, right, child, b"", 0, b"", b"", start, size
    )
