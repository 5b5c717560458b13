"""Does each deed of `deeds` in a process that is ended early, looks at what is left, and does it again.

Run with the library of `interposing` preloaded, as that does. What is found wrong is printed, then how often of each kind.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import analysis
import disclosure
import domain
import etl
import settings
from tests.support.imported import import_all
from tests.support.kills.deeds import DEEDS, STAGES, Deed
from tests.support.kills.homes import listing, state
from tests.support.kills.interposing import FULL, KILL, in_child


KEPT = (  # the trace of a fault of ours; what a publication had finished; the log of a store, which is part of it
    "private/last_fault.txt",
    "private/unfinished_publication",
    ".wal",
)


@dataclass
class Stand:
    """A deed with the home before it, and what homes hold before and after."""

    name: str
    deed: Deed
    home: Path
    before: dict
    after: dict
    files: dict[str, list[str]]
    steps: int
    seconds: float


@dataclass
class Tally:
    runs: Counter = field(default_factory=Counter)
    faults: Counter = field(default_factory=Counter)

    def fault(self, kind: str, stand: Stand, how: str, told: object) -> None:
        self.faults[kind] += 1
        if self.faults[kind] <= 5:
            print(f"{kind}: {stand.name}, {how}: {told}"[:600], flush=True)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--kills", type=int, default=1000)
    options.add_argument("--refused", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--deeds", nargs="*", default=[name for name in DEEDS if name not in STAGES])
    chosen = options.parse_args()
    import_all(domain, etl, disclosure, analysis)  # else every child does
    tally, chance = Tally(), random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        stands = [stand_for(name, Path(folder)) for name in chosen.deeds]
        with suppress(KeyboardInterrupt):  # who has waited long enough is told what was found until then
            for how, wanted in ((KILL, chosen.kills), (FULL, chosen.refused)):
                for stand, at, after in moments(stands, how, wanted, chance):
                    attempt(stand, how, at, after, Path(folder) / "tried", tally)
                    if sum(tally.runs.values()) % 100 == 0:
                        print(f"{sum(tally.runs.values())} of {chosen.kills + chosen.refused}", flush=True)
    print(
        f"{tally.runs[KILL]} kills, {tally.runs[FULL]} full disks, {tally.runs['through']} got through before it:",
        end=" ",
    )
    print(", ".join(f"{tally.faults[kind]} {kind}" for kind in ("lost", "half", "stuck", "left behind")))
    return bool(tally.faults)


def stand_for(name: str, folder: Path) -> Stand:
    deed, home = DEEDS[name], folder / name.replace(" ", "_").replace(",", "")
    home.mkdir(mode=0o700)
    for earlier in deed.before:
        ended = in_child(DEEDS[earlier].do, home)
        assert ended.status in DEEDS[earlier].ends, (name, earlier, ended)
    before, names = held(home), files_of(home)
    trial = copied(home, folder / "trial")
    ended = in_child(deed.do, trial)
    assert ended.status == deed.ends[0], (name, ended)
    after = held(trial)
    files = {"before": names, "after": files_of(trial)}
    print(f"{name}: {ended.steps} steps", flush=True)
    return Stand(name, deed, home, before, after, files, ended.steps, ended.seconds)


def moments(stands: list[Stand], how: int, wanted: int, chance: random.Random) -> list[tuple[Stand, int, float | None]]:
    """Each stand before each of its steps, then at random moments, too; where fewer are wanted, some of them."""
    each = [(stand, step, None) for stand in stands for step in range(1, stand.steps + 1)]
    while how == KILL and len(each) < wanted:
        stand = chance.choice(stands)
        each.append((stand, 0, chance.uniform(0, stand.seconds)))
    while len(each) < wanted:
        stand = chance.choice(stands)
        each.append((stand, chance.randint(1, stand.steps), None))
    return chance.sample(each, min(wanted, len(each)))


def attempt(stand: Stand, how: int, at: int, after: float | None, home: Path, tally: Tally) -> None:
    """One run that is ended early, what is left, and the deed done again."""
    copied(stand.home, home)
    said = f"{'full' if how == FULL else 'killed'} at step {at}" + (f" or after {after:.3f} s" if after else "")
    ended = in_child(stand.deed.do, home, how, at, after)
    if ended.status == (-9 if how == KILL else stand.deed.ends[0]):
        tally.runs[how if how == KILL else "through"] += 1
    else:
        tally.runs[how if how == FULL else "through"] += 1
    left = held(home)
    for part in left.keys() | stand.before.keys() | stand.after.keys():
        was, will = stand.before.get(part), stand.after.get(part)
        if left.get(part) not in (was, will):
            tally.fault("lost" if was and not left.get(part) else "half", stand, said, (part, left.get(part)))
    if how == FULL:
        names = files_of(home)
        if set(names) - set(stand.files["before"]) - set(stand.files["after"]):
            tally.fault("left behind", stand, said, set(names) - set(stand.files["before"]))
    again = in_child(stand.deed.do, home)
    now = held(home)
    if again.status not in stand.deed.ends or now != stand.after:
        changed = {part: now.get(part) for part in stand.after if now.get(part) != stand.after[part]}
        tally.fault("stuck", stand, said, (again, changed))
    names = files_of(home)
    if names != stand.files["after"]:
        tally.fault("left behind", stand, said, set(names) ^ set(stand.files["after"]))


def held(home: Path) -> dict:
    """What a home holds, looked at in a copy: who looks into an older store brings it up to date."""
    return in_child(state, copied(home, home.with_name("looked at"))).given


def files_of(home: Path) -> list[str]:
    return [name for name in listing(home) if not name.endswith(KEPT)]


def copied(home: Path, to: Path) -> Path:
    shutil.rmtree(to, ignore_errors=True)
    return shutil.copytree(home, to)


if __name__ == "__main__":
    settings.WAIT_FOR_WRITER_SECONDS = 5
    sys.exit(main())
