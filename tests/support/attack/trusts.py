"""Trusts that are loaded and published as a user would, in homes of their own."""

import csv
import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

import settings
from etl.sample import write_sample
from tests.support import warm_etl
from tests.support.attack.attacks import View, views
from tests.support.records import forget_people


@dataclass
class Home:
    """A home folder with a trust's export in it."""

    folder: Path
    seen: dict[tuple, list[View]] = field(default_factory=dict)  # by what was switched off, and K

    def run(self, *words: str, code: str | None = None) -> str:
        """A command, or a few lines of `code`."""
        script = self.folder / "code.py"
        if code:
            script.write_text(code, encoding="utf-8")
        command = [sys.executable, *([str(script)] if code else ["-m", "etl"]), *words]
        env = {**os.environ, "NINEFOLD_HOME": str(self.folder), "PYTHONPATH": str(settings.PROJECT)}
        done = warm_etl.run(command, cwd=settings.PROJECT, env=env)
        done.check_returncode()
        return done.stdout.decode()

    def publish(self, without: str = "", all_cores: bool = False, k: int = settings.MINIMUM_SUBJECTS) -> list[View]:
        """Publishes, with audits switched off by a line of code (on one core only), and gives what an attacker sees."""
        if (without, k) in self.seen:
            return self.seen[without, k]
        if self.seen:
            forget_people(self.folder / "private")
        code = f"from disclosure.audit import levels, rank, sets\n{without}\n" + PUBLISH
        done = self.run("publish", "--json", "--k", str(k)) if all_cores else self.run(str(k), code=code)
        path = json.loads(done.splitlines()[-1])["path"]
        self.seen[without, k] = views(self.folder / "private" / "records.duckdb", Path(path))
        return self.seen[without, k]

    def current(self) -> Path:
        """The published store."""
        folder = self.folder / "published"
        return folder / (folder / "CURRENT").read_text(encoding="utf-8").strip()


PUBLISH = """
import json, sys
from disclosure.publish.publish import publish
from domain.door.wire import as_json
from disclosure.publish import workers
workers.FEW_ASSESSMENTS = 10**9  # in this process, where the audits are switched off
print(json.dumps(as_json(publish(k=int(sys.argv[1])))))
"""


def trust(folder: Path, *, hard: bool, people: int, divisions: int, teams: int, seed: int = 1, waves: int = 1) -> Home:
    """A made-up trust, loaded."""
    home = Home(folder)
    export = folder / "export.csv"
    write_sample(export, people=people, divisions=divisions, teams=teams, waves=waves, seed=seed, hard=hard)
    home.run("load", str(export))
    return home


def export(folder: Path, people: list[dict], *also: str) -> Home:
    """An export written down row by row, loaded; its one dimension is asked by itself. `also` are further columns."""
    home = Home(folder)
    columns = ["subject_id", "division", "team", "role", "care_setting", "wave", "level", "dimension", *also]
    with (folder / "export.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.DictWriter(file, columns, restval="")
        rows.writeheader()
        for number, person in enumerate(people):
            rows.writerow({"subject_id": f"P{number}", "wave": "2026", "dimension": "Engaging the team", **person})
    home.run("load", str(folder / "export.csv"))
    return home
