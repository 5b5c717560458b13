"""Made-up 360 workbooks: what was answered by whom, and the same written down side by side in one layout or another."""

import csv
import io
import itertools
import random
from collections import Counter
from dataclasses import dataclass, field

import xlsxwriter

import settings
from domain.declared.framework_file import read_framework
from domain.door.load import LoadReport
from domain.spelling import folded
from etl import store
from etl.load.pipeline import load_export
from etl.meaning.options import Options
from etl.meaning.understand import understand
from etl.read.files.source import Source
from etl.read.staging.find_columns import find_columns
from tests.support.door import records


FRAMEWORK = read_framework(settings.FRAMEWORK)
NAMES = [dimension.name for dimension in FRAMEWORK.dimensions]
IDS = [dimension.dimension_id for dimension in FRAMEWORK.dimensions]
LEVELS = {level.level: level.name for level in FRAMEWORK.levels}
ABOUT = ("subject_id", "team", "role", "care_setting")
Side = dict[str, str]  # rater_group, measure, wave, rater: what is said of a column, in our words


def crossed(**kinds: list[str]) -> list[Side]:
    """Every side of the crossing of some kinds: crossed(rater_group=[…], wave=[…])."""
    return [dict(zip(kinds, values, strict=True)) for values in itertools.product(*kinds.values())]


@dataclass
class Survey:
    """`answers` has a level for whom, by which side, on which dimension; whoever has none there was not rated."""

    sides: list[Side]
    people: list[str]
    answers: dict[tuple[str, int, int], int]
    written: dict[tuple[str, int, int], str] = field(default_factory=dict)  # where the cell is not the level's number

    def cell(self, person: str, side: int, dimension: int) -> str:
        at = person, side, dimension
        return self.written.get(at) or str(self.answers.get(at, ""))

    def about(self, person: str) -> dict[str, str]:
        return {"subject_id": person, "team": f"Ward {person}", "role": "Nurse", "care_setting": "Acute"}

    @property
    def unrated(self) -> int:
        """How many people nobody rated."""
        return len(set(self.people) - {person for person, _, _ in self.answers})

    def expected(self, wave: str = "") -> Counter:
        """One entry a rating: team, rater group, measure, wave, dimension, level; counted one by one."""
        said = {"rater_group": "self", "measure": "performance", "wave": wave}
        ratings = Counter()
        for (person, side, dimension), level in self.answers.items():
            of = {**said, **self.sides[side]}
            ratings[(f"Ward {person}", of["rater_group"], of["measure"], of["wave"], IDS[dimension], level)] += 1
        return ratings


def survey(sides: list[Side], people: int = 8, seed: int = 1, blank: float = 0.15) -> Survey:
    """Random answers; some sides of some people have none."""
    chance = random.Random(seed)
    names = [f"p{number}" for number in range(people)]
    answers = {
        (person, side, dimension): chance.randint(1, 4)
        for person in names
        for side in range(len(sides))
        if chance.random() > blank
        for dimension in range(len(IDS))
        if chance.random() > blank / 3
    }
    return Survey(sides, names, answers)


def as_csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def load(data: bytes, name: str = "feedback.csv", **options) -> LoadReport:
    return load_export(Source(name, data=data), Options(**options))


def read_back(data: bytes, name: str, wave: str = "") -> tuple[Counter, list[str]]:
    """The same as `loaded` of a file that is only staged, which is quicker; and what would have to be confirmed."""
    table, mapping, framework = understand(Source(name, data=data), Options())
    columns = find_columns(
        table.header,
        framework,
        mapping,
        {},
        table.second_names,
        holds_levels=lambda place: table.holds_levels(place, framework),
    )
    said = {"rater_group": "self", "measure": "performance", "wave": wave, **columns.constants}
    ratings = Counter()
    with store.connect() as con:
        table.stage_columns(con, columns)
        cells = con.execute(f"select {', '.join(columns.places)} from cells")
        for row in (dict(zip(columns.places, texts, strict=True)) for texts in cells.fetchall()):
            of = said | {kind: row[kind] for kind in said if kind in row}
            answers = (
                [(framework.dimension_spellings[folded(row["dimension"])], row["level"])]
                if columns.shape == "long"
                else [(dimension, row.get(f"q{number}")) for number, dimension in enumerate(columns.questions, start=1)]
            )
            for dimension, answer in answers:
                if level := framework.level_of(answer or ""):
                    ratings[(row["team"], of["rater_group"], of["measure"], of["wave"], dimension, level)] += 1
    return ratings, [finding.rule for finding in columns.findings if finding.needs_confirmation]


def loaded() -> Counter:
    """The same of what the record store holds."""
    return Counter(
        records(
            "select team, rater_group, measure, wave, dimension_id, level from assessments join ratings using (assessment_id) "
            "where level is not null"
        )
    )


def assessments() -> Counter:
    """How many assessments each person, rater group, measure and wave has."""
    return Counter(records("select team, rater_group, measure, wave from assessments"))


def as_workbook(rows: list[list[str]], merged: list[tuple[int, int, int, int]] = (), sheet: str = "Feedback") -> bytes:
    """An XLSX with figures as numbers; `merged` are ranges, first row, first place, last row, last place."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for row_no, row in enumerate(rows):
            for place, text in enumerate(row):
                if text != "":
                    page.write(row_no, place, int(text) if text.isdecimal() else text)
        for first_row, first, last_row, last in merged:
            page.merge_range(first_row, first, last_row, last, None)
            text = rows[first_row][first]
            page.write(first_row, first, int(text) if text.isdecimal() else text)
    return data.getvalue()
