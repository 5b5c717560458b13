"""The dashboard against an attacker who has seen every page at every selection, and has the staff list."""

import json
import re
from collections import defaultdict

import pytest

from analysis.published import filters, selection, store
from analysis.published.only import Only
from tests.support.attack.attacks import certain_ratings, is_true, recovered_cells, smallest_derivable, staff_list
from tests.support.attack.emitted import ALL_GROUPS, PAGES, PRIVACY, every_view, filtered_views
from tests.support.attack.equations import (
    HIGH,
    IDS,
    adds_nothing,
    by_block,
    equations,
    key,
    published,
    released,
    together,
)
from tests.support.attack.ladder import LEVELS
from tests.support.attack.switched_off import CLERK, DOCTOR, NO_LEVELS, NO_RANK, NO_SETS, NURSE, K, people
from tests.support.attack.switched_off import LEVELS as ASKED
from tests.support.attack.trusts import Home, export
from tests.support.fetched import fetched


@pytest.fixture(scope="module")
def rows(trusts) -> dict[tuple, list[tuple]]:
    """What is published with all audits; read before the dashboard opens it in its own way."""
    trusts.publish()
    return published(trusts)


@pytest.fixture(scope="module")
def seen(trusts, rows) -> list:
    """Every page at every selection."""
    return collected(trusts, LEVELS)


def collected(home: Home, levels: list[str], **some) -> list:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NINEFOLD_HOME", str(home.folder))
        return list(every_view(levels, **some))


def test_every_figure_is_a_published_row_or_the_organisation_less_one(rows, seen):
    figures = {figure for view in seen for figure in view.figures}
    assert len({figure.slice for figure in figures}) == 5
    assert {figure.page for figure in figures} == {view.page for view in seen} - {PRIVACY}
    assert [figure for figure in figures if not adds_nothing(figure, rows[key(figure)])] == []
    assert min(figure.people for figure in figures) >= K


def test_every_row_of_a_table_is_a_published_block_and_no_word_tells_what_it_did_not_answer(rows, seen, trusts):
    """A row, a "none", a "0 people" or a blank of its own would speak of a group that is too small to be spoken of."""
    with released(trusts) as store:
        blocks = set(
            store.execute(
                """
                select distinct organisation, wave, rater_group, measure, breakdowns.name, block
                from release
                join breakdowns using (breakdown)
                """
            ).fetchall()
        )
    named = [
        figure for view in seen for figure in view.figures if figure.group and not figure.group.startswith("Rest of")
    ]
    assert {view.page for view in seen for figure in view.figures if figure in named} >= {"results/heatmap"}
    for figure in named:
        if figure.group != ALL_GROUPS:
            assert (*key(figure)[:4], figure.breakdown, figure.group) in blocks
    for text in (text.casefold() for view in seen for text in view.texts):
        for word in ("nobody of this group", "nobody of the group", "nobody was rated", "0 people", "no ratings"):
            assert not re.search(rf"(?<![\d,]){word}", text), text


def test_the_same_groups_are_listed_on_every_dimension_whoever_answered_it(rows, trusts):
    """A group that is missing from a dimension's blocks has no one who answered it."""
    with released(trusts) as store:
        listed = store.execute(
            """
            select slice_id, breakdown, dimension_id, list_sort(list_distinct(flatten(list(members)))) as members
            from blocks group by all
            """
        ).fetchall()
    by_breakdown = defaultdict(set)
    for slice_id, breakdown, _, members in listed:
        by_breakdown[slice_id, breakdown].add(str(members))
    assert len(by_breakdown) > 5
    assert {where for where, found in by_breakdown.items() if len(found) > 1} == set()


def test_no_table_has_numbers_of_an_unknown_kind(seen):
    assert {(view.page, name) for view in seen for name in view.columns} == set()


@pytest.fixture(scope="module")
def assessed(trusts) -> dict[tuple, set[str]]:
    """By slice the people who count: K or more, and no level."""
    found = defaultdict(set)
    for name, cells in staff_list(trusts.folder / "private" / "records.duckdb").items():
        found[name[:4]] |= {person for people in cells.values() for person in people}
    return found


