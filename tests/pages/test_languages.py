"""In another language nothing English is left on a page: here in one whose every sentence is marked."""

import json
import re

import pytest

import settings
from domain.declared import breakdowns
from domain.declared.framework_file import known_frameworks
from pages.upload_steps.load_options import TOOLS
from tests.support import marked
from tests.support.addresses import FIGURES, WITHOUT_SELECTION
from tests.support.marked import left
from tests.support.marked import name as named
from tests.support.published import NOBODY, Block, Framework, Slice, publish, whole
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
    *TOOLS.values(), *(one.name for one in breakdowns.declared().breakdowns), *(one.name for one in known_frameworks()),
    "English", "Cymraeg", "Language", marked.CODE, "Made up for a test\\.", "PowerPoint", "Word", "PDF", "PNG", "Excel", ".xlsx",
    "division role", "Division role",
}  # fmt: skip
NAMES = re.compile(
    "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(AS_IT_IS, key=len, reverse=True))
    + r"|https?://[\w.:/]*\w",
    re.IGNORECASE,
)


def blocks() -> list[Block]:
    """Three divisions that clearly differ, with two teams each."""
    found = [whole(240, counts=(65, 55, 55, 65))]
    for number, counts in enumerate(((5, 15, 20, 40), (20, 20, 20, 20), (40, 20, 15, 5)), start=1):
        division = {"division": named(f"Division {number}")}
        found.append(Block("division", division["division"], [NOBODY | division], 80, counts=counts))
        for ward in range(2):
            team = named(f"Ward {number}.{ward}")
            found.append(Block("team", team, [NOBODY | division | {"team": team}], 40, counts=(10,) * 4))
    for kind in ("role", "care_setting"):
        found.append(Block(kind, named(kind), [NOBODY | {kind: named(kind)}], 60, counts=(15,) * 4))
    return found


LEVELS = tuple(map(named, ("Low", "Middle", "Good", "Top")))
FRAMEWORK = Framework(
    name=named("Framework"),
    dimensions=tuple(named(f"Dimension {letter}") for letter in "ABC"),
    levels=LEVELS,
    high=LEVELS[2:],
)
STORE = [
    Slice(named("Example Trust"), wave, rater_group, measure, blocks=blocks(), framework=FRAMEWORK)
    for wave in ("2025", "2026")
    for rater_group, measure in (("self", "performance"), ("peers", "performance"), ("self", "importance"))
]
EXTRAS = {
    "in_two_waves": tuple((one, one + 3, 200, 0.5, 0.5) for one in (1, 2, 3)),
    "among_dimensions": dict.fromkeys(range(1, 7), 0.5),
    "invited": {"2026": 300},
}


@pytest.fixture
def in_the_marked_language(tmp_path_factory, monkeypatch):
    marked.use(tmp_path_factory.mktemp("languages"), monkeypatch)
    monkeypatch.setenv("NINEFOLD_LANGUAGE", marked.CODE)


def english(app) -> list[tuple[str, str]]:
    """What of a page's words is not said by the catalogue, with its place."""
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
    return [(place, rest) for place, text in told if (rest := left(NAMES.sub(" ", MARKUP.sub(" ", text))))]


@pytest.mark.parametrize("address", FIGURES + WITHOUT_SELECTION)
def test_no_english_is_left_on_a_page(dashboard, in_the_marked_language, address):
    publish(settings.published(), STORE, **EXTRAS)
    assert english(dashboard(address, breakdown="division")) == []


def test_a_link_brings_its_language(dashboard, tmp_path_factory, monkeypatch):
    marked.use(tmp_path_factory.mktemp("languages"), monkeypatch)
    publish(settings.published(), STORE, **EXTRAS)
    assert dashboard().title[0].value == "Overview"
    assert dashboard(language=marked.CODE).title[0].value == named("Overview")
