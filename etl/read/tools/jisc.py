"""Jisc Online Surveys: one header row that begins with Unique Response Number; questions keep their nested numbers."""

import re

from domain.message import Message
from etl.read.layouts.export_layout import Layout, Row
from etl.read.layouts.own_words import has_columns


NAME = "Jisc Online Surveys"
NUMBER = re.compile(r"\s*(?P<number>\d{1,3}(?:\.[a-z0-9]{1,4})*)\.\s")  # 1. or 4.d. or 9.b.i.


def why(top: list[Row]) -> Message | None:
    return has_columns(top, ["Unique Response Number"])


def lay_out(top: list[Row], why: Message | None) -> Layout:
    numbers = [NUMBER.match(text) for text in top[0].cells]
    return Layout(
        "jisc",
        why,
        top[0].cells,
        top[0].number,
        second_names=[number["number"] if number else "" for number in numbers],
    )
