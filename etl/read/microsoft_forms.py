"""Microsoft Forms: one header row; lists end in a semicolon, and a question asked twice has a number after it."""

from etl.read.layout import Layout, Row, key


NAME = "Microsoft Forms"


def why(top: list[Row]) -> str | None:
    if {"starttime", "completiontime"} <= set(map(key, top[0].cells)):
        return f"row {top[0].number} has its columns Start time and Completion time"
    return None


def lay_out(top: list[Row], why: str) -> Layout:
    return Layout("microsoft_forms", why, top[0].cells, top[0].number, clean=_without_list_end)


def _without_list_end(text: str) -> str:
    return text.rstrip("; \u00a0") if text.endswith((";", "; ", ";\u00a0")) else text
