"""No query that the guard lets through reaches another machine, whatever it hides behind: nor by `run_query`."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.errors import QueryError
from kg.graph import run_query
from kg.graph.guard import named_datasets, refuse_foreign

AWAY = "<http://127.0.0.1:1/>"
HIDDEN = [
    f"SELECT * {{ SERVICE {AWAY} {{}} }}",
    f"SELECT * {{ SERVICE SILENT {AWAY} {{}} }}",
    f"SELECT * {{ service{AWAY}{{}} }}",
    f"SELECT * {{ SeRvIcE\n#comment\n{AWAY} {{}} }}",
    "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:a {} }",
    "PREFIX a: <http://127.0.0.1:1/> SELECT * { SERVICESILENTa:b {} }",
    f"SELECT * {{ ?s ?p 1SERVICE{AWAY}{{}} }}",
    f"SELECT * {{ ?s ?p true.SERVICE{AWAY}{{}} }}",
    f"SELECT * {{ ?s ?p 'a' .SERVICE{AWAY}{{}} }}",
    f"SELECT * {{ ?s ?p '''it's''' . SERVICE {AWAY} {{}} }}",
    f'SELECT * {{ ?s ?p "\\"" . SERVICE {AWAY} {{}} }}',
    f'SELECT * {{ ?s ?p "#" . SERVICE {AWAY} {{}} }}',
    f"SELECT * {{ ?s ?p <http://x/#> . SERVICE {AWAY} {{}} }}",
    f"SELECT * {{ ?s ?p <http://x/\u00a0#> . SERVICE {AWAY} {{}} }}",
    f"SELECT * {{ ?s ?p <http://x/\u2003#> . SERVICE {AWAY} {{}} }}",
    f"SELECT * {{ FILTER(?a<?b) SERVICE {AWAY} {{}} FILTER(?b>?a) }}",
    f"SELECT * {{ ?s ?p ?o # '\n SERVICE {AWAY} {{}} # '\n}}",
    f"SELECT * {{ ?s ?p ?o # '\r SERVICE {AWAY} {{}} # '\r}}",
    f"SELECT * {{ \\u0053ERVICE {AWAY} {{}} }}",
    f"SELECT * {{ \\U00000053ERVICE {AWAY} {{}} }}",
    f"SELECT * {{ ?s ?p ?o # \\u000A SERVICE {AWAY} {{}}\n }}",
    f"SELECT * {{ ?s ?p 'a\\u0027 . SERVICE {AWAY} {{}} # ' }}",
    f"SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE ?where {{}} }} }} }} VALUES ?where {{ {AWAY} }} }}",
    f"LOAD {AWAY}",
    f"CLEAR NAMED;LOAD{AWAY}INTO GRAPH <x:a>",
    "LOAD SILENT <file:///etc/passwd>",
    f"INSERT {{ GRAPH <x:a> {{ ?s ?p ?o }} }} WHERE {{ SERVICE {AWAY} {{ ?s ?p ?o }} }}",
]
HARMLESS = [
    "SELECT ?service { ?service ?load 'SERVICE <http://x/> {}' }",
    "# SERVICE and LOAD\nASK {}",
    "SELECT * { ?s <http://x/SERVICE> ?o ; kg:load ?b ; schema:serviceType ?c }",
    '''SELECT * { ?s ?p """a "quoted" SERVICE""" }''',
    "SELECT * { ?s ?p 'it\\'s a SERVICE' }",
    "SELECT * { FILTER(?a < 3 && ?b > 2) ?s ?p 'SERVICE' }",
    "SELECT * { ?s ?p 'Dienst'@service }",
]


@pytest.mark.parametrize("sparql", HIDDEN)
def test_what_leaves_the_store_is_refused(sparql: str) -> None:
    with pytest.raises(QueryError, match=r"(SERVICE|LOAD) would ask another machine"):
        refuse_foreign(sparql)
    with pytest.raises(QueryError, match=r"would (ask another machine|change the graph)"):
        run_query(Store(), sparql)


@pytest.mark.parametrize("sparql", HARMLESS)
def test_words_that_only_look_like_it_are_not(sparql: str) -> None:
    refuse_foreign(sparql)


def test_datasets_are_found_wherever_they_come_from() -> None:
    assert named_datasets("SELECT * FROM <x:1> FROM # FROM <x:no>\n NAMED <x:2> { ?s ?p 'FROM <x:no>' }") == (
        "x:1",
        "x:2",
    )
    assert named_datasets("BASE <http://x/a/> SELECT * FROM <b> {}") == ("http://x/a/b",)
    assert named_datasets("prefix d: <http://x/> select * from d:1\\,2 {}") == ("http://x/1,2",)
    assert named_datasets("INSERT { GRAPH <x:a> { ?s ?p ?o } } USING <x:b> WHERE { ?s ?p ?o }") == ("x:b",)


@contextmanager
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener


_WORDS = r"""SERVICE service SERVICESILENT a:b :b AWAY ?s ?p ?o 1 true . ; { } {} ' " \ \' # < > <x:a> <x:#>
@en ^^ FILTER(?s<?o) FILTER( ) && OPTIONAL UNION GRAPH VALUES \u0053 _:b [] - /"""
_PIECES = st.sampled_from(
    [*_WORDS.split(), "'" * 3, '"' * 3, "SERVICE SILENT", "BIND(1 AS ?x)", "\n", "\r", " ", "\u00a0"]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, max_size=8), st.lists(_PIECES, max_size=8), st.sampled_from(["SERVICE", ":", "AWAY{}", " "]))
def test_whatever_is_let_through_stays_here(before: list[str], after: list[str], middle: str) -> None:
    with listening() as listener:
        away = f"<http://127.0.0.1:{listener.getsockname()[1]}/>"
        text = "".join([*before, middle, "SERVICE AWAY {} ", *after]).replace("AWAY", away)
        sparql = f"PREFIX : {away} PREFIX a: {away} SELECT * {{ {text} }}"
        with suppress(QueryError):
            refuse_foreign(sparql)
            with suppress(SyntaxError, OSError, RuntimeError, ValueError):
                list(Store().query(sparql))  # type: ignore[arg-type]  # a SELECT
        with suppress(QueryError, OSError, RuntimeError, ValueError):
            list(run_query(Store(), sparql))
        with pytest.raises(BlockingIOError):
            listener.accept()
