"""A name is text on every page, whoever gave it: no picture of it is fetched, no link, colour, formula or mark is made of it."""

import pytest
from streamlit.testing.v1 import AppTest

import settings
from pages.results import heatmap_cell
from tests.support.addresses import FIGURES, WITHOUT_SELECTION
from tests.support.attack.walked import values
from tests.support.drawn import opened, tiles
from tests.support.published import NOBODY, Block, Framework, Slice, identifier, publish, whole
from tests.support.sent import drawn, sent


HOSTILE = "![x](http://192.0.2.1/x.png) :red[x] $x$ `x` <b>x</b>"
FORMATTED = ("](http", "![x", ":red[x", "$x$", "`x`")  # as Markdown would read it
MARKED_UP = "<b>x</b>"  # as a chart of Plotly would
# What Streamlit shows as it is, in which a name may stand as it is written.
SHOWN_AS_IT_IS = {
    "Dataframe.alt",
    "Dataframe.columns",
    "Selectbox.options",
    "Selectbox.raw_value",
    "TextInput.default",
    "TextInput.placeholder",
    "UnknownElement.alt",
    "UnknownElement.imgs.alt",
    "Image.imgs.alt",
    "UnknownElement.json",  # our own components set texts, and no markup
    "UnknownElement.spec",  # a chart's, whose texts are looked at one by one
}


def hostile(name: str) -> str:
    return f"{name} {HOSTILE}"


def blocks() -> list[Block]:
    """An organisation that its divisions, and each division that its teams add up to."""
    found = [whole(240, counts=(60,) * 4)]
    for number in range(1, 4):
        division = hostile(f"Division {number}")
        wards = [hostile(f"Ward {number}.{ward}") for ward in range(1, 4)]
        pair = [NOBODY | {"division": division, "team": ward} for ward in wards[1:]]
        found += [
            Block("division", division, [NOBODY | {"division": division}], 80, counts=(20,) * 4),
            Block("team", wards[0], [NOBODY | {"division": division, "team": wards[0]}], 32, counts=(8,) * 4),
            Block("team", " + ".join(wards[1:]), pair, 48, counts=(12,) * 4),
        ]
    for kind in ("role", "care_setting"):
        found.append(Block(kind, hostile(kind), [NOBODY | {kind: hostile(kind)}], 60, counts=(15,) * 4))
    return found


STORE = [
    Slice(
        hostile(organisation),
        hostile(wave),
        rater_group,
        measure,
        blocks=blocks(),
        framework=Framework(
            name=hostile("Framework"),
            dimensions=tuple(hostile(f"Dimension {letter}") for letter in "ABC"),
            levels=tuple(hostile(level) for level in ("Low", "Middle", "Good", "Top")),
            high=tuple(hostile(level) for level in ("Good", "Top")),
        ),
    )
    for organisation in ("Example Trust", "Another Trust")
    for wave in ("2025", "2026")
    for rater_group, measure in (("self", "performance"), ("peers", "performance"), ("self", "importance"))
]

EARLIER, LATER = (1, 2, 3, 7, 8, 9), (4, 5, 6, 10, 11, 12)  # slices' ids
EXTRAS = {
    "in_two_waves": tuple((one, other, 200, 0.5, 0.5) for one, other in zip(EARLIER, LATER, strict=True)),
    "among_dimensions": dict.fromkeys(EARLIER + LATER, 0.5),
    "invited": {hostile("2026"): 300},
}


def formatted(app: AppTest) -> list[tuple[str, str]]:
    """What of a page Markdown would read formatting into, or a chart mark-up."""
    found = sent(app)
    read = [(place, text) for place, text in found if place not in SHOWN_AS_IT_IS]
    return [
        *((place, text) for place, text in read if any(mark in text for mark in FORMATTED)),
        *((place, text) for place, text in drawn(found) if MARKED_UP in text),
    ]


@pytest.mark.parametrize("address", FIGURES + WITHOUT_SELECTION)
def test_a_page_reads_no_formatting_into_a_name(dashboard, address):
    publish(settings.published(), STORE, **EXTRAS)
    assert formatted(dashboard(address, breakdown="team")) == []


def test_no_figure_of_the_heatmap_reads_formatting_into_a_name_when_a_cell_is_opened(dashboard):
    publish(settings.published(), STORE, **EXTRAS)
    app = dashboard("results/heatmap", breakdown="division", rater_group="self", wave=hostile("2026"))
    row = tiles(app)[0]["rows"][1]["id"]
    figures = app.selectbox(key="figure")
    for name in values(figures):
        app.selectbox(key="figure").set_value(name)
        app.session_state[heatmap_cell.CELL] = row, identifier(hostile("Dimension A"))
        app.run()
        assert not app.exception
        assert opened(app)
        assert formatted(app) == [], name


def test_our_own_components_set_texts_and_no_markup():
    scripts = [path for room in ("analysis", "pages") for path in (settings.PROJECT / room).rglob("*.js")]
    assert scripts
    for path in scripts:
        code = path.read_text("utf-8")
        assert not any(way in code for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")), path
