"""The web application: pages that a server writes, which need no script, and no other server."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.graph import ShippedQuery, list_queries
from kg.server.asking import Asking
from kg.server.marking import marked_document, marked_quote
from kg.server.pages import MOST_FACTS, best_names
from kg.server.requests import Parameters, RefusedError, query_parameters
from kg.views import page_policy

if TYPE_CHECKING:
    from jinja2 import Environment

_MOST_ROWS = 500
"""Rows of a table on a page; a download has them all."""
_DOCUMENTS_A_PAGE = 100
_MOST_SEARCHED = 200
"""Characters of a name that is searched for."""
_PLACE = re.compile(r"line (\d+), column (\d+)")
_EXAMPLE = "SELECT ?buyer ?bought WHERE {\n  ?buyer kg:acquired ?bought .\n}\nLIMIT 100"


class Explorer:
    """The pages."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def home(self, request: Request) -> Response:
        """What the graph holds, and where to begin."""
        return _page("home.html", {"overview": await self._asking.page("overview"), "queries": list_queries()})

    async def search(self, request: Request) -> Response:
        """Entities by name; the entity itself, if only one has the name."""
        text = (query_parameters(request).one("q") or "").strip()[:_MOST_SEARCHED]
        found = await self._found(text) if text else []
        if len(found) == 1:
            return RedirectResponse(_address("entity", iri=found[0]["iri"]), 303)
        return _page("search.html", {"text": text, "found": found})

    async def _found(self, text: str) -> Any:
        names = await self._asking.page("names")
        return await self._asking.page("search", text=text) if names is None else best_names(names, text)

    async def entity(self, request: Request) -> Response:
        """One entity with its facts, quotes, timeline and neighbours."""
        parameters = query_parameters(request)
        told = await self._asking.page("entity", iri=_needed(parameters, "iri"), kind=parameters.one("type") or "")
        return _page("entity.html", {"entity": told, "most": MOST_FACTS})

    async def documents(self, request: Request) -> Response:
        """The documents, a hundred a page."""
        page = query_parameters(request).one("page") or "1"
        if not page.isascii() or not page.isdecimal() or not int(page[:9]) >= 1:
            raise RefusedError(400, f"{page!r} is no number of a page")
        first = (int(page[:9]) - 1) * _DOCUMENTS_A_PAGE
        every = await self._asking.page("documents")
        shown = every[first : first + _DOCUMENTS_A_PAGE]
        following = int(page) + 1 if first + _DOCUMENTS_A_PAGE < len(every) else None
        return _page(
            "documents.html", {"documents": shown, "total": len(every), "page": int(page[:9]), "following": following}
        )

    async def document(self, request: Request) -> Response:
        """One document, its facts marked in the text; in its quotes, where the text is not known."""
        told = await self._asking.page("document", iri=_needed(query_parameters(request), "iri"))
        text = self._asking.texts.get(told["hash"])
        return _page(
            "document.html", {"document": told, "pieces": marked_document(told, text), "whole": text is not None}
        )

    async def drawing(self, request: Request) -> Response:
        """The page with the graph, the one with a script of its own."""
        _, body = await self._asking.ask("drawing", {"focus": query_parameters(request).one("focus") or None})
        policy = f"{page_policy()}; frame-ancestors 'none'"
        return Response(body, media_type="text/html", headers={"Content-Security-Policy": policy})

    async def editor(self, request: Request) -> Response:
        """SPARQL: a query, its answer or what is wrong with it, and the shipped queries."""
        parameters = query_parameters(request)
        name, query = parameters.one("name"), parameters.one("query")
        known = {shipped.name: shipped for shipped in list_queries()}
        if name is not None and name not in known:
            raise RefusedError(404, f"there is no query {name!r}; choose one from the list")
        chosen = known[name] if name else None
        given = {p.name: parameters.one(p.name) or "" for p in chosen.parameters} if chosen else {}
        sparql, refused = await self._filled(chosen, given) if chosen and query is None else (query or "", None)
        sparql = sparql.replace("\r\n", "\n")
        answer = None
        if sparql.strip() and not refused:
            answer, refused = await self._answer(sparql)
        values = {
            "query": sparql or (chosen.sparql if chosen else _EXAMPLE),
            "chosen": chosen,
            "given": given,
            "queries": known.values(),
            "answer": answer,
            "most": _MOST_ROWS,
            "error": refused.detail if refused else "",
            "lines": _lines(sparql, refused.detail) if refused else [],
        }
        return _page("query.html", values, status=refused.status if refused else 200)

    async def _filled(self, chosen: ShippedQuery, given: Mapping[str, str]) -> tuple[str, RefusedError | None]:
        """The SPARQL of a shipped query for the values given; empty while one is missing that it needs."""
        values = {name: value for name, value in given.items() if value}
        if any(parameter.required and parameter.name not in values for parameter in chosen.parameters):
            return "", None
        try:
            return await self._asking.value("filled", {"name": chosen.name, "values": values}), None
        except RefusedError as refused:
            return "", refused

    async def _answer(self, sparql: str) -> tuple[Any, RefusedError | None]:
        settings = self._asking.settings
        try:
            limits = {"most": _MOST_ROWS, "rows": settings.rows, "size": settings.answer}
            body = sparql.encode("utf-8", "replace")
            return await self._asking.value("table", limits, body), None
        except RefusedError as refused:
            return None, refused

    async def style(self, request: Request) -> Response:
        """The style sheet."""
        return Response(_asset("style.css"), media_type="text/css", headers={"Cache-Control": "max-age=3600"})


def refusal_page(refused: RefusedError) -> Response:
    """What went wrong, for people."""
    return _page("error.html", {"error": refused.detail}, status=refused.status, headers=refused.headers)


def _needed(parameters: Parameters, name: str) -> str:
    value = parameters.one(name)
    if not value:
        raise RefusedError(400, f"the parameter {name} is missing")
    return value


def _lines(sparql: str, error: str) -> list[tuple[int, str, str, str]]:
    """The query's lines: number, what stands before the place of the error, the place, and the rest."""
    place = _PLACE.search(error)
    if not place:
        return []
    wrong, column = int(place[1]), int(place[2])
    lines = []
    for number, line in enumerate(sparql.split("\n"), start=1):
        at = column - 1 if number == wrong else len(line)
        lines.append((number, line[:at], line[at : at + 1] or (" " if number == wrong else ""), line[at + 1 :]))
    return lines


def _address(page: str, /, **parameters: str) -> str:
    return f"/{page}?{urlencode(parameters, errors='replace')}"


def _page(
    template: str, values: Mapping[str, Any], *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    html = _environment().get_template(template).render(**values)
    return HTMLResponse(html.encode("utf-8", "replace"), status, dict(headers or {}))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        loader=PackageLoader("kg.server", "assets"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"address": _address, "marked": marked_quote, "web": _is_web_link}
    return environment


def _is_web_link(source: str) -> bool:
    return bool(re.fullmatch(r"https?://\S+", source, re.IGNORECASE))


@cache
def _asset(name: str) -> str:
    from importlib.resources import files

    return (files("kg.server") / "assets" / name).read_text(encoding="utf-8")
