"""Made-up slices in which teams add up to divisions and divisions to the organisation, as published blocks do."""

from collections.abc import Callable, Sequence

import numpy as np

from tests.support.published import NOBODY, Block, Framework, Slice, identifier, whole


EVEN = (0.1, 0.3, 0.4, 0.2)


def adding_up(
    random: np.random.Generator,
    chances: Callable[[int, int], Sequence[float]] = lambda division, dimension: EVEN,
    people: Sequence[int] = (60,) * 6,
    teams: int = 0,
    framework: Framework | None = None,
    **names: str,
) -> Slice:
    """Divisions of so many people, one rating each, in so many teams of one size (0: none are published); `chances` of each
    level by division and dimension, 0 = first."""
    framework = framework or Framework()
    blocks = []
    for dimension, name in enumerate(framework.dimensions):
        only = (identifier(name),)
        counts = []
        for division, size in enumerate(people):
            number = max(teams, 1)
            of_teams = random.multinomial(size // number, chances(division, dimension), number)
            counts.append(of_teams.sum(axis=0))
            place = {"division": f"Division {division}"}
            blocks.append(_block("division", place, only, counts[-1]))
            for team, of in enumerate(of_teams[:teams]):
                blocks.append(_block("team", place | {"team": f"Ward {division}.{team}"}, only, of))
        total = np.sum(counts, axis=0)
        blocks.append(whole(int(total.sum()), dimensions=only, counts=tuple(total.tolist())))
    return Slice(framework=framework, blocks=blocks, **names)


def _block(breakdown: str, place: dict[str, str], only: tuple[str, ...], counts: np.ndarray) -> Block:
    return Block(breakdown, place[breakdown], [NOBODY | place], int(counts.sum()), only, tuple(counts.tolist()))
