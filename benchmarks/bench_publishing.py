"""How long a publication takes and how much it shows; how time and memory grow with organisations.

Bars: 6,000 people, 80 teams, 9 divisions, 3 waves, 4 rater groups within 30 s on 2 cores (15 s aimed at), at least 95 % of
people of self in teams of 11 or more in a team block of their own; 20,000 people in 2,000 teams at most 3 times what they
take in 80; in proportion to organisations, memory flat; 27 items and 9 dimensions of 2,400 people at most 3 times what the 9
dimensions of the same people take (`python -m benchmarks.bench_publishing items` measures that alone).
"""

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import duckdb

import settings
from benchmarks.processes import Run, run
from disclosure.versions import current


SMALL_TRUSTS = (60, 140, 300, 1_000)  # people
PEOPLE_PER_TEAM, PEOPLE_PER_DIVISION = 16, 60  # of the small trusts
TEAMS = (80, 2_000)
ITEMS = "nhs_management_and_leadership_framework"
REPEATS = 3  # of what is set side by side
ORGANISATIONS = tuple(int(number) for number in os.environ.get("ORGANISATIONS", "2 8 32").split())

SHOWN = """
-- One row per breakdown: people in a block of their own, and people in a group that has K or more, over all dimensions.
with cells as (
    select
        wave,
        measure,
        dimension_id,
        unnest([division || '/' || team, role, care_setting, division || '/' || role]) as "group",
        unnest(['team', 'role', 'care_setting', 'division_role']) as breakdown,
        subject_key,
    from records.ratings
    join records.assessments using (assessment_id)
    where level is not null and rater_group = 'self'
),
large as (
    select breakdown, sum(subjects) as people
    from (
        select breakdown, count(distinct subject_key) as subjects
        from cells
        group by wave, measure, dimension_id, breakdown, "group"
    )
    where subjects >= $k
    group by breakdown
),
own as (
    select breakdown, sum(subjects) filter (where not is_combined) as alone, sum(subjects) as people
    from published.blocks
    join published.slices using (slice_id)
    where rater_group = 'self'
    group by breakdown
)
select breakdown, round(100 * alone / own.people, 1), round(100 * alone / large.people, 1)
from own
left join large using (breakdown)
where breakdown in ('team', 'role', 'care_setting', 'division_role')
order by breakdown desc
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        items(Path(folder))
        if sys.argv[1:] == ["items"]:
            return
        for hard in (False, True):
            home = loaded(Path(folder) / f"trust{hard}", people=6_000, hard=hard)
            print(f"publish 6,000 people{', hard data' if hard else ''}: {told(published(home))}; {shown(home)}")
            print(f"publish the same again: {told(published(home))}")
        for people in SMALL_TRUSTS:
            size = {"divisions": max(2, people // PEOPLE_PER_DIVISION), "teams": max(4, people // PEOPLE_PER_TEAM)}
            home = loaded(Path(folder) / f"small{people}", people=people, waves=1, **size)
            print(f"publish {people:,} people: {told(published(home))}; {shown(home)}")
        for teams in TEAMS:
            home = loaded(Path(folder) / f"teams{teams}", people=20_000, waves=1, teams=teams)
            print(f"publish 20,000 people in {teams:,} teams: {told(published(home))}")
        for number in ORGANISATIONS:
            size = {"people": 1_000, "divisions": 5, "teams": 40, "waves": 1, "organisations": number}
            home = loaded(Path(folder) / f"organisations{number}", **size)
            print(f"publish {number} organisations of 1,000 people: {told(published(home))}")


def loaded(home: Path, **sample) -> Path:
    """A home with a made-up trust loaded."""
    home.mkdir()
    export = home / "export.csv"
    write = f"from pathlib import Path; from etl.sample import write_sample; write_sample(Path({str(export)!r}), **{sample!r})"
    run([sys.executable, "-c", write], cwd=settings.PROJECT)
    run([sys.executable, "-m", "etl", "load", str(export)], cwd=settings.PROJECT, env=of(home))
    return home


def items(folder: Path) -> None:
    """Two framework levels together, beside the dimensions of the same records without what was answered on items."""
    together = loaded(folder / "items", people=2_400, waves=1, framework=ITEMS)
    alone = folder / "dimensions"
    shutil.copytree(together, alone)
    with duckdb.connect(alone / "private" / "records.duckdb") as store:
        store.execute("delete from item_ratings")
    few, many = side_by_side(alone, together)
    print(
        f"publish 9 dimensions of 2,400 people: {few:.1f} s of processor time; with their 27 items {many:.1f} s,"
        f" {many / few:.2f} times (bar: 3)"
    )


def side_by_side(*homes: Path) -> list[float]:
    """Seconds of processor time that a first publication of each takes: medians of runs in turn."""
    taken: dict[Path, list[float]] = {home: [] for home in homes}
    for _ in range(REPEATS):
        for home in homes:
            again = home.with_name(f"{home.name} again")
            shutil.copytree(home, again)
            taken[home].append(published(again).processor_seconds)
            shutil.rmtree(again)
    return [statistics.median(seconds) for seconds in taken.values()]


def published(home: Path) -> Run:
    return run([sys.executable, "-m", "etl", "publish"], cwd=settings.PROJECT, env=of(home))


def of(home: Path) -> dict[str, str]:
    return {**os.environ, "NINEFOLD_HOME": str(home)}


def told(publication: Run) -> str:
    return f"{publication.seconds:.1f} s, peak memory {publication.peak_bytes / 1024**2:,.0f} MB a process"


def shown(home: Path) -> str:
    """How many people of self stand in a block of their own: of all, and of those in groups of K or more."""
    os.environ["NINEFOLD_HOME"] = str(home)
    with duckdb.connect() as store:
        for name, path in (("records", settings.record_store()), ("published", current())):
            store.execute(f"attach '{path}' as {name} (read_only)")
        found = store.execute(SHOWN, {"k": settings.MINIMUM_SUBJECTS}).fetchall()
    return "; ".join(
        f"{breakdown} {of_all} % ({of_large} % of those in large groups)" for breakdown, of_all, of_large in found
    )


if __name__ == "__main__":
    main()
