"""A store with four attributes, two of them sensitive, against somebody who has the staff list with all of them, and every filter."""

import os
from dataclasses import replace
from functools import cache
from itertools import combinations
from random import Random

import duckdb
import numpy as np
import pytest

import settings
from analysis.published import filters, grid
from analysis.published import selection as selections
from analysis.published import store as stores
from analysis.published.only import Only
from disclosure.audit import levels, rank, sets
from disclosure.publish.publish import current, publish
from domain.declared import attributes, breakdowns
from domain.declared.attributes import Attribute
from tests.support.attack.attacks import certain_ratings, is_true, recovered_cells, smallest_derivable, views
from tests.support.records import Records, forget_people


OWN = ("own_cohort", "own_site", "own_ethnicity", "own_disability")
FURTHER = ", ".join(
    f'{{ id = "{name}", name = "{name.title()}", columns = ["{name}"] }}'
    for name in ("cohort", "site", "ethnicity", "disability")
)


@pytest.fixture(scope="module")
def trust(tmp_path_factory):
    """A home with 150 people, whose cohorts follow their teams and of whom few are in some groups; not published yet."""
    home = tmp_path_factory.mktemp("attributes")
    before = os.environ.get("NINEFOLD_HOME")
    os.environ["NINEFOLD_HOME"] = str(home)
    random, records, own = Random(3), Records(), []
    for person in range(150):
        team = random.choices(range(7), weights=(5, 5, 4, 4, 3, 1, 1))[0]
        place = {"division": f"Division {team // 4}", "team": f"Ward {team}"}
        role, setting = random.choice(["Nursing", "Nursing", "Medical"]), random.choice(["Acute", "Acute", "Community"])
        records.add(
            f"p{person}",
            *random.choices([1, 2, 3, 4], weights=(1, 2, 6, 2), k=2),
            role=role,
            care_setting=setting,
            **place,
        )
        cohort = f"Cohort {team % 3 if random.random() < 0.9 else 3}"
        site, ethnicity = random.choice("AAAB"), random.choices(["White", "BME", "Not stated"], weights=(7, 3, 1))[0]
        own.append((person + 1, cohort, f"Site {site}", ethnicity, random.choices(["No", "Yes"], weights=(6, 1))[0]))
    records.save()
    with duckdb.connect(settings.record_store()) as store:
        store.execute(
            f"create temp table own (assessment_id bigint, {', '.join(f'{column} varchar' for column in OWN)})"
        )
        values = ", ".join(str(row) for row in own)
        store.execute(f"insert into own values {values}")
        for column in OWN:
            store.execute(f"alter table assessments add column {column} varchar default 'Not stated'")
        told = ", ".join(f"{column} = own.{column}" for column in OWN)
        store.execute(f"update assessments set {told} from own where assessments.assessment_id = own.assessment_id")
    attributes.keep(Attribute(column, column[4:].title(), is_sensitive=column in OWN[2:]) for column in OWN)
    text = breakdowns.as_toml(breakdowns.declared()).rstrip().removesuffix("]")
    (home / "breakdowns.toml").write_text(f"{text}{FURTHER}]", encoding="utf-8")
    yield home
    os.environ.pop("NINEFOLD_HOME")
    if before is not None:
        os.environ["NINEFOLD_HOME"] = before


def seen(home, monkeypatch):
    monkeypatch.setenv("NINEFOLD_HOME", str(home))
    publish()
    return views(settings.record_store(), current(), OWN)


def is_in(place, member):
    return all(value is None or place[column] == value for column, value in member.items() if column in place)


def under_filters(view, opened):
    """The rows over the staff list of every figure that any filter of one or two groups shows by any breakdown."""
    first, _ = selections.choose(opened, {})
    members = {}
    for breakdown in grid.keys(opened):
        members |= grid.members(opened, first.slice_id, breakdown)
    places = [dict(zip(("division", "team", "role", "care_setting", *OWN), cell, strict=True)) for cell in view.cells]

    @cache
    def lies_in(group):
        return [any(is_in(place, member) for member in members[group]) for place in places]

    shown = {}
    for breakdown in grid.keys(opened):
        selection = replace(first, breakdown=breakdown)
        for by, groups in filters.choices(opened, selection).items():
            for picked in [(group,) for group in groups] + list(combinations(groups, 2)):
                under, _ = filters.applied(opened, selection, Only(by, tuple(sorted(picked))).written())
                rows = grid.placed(opened, under)
                for row in rows[rows["dimension_id"] == view.name[-1]].to_dict("records"):
                    parts = [row["block_id"]] if row["block_id"] in members else list(picked)
                    inside = np.any([lies_in(part) for part in parts], axis=0).tolist()
                    shown[tuple(inside)] = row["subjects"], tuple(row["level_ratings"])
    return shown


def test_nothing_follows_from_a_store_with_attributes_nor_from_all_of_its_filters(trust, monkeypatch):
    found = seen(trust, monkeypatch)
    opened = stores.current()
    assert {"site", "ethnicity"} <= set(filters.choices(opened, selections.choose(opened, {})[0]))
    for view in found:
        assert is_true(view)
        assert recovered_cells(view, settings.MINIMUM_SUBJECTS, OWN) == []
        assert smallest_derivable(view, settings.MINIMUM_SUBJECTS) is None
        assert certain_ratings(view) == 0
        figures = under_filters(view, opened)
        assert len(figures) > len(view.rows)
        filtered = replace(
            view,
            rows=np.vstack([view.rows, np.array(list(figures), dtype=float)]),
            subjects=np.array([*view.subjects, *(people for people, _ in figures.values())]),
            levels=np.vstack([view.levels, np.array([counts for _, counts in figures.values()])]),
        )
        assert is_true(filtered)
        assert np.linalg.matrix_rank(filtered.rows) == np.linalg.matrix_rank(view.rows)  # so nothing more follows


def test_by_a_sensitive_attribute_nobody_stands_among_fewer_than_its_threshold(trust, monkeypatch):
    seen(trust, monkeypatch)
    with duckdb.connect(current(), read_only=True) as store:
        found = store.execute(
            """
            select breakdown, min(subjects), bool_and(len(list_filter(members, lambda m: m.division is not null)) = 0)
            from release
            group by all
            """
        ).fetchall()
    least = {breakdown: people for breakdown, people, _ in found}
    assert least["ethnicity"] >= settings.MINIMUM_OF_SENSITIVE > min(least.values())
    assert all(is_whole for breakdown, _, is_whole in found if breakdown in ("ethnicity", "disability"))


def test_with_the_audits_switched_off_attributes_give_small_groups_away(trust, monkeypatch):
    monkeypatch.setenv("NINEFOLD_HOME", str(trust))
    if (settings.private() / "ledger.duckdb").exists():
        forget_people(settings.private())
    monkeypatch.setattr(rank, "derivable_sets", lambda *given: [])
    monkeypatch.setattr(sets, "classes", lambda *given: np.zeros(0))
    monkeypatch.setattr(sets, "derivable_set", lambda *given: (None, None))
    monkeypatch.setattr(levels, "pinned", lambda *given, **more: None)
    found = seen(trust, monkeypatch)
    assert sum(len(recovered_cells(view, settings.MINIMUM_SUBJECTS, OWN)) for view in found) > 0
