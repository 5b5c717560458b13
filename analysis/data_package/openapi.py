"""The description of the addresses of a package's tables for programs: OpenAPI 3.1, made of the data dictionary."""

from typing import Any

from analysis.data_package import dictionary
from analysis.data_package.content import Column, Content, Described
from analysis.data_package.opened import FORMATS


SCHEMAS: dict[str, dict[str, str]] = {  # by a column's kind, in JSON Schema
    "string": {"type": "string"},
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
}
PROBLEMS = {
    "400": "A filter names no column of the table, or no value that the column can have.",
    "401": "Neither a sign-in nor a token was sent.",
    "403": "Who asks may not take figures away.",
    "404": "There is no such table or format.",
    "503": "Nothing is published, or what is published can't be read or is not certified.",
}
SAME = "Nothing has been published since what If-None-Match names."


def description(content: Content) -> dict[str, Any]:
    """As JSON has it. Addresses are relative to where the description itself stands."""
    problems = {
        name: {
            "description": text,
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}},
        }
        for name, text in PROBLEMS.items()
    }
    words = {name: {"type": "string"} for name in ("title", "detail")}
    problem = {"type": "object", "properties": words | {"status": {"type": "integer"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": dictionary.TITLE, "description": dictionary.ABOUT, "version": content.version},
        "servers": [{"url": "."}],
        "security": [{"token": []}, {"password": []}],
        "paths": {
            f"/{one.table.name}.{ending}": {"get": _operation(one, ending)}
            for one in content.tables
            for ending in FORMATS
        },
        "components": {
            "schemas": {one.table.name: _schema(one) for one in content.tables} | {"problem": problem},
            "responses": problems,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "password": {
                    "type": "http",
                    "scheme": "basic",
                    "description": "The token as the password, under any name.",
                },
            },
        },
    }


def _operation(one: Described, ending: str) -> dict[str, Any]:
    media = FORMATS[ending].mime.partition(";")[0]
    schema = {"type": "array", "items": {"$ref": f"#/components/schemas/{one.table.name}"}} if ending == "json" else {}
    return {
        "operationId": f"{one.table.name}_{ending}",
        "summary": one.table.description,
        "parameters": [_parameter(column) for column in one.columns],
        "responses": {
            "200": {
                "description": "The rows, in the order of the table's key.",
                "headers": {"ETag": {"schema": {"type": "string"}, "description": "Another with every publication."}},
                "content": {media: {"schema": schema}},
            },
            "304": {"description": SAME},
            **{name: {"$ref": f"#/components/responses/{name}"} for name in PROBLEMS},
        },
    }


def _parameter(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "in": "query",
        "description": f"{column.description} Said again, rows with any of the values; empty, rows without one.",
        "explode": True,
        "schema": {"type": "array", "items": SCHEMAS[column.kind]},
    }


def _schema(one: Described) -> dict[str, Any]:
    properties = {}
    for column in one.columns:
        kind = SCHEMAS[column.kind]
        may_be = kind["type"] if column.name in one.table.key else [kind["type"], "null"]
        properties[column.name] = kind | {"type": may_be, "description": column.description}
    return {"type": "object", "properties": properties, "required": [column.name for column in one.columns]}
