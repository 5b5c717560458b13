"""How far the audits of a slice have come, told while they run: a large slice takes minutes."""

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from disclosure.audit.repair import Auditor
from disclosure.blocks.pooling import Rows


T = TypeVar("T")
Follower = Callable[[int, int], None]  # dimensions audited of the slice at hand, its dimensions in all

_followers: list[Follower] = []
_audited: set[int] = set()  # of the slice at hand; an audit that is made anew adds nothing


@contextlib.contextmanager
def followed(follower: Follower) -> Generator[None]:
    """The follower hears of every step in this process, for as long as this lasts."""
    _followers.append(follower)
    try:
        yield
    finally:
        _followers.remove(follower)


def followed_by(follower: Follower, results: Iterable[T]) -> Iterator[T]:
    """The results; the follower hears of the steps to them."""
    with followed(follower):
        yield from results


def begin() -> None:
    """Another slice is at hand."""
    _audited.clear()


def tell(audited: int, of: int) -> None:
    for follower in _followers:
        follower(audited, of)


@dataclass(frozen=True)
class FollowedAuditor(Auditor):
    """The audits of one slice, told of dimension by dimension."""

    def _levels_audited(self, dimension: int, rows: Rows) -> Rows:
        safe = super()._levels_audited(dimension, rows)
        if dimension not in _audited:
            _audited.add(dimension)
            tell(len(_audited), len(self.slice_.dimensions))
        return safe
