"""What the Method page says is what the code does."""

import re
from pathlib import Path

from analysis import statistics
from analysis.narrative import method


FOLDER = Path(statistics.__file__).parent


def test_every_source_in_the_code_is_on_the_page():
    page = " ".join(f"{entry.words} {entry.source} {entry.limits}" for entry in method.METHODS)
    code = " ".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py"))
    cited = set(re.findall(r"\(?([A-Z][a-z]+(?: and [A-Z][a-z]+)?)(?:,| \() ?(1[89]\d\d|20\d\d)", code))
    assert len(cited) > 10
    missing = {(name, year) for name, year in cited if not re.search(rf"{name},? {year}", page)}
    assert missing <= {("Wallace", "1959")}  # an aid to computing, no figure of its own


def test_the_rate_and_the_limits_named_are_those_used():
    page = {entry.title: entry for entry in method.METHODS}
    assert "5%" in page["Many comparisons at once"].words
    assert statistics.FALSE_DISCOVERY_RATE == 0.05
    assert "1.96" in page["Funnel"].formula
    assert "3.09" in page["Funnel"].formula
