"""A made-up export, as large and as uneven as a trust's; the same seed gives the same bytes."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

import settings
from etl.framework_file import read_framework
from etl.frameworks import Framework
from etl.refusals import CallRefused
from etl.sample.answers import UNABLE, UNRATED, Assessments, assess
from etl.sample.trust import Trust, description, make_trust
from etl.vocabulary import folded, vocabulary


SHAPES = ("wide", "long")
ABOUT_THE_PERSON = ("subject_id", "organisation", "division", "team", "role", "care_setting", "band")
ABOUT_THE_ASSESSMENT = ("wave", "wave_date", "rater_group", "rater_id", "measure")
UNABLE_IN_WORDS = "Unable to rate"
FIRST_YEAR = 2025
SEASONS = (("spring", 5), ("autumn", 10))  # with the month of the wave's date
ROWS_AT_A_TIME = 50_000


@dataclass(frozen=True)
class SampleSummary:
    """What was written: `rows` without the header; `ratings` have a level, `not_rated` have none."""

    rows: int
    assessments: int
    ratings: int
    not_rated: int
    people: int  # subjects, over all organisations
    organisations: int
    waves: tuple[str, ...]


def write_sample(
    out: Path,
    *,
    people: int = 6_000,
    seed: int = 1,
    waves: int = 3,
    shape: str = "wide",
    organisations: int = 1,
    divisions: int = 9,
    teams: int = 80,
    framework: Path | None = None,
    hard: bool = False,
) -> SampleSummary:
    """Writes a made-up export to `out`, whole or not at all; `people`, `divisions` and `teams` are each organisation's.

    The export needs no mapping. `shape` changes the rows, never the ratings. `hard` gives data that are hard to
    protect: care settings follow teams almost everywhere and most answers are at one level.
    """
    _refuse_impossible(people, waves, shape, organisations, divisions, teams)
    if not out.parent.is_dir():
        raise CallRefused("no_sample_folder", folder=str(out.parent))
    model = read_framework(str(framework or settings.FRAMEWORK))
    wave_names = tuple(name for name, _ in _waves(waves))
    assessments = ratings = not_rated = 0
    unfinished = out.with_name(f"{out.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            file.write(_header(model, shape))
            for number in range(1, organisations + 1):
                rng = np.random.Generator(np.random.PCG64([seed, number]))
                trust = make_trust(rng, _organisation(number, organisations), people, divisions, teams, hard)
                persons = _persons(trust, number)
                for batch in assess(rng, trust, waves, len(model.dimensions), len(model.levels), hard):
                    assessments += len(batch.answers)
                    ratings += (rated := int((batch.answers > UNRATED).sum()))
                    not_rated += batch.answers.size - rated
                    file.writelines(_texts(batch, persons, number, waves, model, shape))
        os.replace(unfinished, out)
    finally:
        unfinished.unlink(missing_ok=True)
    rows = assessments if shape == "wide" else ratings + not_rated
    return SampleSummary(rows, assessments, ratings, not_rated, people * organisations, organisations, wave_names)


def _refuse_impossible(people: int, waves: int, shape: str, organisations: int, divisions: int, teams: int) -> None:
    counts = {"people": people, "waves": waves, "organisations": organisations, "divisions": divisions, "teams": teams}
    for name, count in counts.items():
        if count < 1:
            raise CallRefused("sample_too_small", name=name, number=count)
    if teams < divisions:
        raise CallRefused("sample_few_teams", divisions=divisions, teams=teams)
    if shape not in SHAPES:
        raise CallRefused("sample_shape", shape=shape)


def _header(model: Framework, shape: str) -> str:
    answers = [dimension.name for dimension in model.dimensions] if shape == "wide" else ["dimension", "level"]
    return ",".join(map(_cell, (*ABOUT_THE_PERSON, *ABOUT_THE_ASSESSMENT, *answers))) + "\n"


def _organisation(number: int, organisations: int) -> str:
    name = description()["organisation"]
    return name if organisations == 1 else f"{name} {number:0{len(str(organisations))}}"


def _waves(waves: int) -> list[tuple[str, date]]:
    """Name and date of each wave: two a year."""
    named = []
    for number in range(waves):
        year, (season, month) = FIRST_YEAR + number // len(SEASONS), SEASONS[number % len(SEASONS)]
        named.append((f"{year} {season}", date(year, month, 1)))
    return named


def _persons(trust: Trust, number: int) -> np.ndarray:
    """The cells about each person, joined."""
    band_cells = np.array([*map(_cell, vocabulary("band").names), ""], dtype=object)  # place -1 is the blank
    columns = [
        _looked_up(trust.divisions, trust.division),
        _looked_up(trust.teams, trust.team),
        _looked_up(vocabulary("role").names, trust.role),
        _looked_up(vocabulary("care_setting").names, trust.care_setting),
        band_cells[trust.band].tolist(),
    ]
    organisation = _cell(trust.name)
    cells = enumerate(map(",".join, zip(*columns, strict=True)), start=1)
    return np.array([f"S{number}-{person:06},{organisation},{rest}" for person, rest in cells], dtype=object)


def _texts(
    batch: Assessments, persons: np.ndarray, number: int, waves: int, model: Framework, shape: str
) -> Iterator[str]:
    """The rows of one batch, some thousand at a time."""
    wave, wave_date = _waves(waves)[batch.wave]
    before, after = f",{wave},{wave_date},{batch.rater_group},", f",{batch.measure},"
    words = np.empty(len(model.levels) + 2, dtype=object)
    words[:] = ["", *(_cell(level.name) for level in model.levels), ""]
    if folded(UNABLE_IN_WORDS) in map(folded, model.not_rated):
        words[UNABLE] = UNABLE_IN_WORDS
    dimensions = [_cell(dimension.name) for dimension in model.dimensions]

    for start in range(0, len(batch.answers), ROWS_AT_A_TIME):
        part = slice(start, start + ROWS_AT_A_TIME)
        people = persons[batch.subjects[part]].tolist()
        raters = [""] * len(people)
        if batch.raters is not None:
            raters = [f"R{number}-{rater:06}" for rater in batch.raters[part].tolist()]
        heads = [f"{person}{before}{rater}{after}" for person, rater in zip(people, raters, strict=True)]
        answers = words[batch.answers[part]].tolist()
        if shape == "wide":
            rows = [head + ",".join(row) for head, row in zip(heads, answers, strict=True)]
        else:
            rows = [
                f"{head}{dimension},{answer}"
                for head, row in zip(heads, answers, strict=True)
                for dimension, answer in zip(dimensions, row, strict=True)
            ]
        yield "\n".join(rows) + "\n"


def _looked_up(names: list[str] | tuple[str, ...], places: np.ndarray) -> list[str]:
    return np.array([_cell(name) for name in names], dtype=object)[places].tolist()


def _cell(text: str) -> str:
    """A cell of a CSV file, quoted where it must be."""
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\r\n') else text
