"""A home keeps up with the place that versions are shared in; whatever is wrong there, what is here is whole and stays."""

import errno
import os
import socket
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

import settings
from analysis.published import store
from domain.current import POINTER
from domain.declared import shared
from domain.errors import Unreadable
from domain.stores import seal
from domain.stores.shared import bucket as buckets
from domain.stores.shared import chosen, following
from tests.support.published import Slice, publish
from tests.support.shared_places import made, put_up, shared_in, use


@pytest.fixture
def first(place, tmp_path):
    """The place, with a version that the home has taken up."""
    put_up(place, made(tmp_path / "other", "v1"))
    assert store.current().version == "v1"
    return place


def waves(published) -> list[str]:
    return [row["wave"] for row in published.records("slices")]


def look() -> str | None:
    """What is wrong, after another look."""
    following.look()
    why = following.trouble()
    return why and why.said.code


def names() -> set[str]:
    return {path.name for path in settings.published().iterdir()}


def test_a_version_is_fetched_once_and_the_next_is_taken_up_while_the_last_is_read(place, tmp_path, monkeypatch):
    fetched = []
    blocks = type(place).blocks
    monkeypatch.setattr(type(place), "blocks", lambda self, file: fetched.append(file) or blocks(self, file))
    put_up(place, made(tmp_path / "other", "v1", "first"))
    old = store.current()
    assert waves(old) == ["first"]
    put_up(place, made(tmp_path / "other", "v2", "second"))
    assert store.current() is old, "the place is not looked at with every page"
    assert [look(), look()] == [None, None]
    assert waves(store.current()) == ["second"]
    assert waves(old) == ["first"]
    assert [file for file in fetched if file.endswith(".duckdb")] == ["v1.duckdb", "v2.duckdb"]
    assert names() == {
        POINTER,
        *(f"{version}.duckdb{ending}" for version in ("v1", "v2") for ending in ("", ".sha256")),
    }
    put_up(place, made(tmp_path / "other", "v3"))
    assert look() is None
    assert names() == {
        POINTER,
        *(f"{version}.duckdb{ending}" for version in ("v2", "v3") for ending in ("", ".sha256")),
    }
    assert {oct(path.stat().st_mode & 0o777) for path in settings.published().iterdir()} == {"0o600"}


def cut(place, version):
    put_up(place, version)
    version.write_bytes(version.read_bytes()[:-1])
    place.put(version)


def changed(place, version):
    content = bytearray(version.read_bytes())
    content[len(content) // 2] ^= 1
    version.write_bytes(content)
    put_up(place, version)


def unsealed(place, version):
    put_up(place, version)
    place.remove(seal.path_of(version).name)


def gone(place, version):
    put_up(place, version)
    place.remove(version.name)


def named(text):
    return lambda place, version: place.swap(POINTER, text, place.seen(POINTER))


FAULTS = {
    cut: "shared_damaged",
    changed: "shared_damaged",
    unsealed: "shared_gone",
    gone: "shared_gone",
    named("../../private/records.duckdb"): "shared_names_none",
    named(""): "shared_names_none",
    lambda place, version: place.remove(POINTER): "shared_empty",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_not_whole_there_is_never_taken_up_and_what_is_here_stays(first, tmp_path, fault):
    fault(first, made(tmp_path / "other", "v2"))
    assert look() == FAULTS[fault]
    assert store.current().version == "v1"
    assert names() == {POINTER, "v1.duckdb", "v1.duckdb.sha256"}
    put_up(first, made(tmp_path / "other", "v3"))
    assert look() is None
    assert store.current().version == "v3"


@pytest.mark.parametrize("fault", [fault for fault, code in FAULTS.items() if code != "shared_empty"])
def test_a_home_that_has_none_yet_says_so(place, tmp_path, fault):
    fault(place, made(tmp_path / "other", "v2"))
    with pytest.raises(Unreadable, match="shared place"):
        store.current()
    assert not settings.published().exists() or names() == set()


def test_where_nothing_is_shared_yet_nothing_is_published(place):
    assert store.current() is None
    assert following.trouble() is None


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "cache_full"), (errno.EDQUOT, "cache_full"), (errno.EROFS, "cache_unwritable")]
)
def test_a_drive_without_room_keeps_what_it_has(first, tmp_path, monkeypatch, number, code):
    put_up(first, made(tmp_path / "other", "v2"))
    with monkeypatch.context() as patch:
        patch.setattr(seal, "digest", lambda path: (_ for _ in ()).throw(OSError(number, os.strerror(number))))
        assert look() == code
    assert store.current().version == "v1"
    assert names() == {POINTER, "v1.duckdb", "v1.duckdb.sha256"}
    assert look() is None


