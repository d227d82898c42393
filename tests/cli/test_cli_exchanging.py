"""The command line: parameters of queries, diff, log and export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat
from told_graph import Told, ToldGraph, document

from kg import cli, export, graph
from kg.cli.asking import PARAMETERS
from kg.cli.exchanging import EXPORTS

_NOTE = document("Note", "Velora bought Norbit. More.")
_WORLD = ToldGraph({"organization": ["Velora", "Norbit", "Norbit Tools", "Kestrel"]})
_PLANNED: Told = ("acquisition", "planned", {"acquirer": "Velora", "target": "Norbit"})
_DONE: Told = ("acquisition", "completed", {"acquirer": "Velora", "target": "Norbit", "price": "75000000 USD"})
_OTHER: Told = ("acquisition", "completed", {"acquirer": "Norbit Tools", "target": "Kestrel"})


@pytest.fixture(autouse=True)
def graphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two graphs, before.nq and after.nq."""
    monkeypatch.chdir(tmp_path)
    for name, told in (("before", [_PLANNED]), ("after", [_DONE, _OTHER])):
        stream = Path(f"{name}.ttl")
        stream.write_text(graph.to_turtle(_WORLD.store({_NOTE: told})), encoding="utf-8")


def _prints(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.main(arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def _fails(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.main(arguments) == 1
    return capsys.readouterr().err


def test_a_query_takes_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("query", "acquisitions-of", "--data", "after.ttl", "--format", "csv")
    assert _prints(capsys, *asked, "--company", "Velora").splitlines()[1:] == [
        "Velora,Norbit,75000000 USD,,completed,Note"
    ]
    assert len(_prints(capsys, *asked).splitlines()) == 3
    assert "has no parameter --place; it takes --company, --status" in _fails(capsys, *asked, "--place", "Lund")
    assert "kg: 'Norb' may mean any of these" in _fails(capsys, *asked, "--company", "Norb")


def test_every_parameter_is_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    declared = {parameter.name for query in graph.list_queries() for parameter in query.parameters}
    assert declared == set(PARAMETERS)
    listed = _prints(capsys, "query", "--list")
    assert "acquisitions-of        What a company bought or wants to buy\n" in listed
    assert "--company: the buyer\n" in listed


def test_json_and_xml_end_with_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("json", "xml"):
        assert _prints(capsys, "query", "acquisitions", "--data", "after.ttl", "--format", form).endswith(
            (">\n", "}\n")
        )


def test_diff_tells_what_has_changed(capsys: pytest.CaptureFixture[str]) -> None:
    text = _prints(capsys, "diff", "before.ttl", "after.ttl")
    assert (
        "\n  ~ Velora acquired Norbit: status planned -> completed; price unknown -> 75,000,000 USD (note.txt)" in text
    )
    assert json.loads(_prints(capsys, "diff", "before.ttl", "after.ttl", "--format", "json"))["summary"] == {
        "facts added": 1,
        "facts removed": 0,
        "facts changed": 1,
        "entities added": 2,
        "entities removed": 0,
        "entities renamed": 0,
        "documents added": 0,
        "documents removed": 0,
    }
    assert _prints(capsys, "diff", "before.ttl", "after.ttl", "--format", "html", "-o", "diff.html") == ""
    assert Path("diff.html").read_text("utf-8").startswith("<!doctype html>")
    assert _prints(capsys, "diff", "before.ttl", "before.ttl") == "nothing has changed\n"
    assert "no graph at nowhere" in _fails(capsys, "diff", "before.ttl", "nowhere")


def test_diff_tells_what_has_changed_from_one_time_to_another(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (document(f"Y{year}", "Velora bought Norbit.", date=f"{year}-05") for year in (2004, 2006))
    plain = {"acquirer": "Velora", "target": "Norbit"}
    store = _WORLD.store({first: [("acquisition", "planned", plain)], second: [_DONE, _OTHER]})
    store.dump("of@all.nq", format=RdfFormat.N_QUADS)
    text = _prints(capsys, "diff", "of@all.nq@2004", "of@all.nq@2006-06-30")
    assert text.startswith("1 facts added, 1 facts changed, 2 entities added, 1 documents added\n")
    assert (
        "  ~ Velora acquired Norbit: status planned -> completed; price unknown -> 75,000,000 USD (y2006.txt)" in text
    )
    page = _prints(capsys, "diff", "of@all.nq@2004", "of@all.nq@2006", "--format", "html")
    assert "<title>of@all.nq@2004 → of@all.nq@2006</title>" in page
    assert json.loads(_prints(capsys, "diff", "of@all.nq@2004", "of@all.nq@2005", "--format", "json"))["facts"] == []
    (told,) = json.loads(_prints(capsys, "diff", "of@all.nq@2003", "of@all.nq@2004", "--format", "json"))["facts"]
    assert told["change"] == "added"
    assert _prints(capsys, "diff", "of@all.nq@2006", "of@all.nq") == "nothing has changed\n"
    assert "'2004-13' is no date; 2004, 2004-08" in _fails(capsys, "diff", "of@all.nq@2004-13", "of@all.nq")
    assert "no graph at of@all.nq@May" in _fails(capsys, "diff", "of@all.nq@May", "of@all.nq")


def test_diff_tells_that_graphs_of_earlier_builds_are_gone(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (build,) = json.loads(_prints(capsys, "log", "--json", "--data", str(demo)))
    assert _prints(capsys, "diff", f"{demo}@{build['time']}", str(demo)) == "nothing has changed\n"
    told = _fails(capsys, "diff", f"{demo}@2004-05-06T07:08:09Z", str(demo))
    assert (
        "keeps only the graph of its last build, and none of 2004-05-06T07:08:09Z: before a build, `kg backup`" in told
    )


def test_export_writes_a_format_and_tells_what_it_loses(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(EXPORTS) == set(export.EXPORTS)
    for form in EXPORTS:
        assert cli.main(["export", "--format", form, "--data", "after.ttl", "-o", f"out.{form}"]) == 0
        out, err = capsys.readouterr()
        assert out == ""
        assert err == "" or err.startswith(f"kg: not in {form}: ")
        assert cli.main(["export", "--format", form, "--data", "after.ttl"]) == 0
        assert capsys.readouterr().out.encode() == Path(f"out.{form}").read_bytes()
    assert cli.main(["query", "acquisitions", "--data", "out.nq"]) == 0


def test_log_tells_the_builds(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (build,) = json.loads(_prints(capsys, "log", "--json", "--data", str(demo)))
    assert build["facts"] == build["added"] > 20
    assert _prints(capsys, "log", "--data", str(demo)).startswith(f"{build['time']}  {build['facts']} facts  +")
    assert "kg: no builds at " in _fails(capsys, "log", "--data", ".")


def test_a_build_tells_that_the_shapes_are_broken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = graph.Violation(focus=_WORLD.entities["Velora"].id, message="Velora: is wrong", shape=_NOTE_SHAPE)
    monkeypatch.setattr("kg.graph.validate", lambda store, graphs: (wrong,))
    Path("note.txt").write_text("Velora acquired Norbit in 2004.\n", encoding="utf-8")
    told = _fails(capsys, "build", "note.txt", "-o", "made")
    assert told == "kg: 1 thing is not as the shapes want it; `kg validate --data made` tells\n"


_NOTE_SHAPE = _WORLD.entities["Velora"].id
