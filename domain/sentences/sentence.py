"""What a code says, and what to do about it by where it is read."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """`what` and `do` hold everywhere; `command_line` and `browser` are what to do there; `states` is what a tick states.

    Parameters stand in braces, written as domain.message tells.
    """

    what: str
    do: str = ""
    command_line: str = ""
    browser: str = ""
    states: str = ""
