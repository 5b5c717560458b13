"""Puts a slice together from the rows that were counted of it, whichever engine counted them."""

import numpy as np

from disclosure.count.columns import Read, by_person, places
from disclosure.count.slices import Slice
from domain.declared.frameworks import Framework


PERSONS = ("dimension_id", "cell", "person", "level", "ratings")


def slice_of(read: Read, names: tuple[str, ...], framework: Framework, groups: tuple[str, ...]) -> Slice:
    """The slice of these names."""
    dimensions, n_levels = framework.dimension_ids, len(framework.levels)
    named = read("cells", "cell", *groups)
    in_order = np.argsort(named["cell"])
    cells = tuple(zip(*(named[name][in_order].tolist() for name in groups), strict=True))
    place = {dimension: position for position, dimension in enumerate(dimensions)}
    shape = len(dimensions), len(cells)

    subjects, most_of_one = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    rows = read("cell_subjects", "dimension_id", "cell", "subjects", "most_of_one")
    at = places(rows["dimension_id"], place), rows["cell"]
    subjects[at], most_of_one[at] = rows["subjects"], rows["most_of_one"]

    levels, unanimous = np.zeros((*shape, n_levels), dtype=np.int64), np.zeros((*shape, n_levels), dtype=np.int64)
    rows = read("cell_levels", "dimension_id", "cell", "level", "ratings", "unanimous")
    at = places(rows["dimension_id"], place), rows["cell"], rows["level"].astype(np.int64) - 1
    levels[at], unanimous[at] = rows["ratings"], rows["unanimous"]

    left_out = np.zeros(len(dimensions), dtype=np.int64)
    rows = read("left_out", "dimension_id", "subjects")
    left_out[places(rows["dimension_id"], place)] = rows["subjects"]

    return Slice(
        *names,
        dimensions=dimensions,
        cells=cells,
        subjects=subjects,
        levels=levels,
        off_level=subjects[:, :, None] - unanimous,
        raters=by_person(read("cell_raters", *PERSONS), "dimension_id", place, n_levels),
        rated=by_person(read("cell_rated", *PERSONS), "dimension_id", place, n_levels),
        left_out=left_out,
        most_of_one=most_of_one,
        groups=groups,
    )
