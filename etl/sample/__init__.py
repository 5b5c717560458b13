"""A made-up export, as large and as uneven as a trust's; the same seed gives the same bytes."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

import settings
from domain.declared.framework_file import read_framework
from etl.refusals import CallRefused
from etl.sample.academy import Academy
from etl.sample.answers import PERFORMANCE, UNRATED, assess, questions
from etl.sample.shapes import Long, Wide
from etl.sample.trust import description, make_trust


SHAPES = {"wide": Wide, "long": Long, "academy": Academy}
FIRST_YEAR = 2025
SEASONS = (("spring", 5), ("autumn", 10))  # with the month of the wave's date


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
    shape: str | None = None,
    organisations: int = 1,
    divisions: int = 9,
    teams: int = 80,
    framework: str | Path | None = None,
    hard: bool = False,
) -> SampleSummary:
    """Writes a made-up export to `out`, whole or not at all; `people`, `divisions` and `teams` are each organisation's.

    The export needs no mapping. `shape` changes the rows, never the ratings, but that `academy` has those of performance alone; a
    framework with items is written so unless another shape is asked for. `hard` gives data that are hard to
    protect: care settings follow teams almost everywhere and most answers are at one level.
    """
    model = read_framework(str(framework or settings.FRAMEWORK))
    shape = shape or ("academy" if model.items else "wide")
    _refuse_impossible(people, waves, shape, organisations, divisions, teams)
    if not out.parent.is_dir():
        raise CallRefused("no_sample_folder", folder=str(out.parent))
    _, dimension = questions(model)
    written = SHAPES[shape](model, _waves(waves))
    assessments = ratings = not_rated = 0
    unfinished = out.with_name(f"{out.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            file.write(written.header())
            for number in range(1, organisations + 1):
                rng = np.random.Generator(np.random.PCG64([seed, number]))
                trust = make_trust(rng, _organisation(number, organisations), people, divisions, teams, hard)
                rows_of = written.of(trust, number)
                for batch in assess(rng, trust, waves, dimension, len(model.levels), hard):
                    if shape == "academy" and batch.measure != PERFORMANCE:
                        continue
                    assessments += len(batch.answers)
                    ratings += (rated := int((batch.answers > UNRATED).sum()))
                    not_rated += batch.answers.size - rated
                    file.writelines(rows_of(batch))
        os.replace(unfinished, out)
    finally:
        unfinished.unlink(missing_ok=True)
    rows = {"wide": assessments, "long": ratings + not_rated, "academy": ratings}[shape]
    wave_names = tuple(name for name, _ in written.waves)
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
