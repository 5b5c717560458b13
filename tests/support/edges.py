"""Small, large and lopsided stores."""

import numpy as np

from tests.support.adding_up import adding_up
from tests.support.published import NOBODY, Block, Framework, Slice, whole


CARE_HOME = Framework(
    "care_home", "A care home's ladder", ("Warmth", "Candour", "Steadiness", "Curiosity", "Thrift"),
    ("Starting", "Growing", "Sure", "Guiding others"), ("Sure", "Guiding others"),
)  # fmt: skip
HARBOUR = Framework(
    "harbour", "The harbour model",
    tuple(f"{what} {where}" for what in ("Charting", "Steering", "Mooring") for where in ("alone", "with a crew", "in fog", "at night")),
    ("Deckhand", "Mate", "Pilot", "Master", "Admiral"), ("Pilot", "Master", "Admiral"),
)  # fmt: skip


def made(*slices: dict, **common) -> list[Slice]:
    random = np.random.default_rng(3)
    return [adding_up(random, **(common | one)) for one in slices]


def sixty() -> list[Slice]:
    """60 people in five divisions, of which four had to be combined in pairs, and eleven of them rated by peers."""

    def members(*names):
        return [NOBODY | {"division": name} for name in names]

    random = np.random.default_rng(5)
    blocks = []
    for letter in "abcdefghi":
        pairs = [random.multinomial(size, (0.1, 0.3, 0.4, 0.2)) for size in (22, 20, 18)]
        only = (f"dimension_{letter}",)
        blocks.append(whole(60, dimensions=only, counts=tuple(sum(pairs).tolist())))
        for names, counts in zip((("Medicine",), ("Surgery", "Theatres"), ("Estates", "Finance")), pairs, strict=True):
            blocks.append(
                Block("division", " + ".join(names), members(*names), int(counts.sum()), only, tuple(counts.tolist()))
            )
    return [
        Slice(blocks=blocks),
        Slice(rater_group="peers", blocks=[whole(11, dimensions=("dimension_a", "dimension_c"))]),
    ]


WAVES = ({"wave": "2025 autumn"}, {"wave": "2026 spring"})
EVERY = [
    {"wave": wave, "rater_group": group, "measure": measure}
    for wave in ("2025 spring", "2025 autumn", "2026 spring")
    for group in ("self", "line_manager", "peers")
    for measure in ("performance", "importance")
]
STORES = {
    "one wave": lambda: made({}, {"rater_group": "peers"}, {"measure": "importance"}),
    "one team": lambda: made(*WAVES, people=(30,), teams=1),
    "one rater group": lambda: made(*WAVES, {"wave": "2026 summer"}),
    "60 people": sixty,
    "50,000 people": lambda: made(*WAVES, {"rater_group": "peers"}, people=(5_000,) * 10, teams=40),
    "5 x 4": lambda: made(*WAVES, {"rater_group": "peers"}, {"measure": "importance"}, framework=CARE_HOME),
    "12 x 5": lambda: made(
        *WAVES,
        {"rater_group": "peers"},
        {"measure": "importance"},
        framework=HARBOUR,
        chances=lambda *_: (0.1, 0.2, 0.3, 0.3, 0.1),
    ),
    "one dimension": lambda: made(
        *WAVES, {"rater_group": "peers"}, {"measure": "importance"}, framework=Framework(dimensions=("Warmth",))
    ),
    "raters only": lambda: made({"rater_group": "peers"}, {"rater_group": "direct_reports"}),
    "importance only": lambda: made(*WAVES, measure="importance"),
    "everything": lambda: made(*EVERY, teams=2),
    "nothing but combined": lambda: [Slice(blocks=[], wave="2025"), Slice(blocks=[])],
}
