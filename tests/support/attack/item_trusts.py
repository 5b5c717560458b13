"""Small made-up trusts by items, whose answers lie close together."""

from pathlib import Path
from random import Random

import settings
from disclosure.publish.publish import publish
from tests.support.attack.joint import Together, together
from tests.support.records import LEVELS, Records


ASKED = {"listens": "trust", "keeps word": "trust"}


def a_trust(seed: int, people: int = 90, wards: int = 5) -> Records:
    """One dimension of two items, or of three; in every third trust nearly all answer alike."""
    random = Random(seed)
    records = Records(dimensions=("trust",), items={**ASKED, **({"shares": "trust"} if seed % 2 else {})})
    usual_levels = [2, 3, 3, 3] if seed % 3 == 2 else [1, 2, 2, 3, 3, 3, 4]
    for number in range(people):
        usual = random.choice(usual_levels)
        given = [random.choice([usual, usual, 2, 3, None]) for _ in records.items]
        ward = random.randrange(wards)
        place = {"division": f"D{ward // 3}", "team": f"Ward {ward}", "role": random.choice(["Nursing", "Medical"])}
        records.answer(f"p{number}", *(given if any(given) else [usual] * len(given)), **place)
    return records


def seen(records: Records) -> Together:
    """What an attacker has of the trust, published in the home at hand."""
    records.save()
    path: Path = publish().path
    return together(settings.record_store(), path, "trust", list(records.items), len(LEVELS))
