"""LimeSurvey: one header row of codes, texts or both; a response without a submission date was not completed."""

import re

from etl.read.layout import Layout, Row, cell, places_of


NAME = "LimeSurvey"
SUBMITTED = ("submitdate", "datesubmitted", "datumabgeschickt")
LAST_PAGE = ("lastpage", "letzteseite")
CODE_AND_TEXT = re.compile(r"(?P<code>[A-Za-z]\w*(?:\[\w+\])*)\.\s+(?P<text>\S.*)", re.DOTALL)
NOT_RATED = ("N/A", "{question_not_shown}")
PARTIAL = "the response was not completed: it has no submission date"
FORMULA_AFTER_APOSTROPHE = ("'=", "'+", "'-", "'@")  # LimeSurvey masks what a spreadsheet would run


def why(top: list[Row]) -> str | None:
    _, texts = _codes_and_texts(top[0].cells)
    places = places_of(texts)
    if any(name in places for name in SUBMITTED) and any(name in places for name in LAST_PAGE):
        submitted, last_page = (texts[places[_first(names, places)]] for names in (SUBMITTED, LAST_PAGE))
        return f"row {top[0].number} has its columns {submitted.strip()} and {last_page.strip()}"
    return None


def lay_out(top: list[Row], why: str) -> Layout:
    codes, texts = _codes_and_texts(top[0].cells)
    places = places_of(texts)
    submitted = places.get(_first(SUBMITTED, places) or "")
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


def _first(names: tuple[str, ...], places: dict[str, int]) -> str | None:
    return next((name for name in names if name in places), None)
