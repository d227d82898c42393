"""A small graph with everything in it that formats stumble over."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "graph"))

from told_graph import ToldGraph, document

from kg import Graph

MONDAY = document("Monday", "Velora bought Norbit. More.", date="2019-05-06", publisher="Harbour Ledger")
FRIDAY = document("Friday", '=HYPERLINK("x") <b>\u0007 & "Ledger". More.', date="2019-05-10")
WORLD = ToldGraph(
    {
        "organization": ["Velora", "Norbit", "Kestrel & <Press>", "Tellmark", "Reform Party", "Harbour Ledger"],
        "person": ["Tom Hale", "Mia Hale"],
        "place": ["Łódź"],
        "product": ["Norbit One"],
    },
    {"Velora": ("=Velora Holdings", "VLR")},
)
TOLD = {
    MONDAY: [
        (
            "acquisition",
            "completed",
            {"acquirer": "Velora", "target": "Norbit", "price": "75000000 USD", "date": "2004", "stake": "60%"},
        ),
        ("acquisition", "planned", {"acquirer": "Velora", "target": "Kestrel & <Press>", "by": "Harbour Ledger"}),
        ("shareholding", "current", {"owner": "Tom Hale", "organization": "Velora", "stake": "2000 shares"}),
        ("subsidiary", "former", {"subsidiary": "Tellmark", "parent": "Norbit"}),
        ("investment", "completed", {"investor": "Tom Hale", "organization": "Tellmark", "amount": "9 EUR"}),
        (
            "employment",
            "former",
            {"person": "Tom Hale", "organization": "Norbit", "position": "=analyst", "start": "1999~", "end": "2003"},
        ),
        ("employment", "current", {"person": "Tom Hale", "organization": "Velora", "position": "chief executive"}),
        ("founding", "completed", {"organization": "Tellmark", "founder": "Tom Hale", "date": "2005-03"}),
        ("family", "current", {"person": "Tom Hale", "relative": "Mia Hale", "kind": "sibling"}),
        ("political_affiliation", "current", {"person": "Tom Hale", "party": "Reform Party"}),
        ("birth", "completed", {"person": "Tom Hale", "place": "Łódź", "date": "1970"}),
        ("renaming", "completed", {"organization": "Velora", "old_name": "Velo", "new_name": "Velora"}),
        ("education", "completed", {"person": "Mia Hale", "institution": "Tellmark", "degree": "MBA"}),
        ("supply", "current", {"supplier": "Norbit", "customer": "Velora", "product": "Norbit One"}),
        ("competition", "current", {"party": "Velora|Tellmark|Norbit"}),
        ("legal_case", "completed", {"accused": "Velora", "matter": "fraud", "authority": "Łódź", "date": "2020"}),
        ("market_entry", "completed", {"organization": "Velora", "place": "Łódź"}),
    ],
    FRIDAY: [
        ("headquarters", "current", {"organization": "Velora", "place": "Łódź"}),
        ("acquisition", "denied", {"acquirer": "Velora", "target": "Norbit"}),
    ],
}
GRAPH = Graph(WORLD.store(TOLD))


def exported(form: str, graph: Graph = GRAPH) -> tuple[bytes, dict[str, int]]:
    """What is written, and what is lost."""
    stream = BytesIO()
    losses = graph.export(form, stream)
    return stream.getvalue(), {loss.what: loss.count for loss in losses}
