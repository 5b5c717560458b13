"""Made-up slices in which the divisions add up to the organisation, as published blocks do."""

from collections.abc import Callable, Sequence

import numpy as np

from tests.analysis.published import NOBODY, Block, Framework, Slice, identifier, whole


EVEN = (0.1, 0.3, 0.4, 0.2)


def adding_up(
    random: np.random.Generator,
    chances: Callable[[int, int], Sequence[float]] = lambda division, dimension: EVEN,
    people: Sequence[int] = (60,) * 6,
    framework: Framework | None = None,
    **names: str,
) -> Slice:
    """Divisions of so many people, one rating each; `chances` of each level by division and dimension, 0 = first."""
    framework = framework or Framework()
    blocks = []
    for dimension, name in enumerate(framework.dimensions):
        counts = [random.multinomial(size, chances(division, dimension)) for division, size in enumerate(people)]
        only = (identifier(name),)
        blocks.append(whole(sum(people), dimensions=only, counts=tuple(sum(counts).tolist())))
        for division, of in enumerate(counts):
            members = [NOBODY | {"division": f"Division {division}"}]
            blocks.append(Block("division", f"Division {division}", members, int(of.sum()), only, tuple(of.tolist())))
    return Slice(framework=framework, blocks=blocks, **names)
