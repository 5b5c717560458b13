"""How names out of a file, and sentences that were written for a terminal, are put on the screen."""

import re


ONE_VALUE = "under “What the file does not say”"
REWORDED = (  # what a terminal's user is told = what the same is here
    (re.compile(r":? ?--set \S+=(\"[^\"]*\"|\S+?)(?=\.?$|[ ,.])"), f" {ONE_VALUE}"),
    (re.compile(r"leave (\S+) out of --set and \[constants\]"), rf"leave \1 empty {ONE_VALUE}"),
    (re.compile(r"say with a mapping file which"), "say below which"),
    (re.compile(r"choose it with --sheet"), "choose it above"),
    (re.compile(r"Say which one to load, with --inside and its name"), "Choose above which one to load"),
    (re.compile(r" \(--\w+\)"), ""),
    (re.compile(r" \((?:\[levels\]|levels = )[^)]*\)"), ""),
)
OF_A_TERMINAL = re.compile(r"(^|[\s(`])(--[a-z]|python -m )")


def sentence(told: str) -> str:
    """The same without a command's options; a sentence that speaks of nothing else is left out."""
    for written, here in REWORDED:
        told = written.sub(here, told)
    kept = [part for part in re.split(r"(?<=[.?!]) (?=[A-Z`])", told) if not OF_A_TERMINAL.search(part)]
    text = " ".join(kept).strip()
    return text if not text or text[-1] in ".?!" else f"{text}."


def heading(column: str) -> str:
    """A column of ours as a reader calls it: "Care setting"."""
    return column.replace("_", " ").capitalize()


def listed(names: list[str], most: int | None = None) -> str:
    """ "A", "A, B and C"; "A, B and 7 more" where there are more than `most`."""
    if most is not None and len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most:,} more"
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last


def counted(number: int, noun: str) -> str:
    """ "1 row", "1,200 rows"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
