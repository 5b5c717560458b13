"""Waves of people with five answers each, to be stored under one name or another."""

from random import Random

from tests.support.records import Records


DIMENSIONS = tuple(f"d{number}" for number in range(5))


def a_wave(people: int, seed: int = 7) -> list[tuple[str, dict, list[int]]]:
    """People with a place and five answers each."""
    random = Random(seed)
    return [
        (
            f"person {seed} {number}",
            {
                "division": f"Division {random.randrange(3)}",
                "team": f"Ward {random.randrange(3)}",
                "role": random.choice(["Nursing", "Nursing", "Medical"]),
                "care_setting": random.choice(["Acute", "Community"]),
            },
            random.choices([1, 2, 3, 4], [1, 3, 6, 2], k=5),
        )
        for number in range(people)
    ]


def stored(*waves: tuple[list, dict]) -> Records:
    """The records of some waves' people, each under names of its own."""
    records = Records(dimensions=DIMENSIONS)
    for batch, (people, names) in enumerate(waves, start=1):
        for person, place, levels in people:
            records.add(person, *levels, **place, **names, batch=batch)
    return records


WAVE = a_wave(150)
LATER = {"wave": "2026 autumn"}
