"""Pages run one after another.

Python runs one line at a time: of thirty pages that run together each is ready when all are, and their readers, ready together,
press together again. In turn all are ready sooner but the last, and come back apart.
"""

from threading import Lock


LONGEST_WAIT = 2.0  # seconds, and then all the same: one page that hangs must not shut out the others
_room = Lock()


class Turn:
    """A page's turn, from `with` to its end, or until it is over."""

    def __enter__(self) -> "Turn":
        self.is_held = _room.acquire(timeout=LONGEST_WAIT)
        return self

    def over(self) -> None:
        """What follows may take long, and others need not wait for it."""
        if self.is_held:
            self.is_held = False
            _room.release()

    def __exit__(self, *_) -> None:
        self.over()
