"""Which version of the published store is current: the one line of CURRENT."""

import settings
from domain.errors import Unreadable


POINTER = "CURRENT"


def named() -> str | None:
    """The file name in CURRENT; None where there is no such file. The store need not be there.

    Unreadable where something else stands in its place: a folder, or a file that is no text or may not be read.
    """
    path = settings.published() / POINTER
    try:
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable("current_is_folder" if path.is_dir() else "current_no_text", file=str(path)) from error
