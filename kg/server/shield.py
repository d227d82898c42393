"""What stands before every page and endpoint: who may ask, the headers of every answer, and the counting."""

from __future__ import annotations

import ipaddress
import time
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.server.explorer import refusal_page
from kg.server.leaving import while_connected
from kg.server.metrics import Metrics
from kg.server.negotiation import preferred
from kg.server.requests import RefusedError, problem
from kg.server.settings import ServerSettings

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_SHARED = frozenset({"/sparql", "/graphs", "/openapi.json", "/health"})
"""What pages of the origins that the settings name may read."""

_LONGEST = 64 << 10
"""Bytes of a URL, and of all headers."""
_CLOSE = {"Connection": "close"}
_LEFT = 499
"""What the metrics call the status of a request whose client has left before the answer, as nginx does."""


class Shield:
    """An ASGI application around another one."""

    def __init__(self, app: ASGIApp, *, settings: ServerSettings, metrics: Metrics) -> None:
        self._app = app
        self._settings = settings
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request: in any case, and with all headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = time.perf_counter()
        answered = _LEFT

        async def noting(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start":
                answered = message["status"]
                self._add_headers(scope, MutableHeaders(raw=message["headers"]))
            await send(message)

        try:
            await self._answer(scope, receive, noting)
        except RefusedError as refused:
            await refusal(Request(scope), refused)(scope, receive, noting)
        finally:
            route = scope.get("kg.route", "other")
            method = scope["method"] if scope["method"] in _METHODS else "other"
            self._metrics.note(route, method, answered, time.perf_counter() - start)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        _check_head(scope, headers)
        if not _is_known_host(headers.get("host", ""), self._settings):
            raise RefusedError(421, "this server has another name; whoever starts it can add names with --allow-host")
        foreign = self._is_foreign(headers)
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await Response(status_code=204)(scope, receive, send)
            return
        if foreign and scope["method"] not in {"GET", "HEAD", "OPTIONS"}:
            raise RefusedError(403, "pages of other sites may not send anything here")
        await while_connected(self._app, scope, receive, send)

    def _is_foreign(self, headers: Headers) -> bool:
        """Whether a page from elsewhere asks that the settings do not name."""
        origin = headers.get("origin", "")
        own = urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
        return bool(origin) and not own and not self._is_allowed(origin)

    def _is_allowed(self, origin: str) -> bool:
        return "*" in self._settings.origins or origin in self._settings.origins

    def _add_headers(self, scope: Scope, headers: MutableHeaders) -> None:
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        origin = Headers(scope=scope).get("origin", "")
        if not self._settings.origins or scope["path"] not in _SHARED:
            return
        headers.add_vary_header("Origin")
        if origin and self._is_allowed(origin):
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            headers["Access-Control-Allow-Origin"] = "*" if "*" in self._settings.origins else origin
            headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, PUT, DELETE"
            headers["Access-Control-Allow-Headers"] = "Accept, Authorization, Content-Type"
            headers["Access-Control-Max-Age"] = "600"


def _check_head(scope: Scope, headers: Headers) -> None:
    """Raise RefusedError for a request that is too long before its body, or has two ends (request smuggling)."""
    if len(scope["raw_path"]) + len(scope["query_string"]) > _LONGEST:
        raise RefusedError(414, f"the URL has more than {_LONGEST:,} bytes; send the query by POST", _CLOSE)
    if sum(len(name) + len(value) for name, value in headers.raw) > _LONGEST:
        raise RefusedError(431, f"the headers have more than {_LONGEST:,} bytes", _CLOSE)
    if "content-length" in headers and "transfer-encoding" in headers:
        raise RefusedError(400, "the body has a length and is chunked, too; send one", _CLOSE)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})


def _is_known_host(host: str, settings: ServerSettings) -> bool:
    """Whether a request's Host may be ours: an address, or a name that we have. A page that has made its own
    name point here (DNS rebinding) sends that name.
    """
    with suppress(ValueError):
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        if name in {"localhost", settings.host.lower(), *map(str.lower, settings.hosts)}:
            return True
        ipaddress.ip_address(name)
        return True
    return False


def refusal(request: Request, refused: RefusedError) -> Response:
    """As a page for people on the pages, else as a problem for programs."""
    accept: str | None = request.headers.get("accept")
    offered = ("application/problem+json", "application/json", "text/html")
    if request.scope["path"] not in _SHARED and preferred(accept, offered) == "text/html":
        return refusal_page(refused)
    return problem(refused)
