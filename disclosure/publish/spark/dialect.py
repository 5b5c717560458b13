"""Our one query in the words of Spark. SQLGlot writes it; what it can't know stands here.

What the two engines mean otherwise by the same words the queries leave alone: a list of what may be NULL (which
collect_list drops), the length of a list (which SQLGlot takes for a text's), a struct unnested into columns.
"""

from collections.abc import Iterator
from typing import NamedTuple

import sqlglot
from sqlglot import exp


class Statement(NamedTuple):
    """What fills a table, and how."""

    table: str  # "" for a query that only answers
    query: str
    parameters: frozenset[str]


# DuckDB's own: the last eight bytes, of which the last counts most.
MD5_NUMBER_LOWER = "cast(conv(hex(reverse(unhex(substring(md5({text}), 17, 16)))), 16, 10) as decimal(20, 0))"


def statements(text: str) -> Iterator[Statement]:
    """Each statement of a script that fills a table; what only declares one says nothing that Spark needs."""
    for parsed in sqlglot.parse(text, read="duckdb"):
        if isinstance(parsed, exp.Create | exp.Insert):
            if parsed.expression is not None:
                yield _statement(parsed.this.name, parsed.expression)
        elif parsed is not None:
            yield _statement("", parsed)


def query(text: str) -> str:
    """One query that answers."""
    (only,) = statements(text)
    return only.query


def _statement(table: str, found: exp.Expr) -> Statement:
    if table:
        found.set("order", None)  # of the rows in a table, which Spark's has not
    names = frozenset(one.name for one in found.find_all(exp.Placeholder))
    return Statement(table, found.transform(_in_spark).sql(dialect="spark"), names)


def _in_spark(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.Table) and node.db:  # of a database that DuckDB attaches: here a view
        return exp.table_(f"{node.db}_{node.name}", alias=node.alias or node.name)
    if isinstance(node, exp.Anonymous) and node.name.lower() == "md5_number_lower":
        return sqlglot.parse_one(MD5_NUMBER_LOWER.format(text=node.expressions[0].sql("spark")), read="spark")
    return node
