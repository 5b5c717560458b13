"""Readers of every role, in every scope: what they fetch over HTTP and what a saved view opens for them is rows of the published
store that their scope has, and nothing more follows from it."""

from collections import Counter

import pytest

from analysis.data_package.opened import FORMATS
from analysis.data_package.tables import TABLES
from domain.declared import access
from domain.declared.access import EVERYTHING, Role, Scope
from pages.access import tokens
from tests.support.attack import attacks
from tests.support.attack.emitted import PAGES
from tests.support.attack.equations import adds_nothing, equations, key
from tests.support.attack.ladder import DIMENSIONS, LEVELS
from tests.support.attack.seen_in_scope import BLOCK, blocks_in, divisions_of, rows_of, views_of_files
from tests.support.attack.signed_in import kept, let_in, person
from tests.support.attack.switched_off import CLERK, DOCTOR, NO_LEVELS, NO_RANK, NO_SETS, NURSE, K, people
from tests.support.attack.switched_off import LEVELS as ASKED
from tests.support.attack.trusts import Home, export
from tests.support.fetched import fetched
from tests.support.signing_in import cookie_of


DESCRIPTIONS = ("datapackage.json", "csv-metadata.json", "openapi.json")
BREAKDOWNS = ("division", "team", "role", "care_setting", "division_role")
GROUPS = {"view": "by_group"}  # the picture of Distribution whose table has every group with its levels
WITHIN = ("a trust", "a division", "two divisions")
SCOPES = ("everything", *WITHIN, "what there is not")
ROLES = (Role.VIEWER, Role.ANALYST)  # an owner has no scope


@pytest.fixture(scope="module")
def scopes(trusts) -> dict[str, Scope]:
    trusts.publish()
    first, _ = sorted({block[0] for block in blocks_in(trusts, EVERYTHING)})
    one, two, *_ = divisions_of(trusts, first)
    found = (
        EVERYTHING,
        Scope((first,)),
        Scope((first,), (one,)),
        Scope((first,), (one, two)),
        Scope((f"{first}' or '",)),
    )
    return dict(zip(SCOPES, found, strict=True))


