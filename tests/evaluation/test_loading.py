from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import GoldError, GraphError
from kg.evaluation import Gold, load_gold
from kg.model import Status

SHORT = """
[[case]]
id = "bought"
kind = "plain"
date = "2019-05-02"
text = "Ostrava Power bought Lumen Grid for 45 million euros."
facts = [{ type = "acquisition", status = ["completed", "agreed"], acquirer = "Ostrava Power", target = "Lumen Grid" }]
optional = [{ type = "competition" }]

[[case]]
id = "denied"
group = "contrast"
text = "Ostrava Power has bought nothing."
facts = []
absent = [{ type = "acquisition" }]
"""
GRAPH = """
@prefix kg: <https://w3id.org/company-people-kg/ns#> .
@prefix org: <https://w3id.org/company-people-kg/id/org/> .

org:ostrava-power kg:acquired org:lumen-grid .
[] a kg:Acquisition ; kg:status kg:completed ;
   kg:acquirer org:ostrava-power ; kg:target org:lumen-grid ; kg:price "45000000 EUR" .
"""
ARTICLE = "Ostrava Power has agreed to buy Lumen Grid.\n"
FACT: dict[str, Any] = {
    "type": "acquisition",
    "roles": {
        "acquirer": [{"name": "Ostrava Power", "text": "it"}],
        "target": [{"name": "Lumen Grid", "text": "Lumen Grid"}],
        "seller": [],
        "date": [{"text": "soon", "value": ""}],
        "price": [{"text": "a song", "value": "1 EUR"}],
    },
    "status": "agreed",
    "quote": "Ostrava Power has agreed to buy Lumen Grid.",
}


def one_gold(path: Path, articles: Path | None = None) -> Gold:
    (gold,) = load_gold([path], articles=articles)
    assert isinstance(gold, Gold)
    return gold


def annotate(folder: Path, *facts: dict[str, Any]) -> Path:
    (folder / "a.json").write_text(json.dumps({"document": "a.txt", "facts": facts}, indent=1), encoding="utf-8")
    return folder


def graph(folder: Path, turtle: str = GRAPH) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "input.txt").write_text("Ostrava Power bought Lumen Grid.", encoding="utf-8")
    (folder / "expected.ttl").write_text(turtle, encoding="utf-8")
    return folder


def short(folder: Path, text: str = SHORT) -> Path:
    path = folder / "cases.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_short_texts_are_exhaustive_where_they_have_a_kind(tmp_path: Path) -> None:
    gold = one_gold(short(tmp_path))
    bought, denied = gold.cases
    assert gold.apart
    assert (bought.document.id, bought.document.date, bought.kind) == ("bought", "2019-05-02", "plain")
    assert bought.exhaustive
    assert bought.facts[0].statuses == (Status.COMPLETED, Status.AGREED)
    filled = {role: [filler.text for filler in fillers] for role, fillers in bought.facts[0].roles.items()}
    assert filled == {"price": [], "stake": [], "date": [], "acquirer": ["Ostrava Power"], "target": ["Lumen Grid"]}
    assert (denied.exhaustive, denied.kind, len(denied.forbidden)) == (frozenset(), "contrast", 1)


def test_annotated_articles_lie_beside_or_elsewhere(tmp_path: Path) -> None:
    notes, articles = tmp_path / "notes", tmp_path / "articles"
    notes.mkdir()
    articles.mkdir()
    (articles / "a.txt").write_text(ARTICLE, encoding="utf-8")
    annotate(notes, FACT, FACT | {"type": "office", "roles": {}})
    with pytest.raises(GoldError, match=r"a\.txt is missing; name the folder of the articles by --articles"):
        load_gold([notes])
    (case,) = one_gold(notes, articles).cases
    assert case.document.text == ARTICLE
    (fact,) = case.facts  # offices are not annotated in news
    assert set(fact.roles) == {"acquirer", "target", "price"}
    assert fact.roles[next(iter(fact.roles))][0].names == ("Ostrava Power",)
    (notes / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert one_gold(notes / "a.json").cases[0].facts == case.facts


def test_graphs_are_read_as_facts(tmp_path: Path) -> None:
    graph(tmp_path / "one")
    graph(tmp_path / "two")
    gold = one_gold(tmp_path)
    assert [case.document.id for case in gold.cases] == ["one", "two"]
    (fact,) = gold.cases[0].facts
    names = {str(role): [filler.name or filler.value for filler in fillers] for role, fillers in fact.roles.items()}
    assert (fact.type, fact.statuses) == ("acquisition", (Status.COMPLETED,))
    assert names["acquirer"] == ["ostrava power"]
    assert names["price"] == ["45000000 EUR"]
    assert names["seller"] == names["attribution"] == []
    assert one_gold(tmp_path / "one").cases == gold.cases[:1]


def test_formats_are_told_apart_by_what_files_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    annotate(tmp_path, FACT)
    short(tmp_path).rename(tmp_path / "cases.json")
    graph(tmp_path / "one")
    golds = load_gold([tmp_path])
    assert [(gold.name, len(gold.cases)) for gold in golds if isinstance(gold, Gold)] == [
        ("news", 1),
        ("graphs", 1),
        ("short texts", 2),
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('id = "bought"', ""), r"cases\.toml, case 1: lacks 'id'"),
        (
            ('"acquisition"', '"acquisitions"'),
            r"case 1 \(bought\): 'acquisitions' is no fact type .* did you mean 'acquisition'",
        ),
        (("acquirer =", "buyer ="), r"case 1 \(bought\): acquisition has no role 'buyer', only acquirer, "),
        (('"agreed"', '"settled"'), r"case 1 \(bought\): 'settled' is not a valid Status"),
        (('"denied"', '"denied'), r"cases\.toml: is no TOML file .*mend it"),
        (('text = "Ostrava Power has bought nothing."', 'text = ""'), r"case 2 \(denied\): its text cannot be read"),
    ],
)
def test_broken_cases_are_told_with_their_place(change: tuple[str, str], told: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=told):
        load_gold([short(tmp_path, SHORT.replace(*change))])


def test_broken_annotations_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    for spoilt in (FACT | {"status": "settled"}, {"type": "acquisition"}, FACT | {"roles": {"acquirer": ["Ostrava"]}}):
        with pytest.raises(GoldError, match=r"a\.json: is no annotated article .* mend it, or move it away"):
            load_gold([annotate(tmp_path, spoilt)])


def test_broken_graphs_are_told(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"expected\.ttl"):
        load_gold([graph(tmp_path / "one", GRAPH + "<a> <b>")])
    with pytest.raises(
        GoldError, match=r"expected\.ttl: 'settled' is not a valid Status; the statuses are completed, "
    ):
        load_gold([graph(tmp_path / "one", GRAPH.replace("kg:completed", "kg:settled"))])
    (tmp_path / "one/input.txt").unlink()
    with pytest.raises(GoldError, match=r"input\.txt: cannot be read \(No such file"):
        load_gold([tmp_path / "one"])


def test_what_is_no_gold_is_told(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\xfd")
    for path, told in (
        ("note.txt", "is of no format that facts can be compared with; gold is a KnowledgeNet file"),
        ("nowhere", "cannot be read .*check the name"),
        ("bytes.json", "is no UTF-8 text"),
    ):
        with pytest.raises(GoldError, match=rf"{path}: {told}"):
            load_gold([tmp_path / path])
    (tmp_path / "empty").mkdir()
    with pytest.raises(GoldError, match="empty: nothing in it can be compared"):
        load_gold([tmp_path / "empty"])
