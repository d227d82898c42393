"""kg review, explain, verify, show --dossier and --as-of, on a graph built from four short texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from kg import cli
from kg.api import open_graph

_PAGE = (
    '<html><head><title>{0}</title><meta property="article:published_time" content="{1}"></head>'
    "<body><article><h1>{0}</h1>{2}</article></body></html>"
)
_TEXTS = [
    ("rumour", "2004-03-01", "Velora is rumoured to be buying the bookshop Norbit, two bankers said on Monday."),
    ("deal", "2004-06-10", "Velora acquired the bookshop Norbit for $75 million in 2004. It entered Chile in 2005."),
    ("review", "2004-06-11", "Velora acquired Norbit for $90 million in 2004. The deal was paid in cash, it said."),
    ("other", "2004-06-12", "Velorra Books acquired the printer Tellmark for $3 million in 2003, the printer said."),
]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for name, date, text in _TEXTS:
        (folder / f"{name}.html").write_text(_PAGE.format(name, date, f"<p>{text}</p>"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def built(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """To be read only."""
    folder = tmp_path_factory.mktemp("built")
    assert cli.main(["build", str(texts), "-o", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy to judge, where the commands run."""
    copytree(built, tmp_path / "exports")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "exports"


def prints(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert cli.main(arguments) == code
    out, err = capsys.readouterr()
    return out if code == 0 else out + err


def test_judgements_are_applied_by_the_next_build_and_undone_by_the_one_after(
    folder: Path, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "graph.ttl").read_bytes()
    told = prints(capsys, "review", "same", "Velora", "Velorra Books", "--by", "ann", "--note", "one register")
    assert told == "1 judgement kept; `kg build` again to apply\n"
    prints(capsys, "build", str(texts), "--quiet")
    graph = open_graph(folder)
    (entity,) = graph.find("org/velorra-books")
    assert (entity.id, entity.aliases) == (graph.find("Velora")[0].id, ("Velorra Books",))
    assert "(by ann, 2" in prints(capsys, "explain", "Velora acquired Tellmark")
    assert prints(capsys, "validate") == "the graph conforms to the shapes\n"
    prints(capsys, "review", "undo", "last")
    prints(capsys, "build", str(texts), "--quiet")
    assert (folder / "graph.ttl").read_bytes() == before
    assert prints(capsys, "review", "log").splitlines()[0].endswith("(undone)")


def test_a_judgement_without_effect_is_told(folder: Path, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for decision in ("same", "different"):
        prints(capsys, "review", decision, "Velora", "Velorra Books")
    assert cli.main(["build", str(texts), "--quiet"]) == 0
    assert capsys.readouterr().err == "kg: 1 judgement has no effect; `kg review log` tells why\n"
    first, second = prints(capsys, "review", "log").splitlines()
    assert first.endswith("[overruled by a newer judgement]")
    assert second.endswith(")")


def test_a_review_asks_and_an_interruption_loses_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keys: Iterator[str] = iter(["c"])

    def typed(_: str) -> str:
        try:
            return next(keys)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("builtins.input", typed)
    assert "contradicted: Velora acquired Norbit: price" in prints(capsys, "review")
    assert len((folder / "judgements.jsonl").read_text("utf-8").splitlines()) == 1


def test_a_review_goes_by_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "fill in decisions" in prints(capsys, "review", "--write", "review.csv")
    path = Path("review.csv")
    rows = path.read_text("utf-8").replace("\n,", "\nunsure,")
    path.write_text(rows, "utf-8")
    number = len(rows.splitlines()) - 1
    assert prints(capsys, "review", "--apply", "review.csv").startswith(f"{number} judgement")
    assert prints(capsys, "review", "--apply", "review.csv") == "no new judgement\n"
    assert prints(capsys, "review") == "nothing to review\n"


def test_a_review_needs_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "is no folder of a build" in prints(capsys, "review", "log", "--data", str(folder / "graph.ttl"), code=1)


def test_the_graph_of_a_day(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = prints(capsys, "query", "acquisitions", "--as-of", "2004-04", "--format", "csv")
    assert [line.split(",")[5] for line in told.splitlines()[1:]] == ["rumoured"]
    assert "75,000,000 USD" not in prints(capsys, "show", "Velora", "--as-of", "2004-05-31")
    with pytest.raises(SystemExit):
        cli.main(["query", "acquisitions", "--as-of", "May"])
    assert "'May' is no date; 2004, 2004-08" in capsys.readouterr().err


def test_show_tells_stories_and_disagreements(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = prints(capsys, "show", "Velora")
    assert (
        "3 independent sources in 3 documents]\n    rumoured since 1 March 2004, completed since 10 June 2004" in text
    )
    assert "price: 75,000,000 USD (1 document) or 90,000,000 USD (1 document)" in text
    (told,) = json.loads(prints(capsys, "show", "Velora", "--json"))
    assert [stage["status"] for stage in told["stories"][0]["stages"]] == ["rumoured", "completed"]
    assert len(told["disagreements"][0]["sides"]) == 2


def test_an_explanation_reads_the_document_again_for_its_pronouns(
    folder: Path, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "the same name, velora" in prints(capsys, "explain", "Velora acquired Norbit")
    told = prints(capsys, "explain", "Velora entered Chile", "--documents", str(texts))
    assert "organization: “It” -> “Velora” (" in told
    assert "stands for Velora" in prints(capsys, "explain", "Velora entered Chile")
    (as_json,) = json.loads(prints(capsys, "explain", "Velora entered Chile", "--json"))
    assert as_json["extractor"]
    refused = prints(capsys, "explain", "Velora entered Chile", "--documents", str(texts / "rumour.html"), code=1)
    assert "'deal.html' is not among the documents given" in refused


def test_every_quotation_is_verified(
    folder: Path, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prints(capsys, "verify", str(texts)).endswith("quotations stand where the graph says\n")
    moved = copytree(texts, tmp_path / "moved")
    page = (moved / "deal.html").read_text("utf-8")
    (moved / "deal.html").write_text(page.replace("the bookshop", "the little bookshop"), "utf-8")
    (moved / "other.html").unlink()
    told = prints(capsys, "verify", str(moved), code=1)
    assert "is quoted, but" in told
    assert "other.html: not given, its quotations are not checked" in told
    assert "deal.html: the text has changed since the graph was built" in told
    as_json = json.loads(prints(capsys, "verify", str(texts), "--json"))
    assert as_json["problems"] == as_json["missing"] == []


def test_a_dossier_is_printed_and_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "## Deals and ownership" in prints(capsys, "show", "Velora", "--dossier")
    for name, start in (("story.md", "# Velora\n"), ("story.html", "<!DOCTYPE html>")):
        assert prints(capsys, "show", "Velora", "--dossier", name) == f"{name}\n"
        assert Path(name).read_text("utf-8").startswith(start)
