"""What strangers try, and what they get for it."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from served import AUTHORIZED, TOKEN, Served, serving

_POST = "POST /sparql HTTP/1.1\nHost: 127.0.0.1\nContent-Type: application/sparql-query\n"
QUERY = {"Content-Type": "application/sparql-query"}


@contextmanager
def connection(served: Served) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as connected:
        yield connected


def received(connected: socket.socket) -> bytes:
    """Everything that comes until the server closes."""
    content = b""
    with suppress(ConnectionError):
        while chunk := connected.recv(65536):
            content += chunk
    return content


def is_closed(connected: socket.socket) -> bool:
    """Whether the server has had enough; nothing is read."""
    try:
        connected.sendall(b" ")
    except ConnectionError:
        return True
    return False


def raw(served: Served, request: str) -> bytes:
    """The answer to a request as it stands, other than clients would send it."""
    with connection(served) as connected:
        connected.sendall(request.replace("\n", "\r\n").encode())
        return received(connected)


# Out of the store


@pytest.mark.parametrize("place", ["query", "page", "update"])
def test_ssrf_by_service(served: Served, writable: Served, place: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as inside:
        inside.setblocking(False)
        asked = f"SERVICE <http://127.0.0.1:{inside.getsockname()[1]}/> {{ ?s ?p ?o }}"
        if place == "query":
            response = served.client.get("/sparql", params={"query": f"SELECT * {{ {asked} }}"})
        elif place == "page":
            response = served.client.get("/query", params={"query": f"SELECT * {{ {asked} }}"})
        else:
            update = f"INSERT {{ GRAPH <x:a> {{ ?s ?p ?o }} }} WHERE {{ {asked} }}"
            response = writable.client.post("/sparql", data={"update": update}, headers=AUTHORIZED)
        assert response.status_code == 400
        assert "SERVICE would ask another machine" in response.text
        with pytest.raises(BlockingIOError):
            inside.accept()


def test_file_reads(served: Served, writable: Served) -> None:
    for query in ("SELECT * FROM <file:///etc/passwd> {}", "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g {} }"):
        response = served.client.get("/sparql", params={"query": query})
        assert response.status_code == 400
        assert "file" in response.json()["detail"]
    assert served.client.get("/graphs", params={"graph": "file:///etc/passwd"}).status_code == 404
    for update in ("LOAD <file:///etc/passwd> INTO GRAPH <x:a>", "LOAD <http://127.0.0.1/> INTO GRAPH <x:a>"):
        response = writable.client.post("/sparql", data={"update": update}, headers=AUTHORIZED)
        assert response.status_code == 400
        assert "LOAD would ask another machine" in response.json()["detail"]


def test_external_entities(writable: Served) -> None:
    rdf = (
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="x:">'
        '<rdf:Description rdf:about="x:s"><x:p>&x;</x:p></rdf:Description></rdf:RDF>'
    )
    headers = {"Content-Type": "application/rdf+xml", **AUTHORIZED}
    assert writable.client.put("/graphs?graph=x:xxe", content=rdf, headers=headers).status_code == 400
    remote = '{"@context": "http://127.0.0.1:9/context", "@id": "x:s", "name": 1}'
    headers = {"Content-Type": "application/ld+json", **AUTHORIZED}
    assert writable.client.put("/graphs?graph=x:xxe", content=remote, headers=headers).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/%2e%2e/settings.py",
        "/static/..%2f..%2fetc%2fpasswd",
        "/..//..//etc/passwd",
        "//etc/passwd",
        "/static/style.css%00.html",
        "/static\\..\\app.py",
    ],
)
def test_path_traversal(served: Served, path: str) -> None:
    answer = raw(served, f"GET {path} HTTP/1.1\nHost: 127.0.0.1\nConnection: close\n\n")
    assert answer.startswith((b"HTTP/1.1 404 ", b"HTTP/1.1 400 "))


# Into the answer


def test_header_injection(served: Served) -> None:
    injected = "x\r\nSet-Cookie: stolen=1\r\n\r\n<script>"
    for path, params in (
        ("/sparql", {"query": "ASK {}", "format": injected}),
        ("/sparql", {"query": injected}),
        ("/search", {"q": injected}),
        ("/entity", {"iri": injected}),
        ("/query", {"name": injected}),
    ):
        for accept in ("*/*", "text/html"):
            response = served.client.get(path, params=params, headers={"Accept": accept})
            assert response.status_code in {200, 303, 400, 404}
            assert "set-cookie" not in response.headers
            if response.headers.get("content-type", "").startswith("text/html"):
                assert "<script" not in response.text
    answer = raw(
        served, "GET /health HTTP/1.1\nHost: 127.0.0.1\nOrigin: https://friend.example\x0bX: 1\nConnection: close\n\n"
    )
    assert b"\nX:" not in answer


def test_security_headers_are_on_every_answer(served: Served) -> None:
    for path in ("/", "/graph", "/sparql", "/nothing", "/static/style.css", "/health", "/sparql?query=x"):
        response = served.client.get(path)
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "same-origin"
        assert "server" not in response.headers


# Too much


def test_a_body_of_100_megabytes(served: Served) -> None:
    with connection(served) as connected:
        head = f"{_POST}Content-Length: {100 << 20}\n\n"
        connected.sendall(head.replace("\n", "\r\n").encode())
        assert connected.recv(65536).startswith(b"HTTP/1.1 413 ")


def test_a_body_without_a_length_that_does_not_end(served: Served) -> None:
    head = (
        "POST /sparql HTTP/1.1\nHost: 127.0.0.1\nContent-Type: application/sparql-query\nTransfer-Encoding: chunked\n\n"
    )
    with connection(served) as connected:
        connected.sendall(head.replace("\n", "\r\n").encode())
        with suppress(ConnectionError):
            for _ in range(100):
                connected.sendall(b"100000\r\n" + b" " * (1 << 20) + b"\r\n")
        assert received(connected).startswith(b"HTTP/1.1 413 ")
    assert served.client.get("/health").status_code == 200


def test_heads_and_parameters_without_end(served: Served) -> None:
    assert raw(served, f"GET /{'a' * 100_000} HTTP/1.1\nHost: 127.0.0.1\n\n").startswith(b"HTTP/1.1 414 ")
    assert raw(served, f"GET / HTTP/1.1\nHost: 127.0.0.1\nA: {'a' * 100_000}\n\n").startswith(b"HTTP/1.1 431 ")
    assert served.client.get("/sparql?" + "a=1&" * 1000).status_code == 400


def test_queries_that_are_nested_without_end(served: Served) -> None:
    for piece, end in (("{", "}"), ("(", ")")):
        query = "SELECT * { FILTER" + piece * 20_000 + "1" + end * 20_000 + " }"
        assert served.client.post("/sparql", content=query, headers=QUERY).status_code in {400, 422, 503}
    pattern = "SELECT * { ?s " + "/".join(["(^!(a|b:c))*"] * 2000) + " ?o }"
    assert served.client.post("/sparql", content=pattern, headers=QUERY).status_code in {400, 422, 503, 504}
    assert served.client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


# Too slow


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> Iterator[Served]:
    with serving(demo, "--client-limit", "1") as running:
        yield running


def test_a_head_that_never_ends(impatient: Served) -> None:
    with connection(impatient) as connected:
        with suppress(ConnectionError):
            for letter in b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"x" * 1000:
                connected.sendall(bytes([letter]))
                time.sleep(0.05)
        assert received(connected) == b""


def test_a_connection_that_says_nothing(impatient: Served) -> None:
    with connection(impatient) as connected:
        assert received(connected) == b""


def test_a_body_that_never_ends(impatient: Served) -> None:
    with connection(impatient) as connected:
        head = "POST /sparql HTTP/1.1\nHost: 127.0.0.1\nContent-Type: application/sparql-query\nContent-Length: 100\n\n"
        connected.sendall(head.replace("\n", "\r\n").encode() + b"ASK")
        assert received(connected).startswith(b"HTTP/1.1 408 ")


def test_a_client_that_does_not_read(impatient: Served) -> None:
    with socket.socket() as connected:
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connected.connect(("127.0.0.1", impatient.port))
        connected.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 1000)
        while not is_closed(connected):
            time.sleep(0.2)
    assert impatient.client.get("/health").status_code == 200


# From elsewhere


def test_a_name_that_was_made_to_point_here(served: Served) -> None:
    for host in ("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "a@127.0.0.1.nip.io"):
        assert served.client.get("/", headers={"Host": host}).status_code == 421
    for host in ("localhost", "LOCALHOST:80", "127.0.0.1:1", "[::1]:7878", "localhost."):
        assert served.client.get("/health", headers={"Host": host}).status_code == 200


def test_pages_of_other_sites(served: Served) -> None:
    stranger, friend = {"Origin": "https://evil.example"}, {"Origin": "https://friend.example"}
    assert "access-control-allow-origin" not in served.client.get("/sparql", headers=stranger).headers
    assert served.client.post("/sparql", data={"query": "ASK {}"}, headers=stranger).status_code == 403
    assert served.client.post("/sparql", data={"query": "ASK {}"}, headers={"Origin": "null"}).status_code == 403
    own = {"Origin": served.address.rstrip("/")}
    assert served.client.post("/sparql", data={"query": "ASK {}"}, headers=own).status_code == 200
    answer = served.client.post("/sparql", data={"query": "ASK {}"}, headers=friend)
    assert answer.headers["access-control-allow-origin"] == "https://friend.example"
    assert "access-control-allow-credentials" not in answer.headers
    preflight = {**friend, "Access-Control-Request-Method": "POST"}
    assert "POST" in served.client.options("/sparql", headers=preflight).headers["access-control-allow-methods"]
    refused = {**stranger, "Access-Control-Request-Method": "POST"}
    assert "access-control-allow-methods" not in served.client.options("/sparql", headers=refused).headers
    assert "access-control-allow-origin" not in served.client.get("/entity?iri=x:y", headers=friend).headers


def test_the_token_is_told_nowhere(writable: Served) -> None:
    for path in ("/", "/health", "/metrics", "/openapi.json", "/sparql", "/nothing"):
        assert TOKEN not in writable.client.get(path, headers=AUTHORIZED).text


def test_requests_smuggled_in_another(served: Served) -> None:
    inner = "0\n\nGET /metrics HTTP/1.1\nHost: 127.0.0.1\nConnection: close\n\n"
    lengths = f"Content-Length: {len(inner)}\nTransfer-Encoding: chunked"
    answer = raw(served, f"POST /sparql HTTP/1.1\nHost: 127.0.0.1\n{lengths}\n\n{inner}")
    assert b"kg_requests_total" not in answer
    for twice in ("Content-Length: 5\nContent-Length: 6", "Transfer-Encoding: chunked, identity", "Content-Length: +5"):
        answer = raw(served, f"POST /sparql HTTP/1.1\nHost: 127.0.0.1\n{twice}\n\nASK {{}}")
        assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 501 "))
