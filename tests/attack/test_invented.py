"""Whoever makes up people after a publication, and takes them off the figures again: is anybody real left alone?"""

from random import Random

import duckdb
import numpy as np
import pytest

from disclosure.publish.publish import publish
from tests.support.attack.attacks import View, certain_ratings, is_true, smallest_derivable
from tests.support.records import Records


K = 11
COLUMNS = ("division", "team", "role", "care_setting")
HIDDEN = {"division": "Division 1", "team": "Ward 9", "role": "Nursing", "care_setting": "Acute"}
BESIDE = HIDDEN | {"team": "Ward 8"}  # ten people, who are shown with her as one row of eleven


def real(people: int = 200) -> list[tuple[dict, int]]:
    """People of two divisions with three wards each, one person in a ward of her own, and ten in another."""
    random = Random(2)
    crowd = [
        (
            {
                "division": f"Division {random.randrange(2)}",
                "team": f"Ward {random.randrange(3)}",
                "role": random.choice(["Nursing", "Medical"]),
                "care_setting": "Acute",
            },
            random.choice([1, 2, 3, 3, 4]),
        )
        for _ in range(people)
    ]
    return [*crowd, (HIDDEN, 4), *((BESIDE, 1 + number % 4) for number in range(10))]


def invented(number: int, **where) -> list[tuple[dict, int]]:
    """Made-up colleagues of the one and as many of the ten, who answer in every way."""
    return [({**ward, **where}, 1 + turn % 4) for turn in range(number) for ward in (HIDDEN, BESIDE)]


def published(*batches: list[tuple[dict, int]]):
    records = Records(dimensions=("aims",))
    for batch, people in enumerate(batches, start=1):
        for number, (place, level) in enumerate(people):
            records.add(f"{batch} {number}", level, **place, batch=batch)
    records.save()
    return publish()


def without_the_invented(publication, known: list[tuple[dict, int]]) -> View:
    """What is published, less all that whoever brought `known` knows: rows over the real people."""
    with duckdb.connect(publication.path, read_only=True) as store:
        blocks = store.execute("select breakdown, members, subjects, level_ratings from blocks").fetchall()
    people = real()
    cells = sorted({tuple(place[column] for column in COLUMNS) for place, _ in people})
    truth = np.zeros((len(cells), 4))
    for place, level in people:
        truth[cells.index(tuple(place[column] for column in COLUMNS)), level - 1] += 1
    rows, subjects, levels = [], [], []
    for _, members, _, counts in blocks:

        def is_in(place: dict, members=members) -> bool:
            return any(all(m[c] in (None, place[c]) for c in COLUMNS) for m in members)

        taken_off = [level for place, level in known if is_in(place)]
        rows.append([is_in(dict(zip(COLUMNS, cell, strict=True))) for cell in cells])
        levels.append(np.array(counts) - np.bincount(taken_off, minlength=5)[1:])
        subjects.append(levels[-1].sum())
    return View(
        ("aims",),
        cells,
        truth.sum(axis=1),
        truth.sum(axis=1),
        truth,
        np.array(rows, dtype=float),
        np.array(subjects),
        np.array(levels),
    )


WAYS = {
    "30 in each of both wards": [invented(30)],
    "in three batches, each published": [invented(12), invented(12), invented(12)],
    "in another role": [invented(30, role="Medical")],
    "in another setting": [invented(30, care_setting="Community")],
}


@pytest.mark.parametrize("batches", WAYS.values(), ids=WAYS)
def test_made_up_people_lift_nobody_out_of_a_combined_group(batches):
    for number in range(len(batches) + 1):
        done = published(real(), *batches[:number])
    everyone = [one for batch in batches for one in batch]
    assert done.changes_deferred == 0
    seen = without_the_invented(done, everyone)
    assert is_true(seen)
    assert smallest_derivable(seen, K) is None
    assert certain_ratings(seen) == 0


def test_without_the_rule_thirty_made_up_people_uncover_the_one(monkeypatch):
    monkeypatch.setattr("disclosure.ledger.settle._Settling._publications", ())
    published(real())
    done = published(real(), invented(30))
    assert done.changes_deferred == 0
    seen = without_the_invented(done, invented(30))
    assert is_true(seen)
    assert smallest_derivable(seen, K) == 1
