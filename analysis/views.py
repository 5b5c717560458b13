"""Views that readers have given a name: which page, and what its link says. Names and choices only, no figures.

Those of a person who signed in are `of` that person, and nobody else sees them.
"""

import threading
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

import tomli_w

import settings
from domain.errors import Unreadable
from domain.files import write_whole


LONGEST_NAME = 60  # characters
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class View:
    """A page by its address and the parameters of its link."""

    name: str
    page: str
    link: Mapping[str, str]


def saved(of: str = "") -> list[View]:
    """By name; raises Unreadable where somebody broke the file, so that it is not written over either."""
    path = settings.views(of)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unreadable("views_unreadable", file=str(path), error=str(error)) from error
    if off := [name for name, entry in content.items() if not _is_view(entry)]:
        raise Unreadable("views_unreadable", file=str(path), error=f"“{off[0]}” is no view")
    views = [View(name, entry["page"], entry["link"]) for name, entry in content.items()]
    return sorted(views, key=lambda view: view.name.casefold())


def save(name: str, page: str, link: Mapping[str, str], of: str = "") -> str:
    """Keeps a view under a name, in place of one that has it; gives the name as kept, "" where there was none to keep."""
    name = " ".join(name.split())[:LONGEST_NAME]
    if name:
        _write(View(name, page, dict(link)), name, of)
    return name


def forget(name: str, of: str = "") -> None:
    _write(None, name, of)


def _write(added: View | None, without: str, of: str) -> None:
    with _one_at_a_time:
        views = [view for view in saved(of) if view.name != without] + ([added] if added else [])
        content = {view.name: {"page": view.page, "link": dict(view.link)} for view in views}
        write_whole(settings.views(of), tomli_w.dumps(content))


def _is_view(entry) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("page"), str)
        and isinstance(entry.get("link"), dict)
        and all(isinstance(value, str) for value in entry["link"].values())
    )
