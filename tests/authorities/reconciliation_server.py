"""A reconciliation service of our own: a real server on 127.0.0.1 with a few things in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

SPACE = "https://example.org/thing/"


class Service(ThreadingHTTPServer):
    """Knows things by name: {"Harbour Foods": [("1", "Company")]}; with one for a name, it is sure of it."""

    daemon_threads = True

    def __init__(
        self, things: dict[str, list[tuple[str, str]]], answer: bytes | None = None, status: int = 200
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.things, self.answer, self.status = things, answer, status
        self.asked: list[dict[str, Any]] = []
        """The queries of each request."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/reconcile"

    def results(self, query: dict[str, Any]) -> list[dict[str, Any]]:
        found = self.things.get(query["query"], [])
        return [
            {
                "id": id_,
                "name": query["query"],
                "score": 100 - number,
                "match": len(found) == 1,
                "type": [{"id": type_.lower(), "name": type_}],
            }
            for number, (id_, type_) in enumerate(found)
        ]


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        manifest = {"name": "Ours", "versions": ["0.2"], "identifierSpace": SPACE, "schemaSpace": SPACE, "batchSize": 2}
        self._send(json.dumps(manifest).encode() if self.server.answer is None else self.server.answer)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        queries = json.loads(parse_qs(body)["queries"][0])
        self.server.asked.append(queries)
        answer = {key: {"result": self.server.results(query)} for key, query in queries.items()}
        self._send(json.dumps(answer).encode())

    def _send(self, body: bytes) -> None:
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the tests' output is for the tests."""


@contextmanager
def serving(
    things: dict[str, list[tuple[str, str]]], answer: bytes | None = None, status: int = 200
) -> Iterator[Service]:
    """The server, while it runs."""
    service = Service(things, answer, status)
    thread = Thread(target=service.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        service.shutdown()
        service.server_close()
        thread.join()
