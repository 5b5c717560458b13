"""The attack that runs pooling backwards, by somebody who has the published store and the staff list.

A group with people enough that stands combined on one dimension, and by itself on another of its slice, is guessed to be
nearly unanimous where it is combined: all but one of its ratings at one level.
"""

from collections import defaultdict
from collections.abc import Iterator

from tests.support.attack.attacks import COLUMNS, View


KINDS = (("division",), ("division", "team"), ("role",), ("care_setting",), ("division", "role"))


def guesses(views: list[View], k: int) -> list[bool]:
    """Each guess that the groups of the slices allow: whether it is right."""
    slices: dict[tuple, list[View]] = defaultdict(list)
    for view in views:
        slices[view.name[:4]].append(view)
    return [right for seen in slices.values() for kind in KINDS for right in _of_kind(seen, kind, k)]


def _of_kind(seen: list[View], kind: tuple[str, ...], k: int) -> Iterator[bool]:
    for group in {_group(cell, kind) for view in seen for cell in view.cells}:
        inside = [[_group(cell, kind) == group for cell in view.cells] for view in seen]
        stands = [(view.rows == places).all(axis=1).any() for view, places in zip(seen, inside, strict=True)]
        for view, places, by_itself in zip(seen, inside, stands, strict=True):
            if any(stands) and not by_itself and view.people[places].sum() >= k:
                levels = view.truth[places].sum(axis=0)
                yield bool(levels.sum() - levels.max() <= 1)


def _group(cell: tuple, kind: tuple[str, ...]) -> tuple:
    return tuple(cell[COLUMNS.index(column)] for column in kind)
