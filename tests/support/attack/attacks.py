"""Attacks on a published store by somebody who has all of it and the staff list. Shares no code with what it attacks."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from pathlib import Path

import duckdb
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp


COLUMNS = ("division", "team", "role", "care_setting")
PRIME = 998_244_353
LARGEST_WEIGHT = 20
INFEASIBLE = 2  # scipy's status of a program that is proven to have no solution; any other proves nothing


@dataclass
class View:
    """What an attacker has of one slice and dimension: rows over microcells, and how many people are in each."""

    name: tuple
    cells: list[tuple]
    people: np.ndarray  # C
    ratings: np.ndarray  # C
    truth: np.ndarray  # C x L: not the attacker's; to test what he concludes
    rows: np.ndarray  # R x C, 0/1
    subjects: np.ndarray  # R: published
    levels: np.ndarray  # R x L: published


def views(records: Path, published: Path, own: tuple[str, ...] = ()) -> list[View]:
    """A view for each slice and dimension of a published store; `own` are attributes that the staff list has as well."""
    with duckdb.connect(published, read_only=True) as store:
        return views_of(store, staff_list(records, own), own)


def views_of(store: duckdb.DuckDBPyConnection, staff: dict, own: tuple[str, ...] = ()) -> list[View]:
    """The same of a store that is open, by somebody who has the staff list."""
    columns, released = (*COLUMNS, *own), defaultdict(dict)
    for *name, block_id, members, subjects, level, ratings in store.execute(
        """
        select organisation, wave, rater_group, measure, dimension_id, block_id, members, subjects, level, level_ratings
        from release
        """
    ).fetchall():
        row = released[tuple(name)].setdefault(block_id, (members, subjects, {}))
        row[2][level] = ratings
    found = []
    for name, rows in released.items():
        cells = sorted(staff[name])
        n_levels = max(max(levels) for *_, levels in rows.values())
        truth = np.zeros((len(cells), n_levels))
        for place, cell in enumerate(cells):
            for given in staff[name][cell].values():
                for level in given:
                    truth[place, level - 1] += 1
        inside = np.array(
            [
                [
                    any(all(m[c] in (None, v) for c, v in zip(columns, cell, strict=True)) for m in members)
                    for cell in cells
                ]
                for members, *_ in rows.values()
            ],
            dtype=float,
        )
        found.append(
            View(
                name,
                cells,
                np.array([len(staff[name][cell]) for cell in cells], dtype=float),
                truth.sum(axis=1),
                truth,
                inside,
                np.array([subjects for _, subjects, _ in rows.values()]),
                np.array([[levels[level] for level in range(1, n_levels + 1)] for *_, levels in rows.values()]),
            )
        )
    return found


def staff_list(records: Path, own: tuple[str, ...] = ()) -> dict:
    """(slice, dimension) -> microcell -> person -> levels given, for people who count."""
    with duckdb.connect(records, read_only=True) as store:
        ratings = store.execute(
            f"""
            select organisation, wave, rater_group, measure, dimension_id, subject_key::varchar,
                coalesce(rater_key::varchar, assessment_id::varchar), n_raters, level,
                {", ".join((*COLUMNS, *own))}
            from assessments
            join batches using (batch_id)
            join ratings using (assessment_id)
            where undone_at is null and level is not null
            order by assessment_id
            """
        ).fetchall()
    people, raters, place = defaultdict(list), defaultdict(dict), {}
    for row in ratings:
        name, (person, rater, n_raters, level, *where) = row[:5], row[5:]
        people[tuple(name), person].append(level)
        raters[tuple(name), person][rater] = n_raters
        place[tuple(name[:4]), person] = tuple(where)
    staff = defaultdict(lambda: defaultdict(dict))
    for (name, person), levels in people.items():
        if name[2] in ("self", "line_manager") or sum(raters[name, person].values()) >= 3:
            staff[name][place[name[:4], person]][person] = levels
    return staff


def is_true(view: View) -> bool:
    """Whether the published rows are what the records add up to: an attack on wrong rows would prove nothing."""
    return np.array_equal(view.rows @ view.people, view.subjects) and np.array_equal(
        view.rows @ view.truth, view.levels
    )


def recovered_cells(view: View, k: int, own: tuple[str, ...] = ()) -> list[tuple]:
    """Sets of the filter lattice with 1 to k - 1 people whose figures follow exactly: rank, modulo a prime."""
    basis = echelon(view.rows)
    found = []
    every = (*COLUMNS, *own)
    for wanted in product((None, "division", "team"), *((None, column) for column in every[2:])):
        columns = [c for c in ("division",) if wanted[0] == "team"] + [c for c in wanted if c]
        groups = defaultdict(list)
        for place, cell in enumerate(view.cells):
            groups[tuple(cell[every.index(c)] for c in columns)].append(place)
        for group, places in groups.items():
            if 0 < view.people[places].sum() < k:
                indicator = np.zeros(len(view.cells), dtype=np.int64)
                indicator[places] = 1
                if not reduced(indicator, basis).any():
                    found.append((columns, group))
    return found


def echelon(rows: np.ndarray) -> list[tuple[int, np.ndarray]]:
    """A basis of the rows modulo PRIME, each with its leading column."""
    basis: list[tuple[int, np.ndarray]] = []
    for row in rows.astype(np.int64):
        row = reduced(row, basis)
        if row.any():
            lead = int(np.flatnonzero(row)[0])
            basis.append((lead, row * pow(int(row[lead]), -1, PRIME) % PRIME))
    return basis


def reduced(row: np.ndarray, basis: list[tuple[int, np.ndarray]]) -> np.ndarray:
    """What is left of a row when the basis is taken off; nothing, if it is a combination of the basis."""
    row = row % PRIME
    for lead, other in basis:
        row = (row - row[lead] * other) % PRIME
    return row


def smallest_derivable(view: View, k: int) -> float | None:
    """People in the smallest set of 1 to k - 1 whose figures follow, by integer programming; None where there is none."""
    n_rows, n_cells = view.rows.shape
    result = milp(
        np.concatenate([np.zeros(n_rows), view.people]),
        constraints=[
            LinearConstraint(np.hstack([view.rows.T, -np.eye(n_cells)]), 0, 0),
            LinearConstraint(np.concatenate([np.zeros(n_rows), view.people])[None, :], 1, k - 1),
        ],
        integrality=np.concatenate([np.zeros(n_rows), np.ones(n_cells)]),
        bounds=Bounds(
            np.concatenate([np.full(n_rows, -LARGEST_WEIGHT), np.zeros(n_cells)]),
            np.concatenate([np.full(n_rows, LARGEST_WEIGHT), np.ones(n_cells)]),
        ),
    )
    if result.x is None:
        assert result.status == INFEASIBLE, result.message
        return None
    return float(view.people @ np.round(result.x[n_rows:]))


def certain_ratings(view: View) -> int:
    """Ratings whose level follows with certainty: for each level, how few of a microcell could be at another one."""
    n_cells, n_levels = view.truth.shape
    equations = np.vstack([np.kron(np.eye(n_levels), view.rows), np.tile(np.eye(n_cells), n_levels)])
    right = np.concatenate([view.levels.T.ravel(), view.ratings])
    certain = 0
    for level in range(n_levels):
        at_level = slice(level * n_cells, (level + 1) * n_cells)
        open_cells = np.flatnonzero((view.truth[:, level] == view.ratings) & (view.ratings > 0))
        goal = np.zeros(n_cells * n_levels)
        goal[at_level][open_cells] = 1
        while len(open_cells):  # solutions add up: drop whatever one of them frees
            result = linprog(goal, A_eq=equations, b_eq=right, bounds=(0, None), method="highs")
            free = result.x[at_level][open_cells] < view.ratings[open_cells] - 1e-6
            if not free.any():
                certain += int(view.ratings[open_cells].sum())
                break
            open_cells = open_cells[~free]
            goal[:] = 0
            goal[at_level][open_cells] = 1
    return certain


def members_told(view: View, members: list[int] | None = None) -> int:
    """Ratings of which a member who knows one rating of their own is certain, in whole numbers: one program for each
    microcell and level that has somebody, and each other's level. Also an outsider's, who knows none. `members` are the
    places among them that are tried; by default all, and the outsider.

    Solutions add up: what one of them frees, for somebody whose own rating it leaves in place, needs no program of its own.
    """
    n_cells, n_levels = view.truth.shape
    truth = view.truth.T.ravel().astype(int)  # level by level
    equations = np.vstack([np.kron(np.eye(n_levels), view.rows), np.tile(np.eye(n_cells), n_levels)])
    right = np.concatenate([view.levels.T.ravel(), view.ratings])
    worlds = np.zeros((0, len(truth)), dtype=int)
    told = 0
    known = np.flatnonzero(truth)
    places = [None, *known.tolist()] if members is None else [known[place % len(known)] for place in members]
    for own in places:
        fewest, rest = np.zeros(len(truth)), truth.copy()
        if own is not None:
            fewest[own] = 1
            rest[own] -= 1
        unknown = np.tile(rest.reshape(n_levels, n_cells).sum(axis=0), n_levels)
        alike = np.flatnonzero((rest == unknown) & (rest > 0))
        possible = worlds[(worlds >= fewest).all(axis=1)]
        for place in alike[~(possible[:, alike] < truth[alike]).any(axis=0)]:
            if (possible[:, place] < truth[place]).any():
                continue
            highest = np.tile(view.ratings, n_levels)
            highest[place] = truth[place] - 1
            goal = np.random.default_rng(int(place)).random(len(truth))  # another corner each time frees more
            result = milp(
                goal,
                constraints=[LinearConstraint(equations, right, right)],
                integrality=np.ones(len(truth)),
                bounds=Bounds(fewest, np.maximum(highest, fewest)),
                options={"mip_rel_gap": 1.0},
            )
            if result.x is None or result.status not in (0, 1):
                told += int(rest[place])
                continue
            world = np.round(result.x).astype(int)
            assert np.array_equal(equations @ world, right)
            worlds = np.vstack([worlds, world])
            possible = np.vstack([possible, world])
    return told


def numbers_told(view: View, k: int) -> int:
    """Numbers at a level, other than none and all, that follow of a microcell of fewer than k people, in whole numbers: the
    most and the fewest there could be, a program each.
    """
    n_cells, n_levels = view.truth.shape
    equations = np.vstack([np.kron(np.eye(n_levels), view.rows), np.tile(np.eye(n_cells), n_levels)])
    right = np.concatenate([view.levels.T.ravel(), view.ratings])
    some = (view.truth > 0) & (view.truth < view.ratings[:, None]) & (view.people < k)[:, None]
    told = 0
    for cell, level in np.argwhere(some):
        goal = np.zeros(n_cells * n_levels)
        goal[level * n_cells + cell] = 1
        ends = []
        for sign in (1, -1):
            constraints = [LinearConstraint(equations, right, right)]
            result = milp(sign * goal, constraints=constraints, integrality=np.ones(len(goal)), bounds=Bounds(0))
            assert result.status == 0, result.message
            ends.append(round(sign * result.fun))
        told += ends[0] == ends[1]
    return told


def other_world(view: View, cell: int) -> bool:
    """Whether whole people's ratings exist that publish the same rows and give the cell's ratings other levels."""
    n_cells, n_levels = view.truth.shape
    equations = np.vstack([np.kron(np.eye(n_levels), view.rows), np.tile(np.eye(n_cells), n_levels)])
    right = np.concatenate([view.levels.T.ravel(), view.ratings])
    true_level = int(view.truth[cell].argmax())
    most = np.tile(view.ratings, n_levels)
    most[true_level * n_cells + cell] = 0
    result = milp(
        np.zeros(n_cells * n_levels),
        constraints=[LinearConstraint(equations, right, right)],
        integrality=np.ones(n_cells * n_levels),
        bounds=Bounds(np.zeros(n_cells * n_levels), most),
    )
    if result.x is None:
        return False
    world = np.round(result.x).reshape(n_levels, n_cells).T
    return (
        np.array_equal(view.rows @ world, view.levels)
        and np.array_equal(world.sum(axis=1), view.ratings)
        and world[cell, true_level] == 0
    )


def follows_exactly(view: View, places: list[int]) -> bool:
    """Over the rationals, slowly: whether the indicator of some microcells is a combination of rows."""
    target = [Fraction(int(place in places)) for place in range(len(view.cells))]
    basis: list[tuple[int, list[Fraction]]] = []
    for row in [*view.rows.tolist(), target]:
        row = [Fraction(int(value)) for value in row] if row is not target else list(target)
        for lead, other in basis:
            if row[lead]:
                factor = row[lead]
                row = [value - factor * taken for value, taken in zip(row, other, strict=True)]
        lead = next((place for place, value in enumerate(row) if value), None)
        if lead is not None:
            basis.append((lead, [value / row[lead] for value in row]))
    return lead is None
