"""When a group may be shown on a dimension: enough subjects, enough raters, and no level that all but one share."""

from collections.abc import Callable
from functools import cache

import numpy as np

import settings
from disclosure.breakdowns import WHOLE, Declaration
from disclosure.count.microcells import Slice
from disclosure.errors import PublishRefused


MINIMUM_MANAGERS_PER_BLOCK = 3  # where line managers are known by their ids
OTHERS_OFF_EVERY_LEVEL = 2  # one may leave, and the rest are still not all at one level

IsSafe = Callable[[np.ndarray], bool]  # of the places of a group's microcells
Judges = Callable[[int, str], IsSafe | None]  # of a dimension and a breakdown


def allowed_k(k: int | None) -> int:
    """K as asked for, or the installation's; PublishRefused where it is too low."""
    k = settings.MINIMUM_SUBJECTS if k is None else k
    if k < settings.LOWEST_MINIMUM_SUBJECTS:
        raise PublishRefused(
            "k_too_small", k=k, least=settings.LOWEST_MINIMUM_SUBJECTS, usual=settings.MINIMUM_SUBJECTS
        )
    return k


def judges(slice_: Slice, declaration: Declaration, k: int) -> Judges:
    """The rules, and what they have said: a block is judged by each dimension alone, and again by all that share rows."""

    @cache
    def judge_of(dimension: int, breakdown: str) -> IsSafe | None:
        judge, said = rule(slice_, dimension, breakdown, declaration, k), {}

        def is_safe(places: np.ndarray) -> bool:
            name = places.tobytes()
            if name not in said:
                said[name] = judge(places)
            return said[name]

        return judge and is_safe

    return judge_of


def rule(slice_: Slice, dimension: int, breakdown: str, declaration: Declaration, k: int) -> IsSafe | None:
    """Whether a group of microcells is safe on a dimension, with all of its people and with those of each publication so
    far; None where a breakdown is not offered at all.

    Who answered since may have been invented. Example, K = 11: a ward has one person, and 30 more come. Shown, its 31 less
    those 30 are that one. So whoever brought all that came after a publication must be left with nobody or with a safe group.
    """
    judges = [_rule(one, dimension, breakdown, declaration, k) for one in (slice_, *slice_.earlier)]
    if None in judges:
        return None
    now, *before = judges
    if not before:
        return now
    nobody = [one.subjects[dimension] == 0 for one in slice_.earlier]
    return lambda cells: (
        now(cells) and all(none[cells].all() or judge(cells) for none, judge in zip(nobody, before, strict=True))
    )


def _rule(slice_: Slice, dimension: int, breakdown: str, declaration: Declaration, k: int) -> IsSafe | None:
    subjects, off_level = slice_.subjects[dimension], slice_.off_level[dimension]
    ratings, most_of_one = slice_.ratings[dimension], slice_.most_of_one[dimension]

    def is_safe_for_subjects(cells: np.ndarray) -> bool:
        return (
            subjects[cells].sum() >= k
            and off_level[cells].sum(axis=0).min() >= OTHERS_OFF_EVERY_LEVEL
            and 2 * most_of_one[cells].max() <= ratings[cells].sum()  # about nobody are more than half of the ratings
        )

    if slice_.rater_group == "self":
        return is_safe_for_subjects
    managers = slice_.rater_group == "line_manager"
    if slice_.raters is None:
        return is_safe_for_subjects if not managers or breakdown in declaration.line_managers else None
    is_safe_for_raters = rater_rule(slice_, dimension, fewest=_fewest_raters(managers, breakdown), unnamed=not managers)
    return lambda cells: is_safe_for_subjects(cells) and is_safe_for_raters(cells)


def too_alike(slice_: Slice, dimension: int, breakdown: str, k: int) -> IsSafe:
    """Whether a group with people and raters enough may not be shown on a dimension, now or at a publication so far,
    because without one subject or one known rater its ratings are all at one level: what its being combined would tell.
    """
    judges = [_too_alike(one, dimension, breakdown, k) for one in (slice_, *slice_.earlier)]
    return lambda cells: any(judge(cells) for judge in judges)


def _too_alike(slice_: Slice, dimension: int, breakdown: str, k: int) -> IsSafe:
    subjects, off_level = slice_.subjects[dimension], slice_.off_level[dimension]
    raters = None
    if slice_.rater_group != "self" and slice_.raters is not None:
        managers = slice_.rater_group == "line_manager"
        fewest, raters = _fewest_raters(managers, breakdown), _by_rater(slice_, dimension, unnamed=not managers)

    def is_too_alike(cells: np.ndarray) -> bool:
        if subjects[cells].sum() < k:
            return False
        if off_level[cells].sum(axis=0).min() < OTHERS_OFF_EVERY_LEVEL:
            return True
        if raters is None:
            return False
        number, off_every_level, _ = raters(cells)
        return number >= fewest and off_every_level < OTHERS_OFF_EVERY_LEVEL

    return is_too_alike


def _fewest_raters(managers: bool, breakdown: str) -> int:
    if not managers:
        return settings.MINIMUM_RATERS_PER_BLOCK
    return 0 if breakdown == WHOLE else MINIMUM_MANAGERS_PER_BLOCK


def rater_rule(slice_: Slice, dimension: int, *, fewest: int, unnamed: bool) -> IsSafe:
    """Whether at least `fewest` raters stand behind a group, none gave more than half of its ratings, and without any one
    rater the rest are still not all at one level. A rating by an unnamed rater counts as a further rater's, or (`unnamed`
    false) as nobody's.
    """
    of = _by_rater(slice_, dimension, unnamed=unnamed)

    def is_safe(cells: np.ndarray) -> bool:
        raters, off_every_level, most_of_one = of(cells)
        everything = slice_.levels[dimension][cells].sum()
        return raters >= fewest and off_every_level >= OTHERS_OFF_EVERY_LEVEL and 2 * most_of_one <= everything

    return is_safe


def _by_rater(slice_: Slice, dimension: int, *, unnamed: bool) -> Callable[[np.ndarray], tuple[int, int, int]]:
    """Of a group: its raters, how many of them at least gave a rating off any one level, and the most ratings of one."""
    known = slice_.raters
    chosen = known.dimension == dimension
    order = np.argsort(known.cell[chosen], kind="stable")
    cell, rater, levels = (values[chosen][order] for values in (known.cell, known.person, known.levels))
    first = np.searchsorted(cell, np.arange(len(slice_.cells) + 1))
    by_unnamed = slice_.levels[dimension].copy()
    np.subtract.at(by_unnamed, cell, levels)

    def of(cells: np.ndarray) -> tuple[int, int, int]:
        entries = np.concatenate([np.arange(first[place], first[place + 1]) for place in cells])
        raters, number = np.unique(rater[entries], return_inverse=True)
        given = np.zeros((len(raters), levels.shape[1]), dtype=np.int64)
        np.add.at(given, number, levels[entries])
        total = given.sum(axis=1)
        rest = by_unnamed[cells].sum(axis=0) * unnamed
        off_level = (total[:, None] > given).sum(axis=0) + rest.sum() - rest
        return len(raters) + rest.sum(), off_level.min(), total.max(initial=0)

    return of
