"""What ended a command that nobody asked to end: the disk, the rights, a damaged store; whatever else is a fault of ours."""

import contextlib
import errno
import traceback
from pathlib import Path

import settings
from domain.message import Message, said


TRACE = "last_fault.txt"  # in private/, for its owner alone: a trace may hold what stood in an export
NO_ROOM = ("no space left", "disk quota exceeded", "not enough space")
NO_RIGHTS = ("permission denied", "read-only file system", "operation not permitted", "access is denied")
NO_STORE = (
    "not a valid duckdb database file",
    "serialization error",
    "different storage version",
    "newer version of duckdb",
)


def told(error: Exception) -> Message:
    """The fault in words. What was there before is whole: each step of a command is done wholly or not at all."""
    text = str(error).casefold()
    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.ENOSPC, errno.EDQUOT) or any(words in text for words in NO_ROOM):
        return said("no_room", folder=str(settings.home()))
    if number in (errno.EACCES, errno.EPERM, errno.EROFS) or any(words in text for words in NO_RIGHTS):
        return said("no_rights", place=_place(error))
    if any(words in text for words in NO_STORE):
        return said("store_damaged", place=_place(error))
    file = kept(error)
    return said("fault", error=type(error).__name__, trace=said("fault_kept", file=str(file)) if file else "")


def _place(error: Exception) -> str:
    """The file that the fault names; the home where it names none."""
    named = error.filename if isinstance(error, OSError) else next(iter(str(error).split('"')[1:2]), None)
    return str(named or settings.home())


def kept(error: Exception) -> Path | None:
    """Where the trace of a fault was put; None where it could not be."""
    file = settings.private() / TRACE
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
        file.touch(mode=0o600)
        file.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        return file
    return None
