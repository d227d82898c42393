from __future__ import annotations

from pathlib import Path

from reconciliation_server import SPACE, serving

import kg

TEXT = "Ostrava Power acquired Lumen Grid for 45 million euros in 2019.\n"


def test_graph_takes_over_what_a_file_and_a_service_know(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    table = tmp_path / "known.csv"
    table.write_text("name,type,wikidata,isin\nOstrava Power,company,Q42,US0378331005\n", "utf-8")
    with serving({"Lumen Grid": [("7", "Company")]}) as service:
        graph = kg.build([tmp_path / "a.txt"], tmp_path / "out", known=[table], reconcile_with=service.url)
    known = {entity.name: (entity.same_as, entity.identifiers) for entity in graph.entities}
    assert known == {
        "Ostrava Power": (("http://www.wikidata.org/entity/Q42",), (("isin", "US0378331005"),)),
        "Lumen Grid": ((f"{SPACE}7",), ()),
    }
    assert not graph.validate()
