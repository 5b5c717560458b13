"""Places that published versions are shared in: a folder, and a bucket of an S3 server on this machine; and what stands in them."""

import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import settings
from domain.current import POINTER
from domain.stores import seal
from domain.stores.shared import chosen
from domain.stores.shared.place import Place
from tests.support.browser.server import free_port, serving
from tests.support.published import Slice, publish


SERVER = (
    Path(sys.prefix) / "tools" / "bin" / "moto_server"
)  # in an environment of its own, since it needs other versions
KEYS = {"AWS_ACCESS_KEY_ID": "made-up", "AWS_SECRET_ACCESS_KEY": "made-up", "AWS_REGION": "eu-west-2"}


@contextmanager
def object_storage(log: Path) -> Iterator[str]:
    """The address of an empty object storage."""
    port = free_port()
    with serving([str(SERVER), "-H", "127.0.0.1", "-p", str(port)], log.parent, port, log, answers="/") as (address, _):
        yield address


def use(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Has this process and those that it starts use an object storage."""
    chosen._bucket.cache_clear()
    for name, value in {**KEYS, "AWS_ENDPOINT_URL": address, "AWS_ALLOW_HTTP": "true"}.items():
        monkeypatch.setenv(name, value)


def make_bucket(address: str, name: str) -> str:
    """An empty bucket, and a prefix in it."""
    urllib.request.urlopen(urllib.request.Request(f"{address}/{name}", method="PUT")).close()
    return f"s3://{name}/ninefold"


def shared_in(place: str, home: Path | None = None) -> None:
    """Has a home, or that of the test, share its versions in a place."""
    file = (home or settings.home()) / "shared.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'published = "{place}"\n', encoding="utf-8")


def made(folder: Path, version: str, wave: str = "shared") -> Path:
    """A published version and its seal, in a folder apart. No other test has one of this content, since it may be taken away."""
    return publish(folder, [Slice(wave=wave)], version=version)


def put_up(place: Place, path: Path) -> None:
    """Makes a version the current one of a place, as another machine's publication does."""
    for file in (path, seal.path_of(path)):
        place.put(file)
    place.swap(POINTER, f"{path.name}\n", place.seen(POINTER))


@pytest.fixture(scope="session")
def storage(tmp_path_factory) -> Iterator[str]:
    with object_storage(tmp_path_factory.mktemp("storage") / "log") as address:
        yield address


@pytest.fixture
def bucket(request, storage, monkeypatch) -> str:
    """A bucket of the test's own."""
    use(monkeypatch, storage)
    return make_bucket(storage, f"b{abs(hash(request.node.nodeid))}")


@pytest.fixture
def folder(tmp_path) -> str:
    (tmp_path / "shared").mkdir(mode=0o750)
    return str(tmp_path / "shared")


@pytest.fixture(params=["folder", "bucket"])
def place(request) -> Place:
    """Where the home of the test shares its versions."""
    shared_in(request.getfixturevalue(request.param))
    found = chosen.place()
    assert found
    return found
