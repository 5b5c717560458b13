"""Audit C: no level follows with certainty from a dimension's published level counts, not even for one who knows an answer.

Unknown is y_al, how many of atom a's r_a ratings are at level l. Known are sum over l of y_al = r_a, and what the rows
add up to at every level. If y_al = r_a in every solution in whole numbers, all of atom a is at level l, for certain. A
member knows some of the ratings, their own, and asks the same of the rest.

The true answers are one solution. So atom a is free where something can be added to them that is nothing in any row, takes
a rating of a's away from l, and leaves no count below 0. It is free for a member as well where it leaves no count
below the member's own ratings. Example: a ward of 11 has 1 "proficient" and 10 "strong", and everybody's level could be
either. But who is the one "proficient" knows that the other ten are "strong".

Of fewer than K people not even a number is to follow: how many of an atom are at a level, other than none, must be more or
fewer in some other answers too. That nobody is at a level may follow: zeros are published.

Three steps, each for what the one before has left open: exchanges among up to ten atoms (exchanges.py, freed.py), which settle
nearly all in one go; programs for an atom and level (other_answers.py), whose solution often frees others too; and programs
for an atom and a member who can rule out every solution that was found so far. What was settled is kept (settled.py): merged
rows allow all that finer rows allowed.
"""

import numpy as np

from disclosure.audit.exchanges import Steps
from disclosure.audit.freed import Freed
from disclosure.audit.knowledge import Knowledge, with_one_each
from disclosure.audit.other_answers import OtherAnswers, by_cell
from disclosure.audit.pinned import Pinned
from disclosure.audit.settled import Settled
from disclosure.audit.system import System


Watched = dict[tuple[int, int], set[int] | None]  # whom an open atom and level must be free for; None: for all
Against = dict[tuple[int, int], set[int]]  # who rules out all that was found for it


def pinned(
    rows: System,
    levels: np.ndarray,
    seconds: float,
    known: Knowledge | None = None,
    found: list[np.ndarray] | None = None,
    k: int = 0,
    settled: Settled | None = None,
) -> Pinned | None:
    """The first microcell found that is pinned, or None; `levels` is ratings, all of the slice's microcells x levels. How many
    are at a level is asked of atoms of fewer than `k` people.

    `known` says who knows what of them: by default, somebody each rating. `found` are other answers that programs found for
    the same levels and other rows, as changes of microcells x levels; those found now are added to it. `settled` is what was
    over finer rows, and what is over these is added to it.
    """
    known, found = known or with_one_each(levels), [] if found is None else found
    return _Audit(rows, levels, known, found, k, seconds, settled or Settled(levels.shape)).pinned()


