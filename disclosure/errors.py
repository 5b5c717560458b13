"""What stops a publication, in a sentence for the person who asked for it."""


class PublishRefused(Exception):
    """Nothing was published and what was published before still stands; the message says why and what to do."""


class Undecided(Exception):
    """An audit found neither a leak nor a proof that there is none: its time was up, or the solver failed."""
