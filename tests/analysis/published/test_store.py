import inspect
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import NamedTuple

import duckdb
import pytest

import settings
from analysis.published import store
from domain.declared.access import Scope
from domain.languages import language, speaking
from tests.support.published import Slice, publish, sealed


PATIENCE = 60  # seconds
OF_ONE = Scope(("Example NHS Trust",))


def test_nothing_published_is_no_store():
    assert store.current() is None


def test_the_store_is_opened_once_a_version():
    publish(settings.published(), [Slice()])
    assert store.current() is store.current()


@pytest.fixture
def slow(monkeypatch):
    """Each opening waits until it may end; `opening` is what is being opened, or was."""
    opening, begun, may_end, opened = [], Event(), Event(), store.Store

    def slowly(path, scope):
        opening.append((path.stem, scope))
        begun.set()
        assert may_end.wait(PATIENCE)
        return opened(path, scope)

    publish(settings.published(), [Slice()], version="v1")
    whole = store.current()
    monkeypatch.setattr(store, "Store", slowly)
    with ThreadPoolExecutor() as readers:
        yield Slow(readers, whole, opening, begun, may_end)
        may_end.set()


class Slow(NamedTuple):
    readers: ThreadPoolExecutor
    whole: store.Store  # open before
    opening: list[tuple[str, Scope]]
    begun: Event
    may_end: Event


def test_whoever_has_a_store_open_waits_for_nobody_who_opens_another(slow):
    other = slow.readers.submit(store.shown_to, OF_ONE)
    assert slow.begun.wait(PATIENCE)
    assert slow.readers.submit(store.current).result(PATIENCE) is slow.whole
    assert not other.done()
    slow.may_end.set()
    assert other.result(PATIENCE).scope == OF_ONE


def test_a_scope_that_many_come_with_at_once_is_opened_once(slow):
    others = [slow.readers.submit(store.shown_to, OF_ONE) for _ in range(4)]
    assert slow.begun.wait(PATIENCE)
    slow.may_end.set()
    assert len({id(one.result(PATIENCE)) for one in others}) == 1
    assert slow.opening == [("v1", OF_ONE)]


def test_a_version_that_was_being_opened_as_the_next_came_is_for_who_asked_for_it_alone(slow):
    late = slow.readers.submit(store.shown_to, OF_ONE)
    assert slow.begun.wait(PATIENCE)
    publish(settings.published(), [Slice(), Slice(wave="another")], version="v2")
    slow.may_end.set()
    assert late.result(PATIENCE).version == "v1"
    assert OF_ONE not in store._current
    assert store.shown_to(OF_ONE).version == "v2"
    assert {opened.version for opened in store._current.values()} == {"v2"}


def test_who_named_a_version_just_before_the_next_puts_nothing_in_the_place_of_that(monkeypatch):
    publish(settings.published(), [Slice()], version="v1")
    before = store.named()
    publish(settings.published(), [Slice()], version="v2")
    new, of_one = store.current(), store.shown_to(OF_ONE)
    with monkeypatch.context() as patch:
        patch.setattr(store, "named", lambda: before)
        assert store.current().path.name == before
    assert store.current() is new
    assert store.shown_to(OF_ONE) is of_one


def test_a_new_version_is_noticed_and_the_old_one_still_answers():
    publish(settings.published(), [Slice(wave="first")], version="v1")
    old = store.current()
    publish(settings.published(), [Slice(wave="second")], version="v2")
    new = store.current()
    assert new.frame("slices")["wave"].tolist() == ["second"]
    assert old.frame("slices")["wave"].tolist() == ["first"]


def test_what_was_worked_out_of_one_version_is_not_shown_for_the_next():
    publish(settings.published(), [Slice(wave="first")], version="v1")
    assert waves(store.current()) == ["first"]
    publish(settings.published(), [Slice(wave="second")], version="v2")
    assert waves(store.current()) == ["second"]


def test_a_result_is_worked_out_once_a_version_however_its_arguments_are_passed(published):
    opened, worked = published(), []

    @store.remembered
    def multiplied(_, value: int, by: int = 2) -> int:
        worked.append((value, by))
        return value * by

    assert [multiplied(opened, 4), multiplied(opened, 4, 2), multiplied(opened, by=2, value=4)] == [8, 8, 8]
    assert multiplied(opened, 5) == 10
    assert worked == [(4, 2), (5, 2)]


