"""What audit C has settled of a dimension, kept while its rows are merged.

Coarser rows allow every change of the ratings that finer ones allow, and nobody knows more of an atom that has stayed what it
was. So what was free there stays free for the same people, and only atoms that have grown are asked about again.
"""

import numpy as np

from disclosure.audit.system import System


NONE = -1  # of the atoms: a microcell in no row


class Settled:
    """Of microcells x levels: whether nothing is left to be asked of the level, or of the number there."""

    def __init__(self, shape: tuple[int, ...]):
        self._atom = np.full(shape[0], NONE)
        self._levels, self._numbers = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)

    def of(self, rows: System) -> tuple[np.ndarray, np.ndarray]:
        """The same by atom, P x L each; nothing is settled of an atom that has grown."""
        before, n_atoms = self._atom[rows.cells], len(rows.row_of_atom)
        first = np.unique(rows.atom, return_index=True)[1]
        stayed = np.ones(n_atoms, dtype=bool)
        stayed[rows.atom[before != before[first][rows.atom]]] = False  # of several atoms
        size = np.bincount(before + 1, minlength=1)
        stayed &= size[before[first] + 1] == np.bincount(rows.atom, minlength=n_atoms)
        stayed &= before[first] != NONE
        cells = rows.cells[first]
        return self._levels[cells] & stayed[:, None], self._numbers[cells] & stayed[:, None]

    def keep(self, rows: System, levels: np.ndarray, numbers: np.ndarray) -> None:
        """Keeps what is settled over these rows (P x L each) for coarser ones."""
        self._atom[:] = NONE
        self._atom[rows.cells] = rows.atom
        self._levels[rows.cells], self._numbers[rows.cells] = levels[rows.atom], numbers[rows.atom]
