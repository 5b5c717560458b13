"""The row of a query that always has one: of an aggregate without groups, or of a table that is never empty."""

from typing import Any


def only_row(found: tuple[Any, ...] | None) -> tuple[Any, ...]:
    """What `fetchone()` gave, which for all that it says of itself may be None."""
    if found is None:
        raise LookupError("A query that always gives a row gave none.")
    return found


def only_value(found: tuple[Any, ...] | None) -> Any:
    """The value of a query that gives one."""
    (value,) = only_row(found)
    return value
