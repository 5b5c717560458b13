"""Names where there is little room: cut, but never so that two of them read alike, and safe for Plotly to draw."""

import html
import os
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.frames import rows_of


DAGGER = "†"  # marks what is combined, where the words don't fit
LENGTH = 34  # characters of a tick label; hover and table have the whole name
CUT = " …"
LEAST_HEAD = 12  # characters of a name's beginning, before what tells it apart


def escaped(text: str) -> str:
    """Plotly reads a little HTML, so what came from an export is escaped; quotation marks it would not turn back."""
    return html.escape(text, quote=False)


def wrapped(text: str, width: int) -> str:
    """The whole text on lines of a chart."""
    return "<br>".join(escaped(line) for line in textwrap.wrap(text, width))


def headed(groups: pd.DataFrame, headings: bool = True, width: int = LENGTH) -> list[tuple[str, bool]]:
    """The tick label of every row, on lines of so many characters, and whether a group stands there: before a division's first group
    its name does.

    Has a row for each group_id of the frame, in its order. Under its division's name a group is called without it.
    """
    groups = groups.drop_duplicates("group_id")
    parents = short(groups["parent"], LENGTH)
    rows, heading = [], ""
    for group, label in zip(rows_of(groups), of_groups(groups, headings, width), strict=True):
        if headings and group.parent != heading:
            heading = group.parent
            rows.append((f"<b>{wrapped(parents[heading], width)}</b>", False))
        rows.append((label, True))
    return rows


def of_groups(groups: pd.DataFrame, under_heading: bool = True, width: int = LENGTH) -> list[str]:
    """The groups' tick labels, a row each: what is combined is marked, the whole organisation is bold."""
    names = [
        row.group.replace(f"{row.parent}: ", "") if row.parent and under_heading else row.group
        for row in rows_of(groups)
    ]
    labels = short(names, LENGTH)
    return [
        f"<b>{wrapped(labels[name], width)}</b>"
        if is_overall
        else wrapped(labels[name], width) + (f" {DAGGER}" if is_combined else "")
        for name, is_overall, is_combined in zip(names, groups["is_overall"], groups["is_combined"], strict=True)
    ]


def short(names: Iterable[str], length: int) -> dict[str, str]:
    """Each name = a label of at most so many characters, different for each: cut at the end, or before what tells it apart."""
    labels = {name: textwrap.shorten(name, length, placeholder=CUT) for name in names}
    labels = {name: label if label != CUT.strip() else _cut(name, length) for name, label in labels.items()}
    alike = defaultdict(list)
    for name, label in labels.items():
        alike[label].append(name)
    for label, of_label in alike.items():
        if len(of_label) > 1:
            labels |= _apart(of_label, label, length)
    return labels


def _apart(names: Sequence[str], label: str, length: int) -> dict[str, str]:
    """Labels of names that were cut to the same one: its beginning, then each from where they differ."""
    same = os.path.commonprefix(names)
    same = same[: same.rfind(" ") + 1] or same
    rests = {name: name[len(same) :] or same.split()[-1] for name in names}
    longest = max(map(len, rests.values()))
    head = _cut(label.removesuffix(CUT), max(length - longest - 1, LEAST_HEAD))
    room = length - len(head) - 1
    ends = (
        short(rests.values(), room)
        if longest < min(map(len, names))
        else {rest: _cut(rest, room) if len(rest) > room else rest for rest in rests.values()}
    )
    heads = {rest: _cut(label.removesuffix(CUT), max(length - len(end) - 1, LEAST_HEAD)) for rest, end in ends.items()}
    apart = {name: f"{heads[rest]} {ends[rest]}" for name, rest in rests.items()}
    return apart if len(set(apart.values())) == len(names) else _numbered(names, label, length)


def _numbered(names: Sequence[str], label: str, length: int) -> dict[str, str]:
    """Where no part of so few characters tells them apart."""
    return {name: f"{_cut(label, length - 5)} {number}" for number, name in enumerate(sorted(names), start=1)}


def _cut(text: str, length: int) -> str:
    """The words that fit, and that there are more; a word that is too long by itself is cut too."""
    words = textwrap.shorten(text, length - len(CUT), placeholder="") or text[: length - len(CUT)]
    return f"{words.rstrip()}{CUT}"
