"""Servers that want to know who asks, that are slow, busy or gone; and that have their services elsewhere."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import httpx
import oxigraph_server
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

import kg
from kg.errors import GraphError
from kg.graph import RemoteStore, open_remote, publish, write_store
from kg.graph._engines import ENGINES, read_address
from kg.graph.stores import with_union

_CLASS = NamedNode("https://w3id.org/company-people-kg/ns#Document")
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_YES = httpx.Response(
    200, headers={"Content-Type": "application/sparql-results+json"}, content=b'{"head":{},"boolean":true}'
)


class _Server:
    """Gives the answers that it is told to, and remembers what it was asked."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []
        self.pauses: list[float] = []

    def store(self, address: str = "oxigraph+http://host:7878", token: str = "") -> RemoteStore:
        transport = httpx.MockTransport(self._answer)
        return RemoteStore(address, token=token, transport=transport, pause=self.pauses.append)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_a_token_is_sent() -> None:
    server = _Server(_YES)
    server.store(token="secret").query("ASK {}")
    assert server.requests[0].headers["Authorization"] == "Bearer secret"


def test_a_name_and_a_password_are_sent_and_never_shown() -> None:
    server = _Server(_YES, httpx.Response(403))
    store = server.store("fuseki+http://ada:top%20secret@host/ds")
    store.query("ASK {}")
    assert server.requests[0].headers["Authorization"] == "Basic " + base64.b64encode(b"ada:top secret").decode()
    assert str(server.requests[0].url) == "http://host/ds/query"
    with pytest.raises(GraphError, match=r"http://host/ds refuses \(403\); set KG_STORE_TOKEN") as told:
        store.query("ASK {}")
    assert "secret" not in str(told.value)


def test_digest_is_spoken_where_it_is_wanted() -> None:
    challenge = {"WWW-Authenticate": 'Digest realm="SPARQL", qop="auth", algorithm=MD5, nonce="n", opaque="o"'}
    server = _Server(httpx.Response(401, headers=challenge), _YES)
    assert server.store("virtuoso+http://dba:dba@host:8890").query("ASK {}")
    assert server.requests[1].headers["Authorization"].startswith('Digest username="dba", realm="SPARQL"')


def test_a_busy_server_is_asked_again_as_it_wishes() -> None:
    server = _Server(
        httpx.Response(503, headers={"Retry-After": "7"}), httpx.Response(502), httpx.ReadTimeout("slow"), _YES
    )
    assert server.store().query("ASK {}")
    assert server.pauses == [7, 1, 2]


def test_a_server_that_is_gone_is_told_after_four_attempts() -> None:
    server = _Server(*[httpx.ConnectError("refused")] * 4)
    with pytest.raises(GraphError, match=r"http://host:7878 does not answer .*refused.*see whether it runs"):
        server.store().query("ASK {}")
    assert server.pauses == [0.5, 1, 2]


@pytest.mark.parametrize("problem", [httpx.Response(504), httpx.ReadTimeout("slow")], ids=["504", "time-out"])
def test_an_update_that_may_have_begun_is_not_repeated(problem: httpx.Response | Exception) -> None:
    server = _Server(problem)
    with pytest.raises(GraphError):
        server.store().update("INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }")
    assert (len(server.requests), server.pauses) == (1, [])


def test_an_update_that_has_not_begun_is_repeated() -> None:
    server = _Server(httpx.ConnectTimeout("slow"), httpx.Response(429), httpx.Response(204))
    server.store().update("INSERT DATA { <a:b> <a:b> <a:b> }")
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (httpx.Response(404), r"has no such data set \(404\)"),
        (httpx.Response(500, text="out of\nmemory"), "answers 500: out of memory"),
        (
            httpx.Response(200, headers={"Content-Type": "text/html; charset=utf-8"}),
            "answers in text/html, which is no",
        ),
        (httpx.Response(200, headers={"Content-Type": "application/sparql-results+json"}, text="{"), "broken answer"),
    ],
    ids=["404", "500", "page", "broken"],
)
def test_other_answers_are_told(answer: httpx.Response, told: str) -> None:
    with pytest.raises(GraphError, match=told):
        _Server(answer).store().query("ASK {}")


def test_uploads_come_in_chunks_and_can_be_repeated() -> None:
    server = _Server(httpx.Response(503), httpx.Response(204))
    graph = NamedNode("https://example.org/g?x=1&y=ä")
    server.store().extend(Quad(_LABEL, _LABEL, Literal(str(number)), graph) for number in range(2500))
    first, second = server.requests
    assert second.headers["Transfer-Encoding"] == "chunked"
    assert second.url.params["graph"] == graph.value
    assert first.content == second.content
    assert second.content.count(b" .\n") == 2500


