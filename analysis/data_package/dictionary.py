"""The data dictionary: for a reader, and in two tongues for programs: datapackage.json (Frictionless Data Package) and CSVW (W3C, 2015).

Both name every table, column, type, key and reference, and say where the figures come from.
"""

import json

import settings
from analysis.data_package.content import Column, Content, Described


TITLE = "Published leadership assessments"
ABOUT = (
    f"Counts of groups of at least {settings.MINIMUM_SUBJECTS} people unless the table publication says another k. Groups too"
    " small to be shown were combined to protect confidentiality. The levels are ordered; no level is a pass or a fail."
)
CSVW = "http://www.w3.org/ns/csvw"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def tables(content: Content) -> dict[str, list[str]]:
    """One row per table of a package, in words, by column."""
    return {
        "Table": [described.table.name for described in content.tables],
        "Rows": [f"{described.rows:,}" for described in content.tables],
        "What a row is": [described.table.description for described in content.tables],
    }


def columns(described: Described) -> dict[str, list[str]]:
    """One row per column of a table, in words, by column."""
    return {
        "Column": [column.name for column in described.columns],
        "Type": [column.kind for column in described.columns],
        "Meaning": [column.description for column in described.columns],
    }


def frictionless(content: Content, ending: str) -> str:
    """The text of datapackage.json over tables that are files with this ending, csv or parquet."""
    package = {
        "$schema": PROFILE,
        "name": "ninefold",
        "title": TITLE,
        "description": _about(content),
        "version": content.version,
        "created": f"{content.created_at:%Y-%m-%dT%H:%M:%SZ}",
        "sources": [{"title": attribution} for attribution in content.attributions],
        "resources": [_resource(described, ending) for described in content.tables],
    }
    return _json(package)


def csvw(content: Content) -> str:
    """The text of csv-metadata.json over the CSV files beside it."""
    return _json({
        "@context": [CSVW, {"@language": "en"}],
        "dc:title": TITLE,
        "dc:description": _about(content),
        "dc:source": list(content.attributions),
        "tables": [
            {
                "url": f"{described.table.name}.csv",
                "dc:description": described.table.description,
                "tableSchema": {
                    "columns": [_csvw_column(described, column) for column in described.columns],
                    "primaryKey": list(described.table.key),
                },
            }
            for described in content.tables
        ],
    })  # fmt: skip


def _about(content: Content) -> str:
    return f"{ABOUT} Publication {content.version}."


def _resource(described: Described, ending: str) -> dict:
    fields = [
        {"name": column.name, "type": column.kind, "description": column.description}
        | ({"constraints": {"required": True}} if column.name in described.table.key else {})
        for column in described.columns
    ]
    schema = {"fields": fields, "primaryKey": list(described.table.key)}
    if described.table.refers_to:
        schema["foreignKeys"] = [
            {"fields": list(columns), "reference": {"resource": other, "fields": list(columns)}}
            for columns, other in described.table.refers_to
        ]
    encoding = {"encoding": "utf-8"} if ending == "csv" else {}
    return {
        "name": described.table.name,
        "type": "table",
        "path": f"{described.table.name}.{ending}",
        "format": ending,
        **encoding,
        "description": described.table.description,
        "schema": schema,
    }


def _csvw_column(described: Described, column: Column) -> dict:
    return {
        "name": column.name,
        "titles": column.name,
        "datatype": column.kind,
        "required": column.name in described.table.key,
        "dc:description": column.description,
    }


def _json(value: dict) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
