"""A diff as text, as JSON and as a page."""

from __future__ import annotations

import json
from pathlib import Path

from told_graph import BASE, Told, ToldGraph, document
from watched_page import Watched

import kg
from kg.graph import Diff
from kg.views import diff_html, diff_json, diff_text

_NOTE = document("Note", "Velora bought <b>Norbit</b>. More.")
_LATER = document("Later", "No news. More.")
_WORLD = ToldGraph({"organization": ["Velora", "Norbit", "<img src=x onerror=alert(1)>"], "person": ["Tom Hale"]})
_DEAL: Told = ("acquisition", "planned", {"acquirer": "Velora", "target": "Norbit", "date": "2004-08"})
_DONE: Told = ("acquisition", "completed", {"acquirer": "Velora", "target": "Norbit", "price": "75000000 USD"})
_POST: Told = ("employment", "current", {"person": "Tom Hale", "organization": "Velora", "position": "clerk"})
_ODD: Told = ("founding", "completed", {"organization": "<img src=x onerror=alert(1)>", "date": "1990"})
_BEFORE = kg.Graph(_WORLD.store({_NOTE: [_DEAL, _POST]}))
_AFTER = kg.Graph(_WORLD.store({_NOTE: [_DONE], _LATER: [_ODD]}))
_DIFF: Diff = _BEFORE.diff(_AFTER)


def test_text_tells_changes_by_entity() -> None:
    assert diff_text(_DIFF) == (
        "1 facts added, 1 facts removed, 1 facts changed, 1 entities added, 1 entities removed, 1 documents added\n"
        "\n<img src=x onerror=alert(1)>\n"
        "  + Founding: <img src=x onerror=alert(1)> [completed · date: 1990] (later.txt)\n"
        "\nTom Hale\n"
        "  - Tom Hale works for Velora [current · position: clerk] (note.txt)\n"
        "\nVelora\n"
        "  ~ Velora acquired Norbit: status planned -> completed; price unknown -> 75,000,000 USD; "
        "date August 2004 -> unknown (note.txt)\n"
        "\n+ organization <img src=x onerror=alert(1)>\n"
        "- person Tom Hale\n"
        "+ document later.txt\n"
    )


def test_text_tells_that_nothing_has_changed() -> None:
    assert diff_text(_BEFORE.diff(_BEFORE)) == "nothing has changed\n"


def test_json_tells_both_tellings_of_a_fact() -> None:
    told = json.loads(json.dumps(diff_json(_DIFF)))
    assert told["summary"]["facts changed"] == 1
    assert told["entities"]["removed"] == [{"id": f"{BASE}person/tom-hale", "type": "person", "name": "Tom Hale"}]
    added, removed, changed = told["facts"]
    assert (added["before"], removed["after"]) == (None, None)
    assert changed["differences"][0] == {"what": "status", "before": "planned", "after": "completed"}
    assert changed["after"]["roles"]["price"] == [{"value": "75000000 USD", "text": "75000000 USD"}]
    assert changed["entity"]["name"] == "Velora"


def test_the_page_opens_from_disk_and_runs_nothing(watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "diff.html"
    path.write_text(diff_html(_DIFF, title="a <script>alert(1)</script> b"), encoding="utf-8")
    page = watched.open(path)
    assert page.title() == "a <script>alert(1)</script> b"
    assert page.locator("li.changed").inner_text().startswith("~Velora acquired Norbit: status planned -> completed")
    assert page.locator("li.changed q").inner_text() == "Velora bought <b>Norbit</b>."
    assert page.locator("img, script, b").count() == 0
