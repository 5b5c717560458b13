"""What it costs to show versions that are shared: a page's question, a look at the place, and a version's way into another home.

A page asks which version is current, over a home that shares nothing and over one that a thread keeps up with its place, which is there or
does not answer. Bar: within twice, and under 0.1 ms. Floors of a fetch: the same bytes copied, or got by obstore, and synced by neither.
"""

import os
import shutil
import socket
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import obstore
import pytest
from obstore.store import from_url

import settings
from benchmarks import stores
from domain.current import POINTER
from domain.stores import seal
from domain.stores.shared import chosen, following
from domain.stores.shared.place import Place
from tests.support import shared_places


ROUNDS, ASKED = 15, 500
MOST_TIMES, MOST_MILLISECONDS = 2.0, 0.1


def main() -> None:
    with TemporaryDirectory() as kept, pytest.MonkeyPatch.context() as patch:
        folder = Path(kept)
        patch.setenv("NINEFOLD_HOME", str(folder / "publisher"))
        stores.write(settings.published(), organisations=50)
        version = settings.published() / (settings.published() / POINTER).read_text().strip()
        with shared_places.object_storage(folder / "log") as address:
            shared_places.use(patch, address)
            (folder / "shared").mkdir()
            for kind, where in (
                ("folder", str(folder / "shared")),
                ("bucket", shared_places.make_bucket(address, "bucket")),
            ):
                patch.setenv("NINEFOLD_HOME", str(folder / kind))
                shared_places.shared_in(where)
                place = chosen.place()
                assert place
                shared_places.put_up(place, version)
                print(of_place(kind, place, version, folder))
        print(of_pages(folder, patch))


def of_place(kind: str, place: Place, version: Path, folder: Path) -> str:
    def fetch() -> None:
        shutil.rmtree(settings.published(), ignore_errors=True)
        following.look()
        assert following.trouble() is None

    def floor() -> None:
        if kind == "folder":
            shutil.copyfile(version, folder / "copy")
        else:
            with (folder / "copy").open("wb") as file:
                for block in obstore.get(bucket, version.name).stream():
                    file.write(block)

    bucket = from_url(place.name) if kind == "bucket" else None
    fetched, bare = in_turn(5, fetch, floor)
    (looked,) = in_turn(30, following.look)
    megabytes = version.stat().st_size / 1024**2
    assert seal.holds(settings.published() / version.name)
    return f"{kind}: a look {looked:.1f} ms; {megabytes:.0f} MB fetched in {fetched:.0f} ms, bare {bare:.0f} ms, ratio {fetched / bare:.1f}"


def of_pages(folder: Path, patch: pytest.MonkeyPatch) -> str:
    def asked(home: str) -> Callable[[], None]:
        def ask() -> None:
            os.environ["NINEFOLD_HOME"] = str(folder / home)
            for _ in range(ASKED):
                following.named()

        return ask

    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        shared_places.use(patch, f"http://127.0.0.1:{silent.getsockname()[1]}")
        following._is_watched.set()  # as in a server, whose thread waits for the storage
        following._has_looked.set()
        alone, shared, away = (ms / ASKED for ms in in_turn(ROUNDS, *map(asked, ("publisher", "folder", "bucket"))))
    most = min(MOST_TIMES * alone, MOST_MILLISECONDS)
    verdict = "" if max(shared, away) <= most else "  OVER THE BAR"
    told = {"alone": alone, "shared": shared, "while the storage is silent": away}
    return f"a page's question: {', '.join(f'{ms * 1000:.0f} µs {when}' for when, ms in told.items())}{verdict}"


def in_turn(rounds: int, *works: Callable[[], None]) -> list[float]:
    """Medians in ms, each work once a round; one round before does not count."""
    took: list[list[float]] = [[] for _ in works]
    for _ in range(rounds + 1):
        for work, seconds in zip(works, took, strict=True):
            began = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - began)
    return [statistics.median(seconds[1:]) * 1000 for seconds in took]


if __name__ == "__main__":
    main()
