"""Audits a slice's rows and merges blocks until nothing leaks.

A leak is mended in the least important breakdown that it needs: without that one's rows, the earlier ones' would not
leak, so merging in it always ends the leak, and a later breakdown never costs an earlier one anything. Of the merges
that end it, the one that takes fewest people out of a row of their own is made. Merging only takes combinations away,
so what was audited before stays so, and repair ends: at worst every family of groups is one row.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from disclosure.audit import levels as audit_levels
from disclosure.audit import rank as audit_rank
from disclosure.audit import sets as audit_sets
from disclosure.audit.knowledge import knowledge
from disclosure.audit.merging import candidates, merged, siblings, without, without_last
from disclosure.audit.pinned import Pinned
from disclosure.audit.rank import Derivable, Lattice
from disclosure.audit.restore import taken_apart
from disclosure.audit.settled import Settled
from disclosure.audit.system import System, mergeable, system
from disclosure.blocks.pooling import Block, Rows, Telling, alike, telling
from disclosure.count.slices import Slice
from disclosure.errors import Undecided
from domain.declared.breakdowns import Declaration


SECONDS_AN_AUDIT = 20.0  # one that takes longer costs the last breakdown
FEW_PEOPLE = 500  # among so many a merge costs a large share, and undoing what was not needed takes little time
SYSTEMS_KEPT = 16
MERGES_TRIED = 12  # before the likeliest is made without ending the leak at once

Leak = Derivable | Pinned


@dataclass(frozen=True)
class Audited:
    """Rows of every dimension that leak nothing."""

    rows: tuple[Rows, ...]
    rank: int  # the largest of the dimensions'
    bound: float | None  # of the weights looked at; None: any


@dataclass(frozen=True)
class Auditor:
    """The audits of one slice."""

    slice_: Slice
    declaration: Declaration
    k: int
    _other_answers: dict[int, list[np.ndarray]] = field(default_factory=dict)  # by dimension: what audit C has found
    _outside: dict[int, np.ndarray] = field(default_factory=dict)  # by dimension: what audit B has shown to be out
    _systems: dict[tuple[object, ...], System] = field(default_factory=dict)  # the last, with all that is known of them

    def audited(self, rows: Sequence[Rows]) -> Audited:
        """The rows, merged as far as each audit needs."""
        self._outside.clear()  # rows of another call may be coarser
        lattice = Lattice(self.slice_.cells, self.slice_.groups)
        safe: list[Rows] = [{}] * len(rows)
        bound = None
        waiting = [(members, rows[members[0]]) for members in alike(rows)]
        while waiting:
            dimensions, shown = waiting.pop()
            if not shown:  # every breakdown had to go: these dimensions are withheld
                continue
            try:
                leaking, for_any_weights, theirs = self._derivable(dimensions, shown, lattice)
            except Undecided:
                waiting.append((dimensions, without_last(shown)))
                continue
            if leaking is None:
                bound = bound if for_any_weights else audit_sets.BOUND
                for dimension in dimensions:
                    safe[dimension] = self._levels_audited(dimension, shown)
                continue
            if len(theirs) == len(dimensions):
                waiting.append((dimensions, self._mended(shown, dimensions, Derivable(leaking))))
            else:
                waiting += [(theirs, shown), ([d for d in dimensions if d not in theirs], shown)]
        told = cache(lambda: telling(rows, self.slice_, self.declaration, self.k))
        for dimensions in alike(safe):
            apart = self._taken_apart(dimensions, safe[dimensions[0]], told, lattice)
            for dimension in dimensions:
                safe[dimension] = apart
        ranks = (self._system([d], shown).null_vector[1] for d, shown in enumerate(safe) if shown)
        return Audited(tuple(safe), max(ranks, default=0), bound)

    def _derivable(
        self, dimensions: list[int], rows: Rows, lattice: Lattice
    ) -> tuple[np.ndarray | None, bool, list[int]]:
        """Audits A and B: a leaking set as an indicator over the slice's microcells, whether that there is none holds for any
        weights, and the dimensions on which the set is too small. What propagation does not rule out for all dimensions
        at once is looked for on each: a microcell that has nobody there may have any z.
        """
        equations = self._system(dimensions, rows)
        in_lattice = audit_rank.derivable_sets(equations, lattice, self.k)
        for_any_weights = True
        if in_lattice:
            found = in_lattice[0]
        elif len(dimensions) > 1:
            outside = np.logical_and.reduce([self._out(dimension) for dimension in dimensions])
            is_ruled_out = not audit_sets.classes(equations, self.k, outside).any()
            for dimension in dimensions:
                self._out(dimension)[outside] = True
            if is_ruled_out:
                return None, True, dimensions
            for dimension in dimensions:
                leaking, for_any, _ = self._derivable([dimension], rows, lattice)
                if leaking is not None:
                    return leaking, for_any, [dimension]
                for_any_weights = for_any_weights and for_any
            return None, for_any_weights, dimensions
        else:
            outside = self._out(dimensions[0])
            found, for_any_weights = audit_sets.derivable_set(equations, self.k, SECONDS_AN_AUDIT, outside)
        if found is None:
            return None, for_any_weights, dimensions
        leaking = np.zeros(len(self.slice_.cells), dtype=np.int64)
        leaking[equations.cells] = found
        people = self.slice_.subjects[dimensions] @ leaking
        theirs = [d for d, number in zip(dimensions, people, strict=True) if 0 < number < self.k]
        return leaking, for_any_weights, theirs or dimensions[:1]  # each has K, and only the fewest of all are too few

    def _out(self, dimension: int) -> np.ndarray:
        """Which microcells finer rows have shown to be out of every small set on a dimension."""
        return self._outside.setdefault(dimension, np.zeros(len(self.slice_.cells), dtype=bool))

    def _levels_audited(self, dimension: int, rows: Rows) -> Rows:
        """Audit C, on one dimension."""
        settled = Settled(self.slice_.levels[dimension].shape)
        while rows:
            try:
                leak = self._pinned(dimension, rows, settled)
                if leak is None:
                    return rows
                rows = self._mended(rows, [dimension], leak)
            except Undecided:
                rows = without_last(rows)
        return rows

    def _taken_apart(self, dimensions: list[int], rows: Rows, told: Callable[[], Telling], lattice: Lattice) -> Rows:
        """The rows without the merges that turned out not to be needed, where they are few enough for it to matter."""

        def leak(rows: Rows) -> bool:
            self._outside.clear()  # these rows are finer
            try:
                found, for_any_weights, _ = self._derivable(dimensions, rows, lattice)
                if found is not None or not for_any_weights:
                    return True
                return any(self._pinned(dimension, rows) for dimension in dimensions)
            except Undecided:
                return True

        if self.slice_.subjects[dimensions].max(axis=0).sum() > FEW_PEOPLE:
            return rows
        return taken_apart(rows, self.slice_, dimensions, self.declaration, self.k, leak, told())

    def _pinned(self, dimension: int, rows: Rows, settled: Settled | None = None) -> Pinned | None:
        levels = self.slice_.levels[dimension]
        known = knowledge(self.slice_, dimension)
        found = self._other_answers.setdefault(dimension, [])
        return audit_levels.pinned(
            self._system([dimension], rows), levels, SECONDS_AN_AUDIT, known, found, self.k, settled
        )

    def _system(self, dimensions: list[int], rows: Rows) -> System:
        asked = tuple(dimensions), tuple(rows.items())
        if asked not in self._systems:
            while len(self._systems) >= SYSTEMS_KEPT:
                del self._systems[next(iter(self._systems))]
            self._systems[asked] = system(rows, self.declaration, self.slice_.subjects[dimensions])
        return self._systems[asked]

    def _mended(self, rows: Rows, dimensions: list[int], leak: Leak) -> Rows:
        """The rows after one merge, in the last of the breakdowns that the leak needs, or without that one."""
        if isinstance(leak, Derivable) and not leak.holds(self._system(dimensions, rows)):  # for all of the dimensions
            return without_last(rows)
        needed = rows
        while (fewer := without_last(needed)) and leak.holds(self._system(dimensions, fewer)):
            needed = fewer
        breakdown = list(needed)[-1]
        merges = self._merges(needed, breakdown, dimensions, leak)
        for one, other in merges[:MERGES_TRIED]:
            if leak.is_ended(self._system(dimensions, merged(needed, breakdown, one, other))):
                return merged(rows, breakdown, one, other)
        return merged(rows, breakdown, *merges[0]) if merges else without(rows, breakdown)

    def _merges(self, rows: Rows, breakdown: str, dimensions: list[int], leak: Leak) -> list[tuple[Block, Block]]:
        """Pairs of siblings that the leak uses differently, the likeliest to end it first."""
        if breakdown not in mergeable(rows, self.declaration):
            return []
        equations = self._system(dimensions, rows)
        people = self.slice_.subjects[dimensions].sum(axis=0)
        weight = {equations.blocks[row][1]: value for row, value in leak.used(equations, breakdown).items()}
        return candidates(siblings(rows, breakdown, self.declaration), weight, people)
