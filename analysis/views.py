"""Views that readers have given a name: which page, and what its link says. Names and choices only, no figures."""

import threading
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

import tomli_w

import settings
from domain.files import write_whole


LONGEST_NAME = 60  # characters
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class View:
    """A page by its address and the parameters of its link."""

    name: str
    page: str
    link: Mapping[str, str]


def saved() -> list[View]:
    """By name. What can't be read as a view is left out: a view is a convenience, and nobody's figures hang on it."""
    try:
        content = tomllib.loads(settings.views().read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return []
    views = [View(name, entry["page"], entry["link"]) for name, entry in content.items() if _is_view(entry)]
    return sorted(views, key=lambda view: view.name.casefold())


def save(name: str, page: str, link: Mapping[str, str]) -> str:
    """Keeps a view under a name, in place of one that has it; gives the name as kept, "" where there was none to keep."""
    name = " ".join(name.split())[:LONGEST_NAME]
    if name:
        _write(View(name, page, dict(link)), without=name)
    return name


def forget(name: str) -> None:
    _write(None, without=name)


def _write(added: View | None, without: str) -> None:
    with _one_at_a_time:
        views = [view for view in saved() if view.name != without] + ([added] if added else [])
        content = {view.name: {"page": view.page, "link": dict(view.link)} for view in views}
        write_whole(settings.views(), tomli_w.dumps(content))


def _is_view(entry) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("page"), str)
        and isinstance(entry.get("link"), dict)
        and all(isinstance(value, str) for value in entry["link"].values())
    )
