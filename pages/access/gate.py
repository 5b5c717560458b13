"""In front of every request: who may not even ask, and what a browser is told about an answer.

Where nobody signs in, only this machine is answered. Where people do, uploads are an owner's and files of pages are for those who
are signed in. Streamlit's own pages and scripts hold nothing of anybody, so they come without.
"""

import re
from collections import OrderedDict
from http import HTTPStatus

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from domain.declared import access
from domain.declared.access import Role
from domain.errors import Refused
from pages.access import claims, cookie, log, provider
from pages.access.reader import NotAllowed


UPLOADS, FILES, WAY_OUT = "/_stcore/upload_file/", "/media/", "/auth/logout"
OF_SIGN_IN = (USER_COOKIE_NAME.encode(), TOKENS_COOKIE_NAME.encode())
FILES_A_SESSION = 200  # that one session has sent, whatever became of them
SESSIONS_COUNTED = 1000
LIFETIME = re.compile(rb"; *Max-Age=[1-9]\d*", re.IGNORECASE)
ALWAYS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", b"frame-ancestors 'none'; object-src 'none'; base-uri 'self'"),
]


class Gate:
    """Stands before an ASGI application."""

    def __init__(self, served: ASGIApp):
        self._served = served
        self._sent: OrderedDict[str, int] = OrderedDict()  # files, by session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._served(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        try:
            is_secure = self._refuse(asked)
        except Refused as refused:
            log.tell("refused", why=refused.said.code)
            await _answer(scope, receive, send, str(refused))
            return
        await self._served(scope, receive, lambda message: send(_told(message, is_secure)))

    def _refuse(self, asked: HTTPConnection) -> bool:
        """Refused where whoever asks may not; else whether cookies may go over https alone."""
        path, is_upload = asked.url.path, UPLOADS in asked.url.path
        is_of_somebody = is_upload or FILES in path
        try:
            named = provider.named()
        except Refused:
            if is_of_somebody:
                raise
            return False  # the page says what is off, and lets nobody in
        if named is None:
            if asked.url.hostname not in provider.LOOPBACK:
                raise NotAllowed("other_host")
        elif path.endswith(WAY_OUT):
            if signed := cookie.claims_of(asked):
                claims.end(signed)
        elif is_of_somebody:
            found = claims.reader_of(cookie.claims_of(asked), named, access.declared())
            if is_upload and found.role < Role.OWNER:
                raise NotAllowed("not_allowed", needed=Role.OWNER.name.lower(), role=found.role.name.lower())
        if is_upload and asked.scope.get("method") == "PUT":
            self._count(path.partition(UPLOADS)[2].partition("/")[0])
        return named is not None and named.is_secure

    def _count(self, session: str) -> None:
        sent = self._sent[session] = self._sent.pop(session, 0) + 1
        if len(self._sent) > SESSIONS_COUNTED:
            self._sent.popitem(last=False)
        if sent > FILES_A_SESSION:
            raise NotAllowed("too_many_uploads", most=FILES_A_SESSION)


def _told(message: Message, is_secure: bool) -> Message:
    """An answer with our headers; a sign-in's cookie goes when the browser is closed, and over https alone where that is used."""
    if message["type"] != "http.response.start":
        return message
    headers = [
        (name, _cookie(value, is_secure) if name == b"set-cookie" else value) for name, value in message["headers"]
    ]
    return {**message, "headers": [*headers, *ALWAYS]}


def _cookie(value: bytes, is_secure: bool) -> bytes:
    if value.startswith(OF_SIGN_IN):
        value = LIFETIME.sub(b"", value)
    return value + b"; Secure" if is_secure and b"; secure" not in value.lower() else value


async def _answer(scope: Scope, receive: Receive, send: Send, sentence: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": sentence[:120]})
    else:
        await PlainTextResponse(sentence, HTTPStatus.FORBIDDEN)(scope, receive, send)
