"""The shapes that need no mapping: one row an assessment, or one row a rating."""

from collections.abc import Callable, Iterator
from datetime import date

import numpy as np

from domain.declared.frameworks import Framework
from domain.declared.references import vocabulary
from domain.spelling import folded
from etl.sample.answers import UNABLE, Assessments, questions
from etl.sample.trust import Trust


ABOUT_THE_PERSON = ("subject_id", "organisation", "division", "team", "role", "care_setting", "band")
ABOUT_THE_ASSESSMENT = ("wave", "wave_date", "rater_group", "rater_id", "measure")
UNABLE_IN_WORDS = "Unable to rate"
ROWS_AT_A_TIME = 50_000


class Wide:
    """One row an assessment, a column a question."""

    def __init__(self, model: Framework, waves: list[tuple[str, date]]) -> None:
        self.waves = waves
        self.asked = [cell(name) for name in questions(model)[0]]
        self.words = np.empty(len(model.levels) + 2, dtype=object)
        self.words[:] = ["", *(cell(level.name) for level in model.levels), ""]
        if folded(UNABLE_IN_WORDS) in map(folded, model.not_rated):
            self.words[UNABLE] = UNABLE_IN_WORDS

    def header(self) -> str:
        return ",".join((*ABOUT_THE_PERSON, *ABOUT_THE_ASSESSMENT, *self.answers_header())) + "\n"

    def answers_header(self) -> list[str]:
        return self.asked

    def of(self, trust: Trust, number: int) -> Callable[[Assessments], Iterator[str]]:
        """What gives the rows of one batch of the organisation of this number, some thousand at a time."""
        persons = _persons(trust, number)
        return lambda batch: self._texts(batch, persons, number)

    def _texts(self, batch: Assessments, persons: np.ndarray, number: int) -> Iterator[str]:
        wave, wave_date = self.waves[batch.wave]
        before, after = f",{wave},{wave_date},{batch.rater_group},", f",{batch.measure},"
        for part in parts(len(batch.answers)):
            people = persons[batch.subjects[part]].tolist()
            raters = raters_of(batch, number, part)
            heads = [f"{person}{before}{rater}{after}" for person, rater in zip(people, raters, strict=True)]
            yield "\n".join(self.rows(heads, self.words[batch.answers[part]].tolist())) + "\n"

    def rows(self, heads: list[str], answers: list[list[str]]) -> list[str]:
        return [head + ",".join(row) for head, row in zip(heads, answers, strict=True)]


class Long(Wide):
    """One row a rating."""

    def answers_header(self) -> list[str]:
        return ["dimension", "level"]

    def rows(self, heads: list[str], answers: list[list[str]]) -> list[str]:
        return [
            f"{head}{asked},{answer}"
            for head, row in zip(heads, answers, strict=True)
            for asked, answer in zip(self.asked, row, strict=True)
        ]


def parts(rows: int) -> Iterator[slice]:
    for start in range(0, rows, ROWS_AT_A_TIME):
        yield slice(start, start + ROWS_AT_A_TIME)


def raters_of(batch: Assessments, number: int, part: slice) -> list[str]:
    """Each assessment's rater, "" where it is the person's own."""
    if batch.raters is None:
        return [""] * len(batch.subjects[part])
    return [f"R{number}-{rater:06}" for rater in batch.raters[part].tolist()]


def subject_id(number: int, person: int) -> str:
    return f"S{number}-{person:06}"


def _persons(trust: Trust, number: int) -> np.ndarray:
    """The cells about each person, joined."""
    band_cells = np.array([*map(cell, vocabulary("band").names), ""], dtype=object)  # place -1 is the blank
    columns = [*places(trust), band_cells[trust.band].tolist()]
    organisation = cell(trust.name)
    cells = enumerate(map(",".join, zip(*columns, strict=True)), start=1)
    return np.array([f"{subject_id(number, person)},{organisation},{rest}" for person, rest in cells], dtype=object)


def places(trust: Trust) -> list[list[str]]:
    """Everybody's division, team, role and care setting, a list each."""
    return [
        _looked_up(trust.divisions, trust.division),
        _looked_up(trust.teams, trust.team),
        _looked_up(vocabulary("role").names, trust.role),
        _looked_up(vocabulary("care_setting").names, trust.care_setting),
    ]


def _looked_up(names: list[str] | tuple[str, ...], places: np.ndarray) -> list[str]:
    return np.array([cell(name) for name in names], dtype=object)[places].tolist()


def cell(text: str) -> str:
    """A cell of a CSV file, quoted where it must be."""
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\r\n') else text
