"""The published tables over HTTP, read-only: each as JSON, CSV and Parquet, with its dictionaries and an OpenAPI description.

It opens what pages open, the published store in the scope of who asks, and nothing else.
"""

import re
import time
from collections.abc import Callable
from http import HTTPStatus

import anyio
import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from analysis.data_package import content, dictionary, openapi, part
from analysis.published import store
from analysis.published.store import Store
from domain.declared.access import Role
from domain.errors import Refused, Unreadable
from domain.trail.chain import Unrecorded
from pages.access import provider
from pages.access import reader as readers
from pages.access.reader import Reader
from pages.access.taking import away
from pages.interface import asking


ADDRESS = "/data"
AT_ONCE = 20  # who are being answered; what has to be made first waits for its turn further in
SIGN_IN = {
    "WWW-Authenticate": 'Basic realm="Ninefold", charset="UTF-8"'
}  # programs ask their user for a name and password
DESCRIPTIONS: dict[str, Callable[[content.Content], Response]] = {
    "datapackage.json": lambda held: Response(dictionary.frictionless(held, "csv"), media_type="application/json"),
    "csv-metadata.json": lambda held: Response(dictionary.csvw(held), media_type="application/csvm+json"),
    "openapi.json": lambda held: JSONResponse(openapi.description(held)),
}
NO_GZIP = re.compile(r"gzip\s*;\s*q=0(\.0*)?\s*(,|$)")  # in Accept-Encoding (RFC 9110, 12.4.2)
_room = anyio.CapacityLimiter(AT_ONCE)


async def table(asked: Request) -> Response:
    """A table or a description, or in words why not."""
    began = time.perf_counter()
    answer = await anyio.to_thread.run_sync(_answer, asked, limiter=_room)
    answer.headers["Cache-Control"] = (
        "private, no-cache"  # to be asked for again each time: ETag says whether it is the same
    )
    answer.headers["Vary"] = "Authorization, Cookie, Accept-Encoding"
    answer.headers["Server-Timing"] = f"answer;dur={(time.perf_counter() - began) * 1000:.1f}"
    return answer


def _answer(asked: Request) -> Response:
    try:
        found = asking.reader(asked)
        with readers.acting(found):
            readers.need(Role.ANALYST)
            published = store.shown_to(found.scope)
            if published is None:
                return _problem(
                    HTTPStatus.SERVICE_UNAVAILABLE, "Nothing is published yet. Ask again when something is."
                )
            return _given(asked, found, published)
    except asking.NobodySignedIn as problem:
        return _problem(HTTPStatus.UNAUTHORIZED, str(problem), SIGN_IN)
    except (Unreadable, Unrecorded, content.Refused) as problem:
        return _problem(HTTPStatus.SERVICE_UNAVAILABLE, str(problem))
    except Refused as problem:
        return _problem(HTTPStatus.FORBIDDEN, str(problem))
    except part.NotThere as problem:
        return _problem(HTTPStatus.NOT_FOUND, str(problem))
    except part.NoFilter as problem:
        return _problem(HTTPStatus.BAD_REQUEST, str(problem))


def _given(asked: Request, found: Reader, published: Store) -> Response:
    file, held = asked.path_params["file"], content.content(published)
    if file in DESCRIPTIONS:
        return DESCRIPTIONS[file](held)
    wanted = part.asked(held, file, asked.query_params.multi_items())
    headers = {"ETag": f'W/"{wanted.mark(published)}"'}
    if _is_known(asked.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    taken_as = asked.headers.get("accept-encoding", "").lower()
    is_packed = "gzip" in taken_as and not NO_GZIP.search(taken_as)
    if "gzip" in taken_as:  # left unsaid, the server packs each answer anew, for those as well who want it not
        headers["Content-Encoding"] = "gzip" if is_packed else "identity"
    given = wanted.begun(published, is_packed)  # while the trail is told of it
    if asked.method == "HEAD":
        return Response(given(), headers=headers, media_type=wanted.mime)
    about = {"table": wanted.of.table.name, "format": wanted.ending, "filtered": ", ".join(wanted.wanted)}
    taken = away("table", given, version=held.version, by=found.key, **about)
    return Response(taken(), headers=headers, media_type=wanted.mime)


def _is_known(said: str, tag: str) -> bool:
    """If-None-Match: whether a list of marks has this one, weak or not (RFC 9110, 13.1.2)."""
    return said.strip() == "*" or tag.removeprefix("W/") in [one.strip().removeprefix("W/") for one in said.split(",")]


def _problem(status: HTTPStatus, sentence: str, headers: dict[str, str] | None = None) -> Response:
    """Why not, as RFC 9457 has it."""
    told = {"title": status.phrase, "status": status, "detail": sentence}
    return JSONResponse(told, status, headers, "application/problem+json")


async def front(_: Request) -> Response:
    return RedirectResponse(f"{_base()}{ADDRESS}/datapackage.json")


def address() -> str:
    """Where tables are, as other programs reach them."""
    named = provider.named()
    origin = named.origin if named else f"http://{provider.LOOPBACK[0]}:{st.get_option('server.port')}"
    return f"{origin}{_base()}{ADDRESS}"


def _base() -> str:
    """The address below which a proxy serves Ninefold; "" at the top."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


routes = [Route(f"{_base()}{ADDRESS}/{{file}}", table), Route(f"{_base()}{ADDRESS}", front)]
