"""360 workbooks, several measures and several waves with a person in one row: every answer is read as its own side's."""

import pytest

from domain.declared.mapping_file import read_mapping
from domain.errors import Unreadable
from tests.support import sided
from tests.support.door import records
from tests.support.sided import ABOUT, IDS, NAMES, Survey, crossed, survey


GROUPS = crossed(rater_group=["self", "line_manager", "peers", "direct_reports"])
WRITTEN = {"self": "Self", "line_manager": "Line manager", "peers": "Peers", "direct_reports": "Direct reports"}


def words(side: dict[str, str]) -> list[str]:
    """What a header says of a side, as people write it."""
    said = {**side, **({"rater_group": WRITTEN[side["rater_group"]]} if "rater_group" in side else {})}
    if "rater" in said:
        said["rater_group"] = f"{said['rater_group'].removesuffix('s')} {said.pop('rater')}"
    return [text.capitalize() for text in said.values()]


def suffixed(made: Survey, pattern: str = "{name} – {side}", between: str = " – ", wave: str = "2026") -> bytes:
    """One header row, by dimension and in it by side."""
    places = [(side, number) for number in range(len(IDS)) for side in range(len(made.sides))]
    headers = [
        pattern.format(
            name=NAMES[number], id=IDS[number], side=between.join(words(made.sides[side])), number=number + 1
        )
        for side, number in places
    ]
    rows = [
        [*made.about(person).values(), *([wave] if wave else []), *(made.cell(person, *place) for place in places)]
        for person in made.people
    ]
    return sided.as_csv([[*ABOUT, *(["wave"] if wave else []), *headers], *rows])


def long(made: Survey) -> bytes:
    """A row for each person and dimension, a column for each side."""
    header = [*ABOUT, "wave", "dimension", *(" ".join(words(side)) for side in made.sides)]
    rows = [
        [*made.about(person).values(), "2026", name, *(made.cell(person, side, at) for side in range(len(made.sides)))]
        for person in made.people
        for at, name in enumerate(NAMES)
    ]
    return sided.as_csv([header, *rows])


SUFFIXES = {
    "a dash": ("{name} – {side}", " – "),
    "a plain space": ("{name} {side}", " "),
    "brackets and a number": ("Q{number}. {name} [{side}]", ", "),
    "in front, with a colon": ("{side}: {name}", " "),
    "ids and underscores": ("{id}_{side}", "_"),
}
CROSSINGS = {
    "rater groups": GROUPS,
    "measures": crossed(measure=["performance", "importance"]),
    "waves": crossed(wave=["2025", "2026"]),
    "rater groups and waves": crossed(rater_group=["self", "peers"], wave=["2025", "2026"]),
    "waves and measures": crossed(wave=["Spring 2025", "Spring 2026"], measure=["performance", "importance"]),
    "all three": crossed(rater_group=["self", "peers"], measure=["performance", "importance"], wave=["2025", "2026"]),
    "a crossing with gaps": crossed(rater_group=["self", "peers"], wave=["2026"])
    + [{"rater_group": "self", "wave": "2025"}],
    "one rater a column": [{"rater_group": "self"}, *crossed(rater_group=["peers"], rater=["1", "2", "3"])],
}


@pytest.mark.parametrize(
    ("crossing", "suffix"),
    [
        *zip(CROSSINGS, [*SUFFIXES, *SUFFIXES], strict=False),
        *(("rater groups", suffix) for suffix in list(SUFFIXES)[1:]),
    ],
)
def test_every_answer_is_loaded_as_its_own_side_s(crossing, suffix):
    made = survey(CROSSINGS[crossing])
    wave = "" if "wave" in made.sides[0] else "2026"
    report = sided.load(suffixed(made, *SUFFIXES[suffix], wave=wave))
    assert (report.refusal, report.rows_refused, report.columns_dropped) == (None, made.unrated, [])
    assert sided.loaded() == made.expected(wave)
    assert report.rows_read == len(made.people)


