"""Where people stand, as the ledger keeps it: by our columns of groups and by the organisation's own attributes."""

import duckdb

import settings
from disclosure.errors import PublishRefused
from domain.rows import only_row


OF_PLACE = """
select data_type
from duckdb_columns()
where schema_name = 'kept' and table_name = 'people' and column_name = 'place'
"""


def widen(ledger: duckdb.DuckDBPyConnection, groups: tuple[str, ...]) -> None:
    """Has each place state these columns, in this order: of people published before, an attribute is not stated.

    Raises PublishRefused where one that was kept is known no more: what was published by it could not be compared.
    """
    (kept,) = only_row(ledger.execute(OF_PLACE).fetchone())
    there = tuple(name for name, _ in duckdb.type(kept).children)
    if there == groups:
        return
    if gone := [name for name in there if name not in groups]:
        raise PublishRefused("attribute_gone", columns=gone, file=settings.attributes().name)
    typed = ", ".join(f"{name} varchar" for name in groups)
    stated = ", ".join(
        f"{name} := place.{name}" if name in there else f"{name} := '{settings.NOT_STATED}'" for name in groups
    )
    ledger.execute(f"alter table kept.people alter place type struct({typed}) using struct_pack({stated})")
