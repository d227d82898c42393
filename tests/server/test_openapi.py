"""The server does what its OpenAPI document says, whatever it is sent."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from served import AUTHORIZED, Served

_OPERATIONS = [
    ("/sparql", "GET"),
    ("/sparql", "POST"),
    ("/graphs", "GET"),
    ("/graphs", "PUT"),
    ("/graphs", "POST"),
    ("/graphs", "DELETE"),
    ("/search", "GET"),
    ("/entity", "GET"),
    ("/documents", "GET"),
    ("/document", "GET"),
    ("/graph", "GET"),
    ("/query", "GET"),
]
_CHECKS = [status_code_conformance, content_type_conformance, response_schema_conformance]


def test_every_route_is_described(writable: Served) -> None:
    described = writable.client.get("/openapi.json").json()
    for path, operations in described["paths"].items():
        allowed = writable.client.options(path).headers["allow"].split(", ")
        expected = {"HEAD", "OPTIONS", *(method.upper() for method in operations)}
        assert set(allowed) == expected


def test_writing_is_described_where_it_is_possible(served: Served) -> None:
    assert set(served.client.get("/openapi.json").json()["paths"]["/graphs"]) == {"get"}


@pytest.mark.parametrize(("path", "method"), _OPERATIONS, ids=[f"{method} {path}" for path, method in _OPERATIONS])
def test_what_is_sent_gets_an_answer_that_is_described(writable: Served, path: str, method: str) -> None:
    schema = schemathesis.openapi.from_url(f"{writable.address}openapi.json")
    strategy: st.SearchStrategy[schemathesis.Case[Any]] = schema[path][method].as_strategy()

    @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def conforms(case: schemathesis.Case[Any]) -> None:
        response = case.call(headers=AUTHORIZED)
        assert response.status_code != 500
        case.validate_response(response, checks=_CHECKS)

    conforms()
