"""Sums in which some people count for and others against, and what it would cost if none might follow.

No bar: the measurement behind the decision. Made-up trusts of 60, 140 and 300 people (PEOPLE takes others, HARD=1 data in which
groups mostly answer alike) are published as they are, and again with audit B taking every such sum of 1 to K - 1 people for a
leak that the repair must end. Printed are the slice-dimensions with one, the fewest people of any, and the share of
people in a row of their own, by breakdown.
"""

import os
import tempfile
from collections import Counter
from pathlib import Path

import duckdb
import numpy as np

import settings
from benchmarks.bench_publishing import PEOPLE_PER_DIVISION, PEOPLE_PER_TEAM
from disclosure import audit_sets
from tests.attack.attacks import View
from tests.attack.signed_sums import Smallest, in_view, smallest_signed_sum
from tests.attack.trusts import Home, trust


PEOPLE = tuple(int(number) for number in os.environ.get("PEOPLE", "60 140 300").split())
HARD = bool(os.environ.get("HARD"))
SEED = int(os.environ.get("SEED", "1"))
SECONDS = 30.0  # a search
MENDING = "from benchmarks.bench_signed_sums import mend; mend()"

ALONE = """
-- One row per breakdown: per cent of people in a block of their own, over all slices and dimensions.
select breakdown, round(100.0 * sum(subjects) filter (where not is_combined) / sum(subjects), 1)
from blocks
join slices using (slice_id)
group by breakdown
order by breakdown
"""


def main() -> None:
    for people in PEOPLE:
        size = {"divisions": max(2, people // PEOPLE_PER_DIVISION), "teams": max(4, people // PEOPLE_PER_TEAM)}
        for without in ("", MENDING):
            with tempfile.TemporaryDirectory() as folder:
                home = trust(Path(folder), hard=HARD, people=people, seed=SEED, **size)
                found = counted(home.publish(without=without))
                print(
                    f"{people} people, {'mended' if without else 'as it is'}: {dict(found)}; {alone(home)}", flush=True
                )


def counted(views: list[View]) -> Counter:
    """How many slice-dimensions have such a sum, by the people in the smallest found."""
    return Counter(told(in_view(view, settings.MINIMUM_SUBJECTS, SECONDS)) for view in views)


def told(found: Smallest) -> str:
    if found.sign is None:
        return "none" if found.is_proven else "out of time"
    return f"{found.people} people"


def alone(home: Home) -> str:
    folder = home.folder / "published"
    with duckdb.connect(folder / (folder / "CURRENT").read_text().strip(), read_only=True) as store:
        return ", ".join(f"{breakdown} {share} %" for breakdown, share in store.execute(ALONE).fetchall())


def mend() -> None:
    """Has audit B of this process find such sums, too."""
    set_of_people = audit_sets.derivable_set

    def derivable(rows, k, seconds):
        found, for_any_weights = set_of_people(rows, k, seconds)
        if found is None:
            people = rows.by_atom(rows.most).astype(float)
            smallest = smallest_signed_sum(rows.matrix.toarray(), people, k, SECONDS)
            if smallest.sign is not None:
                return smallest.sign.astype(np.int64)[rows.atom], False
        return found, True

    audit_sets.derivable_set, audit_sets.is_ruled_out = derivable, lambda *_: False


if __name__ == "__main__":
    main()
