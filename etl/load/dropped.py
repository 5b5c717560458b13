"""Files that lie in a folder: each is loaded as `load` would, or set aside with what stopped it, for nobody is there to ask."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from domain.door.watch import Dropped
from domain.door.wire import as_json
from domain.errors import Refused
from domain.files import move, write_whole
from etl.exit_status import note_refusal
from etl.load.pipeline import load_export
from etl.meaning.options import Options
from etl.read.files.source import open_source
from etl.refusals import CallRefused


LOADED, SET_ASIDE = "loaded", "set aside"  # the folders beside the files, in which they end
SECONDS_AT_REST = 5  # a file that somebody still writes or copies is left for the next look
UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".new")


def look(folder: Path, options: Options, progress: Callable[[str], None]) -> Iterator[Dropped]:
    """Takes each file that lies in the folder, by name; raises CallRefused where there is no such folder.

    A file is moved once its load is done and its report is written, so that a process that ends on the way leaves it where
    it lay: the next look finds it already loaded.
    """
    if not folder.is_dir():
        raise CallRefused("no_folder_to_watch", folder=str(folder))
    for path in sorted(path for path in folder.iterdir() if _is_at_rest(path)):
        progress(path.name)
        yield _take(path, options)


def _is_at_rest(path: Path) -> bool:
    is_somebodys = path.name.startswith((".", "~$")) or path.suffix.casefold() in UNFINISHED
    try:
        return (
            not is_somebodys
            and path.is_file()
            and not path.is_symlink()
            and time.time() - path.stat().st_mtime >= SECONDS_AT_REST
        )
    except OSError:  # gone in the meantime
        return False


def _take(path: Path, options: Options) -> Dropped:
    report, refused = None, None
    try:
        report = load_export(open_source(path), options)
        refused = report.refused
    except Refused as error:  # the file, or what is declared, is not as it must be
        refused = error.said
    if refused:
        note_refusal(refused.code)
    place = _place(path, SET_ASIDE if refused else LOADED)
    found = Dropped(path.name, str(place), report, refused)
    write_whole(place.with_name(f"{place.name}.report.json"), json.dumps(as_json(found), ensure_ascii=False, indent=1))
    move(path, place)
    return found


def _place(path: Path, folder: str) -> Path:
    """A name in the folder that no other file has; a report without its file is of a look that was broken off."""
    within = path.parent / folder
    within.mkdir(mode=0o700, exist_ok=True)
    number, place = 1, within / path.name
    while place.exists():
        number += 1
        place = within / f"{path.stem} ({number}){path.suffix}"
    return place