def test_texts_metrics_and_charts_say_nothing_that_no_row_says(assessed, rows, seen):
    for view in seen:
        organisation, wave = view.selection["Organisation"], view.selection["Wave"]
        of_trust = [row for name, found in rows.items() if name[0] == organisation for row in found]
        wholes = [row[1] for row in of_trust if row[0] == "Organisation"]
        known = {
            count
            for row in of_trust
            if row[0] in (view.selection["Breakdown"], "Organisation")
            for count in (*row[1:3], *row[3])
        }
        known |= {whole - row[1] for row in of_trust for whole in wholes} | {K}
        known |= {len(people) for name, people in assessed.items() if name[0] == organisation}
        assert view.said <= known, (view.page, view.selection, view.said - known)
        of_slice = [name for name in rows if name[:2] == (organisation, wave)]
        if view.metrics:
            measure = IDS[view.selection.get("Measure", "Performance")]
            own = [name for name in of_slice if name[2:4] == (IDS[view.selection["Rater group"]], measure)]
            ratings = [row[2] for name in own for row in rows[name] if row[0] == "Organisation"]
            assert view.metrics["People assessed"].split()[0] == f"{len(assessed[own[0][:4]])}"
            assert view.metrics["Ratings"].split()[0] == f"{sum(ratings):,}"  # a sum of published rows
        drawn = {level / row[2] for row in of_trust for level in (*row[3], sum(row[3][HIGH])) if row[2]}
        for share in view.shares:
            assert min(abs(share - one) for one in drawn) < 1e-9 or view.page.endswith("/heatmap"), (view.page, share)


def test_the_pages_show_every_published_row_and_attacks_on_them_find_nothing(trusts, rows, seen):
    views = equations(trusts, seen)
    assert {view.name for view in views} == set(rows)
    for view in views:
        assert is_true(view)
        assert len(view.rows) <= len(rows[view.name])
        assert {tuple(levels) for levels in view.levels} == {row[3] for row in rows[view.name]}
        assert recovered_cells(view, K) == []
        assert smallest_derivable(view, K) is None
        assert certain_ratings(view) == 0


@pytest.mark.parametrize(("without", "leaks"), [("", False), (f"{NO_RANK}; {NO_SETS}; {NO_LEVELS}", True)])
def test_the_same_pages_give_two_doctors_away_where_the_audits_of_sets_are_switched_off(tmp_path, without, leaks):
    # 25 doctors, of whom 12 and 11 are shown in two divisions: 25 - 12 - 11 = 2 in the third.
    wards = [("Surgery", NURSE, 20), ("Surgery", DOCTOR, 12), ("Medicine", NURSE, 20), ("Medicine", DOCTOR, 11)]
    wards += [("Estates", NURSE, 20), ("Estates", CLERK, 15), ("Estates", DOCTOR, 2)]
    home = export(tmp_path, [person for division, role, number in wards for person in people(number, division, role)])
    home.publish(without=without)
    (view,) = equations(home, collected(home, ASKED, pages=("distribution",), privacy=False))
    assert is_true(view)
    found = recovered_cells(view, K)
    assert ((["division", "role"], ("Estates", DOCTOR)) in found) == leaks
    assert bool(found) == leaks


def test_certificates_that_can_be_downloaded_hold_no_counts_of_people(trusts, seen, monkeypatch):
    from analysis.narrative import certification

    monkeypatch.setenv("NINEFOLD_HOME", str(trusts.folder))
    for one in json.loads(certification.as_json(store.current()))["slices"]:
        assert {name for name, value in one.items() if isinstance(value, int | float)} <= {
            "certified", "k", "blocks", "rank", "smallest_block", "smallest_derivable_subjects", "bound", "seconds"
        }  # fmt: skip
        assert not {name for name, value in one.items() if isinstance(value, dict)}


