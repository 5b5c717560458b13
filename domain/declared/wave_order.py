"""The order of waves as their owner said it: a file in the home, by organisation."""

import tomllib
from collections.abc import Sequence

import tomli_w

import settings
from domain.errors import Unreadable
from domain.files import write_whole


def said() -> dict[str, list[str]]:
    """organisation -> names of waves, earliest first; raises Unreadable."""
    path = settings.wave_order()
    try:
        orders = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        orders = None
    if orders is None or not all(map(_is_order, orders.values())):
        raise Unreadable("wave_order_unreadable", file=path.name)
    return orders


def keep(orders: dict[str, Sequence[str]]) -> None:
    """Keeps the orders of these organisations beside those of others; an empty one is forgotten."""
    kept = {organisation: list(order) for organisation, order in (said() | orders).items() if order}
    write_whole(settings.wave_order(), tomli_w.dumps(kept))


def _is_order(order: object) -> bool:
    return isinstance(order, list) and all(isinstance(name, str) for name in order)