class _Audit:
    def __init__(
        self,
        rows: System,
        levels: np.ndarray,
        known: Knowledge,
        found: list[np.ndarray],
        k: int,
        seconds: float,
        settled: Settled,
    ):
        self._rows, self._levels, self._known, self._found, self._seconds = rows, levels, known, found, seconds
        self._k, self._settled = k, settled
        self._ratings = rows.by_atom(levels[rows.cells])
        self._knower, self._atom, self._theirs = _by_atom(rows, known, len(levels))

    def pinned(self) -> Pinned | None:
        total = self._ratings.sum(axis=1)
        alike = (self._ratings == total[:, None]) & (total[:, None] > 0)  # P x L: truly all there
        rest = self._ratings[self._atom] - self._theirs
        rest_alike = (rest == rest.sum(axis=1)[:, None]) & (rest > 0) & ~alike[self._atom]
        entry, level = np.nonzero(rest_alike)
        wanted = alike.copy()
        wanted[self._atom[entry], level] = True
        few = self._rows.by_atom(self._rows.most) < self._k
        numbers = (self._ratings > 0) & ~alike & few[:, None]
        before, before_numbers = self._settled.of(self._rows)
        wanted, numbers = wanted & ~before, numbers & ~before_numbers
        freed = Freed(self._sole())
        if wanted.any() or numbers.any():
            freed.look(Steps(self._rows, self._ratings), wanted, numbers)
        self._fixed = {(int(atom), int(at)) for atom, at in np.argwhere(numbers & ~freed.is_changed)}  # numbers, so far
        watched: Watched = {}
        for atom, at in np.argwhere(alike & wanted & freed.is_open()):
            watched[int(atom), int(at)] = None
        for one, at in zip(entry, level, strict=True):
            atom, who = int(self._atom[one]), int(self._knower[one])
            if wanted[atom, at] and (not freed.is_found[atom, at] or who in freed.against[atom, at]):
                whom = watched.setdefault((atom, int(at)), set())
                assert whom is not None  # whoever is alike for all is not alike but for one
                whom.add(who)
        against = {
            place: set(freed.against[place].tolist()) - {-1} - self._who_know_all_of(place)
            for place in watched
            if freed.is_found[place]
        }
        for earlier in self._found if watched or self._fixed else ():
            moved = self._rows.by_atom(earlier[self._rows.cells])
            if not (self._rows.matrix @ moved).any():
                self._use(moved, watched, against)
        leak = self._decided(watched, against)
        self._settled.keep(self._rows, *self._free(watched, against))
        return leak

    def _free(self, watched: Watched, against: Against) -> tuple[np.ndarray, np.ndarray]:
        """P x L each: levels and numbers of which nothing is left to be asked."""
        levels, numbers = np.ones(self._ratings.shape, dtype=bool), np.ones(self._ratings.shape, dtype=bool)
        for place, whom in watched.items():
            levels[place] = place in against and not _open(against[place], whom)
        for place in self._fixed:
            numbers[place] = False
        return levels, numbers

    def _decided(self, watched: Watched, against: Against) -> Pinned | None:
        """By programs, what exchanges have left open."""
        answers = OtherAnswers(self._rows, self._ratings, self._seconds)
        for place, whom in watched.items():
            if place not in against and whom is None:
                moved = answers.change(*place)
                if moved is None:
                    return self._leak(place, self._levels)
                self._use(moved, watched, against, is_new=True)
            while open_ := whom if place not in against else _open(against[place], whom):
                who = min(open_)
                known = np.zeros_like(self._ratings)
                np.add.at(known, self._atom[self._knower == who], self._theirs[self._knower == who])
                moved = answers.change(*place, known)
                if moved is None:
                    return self._leak(place, self._known.rest(self._levels, who))
                self._use(moved, watched, against, is_new=True)
        while self._fixed:
            place = min(self._fixed)
            moved = answers.change(*place)
            moved = answers.change(*place, rises=True) if moved is None else moved
            if moved is None:
                return self._leak(place, self._levels, is_number=True)
            self._use(moved, watched, against, is_new=True)
        return None

    def _use(self, moved: np.ndarray, watched: Watched, against: Against, *, is_new: bool = False) -> None:
        """Takes a change of the ratings into account, wherever it frees something."""
        if is_new:
            self._found.append(by_cell(self._rows, moved, self._levels))
        self._fixed = {place for place in self._fixed if not moved[place]}
        lowered = [place for place in watched if moved[place] < 0]
        if not lowered:
            return
        short = (self._theirs > (self._ratings + moved)[self._atom]).any(axis=1)
        refusing = set(self._knower[short].tolist())
        for place in lowered:
            if place in against:
                against[place] &= refusing  # what is known of those who know all of it has been taken out before
            else:
                against[place] = refusing - self._who_know_all_of(place)

    def _who_know_all_of(self, place: tuple[int, int]) -> set[int]:
        """Nobody else is at this level of the atom: nothing to find out."""
        all_of_it = (self._atom == place[0]) & (self._theirs[:, place[1]] == self._ratings[place])
        return set(self._knower[all_of_it].tolist())

    def _sole(self) -> np.ndarray:
        """P x L x S: who know all ratings that an atom has at a level; -1 where there are no more."""
        entry, level = np.nonzero((self._theirs > 0) & (self._theirs == self._ratings[self._atom]))
        place = self._atom[entry] * self._ratings.shape[1] + level
        order = np.argsort(place, kind="stable")
        place = place[order]
        nth = np.arange(len(place)) - np.searchsorted(place, place)
        sole = np.full((self._ratings.size, nth.max(initial=0) + 1), -1)
        sole[place, nth] = self._knower[entry[order]]
        return sole.reshape(*self._ratings.shape, -1)

    def _leak(self, place: tuple[int, int], levels: np.ndarray, *, is_number: bool = False) -> Pinned:
        atom, level = place
        inside = self._rows.cells[self._rows.atom == atom]
        left = levels[inside].sum(axis=1) > 0  # a microcell of which something is not known
        cell = int(inside[np.flatnonzero(left)[0]])
        return Pinned(cell, level, levels, self._seconds, self._k if is_number else None)


def _open(against: set[int], whom: set[int] | None) -> set[int]:
    """For whom an atom and level is still to be freed."""
    return against if whom is None else whom & against


def _by_atom(rows: System, known: Knowledge, n_cells: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Entries of knowers added up by atom: knower, atom, and ratings at each level; those in no row are left out."""
    atom_of = np.full(n_cells, -1)
    atom_of[rows.cells] = rows.atom
    atom = atom_of[known.cell]
    kept = np.flatnonzero(atom >= 0)
    pairs = known.knower[kept] * (len(rows.row_of_atom) + 1) + atom[kept]
    found, place = np.unique(pairs, return_inverse=True)
    ratings = np.zeros((len(found), known.ratings.shape[1]), dtype=np.int64)
    np.add.at(ratings, place, known.ratings[kept])
    return found // (len(rows.row_of_atom) + 1), found % (len(rows.row_of_atom) + 1), ratings
