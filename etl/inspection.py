"""A first look at an export before anyone has said what its columns mean: what the Upload page shows for correction."""

from dataclasses import asdict

from etl import store
from etl.pipeline import Options, understand
from etl.read.source import Source
from etl.refusals import FileRefused
from etl.remember import fingerprint
from etl.suggest import look_at


def inspect_export(source: Source, options: Options) -> dict:
    """Each column with a few harmless values and a suggested meaning, and how the file was read; writes nothing.

    `refusal` is a sentence where the file holds no table. Raises CallRefused where the call is off.
    """
    try:
        table, mapping, framework = understand(source, options)
        with store.connect() as con:
            columns = look_at(con, table, framework)
            rows = con.execute("select count(*) from cells").fetchone()[0]
    except FileRefused as refused:
        return {"refusal": str(refused)}
    return {
        "refusal": None,
        "tool": table.tool,
        "tool_why": table.why,
        "rows": rows,
        "fingerprint": fingerprint(table.header),
        "mapping": mapping.name or None,
        "framework_id": framework.framework_id,
        "dimensions": [{"dimension_id": entry.dimension_id, "name": entry.name} for entry in framework.dimensions],
        "columns": [asdict(column) for column in columns],
    }
