"""Each role × scope × page × way out, as declared: what a role has no page for, or a scope no row of, nothing leads to."""

import io
import zipfile
from collections.abc import Iterator

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

import settings
from analysis import views
from analysis.board_pack import pack
from analysis.board_pack.formats import FORMATS
from analysis.board_pack.sections import USUAL
from analysis.data_package import kinds
from analysis.data_package.opened import opened as tables_of
from analysis.published import scoped, selection, store
from domain.declared.access import EVERYTHING, Role, Scope
from domain.door.history import Batches
from pages.access import reader, taking
from pages.upload_steps import etl_process
from tests.support.addresses import FIGURES, WITHOUT_SELECTION
from tests.support.dashboard import new_app
from tests.support.published import Slice, publish
from tests.support.signing_in import PROVIDER, claims, write_access


REPORTS, MANAGE = (
    ("reports/board_pack", "reports/take_the_data"),
    ("manage/upload", "manage/batches", "manage/breakdowns", "manage/audit_trail"),
)
EVERY = (*FIGURES, *WITHOUT_SELECTION)
PEOPLE = {  # claims: the pages that there are
    "viewer": (claims("viewer@example.org"), [page for page in EVERY if page not in REPORTS + MANAGE]),
    "scoped viewer": (claims(groups=["surgery"]), [page for page in EVERY if page not in REPORTS + MANAGE]),
    "analyst": (claims(groups=["analysts"]), [page for page in EVERY if page not in MANAGE]),
    "owner": (claims("owner@example.org"), list(EVERY)),
}
ELSEWHERE = ("Trust B", "Division 2", "Ward 2.", "Division 3")  # than Trust A's Division 1


@pytest.fixture(scope="module", autouse=True)
def published(tmp_path_factory):
    """Two organisations with three divisions each, and who may what."""
    patch, home = pytest.MonkeyPatch(), tmp_path_factory.mktemp("roles")
    patch.setenv("NINEFOLD_HOME", str(home))
    publish(
        settings.published(),
        [Slice(organisation=name, wave=wave) for name in ("Trust A", "Trust B") for wave in ("2025", "2026")],
    )
    write_access()
    yield home
    patch.undo()


@pytest.fixture
def home(published, monkeypatch):
    monkeypatch.setenv("NINEFOLD_HOME", str(published))


def opened(who: str, page: str) -> AppTest:
    app = new_app()
    app.secrets["auth"] = PROVIDER
    app.user = PEOPLE[who][0]
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception, app.exception[0].message
    return app


def sent(block) -> Iterator[str]:
    """Everything that a page sends to the browser."""
    for part in block.children.values():
        if hasattr(part, "children"):
            yield from sent(part)
        yield str(part.proto)


@pytest.mark.parametrize("who", PEOPLE)
def test_a_role_has_the_pages_that_are_declared_and_no_others(home, who):
    there = {page.title for page in opened(who, "about/method").session_state.pages}
    assert there == {page.partition("/")[2].replace("_", " ").capitalize() for page in PEOPLE[who][1]}


@pytest.mark.parametrize("page", PEOPLE["scoped viewer"][1])
def test_a_scope_shows_no_name_of_elsewhere_and_a_viewer_nothing_to_take_away(home, page):
    app = opened("scoped viewer", page)
    said = "\n".join(sent(app._tree))
    assert [name for name in ELSEWHERE if name in said] == []
    assert not app.get("download_button")
    assert "ninefold_picture" not in said
    if page.startswith("results/"):
        assert "Trust A" in said


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_whatever_a_page_reads_is_read_of_the_readers_own_scope(home, monkeypatch, role):
    """And that has whole rows of what is published alone (tests/attack/test_scopes.py): pages, what is made there and taken away."""
    scope = Scope(("Trust A",), ("Division 1",))
    monkeypatch.setattr(reader, "current", lambda: reader.Reader("a", Role[role.upper()], scope))
    monkeypatch.setattr(store, "_current", {})
    for page in PEOPLE[role][1]:
        app = opened(role, page)
        if page == "reports/board_pack":
            next(button for button in app.button if button.label.startswith("Make")).click().run()
            assert app.get("download_button")
        assert set(store._current) <= {scope}, page
    assert store._current


