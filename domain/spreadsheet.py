"""What makes a cell safe in a spreadsheet."""

import re


FORMULA = re.compile(r"[=+\-@\t\r\n']")  # what a spreadsheet may take for a formula, at the start of a text


def safe_cell(value: object) -> object:
    """Numbers as they are; a text that a spreadsheet would compute gets the apostrophe that makes it text."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
