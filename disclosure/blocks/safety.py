"""When a group may be shown on a dimension: enough subjects, enough raters, and no level that all but one share."""

from collections.abc import Callable
from functools import cache

import numpy as np

import settings
from disclosure.blocks.judging import Groups, Judge, Verdicts
from disclosure.count.slices import Slice
from disclosure.errors import PublishRefused
from domain.declared.breakdowns import WHOLE, Declaration


MINIMUM_MANAGERS_PER_BLOCK = 3  # where line managers are known by their ids
OTHERS_OFF_EVERY_LEVEL = 2  # one may leave, and the rest are still not all at one level

Judges = Callable[[int, str], Judge | None]  # of a dimension and a breakdown


def allowed_k(k: int | None) -> int:
    """K as asked for, or the installation's; PublishRefused where it is too low."""
    k = settings.MINIMUM_SUBJECTS if k is None else k
    if k < settings.LOWEST_MINIMUM_SUBJECTS:
        raise PublishRefused(
            "k_too_small", k=k, least=settings.LOWEST_MINIMUM_SUBJECTS, usual=settings.MINIMUM_SUBJECTS
        )
    return k


def judges(slice_: Slice, declaration: Declaration, k: int) -> Judges:
    """The rules, each with what it has said: a block is judged by each dimension alone, and again by all that share rows."""
    return cache(lambda dimension, breakdown: rule(slice_, dimension, breakdown, declaration, k))


def rule(slice_: Slice, dimension: int, breakdown: str, declaration: Declaration, k: int) -> Judge | None:
    """Whether a group of microcells is safe on a dimension, with all of its people and with those of each publication so
    far; None where a breakdown is not offered at all.

    Who answered since may have been invented. Example, K = 11: a ward has one person, and 30 more come. Shown, its 31 less
    those 30 are that one. So whoever brought all that came after a publication must be left with nobody or with a safe group.
    """
    k = declaration.least(breakdown, k)
    releases = (slice_, *slice_.earlier)
    rules = [verdicts for one in releases if (verdicts := _rule(one, dimension, breakdown, declaration, k))]
    if len(rules) < len(releases):
        return None
    now, *before = rules
    subjects = [one.subjects[dimension] for one in slice_.earlier]

    def are_safe(groups: Groups) -> np.ndarray:
        safe = now(groups)
        for people, are_safe_then in zip(subjects, before, strict=True):
            safe &= (groups.total(people) == 0) | are_safe_then(groups)
        return safe

    return Judge(are_safe)


def _rule(slice_: Slice, dimension: int, breakdown: str, declaration: Declaration, k: int) -> Verdicts | None:
    subjects, off_level = slice_.subjects[dimension], slice_.off_level[dimension]
    ratings, most_of_one = slice_.ratings[dimension], slice_.most_of_one[dimension]

    def are_safe_for_subjects(groups: Groups) -> np.ndarray:
        return (
            (groups.total(subjects) >= k)
            & (groups.total(off_level).min(axis=1) >= OTHERS_OFF_EVERY_LEVEL)
            & (2 * groups.most(most_of_one) <= groups.total(ratings))  # about nobody are more than half of the ratings
        )

    if slice_.rater_group == "self":
        return are_safe_for_subjects
    managers = slice_.rater_group == "line_manager"
    if slice_.raters is None:
        return are_safe_for_subjects if not managers or breakdown in declaration.line_managers else None
    are_safe_for_raters = rater_rule(
        slice_, dimension, fewest=_fewest_raters(managers, breakdown), unnamed=not managers
    )
    return lambda groups: are_safe_for_subjects(groups) & are_safe_for_raters(groups)


def too_alike(slice_: Slice, dimension: int, breakdown: str, k: int) -> Judge:
    """Whether a group with people and raters enough may not be shown on a dimension, now or at a publication so far,
    because without one subject or one known rater its ratings are all at one level: what its being combined would tell.
    """
    rules = [_too_alike(one, dimension, breakdown, k) for one in (slice_, *slice_.earlier)]
    return Judge(lambda groups: np.any([are_too_alike(groups) for are_too_alike in rules], axis=0))


