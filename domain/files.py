"""Files that are there whole or not at all and for their owner alone, and drives on which a store can't be kept."""

import contextlib
import errno
import os
import secrets
from collections.abc import Generator
from pathlib import Path

from domain.errors import Refused


UNFINISHED = ".new"
_being_made: set[Path] = set()  # in this process, in whatever thread


def is_made(path: Path) -> bool:
    """Whether there is a file with anything in it: one of no bytes was left by a program that failed."""
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_size > 0
    return False


def for_owner_alone(folder: Path) -> None:
    """Makes the folder, where it isn't there, for its owner alone, and so every file that this process makes from now on."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.umask(0o077)


@contextlib.contextmanager
def made_whole(path: Path) -> Generator[Path]:
    """A name to make the file under, which then becomes `path`; FileExistsError where another process was first.

    Whatever goes wrong leaves neither file, nor what DuckDB keeps beside one.
    """
    with begun(path) as fresh:
        yield fresh
        if not is_made(path):
            path.unlink(missing_ok=True)
        _name(fresh, path)


@contextlib.contextmanager
def in_place_of(path: Path) -> Generator[Path]:
    """A name to write under, which then takes the place of `path` in one step; whatever goes wrong leaves what was there."""
    with begun(path) as fresh:
        yield fresh
        os.replace(fresh, path)


@contextlib.contextmanager
def begun(path: Path) -> Generator[Path]:
    """A name beside `path` that nobody else uses, taken away at the end; what killed processes began goes first."""
    clear_leftovers(path)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(2)}{UNFINISHED}")
    _being_made.add(fresh)
    try:
        yield fresh
    finally:
        clear(fresh)
        _being_made.discard(fresh)


def write_whole(path: Path, text: str) -> None:
    """A small file, whole or as it was; its folder is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with in_place_of(path) as fresh:
        fresh.write_text(text, encoding="utf-8")


def move(path: Path, place: Path) -> None:
    """Puts a file elsewhere on the same drive, in one step."""
    os.replace(path, place)


def hand_over(path: Path, content: bytes, *, is_restricted: bool = False) -> None:
    """Writes a file that a user named, whole or as it was, for its owner alone where it `is_restricted`; what is no file (a
    pipe, a terminal) gets the bytes.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    with in_place_of(path.resolve()) as fresh:  # where it is a link, what that leads to
        if is_restricted:
            fresh.touch(mode=0o600)
        fresh.write_bytes(content)


def clear(path: Path) -> None:
    """Takes a store away, and its log."""
    for file in (path, path.with_name(f"{path.name}.wal")):
        file.unlink(missing_ok=True)


def clear_leftovers(path: Path) -> None:
    """Takes away what processes that are gone had begun to make in the place of `path`."""
    for file in path.parent.glob(f"{path.name}.*{UNFINISHED}*"):
        number = file.name.removeprefix(f"{path.name}.").partition(".")[0]
        is_ours = file.with_name(file.name.removesuffix(".wal")) in _being_made
        if number.isdigit() and not is_ours and (int(number) == os.getpid() or not _is_running(int(number))):
            with contextlib.suppress(OSError):  # held open, on Windows
                file.unlink()


def sync(path: Path) -> None:
    """Has the disk hold what was written; a folder can't be synced on Windows, which needs no such thing."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_full(error: OSError) -> bool:
    """Whether a file couldn't be written because its drive, or its owner's share of it, is full."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def is_held(error: Exception) -> bool:
    """Whether a store couldn't be opened because another process holds it, so that waiting helps."""
    text = str(error).casefold()
    return any(words in text for words in ("conflicting lock", "used by another process", "already"))


def no_locks(error: Exception, folder: Path) -> Refused | None:
    """Why no store can be kept in a folder, where an error shows that its drive locks no files; None: it does not."""
    if "lock" not in str(error).casefold() or is_held(error):
        return None
    return Refused("no_locks", folder=str(folder))


def _name(fresh: Path, path: Path) -> None:
    """Renames without ever replacing a file."""
    try:
        os.link(fresh, path)  # on POSIX, where a rename replaces
    except FileExistsError:
        raise
    except OSError:  # a drive without hard links
        if path.exists():
            raise FileExistsError(path) from None
        os.rename(fresh, path)


def _is_running(number: int) -> bool:
    if os.name == "nt":
        return False  # there a file that is held can't be unlinked, and asking would end the process
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
