"""Everything that writes into a home, each with the deeds that come before it: what a kill or a full disk may interrupt."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import settings
from analysis import __main__ as taking_away
from analysis import views
from analysis.board_pack import house_style
from domain.declared import framework_file
from domain.errors import Status
from etl import __main__ as loading
from etl.meaning.remember import remember
from pages.access import signed_out
from tests.support.door import as_csv, assessment
from tests.support.kills.homes import BACKUP, KEY
from tests.support.older_stores import COMMITS, unpacked


WAVE = "2026 spring"
DROPPED = "dropped"  # within the home, so that steps there count; a backup does not take it


@dataclass(frozen=True)
class Deed:
    """`do` ends like a command; `ends` are the statuses with which it may end where it was done before."""

    do: Callable[[], None]
    before: tuple[str, ...] = ()
    ends: tuple[int, ...] = (Status.DONE,)


def people(first: int, last: int, level: str = "Strong") -> list[dict[str, str]]:
    return [
        assessment(f"p{number}", level, team=f"Ward {number % 2}", organisation="Trust", wave=WAVE)
        for number in range(first, last)
    ]


def run(app: Any, *words: str) -> None:
    app(args=list(words), prog_name="ninefold")


def load(rows: list[dict[str, str]], *words: str) -> None:
    file = Path(settings.home()).with_suffix(f".{len(rows)}.csv")  # beside the home: it is no part of it
    file.write_bytes(as_csv(rows))
    confirmed = ("--confirm", "same_answers:subject_id")
    try:
        run(loading.app, "load", str(file), *confirmed, *words)
    finally:
        file.unlink()


def keep_framework() -> None:
    known = framework_file.read_framework(settings.FRAMEWORK)
    framework_file.keep(known)


def take_away(name: str, *words: str) -> None:
    run(taking_away.command, *words, "--out", str(settings.home() / name))


def back_up() -> None:
    run(loading.app, "backup", str(settings.home() / BACKUP), "--recipient", str(KEY.to_public()))


def put_back() -> None:
    key = Path(settings.home()).with_suffix(".key")  # beside the home
    key.write_text(str(KEY))
    try:
        run(loading.app, "restore", str(settings.home() / BACKUP), "--identity", str(key))
    finally:
        key.unlink()


def lose_all() -> None:
    """All but the backup."""
    for path in settings.home().iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != BACKUP:
            path.unlink()


def drop() -> None:
    """Two exports, the second of which can't be loaded."""
    folder = settings.home() / DROPPED
    folder.mkdir()
    for name, content in (("answers.csv", as_csv(people(0, 30))), ("notes.csv", b"Dear all\n")):
        (folder / name).write_bytes(content)
        os.utime(folder / name, (0, 0))


LOADED, PUBLISHED = ("load",), ("load", "publish")
DONE_BEFORE = (Status.DONE, Status.WORDS_ARE_OFF)
DEEDS = {
    "load": Deed(lambda: load(people(0, 30))),
    "load more": Deed(lambda: load(people(30, 50, "Proficient")), LOADED),
    "load in place": Deed(lambda: load(people(0, 31), "--replace", "1"), LOADED),
    "load, some refused": Deed(
        lambda: load([*people(60, 70), assessment("p99", "Nowhere")], "--refused", str(settings.home() / "refused.csv"))
    ),
    "undo": Deed(lambda: run(loading.app, "undo", "1"), LOADED, DONE_BEFORE),
    "erase": Deed(lambda: run(loading.app, "erase", "p1"), PUBLISHED, DONE_BEFORE),
    "publish": Deed(lambda: run(loading.app, "publish"), LOADED),
    "publish again": Deed(lambda: run(loading.app, "publish"), ("load", "publish", "load more")),
    "publish, teams first": Deed(lambda: run(loading.app, "publish", "--first", "team"), PUBLISHED),
    "preview": Deed(lambda: run(loading.app, "publish", "--preview"), PUBLISHED),
    "invited": Deed(lambda: run(loading.app, "invited", "Trust", WAVE, "40"), LOADED),
    "waves": Deed(lambda: run(loading.app, "waves", "Trust", WAVE, "2027"), LOADED),
    "remember": Deed(lambda: remember("mine", {"columns": {"role": "Staff group"}}) and None),
    "save a view": Deed(lambda: views.save("mine", "heatmap", {}) and None),
    "keep a cover": Deed(lambda: house_style.keep_cover({"Title": "Ours"}), LOADED),
    "keep a framework": Deed(keep_framework),
    "sample": Deed(lambda: run(loading.app, "sample", str(settings.home() / "made_up.csv"), "--people", "30"), LOADED),
    "data": Deed(lambda: take_away("figures.csv.zip", "data"), PUBLISHED),
    "pack": Deed(lambda: take_away("pack.xlsx", "pack", "--wave", WAVE), PUBLISHED),
    "drop": Deed(drop),
    "older": Deed(lambda: unpacked(COMMITS[0], settings.home()) and None),
    "upgrade": Deed(lambda: run(loading.app, "status"), ("older",)),
    "upgrade and publish": Deed(lambda: run(loading.app, "publish"), ("older",)),
    "watch": Deed(
        lambda: run(loading.app, "watch", str(settings.home() / DROPPED), "--once"),
        ("drop",),
        (Status.FILE_REFUSED, Status.DONE),
    ),
    "backup": Deed(back_up, PUBLISHED),
    "lose all": Deed(lose_all),
    "restore": Deed(put_back, ("load", "publish", "backup", "lose all"), DONE_BEFORE),
    "sign out": Deed(lambda: signed_out.keep("one", 9e9)),
}
STAGES = ("drop", "older", "lose all")  # what no command does: it sets others up
