"""Queries: known prefixes, the union of all graphs, errors that help, answers in every form."""

from __future__ import annotations

import io
import json

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import QueryError
from kg.graph import format_answer, memory_store, run_query
from kg.ontology import NAMESPACE

_BASE = "https://w3id.org/company-people-kg/id/"
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_LUMEN, _NORTH = NamedNode(_BASE + "org/lumen"), NamedNode(_BASE + "org/north")
_NAMES = "SELECT ?thing ?name { ?thing rdfs:label ?name } ORDER BY ?name"


@pytest.fixture
def store() -> Store:
    one, two = NamedNode(_BASE + "document/1"), NamedNode(_BASE + "document/2")
    return memory_store(
        [
            Quad(_LUMEN, _LABEL, Literal("Lumen"), one),
            Quad(_LUMEN, _LABEL, Literal("Lumen"), two),
            Quad(_NORTH, _LABEL, Literal("北方電力"), two),
            Quad(_NORTH, NamedNode(NAMESPACE + "acquired"), _LUMEN, two),
        ]
    )


def test_all_graphs_are_asked_as_one(store: Store) -> None:
    answer = run_query(store, _NAMES)
    assert answer.variables == ("thing", "name")
    assert list(answer) == [(_LUMEN.value, "Lumen"), (_NORTH.value, "北方電力")]


def test_graphs_can_be_named(store: Store) -> None:
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"
    assert list(run_query(store, count.format(""))) == [("3",)]
    assert list(run_query(store, count.format("").replace("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"))) == [("4",)]
    assert list(run_query(store, count.format(f"FROM <{_BASE}document/1>"))) == [("1",)]


def test_a_query_can_be_named(store: Store) -> None:
    assert run_query(store, "acquisitions").variables[:2] == ("acquirer", "target")
    with pytest.raises(QueryError, match="no query 'aquisitions'"):
        run_query(store, "aquisitions")


def test_an_answer_can_be_read_twice(store: Store) -> None:
    answer = run_query(store, _NAMES)
    assert list(answer) == list(answer)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * WHERE { ?s ?p }", "line 1, column 24: '}' cannot stand here; expected is one of a variable, an IRI"),
        ("SELECT *\nWHERE { ?s kg:acquired 'é' ?o }", "line 2, column 28: '\\?o' cannot stand here"),
        ("SELEC * {}", r"line 1, column 1: 'SELEC' cannot stand here; did you mean SELECT\?"),
        ("SELECT * { ?s ?p ?o } # no\nLIMT 5", r"line 2, column 1: 'LIMT' cannot stand here; did you mean LIMIT\?"),
        ("SELECT * { ?s ?p ?o } ORDER ?s", "column 29: '\\?s' cannot stand here; expected is BY"),
        ("SELECT * { ?s ?p 'x }", "column 18: this text is not closed"),
        ("SELECT * {", "column 11: the query ends too early; expected is one of a variable"),
        ("ASK { ?s ?p ?o } }", "column 18: '}' cannot stand here"),
        ("SELECT ?x { ?y ?z ?w } GROUP BY ?y", "variable that is unbound"),
        ("SELECT * { ?s nope:x ?y }", "column 15: this prefix is not declared"),
        (" ", "line 1"),
        ("SELECT * { ?s ?p '\ud800' }", "cannot be answered"),
    ],
)
def test_wrong_syntax_is_told_with_its_place(store: Store, query: str, place: str) -> None:
    with pytest.raises(QueryError, match=place):
        run_query(store, query)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s kg:aquired ?o }",
        "ASK { ?s kg:aquired+ ?o }",
        f"ASK {{ ?s <{NAMESPACE}aquired> ?o }}",
        f"PREFIX : <{NAMESPACE}> ASK {{ ?s :aquired ?o }}",
    ],
)
def test_terms_that_the_ontology_does_not_have_are_told(store: Store, query: str) -> None:
    with pytest.raises(QueryError, match=r"kg:aquired is not in company-people.ttl; did you mean kg:acquired\?"):
        run_query(store, query)


