"""What a home holds, by parts that each change in one step, and which files lie in it."""

import importlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import settings
from analysis.published import store
from disclosure import versions
from domain.errors import Unreadable
from domain.stores import seal
from domain.trail import chain
from etl.history import backup, batches
from etl.history.status import status


KEY: Any = importlib.import_module("pyrage").x25519.Identity.generate()
BACKUP = "away.age"  # within the home, so that steps there count; a backup does not take it


def state() -> dict[str, Any]:
    """What a home holds, by parts that each change in one step; a part that can't be read is what was raised."""
    return {name: _told(part) for name, part in PARTS.items()} | _files()


def _loaded() -> Any:
    now = status()
    history = [[one.batch_id, one.assessments, bool(one.undone_at)] for one in batches.batches()]
    return [now.assessments, now.ratings, now.batches, now.waves, history]


def _published() -> Any:
    try:
        shown = store.current()
    except Unreadable as problem:
        now = versions.current()
        if problem.said.code != "published_changed" or (now and seal.path_of(now).exists()):
            raise
        return "of the first version, without a seal"
    return shown and [shown.frame("publication")["k"].tolist(), shown.frame("slices").to_json(), _blocks(shown)]


def _blocks(shown: store.Store) -> Any:
    return (
        shown._connection.cursor()
        .execute("select count(*), sum(subjects), sum(level * level_ratings) from release")
        .fetchall()
    )


def _backed_up() -> Any:
    """The names of the files in the backup; None where there is none."""
    file = settings.home() / BACKUP
    return file.exists() and sorted(backup.opened(file.read_bytes(), "", str(KEY)))


def _trail() -> Any:
    """Whether it is whole: how many lines it has depends on how often a deed was begun."""
    return not settings.audit().exists() or bool(chain.verified())


PARTS = {"loaded": _loaded, "published": _published, "backed up": _backed_up, "trail": _trail}


def _told(part: Callable[[], Any]) -> Any:
    try:
        return json.loads(json.dumps(part(), default=str))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _files() -> dict[str, str]:
    """Each small file and what is in it."""
    return {
        str(file.relative_to(settings.home())): file.read_bytes().hex()
        for file in settings.home().rglob("*")
        if file.is_file() and file.suffix in (".toml", ".csv", ".zip")
    }


def listing(home: Path) -> list[str]:
    """The names of all files, a version's as one that any version has."""
    current = (
        (home / "published" / "CURRENT").read_text().strip() if (home / "published" / "CURRENT").is_file() else "?"
    )
    return sorted(str(file.relative_to(home)).replace(current, "VERSION") for file in home.rglob("*") if file.is_file())
