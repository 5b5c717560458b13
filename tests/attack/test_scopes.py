"""A reader with a scope: whatever reaches them is rows of the published store, so an attack on the whole is one on them; and each
scope's rows attacked by themselves, by somebody who has the staff list."""

from collections import Counter
from dataclasses import replace

import duckdb
import numpy as np
import pytest

from analysis.data_package.opened import Opened
from analysis.published.store import Store
from domain.declared.access import Scope
from tests.support.attack.attacks import (
    View,
    certain_ratings,
    is_true,
    recovered_cells,
    smallest_derivable,
    staff_list,
    views_of,
)
from tests.support.attack.switched_off import K
from tests.support.attack.trusts import Home


TABLES = "select database_name, table_name from duckdb_tables() where database_name not in ('system', 'temp')"
DIVISIONS = """
select distinct member.division as name
from (select unnest(members) as member from published.blocks)
where name is not null
order by name
"""
ORGANISATIONS = "select distinct organisation from published.slices"


@pytest.fixture(scope="module")
def home(hard_trust) -> Home:
    hard_trust.publish()
    return hard_trust


@pytest.fixture(scope="module")
def scopes(home) -> list[Scope]:
    """Of the organisation, of each division, of two, of all but one, and of one that there is not."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{home.current()}' as published (read_only)")
        divisions, organisations = (
            tuple(name for (name,) in connection.execute(query).fetchall()) for query in (DIVISIONS, ORGANISATIONS)
        )
    within = [*((one,) for one in divisions), divisions[:2], divisions[1:]]
    assert len(within) > 2
    return [Scope(organisations), *(Scope(organisations, some) for some in within), Scope((), ("Ward' or true --",))]


def rows(connection: duckdb.DuckDBPyConnection) -> dict[str, Counter]:
    """How often each row of each table is there."""
    return {
        table: Counter(map(str, connection.execute(f'from "{catalogue}"."{table}"').fetchall()))
        for catalogue, table in connection.execute(TABLES).fetchall()
    }


def test_every_table_that_a_scope_opens_is_rows_of_the_published_one(home, scopes):
    """Pages, packs and saved views open the one, data packages and what is fetched over HTTP the other."""
    everything = Store(home.current())
    whole = rows(everything._connection)
    assert {"blocks", "assessed", "left_out", "dimension_correlations", "certificate"} <= whole.keys()
    for scope in scopes:
        shown = Store(home.current(), scope)
        tables = Opened(shown)
        for found in (rows(shown._connection), rows(tables._connection)):
            assert found.keys() == whole.keys()
            assert {name: more for name in whole if (more := found[name] - whole[name])} == {}, scope


@pytest.fixture(scope="module")
def seen(home, scopes) -> dict[Scope, list[View]]:
    """What somebody with the staff list has of each dimension of what people say of themselves: of the organisation, and of each
    division in its own scope."""
    staff = staff_list(home.folder / "private" / "records.duckdb")
    stores = {
        scope: Store(home.current(), scope) for scope in scopes if scope.organisations and len(scope.divisions) < 2
    }
    of = {scope: views_of(store._connection, staff) for scope, store in stores.items()}
    return {scope: [view for view in views if view.name[2:4] == ("self", "performance")] for scope, views in of.items()}


def test_nothing_follows_from_the_rows_of_a_division_alone(seen):
    for views in [views for scope, views in seen.items() if scope.divisions]:
        assert views
        for view in views:
            assert is_true(view)
            assert recovered_cells(view, K) == []
            assert smallest_derivable(view, K) is None
            assert certain_ratings(view) == 0


def test_rows_cut_down_to_the_people_of_a_division_would_give_groups_away(seen):
    """How many of a published role are theirs is a sum that nobody published; a scope shows such a row whole, or not at all."""
    whole, *within = seen.values()
    for scope, views in zip([scope for scope in seen if scope.divisions], within, strict=True):
        of_all = {view.name: view for view in whole}
        assert any(recovered_cells(with_cut_rows(view, of_all[view.name], scope), K) for view in views)


def with_cut_rows(view: View, of_all: View, scope: Scope) -> View:
    theirs = np.array([division in scope.divisions for division, *_ in view.cells])
    found = np.vstack([view.rows, of_all.rows * theirs])
    return replace(view, rows=found, subjects=found @ view.people, levels=found @ view.truth)
