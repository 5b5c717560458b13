"""Which breakdown comes first: the owner's choice, kept in the home beside what is declared.

Where two breakdowns can't both be published safely, the later one gives way. In a trust of 60 people whose large teams are
most of their divisions, divisions first shows hardly anybody's team, and teams first everybody's and no division. Put
first, a breakdown lies in no parent: its groups may be combined across divisions.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import replace

import tomli_w

import settings
from disclosure.blocks.standing import added_up
from disclosure.errors import PublishRefused
from domain.declared.breakdowns import WHOLE, Declaration
from domain.door.publication import Order, Standing
from domain.files import write_whole


def chosen(declaration: Declaration, first: str | None = None) -> Declaration:
    """The declaration in the order that the owner chose, now or before; as it is declared where none was chosen.

    PublishRefused where what was chosen before can't be read, which a choice of today does not write over either.
    """
    before = _kept()
    first = first or before
    return declaration if first is None else put_first(declaration, first)


def _kept() -> str | None:
    path = settings.breakdown_order()
    try:
        return str(tomllib.loads(path.read_text(encoding="utf-8")).get("first", ""))
    except FileNotFoundError:
        return None
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PublishRefused("order_unreadable", file=path.name, error=str(error)) from error


def put_first(declaration: Declaration, first: str) -> Declaration:
    """The declaration with a breakdown before all others but the whole; with the whole, as it is declared."""
    ids = [one.id for one in declaration.breakdowns]
    if first not in ids:
        raise PublishRefused("no_such_breakdown", breakdown=first, declared=ids)
    if first in (WHOLE, *ids[1:2]):
        return declaration
    moved = replace(next(one for one in declaration.breakdowns if one.id == first), parent=None)
    whole, *others = (one for one in declaration.breakdowns if one.id != first)
    return replace(declaration, breakdowns=(whole, moved, *others))


def keep(first: str) -> None:
    """Keeps the choice for later publications; the whole first forgets it."""
    path = settings.breakdown_order()
    if first == WHOLE:
        path.unlink(missing_ok=True)
        return
    write_whole(path, tomli_w.dumps({"first": first}))


def choices(declaration: Declaration) -> Iterator[tuple[str, Declaration]]:
    """What can come first, and the declaration that it makes: the whole, as declared, and then each other breakdown."""
    yield WHOLE, declaration
    for one in declaration.breakdowns[2:]:
        yield one.id, put_first(declaration, one.id)


def offered(declared: Declaration, chosen: Declaration, one: Declaration, slices: list[Standing]) -> Order:
    first = WHOLE if one == declared else one.breakdowns[1].id
    return Order(first, f"{one.breakdowns[1].name} first", one == chosen, tuple(slices))


def worth_offering(orders: list[Order]) -> list[Order]:
    """The one that is chosen, and those that no other order betters: as many people in a row of their own in every
    breakdown and more in one.
    """

    def alone(one: Order) -> dict[str, int]:
        return {name: number for name, number, _ in added_up(one.slices)}

    def betters(one: dict[str, int], other: dict[str, int]) -> bool:
        return one != other and all(one[name] >= other[name] for name in other)

    kept, seen = [], []
    for one in sorted(orders, key=lambda one: not one.is_chosen):
        mine = alone(one)
        bettered = any(betters(alone(other), mine) for other in orders)
        if one.is_chosen or not (bettered or mine in seen):
            kept.append(one)
            seen.append(mine)
    return kept
