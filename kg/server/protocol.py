"""The SPARQL 1.1 Protocol, its service description, and the Graph Store HTTP Protocol."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.server.asking import Asking
from kg.server.description import service_description
from kg.server.negotiation import preferred
from kg.server.requests import (
    FORM,
    Parameters,
    RefusedError,
    check_token,
    media_type,
    query_parameters,
    read_body,
    text_of,
)
from kg.server.tasks import RESULTS, TRIPLES
from kg.server.writing import FORMATS

_QUERY, _UPDATE = "application/sparql-query", "application/sparql-update"
_ALSO = {"application/json": "application/sparql-results+json", "application/xml": "application/sparql-results+xml"}
"""Media types by which clients ask for rows, too."""
_OFFERED_ROWS = (*RESULTS, *_ALSO)
_OFFERED_TRIPLES = tuple(TRIPLES)
_SHORT = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""What the parameter `format`, of ours, calls them: for links and buttons, which cannot say what they accept."""
_VARY = {"Vary": "Accept", "Cache-Control": "no-cache"}


class Protocol:
    """The endpoints."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._settings = asking.settings

    async def sparql(self, request: Request) -> Response:
        """Queries by GET and POST, updates by POST, and the service's description if nothing is asked."""
        parameters = query_parameters(request)
        if request.method in {"GET", "HEAD"}:
            if "update" in parameters:
                raise RefusedError(400, "an update is sent by POST")
            if (query := parameters.one("query")) is not None:
                return await self._answer(request, query, parameters)
            return await self._describe(request)
        form = media_type(request)
        if form not in {FORM, _QUERY, _UPDATE}:
            raise RefusedError(415, f"the body is {form or 'of no type'}; send {FORM}, {_QUERY} or {_UPDATE}")
        if form == _UPDATE:
            check_token(request, self._settings)
        body = await read_body(request, self._settings)
        if form == FORM:
            return await self._form(request, Parameters(body))
        if "query" in parameters or "update" in parameters:
            raise RefusedError(400, "there is something to do in the body and in the URL; send one")
        if form == _QUERY:
            return await self._answer(request, text_of(body), parameters)
        return await self._update(request, text_of(body), parameters)

    async def _form(self, request: Request, form: Parameters) -> Response:
        query, update = form.one("query"), form.one("update")
        if query is not None and update is not None:
            raise RefusedError(400, "there is a query and an update; send one")
        if update is not None:
            return await self._update(request, update, form)
        if query is None:
            raise RefusedError(400, "the form has no parameter query")
        return await self._answer(request, query, form)

    async def _answer(self, request: Request, query: str, parameters: Parameters) -> Response:
        form = parameters.one("format")
        if form is not None and form not in _SHORT:
            raise RefusedError(400, f"{form!r} is no format; known: {', '.join(_SHORT)}")
        accept = _SHORT[form] if form else request.headers.get("accept")
        if request.method == "GET" and not form and _from_browser(accept):
            return RedirectResponse("/query?" + urlencode({"query": query}), 303, _VARY)
        rows = preferred(accept, _OFFERED_ROWS)
        type_, body = await self._asking.ask(
            "query",
            {
                "results": rows and _ALSO.get(rows, rows),
                "triples": preferred(accept, _OFFERED_TRIPLES),
                "default_graphs": parameters.every("default-graph-uri"),
                "named_graphs": parameters.every("named-graph-uri"),
                "rows": self._settings.rows,
                "size": self._settings.answer,
            },
            _encoded(query),
        )
        if rows in _ALSO and type_ == _ALSO[rows]:
            type_ = rows
        named = {"Content-Disposition": f'attachment; filename="answer.{form}"'} if form else {}
        return _response(body, type_, named)

    async def _update(self, request: Request, update: str, parameters: Parameters) -> Response:
        check_token(request, self._settings)
        arguments = {
            "using": parameters.every("using-graph-uri"),
            "using_named": parameters.every("using-named-graph-uri"),
        }
        await self._asking.write("update", arguments, _encoded(update))
        return Response(status_code=204)

    async def _describe(self, request: Request) -> Response:
        accept = request.headers.get("accept")
        if _from_browser(accept):
            return RedirectResponse("/query", 303, _VARY)
        form = preferred(accept, _OFFERED_TRIPLES)
        if form is None:
            raise RefusedError(406, f"the description can be given as {', '.join(TRIPLES)}")
        graphs = await self._asking.page("graphs")
        endpoint = str(request.url.replace(query="", fragment=""))
        described = service_description(endpoint, graphs, form=form, writable=bool(self._settings.token))
        return _response(described, form)

    async def graphs(self, request: Request) -> Response:
        """Graphs by name: GET and HEAD, and with the token PUT, POST and DELETE."""
        parameters = query_parameters(request)
        graph = parameters.one("graph")
        if (graph is None) == ("default" not in parameters):
            raise RefusedError(400, "say which graph: ?graph=IRI, or ?default for the union of all")
        if request.method in {"GET", "HEAD"}:
            form = preferred(request.headers.get("accept"), _OFFERED_TRIPLES)
            if form is None:
                raise RefusedError(406, f"a graph can be given as {', '.join(TRIPLES)}")
            limits = {"rows": self._settings.rows, "size": self._settings.answer}
            type_, body = await self._asking.ask("graph", {"graph": graph, "form": form, **limits})
            return _response(body, type_)
        check_token(request, self._settings)
        if graph is None:
            raise RefusedError(403, "the default graph is the union of the named ones and cannot be written")
        if request.method == "DELETE":
            await self._asking.write("delete", {"graph": graph})
            return Response(status_code=204)
        form = media_type(request)
        if form not in FORMATS:
            raise RefusedError(415, f"the body is {form or 'of no type'}; send {', '.join(FORMATS)}")
        arguments = {"graph": graph, "form": form, "replace": request.method == "PUT"}
        written = await self._asking.write("put", arguments, await read_body(request, self._settings))
        return Response(status_code=201 if written["new"] else 204)


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise RefusedError(400, "the text has characters that Unicode does not know") from error


def _from_browser(accept: str | None) -> bool:
    """Whether somebody would rather read a page."""
    return preferred(accept, (*_OFFERED_TRIPLES, *_OFFERED_ROWS, "text/html")) == "text/html"


def _response(body: bytes, type_: str, headers: Mapping[str, str] | None = None) -> Response:
    if type_ == "text/csv":
        type_ = "text/csv; header=present"
    if type_.startswith("text/"):
        type_ += "; charset=utf-8"
    every: dict[str, Any] = {**_VARY, "Content-Type": type_, **(headers or {})}
    return Response(body, headers=every)
