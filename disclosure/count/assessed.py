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

from disclosure.count.columns import Ask


COUNT = """
-- One row per kept slice that shows its organisation on a dimension: its people who count on one of those.
select
    shown_dimensions.slice_id,
    count(distinct rated.person_id) as subjects,
from (
    select
        slice_number,
        person_id,
        unnest(ratings) as rating,
    from kept.people
    where last_release is null
) as rated
join shown_dimensions using (slice_number)
where shown_dimensions.dimension_id = rated.rating.dimension_id
group by shown_dimensions.slice_id
order by slice_id
"""


def rows(ask: Ask) -> Iterator[dict[str, Any]]:
    """The published store's rows; in_common.say_shown has said which dimensions are shown."""
    for slice_id, subjects in ask(COUNT, {}):
        yield {"slice_id": slice_id, "subjects": subjects}
