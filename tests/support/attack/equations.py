"""What figures on pages say, set against the published rows and put as equations over the staff list."""

from collections import defaultdict

import duckdb
import numpy as np

from analysis.published.opening import READ_ONLY
from tests.support.attack.attacks import COLUMNS, View, staff_list
from tests.support.attack.emitted import ALL_GROUPS
from tests.support.attack.trusts import Home


DIMENSION_IDS = {
    "Aims": "aims",
    "Trust": "trust",
    "Engaging the team": "engaging_the_team",
    "Sense": "sense",
    "Heart": "heart",
}
HIGH = slice(2, 4)
IDS = {"Self": "self", "Peers": "peers", "Performance": "performance", "Importance": "importance"}
OF_BREAKDOWN = {
    "Division": ("division",),
    "Team": ("team",),
    "Role": ("role",),
    "Care setting": ("care_setting",),
    "Division and role": ("division", "role"),
}


def released(home: Home) -> duckdb.DuckDBPyConnection:
    """The current published store, opened as the dashboard opens it."""
    folder = home.folder / "published"
    return duckdb.connect(folder / (folder / "CURRENT").read_text().strip(), read_only=True, config=READ_ONLY)


def published(home: Home) -> dict[tuple, list[tuple]]:
    """(slice, dimension) -> for each block: breakdown's name, subjects, ratings, ratings at each level."""
    rows = defaultdict(list)
    with released(home) as store:
        for organisation, wave, rater_group, measure, dimension_id, *row in store.execute(
            """
            select organisation, wave, rater_group, measure, dimension_id,
                breakdowns.name, subjects, ratings, list(level_ratings order by level), block_id
            from release
            join breakdowns using (breakdown)
            group by all
            """
        ).fetchall():
            rows[organisation, wave, rater_group, measure, dimension_id].append((*row[:3], tuple(row[3])))
    return rows


def key(figure) -> tuple:
    organisation, wave, rater_group, measure = figure.slice
    return organisation, wave, IDS[rater_group], IDS[measure], DIMENSION_IDS[figure.dimension]


def by_block(home: Home) -> dict[tuple, tuple]:
    """(slice, dimension), breakdown's id, block's id -> subjects, ratings, ratings at each level."""
    with released(home) as store:
        found = store.execute(
            """
            select organisation, wave, rater_group, measure, dimension_id, breakdown, block_id, subjects, ratings,
                list(level_ratings order by level)
            from release
            group by all
            """
        ).fetchall()
    return {(row[:5], *row[5:7]): (*row[7:9], tuple(row[9])) for row in found}


def together(parts: list[tuple]) -> tuple:
    """Rows added up."""
    subjects, ratings, levels = zip(*parts, strict=True)
    return sum(subjects), sum(ratings), tuple(map(sum, zip(*levels, strict=True)))


def adds_nothing(figure, rows: list[tuple], added_up: tuple | None = None) -> bool:
    """Whether a figure is a published row of its breakdown or of the organisation, or the organisation less one; under a filter,
    of any breakdown, or the sum of the filter's own groups."""
    (whole,) = [row for row in rows if row[0] == "Organisation"]
    known = [row[1:] for row in rows if added_up or row[0] in (figure.breakdown, "Organisation")]
    known += [added_up] if added_up else []
    if figure.group and figure.group.startswith("Rest of"):
        known = [
            (whole[1] - n, whole[2] - ratings, tuple(np.subtract(whole[3], levels))) for n, ratings, levels in known
        ]
    return any(
        figure.people == people
        and figure.ratings in (None, ratings)
        and figure.levels in (None, levels)
        and (figure.share is None or abs(figure.share - 100 * sum(levels[HIGH]) / max(ratings, 1)) < 1e-9)
        for people, ratings, levels in known
    )


def equations(home: Home, views: list) -> list[View]:
    """What the figures of tables that name their rows say of the staff list, by slice and dimension."""
    staff, found = staff_list(home.folder / "private" / "records.duckdb"), defaultdict(dict)
    for figure in {figure for view in views for figure in view.figures}:
        if figure.levels and figure.group:
            cells = sorted(staff[key(figure)])
            inside = tuple(is_inside(figure, cell) for cell in cells)
            assert found[key(figure)].setdefault(inside, figure).levels == figure.levels
    result = []
    for name, rows in found.items():
        cells = sorted(staff[name])
        given = [[level for levels in staff[name][cell].values() for level in levels] for cell in cells]
        truth = np.array([[levels.count(level) for level in range(1, 5)] for levels in given], dtype=float)
        people = np.array([len(staff[name][cell]) for cell in cells], dtype=float)
        subjects = np.array([figure.people for figure in rows.values()])
        levels = np.array([figure.levels for figure in rows.values()])
        result.append(
            View(name, cells, people, truth.sum(axis=1), truth, np.array(list(rows), float), subjects, levels)
        )
    return result


def is_inside(figure, cell: tuple) -> bool:
    """Whether a microcell is among the groups that a row's name lists: "Ward 3 + Ward 5", in a division or not."""
    if figure.group == ALL_GROUPS:
        return True
    place = dict(zip(COLUMNS, cell, strict=True))
    own = ": ".join(place[column] for column in OF_BREAKDOWN[figure.breakdown])
    return {own, f"{place['division']}: {own}"} & set(figure.group.split(" + ")) != set()
