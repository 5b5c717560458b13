"""What a publication that was stopped had already protected, so that the next goes on from there.

Each result is kept as it comes, in a file that is gone once a publication is through and whenever somebody is taken out of the
records. It is found again by all that it was made of, its counts, K, declaration and this code, and only under the installation's
key: whatever else is in the file, such as the end of one that could not be written wholly, is taken for nothing.
"""

import contextlib
import hmac
import os
import pickle
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

import settings
from disclosure import secret
from disclosure.audit.certificate import rules
from disclosure.ledger.releases import History, declaration_as_json
from disclosure.publish.protect import Failed, Job, Protected
from domain.declared.breakdowns import Declaration


SEAL_BYTES = 32
SIZE_BYTES = 6
TAKEN_AWAY = FileNotFoundError, PermissionError  # the second on Windows, for the moment in which it goes
Engine = Callable[[Iterable[Job]], Iterator[Protected | Failed]]


@contextlib.contextmanager
def kept(declaration: Declaration) -> Generator["Finished"]:
    """What was finished before, to which is added what this publication finishes; gone if this ends well."""
    with contextlib.closing(Finished(settings.unfinished_publication(), declaration)) as results:
        yield results
    settings.unfinished_publication().unlink(missing_ok=True)


class Finished:
    """Results by what they were made of, in the file at `path`, which is gone again where there are none.

    It is there from before anything is counted, and is not made again: whoever is taken out of the records meanwhile takes it away.
    Nor is it held open, since on Windows nobody could.
    """

    def __init__(self, path: Path, declaration: Declaration):
        self._path = path
        path.touch()
        self._key = secret.key("results of a publication that was stopped")
        self._way = repr((rules(), declaration_as_json(declaration), declaration.attributes))
        self._end = 0
        with path.open("rb") as file:
            self._places = dict(self._found(file))

    def close(self) -> None:
        if not self._end:
            self._path.unlink(missing_ok=True)

    def through(self, jobs: Iterable[Job], engine: Engine) -> Iterator[Protected | Failed]:
        """What an engine gives; a job that was finished before is handed on with its result."""
        marks: dict[int, bytes] = {}

        def known() -> Iterator[Job]:
            for job in jobs:
                if job.release or job.all_wait:  # nothing is audited
                    yield job
                else:
                    mark = marks[job.slice_id] = self._mark(job)
                    yield replace(job, done=self._result(mark))

        for result in engine(known()):
            mark = marks.pop(result.slice_id, None)
            if mark and mark not in self._places and isinstance(result, Protected):
                self._add(mark, result)
            yield result

    def _mark(self, job: Job) -> bytes:
        """A seal over everything that the result depends on."""
        seal = hmac.new(self._key, self._way.encode(), "sha256")
        for part in _parts(replace(job, slice_id=0)):
            seal.update(len(part).to_bytes(SIZE_BYTES) + part)
        return seal.digest()

    def _found(self, file: BinaryIO) -> Iterator[tuple[bytes, int]]:
        """Of each result that is whole, its mark and where it stands."""
        while mark := file.read(SEAL_BYTES):
            place = self._end + SEAL_BYTES
            if self._read(file, mark, place) is None:
                return
            yield mark, place
            self._end = file.tell()

    def _read(self, file: BinaryIO, mark: bytes, place: int) -> bytes | None:
        """The result of that mark, as it was written; None where it is not whole."""
        file.seek(place)
        seal, size = file.read(SEAL_BYTES), file.read(SIZE_BYTES)
        content = file.read(min(int.from_bytes(size), os.fstat(file.fileno()).st_size))
        return content if hmac.compare_digest(seal, self._seal(mark, content)) else None

    def _seal(self, mark: bytes, content: bytes) -> bytes:
        return hmac.digest(self._key, mark + content, "sha256")

    def _result(self, mark: bytes) -> Protected | None:
        content = None
        if mark in self._places:
            with contextlib.suppress(*TAKEN_AWAY), self._path.open("rb") as file:
                content = self._read(file, mark, self._places[mark])
        return pickle.loads(zlib.decompress(content)) if content else None  # nosec B301: under our own seal

    def _add(self, mark: bytes, result: Protected) -> None:
        content = zlib.compress(pickle.dumps(result), level=1)
        with contextlib.suppress(*TAKEN_AWAY), self._path.open("r+b") as file:
            file.seek(self._end)
            file.write(mark + self._seal(mark, content) + len(content).to_bytes(SIZE_BYTES) + content)
            self._places[mark], self._end = self._end + SEAL_BYTES, file.tell()


def _parts(thing: Any) -> Iterator[bytes]:
    """All that a thing consists of, in an order that is the same in every process."""
    if is_dataclass(thing) and not isinstance(thing, History):  # which has thousands of people, and no array
        yield type(thing).__name__.encode()
        for field in fields(thing):
            yield from _parts(getattr(thing, field.name))
    elif isinstance(thing, np.ndarray):
        yield repr((thing.dtype.str, thing.shape)).encode()
        yield np.ascontiguousarray(thing).tobytes()
    elif isinstance(thing, tuple):
        yield f"{len(thing)}".encode()
        for one in thing:
            yield from _parts(one)
    else:
        yield repr(thing).encode()
