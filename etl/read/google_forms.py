"""Google Forms: one header row that begins with Timestamp; a grid's columns are headed `Question [Row]`."""

import re

from etl.read.layout import Layout, Row, key


NAME = "Google Forms"
# 8/21/2019 13:10:31 from the sheet, 2022/06/22 11:07:29 AM AST from the form itself
MOMENT = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T]+\d{1,2}[:.]\d{2}.*")


def why(top: list[Row]) -> str | None:
    if not top[0].cells or key(top[0].cells[0]) != "timestamp":
        return None
    if len(top) > 1 and not (top[1].cells and MOMENT.fullmatch(top[1].cells[0].strip())):
        return None
    return f"row {top[0].number} begins with its column Timestamp"


def lay_out(top: list[Row], why: str) -> Layout:
    return Layout("google_forms", why, top[0].cells, top[0].number)