@pytest.mark.parametrize("kind", ENGINES)
def test_every_kind_of_server_is_found_below_its_url(kind: str) -> None:
    server = _Server(_YES, httpx.Response(204), httpx.Response(204))
    store = server.store(f"{kind}+https://host/base/")
    store.query("ASK {}")
    store.update("DROP ALL")
    store.extend([Quad(_LABEL, _LABEL, _LABEL)])
    engine = ENGINES[kind]
    paths = [request.url.path for request in server.requests]
    assert paths == [f"/base{path}" for path in (engine.query, engine.update, engine.graphs)]


@pytest.mark.parametrize(
    "address", ["http://host", "mysql+http://host", "fuseki+ftp://host", "fuseki+http://", "fuseki+http://h?a"]
)
def test_addresses_of_no_known_kind_are_refused(address: str) -> None:
    with pytest.raises(GraphError, match="write KIND\\+URL, where KIND is one of fuseki, graphdb"):
        read_address(address)


def test_the_environment_gives_token_and_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_TIMEOUT", "soon")
    with pytest.raises(GraphError, match="KG_STORE_TIMEOUT is 'soon'"):
        open_remote("oxigraph+http://host")


# Publishing


def _document(name: str, *labels: str) -> list[Quad]:
    graph = NamedNode(f"https://example.org/document/{name}")
    return [Quad(graph, _TYPE, _CLASS, graph), *(Quad(_LABEL, _LABEL, Literal(label), graph) for label in labels)]


@pytest.fixture
def remote() -> Iterator[RemoteStore]:
    with oxigraph_server.running() as url:
        yield RemoteStore(f"oxigraph+{url}")


def test_a_published_graph_is_kept_the_same(remote: RemoteStore, tmp_path: Path) -> None:
    steps = [
        [*_document("1", "Arbo", "Beno"), *_document("2", "Arbo")],
        [*_document("1", "Beno"), *_document("2", "Arbo"), *_document("3")],
        [*_document("3", "Cord")],
    ]
    for quads in steps:
        write_store(tmp_path / "store", quads)
        publish(remote, tmp_path / "store", tmp_path / "memory")
        assert set(remote) == set(with_union(quads))


def test_what_was_sent_is_not_sent_again(tmp_path: Path) -> None:
    write_store(tmp_path / "store", _document("1", "Arbo"))
    none = httpx.Response(
        200,
        headers={"Content-Type": "application/sparql-results+json"},
        content=b'{"head":{"vars":["g"]},"results":{"bindings":[]}}',
    )
    server = _Server(none, httpx.Response(204), httpx.Response(204))
    for _ in range(2):
        publish(server.store(), tmp_path / "store", tmp_path / "memory")
    assert len(server.requests) == 3


def test_after_a_failure_all_is_compared(remote: RemoteStore, tmp_path: Path) -> None:
    quads = [*_document("1", "Arbo"), *_document("2", "Beno")]
    write_store(tmp_path / "store", quads)
    publish(remote, tmp_path / "store", tmp_path / "memory")
    write_store(tmp_path / "store", quads[:2])
    with pytest.raises(GraphError):
        publish(
            _Server(httpx.Response(500)).store(f"oxigraph+{remote.address}"), tmp_path / "store", tmp_path / "memory"
        )
    remote.update("DROP GRAPH <https://example.org/document/1>")
    publish(remote, tmp_path / "store", tmp_path / "memory")
    assert set(remote) == set(with_union(quads[:2]))


def test_what_others_keep_in_the_data_set_stays(remote: RemoteStore, tmp_path: Path) -> None:
    others = [
        Quad(_LABEL, _TYPE, _LABEL, NamedNode("https://example.org/theirs")),
        Quad(_LABEL, _TYPE, _TYPE, DefaultGraph()),
    ]
    remote.extend(others)
    for quads in (_document("1", "Arbo"), _document("2", "Beno")):
        write_store(tmp_path / "store", quads)
        publish(remote, tmp_path / "store", tmp_path / "memory")
        assert set(remote) == {*others, *with_union(quads)}


def test_a_server_that_makes_the_union_gets_the_named_graphs_alone(tmp_path: Path) -> None:
    write_store(tmp_path / "store", _document("1", "Arbo"))
    none = httpx.Response(
        200,
        headers={"Content-Type": "application/sparql-results+json"},
        content=b'{"head":{"vars":["g"]},"results":{"bindings":[]}}',
    )
    server = _Server(none, httpx.Response(204))
    publish(server.store("qlever+http://host"), tmp_path / "store", tmp_path / "memory")
    assert server.requests[1].url.params["graph"] == "https://example.org/document/1"


def test_a_graph_on_a_server_is_a_graph_like_any_other(remote: RemoteStore, demo: Path) -> None:
    remote.extend(kg.open(demo).store)
    there, here = kg.open(f"oxigraph+{remote.address}"), kg.open(demo)
    assert there.facts == here.facts
    assert there.entities == here.entities
    assert list(there.query("acquisitions")) == list(here.query("acquisitions"))
    assert there.to_turtle() == here.to_turtle()
    with pytest.raises(GraphError, match="rdflib can't share a remote store"):
        there.to_rdflib()
