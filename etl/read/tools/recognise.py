"""Which survey tool wrote a table, told from its first rows alone."""

from types import ModuleType

from domain.message import Message
from etl.read.layouts.export_layout import Layout, Row
from etl.read.tools import (
    academy,
    alchemer,
    formr,
    google_forms,
    jisc,
    jspsych,
    kobo_toolbox,
    lime_survey,
    microsoft_forms,
    odk,
    plain,
    qualtrics,
    redcap,
    smart_survey,
    survey_js,
    survey_monkey,
    typeform,
    zoho_survey,
)
from etl.refusals import CallRefused


# The surest mark first: Google's, one word, is tried last.
TOOLS = (
    qualtrics,
    survey_monkey,
    zoho_survey,
    microsoft_forms,
    lime_survey,
    jisc,
    smart_survey,
    redcap,
    academy,
    kobo_toolbox,
    odk,
    typeform,
    alchemer,
    formr,
    jspsych,
    survey_js,
    google_forms,
)
BY_CELLS = (jspsych, survey_js)  # in whose cells several answers stand
TOOL_NAMES = (*(module.__name__.rpartition(".")[2] for module in TOOLS), "plain")


def recognise(top: list[Row], tool: str | None = None, names_columns: bool = False) -> Layout | None:
    """The layout of the tool whose marks stand furthest up, None for a plain table; `tool` overrules.

    Of a file that itself `names_columns` the first row is the header, and no row below it has a tool's marks.
    """
    if tool == "plain":
        return None
    asked = [_module(tool)] if tool else TOOLS
    for start in range(min(len(top), 1 if names_columns else plain.TOP_ROWS)):
        for module in asked:
            rows = _seen_by(module, top[start:], names_columns)
            if why := module.why(rows):
                return module.lay_out(rows, why)
    return asked[0].lay_out(_seen_by(asked[0], top, names_columns), None) if tool and top else None


def _seen_by(tool: ModuleType, top: list[Row], names_columns: bool) -> list[Row]:
    return top[:1] if names_columns and tool not in BY_CELLS else top


def name_of(tool: str) -> Message | str:
    """The tool's name as people write it."""
    return plain.NAME if tool == "plain" else _module(tool).NAME


def _module(tool: str) -> ModuleType:
    if tool not in TOOL_NAMES:
        raise CallRefused("unknown_tool", tool=tool, tools=TOOL_NAMES)
    return TOOLS[TOOL_NAMES.index(tool)]
