"""What stops a publication, in a sentence for the person who asked for it."""

from domain.errors import Refused, Status


class PublishRefused(Refused):
    """Nothing was published and what was published before still stands."""


class RecordsRefused(PublishRefused):
    """The records that were named can't be published."""

    status = Status.FILE_REFUSED


class Undecided(Exception):
    """An audit found neither a leak nor a proof that there is none: its time was up, or the solver failed."""
