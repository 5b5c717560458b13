"""The parts of a zip, unpacked piece by piece: what is small on disk and vast in memory is refused before it is there."""

import struct
import zipfile
import zlib
from collections.abc import Iterator

from etl.refusals import FileRefused


CHUNK_BYTES = 1 << 20
PACKED_BYTES = 1 << 17  # taken in at once: what is left of a piece is copied each time
MAX_UNPACKED_BYTES = 1024**3  # of all parts together
MAX_COMPRESSION = 200  # times; real survey answers pack to a tenth or so
SMALL_BYTES = 10 * 1024**2  # below this any compression is harmless
DAMAGED_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, ValueError, OSError)


def chunks_of(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What the part really unpacks to, whatever size the zip states for it."""
    name_length, extra_length = struct.unpack_from("<HH", data, part.header_offset + 26)
    start = part.header_offset + 30 + name_length + extra_length
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
    elif part.compress_type == zipfile.ZIP_DEFLATED:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        for begin in range(0, len(packed), PACKED_BYTES):
            piece: bytes | memoryview = packed[begin : begin + PACKED_BYTES]
            while piece and not inflate.eof:
                yield inflate.decompress(piece, CHUNK_BYTES)
                piece = inflate.unconsumed_tail
    else:
        raise zipfile.BadZipFile("a way of packing that no spreadsheet program uses")


class Room:
    """What the parts of a zip have taken so far when they are unpacked."""

    def __init__(self, name: str, packed: int) -> None:
        self._name, self._packed, self._unpacked = name, packed, 0

    def take(self, chunk: bytes) -> bytes:
        self._unpacked += len(chunk)
        refuse_size(self._name, self._unpacked, self._packed)
        return chunk


def refuse_size(name: str, unpacked: int, packed: int) -> None:
    if unpacked > MAX_UNPACKED_BYTES or unpacked > max(MAX_COMPRESSION * packed, SMALL_BYTES):
        raise FileRefused("unpacks_too_large", name=name, megabytes=unpacked / 1024**2)
