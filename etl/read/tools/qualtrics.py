"""Qualtrics: the column's id, the question's text and an ImportId stand above each other; older exports lack the third."""

import re

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, cell, key, padded, places_of
from etl.read.layouts.own_words import own_words


NAME = "Qualtrics"
NOT_RATED = ("-1", "-2", "-99")  # recodes of “not applicable”, and of a question seen and not answered
IMPORT_ID = re.compile(r"""\s*\{\s*['"]ImportId['"]\s*:""", re.IGNORECASE)
LEGACY_ID = re.compile(r"V\d+")
OWN_IDS = {
    "startdate", "enddate", "status", "progress", "finished", "recordeddate", "responseid", "distributionchannel",
    "userlanguage",
}  # fmt: skip
ENOUGH_OWN_IDS = 5
RESPONSE_ID = re.compile(r"R_\w+")

# A status is written in words, or as the sum of these: "9" is a preview that was flagged as spam.
STATUS_NUMBER = re.compile(r"\d{1,3}")
SPAM_WORDS = frozenset({"spam"})  # in every language
PREVIEW_FLAG, TEST_FLAG, SPAM_FLAG = 1, 2, 8
PREVIEW = "preview_row"
TEST = "test_row"
SPAM = "spam_row"
PARTIAL = "unfinished_qualtrics"


def why(top: list[Row]) -> Message | None:
    if number := _import_ids(top):
        return said("holds_import_ids", row=top[number].number)
    first = [key(text) for text in top[0].cells]
    if _is_legacy(top):
        return said("numbers_its_columns", row=top[0].number)
    if len(OWN_IDS.intersection(first)) >= ENOUGH_OWN_IDS:
        return said("has_columns_like", row=top[0].number, columns=["StartDate", "Progress", "ResponseId"])
    return None


def lay_out(top: list[Row], why: Message | None) -> Layout:
    import_ids = _import_ids(top)
    if import_ids:
        last = import_ids
        ids, texts = top[0].cells, top[import_ids - 1].cells
    elif len(top) > 1 and not _is_answer(top):
        last = 1
        ids, texts = top[0].cells, top[1].cells
    else:
        last = 0
        ids = texts = top[0].cells
    width = max(len(ids), len(texts))
    ids, texts = padded(ids, width), padded(texts, width)
    places = places_of(texts if _is_legacy(top) else ids)
    return Layout(
        tool="qualtrics",
        why=why,
        header=[text if text.strip() else own_id for own_id, text in zip(ids, texts, strict=True)],
        header_row=top[last].number,
        second_names=ids,
        left_out=lambda cells: _no_answer(cells, places),
        not_rated=NOT_RATED,
    )


def _import_ids(top: list[Row]) -> int:
    """The place of the ImportId row below the ids, 0 if there is none."""
    for number, row in enumerate(top[1:3], start=1):
        written = [text for text in row.cells if text.strip()]
        if written and sum(bool(IMPORT_ID.match(text)) for text in written) * 2 > len(written):
            return number
    return 0


def _is_legacy(top: list[Row]) -> bool:
    numbered = [text.strip() for text in top[0].cells[:3]]
    return (
        len(top) > 1
        and len(numbered) == 3
        and all(map(LEGACY_ID.fullmatch, numbered))
        and not {"responseid", "responseset"}.isdisjoint(map(key, top[1].cells))
    )


def _is_answer(top: list[Row]) -> bool:
    """Whether the second row is already somebody's: it has a response id where the first names it."""
    return bool(RESPONSE_ID.fullmatch(cell(top[1].cells, places_of(top[0].cells).get("responseid"))))


def _no_answer(cells: list[str], places: dict[str, int]) -> str | None:
    status = cell(cells, places.get("status")).casefold()
    channel = cell(cells, places.get("distributionchannel")).casefold()
    if _says(status, PREVIEW_FLAG, own_words("qualtrics", "preview")) or channel == "preview":
        return PREVIEW
    if _says(status, TEST_FLAG, own_words("qualtrics", "test")) or channel == "test":
        return TEST
    if _says(status, SPAM_FLAG, SPAM_WORDS):
        return SPAM
    progress = cell(cells, places.get("progress"))
    if key(cell(cells, places.get("finished"))) in own_words("qualtrics", "unfinished") or (
        progress.isdecimal() and int(progress[:4]) < 100
    ):
        return PARTIAL
    return None


def _says(status: str, flag: int, words: frozenset[str]) -> bool:
    return bool(int(status) & flag) if STATUS_NUMBER.fullmatch(status) else any(word in key(status) for word in words)
