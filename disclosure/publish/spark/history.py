"""What was released of a slice, and how today's records differ from that, put together where the slice is protected.

People and changes are in the order in which DuckDB has them, so that the same changes are published by both engines.
"""

from typing import TYPE_CHECKING, Any

from disclosure.ledger.changes import Change
from disclosure.ledger.people import Person
from disclosure.ledger.releases import History


if TYPE_CHECKING:
    import pyarrow as pa

    from disclosure.publish.spark.protect import Todo

KEPT, CHANGES = "kept_people", "differences"
OF_PERSON = ("place", "ratings", "left_out")
COLUMNS = {KEPT: ("first_release", "last_release", *OF_PERSON), CHANGES: ("difference", "more", *OF_PERSON)}


def history_of(people: "pa.Array", changes: "pa.Array", todo: "Todo") -> History:
    """Of rows that have the COLUMNS."""
    assert todo.slice_number is not None  # or nothing was released
    kept = [(one["first_release"], one["last_release"], _person(one)) for one in people.to_pylist()]
    kept.sort(key=lambda one: (one[0], _nothing_last(one[1]), _in_order(one[2])))
    changed = [(one["difference"], one["more"], _person(one)) for one in changes.to_pylist()]
    changed.sort(key=lambda one: _in_order(one[2]))
    framework = todo.framework
    return History(
        todo.slice_number,
        todo.names,
        framework.dimension_ids,
        len(framework.levels),
        todo.releases,
        tuple(kept),
        tuple(Change(number, more > 0, who) for number, more, who in changed for _ in range(abs(more))),
    )


def _person(row: dict[str, Any]) -> Person:
    """Raters are decimals in Spark, which has no larger whole numbers."""
    said = (
        (one["dimension_id"], one["level"], None if one["rater"] is None else int(one["rater"]))
        for one in row["ratings"]
    )
    ratings = sorted(said, key=lambda one: (*one[:2], _nothing_last(one[2])))
    return Person(tuple(row["place"].values()), tuple(ratings), tuple(row["left_out"]))


def _in_order(one: Person) -> tuple[object, ...]:
    ratings = tuple((dimension, level, _nothing_last(rater)) for dimension, level, rater in one.ratings)
    return one.place, ratings, one.left_out


def _nothing_last(number: int | None) -> tuple[bool, int]:
    return number is None, number or 0
