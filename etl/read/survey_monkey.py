"""SurveyMonkey: questions in the first row, each once; the options or rows under it in the second."""

from etl.read.layout import Layout, Row, carried_forward, cell, key, padded, places_of, question_and_row


NAME = "SurveyMonkey"
OWN_COLUMNS = {"respondentid", "collectorid", "startdate", "enddate", "datecreated", "datemodified", "ipaddress", "emailaddress",
               "firstname", "lastname", "customdata1", "customdata"}  # fmt: skip
ANSWER = {"response", "openendedresponse"}  # the second row's text where the question has one column
NOTHING = "the respondent opened the survey and answered nothing"


def why(top: list[Row]) -> str | None:
    if {"respondentid", "collectorid"} <= set(map(key, top[0].cells)):
        return f"row {top[0].number} has its columns Respondent ID and Collector ID"
    return None


def lay_out(top: list[Row], why: str) -> Layout:
    questions = top[0].cells
    has_options = len(top) > 1 and not _is_answer(top)
    if has_options:
        width = max(len(questions), len(top[1].cells))
        options = padded(top[1].cells, width)
        carried = carried_forward(padded(questions, width))
        header = [
            question_and_row(question, "" if key(option) in ANSWER else option) if option.strip() else own
            for question, option, own in zip(carried, options, padded(questions, width), strict=True)
        ]
    else:
        header = questions
    asked = [
        place
        for place, text in enumerate(header)
        if text.strip() and key(text) not in OWN_COLUMNS | {"respondentid", "collectorid"}
    ]
    return Layout(
        tool="survey_monkey",
        why=why,
        header=header,
        header_row=top[has_options].number,
        left_out=lambda cells: None if any(cell(cells, place) for place in asked) else NOTHING,
    )


def _is_answer(top: list[Row]) -> bool:
    """Whether the second row is already somebody's, as in a file flattened to one header row."""
    return bool(cell(top[1].cells, places_of(top[0].cells).get("respondentid", 0)))
