"""How many people a slice is about, which no one dimension tells where some were not rated on each.

It is the number of people who count on at least one of the dimensions on which the organisation is shown: K or more,
since one such dimension alone has as many. Beside the numbers of a dimension it tells how many of the organisation's
people were not rated on that dimension, or by too few. Nobody's level follows: the audits of a dimension reckon with an
attacker who knows exactly who was rated on it, so what follows from knowing more about that is what they allow for.

Like the intra-class correlations it is reckoned from the people that the ledger keeps as published. So it never moves by
a person whose change waits; and who is new in it is new on a dimension too, where the ledger's rule holds.
"""

from collections.abc import Iterator
from typing import Any

import duckdb

from domain.rows import only_row


COUNT = """
select count(distinct person_id)
from (
    select
        person_id,
        unnest(ratings).dimension_id as dimension_id,
    from kept.people
    where slice_number = $slice_number and last_release is null
)
where list_contains($dimensions, dimension_id)
"""


def rows(store: duckdb.DuckDBPyConnection, wholes: dict[int, tuple[int, set[str]]]) -> Iterator[dict[str, Any]]:
    """The published store's rows. `wholes` has, by the ledger's number of a slice, today's number and the dimensions
    on which the organisation is shown.
    """
    for slice_number, (slice_id, shown) in wholes.items():
        if shown:
            (subjects,) = only_row(
                store.execute(COUNT, {"slice_number": slice_number, "dimensions": sorted(shown)}).fetchone()
            )
            yield {"slice_id": slice_id, "subjects": subjects}
