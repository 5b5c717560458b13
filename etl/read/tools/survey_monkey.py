"""SurveyMonkey: questions in the first row, each once; the options or rows under it in the second."""

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, carried_forward, cell, key, padded, places_of, question_and_row
from etl.read.layouts.own_words import has_columns, own_words


NAME = "SurveyMonkey"
IDS = {"respondentid", "collectorid"}
OWN_COLUMNS = {*IDS, "startdate", "enddate", "datecreated", "datemodified", "ipaddress", "emailaddress", "firstname",
               "lastname", "customdata1", "customdata"}  # fmt: skip
NOTHING = "nothing_answered"
FEWEST_QUESTIONS = 2


def why(top: list[Row]) -> Message | None:
    if found := has_columns(top, ("Respondent ID", "Collector ID")):
        return found
    if _has_options(top):
        options = dict.fromkeys(text.strip() for text in top[1].cells if key(text) in _option_words())
        row, questions = top[1].number, top[0].number
        return said("words_under_questions", row=row, words=list(options)[:2], questions=questions)
    return None


def lay_out(top: list[Row], why: Message | None) -> Layout:
    questions = top[0].cells
    if len(top) == 1 or _is_answer(top):
        header_row, header = top[0].number, questions
        asked = [place for place, text in enumerate(header) if text.strip() and key(text) not in OWN_COLUMNS]
    else:
        width = max(len(questions), len(top[1].cells))
        questions, options = padded(questions, width), padded(top[1].cells, width)
        header_row = top[1].number
        header = [
            question_and_row(question, "" if key(option) in own_words("survey_monkey", "answer") else option)
            if option.strip()
            else own
            for question, option, own in zip(carried_forward(questions), options, questions, strict=True)
        ]
        asked = [place for place, option in enumerate(options) if option.strip()]
    return Layout(
        tool="survey_monkey",
        why=why,
        header=header,
        header_row=header_row,
        left_out=lambda cells: None if any(cell(cells, place) for place in asked) else NOTHING,
    )


def _option_words() -> frozenset[str]:
    return own_words("survey_monkey", "answer") | own_words("survey_monkey", "other")


def _has_options(top: list[Row]) -> bool:
    """Whether the second row holds what SurveyMonkey writes under questions, and no row below it says the same.

    A question with one column has the word for an answer under it; the option “Other” is one of several columns.
    """
    if len(top) < 2:
        return False
    questions, options = top[0].cells, top[1].cells
    answers = own_words("survey_monkey", "answer")
    marked = [place for place, text in enumerate(options) if key(text) in answers]
    others = own_words("survey_monkey", "other") - answers
    in_a_grid = [place for place, text in enumerate(options) if key(text) in others and not cell(questions, place)]
    if not (marked or in_a_grid) or any(not cell(questions, place) for place in marked):
        return False
    width = max(len(questions), len(options))
    odd = [  # the name of one row or option, of a question that has no other
        place
        for place in range(width - 1)
        if cell(questions, place) and cell(options, place) and place not in marked and cell(questions, place + 1)
    ]
    is_said_again = any(key(cell(row.cells, place)) in answers for row in top[2:] for place in marked)
    asked = sum(bool(text.strip()) for text in questions)
    return asked >= FEWEST_QUESTIONS and 2 * len(odd) <= asked and not is_said_again


def _is_answer(top: list[Row]) -> bool:
    """Whether the second row is already somebody's, as in a file flattened to one header row: it has an id."""
    places = places_of(top[0].cells)
    return any(cell(top[1].cells, places.get(name)) for name in IDS)
