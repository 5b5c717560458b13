"""Atoms and levels that exchanges set free, and for whom not."""

import numpy as np

from disclosure.audit.exchanges import Exchange, Steps


# Steps with which an exchange begins, how many end it, the numbers of the ends that are tried, and how many places must be open
# for that to take less time than programs would.
ROUNDS = (
    *((1, 1, tries, 1) for tries in (range(1), range(1, 4), range(4, 32))),
    *((2, 1, tries, 1) for tries in (range(1), range(1, 4))),
    (3, 1, range(1), 1),
    *((begun, 2, range(4), 15) for begun in (2, 3)),
)
MOST_ATOMS = 2 * max(begun + ends for begun, ends, *_ in ROUNDS)


class Freed:
    """Atoms and levels that exchanges set free, and for whom not.

    Those who know all the ratings that an atom has at a level (`sole`, P x L x S, filled up with -1), such as the one who was
    rated and the one who rated, know that none of them moved there. An atom is free for everybody when no one person can rule
    out every exchange that was found for it.
    """

    def __init__(self, sole: np.ndarray):
        self._sole, shape = sole, sole.shape[:2]
        self.is_found = np.zeros(shape, dtype=bool)
        self.is_changed = np.zeros(shape, dtype=bool)  # how many there are, by whomever it may be ruled out
        self.against = np.full((*shape, MOST_ATOMS * sole.shape[2]), -1)  # who rules out all that were found

    def look(self, steps: Steps, wanted: np.ndarray, numbers: np.ndarray) -> None:
        """Looks for exchanges in which a rating leaves the wanted places (P x L), until none of them is open or there
        are no more; of `numbers` until one is found that changes it.
        """
        for length, ends, tries, fewest in ROUNDS:
            falls, changes = wanted & self.is_open(), numbers & ~self.is_changed
            if falls.sum() + changes.sum() < fewest:
                return
            begun = steps.begun(falls, changes)
            for _ in range(1, length):
                begun = steps.longer(begun)
            self.take(steps.ended(begun, ends, tries), wanted)

    def is_open(self) -> np.ndarray:
        """P x L: for whom somebody rules out all exchanges that were found."""
        return ~self.is_found | (self.against >= 0).any(axis=2)

    def take(self, exchange: Exchange, wanted: np.ndarray) -> None:
        """Takes exchanges into account for all of their atoms that are wanted."""
        both, level = np.hstack([exchange.one, exchange.other]), np.hstack([exchange.of, exchange.to])
        self.is_changed[both, level] = self.is_changed[both, np.hstack([exchange.to, exchange.of])] = True
        knows = self._sole[both, level]  # N x atoms x S
        row, place = np.nonzero((wanted & self.is_open())[both, level])
        against = knows.reshape(len(knows), knows.shape[1] * knows.shape[2])[row]
        for own in knows[row, place].T:
            against[against == own[:, None]] = -1  # who knows all of it asks nothing
        self._take(both[row, place], level[row, place], against)

    def _take(self, atom: np.ndarray, level: np.ndarray, against: np.ndarray) -> None:
        _, first = np.unique(atom * self._sole.shape[1] + level, return_index=True)
        first = first[~self.is_found[atom[first], level[first]]]
        self.against[atom[first], level[first], : against.shape[1]] = against[first]
        self.is_found[atom[first], level[first]] = True
        for place in range(self.against.shape[2]):
            kept = (self.against[atom, level, place][:, None] == against).any(axis=1)
            self.against[atom[~kept], level[~kept], place] = -1
