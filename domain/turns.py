"""Waiting one's turn for a store that another process holds."""

import time
from collections.abc import Callable
from typing import TypeVar

import settings
from domain.errors import Refused
from domain.files import is_held, no_locks


RETRY_SECONDS = 0.2
Opened = TypeVar("Opened")


def in_turn(open_store: Callable[[], Opened], in_use: Callable[[Exception], Refused]) -> Opened:
    """What `open_store` gives, tried until the file is free; raises what `in_use` makes of it when the wait is over."""
    deadline = time.monotonic() + settings.WAIT_FOR_WRITER_SECONDS
    while True:
        try:
            return open_store()
        except Exception as error:
            if problem := no_locks(error, settings.home()):
                raise problem from None
            if not is_held(error):
                raise
            if time.monotonic() > deadline:
                raise in_use(error) from error
            time.sleep(RETRY_SECONDS)
