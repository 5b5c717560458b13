"""How much longer a publication takes with two further breakdowns, of attributes of the organisation's own.

Bar: 1.5 times. Half of the people are of their team's cohort, and each is of one of four sites.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import duckdb

import settings
from benchmarks.bench_publishing import loaded, side_by_side
from domain.declared import attributes, breakdowns
from domain.declared.attributes import Attribute


PEOPLE = tuple(int(number) for number in sys.argv[1:] or (600, 2_400, 6_000))
FURTHER = {"cohort": "hash({of}) % 4", "site": "hash(subject_key::varchar || 'site') % 4"}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for people in PEOPLE:
            without = loaded(Path(folder) / f"without{people}", people=people, waves=1)
            declared = Path(folder) / f"declared{people}"
            shutil.copytree(without, declared)
            declare(declared)
            few, many = side_by_side(without, declared)
            print(
                f"publish {people:,} people: {few:.1f} s of processor time; with two further breakdowns {many:.1f} s,"
                f" {many / few:.2f} times (bar: 1.5)"
            )


def declare(home: Path) -> None:
    """Gives everybody a cohort and a site, and declares a breakdown by each."""
    os.environ["NINEFOLD_HOME"] = str(home)
    with duckdb.connect(settings.record_store()) as store:
        for name, value in FURTHER.items():
            value = value.format(
                of="case when hash(subject_key::varchar) % 2 = 0 then team else subject_key::varchar end"
            )
            store.execute(f"alter table assessments add column own_{name} varchar default 'Not stated'")
            store.execute(f"update assessments set own_{name} = '{name.title()} ' || ({value})")
    attributes.keep(Attribute(f"own_{name}", name.title()) for name in FURTHER)
    text = breakdowns.as_toml(breakdowns.declared()).rstrip().removesuffix("]")
    further = ", ".join(f'{{ id = "{name}", name = "{name.title()}", columns = ["{name}"] }}' for name in FURTHER)
    (home / "breakdowns.toml").write_text(f"{text}{further}]", encoding="utf-8")


if __name__ == "__main__":
    main()