def test_a_copy_that_was_damaged_here_is_fetched_anew_by_the_next_process(first, monkeypatch):
    path = settings.published() / "v1.duckdb"
    path.write_bytes(path.read_bytes()[:-1])
    monkeypatch.setitem(following._kept, settings.home(), following.Kept())
    store._current.clear()
    assert store.current().version == "v1"


def test_a_folder_that_is_not_there_may_be_a_drive_that_is_not_connected(folder, tmp_path):
    shared_in(folder)
    put_up(chosen.place(), made(tmp_path / "other", "v1"))
    assert store.current().version == "v1"
    os.rename(folder, f"{folder}_elsewhere")
    assert look() == "shared_no_folder"
    assert store.current().version == "v1"


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EACCES, "shared_no_access"), (errno.ESTALE, "shared_unreachable"), (errno.EIO, "shared_unreachable")],
)
def test_a_folder_that_cannot_be_read_is_told_by_why(folder, tmp_path, monkeypatch, number, code):
    def refused(path, *how, **more):
        if path.parent == Path(folder):
            raise OSError(number, os.strerror(number))
        return opened(path, *how, **more)

    opened = Path.open
    shared_in(folder)
    put_up(chosen.place(), made(tmp_path / "other", "v1"))
    assert look() is None
    monkeypatch.setattr(Path, "open", refused)
    assert look() == code
    assert store.current().version == "v1"


class Refusing(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(403)
        self.end_headers()
        self.wfile.write(b"<Error><Code>AccessDenied</Code></Error>")

    def log_message(self, *_):
        pass


@pytest.fixture
def refusing():
    with HTTPServer(("127.0.0.1", 0), Refusing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def silent(monkeypatch):
    """A storage that takes connections and never answers."""
    monkeypatch.setattr(buckets, "WAITING", {"connect_timeout": "100ms", "read_timeout": "100ms", "timeout": "1s"})
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def test_a_bucket_that_cannot_be_read_is_told_by_why(storage, refusing, silent, monkeypatch):
    publish(settings.published(), [Slice()], version="v1")  # what was taken up before
    shared_in("s3://nowhere/ninefold")
    for address, code in (
        (storage, "shared_no_bucket"),
        (refusing, "shared_no_access"),
        (silent, "shared_unreachable"),
        ("http://127.0.0.1:1", "shared_unreachable"),
    ):
        use(monkeypatch, address)
        assert look() == code
        assert store.current().version == "v1"


def test_what_reads_buckets_may_be_missing(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "obstore", None)
    chosen._bucket.cache_clear()
    shared_in("s3://any/ninefold")
    with pytest.raises(Unreadable, match="obstore 0.12.1"):
        store.current()


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("relative", "shared_no_place"),
        ("gs://bucket/ninefold", "shared_no_place"),
        ("", "shared_no_place"),
        ("{home}", "shared_in_home"),
        ("{home}/published", "shared_in_home"),
        ("{home}/..", "shared_in_home"),
    ],
)
def test_no_place_may_be_of_the_home_or_of_another_kind(home, place, code):
    shared_in(place.format(home=home))
    assert look() == code


@pytest.mark.parametrize("text", ["published = 3", 'place = "/x"', 'published = "/x"\nmore = 1', "published", b"\xff"])
def test_a_file_that_says_something_else_is_said(home, text):
    home.mkdir()
    settings.shared().write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(Unreadable, match=r"shared\.toml can't be read"):
        shared.said()
    assert look() == "shared_unreadable"


def test_a_home_that_shares_nothing_looks_nowhere(monkeypatch):
    monkeypatch.setattr(chosen, "place", lambda: pytest.fail("looked"))
    publish(settings.published(), [Slice()])
    assert store.current() is not None
    assert following.trouble() is None
