"""Sums in which some people count for and others against, and what it would cost if none might follow.

No bar: the measurement behind the decision. Made-up trusts of 60, 140 and 300 people (PEOPLE takes others, HARD=1 data in which
groups mostly answer alike) are published; then every such sum of 1 to K - 1 people is taken for a leak that the
repair must end, dimension by dimension, until none is found. Printed are how many slice-dimensions had one, the
fewest people of any, and by breakdown how many per cent of people stand in a row of their own, before and after.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.bench_publishing import PEOPLE_PER_DIVISION, PEOPLE_PER_TEAM
from disclosure.audit.rank import Derivable
from disclosure.audit.repair import Auditor
from disclosure.blocks.pooling import Rows
from tests.support.attack.signed_sums import Smallest, smallest_signed_sum
from tests.support.attack.trusts import trust


PEOPLE = tuple(int(number) for number in os.environ.get("PEOPLE", "60 140 300").split())
HARD = bool(os.environ.get("HARD"))
SEED = int(os.environ.get("SEED", "1"))
SECONDS = float(os.environ.get("SECONDS", "30"))  # a search
MEASURED = "from benchmarks.bench_signed_sums import measure; measure({!r})"


def main() -> None:
    for people in PEOPLE:
        size = {"divisions": max(2, people // PEOPLE_PER_DIVISION), "teams": max(4, people // PEOPLE_PER_TEAM)}
        with tempfile.TemporaryDirectory() as folder:
            told = Path(folder) / "told"
            trust(Path(folder), hard=HARD, people=people, seed=SEED, **size).publish(without=MEASURED.format(str(told)))
            lines = told.read_text("utf-8").splitlines()
        sums = Counter(tuple(line.split(",")[1:]) for line in lines if line.startswith("sum"))
        print(f"{people} people{', hard' * HARD}: {dict(sums)}")
        before, after, merges = Counter(), Counter(), 0
        for line in lines:
            kind, breakdown, *numbers = line.split(",")
            if kind == "alone":
                before[breakdown], after[breakdown] = (
                    before[breakdown] + int(numbers[1]),
                    after[breakdown] + int(numbers[2]),
                )
                before[breakdown, "all"] += int(numbers[0])
            merges += int(numbers[0]) if kind == "merges" else 0
        for breakdown in [one for one in before if isinstance(one, str)]:
            of = before[breakdown, "all"] / 100
            print(
                f"    {breakdown}: {before[breakdown] / of:.1f} % alone, {after[breakdown] / of:.1f} % after {merges} merges"
            )


def measure(told: str) -> None:
    """Has this process' audits write into a file what they would have to mend."""
    audited = Auditor.audited

    def measured(auditor: Auditor, rows):
        result = audited(auditor, rows)
        with Path(told).open("a", encoding="utf-8") as file:
            for dimension, shown in enumerate(result.rows):
                file.writelines(f"{line}\n" for line in _mended(auditor, dimension, shown))
        return result

    Auditor.audited = measured


def _mended(auditor: Auditor, dimension: int, shown: Rows) -> Iterator[str]:
    if not shown:
        return
    rows, merges = shown, 0
    while (found := _search(auditor, dimension, rows)).sign is not None:
        if not merges:
            yield f"sum,{auditor.slice_.rater_group},{found.people} people"
        sign = np.zeros(len(auditor.slice_.cells), dtype=np.int64)
        equations = auditor._system([dimension], rows)
        sign[equations.cells] = found.sign[equations.atom]
        rows, merges = auditor._mended(rows, [dimension], Derivable(sign)), merges + 1
    if not merges:
        yield f"sum,{auditor.slice_.rater_group},{'none' if found.is_proven else 'out of time'}"
    yield f"merges,,{merges}"
    people = auditor.slice_.subjects[dimension]
    for breakdown in shown:
        before, after = (_alone(one.get(breakdown, ()), people) for one in (shown, rows))
        yield f"alone,{breakdown},{people.sum()},{before},{after}"


def _search(auditor: Auditor, dimension: int, rows: Rows) -> Smallest:
    equations = auditor._system([dimension], rows)
    return smallest_signed_sum(
        equations.matrix.toarray(), equations.by_atom(equations.most).astype(float), auditor.k, SECONDS
    )


def _alone(blocks, people: np.ndarray) -> int:
    return sum(int(people[list(block.cells)].sum()) for block in blocks if len(block.groups) == 1)


if __name__ == "__main__":
    main()
