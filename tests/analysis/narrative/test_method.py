"""What the Method page says is what the code does."""

import re
from pathlib import Path

from analysis import statistics
from analysis.narrative import method
from analysis.narrative.method.part import OF_FORMULAS, WORDS
from domain.languages.template import sentences


FOLDER = Path(statistics.__file__).parent


def test_every_source_in_the_code_is_on_the_page():
    page = " ".join(f"{entry.words} {entry.source} {entry.limits}" for entry in method.said().values())
    code = " ".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py"))
    cited = set(re.findall(r"\(?([A-Z][a-z]+(?: and [A-Z][a-z]+)?)(?:,| \() ?(1[89]\d\d|20\d\d)", code))
    assert len(cited) > 10
    missing = {(name, year) for name, year in cited if not re.search(rf"{name},? {year}", page)}
    assert missing <= {("Wallace", "1959")}  # an aid to computing, no figure of its own


def test_the_rate_and_the_limits_named_are_those_used():
    page = method.said()
    assert "5%" in page["Many comparisons at once"].words
    assert statistics.FALSE_DISCOVERY_RATE == 0.05
    assert "1.96" in page["Funnel"].formula
    assert "3.09" in page["Funnel"].formula


def test_every_word_in_a_formula_is_known_to_the_catalogues():
    known = sentences()
    words = [word for entry in method.said().values() for word in WORDS.findall(entry.formula)]
    assert set(words) == set(OF_FORMULAS)
    assert set(words) <= set(known)
