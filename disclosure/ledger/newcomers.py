"""Whoever answers after a publication may be invented: 30 made-up people in a ward lift one real colleague over K.

Whoever made them up takes them off again. So every row holds, besides all of its people, nobody or a safe group of the
people of each publication so far (safety.rule), and no arithmetic on the rows gives fewer than K of them away, or anybody's
level: audits B and C, run over the people of then. Each publication is looked at, not only the first, so it makes no
difference how many batches the made-up people came in. What stays open: in one publication, people who leave and made-up
ones who come.
"""

from collections.abc import Sequence

from disclosure.audit import levels as audit_levels
from disclosure.audit import sets as audit_sets
from disclosure.audit.knowledge import knowledge
from disclosure.audit.repair import SECONDS_AN_AUDIT
from disclosure.audit.system import system
from disclosure.blocks.pooling import Rows
from disclosure.count.slices import Slice
from disclosure.errors import Undecided
from domain.declared.breakdowns import Declaration


def leak(slice_: Slice, rows: Sequence[Rows], declaration: Declaration, k: int) -> bool:
    """Whether a slice's rows give away any who were in an earlier publication, to whoever brought all that came since."""
    try:
        return any(
            _leaks(shown, before, dimension, declaration, k)
            for before in slice_.earlier
            for dimension, shown in enumerate(rows)
        )
    except Undecided:
        return True


def _leaks(rows: Rows, before: Slice, dimension: int, declaration: Declaration, k: int) -> bool:
    if not rows or not before.subjects[dimension].any():
        return False
    equations = system(rows, declaration, before.subjects[[dimension]])
    if audit_sets.derivable_set(equations, k, SECONDS_AN_AUDIT)[0] is not None:
        return True
    levels, known = before.levels[dimension], knowledge(before, dimension)
    return audit_levels.pinned(equations, levels, SECONDS_AN_AUDIT, known, k=k) is not None
