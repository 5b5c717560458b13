"""Microsoft Forms: one header row; lists end in a semicolon, and a question asked twice has a number after it."""

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, cell, key
from etl.read.layouts.own_words import are_moments, are_running_numbers, place_of


NAME = "Microsoft Forms"
ID, START, COMPLETION, EMAIL, PERSON = range(5)  # the places of its first columns
ID_WORDS = {"id"}  # in every language


def why(top: list[Row]) -> Message | None:
    header = top[0].cells
    start, completion = (place_of(header, "microsoft_forms", column) for column in ("start", "completion"))
    if start is not None and completion is not None:
        columns = [header[start].strip(), header[completion].strip()]
        return said("has_columns", row=top[0].number, columns=columns)
    if _is_laid_out(top):
        return said("laid_out_as_microsoft_forms", row=top[0].number)
    return None


def _is_laid_out(top: list[Row]) -> bool:
    """Whether the first columns hold what Forms writes there, whatever it calls them."""
    answers = top[1:]
    return (
        key(cell(top[0].cells, ID)) in ID_WORDS
        and are_running_numbers(answers, ID)
        and are_moments(answers, START)
        and are_moments(answers, COMPLETION)
        and _are_addresses(answers)
    )


def _are_addresses(answers: list[Row]) -> bool:
    """Whether people are named by their addresses, or all by the one word for somebody unnamed."""
    written = {cell(row.cells, EMAIL) for row in answers}
    is_anonymous = len(written) == 1 and not any(cell(row.cells, PERSON) for row in answers)
    return "" not in written and (is_anonymous or all("@" in text for text in written))


def lay_out(top: list[Row], why: Message | None) -> Layout:
    return Layout("microsoft_forms", why, top[0].cells, top[0].number, clean=_without_list_end)


def _without_list_end(text: str) -> str:
    return text.rstrip("; \u00a0") if text.endswith((";", "; ", ";\u00a0")) else text