@pytest.fixture(scope="module")
def whole(trusts, scopes) -> dict[str, list[dict]]:
    """Every table, as whoever is at this machine fetches it where nobody signs in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NINEFOLD_HOME", str(trusts.folder))
        return {table.name: fetched(f"{table.name}.json").json() for table in TABLES}


@pytest.fixture
def signed_in(trusts, scopes, monkeypatch):
    """What a provider says of somebody who has a role in a scope."""
    let_in(trusts, monkeypatch, {f"{role.name} of {name}": (role, scopes[name]) for role in ROLES for name in SCOPES})
    return lambda role, scope: person(f"{role.name} of {scope}")


def given(user: dict, file: str, **parameters):
    return fetched(file, headers={"Cookie": cookie_of(user)}, params=parameters)


def names(release: list[dict]) -> set[str]:
    return {row[of] for row in release for of in ("organisation", "block")}


@pytest.mark.parametrize("scope", SCOPES)
def test_a_viewer_fetches_nothing_and_is_told_no_name(whole, signed_in, scope):
    every = names(whole["release"])
    for file in (*DESCRIPTIONS, *(f"{table.name}.{ending}" for table in TABLES for ending in FORMATS)):
        answer = given(signed_in(Role.VIEWER, scope), file)
        assert answer.status_code == 403
        assert not [name for name in every if name in answer.text]


@pytest.mark.parametrize("scope", SCOPES)
def test_an_analyst_fetches_the_published_rows_of_their_scope_by_cookie_and_token(
    trusts, whole, scopes, signed_in, scope
):
    user = signed_in(Role.ANALYST, scope)
    mine = {table: given(user, f"{table}.json").json() for table in whole}
    assert {tuple(row[of] for of in BLOCK) for row in mine["release"]} == blocks_in(trusts, scopes[scope]).keys()
    for table, rows in mine.items():
        assert Counter(map(str, rows)) <= Counter(map(str, whole[table])), table
    token = tokens.make(user, access.declared(), scopes[scope])
    assert fetched("release.json", auth=("x", token)).json() == mine["release"]
    elsewhere = names(whole["release"]) - names(mine["release"])
    for text in (given(user, file).text for file in DESCRIPTIONS):
        assert not [name for name in elsewhere if name in text]


def test_no_filter_leads_out_of_a_scope(whole, signed_in):
    user = signed_in(Role.ANALYST, "a division")
    mine = given(user, "release.json").json()
    for column in ("organisation", "breakdown", "block"):
        for value in {row[column] for row in whole["release"]}:
            assert given(user, "release.json", **{column: value}).json() == [
                row for row in mine if row[column] == value
            ]


def fetched_views(home: Home, user: dict, folder) -> list[attacks.View]:
    files = [folder / "release.parquet", folder / "members.parquet"]
    for file in files:
        file.write_bytes(given(user, file.name).content)
    return views_of_files(*files, attacks.staff_list(home.folder / "private" / "records.duckdb"))


def holds(view: attacks.View) -> bool:
    """Whether nothing follows from true rows but what they say."""
    assert attacks.is_true(view)
    told = attacks.recovered_cells(view, K), attacks.smallest_derivable(view, K), attacks.certain_ratings(view)
    return told == ([], None, 0)


@pytest.mark.parametrize("scope", WITHIN)
def test_nothing_follows_from_what_an_analyst_fetches(trusts, scopes, signed_in, tmp_path, scope):
    found = fetched_views(trusts, signed_in(Role.ANALYST, scope), tmp_path)
    assert {view.name for view in found} == rows_of(blocks_in(trusts, scopes[scope])).keys()
    assert all(map(holds, found))


@pytest.mark.parametrize(("role", "scope"), [(Role.VIEWER, "a division"), (Role.ANALYST, "two divisions")])
def test_nothing_but_rows_of_their_scope_follows_from_a_view_that_somebody_with_more_saved(
    trusts, scopes, signed_in, role, scope
):
    mine, every = (rows_of(blocks_in(trusts, one)) for one in (scopes[scope], EVERYTHING))
    first, second = sorted({name[0] for name in every})
    others = blocks_in(trusts, Scope((first,))).keys() - blocks_in(trusts, scopes[scope]).keys()
    hidden = min(block[6] for block in others if block[5] == "division")
    asked = {"organisation": second, "only": f"division:{hidden}", "group": hidden}
    links = [(page, asked | {"organisation": first, "breakdown": "team"}) for page in PAGES]
    links += [
        ("distribution", asked | GROUPS | {"breakdown": one, "dimension": of})
        for one in BREAKDOWNS
        for of in DIMENSIONS.values()
    ]
    seen = list(kept(signed_in(role, scope), links, LEVELS))
    figures = {figure for view in seen for figure in view.figures}
    assert {figure.page for figure in figures} == {f"results/{page}" for page in PAGES}
    assert [
        figure for figure in figures if key(figure) not in mine or not adds_nothing(figure, mine[key(figure)])
    ] == []
    found = equations(trusts, seen)
    assert {view.name for view in found} <= mine.keys()
    assert sum(len(view.rows) for view in found) > len(found)
    assert all(map(holds, found))


def test_what_audits_are_there_for_would_be_found_in_what_readers_get(tmp_path, monkeypatch):
    # 25 doctors, of whom 12 and 11 are shown in two divisions: 25 - 12 - 11 = 2 in the third.
    wards = [("Surgery", NURSE, 20), ("Surgery", DOCTOR, 12), ("Medicine", NURSE, 20), ("Medicine", DOCTOR, 11)]
    wards += [("Estates", NURSE, 20), ("Estates", CLERK, 15), ("Estates", DOCTOR, 2)]
    home = export(tmp_path, [one for division, role, number in wards for one in people(number, division, role)])
    home.publish(without=f"{NO_RANK}; {NO_SETS}; {NO_LEVELS}")
    (organisation,) = {block[0] for block in blocks_in(home, EVERYTHING)}
    let_in(home, monkeypatch, {"analyst": (Role.ANALYST, Scope((organisation,)))})
    links = [
        ("distribution", GROUPS | {"breakdown": breakdown, "dimension": "engaging_the_team"})
        for breakdown in BREAKDOWNS
    ]
    (over_http,) = fetched_views(home, person("analyst"), tmp_path)
    (on_pages,) = equations(home, list(kept(person("analyst"), links, ASKED)))
    for view in (over_http, on_pages):
        assert (["division", "role"], ("Estates", DOCTOR)) in attacks.recovered_cells(view, K)