def test_another_meaning_of_the_prefix_is_left_alone(store: Store) -> None:
    assert list(run_query(store, "PREFIX kg: <https://e.org/> SELECT * { ?s kg:aquired ?o . }")) == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o . SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?o { ?s ?p ?o } }",
        "ASK { ?s kg:acquired\\' ?o . SERVICE <http://localhost:1/> {} FILTER(?s = 'x') }",
        "SELECT * FROM <file:///secret> { ?s ?p ?o }",
        "SELECT * FROM NAMED <FILE:///secret> { GRAPH ?g { ?s ?p ?o } }",
        "LOAD <http://localhost:1/>",
        "PREFIX e: <https://e.org/> # a comment\ninsert data { e:a e:b e:c }",
    ],
)
def test_what_leaves_the_graph_or_changes_it_is_refused(store: Store, query: str) -> None:
    with pytest.raises(QueryError, match=r"would (ask another machine|read a file|change the graph)"):
        run_query(store, query)


def test_words_in_strings_names_and_comments_are_no_commands(store: Store) -> None:
    query = 'ASK { FILTER(\'SERVICE\' = """INSERT \' kg:nope""") # SERVICE kg:nope\n }'
    assert format_answer(run_query(store, query), "table") == "no\n"


def test_rows_are_written_in_every_form(store: Store) -> None:
    answer = run_query(store, _NAMES)
    assert format_answer(answer, "csv").splitlines()[1] == f"{_LUMEN.value},Lumen"
    assert format_answer(answer, "tsv").splitlines()[1] == f'<{_LUMEN.value}>\t"Lumen"'
    assert json.loads(format_answer(answer, "json"))["head"]["vars"] == ["thing", "name"]
    assert format_answer(answer, "xml").startswith("<?xml")
    with pytest.raises(QueryError, match="only CONSTRUCT and DESCRIBE"):
        format_answer(answer, "turtle")


def test_triples_are_written_as_turtle(store: Store) -> None:
    answer = run_query(store, "CONSTRUCT { ?s kg:acquired ?o } { ?s kg:acquired ?o }")
    assert format_answer(answer, "turtle").endswith("\n\n<org/north> kg:acquired <org/lumen> .\n")
    for form in ("csv", "json"):
        with pytest.raises(QueryError, match=f"written as turtle and not as {form}"):
            format_answer(answer, form)
    with pytest.raises(QueryError, match="only a SELECT query gives rows"):
        iter(answer)


def test_yes_and_no_are_written(store: Store) -> None:
    answer = run_query(store, "ASK { ?s kg:acquired ?o }")
    assert repr(answer) == "yes\n"
    assert json.loads(format_answer(answer, "json"))["boolean"] is True


def test_an_unknown_form_is_told(store: Store) -> None:
    with pytest.raises(QueryError, match="'xlsx' is no format; known: table, csv"):
        format_answer(run_query(store, _NAMES), "xlsx")


def test_a_table_is_aligned_whatever_the_width_of_characters(store: Store) -> None:
    assert repr(run_query(store, _NAMES)) == (
        "thing      name\n─────────  ────────\norg/lumen  Lumen\norg/north  北方電力\n(2 rows)\n"
    )


def test_numbers_stand_at_the_right_and_controls_are_taken_out(store: Store) -> None:
    query = "SELECT ?n ?t { VALUES (?n ?t) { (7 'a\\n\u202eb') (10.5 '\x1b[1m') (UNDEF kg:completed) } }"
    assert repr(run_query(store, query)).splitlines()[2:] == [
        "   7  a b",
        "10.5   [1m",
        "      kg:completed",
        "(3 rows)",
    ]


def test_a_table_fits_a_terminal(store: Store) -> None:
    answer = run_query(store, "SELECT ?a ?b { VALUES (?a ?b) { ('short' '北北北北北北北北北北北北') } }")
    lines = format_answer(answer, "table", width=20).splitlines()
    assert lines[2] == "short  北北北北北北…"


def test_a_stream_of_text_gets_utf_8_whatever_its_encoding(store: Store) -> None:
    binary = io.BytesIO()
    stream = io.TextIOWrapper(binary, encoding="ascii")
    run_query(store, _NAMES).write(stream, "csv")
    assert "北方電力" in binary.getvalue().decode()
    text = io.StringIO()
    run_query(store, _NAMES).write(text)
    assert text.getvalue() == repr(run_query(store, _NAMES))
