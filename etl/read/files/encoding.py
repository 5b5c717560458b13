"""Which encoding a text file has, told from its bytes alone."""

import codecs

from etl.read.files.source import Source
from etl.refusals import FileRefused


SAMPLE_BYTES = 1 << 18  # enough to tell an encoding by
# What Excel writes, on Windows and on a Mac, in western and central Europe.
EXCEL_ENCODINGS = ["cp1252", "mac_roman", "cp1250", "iso8859_15"]
WINDOWS_LETTERS = "windows letters"  # how decoding goes on where UTF-8 is broken
BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def encoding_of(source: Source) -> str:
    """The text's encoding, by its byte order mark, by being mostly valid UTF-8, or by the likeliest that Excel writes.

    Raises FileRefused where the bytes are no text.
    """
    marked = next((encoding for mark, encoding in BYTE_ORDER_MARKS.items() if source.head.startswith(mark)), None)
    if not marked and source.head[:4].count(0):
        marked = _utf_16_without_mark(source.head)
    if marked and marked.startswith("utf-16"):
        decoder = codecs.getincrementaldecoder(marked)("replace")
        if any("\0" in decoder.decode(chunk) for chunk in source.chunks()):
            raise FileRefused("no_text", name=source.name)
        return marked
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_valid = True
    for chunk in source.chunks():
        if b"\0" in chunk:
            raise FileRefused("no_text", name=source.name)
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            is_valid = False
            decoder.reset()
    if is_valid and not decoder.getstate()[0]:
        return marked or "utf-8"
    sample = _sample_around_the_first_odd_bytes(source)
    if marked or _is_mostly_utf_8(sample):
        return marked or "utf-8"
    import charset_normalizer  # needed only where the text is not UTF-8

    likeliest = charset_normalizer.from_bytes(sample, cp_isolation=EXCEL_ENCODINGS).best()
    return likeliest.encoding if likeliest else "cp1252"


def _is_mostly_utf_8(sample: bytes) -> bool:
    """Whether more letters are whole under UTF-8 than broken: some tools paste parts in another encoding into it."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(not letter.isascii() for letter in text) - broken > broken


def _as_windows_letter(error: UnicodeError) -> tuple[str, int]:
    """What is broken under UTF-8 was written as Windows writes it."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(WINDOWS_LETTERS, _as_windows_letter)


def _utf_16_without_mark(head: bytes) -> str | None:
    """UTF-16 of mostly western text has a zero in every second byte."""
    sample = head[: 1 << 12]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) > 0.6 * len(zeros):
            return encoding
    return None


def _sample_around_the_first_odd_bytes(source: Source) -> bytes:
    """The chunk that tells the encodings apart is the one that has bytes above ASCII."""
    odd = b"".join(line for chunk in source.chunks() for line in chunk.splitlines(True) if not line.isascii())
    return odd[:SAMPLE_BYTES]
