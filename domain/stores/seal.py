"""The seal of a published store: its hash, in a file beside it, checked whenever the store is opened.

It finds what went wrong with the file since it was published: a copy cut short, a damaged drive, counts that somebody
changed. It does not stop who can write both files, for a dashboard that may not open private/ has no key to check by. The
ledger, in private/, keeps the same hash, and a publication says if the store that it takes the place of had another.
The file is as `sha256sum --check` reads it.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path


ENDING = ".sha256"


def path_of(store: Path) -> Path:
    """The seal's own file."""
    return store.with_name(store.name + ENDING)


def digest(store: Path) -> str:
    """The hash of a file as it is now, SHA-256 in hex."""
    with store.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(blocks: Iterable[bytes]) -> str:
    """The same of a file that comes block by block."""
    hashed = hashlib.sha256()
    for block in blocks:
        hashed.update(block)
    return hashed.hexdigest()


def line(of: str, store: Path) -> str:
    """What the seal's file says of a store with that hash."""
    return f"{of}  {store.name}\n"


def holds(store: Path) -> bool:
    """Whether the store is as it was published; not if there is no seal."""
    try:
        return path_of(store).read_text(encoding="utf-8") == line(digest(store), store)
    except (FileNotFoundError, UnicodeDecodeError):
        return False