def test_what_stands_side_by_side_is_told_in_figures():
    made = survey(CROSSINGS["rater groups and waves"])
    report = sided.load(suffixed(made, wave=""))
    told = report.side_by_side
    assert not {"rater_group", "wave"}.intersection(report.columns_lacking)
    assert (told.leaders, told.dimensions, told.kinds) == (
        8, 9, {"rater_group": ["self", "peers"], "wave": ["2025", "2026"]},
    )  # fmt: skip
    assert "8 leaders × 2 rater groups (self and peers) × 2 waves (2025 and 2026) × 9 dimensions" in told.said.text()


@pytest.mark.parametrize("crossing", ["rater groups", "measures", "one rater a column"])
def test_levels_side_by_side_beside_a_column_of_dimensions(crossing):
    made = survey(CROSSINGS[crossing])
    report = sided.load(long(made))
    assert (report.refusal, report.rows_read) == (None, 72)
    assert sided.loaded() == made.expected("2026")


def test_a_side_without_any_answer_of_a_person_is_nobody_s_assessment():
    made = survey(GROUPS)
    report = sided.load(suffixed(made))
    there = {(person, side) for person, side, _ in made.answers}
    assert report.assessments_loaded == len(there) < len(made.people) * len(GROUPS)


def test_of_a_row_one_side_is_refused_and_the_others_load_and_the_refused_rows_bring_back_that_side_alone(tmp_path):
    made = survey(GROUPS, blank=0)
    made.written[("p3", 2, 4)] = "excellent"
    file = tmp_path / "refused.csv"
    report = sided.load(suffixed(made), refused=file)
    assert (report.rows_read, report.rows_refused, report.assessments_loaded) == (8, 1, 31)
    assert [(refusal.column, refusal.rows) for refusal in report.refusals] == [(f"{NAMES[4]} – Peers", [5])]
    again = sided.load(file.read_bytes().replace(b"excellent", b"2"), "refused.csv")
    assert (again.refusal, again.assessments_loaded, again.rows_refused) == (None, 1, 0)
    made.answers[("p3", 2, 4)] = 2
    assert sided.loaded() == made.expected("2026")


MAPPING = """
[constants]
wave = "2026"
[columns]
n_raters = [{ header = "P n", rater_group = "peers" }, { header = "R n", rater_group = "direct reports" }]
team = ["Team", { header = "Team then", wave = "2025" }]
[dimensions]
leading_with_care = [
    { header = "A1" },
    { header = "A2", rater_group = "self", wave = "2025" },
    { header = "A3", rater_group = "peers" },
    { header = "A4", rater_group = "peers", wave = "2026" },
    { header = "A5", rater_group = "Direct reports", measure = "importance" },
]
"""


def test_one_mapping_says_whose_answers_each_column_holds(tmp_path):
    header = ["subject_id", "Team", "Team then", "P n", "R n", "A1", "A2", "A3", "A4", "A5"]
    rows = [
        ["p1", "Ward 1", "Ward 9", "4", "3", "1", "2", "4", "3", "2"],
        ["p2", "Ward 2", "", "", "", "4", "", "", "", ""],
    ]
    (file := tmp_path / "sided.toml").write_text(MAPPING, "utf-8")
    report = sided.load(sided.as_csv([header, *rows]), mapping=read_mapping(file))
    assert (report.refusal, report.rows_refused, report.columns_dropped) == (None, 0, [])
    assert records(
        "select team, rater_group, measure, wave, n_raters, level from assessments join ratings using (assessment_id) order by all"
    ) == [
        ("Ward 1", "direct_reports", "importance", "2026", 3, 2),
        ("Ward 1", "peers", "performance", "2026", 4, 3),
        ("Ward 1", "self", "performance", "2026", 1, 1),
        ("Ward 2", "self", "performance", "2026", 1, 4),
        ("Ward 9", "self", "performance", "2025", 1, 2),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[dimensions]\nx = [{ header = "A", rater = "1", who = "me" }]', "“who” is said of a column"),
        ('[dimensions]\nx = [{ header = "A", rater_group = "cousins" }]', "“cousins” is no rater group"),
        ('[dimensions]\nx = [{ header = "A", measure = "height" }]', "“height” is no measure"),
        ('[dimensions]\nx = [{ rater_group = "self" }]', "a column is its header"),
        (
            '[dimensions]\nx = [{ header = "A", wave = "1" }, { header = "A", wave = "2" }]',
            "“A” is said to be of two sides",
        ),
        ('[columns]\nteam = ["A", "B"]', "team has several columns"),
    ],
)
def test_a_mapping_that_says_whose_answers_columns_hold_in_other_words_is_refused(text, said, tmp_path):
    (file := tmp_path / "mapping.toml").write_text(text, "utf-8")
    with pytest.raises(Unreadable, match=said):
        read_mapping(file)


