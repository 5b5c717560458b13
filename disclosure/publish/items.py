"""What is published of a slice's items: a slice of its own, beside that of the dimensions, with its own certificate."""

import json
import time
from dataclasses import asdict, dataclass, replace
from typing import Any

import duckdb

from disclosure.audit.certificate import Certificate, input_hmac
from disclosure.audit.items import rows_of_items
from disclosure.blocks.pooling import Rows
from disclosure.count.items import Items
from disclosure.count.slices import Slice
from disclosure.ledger.releases import declaration_as_json
from disclosure.publish.lines import lines_of, smallest_of
from domain.declared.breakdowns import WHOLE, Declaration


@dataclass(frozen=True)
class ItemsShown:
    """`lines` are rows of the published store's table, without their slice, as JSON."""

    lines: tuple[str, ...]
    certificate: Certificate
    of: dict[str, str]  # the dimension of each item that is shown, by id
    input_hmac: str


def shown(
    items: Items, slice_: Slice, rows: tuple[Rows, ...], declaration: Declaration, k: int, key: bytes
) -> ItemsShown:
    """What may be shown of items beside the audited rows of their dimensions."""
    started = time.perf_counter()
    safe = rows_of_items(items, slice_, rows, declaration, k)
    published = items.slice_
    if slice_.rater_group != "self":  # how many were rated on an item would tell who left it open
        published = replace(published, subjects=slice_.subjects[list(items.of)])
    lines = lines_of(published, declaration, safe)
    used = {breakdown for one in safe for breakdown in one}
    return ItemsShown(
        lines=tuple(lines),
        certificate=Certificate(
            certified=True,
            k=k,
            breakdowns=tuple(one.id for one in declaration.breakdowns if one.id in used),
            blocks=len(lines),
            rank=max((len(list(one.values())[-1]) for one in safe if one), default=0),  # each lies in the one before
            smallest_block=smallest_of(published, safe),
            smallest_derivable_subjects=k,
            bound=None,
            seconds=round(time.perf_counter() - started, 3),
        ),
        of={
            published.dimensions[item]: slice_.dimensions[items.of[item]]
            for item, one in enumerate(safe)
            if WHOLE in one
        },
        input_hmac=input_hmac(items.slice_, key),
    )


def are_kept(store: duckdb.DuckDBPyConnection, slice_number: int) -> bool:
    """Whether items of a slice were ever published."""
    found = store.execute("select 1 from kept.items where slice_number = $1", [slice_number]).fetchone()
    return found is not None


def keep(
    store: duckdb.DuckDBPyConnection,
    number: int,
    new: ItemsShown | None,
    declaration: Declaration,
    k: int,
    *,
    is_changed: bool,
) -> ItemsShown | None:
    """What is published of items now: what is new, which the ledger then keeps, or the same as ever since. From the first change of a
    slice on there is nothing: what its items were before and after would have to be audited together."""
    given = {"number": number, "declaration": json.dumps(declaration_as_json(declaration))}
    if new is not None:
        content = json.dumps(asdict(new))
        store.execute(
            "insert into kept.items values ($number, $k, $declaration, $content)", {**given, "k": k, "content": content}
        )
        return new
    if is_changed:
        store.execute("update kept.items set content = null where slice_number = $1", [number])
    found = store.execute(
        """
        select content
        from kept.items
        where slice_number = $number and declaration = $declaration and k >= $k and content is not null
        """,
        {**given, "k": k},
    ).fetchone()
    return _restored(json.loads(found[0])) if found else None


def _restored(content: dict[str, Any]) -> ItemsShown:
    certificate = content["certificate"]
    certificate["breakdowns"] = tuple(certificate["breakdowns"])
    return ItemsShown(tuple(content["lines"]), Certificate(**certificate), content["of"], content["input_hmac"])
