"""The server as an ASGI application: every route, and what is around them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.server.asking import Asking
from kg.server.explorer import Explorer
from kg.server.metrics import Metrics
from kg.server.openapi import openapi
from kg.server.protocol import Protocol
from kg.server.requests import RefusedError
from kg.server.settings import ServerSettings
from kg.server.shield import Shield, refusal

Answer = Callable[[Request], Awaitable[Response]]


def make_app(store: Path, settings: ServerSettings, *, texts: Mapping[str, str] | None = None) -> ASGIApp:
    """The application that serves the store in a folder; it starts and ends its processes with its lifespan.

    `texts` are those of documents, as far as they are known, by SHA-256.
    """
    asking, metrics = Asking(store, settings, texts=texts or {}), Metrics()
    protocol, explorer, service = Protocol(asking), Explorer(asking), _Service(asking, metrics)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await asking.pool.start()
        try:
            yield
        finally:
            await asking.pool.close()

    routes = [
        _route("/sparql", protocol.sparql, "GET", "POST"),
        _route("/graphs", protocol.graphs, "GET", "PUT", "POST", "DELETE"),
        _route("/", explorer.home),
        _route("/search", explorer.search),
        _route("/entity", explorer.entity),
        _route("/documents", explorer.documents),
        _route("/document", explorer.document),
        _route("/graph", explorer.drawing),
        _route("/query", explorer.editor),
        _route("/static/style.css", explorer.style),
        _route("/health", service.health),
        _route("/metrics", service.metrics),
        _route("/openapi.json", service.openapi),
    ]
    handlers: dict[Any, Any] = {RefusedError: _refused, HTTPException: _unknown, Exception: _failed}
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers)
    return Shield(app, settings=settings, metrics=metrics)


async def _refused(request: Request, error: RefusedError) -> Response:
    return refusal(request, error)


async def _unknown(request: Request, error: HTTPException) -> Response:
    """What Starlette refuses: only a path that is none of the routes."""
    return refusal(request, RefusedError(error.status_code, "there is nothing here; /openapi.json tells what there is"))


async def _failed(request: Request, error: Exception) -> Response:
    """A mistake of ours: the log has the rest."""
    return refusal(request, RefusedError(500, "the server made a mistake; its log tells more"))


def _route(path: str, answer: Answer, *methods: str) -> Route:
    """A route that tells which methods it has, if it is asked in another way."""
    known = {*(methods or ("GET",))}
    if "GET" in known:
        known.add("HEAD")

    async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
        scope["kg.route"] = path
        if scope["method"] not in known:
            allow = ", ".join(sorted({*known, "OPTIONS"}))
            if scope["method"] == "OPTIONS":
                await Response(status_code=204, headers={"Allow": allow})(scope, receive, send)
                return
            raise RefusedError(405, f"{scope['method']} is not possible here, but {allow}", {"Allow": allow})
        response = await answer(Request(scope, receive, send))
        await response(scope, receive, send)

    return Route(path, _Endpoint(endpoint), include_in_schema=False)


class _Endpoint:
    """An ASGI application that Starlette does not take for a function of a request."""

    def __init__(self, call: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self._call = call

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._call(scope, receive, send)


class _Service:
    """What programs that watch the server ask."""

    def __init__(self, asking: Asking, metrics: Metrics) -> None:
        self._asking = asking
        self._metrics = metrics

    async def health(self, request: Request) -> Response:
        """Whether there is a store, and a process that can ask it."""
        well = bool(self._asking.pool.version) and self._asking.pool.processes > 0
        content = {"status": "ok" if well else "no store", "version": version("company-people-kg")}
        return JSONResponse(content, 200 if well else 503)

    async def metrics(self, request: Request) -> Response:
        """Numbers for Prometheus."""
        pool = self._asking.pool
        gauges: dict[str, tuple[str, int]] = {
            "kg_processes": ("Processes that ask the store.", pool.processes),
            "kg_queries_running": ("Queries, pages and writes that have begun and have no answer yet.", pool.running),
            "kg_slow_queries_waiting": ("Slow queries that wait for their turn.", pool.waiting),
            "kg_query_timeouts_total": ("Queries without an answer in time.", self._asking.timeouts),
            "kg_processes_killed_total": ("Processes killed in the middle of a query.", pool.killed),
        }
        return PlainTextResponse(self._metrics.text(gauges), media_type="text/plain; version=0.0.4")

    async def openapi(self, request: Request) -> Response:
        """The description of all this."""
        described: dict[str, Any] = openapi(self._asking.settings)
        return JSONResponse(described)
