"""The attack suite on a whole publication: each slice and dimension, by rank, integer programming and linear programming.

Bar: 6,000 people, 80 teams, 9 divisions, 3 waves, 4 rater groups: recovered cells 0, certain ratings 0. The attacker has
every published row and the staff list. HARD=1 takes data in which groups mostly answer alike; PEOPLE, WAVES and K, another
size, number of waves and threshold.

Signed sums of fewer than K people may remain (docs/decisions.md): how many there are stands beside the rest. SIGNED_SECONDS
is how long each is searched for; 0: not at all.

SMALL=200,60 attacks so many trusts of 20 to 60 people and of 100 to 300 instead, half of them hard, also as a member who knows
one own rating: 0 certain for an outsider, 0 told to a member. Of trusts above 100 people MEMBERS members a view are tried.
ITEMS=60 attacks so many trusts of 60 to 120 people by items, whose dimension is their lower median: other answers to all items at once
are looked for in whole numbers, for an outsider and for ITEM_MEMBERS members of each. 0 told.

It also tells how many guesses the combining of groups allows, and how many of them are right.
"""

import os
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

import settings
from etl.sample import write_sample
from tests.support.attack import item_trusts, joint
from tests.support.attack.attacks import (
    View,
    certain_ratings,
    is_true,
    members_told,
    recovered_cells,
    smallest_derivable,
)
from tests.support.attack.likeness import guesses
from tests.support.attack.signed_sums import Smallest, in_view
from tests.support.attack.trusts import Home, trust


PEOPLE = int(os.environ.get("PEOPLE", "6000"))
WAVES = int(os.environ.get("WAVES", "3"))
HARD = bool(os.environ.get("HARD"))
K = int(os.environ.get("K", str(settings.MINIMUM_SUBJECTS)))
SMALL = tuple(int(number) for number in os.environ.get("SMALL", "").split(",") if number)
ITEMS = int(os.environ.get("ITEMS", "0"))
ITEM_MEMBERS = int(os.environ.get("ITEM_MEMBERS", "20"))
MEMBERS = int(os.environ.get("MEMBERS", "30"))
SIGNED_SECONDS = float(os.environ.get("SIGNED_SECONDS", "5"))


def main() -> None:
    if ITEMS:
        trusts_by_items()
    elif SMALL:
        small_trusts()
    else:
        one_trust()


def trusts_by_items() -> None:
    total = Counter()
    with ProcessPoolExecutor() as workers:
        for number, found in enumerate(workers.map(trust_by_items, range(ITEMS)), start=1):
            total.update(found)
            print(f"{number} trusts by items: {dict(total)}", flush=True)


def trust_by_items(number: int) -> Counter:
    """One of them, in a home of its own: what an outsider and some members are told of items."""
    chance = Random(number)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NINEFOLD_HOME"] = folder
        found = item_trusts.seen(item_trusts.a_trust(number, people=chance.randint(60, 120)))
    members = list(zip(*found.truth.nonzero(), strict=True))
    tried = chance.sample(members, min(ITEM_MEMBERS, len(members)))
    told = sum(len(joint.told(found, own)) for own in tried)
    return Counter(rows=found.item_rows, certain=len(joint.told(found)), told=told, members=len(tried))


def small_trusts() -> None:
    total = Counter()
    with ProcessPoolExecutor() as workers:
        for number, (people, found) in enumerate(workers.map(small_trust, range(sum(SMALL))), start=1):
            total.update(found)
            print(f"{number} trusts, {people} people: {dict(total)}", flush=True)


def small_trust(number: int) -> tuple[int, Counter]:
    """One of them: its people, and what the attacks find."""
    chance = Random(number)
    people = chance.randint(20, 60) if number < SMALL[0] else chance.randint(100, 300)
    size = {"people": people, "divisions": max(1, people // 40), "teams": max(2, people // 15)}
    with tempfile.TemporaryDirectory() as folder:
        seen = trust(Path(folder), hard=number % 2 == 1, seed=number, **size).publish()
    guessed = guesses(seen, K)
    total = Counter(guesses=len(guessed), guessed_right=sum(guessed))
    for view in seen:
        tried = None if people < 100 else [chance.randrange(people) for _ in range(MEMBERS)]
        total.update(attacked(view))
        total.update(told=members_told(view, tried))
    return people, total


def one_trust() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        write_sample(home.folder / "export.csv", people=PEOPLE, waves=WAVES, hard=HARD)
        home.run("load", str(home.folder / "export.csv"))
        started = time.perf_counter()
        views = home.publish(all_cores=True, k=K)
        print(
            f"{PEOPLE:,} people{', hard data' * HARD}, K = {K}: published and read in {time.perf_counter() - started:.0f} s"
        )
        started, total = time.perf_counter(), Counter()
        with ProcessPoolExecutor() as workers:
            for found in workers.map(attacked, views):
                total += found
        print(
            f"{total['attacked']} of {len(views)} slice-dimensions attacked in {time.perf_counter() - started:.0f} s:"
            f" {total['cells']} recovered cells, {total['sets']} derivable sets of any shape, {total['ratings']} certain"
            f" ratings; signed sums in {total['signed']}, of {total['signed_unknown']} not known"
        )


def attacked(view: View) -> Counter:
    """What the three attacks find, and whether a signed sum follows."""
    assert is_true(view)
    sum_ = in_view(view, K, SIGNED_SECONDS) if SIGNED_SECONDS else Smallest(None, 0, False)
    return Counter(
        attacked=1,
        cells=len(recovered_cells(view, K)),
        sets=smallest_derivable(view, K) is not None,
        ratings=certain_ratings(view),
        signed=sum_.sign is not None,
        signed_unknown=sum_.sign is None and not sum_.is_proven,
    )


if __name__ == "__main__":
    main()
