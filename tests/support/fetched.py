"""What the dashboard's own server answers to a program that asks for a table."""

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from streamlit.web.server.starlette.starlette_gzip_middleware import SelectiveGZipMiddleware

from pages.access.gate import Gate
from pages.interface import tables
from tests.support.awaited import awaited


def fetched(file: str, *, method: str = "GET", host: str = "127.0.0.1:8501", **asked) -> httpx.Response:
    """The answer to one request; `asked` is what httpx takes: params, headers, auth."""
    app = Starlette(routes=tables.routes, middleware=[Middleware(Gate), Middleware(SelectiveGZipMiddleware)])

    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return await client.request(method, f"/data/{file}", **asked)

    return awaited(answer())