@pytest.mark.parametrize("page", ["reports/board_pack", "manage/upload", "manage/batches", "manage/breakdowns"])
def test_the_address_of_a_page_that_a_viewer_lacks_leads_to_the_first(home, page):
    assert opened("viewer", page).title[0].value == "Overview"


@pytest.mark.parametrize("page", [page for page in PEOPLE["scoped viewer"][1] if page in FIGURES])
def test_a_link_of_somebody_with_more_shows_a_scope_nothing_more(home, page):
    """What is asked for is said as it was typed, as what is not here; no row of it is shown, and no other name of there."""
    app = new_app()
    app.secrets["auth"], app.user = PROVIDER, PEOPLE["scoped viewer"][0]
    app.query_params["organisation"], app.query_params["only"] = "Trust B", "division:Division 2"
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception, app.exception[0].message
    said = [part for part in sent(app._tree) if any(name in part for name in ELSEWHERE)]
    assert [part for part in said if "is not published for this choice" not in part] == []


def test_a_saved_view_is_there_for_who_saved_it_and_leads_no_further_than_their_scope(home):
    views.save("Theirs", "heatmap", {"organisation": "Trust B"}, "owner@example.org")
    assert "Theirs" not in "\n".join(sent(opened("scoped viewer", "results/heatmap")._tree))
    assert "Theirs" not in "\n".join(sent(opened("viewer", "results/heatmap")._tree))
    assert "Theirs" in "\n".join(sent(opened("owner", "results/heatmap")._tree))


def test_a_view_of_a_page_that_a_role_lacks_is_not_offered(home):
    views.save("Packs", "board_pack", {}, "viewer@example.org")
    views.save("Mine", "heatmap", {}, "viewer@example.org")
    links = [one.proto.label for one in opened("viewer", "results/heatmap").get("page_link")]
    assert "Mine" in links
    assert "Packs" not in links


def test_an_owner_sees_the_pages_as_somebody_else_would(home):
    app = opened("owner", "results/overview")
    next(box for box in app.sidebar.selectbox if box.label == "View as").set_value("a viewer").run()
    next(box for box in app.sidebar.multiselect if box.label == "Organisations").set_value(["Trust A"]).run()
    assert not app.exception
    assert {page.title for page in app.session_state.pages} == {
        page.title for page in opened("viewer", "results/overview").session_state.pages
    }
    assert "Trust B" not in "\n".join(sent(app.main))
    assert not app.get("download_button")


def test_an_analyst_takes_figures_away(home):
    assert [one.proto.label for one in opened("analyst", "results/compare").get("download_button")] == ["Table (CSV)"]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ANALYST, None])
@pytest.mark.parametrize("ask", [etl_process.ask, etl_process.look, etl_process.change])
def test_nobody_but_an_owner_has_a_command_done(home, monkeypatch, role, ask):
    monkeypatch.setattr(reader.st, "session_state", {reader.KEPT: role and reader.Reader("a", role)})
    with pytest.raises(reader.NotAllowed):
        ask(Batches, "batches")


def test_what_is_fetched_outside_of_a_session_is_made_by_who_was_offered_it(home, monkeypatch):
    owner = reader.Reader("a", Role.OWNER, key="one")
    monkeypatch.setattr(reader.st, "session_state", {reader.KEPT: owner})
    given = taking.away("refused rows", lambda: reader.need(Role.OWNER))
    monkeypatch.setattr(reader.st, "session_state", {})
    assert given() is owner
    with pytest.raises(reader.NotAllowed):
        reader.current()


