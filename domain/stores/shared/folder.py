"""A folder that several machines see."""

import errno
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import Refused, Unreadable
from domain.files import in_place_of, is_full, sync
from domain.stores.shared.place import BLOCK_BYTES, Gone, Seen


FOR_READERS = (
    0o644  # of these, a file has what its folder has: who may read there may read it, and its owner alone may write
)
FOR_OWNER = 0o600
NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)


class Folder:
    """A folder as a place of published versions; it must be there, since one that isn't may be a drive that isn't connected."""

    def __init__(self, path: Path):
        self.name = str(path)
        self._path = path

    def blocks(self, file: str) -> Iterator[bytes]:
        with self._faults():
            try:
                opened = (self._path / file).open("rb")
            except FileNotFoundError:
                self._refuse_none()
                raise Gone from None
            with opened:
                while block := opened.read(BLOCK_BYTES):
                    yield block

    def seen(self, file: str) -> Seen | None:
        try:
            text = b"".join(self.blocks(file)).decode("utf-8", "replace")
        except Gone:
            return None
        return Seen(text, text)

    def put(self, path: Path) -> None:
        self._write(path.name, lambda fresh: shutil.copyfile(path, fresh))

    def swap(self, file: str, text: str, before: Seen | None) -> None:
        if self.seen(file) != before:
            raise Refused("shared_moved_on", place=self.name)
        self._write(file, lambda fresh: fresh.write_text(text, encoding="utf-8"))

    def files(self) -> list[str]:
        with self._faults():
            return [path.name for path in self._path.iterdir()]

    def remove(self, file: str) -> None:
        with self._faults():
            (self._path / file).unlink(missing_ok=True)

    def _write(self, file: str, write: Callable[[Path], object]) -> None:
        with self._faults():
            self._refuse_none()
            with in_place_of(self._path / file) as fresh:
                write(fresh)
                fresh.chmod(self._path.stat().st_mode & FOR_READERS | FOR_OWNER)
                sync(fresh)
            sync(self._path)

    def _refuse_none(self) -> None:
        if not self._path.is_dir():
            raise Unreadable("shared_no_folder", place=self.name)

    @contextmanager
    def _faults(self) -> Generator[None]:
        try:
            yield
        except OSError as error:
            if error.errno in NOT_ALLOWED:
                raise Unreadable("shared_no_access", place=self.name) from error
            raise Unreadable("shared_full" if is_full(error) else "shared_unreachable", place=self.name) from error
