"""Whether there is something to show, for whoever watches over a server: no name of anybody, of a group or of a folder."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

import settings
from domain import current
from domain.errors import Unreadable
from domain.stores.shared import following


ADDRESS = "/health"


async def health(_: Request) -> JSONResponse:
    """200 where a store is published, else 503; `published` is its version, `why` what is wrong, be it with the shared place alone."""
    trouble = following.trouble()
    why = trouble.said.code if trouble else None
    try:
        name = current.named()
    except Unreadable as problem:
        name, why = None, problem.said.code
    is_there = bool(name) and Path(name).name == name and (settings.published() / name).is_file()
    if not is_there:
        why = why or ("published_gone" if name else "nothing_published")
    version = name.removesuffix(".duckdb") if name and is_there else None
    return JSONResponse({"published": version, "why": why}, 200 if is_there else 503)


route = Route(ADDRESS, health)
