"""Which name of the reference a role or care setting may be, that is none of them as it is written."""

import re

from domain.columns import OPEN
from domain.declared.mapping_file import Mapping
from domain.declared.references import vocabulary
from domain.spelling import folded


NEAR = 86  # of 100: below it nothing is offered, since a weak guess is taken for a known name


def nearest_known(new_values: dict[str, list[str]], mapping: Mapping) -> dict[str, dict[str, str | None]]:
    """For each new role and care setting the nearest in the reference, None where none is near; not for those taken as new."""
    return {
        column: {
            value: nearest(column, value) for value in values if value not in mapping.values.get(column, {}).values()
        }
        for column, values in new_values.items()
        if column in OPEN
    }


def nearest(column: str, value: str) -> str | None:
    """The name whose longest spelling stands in the value word for word, else the one that is spelled most like it."""
    from rapidfuzz import fuzz, process  # a load needs it only where a role or care setting is new

    text, meanings = folded(value), vocabulary(column).meanings
    within = [spelling for spelling in meanings if re.search(rf"(?<!\w){re.escape(spelling)}(?!\w)", text)]
    if within:
        return meanings[max(within, key=len)]
    like = process.extractOne(text, meanings.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
    return meanings[like[0]] if like else None
