"""Clients that leave: their queries are stopped."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from served import Served, serving
from starlette.types import Message, Receive, Scope, Send

from kg.server.leaving import while_connected

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
REQUEST: Message = {"type": "http.request", "body": b"", "more_body": False}
GONE: Message = {"type": "http.disconnect"}


@pytest.fixture
def patient(built: Path) -> Iterator[Served]:
    """A server that would work on a query for as long as a test may take."""
    with serving(built, "--time-limit", "100") as running:
        yield running


@pytest.mark.parametrize("page", [False, True], ids=["endpoint", "page"])
def test_the_query_of_a_client_that_leaves_is_stopped(patient: Served, page: bool) -> None:
    with socket.create_connection(("127.0.0.1", patient.port)) as client:
        path = f"/{'query' if page else 'sparql'}?query={quote(ENDLESS)}"
        client.sendall(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {'text/html' if page else '*/*'}\r\n\r\n".encode()
        )
        _wait(patient, "kg_queries_running", 1)
    _wait(patient, "kg_queries_running", 0)
    assert patient.metric("kg_processes_killed_total") == 1
    assert patient.metric("kg_query_timeouts_total") == 0
    assert 'status="499"} 1' in patient.client.get("/metrics").text
    assert patient.client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def _wait(served: Served, metric: str, value: int) -> None:
    for _ in range(3000):
        if served.metric(metric) == value:
            return
        time.sleep(0.01)
    raise AssertionError(f"{metric} does not become {value}")


async def _tell(messages: list[Message], app_waits: bool) -> list[str]:
    """What becomes of an application whose client says this."""
    told: list[str] = []
    incoming = iter(messages)

    async def receive() -> Message:
        if (message := next(incoming, None)) is not None:
            return message
        return await asyncio.Future()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            told.append((await receive())["type"])
            if app_waits:
                await asyncio.Future()
            told.append("answered")
        finally:
            told.append("ended")

    async def send(message: Message) -> None:
        raise AssertionError("nothing is sent")

    await while_connected(app, {}, receive, send)
    return told


def test_an_application_is_cancelled_when_the_client_has_left() -> None:
    assert asyncio.run(_tell([REQUEST, GONE], app_waits=True)) == ["http.request", "ended"]


def test_an_application_that_has_answered_is_not_waited_for_longer() -> None:
    assert asyncio.run(_tell([REQUEST], app_waits=False)) == ["http.request", "answered", "ended"]


def test_mistakes_of_an_application_are_told() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        raise ZeroDivisionError

    async def receive() -> Message:
        return await asyncio.Future()

    async def send(message: Message) -> None: ...

    with pytest.raises(ZeroDivisionError):
        asyncio.run(while_connected(app, {}, receive, send))
