"""Which words label a row that sums others up."""

from functools import cache

from domain.declared.references import reference


@cache
def labels_of_totals() -> frozenset[str]:
    return frozenset(reference("summary_words")["rows"])


def is_total(label: str) -> bool:
    return label.rstrip(" :").casefold() in labels_of_totals()
