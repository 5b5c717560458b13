"""Audit B: no set of 1 to K - 1 people at all, nameable by filters or not, follows from the published rows.

A set follows if its indicator is a combination of rows: z_a = sum of the weights of the rows that atom a stands in,
every z_a being 0 or 1. The audit looks for weights that make such a z with 1 to K - 1 people, in two steps.

1. Propagation, for any weights whatever, shows most atoms to be outside every such set.
2. Mixed integer programming on what is left: the smallest such set, with weights between -BOUND and BOUND.
"""

import numpy as np
from scipy import sparse

from disclosure.audit.programs import Program
from disclosure.audit.propagation import propagated
from disclosure.audit.rank import follows
from disclosure.audit.residues import PRIME
from disclosure.audit.system import System
from disclosure.errors import Undecided


BOUND = 20.0  # the largest weight of a row that step 2 looks at


def derivable_set(
    rows: System, k: int, seconds: float, outside: np.ndarray | None = None
) -> tuple[np.ndarray | None, bool]:
    """An indicator over the microcells of a set of 1 to K - 1 people that follows, or None; and whether that holds for
    any weights (True) or for those up to BOUND. Undecided where neither is proven in so many seconds. `outside` as in
    `classes`.
    """
    values = classes(rows, k, outside)
    if not values.any():
        return None, True
    fewest, most = rows.by_atom(rows.fewest), rows.by_atom(rows.most)
    found = of_classes(rows, values, fewest, most, k)
    found = smallest_set(rows, values, fewest, most, k, seconds) if found is None else found
    return (None if found is None else found[rows.atom]), False


def classes(rows: System, k: int, outside: np.ndarray | None = None) -> np.ndarray:
    """One value an atom: 0 where it is out of every such set for any weights, the same where atoms are in or out together.

    `outside` says which of the slice's microcells finer rows have shown to be out on every dimension; those that these rows
    show to be out are added. Coarser rows make fewer sets, so what was out stays out.
    """
    fewest, n_rows = rows.by_atom(rows.fewest), len(rows.blocks)
    if outside is None:
        return propagated(rows.row_of_atom, fewest, n_rows, k)
    known = np.flatnonzero(rows.by_atom(outside[rows.cells].astype(np.int64)))
    values = propagated(rows.row_of_atom, fewest, n_rows, k, known)
    outside[rows.cells] |= (values == 0)[rows.atom]
    return values


def of_classes(rows: System, values: np.ndarray, fewest: np.ndarray, most: np.ndarray, k: int) -> np.ndarray | None:
    """The indicator over atoms of the smallest set of 1 to K - 1 people, of one or two classes of atoms that are in or out
    together, that follows with any weights; None where there is none.
    """
    direction, _ = rows.null_vector
    names, number = np.unique(values, return_inverse=True)
    product = np.zeros(len(names), dtype=np.int64)
    np.add.at(product, number[rows.atom], direction)  # 0 for a set that follows, as for the sets of audit A
    few, many = (np.bincount(number, weights=people, minlength=len(names)) for people in (fewest, most))
    one = np.flatnonzero((names != 0) & (few < k))
    one, product = one[np.argsort(product[one] % PRIME)], product % PRIME
    place = np.searchsorted(product[one], PRIME - product[one]).clip(max=max(0, len(one) - 1))
    other = np.where(product[one] == 0, one, one[place])
    together = few[one] + np.where(one == other, 0, few[other])
    follows_ = (product[one] + product[other]) % PRIME == 0
    found = np.flatnonzero(
        follows_ & (together < k) & (many[one] + many[other] > 0) & ((one != other) | (product[one] == 0))
    )
    if not len(found):
        return None
    smallest = found[together[found].argmin()]
    return np.isin(number, [one[smallest], other[smallest]]).astype(np.int64)


def smallest_set(
    rows: System, values: np.ndarray, fewest: np.ndarray, most: np.ndarray, k: int, seconds: float
) -> np.ndarray | None:
    """The indicator over atoms of the smallest set of 1 to K - 1 people that weights up to BOUND make, or None where the
    solver has proven that there is none. What it finds is checked in whole numbers.
    """
    n_rows, n_atoms = rows.matrix.shape
    none = np.zeros(n_rows)
    program = Program(
        sparse.block_array(
            [
                [sparse.eye_array(n_atoms), -rows.matrix.T],
                [sparse.csr_array([fewest, most]), None],
            ]
        ),
        np.concatenate([np.zeros(n_atoms), [0, 1]]),
        np.concatenate([np.zeros(n_atoms), [k - 1, np.inf]]),
        np.concatenate([np.zeros(n_atoms), none - BOUND]),
        np.concatenate([values != 0, none + BOUND]),
        whole=np.concatenate([np.ones(n_atoms), none]),
    )
    solution = program.least(np.concatenate([fewest, none]), seconds)
    if solution is None:
        return None
    found = solution[:n_atoms].astype(np.int64)
    if not (fewest @ found < k and most @ found > 0 and follows(rows, found[rows.atom])):
        raise Undecided
    return found