SCOPES = {
    "organisation": Scope(organisations=("Trust A",)),
    "division": Scope(organisations=("Trust A",), divisions=("Division 1", "Division 3")),
    "name that is none": Scope(organisations=("Trust A' or true --",)),
}


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_what_a_scope_shows_are_whole_rows_of_what_is_published(home, scope):
    """So nothing can be subtracted that could not be before: there is no sum that everybody does not see."""
    query = "select * from blocks join slices using (slice_id)"
    everything = store.current()._connection.cursor().execute(query).fetchall()
    shown = store.shown_to(scope)._connection.cursor().execute(query).fetchall()
    expected = [row for row in everything if is_shown(row, scope)]
    assert sorted(map(str, shown)) == sorted(map(str, expected))
    assert bool(shown) == (scope is not SCOPES["name that is none"])


def is_shown(row: tuple, scope: Scope) -> bool:
    breakdown, members, organisation = row[2], row[6], next(name for name in ("Trust A", "Trust B") if name in row)
    within = breakdown == "organisation" or {member["division"] for member in members} <= set(scope.divisions)
    return organisation in scope.organisations and (within or not scope.divisions)


@pytest.mark.parametrize("ending", [".html", ".xlsx"])
def test_a_pack_of_a_scope_names_nothing_of_elsewhere(home, ending):
    scoped_store = store.shown_to(Scope(("Trust A",), ("Division 1",)))
    chosen, _ = selection.choose(scoped_store, {"breakdown": "team", "organisation": "Trust B"})
    written = FORMATS[ending].write(pack.describe(scoped_store, chosen, tuple(USUAL)), lambda done, total: None)
    text = "".join(_texts(written)) if ending == ".xlsx" else written.decode()
    assert "Trust A" in text
    assert [name for name in ELSEWHERE if name in text] == []


def _texts(workbook: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        yield from (parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_a_data_package_of_a_scope_has_its_rows_alone(home):
    scoped_store, whole = store.shown_to(SCOPES["division"]), store.shown_to(EVERYTHING)
    names = {name for (name,) in tables_of(scoped_store).rows("select distinct block from release")}
    organisations = {name for (name,) in tables_of(scoped_store).rows("select organisation from certificate")}
    assert organisations == {"Trust A"}
    assert not any(name.startswith(("Division 2", "Ward 2")) for name in names)
    written = kinds.KINDS[".csv.zip"].write
    assert len(written(scoped_store)) < len(written(whole))


def test_the_store_of_a_scope_reads_no_file(home):
    connection = store.shown_to(SCOPES["division"])._connection.cursor()
    for statement in (
        "attach '/tmp/another.duckdb' as more",
        "set enable_external_access = true",
        "from read_text('/etc/hostname')",
    ):
        with pytest.raises(Exception, match="(?i)disabled|locked|permission"):
            connection.execute(statement)


def test_a_change_of_structure_is_told_where_all_its_groups_are_seen(home):
    """One of another division, and one that joins a group of it with ours, would name what a scope does not show."""
    changes = [
        ("Trust A", ["Ward 1.1"], ["Ward 1.2"]),
        ("", ["Ward 1.2"], ["Ward 1.1"]),
        ("Trust A", ["Ward 2.1"], ["Ward 2.2"]),
        ("", ["Ward 1.1", "Ward 2.1"], ["Ward 1.2"]),
        ("Trust B", ["Ward 1.1"], ["Ward 1.2"]),
    ]
    with duckdb.connect() as connection:
        connection.execute(f"attach '{store.current().path}' as published (read_only)")
        connection.execute("attach ':memory:' as source")
        connection.execute("copy from database published to source")
        connection.execute(
            "create table source.structure_changes (position int, organisation varchar, before varchar[], after varchar[])"
        )
        for position, row in enumerate(changes):
            connection.execute("insert into source.structure_changes values ($1, $2, $3, $4)", [position, *row])
        connection.execute("attach ':memory:' as narrowed")
        scoped.narrow(connection, "source", "narrowed", Scope(("Trust A",), ("Division 1",)))
        kept = connection.execute("select position from narrowed.structure_changes order by position").fetchall()
    assert kept == [(0,), (1,)]
