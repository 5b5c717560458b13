"""Which place an installation shares its published versions in."""

from functools import lru_cache
from pathlib import Path

import settings
from domain.declared import shared
from domain.errors import Unreadable
from domain.stores.shared.bucket import SCHEME, Bucket
from domain.stores.shared.folder import Folder
from domain.stores.shared.place import Place


def place() -> Place | None:
    """The place that shared.toml names; None where nothing is shared. Raises Unreadable where it can't be one."""
    said = shared.said()
    if said is None:
        return None
    if said.startswith(SCHEME):
        return _bucket(said)
    if "://" in said or not Path(said).is_absolute():
        raise Unreadable("shared_no_place", place=said, file=str(settings.shared()))
    folder, home = Path(said).resolve(), settings.home().resolve()
    if folder.is_relative_to(home) or home.is_relative_to(folder):
        raise Unreadable("shared_in_home", place=said, file=str(settings.shared()))
    return Folder(folder)


@lru_cache(maxsize=1)
def _bucket(address: str) -> Bucket:
    return Bucket(address)  # with its connections, which take longer than a look
