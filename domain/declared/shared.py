"""Where an installation shares its published versions with other dashboards: a folder or a bucket, said in a file in the home."""

import tomllib

import settings
from domain.errors import Unreadable
from domain.message import Message


KEY = "published"


def said() -> str | None:
    """The folder or the bucket, as it was written; None where nothing is shared. Raises Unreadable."""
    path = settings.shared()
    try:
        content = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return None
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unreadable("shared_unreadable", file=str(path), error=str(error)) from None
    place = content.get(KEY)
    if content.keys() != {KEY} or not isinstance(place, str):
        raise Unreadable("shared_unreadable", file=str(path), error=Message("other_than_text", {"key": KEY}))
    return place