@pytest.fixture(scope="module")
def filtered(trusts, rows) -> list:
    """Pages under every filter of one group and some of two, of the selection that a reader starts with."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NINEFOLD_HOME", str(trusts.folder))
        published = store.current()
        there = filters.choices(published, selection.choose(published, {})[0])
        one = [Only(by, (group,)) for by, groups in there.items() for group in groups]
        two = [Only(by, tuple(sorted(groups)[:2])) for by, groups in there.items()]
        return list(filtered_views(LEVELS, [*two, *one], list(there)))


def test_under_every_filter_pages_show_published_rows_and_sums_of_those_it_names(trusts, rows, filtered, assessed):
    blocks, figures, sums = by_block(trusts), 0, set()
    assert {view.page for _, view in filtered} == {f"results/{page}" for page in PAGES}
    for only, view in filtered:
        known = {K, *map(len, assessed.values())}
        for name, of in rows.items():
            parts = [blocks.get((name, only.breakdown, group)) for group in only.groups]
            (whole,) = [row[1:] for row in of if row[0] == "Organisation"]
            added_up = together(parts) if all(parts) else whole
            for figure in (one for one in view.figures if key(one) == name):
                assert adds_nothing(figure, of, added_up), (view.page, only, figure)
                figures += 1
                sums |= {only} if figure.people == added_up[0] and len(only.groups) > 1 else set()
            for subjects, ratings, levels in [added_up, *(row[1:] for row in of)]:
                known |= {subjects, ratings, *levels, whole[0] - subjects}
        assert view.said <= known, (view.page, only, view.said - known)
    assert figures > 40
    assert sums


SERVED = {  # table: its figures, of which those of `release` are attacked above, and the others in test_extras and as texts of pages
    "release": {"subjects", "ratings", "level", "level_ratings"},
    "blocks": {"subjects", "ratings"},
    "members": {"member"},
    "dimensions": {"position"},
    "levels": {"level"},
    "waves": {"position"},
    "breakdowns": {"position"},
    "invited": {"invited"},
    "assessed": {"subjects"},
    "left_out": {"subjects"},
    "intra_class_correlations": {"correlation", "unevenness"},
    "dimension_correlations": {"correlation"},
    "wave_correlations": {"people", "of_levels", "of_shares"},
    "certificate": {"k", "blocks", "rank", "smallest_block", "smallest_derivable_subjects", "bound", "seconds"},
    "publication": {"k"},
}


@pytest.fixture(scope="module")
def served(trusts, rows) -> dict[str, list[dict]]:
    """Every table that is fetched over HTTP, whole."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NINEFOLD_HOME", str(trusts.folder))
        paths = fetched("openapi.json").json()["paths"]
        return {path[1:-5]: fetched(path[1:]).json() for path in paths if path.endswith(".json")}


def test_fetched_tables_have_the_rows_that_were_attacked_and_no_figure_but_the_named_extras(served, rows):
    found = defaultdict(lambda: defaultdict(dict))
    for row in served["release"]:
        name = tuple(row[of] for of in ("organisation", "wave", "rater_group", "measure", "dimension_id"))
        found[name][row["breakdown"], row["block_id"]] |= {row["level"]: row}
    counts = {
        name: sorted((one[1]["subjects"], one[1]["ratings"], tuple(one[level]["level_ratings"] for level in sorted(one)))
                     for one in blocks.values())
        for name, blocks in found.items()
    }  # fmt: skip
    assert counts == {name: sorted(row[1:] for row in of) for name, of in rows.items()}
    figures = {
        (table, name)
        for table, every in served.items()
        for row in every
        for name, value in row.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
    assert figures <= {(table, name) for table, names in SERVED.items() for name in names}
    people = [
        row[name] for every in served.values() for row in every for name in ("subjects", "people") if row.get(name)
    ]
    assert min(people) >= K


def test_under_whatever_filter_only_whole_rows_are_fetched(trusts, served, monkeypatch):
    monkeypatch.setenv("NINEFOLD_HOME", str(trusts.folder))
    for name in ("organisation", "wave", "rater_group", "breakdown", "block", "is_combined", "subjects", "level"):
        for value in {row[name] for row in served["release"]}:
            expected = [row for row in served["release"] if row[name] == value]
            assert fetched("release.json", params={name: value}).json() == expected


def test_no_choice_pools_raters_or_waves_and_nobody_is_matched_across_waves(seen):
    for view in seen:
        for option in view.options:
            assert not option.casefold().startswith(("all ", "any ", "every ", "both ", "combined", "total")), view.page
        assert not any("matched" in text.casefold() or "same people in both" in text.casefold() for text in view.texts)