def _too_alike(slice_: Slice, dimension: int, breakdown: str, k: int) -> Verdicts:
    subjects, off_level = slice_.subjects[dimension], slice_.off_level[dimension]
    raters = None
    if slice_.rater_group != "self" and slice_.raters is not None:
        managers = slice_.rater_group == "line_manager"
        fewest, raters = _fewest_raters(managers, breakdown), _by_rater(slice_, dimension, unnamed=not managers)

    def are_too_alike(groups: Groups) -> np.ndarray:
        alike = groups.total(off_level).min(axis=1) < OTHERS_OFF_EVERY_LEVEL
        if raters is not None:
            number, off_every_level, _ = raters(groups)
            alike |= (number >= fewest) & (off_every_level < OTHERS_OFF_EVERY_LEVEL)
        return alike & (groups.total(subjects) >= k)

    return are_too_alike


def _fewest_raters(managers: bool, breakdown: str) -> int:
    if not managers:
        return settings.MINIMUM_RATERS_PER_BLOCK
    return 0 if breakdown == WHOLE else MINIMUM_MANAGERS_PER_BLOCK


def rater_rule(slice_: Slice, dimension: int, *, fewest: int, unnamed: bool) -> Verdicts:
    """Whether at least `fewest` raters stand behind a group, none gave more than half of its ratings, and without any one
    rater the rest are still not all at one level. A rating by an unnamed rater counts as a further rater's, or (`unnamed`
    false) as nobody's.
    """
    of = _by_rater(slice_, dimension, unnamed=unnamed)
    ratings = slice_.ratings[dimension]

    def are_safe(groups: Groups) -> np.ndarray:
        raters, off_every_level, most_of_one = of(groups)
        is_half_at_most = 2 * most_of_one <= groups.total(ratings)
        return (raters >= fewest) & (off_every_level >= OTHERS_OFF_EVERY_LEVEL) & is_half_at_most

    return are_safe


def _by_rater(slice_: Slice, dimension: int, *, unnamed: bool) -> Callable[[Groups], tuple[np.ndarray, ...]]:
    """Of each group: its raters, how many of them at least gave a rating off any one level, and the most ratings of one."""
    known = slice_.raters
    assert known is not None  # only where some are known is this asked
    chosen = known.dimension == dimension
    order = np.argsort(known.cell[chosen], kind="stable")
    cell, rater, levels = (values[chosen][order] for values in (known.cell, known.person, known.levels))
    first = np.searchsorted(cell, np.arange(len(slice_.cells) + 1))
    n_raters = int(rater.max(initial=0)) + 1
    by_unnamed = slice_.levels[dimension].copy()
    np.subtract.at(by_unnamed, cell, levels)
    by_unnamed *= unnamed

    def of(groups: Groups) -> tuple[np.ndarray, ...]:
        number = np.diff(first)[groups.places]  # of entries
        entry = np.arange(number.sum()) + np.repeat(first[groups.places] - (np.cumsum(number) - number), number)
        pairs, pair = np.unique(np.repeat(groups.group, number) * n_raters + rater[entry], return_inverse=True)
        given = _added_up(levels[entry], pair, len(pairs))
        total, group = given.sum(axis=1), pairs // n_raters
        rest = groups.total(by_unnamed)
        off_level = rest.sum(axis=1)[:, None] - rest + _added_up(total[:, None] > given, group, len(rest))
        most_of_one = np.zeros(len(rest), dtype=np.int64)
        np.maximum.at(most_of_one, group, total)
        return np.bincount(group, minlength=len(rest)) + rest.sum(axis=1), off_level.min(axis=1), most_of_one

    return of


def _added_up(figures: np.ndarray, group: np.ndarray, n_groups: int) -> np.ndarray:
    """Rows of figures (N x L) added up by group, n_groups x L."""
    columns = [np.bincount(group, weights=column, minlength=n_groups) for column in figures.T]
    return np.stack(columns, axis=1).astype(np.int64)
