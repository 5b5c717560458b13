"""What of a page's words is English, where the reader's language is one in which every sentence is marked (marked.py)."""

import json
import re
from collections.abc import Iterable

from domain.declared import breakdowns
from domain.declared.framework_file import known_frameworks
from pages.upload_steps.load_options import TOOLS
from tests.support import marked
from tests.support.marked import left
from tests.support.sent import drawn, leaves, sent


NO_TEXT = (  # fields that hold no words for a reader
    ".id", "_id", "_key", "component_name", "config", "css_content", "html_content", "js_content", ".page", "_hash", "query_string",
    "raw_value", ".code_text", ".language", ".shortcut", ".type", ".url",
)  # fmt: skip
PROSE = re.compile(
    r"(?<!#)\b[A-Z][^\W\d_]|[^\W\d_]+ [^\W\d_]"
)  # of what a chart is drawn by: words, not the name of a colour or a mode
MARKUP = re.compile(r"<[^>]*>|%\{[^}]*\}|\$\$.*?\$\$|\\text|\\frac", re.DOTALL)
NAME_OR_STYLE = re.compile(r"[a-z_]+$|<style>")  # a table of the data package is called by its name
OF_A_CHART = re.compile(
    r".*sans-serif|(top|middle|bottom) (left|center|right)|0 0 2px.*|\w+=.*&.*"
)  # fonts, places, shadows, links
AS_IT_IS = {  # names of programs, formats and frameworks, and what somebody declared
    *TOOLS.values(), *(one.name for one in breakdowns.declared().breakdowns),
    *(one.names_of().get(marked.CODE, one.name) for one in known_frameworks()),

    "English", "Cymraeg", "Language", marked.CODE, "Made up for a test\\.", "PowerPoint", "Word", "PDF", "PNG", "Excel", ".xlsx",
    "division role", "Division role",
}  # fmt: skip
LINK = r"https?://[\w.:/]*\w"


def _any_of(names: Iterable[str]) -> re.Pattern:
    ordered = sorted(names, key=len, reverse=True)
    return re.compile("|".join([*(rf"(?<!\w){re.escape(name)}(?!\w)" for name in ordered), LINK]), re.IGNORECASE)


def english(app, names: Iterable[str] = ()) -> list[tuple[str, str]]:
    """What of a page's words is not said by the catalogue, with its place; `names` are further ones that stand as they are."""
    as_it_is = _any_of({*AS_IT_IS, *names})
    found = sent(app)
    told = [(place, text) for place, text in found if not place.endswith((".spec", ".json", ".columns", *NO_TEXT))]
    parts = drawn(found)
    parts += [(place, part) for place, text in found if place.endswith(".json") for part in leaves(json.loads(text))]
    told += [(place, part) for place, part in parts if PROSE.search(part) and not OF_A_CHART.fullmatch(part)]
    for columns in [text for place, text in found if place == "Dataframe.columns"]:
        told += [
            ("column", column.get("label") or name) for name, column in json.loads(columns).items() if name != "_index"
        ]
    told = [(place, text) for place, text in told if not NAME_OR_STYLE.match(text)]
    return [(place, rest) for place, text in told if (rest := left(as_it_is.sub(" ", MARKUP.sub(" ", text))))]
