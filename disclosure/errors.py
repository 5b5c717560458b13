"""What stops a publication, in a sentence for the person who asked for it."""

from domain.errors import Refused


class PublishRefused(Refused):
    """Nothing was published and what was published before still stands."""


class Undecided(Exception):
    """An audit found neither a leak nor a proof that there is none: its time was up, or the solver failed."""