def stacked(made: Survey, order: list[str], form: str, wave: str = "2026", about_in: str = "last") -> bytes:
    """Header rows one above the other, from the top those of `order`: "dimension", and kinds of a side; a text stands once above
    the columns that it is of, in a workbook merged with their cells. `about_in` is the row that names the person's columns.
    """
    columns = [(side, number) for side in range(len(made.sides)) for number in range(len(IDS))]
    text_of = {
        "dimension": lambda side, number: NAMES[number],
        **{kind: (lambda side, number, kind=kind: words({kind: made.sides[side][kind]})[0]) for kind in made.sides[0]},
    }
    texts = {column: [text_of[row](*column) for row in order] for column in columns}
    firsts = [list(dict.fromkeys(texts[column][level] for column in columns)) for level in range(len(order))]
    columns.sort(key=lambda column: [firsts[level].index(text) for level, text in enumerate(texts[column])])
    about = [*ABOUT, *(["wave"] if wave else [])]
    header, merged = [], []
    for level in range(len(order)):
        is_about = level == (len(order) - 1 if about_in == "last" else 0) or about_in == "merged"
        row = [text if is_about else "" for text in about]
        for at, column in enumerate(columns):
            before = texts[columns[at - 1]][: level + 1] if at else None
            begins = level == len(order) - 1 or before != texts[column][: level + 1]
            row.append(texts[column][level] if begins else "")
            if not begins:
                if merged and merged[-1][0] == level and merged[-1][3] == len(row) - 2:
                    merged[-1] = (level, merged[-1][1], level, len(row) - 1)
                else:
                    merged.append((level, len(row) - 2, level, len(row) - 1))
        header.append(row)
    if about_in == "merged":
        header[1:] = [["" for _ in about] + row[len(about) :] for row in header[1:]]
        merged += [(0, place, len(order) - 1, place) for place in range(len(about))]
    rows = [
        [*made.about(person).values(), *([wave] if wave else []), *(made.cell(person, *column) for column in columns)]
        for person in made.people
    ]
    return sided.as_csv([*header, *rows]) if form == "csv" else sided.as_workbook([*header, *rows], merged)


STACKED = [
    ("rater groups", ["rater_group", "dimension"]),
    ("rater groups", ["dimension", "rater_group"]),
    ("waves", ["wave", "dimension"]),
    ("measures", ["dimension", "measure"]),
    ("rater groups and waves", ["wave", "rater_group", "dimension"]),
    ("rater groups and waves", ["dimension", "wave", "rater_group"]),
    ("rater groups and waves", ["rater_group", "dimension", "wave"]),
    ("all three", ["wave", "measure", "dimension", "rater_group"]),
]


@pytest.mark.parametrize(("crossing", "order"), STACKED)
@pytest.mark.parametrize(("form", "about_in"), [("csv", "last"), ("csv", "first"), ("xlsx", "merged")])
def test_names_in_several_rows_are_read_together(crossing, order, form, about_in):
    made = survey(CROSSINGS[crossing])
    wave = "" if "wave" in made.sides[0] else "2026"
    report = sided.load(stacked(made, order, form, wave, about_in), f"feedback.{form}")
    assert (report.refusal, report.rows_refused, report.columns_dropped) == (None, made.unrated, [])
    assert sided.loaded() == made.expected(wave)
    assert f"stand in rows 1 to {len(order)}" in report.tool_why


