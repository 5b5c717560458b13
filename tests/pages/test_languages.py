"""In another language nothing English is left on a page: here in one whose every sentence is marked."""

import pytest

import settings
from tests.support import marked
from tests.support.addresses import FIGURES, WITHOUT_SELECTION
from tests.support.left_in_english import english
from tests.support.marked import name as named
from tests.support.published import NOBODY, Block, Framework, Slice, publish, whole


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


@pytest.mark.parametrize("address", FIGURES + WITHOUT_SELECTION)
def test_no_english_is_left_on_a_page(dashboard, in_the_marked_language, address):
    publish(settings.published(), STORE, **EXTRAS)
    assert english(dashboard(address, breakdown="division")) == []


def test_a_link_brings_its_language(dashboard, tmp_path_factory, monkeypatch):
    marked.use(tmp_path_factory.mktemp("languages"), monkeypatch)
    publish(settings.published(), STORE, **EXTRAS)
    assert dashboard().title[0].value == "Overview"
    assert dashboard(language=marked.CODE).title[0].value == named("Overview")
