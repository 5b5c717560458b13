"""LimeSurvey: one header row of codes, texts or both; a response without a submission date was not completed."""

import re

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, cell
from etl.read.layouts.own_words import are_moments, are_running_numbers, place_of


NAME = "LimeSurvey"
ID, SUBMITTED, LAST_PAGE, LANGUAGE = range(4)  # the places of its first columns
PAGE = re.compile(r"-?\d{0,3}")
LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,10})*")
CODE_AND_TEXT = re.compile(r"(?P<code>[A-Za-z]\w*(?:\[\w+\])*)\.\s+(?P<text>\S.*)", re.DOTALL)
NOT_RATED = ("N/A", "{question_not_shown}")
PARTIAL = "unfinished_lime_survey"
FORMULA_AFTER_APOSTROPHE = ("'=", "'+", "'-", "'@")  # LimeSurvey masks what a spreadsheet would run


def why(top: list[Row]) -> Message | None:
    _, texts = _codes_and_texts(top[0].cells)
    submitted, last_page = (place_of(texts, "lime_survey", column) for column in ("submitted", "last_page"))
    if submitted is not None and last_page is not None:
        columns = [texts[submitted].strip(), texts[last_page].strip()]
        return said("has_columns", row=top[0].number, columns=columns)
    if _is_laid_out(top):
        return said("laid_out_as_lime_survey", row=top[0].number)
    return None


def _is_laid_out(top: list[Row]) -> bool:
    """Whether the first columns hold what LimeSurvey writes there, whatever it calls them."""
    answers = top[1:]
    return (
        are_running_numbers(answers, ID)
        and are_moments(answers, SUBMITTED, may_be_blank=True)
        and all(PAGE.fullmatch(cell(row.cells, LAST_PAGE)) for row in answers)
        and all(LANGUAGE_CODE.fullmatch(cell(row.cells, LANGUAGE)) for row in answers)
    )


def lay_out(top: list[Row], why: Message | None) -> Layout:
    codes, texts = _codes_and_texts(top[0].cells)
    submitted = place_of(texts, "lime_survey", "submitted")
    if submitted is None and _is_laid_out(top):
        submitted = SUBMITTED
    return Layout(
        tool="lime_survey",
        why=why,
        header=texts,
        header_row=top[0].number,
        second_names=codes,
        left_out=lambda cells: PARTIAL if submitted is not None and not cell(cells, submitted) else None,
        clean=lambda text: text[1:] if text.startswith(FORMULA_AFTER_APOSTROPHE) else text,
        not_rated=NOT_RATED,
    )


def _codes_and_texts(cells: list[str]) -> tuple[list[str], list[str]]:
    """`Q1[SQ001]. Leading with care` apart; where the export has one of the two alone, it stands as the text."""
    if cells and (first := CODE_AND_TEXT.fullmatch(cells[0].strip())) and first["code"].casefold() == "id":
        parts = [CODE_AND_TEXT.fullmatch(text.strip()) for text in cells]
        return [part["code"] if part else "" for part in parts], [
            part["text"] if part else text for part, text in zip(parts, cells, strict=True)
        ]
    return [""] * len(cells), cells
