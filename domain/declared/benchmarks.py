"""Figures from outside that an organisation's own are shown beside: a file in the home, each with its source."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import settings
from domain.declared.entries import entries
from domain.errors import Unreadable
from domain.spelling import tidied


@dataclass(frozen=True)
class Benchmark:
    """The share at a framework's high levels on a dimension, or counts at each level, lowest first; of `n` ratings."""

    framework: str
    dimension: str
    n: int
    source: str
    date: date
    share: float | None = None  # 0 to 1
    counts: tuple[int, ...] = ()

    def share_at(self, high: list[int]) -> float:
        """The part at the levels that count as high (1 = lowest)."""
        if self.share is not None:
            return self.share
        return sum(count for level, count in enumerate(self.counts, start=1) if level in high) / sum(self.counts)


def read() -> tuple[Benchmark, ...]:
    """Those of the file, none where there is no file; raises Unreadable with a sentence where one is none."""
    found = entries(settings.benchmarks(), "benchmarks", "benchmarks_unreadable")
    return tuple(_benchmark(entry, number) for number, entry in enumerate(found, start=1))


def _benchmark(entry: Any, number: int) -> Benchmark:
    match entry:
        case {
            "framework": str(framework),
            "dimension": str(dimension),
            "source": str(source),
            "date": date() as day,
        } if source.strip():
            figures = _figures(entry, number)
            return Benchmark(framework, dimension, source=tidied(source), date=day, **figures)
    raise Unreadable("benchmark_lacks", number=number)


def _figures(entry: dict[str, Any], number: int) -> dict[str, Any]:
    """`n`, with the share or the counts that it is of."""
    counts = entry.get("counts")
    if (
        "share" not in entry
        and isinstance(counts, list)
        and all(type(count) is int and count >= 0 for count in counts)
        and sum(counts)
    ):
        if entry.get("n", sum(counts)) != sum(counts):
            raise Unreadable("benchmark_counts", number=number, n=str(entry["n"]), total=sum(counts))
        return {"n": sum(counts), "counts": tuple(counts)}
    share, n = entry.get("share"), entry.get("n")
    is_share = isinstance(share, (int, float)) and not isinstance(share, bool) and 0 <= share <= 1
    if counts is None and is_share and type(n) is int and n > 0:
        return {"n": n, "share": float(share)}
    raise Unreadable("benchmark_figures", number=number)
