"""The command line: queries, views, validation."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_answers import NOTE, fails, prints
from rdflib import Graph

from kg import cli, graph
from kg.cli.asking import FORMATS

pytestmark = pytest.mark.usefixtures("empty_folder")


ACQUISITIONS = "SELECT ?buyer ?bought { ?a kg:acquired ?b . ?a rdfs:label ?buyer . ?b rdfs:label ?bought }"


def ask(capsys: pytest.CaptureFixture[str], demo: Path, *arguments: str) -> str:
    return prints(capsys, "query", *arguments, "--data", str(demo))


def test_a_shipped_query_by_its_name(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ask(capsys, demo, "acquisitions").splitlines()
    assert lines[0].split() == ["acquirer", "target", "price", "currency", "date", "status", "document"]
    assert lines[2].split()[:6] == ["Amazon", "Joyo", "75000000", "USD", "2004", "completed"]


def test_shipped_queries_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    lines = prints(capsys, "query", "--list").splitlines()
    assert len([line for line in lines if not line.startswith(" ")]) == len(graph.list_queries()) >= 25
    assert "acquisitions           Who bought whom" in lines


def test_the_formats_of_an_answer(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert FORMATS == graph.FORMATS
    rows = list(csv.reader(io.StringIO(ask(capsys, demo, ACQUISITIONS, "--format", "csv"))))
    assert rows[0] == ["buyer", "bought"]
    assert ["Amazon", "Joyo"] in rows
    assert '"Amazon"\t"Joyo"' in ask(capsys, demo, ACQUISITIONS, "--format", "tsv")
    answer = json.loads(ask(capsys, demo, ACQUISITIONS, "--format", "json"))
    assert {"buyer": "Amazon", "bought": "Joyo"} in [
        {name: term["value"] for name, term in row.items()} for row in answer["results"]["bindings"]
    ]
    assert "<literal>Joyo</literal>" in ask(capsys, demo, ACQUISITIONS, "--format", "xml")
    assert "Amazon" in ask(capsys, demo, ACQUISITIONS, "--format", "table")
    built = "CONSTRUCT { ?a kg:acquired ?b } WHERE { ?a kg:acquired ?b }"
    turtle = Graph().parse(data=ask(capsys, demo, built, "--format", "turtle"), format="turtle")
    assert len(turtle) == len(rows) - 1
    assert ask(capsys, demo, "ASK { ?a kg:acquired ?b }") == "yes\n"


def test_a_query_from_a_file(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("query.rq").write_text(f"# Zoë's query\n{ACQUISITIONS}", encoding="utf-8")
    assert "Joyo" in ask(capsys, demo, "-f", "query.rq")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * {", "the query is wrong at line 1"),
        ("aquisitions", "did you mean 'acquisitions'?"),
        ("SELECT * { ?a kg:aquired ?b }", "did you mean kg:acquired?"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE would change the graph"),
    ],
)
def test_a_query_that_is_wrong_is_told(query: str, told: str, demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told in fails(capsys, "query", query, "--data", str(demo))


def test_a_query_file_that_cannot_be_read_is_told(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "query.rq: can't be read (No such file" in fails(capsys, "query", "-f", "query.rq", "--data", str(demo))
    Path("query.rq").write_bytes(b"\xff\xfe\xfd")
    assert "query.rq: is no query" in fails(capsys, "query", "-f", "query.rq", "--data", str(demo))


def test_an_answer_that_is_no_triples_is_no_turtle(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = fails(capsys, "query", ACQUISITIONS, "--format", "turtle", "--data", str(demo))
    assert "only CONSTRUCT and DESCRIBE give triples" in told


@pytest.mark.parametrize(
    "arguments",
    [["query", "acquisitions"], ["view"], ["show", "A"], ["path", "A", "B"], ["validate"], ["info"]],
)
def test_a_graph_that_is_missing_or_none_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "run `kg build`" in fails(capsys, *arguments)
    Path("table.csv").touch()
    assert "kg reads .ttl" in fails(capsys, *arguments, "--data", "table.csv")
    Path("broken.ttl").write_text("<a> <b>", encoding="utf-8")
    assert "broken.ttl" in fails(capsys, *arguments, "--data", "broken.ttl")
    Path("folder").mkdir()
    fails(capsys, *arguments, "--data", "folder")


def test_turtle_and_trig_are_as_good_as_the_store(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from_store = ask(capsys, demo, "acquisitions")
    assert ask(capsys, demo / "graph.ttl", "acquisitions") == from_store
    assert ask(capsys, demo / "graph.trig", "acquisitions") == from_store


def test_show_tells_facts_with_quotes(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = prints(capsys, "show", "joyo", "--data", str(demo))
    assert out.startswith("Joyo (organisation)\n")
    assert "Amazon acquired Joyo  [completed" in out
    assert "price: 75,000,000 USD · date: 2004" in out
    told = json.loads(prints(capsys, "show", "Joyo", "--json", "--data", str(demo)))
    assert "Amazon acquired Joyo" in [fact["says"] for fact in told[0]["facts"]]


def test_an_unknown_name_is_told_with_near_ones(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "did you mean 'Amazon'" in fails(capsys, "show", "Amazom", "--data", str(demo))
    assert "no entity is called 'Xyzzy'" in fails(capsys, "path", "Xyzzy", "Amazon", "--data", str(demo))
    assert "no entity is called 'Xyzzy'" in fails(capsys, "view", "Xyzzy", "--data", str(demo))


def test_a_name_that_several_have_is_asked_back(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = fails(capsys, "path", "a", "Joyo", "--data", str(demo))
    assert "'a' may mean any of these" in told
    assert "  Amazon  https://w3id.org/company-people-kg/id/org/amazon\n" in told


def test_path_tells_every_step_with_its_quote(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = prints(capsys, "path", "Joyo", "Amazon", "--data", str(demo))
    assert out.startswith("Joyo ←acquired— Amazon  [completed, 2004]\n  “")
    (step,) = json.loads(prints(capsys, "path", "Joyo", "Amazon", "--json", "--data", str(demo)))
    assert (step["source"]["name"], step["target"]["name"], step["forward"]) == ("Joyo", "Amazon", False)
    assert prints(capsys, "path", "Joyo", "Joyo", "--data", str(demo)) == "Joyo is Joyo\n"


def test_entities_that_nothing_connects_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(f"{NOTE}\nTessel Freight acquired Oru Bank.\n", encoding="utf-8")
    prints(capsys, "build", "note.txt", "--quiet")
    told = fails(capsys, "path", "Oru Bank", "Lumen Grid")
    assert told == "kg: no chain of facts connects 'Oru Bank' and 'Lumen Grid'\n"


def test_view_writes_the_page_and_says_where(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert prints(capsys, "view", "--data", str(demo)) == "graph.html\n"
    whole = (demo / "graph.html").read_text(encoding="utf-8")
    assert Path("graph.html").read_text(encoding="utf-8") == whole
    prints(capsys, "view", "Joyo", "--title", "Zoë", "-o", "joyo.html", "--data", str(demo))
    assert "<title>Zoë</title>" in Path("joyo.html").read_text(encoding="utf-8")
    assert "nowhere/a.html: can't be written" in fails(capsys, "view", "-o", "nowhere/a.html", "--data", str(demo))


def test_view_can_be_of_a_part(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def part(*options: str) -> str:
        prints(capsys, "view", *options, "--data", str(demo))
        return Path("graph.html").read_text(encoding="utf-8")

    whole, joyo = part(), part("--focus", "Joyo", "--max-nodes", "2")
    assert "Vosskamp" in whole
    assert "Vosskamp" not in joyo
    assert '"type":"acquisition"' in part("--only", "acquisition", "--only", "merger")
    assert '"type":"employment"' not in part("--only", "acquisition", "--only", "merger")
    assert len(part("--since", "2022-06")) < len(whole)
    assert "did you mean 'acquisition'" in fails(capsys, "view", "--only", "aquisitions", "--data", str(demo))


def test_a_page_too_large_to_mail_says_what_to_do(
    demo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.views.page._LARGE", 1000)
    assert cli.main(["view", "--data", str(demo)]) == 0
    told = capsys.readouterr().err
    assert told.startswith("kg: graph.html: has 1 MB, too much for mail")
    assert "--only, --since or --max-nodes" in told


def test_the_demo_conforms(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert prints(capsys, "validate", "--data", str(demo)) == "the graph conforms to the shapes\n"
    assert prints(capsys, "validate", "--json", "--data", str(demo)) == "[]\n"


def test_what_is_wrong_with_a_graph_is_told(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    turtle = (demo / "graph.ttl").read_text(encoding="utf-8")
    Path("wrong.ttl").write_text(turtle.replace("kg:confidence 0.9", "kg:confidence 9.0"), encoding="utf-8")
    assert cli.main(["validate", "--data", "wrong.ttl"]) == 1
    out = capsys.readouterr().out
    assert "a fact needs one confidence" in out
    assert out.endswith(" problems\n")
    assert cli.main(["validate", "--json", "--data", "wrong.ttl"]) == 1
    assert {"node", "message", "shape"} == set(json.loads(capsys.readouterr().out)[0])


def test_info_counts(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "      5 documents\n" in prints(capsys, "info", "--data", str(demo))
    counts = json.loads(prints(capsys, "info", "--json", "--data", str(demo)))
    assert sum(counts["facts_by_type"].values()) == counts["facts"] > 20