def test_columns_without_a_name_are_listed_as_not_read():
    made = survey(GROUPS)
    header, *rows = (line.split(",") for line in suffixed(made).decode().splitlines())
    rows = [[*row[:5], "x" if number % 2 else "", "", *row[5:]] for number, row in enumerate(rows)]
    report = sided.load(sided.as_csv([[*header[:5], "", "", *header[5:]], *rows]))
    assert report.columns_dropped == ["column F (no name)"]
    assert sided.loaded() == made.expected("2026")


@pytest.mark.parametrize(
    ("headers", "peers"),
    [
        (["Number of peers"], 4),
        (["n_raters - Peers", "n_raters - Direct reports"], 4),
        (["n_raters"], 1),
        ([], 1),
    ],
)
def test_how_many_raters_there_were_is_of_the_rater_group_that_its_column_names(headers, peers):
    made = survey(GROUPS, blank=0)
    header, *rows = (line.split(",") for line in suffixed(made).decode().splitlines())
    report = sided.load(sided.as_csv([[*header, *headers], *([*row, *["4"] * len(headers)] for row in rows)]))
    assert (report.refusal, report.rows_refused) == (None, 0)
    counts = dict(records("select distinct rater_group, n_raters from assessments"))
    assert (counts["self"], counts["line_manager"], counts["peers"]) == (1, 1, peers)
    told = [finding.rule for finding in report.findings if finding.rule != "few_raters"]
    assert told == (["of_which_side"] if headers == ["n_raters"] else [])


def test_of_a_person_whom_too_few_rated_that_side_alone_is_refused():
    made = survey(GROUPS, blank=0)
    header, *rows = (line.split(",") for line in suffixed(made).decode().splitlines())
    rows = [[*row, "2" if number < 3 else "5"] for number, row in enumerate(rows)]
    report = sided.load(sided.as_csv([[*header, "Peers (n)"], *rows]))
    assert (report.rows_refused, report.assessments_loaded) == (3, 4 * 8 - 3)


@pytest.mark.parametrize("words", ["Average", "Gap self and peers", "Comments", "Peers n"])
def test_figures_and_words_about_answers_are_not_read(words):
    made = survey(GROUPS)
    header, *rows = (line.split(",") for line in suffixed(made).decode().splitlines())
    more = [f"{name} – {words}" for name in NAMES]
    report = sided.load(sided.as_csv([[*header, *more], *([*row, *["3"] * 9] for row in rows)]))
    assert (report.refusal, report.columns_dropped) == (None, more)
    assert sided.loaded() == made.expected("2026")


@pytest.mark.parametrize("title", ["Manager ratings", "Importance", "Feedback from peers"])
@pytest.mark.parametrize("is_sheet", [True, False])
def test_a_title_that_says_whose_answers_a_table_holds_is_asked_about(title, is_sheet):
    made = survey([{}], people=3)
    rows = [[*ABOUT, "wave", *NAMES]]
    rows += [
        [*made.about(person).values(), "2026", *(made.cell(person, 0, at) for at in range(9))] for person in made.people
    ]
    data = sided.as_workbook(rows, sheet=title) if is_sheet else sided.as_csv([[title], *rows])
    name = "made_up.xlsx" if is_sheet else "made_up.csv"
    kind, value = next((kind, value) for word, kind, value in TITLED if word in title)
    assert f"say so with --set {kind}={value}" in sided.load(data, name).refusal
    assert sided.load(data, name, columns_set={kind: value}).refusal is None
    assert records(f"select distinct {kind} from assessments") == [(value,)]


TITLED = [
    ("Manager", "rater_group", "line_manager"),
    ("Importance", "measure", "importance"),
    ("peers", "rater_group", "peers"),
]


def test_a_leader_in_two_rows_is_asked_about_before_raters_are_counted_twice(home):
    made = survey(GROUPS, blank=0)
    export = suffixed(made)
    again = export + export.splitlines(keepends=True)[1]
    assert "--confirm rows_of_one:subject_id" in sided.load(again).refusal
    assert not home.exists()
    report = sided.load(again, confirmed=frozenset(["rows_of_one:subject_id"]))
    assert (report.refusal, report.rows_refused, report.assessments_loaded) == (None, 1, 4 * 8 + 3)
