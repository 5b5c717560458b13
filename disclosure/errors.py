"""What stops a publication, in a sentence for the person who asked for it."""


class PublishRefused(Exception):
    """Nothing was published and what was published before still stands; the message says why and what to do."""


class TimeIsUp(Exception):
    """An audit could not be finished in its time."""
