"""A publication is shared last and whole; nothing of private/ goes with it, and its owner alone swaps what is current in the place."""

import errno
import os
import re
import shutil

import pytest

import settings
from analysis.published import store
from disclosure import sharing, versions
from disclosure.errors import PublishRefused
from disclosure.publish.publish import publish
from domain.current import POINTER, named
from domain.errors import Refused, Unreadable
from domain.stores.shared import following
from tests.support.command_line import answer
from tests.support.modes import modes_seen
from tests.support.shared_places import made, put_up, shared_in


@pytest.fixture
def loaded(records):
    records.people(20, 1, 2)
    records.people(20, 3, 4)
    records.save()


def there(place) -> dict[str, bytes]:
    return {file: b"".join(place.blocks(file)) for file in place.files()}


def test_a_version_its_seal_and_current_are_shared_as_they_are_here_and_nothing_else_ever_is(
    place, loaded, monkeypatch
):
    put = []
    for kind in ("put", "swap"):
        real = getattr(type(place), kind)
        monkeypatch.setattr(
            type(place), kind, lambda self, *given, real=real: put.append(given[0]) or real(self, *given)
        )
    path = publish().path
    assert there(place) == {file.name: file.read_bytes() for file in settings.published().iterdir()}
    assert put == [path, path.with_name(f"{path.name}.sha256"), POINTER]
    status = answer("status")
    assert (status["published_store"], status["shared"]) == (str(path), place.name)
    secrets = [file.read_bytes() for file in settings.private().iterdir()]
    assert len(secrets) > 2
    assert not set(secrets) & set(there(place).values())


def test_the_newest_three_stay_and_files_of_others_are_left_alone(place, loaded, tmp_path, monkeypatch):
    other = tmp_path / "readme.duckdb"
    other.write_text("not ours")
    place.put(other)
    named_in_order = (f"2026010{number}T000000Z-abcd" for number in range(1, 5))
    monkeypatch.setattr(versions, "new", lambda moment: next(named_in_order))  # two of one second have no order
    published = [publish().path.name for _ in range(4)]
    assert {file for file in place.files() if not file.endswith(".sha256")} == {POINTER, other.name, *published[1:]}
    assert named() == published[-1]


def test_a_home_that_reads_shows_what_another_publishes(place, loaded, tmp_path, monkeypatch):
    first = publish().version
    monkeypatch.setenv("NINEFOLD_HOME", str(tmp_path / "reader"))
    shared_in(place.name)
    assert store.current().version == first
    assert {path.name for path in settings.home().iterdir()} == {"shared.toml", "published"}


def test_another_installation_is_refused_and_changes_nothing(place, loaded, tmp_path):
    put_up(place, made(tmp_path / "other", "20260101T000000Z-abcd"))
    before = there(place)
    with pytest.raises(PublishRefused, match="20260101T000000Z-abcd.duckdb is current in the shared place"):
        publish()
    assert there(place) == before
    assert store.current().version == "20260101T000000Z-abcd"


def test_of_two_that_publish_at_once_one_is_refused(place, loaded, tmp_path, monkeypatch):
    def meanwhile(*of):
        put_up(place, made(tmp_path / "other", "20260101T000000Z-abcd"))
        return is_whole(*of)

    is_whole = sharing._is_whole
    first = publish().path.name
    with monkeypatch.context() as patch:
        patch.setattr(sharing, "_is_whole", meanwhile)
        with pytest.raises(Refused, match="Another installation has published"):
            publish()
    assert named() == first
    assert there(place)[POINTER] == b"20260101T000000Z-abcd.duckdb\n"


def test_what_is_not_there_as_it_was_put_is_not_named(place, loaded, monkeypatch):
    first = publish().path.name
    put = type(place).put

    def half(self, path):
        cut = path.with_name(f"{path.name}.half")
        cut.mkdir()
        shutil.copy(path, cut)
        os.truncate(cut / path.name, path.stat().st_size // 2)
        put(self, cut / path.name)
        shutil.rmtree(cut)

    with monkeypatch.context() as patch:
        patch.setattr(type(place), "put", half)
        with pytest.raises(PublishRefused, match="not there as it was put"):
            publish()
    assert there(place)[POINTER].decode().strip() == named() == first
    assert publish().path.name == named()


@pytest.mark.parametrize("step", ["put", "swap", "after"])
def test_killed_between_two_steps_the_home_and_the_place_agree_again(place, loaded, monkeypatch, step):
    class Killed(BaseException):
        pass

    def kill(*_):
        raise Killed

    first = publish().path.name
    with monkeypatch.context() as patch:
        if step == "after":
            patch.setattr(sharing, "_clear", kill)
        else:
            patch.setattr(type(place), step, kill)
        patch.setattr(versions, "clear", lambda: None)  # nor is anything cleared up
        with pytest.raises(Killed):
            publish()
    assert named() == first
    following.look()
    assert following.trouble() is None
    assert named() == there(place)[POINTER].decode().strip()
    assert (named() == first) == (step != "after")
    assert publish().path.name == named() == there(place)[POINTER].decode().strip()


def test_a_place_that_is_broken_is_mended_by_the_next_publication(place, loaded):
    place.remove(publish().path.name)
    assert publish().path.name in place.files()


def test_a_folder_that_is_not_there_is_said_before_anything_is_protected(folder, loaded):
    shared_in(folder)
    os.rmdir(folder)
    with pytest.raises(Unreadable, match="Check that its drive is connected"):
        publish(progress=lambda *_: pytest.fail("protected"))


@pytest.mark.parametrize(("number", "said"), [(errno.ENOSPC, "no room left in"), (errno.EROFS, "refuses this program")])
def test_a_folder_that_takes_no_more_leaves_what_was_there(folder, loaded, monkeypatch, number, said):
    def full(*_):
        raise OSError(number, os.strerror(number))

    shared_in(folder)
    first = publish().path.name
    before = set(os.listdir(folder))
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", full)
        with pytest.raises(Unreadable, match=said):
            publish()
    assert set(os.listdir(folder)) == before
    assert store.current().path.name == named() == first


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
@pytest.mark.parametrize(("mode", "of_files"), [(0o750, {"0o640"}), (0o700, {"0o600"}), (0o2775, {"0o644"})])
def test_who_may_read_the_folder_may_read_its_files_and_nobody_else_from_the_first_name_on(
    folder, loaded, tmp_path, mode, of_files
):
    os.chmod(folder, mode)
    shared_in(folder)
    with modes_seen(tmp_path / "shared") as seen:
        publish()
    named_files = {
        name: modes for name, modes in seen.items() if re.fullmatch(r"CURRENT|[\w-]+\.duckdb(\.sha256)?", name)
    }
    assert set().union(*named_files.values()) == of_files
