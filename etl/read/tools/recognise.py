"""Which survey tool wrote a table, told from its first rows alone."""

from types import ModuleType

from etl.read.tools import (
    academy,
    alchemer,
    formr,
    google_forms,
    jisc,
    kobo_toolbox,
    lime_survey,
    microsoft_forms,
    odk,
    plain,
    qualtrics,
    redcap,
    smart_survey,
    survey_monkey,
    typeform,
)
from etl.read.tools.export_layout import Layout, Row
from etl.refusals import CallRefused


# The surest mark first: Google's, one word, is tried last.
TOOLS = (
    qualtrics,
    survey_monkey,
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
    google_forms,
)
TOOL_NAMES = (*(module.__name__.rpartition(".")[2] for module in TOOLS), "plain")


def recognise(top: list[Row], tool: str | None = None) -> Layout | None:
    """The layout of the tool whose marks stand furthest up, None for a plain table; `tool` overrules."""
    if tool == "plain":
        return None
    asked = [_module(tool)] if tool else TOOLS
    for start in range(min(len(top), plain.TOP_ROWS)):
        for module in asked:
            if why := module.why(top[start:]):
                return module.lay_out(top[start:], why)
    return asked[0].lay_out(top, None) if tool and top else None


def name_of(tool: str) -> str:
    """The tool's name as people write it."""
    return plain.NAME if tool == "plain" else _module(tool).NAME


def _module(tool: str) -> ModuleType:
    if tool not in TOOL_NAMES:
        raise CallRefused("unknown_tool", tool=tool, tools=TOOL_NAMES)
    return TOOLS[TOOL_NAMES.index(tool)]
