"""How a command can end, and what ends it early."""

from enum import IntEnum

from domain.message import Message, said


class Status(IntEnum):
    """The exit statuses of `python -m etl`."""

    DONE = 0
    FAULT_OF_OURS = 1
    WORDS_ARE_OFF = 2
    FILE_REFUSED = 3


class Refused(Exception):
    """Nothing was changed; `said` tells why and what to do."""

    status = Status.WORDS_ARE_OFF

    def __init__(self, why: Message | str, **parameters: object) -> None:
        """`why` is a message, or the code of one with its parameters."""
        self.said = why if isinstance(why, Message) else said(why, **parameters)
        super().__init__(self.said.code)

    def __str__(self) -> str:
        return self.said.text()

    def __reduce__(self) -> tuple[type["Refused"], tuple[Message]]:
        return type(self), (self.said,)  # a worker's refusal reaches the process that started it


class Unreadable(Refused):
    """A file that says something of the installation, of a framework or of an export does not say what it should."""
