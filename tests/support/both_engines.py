"""Made-up people whom both engines count and publish."""

from random import Random


ITEMS = {"says why": "aims", "says when": "aims", "keeps word": "trust", "admits": "trust"}


def people_of_all_kinds(records, waves=("2025", "Frühling / 26 %"), organisations=("St Mary's", "Ö & ü")) -> None:
    """Some rated by others, by known and unknown raters, by few, by item, in two batches."""
    random = Random(3)
    records.items = ITEMS
    for person in range(160):
        for wave in waves:
            where = {
                "division": f"Division {random.randrange(2)}",
                "team": f"Ward {random.randrange(3)}",
                "role": random.choice(["Nursing", "Medical"]),
                "organisation": organisations[person % 2],
                "wave": wave,
            }
            for rater_group, raters in (("self", 1), ("peers", random.randrange(5))):
                for _ in range(raters):
                    records.answer(
                        f"person {person}",
                        *random.choices([1, 2, 3, 3, 4, None], k=len(ITEMS)),
                        **where,
                        rater_group=rater_group,
                        rater=random.choice([None, "Ann", "Bob", "Cas", "Dee"]) if rater_group != "self" else None,
                        n_raters=random.choice([1, 1, 3]) if rater_group == "peers" else 1,
                        batch=random.choice([1, 1, 2]),
                    )


def late(records, people: int, **where) -> None:
    """People who were not there before, or in another wave."""
    random = Random(repr((people, where)))
    for number in range(people):
        levels = random.choices([1, 2, 3, 4], k=len(ITEMS))
        records.answer(f"late {number}", *levels, division="Division 0", role="Nursing", **where)
