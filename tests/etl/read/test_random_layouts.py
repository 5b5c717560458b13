"""Whatever way a workbook puts its sides side by side, every answer is read back as whose it was."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import sided
from tests.support.sided import ABOUT, IDS, NAMES, Survey, survey


SPELT = {
    "self": ["Self", "self", "SELF", "Self-assessment", "Self rating"],
    "line_manager": ["Manager", "Line manager", "My manager", "Line Manager's rating", "line_manager"],
    "peers": ["Peers", "Peer", "PEERS", "Rated by peers", "Peer(s)"],
    "direct_reports": ["Direct reports", "Direct report", "DIRECT REPORTS", "Reports"],
    "performance": ["Performance", "performance", "Level", "Your performance"],
    "importance": ["Importance", "importance", "How important", "Importance to role"],
}
WAVES = [
    ["2025", "2026"],
    ["Spring 2025", "Autumn 2025"],
    ["2024/25", "2025/26"],
    ["Wave 1", "Wave 2"],
    ["T1", "T2"],
    ["Pre", "Post"],
]
JOINS = [
    " – ",
    " - ",
    ": ",
    " / ",
]  # a bar between words of a CSV may be taken for the delimiter, and the file is refused
WRAPS = ["{0} – {1}", "{0} ({1})", "{0} [{1}]", "{1}: {0}", "{1} - {0}", "{0}: {1}", "{0} {1}", "{1} {0}"]
NOISE = [
    "Comments",
    "Overall average",
    "Date of birth of nobody",
    "Leading with care – Average",
    "Leading with care – comments by peers",
]


@st.composite
def layouts(draw) -> tuple[Survey, dict]:
    groups = draw(st.lists(st.sampled_from(list(SPELT)[:4]), unique=True, max_size=4))
    measures = draw(st.sampled_from([[], ["performance", "importance"]]))
    waves = draw(st.sampled_from([[], *WAVES]))
    kinds = {"rater_group": groups, "measure": measures, "wave": waves}
    kinds = {kind: values for kind, values in kinds.items() if len(values) > 1} or {
        "measure": ["performance", "importance"]
    }
    sides = sided.crossed(**kinds)
    if draw(st.booleans()) and len(sides) > 2:
        sides.remove(draw(st.sampled_from(sides)))
    made = survey(sides, people=3, seed=draw(st.integers(0, 99)))
    words = {value: draw(st.sampled_from(spelt)) for value, spelt in SPELT.items()}
    return made, {
        "said": lambda kind, value: words.get(value, value) if kind != "wave" else value,
        "order": draw(st.permutations([*kinds, "dimension"])),
        "join": draw(st.sampled_from(JOINS)),
        "wrap": draw(st.sampled_from(WRAPS)),
        "names": draw(st.sampled_from([NAMES, IDS, [name.upper() for name in NAMES]])),
        "is_stacked": draw(st.booleans()),
        "form": draw(st.sampled_from(["csv", "xlsx"])),
        "noise": draw(st.lists(st.sampled_from(NOISE), unique=True, max_size=2)),
        "shuffle": draw(st.randoms(use_true_random=False)),
    }


def written(made: Survey, layout: dict) -> bytes:
    columns = [(side, number) for side in range(len(made.sides)) for number in range(len(IDS))]

    def text(kind: str, column: tuple[int, int]) -> str:
        side, number = column
        return layout["names"][number] if kind == "dimension" else layout["said"](kind, made.sides[side].get(kind, ""))

    has_wave = "wave" in made.sides[0]
    about = [*ABOUT, *([] if has_wave else ["wave"])]
    if layout["is_stacked"]:
        columns.sort(key=lambda column: [text(kind, column) for kind in layout["order"]])
        headers = [
            ["" for _ in about]
            + _merged([[text(kind, column) for kind in layout["order"][: depth + 1]] for column in columns])
            for depth in range(len(layout["order"]))
        ]
        headers[-1] = [*about, *(text(layout["order"][-1], column) for column in columns)]
        noise = []
    else:
        layout["shuffle"].shuffle(columns)
        kinds = [kind for kind in layout["order"] if kind != "dimension"]
        names = [
            layout["wrap"].format(text("dimension", column), layout["join"].join(text(kind, column) for kind in kinds))
            for column in columns
        ]
        noise = layout["noise"]
        headers = [[*about, *names, *noise]]
    rows = [
        [
            *made.about(person).values(),
            *([] if has_wave else ["2026"]),
            *(made.cell(person, *column) for column in columns),
            *("4" for _ in noise),
        ]
        for person in made.people
    ]
    return sided.as_csv([*headers, *rows]) if layout["form"] == "csv" else sided.as_workbook([*headers, *rows])


def _merged(paths: list[list[str]]) -> list[str]:
    """The last text of each path, blank where the path is that of the column before."""
    return [path[-1] if not place or paths[place - 1] != path else "" for place, path in enumerate(paths)]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(layouts())
def test_random_layouts_are_read_back(made_and_layout):
    made, layout = made_and_layout
    wave = "" if "wave" in made.sides[0] else "2026"
    ratings, asked = sided.read_back(written(made, layout), f"made_up.{layout['form']}", wave)
    assert asked == []
    assert ratings == made.expected(wave)
