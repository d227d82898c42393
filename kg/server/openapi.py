"""The endpoints as OpenAPI 3.1 tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any

from kg.server.requests import FORM
from kg.server.settings import ServerSettings
from kg.server.tasks import RESULTS, TRIPLES
from kg.server.writing import FORMATS

_Json = dict[str, Any]
_TEXT: _Json = {"type": "string"}
_IRIS: _Json = {"type": "array", "items": {"type": "string", "format": "iri"}}
_FORMATS = ["json", "xml", "csv", "tsv", "ttl", "nt", "rdf", "jsonld"]
_PROBLEM: _Json = {
    "type": "object",
    "required": ["status", "title", "detail"],
    "properties": {"status": {"type": "integer"}, "title": _TEXT, "detail": _TEXT},
}
_MEANINGS = {
    200: "The answer.",
    201: "The graph is new.",
    204: "It is done.",
    303: "The page that shows it.",
    400: "The request or the query is wrong; the detail says where.",
    401: "The token is missing or wrong.",
    403: "This is not allowed.",
    404: "There is no such thing.",
    406: "It cannot be given in a form that is accepted.",
    408: "The body came too slowly.",
    413: "The body is too large.",
    415: "The body is in no form that is read.",
    422: "The answer would be too large, or take too much memory.",
    503: "Too much is asked at a time, or the store cannot be read.",
    504: "There was no answer in time.",
}
_ASKED = (400, 404, 422, 503, 504)


def openapi(settings: ServerSettings) -> _Json:
    """The document; what can be written is described where the server allows it."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "kg",
            "version": version("company-people-kg"),
            "description": "A knowledge graph of companies and people: SPARQL 1.1, graphs, and pages.",
        },
        "paths": {
            "/sparql": _sparql(settings),
            "/graphs": _graphs(settings),
            "/": {"get": _page("What the graph holds.")},
            "/search": {"get": _page("Entities by name.", _parameter("q", _TEXT), also=(303,))},
            "/entity": {
                "get": _page("One entity.", _parameter("iri", _TEXT, required=True), _parameter("type", _TEXT))
            },
            "/documents": {"get": _page("The documents.", _parameter("page", {"type": "integer", "minimum": 1}))},
            "/document": {"get": _page("One document.", _parameter("iri", _TEXT, required=True))},
            "/graph": {"get": _page("The graph as a picture.", _parameter("focus", _TEXT))},
            "/query": {"get": _page("Query and answer.", _parameter("query", _TEXT), _parameter("name", _TEXT))},
            "/static/style.css": {"get": _operation("The style sheet.", {"text/css": _TEXT})},
            "/health": {
                "get": _operation("Whether the server works.", {"application/json": {"type": "object"}}, also=(503,))
            },
            "/metrics": {"get": _operation("Numbers for Prometheus.", {"text/plain": _TEXT})},
            "/openapi.json": {"get": _operation("This document.", {"application/json": {"type": "object"}})},
        },
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _sparql(settings: ServerSettings) -> _Json:
    dataset = [_parameter("default-graph-uri", _IRIS), _parameter("named-graph-uri", _IRIS)]
    form = _parameter("format", {"enum": _FORMATS})
    content = _any((*RESULTS, "application/json", "application/xml", *TRIPLES))
    fields: _Json = {
        "query": _TEXT,
        "default-graph-uri": _IRIS,
        "named-graph-uri": _IRIS,
        "format": {"enum": _FORMATS},
    }
    bodies: _Json = {
        FORM: {"schema": {"type": "object", "required": ["query"], "properties": fields}},
        "application/sparql-query": {"schema": _TEXT},
    }
    if settings.token:
        bodies["application/sparql-update"] = {"schema": _TEXT}
    refused = (*_ASKED, 406, 408, 413, 415, *((204, 401) if settings.token else ()), 403)
    post = _operation("Ask a query or send an update.", content, *dataset, form, also=refused)
    post["requestBody"] = {"required": True, "content": bodies}
    query = _parameter("query", _TEXT)
    return {
        "get": _operation(
            "Ask a query; without one, the service's description.",
            content,
            query,
            *dataset,
            form,
            also=(*_ASKED, 303, 406),
        ),
        "post": post | ({"security": [{}, {"token": []}]} if settings.token else {}),
    }


def _graphs(settings: ServerSettings) -> _Json:
    which = [_parameter("graph", _TEXT), _parameter("default", _TEXT, allow_empty=True)]
    content = _any(TRIPLES)
    operations: _Json = {"get": _operation("A graph.", content, *which, also=(*_ASKED, 406))}
    if settings.token:
        written = (201, 204, 401, 403, 408, 413, 415, *_ASKED)
        for method, summary in (
            ("put", "Replace a graph."),
            ("post", "Add to a graph."),
            ("delete", "Remove a graph."),
        ):
            operation = _operation(summary, {}, *which, also=written)
            if method != "delete":
                body = {form: {"schema": _TEXT} for form in FORMATS}
                operation["requestBody"] = {"required": True, "content": body}
            operations[method] = operation | {"security": [{"token": []}]}
    return operations


def _any(forms: Iterable[str]) -> dict[str, _Json]:
    """Content that no schema describes."""
    return {form: {} for form in forms}


def _page(summary: str, *parameters: _Json, also: Iterable[int] = ()) -> _Json:
    return _operation(summary, {"text/html": _TEXT}, *parameters, also=(*_ASKED, *also), pages=True)


def _operation(
    summary: str, content: Mapping[str, _Json], *parameters: _Json, also: Iterable[int] = (), pages: bool = False
) -> _Json:
    """An operation whose success has one of the forms, and whose refusals are problems."""
    responses: _Json = {}
    for status in sorted({200, *also} if content else set(also)):
        told: _Json = {"description": _MEANINGS[status]}
        if status == 200:
            told["content"] = {form: {"schema": schema} for form, schema in content.items()}
        elif status >= 400:
            told["content"] = {"application/problem+json": {"schema": _PROBLEM}}
            if pages:
                told["content"]["text/html"] = {"schema": _TEXT}
        responses[str(status)] = told
    return {"summary": summary, "parameters": list(parameters), "responses": responses}


def _parameter(name: str, schema: _Json, *, required: bool = False, allow_empty: bool = False) -> _Json:
    told: _Json = {"name": name, "in": "query", "required": required, "schema": schema}
    return told | ({"allowEmptyValue": True} if allow_empty else {})