def test_a_result_is_kept_for_the_language_that_it_was_worked_out_in(published):
    opened = published()
    said = store.remembered(lambda _: language())
    for code in ("en", "cy", "en"):
        with speaking(code):
            assert said(opened) == code


def test_what_failed_is_tried_again(published):
    opened, tried = published(), []

    @store.remembered
    def failing(_) -> None:
        tried.append(1)
        raise store.Unreadable("published_unreadable", store="one")

    for _ in range(2):
        with pytest.raises(store.Unreadable):
            failing(opened)
    assert len(tried) == 2


@store.remembered
def waves(published: store.Store) -> list[str]:
    """What is kept of a version."""
    return published.frame("slices")["wave"].tolist()


def test_a_remembered_function_is_what_a_reader_finds_under_its_name():
    assert (waves.__name__, waves.__module__, waves.__doc__) == ("waves", __name__, "What is kept of a version.")
    assert str(inspect.signature(waves)) == "(published: analysis.published.store.Store) -> list[str]"


@pytest.mark.parametrize(
    "statement",
    [
        "delete from blocks",
        "attach ':memory:' as other",
        "copy slices to 'out.csv'",
        "select * from read_csv('/etc/hostname')",
        "set enable_external_access = true",
    ],
)
def test_the_connection_can_do_nothing_but_read_this_file(published, statement):
    with pytest.raises(duckdb.Error):
        published()._connection.cursor().execute(statement)


def test_a_pointer_cannot_lead_out_of_the_published_folder():
    publish(settings.private(), [Slice()], version="elsewhere")
    settings.published().mkdir(parents=True)
    (settings.published() / "CURRENT").write_text("../private/elsewhere.duckdb\n")
    with pytest.raises(store.Unreadable):
        store.current()


def test_a_store_whose_counts_were_changed_is_not_shown():
    path = publish(settings.published(), [Slice()])
    with duckdb.connect(path) as altered:
        altered.execute("update blocks set subjects = subjects + 1")
    with pytest.raises(store.Unreadable, match="not as it was published"):
        store.current()


@pytest.mark.parametrize("place", range(0, 2_000_000, 260_000))
def test_one_byte_that_a_drive_has_lost_is_noticed(place):
    path = publish(settings.published(), [Slice()])
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 1
    path.write_bytes(content)
    with pytest.raises(store.Unreadable, match="not as it was published"):
        store.current()


def test_a_store_without_its_seal_is_not_shown():
    path = publish(settings.published(), [Slice()])
    path.with_name(f"{path.name}.sha256").unlink()
    with pytest.raises(store.Unreadable, match="lost its seal"):
        store.current()


def test_damage_that_comes_while_a_store_is_open_is_said_in_words(monkeypatch):
    publish(settings.published(), [Slice()])
    opened = store.current()

    class Damaged:
        def cursor(self):
            raise duckdb.IOException("Corrupt database file: computed checksum does not match")

    monkeypatch.setattr(opened, "_connection", Damaged())
    with pytest.raises(store.Unreadable, match="can't be read any more"):
        opened.frame("publication")


@pytest.mark.parametrize("content", [b"", b"not a database at all"])
def test_a_broken_store_is_refused_in_words(content):
    settings.published().mkdir(parents=True)
    (settings.published() / "CURRENT").write_text("v1.duckdb\n")
    (settings.published() / "v1.duckdb").write_bytes(content)
    with pytest.raises(store.Unreadable, match="Publish again"):
        store.current()


def test_a_pointer_to_a_store_that_is_gone_says_which():
    publish(settings.published(), [Slice()], version="v1").unlink()
    with pytest.raises(store.Unreadable, match="CURRENT"):
        store.current()


@pytest.mark.parametrize("table", ["wave_correlations", "assessed"])
def test_a_store_of_an_earlier_program_is_not_read_by_halves(table):
    path = publish(settings.published(), [Slice()])
    with duckdb.connect(path) as earlier:
        earlier.execute(f"drop table {table}")
        earlier.execute("drop table schema_version")
    sealed(path)
    with pytest.raises(store.Unreadable, match="An earlier version of Ninefold made"):
        store.current()
