from __future__ import annotations

import pytest
from reconciliation_server import SPACE, serving

from kg.authorities import ReconciliationService
from kg.errors import AuthorityError
from kg.model import Entity, EntityType, Iri


def entity(name: str, type_: str = "organization") -> Entity:
    return Entity(id=Iri(f"https://example.org/id/{name}"), type=EntityType(type_), name=name)


def test_service_is_sure_of_the_only_thing_of_a_name() -> None:
    with serving({"Harbour Foods": [("1", "Company")]}) as service:
        ((found_for, (match,)),) = ReconciliationService(service.url).find([entity("Harbour Foods")])
    assert found_for.name == "Harbour Foods"
    assert match.certain
    assert (match.score, match.known.id, match.known.type) == (100, f"{SPACE}1", "organization")


def test_names_are_asked_in_batches_of_the_services_size() -> None:
    with serving({}) as service:
        found = list(ReconciliationService(service.url).find([entity(name) for name in "abc"]))
        assert [[query["query"] for query in queries.values()] for queries in service.asked] == [["a", "b"], ["c"]]
    assert [matches for _, matches in found] == [[], [], []]


def test_types_are_asked_for_where_the_service_has_them() -> None:
    with serving({}) as service:
        asked = ReconciliationService(service.url, types={EntityType("person"): "Q5"})
        list(asked.find([entity("Tom Ash", "person"), entity("Lumen")]))
        assert list(service.asked[0].values()) == [
            {"query": "Tom Ash", "limit": 5, "type": "Q5"},
            {"query": "Lumen", "limit": 5},
        ]


def test_several_candidates_come_with_the_best_first() -> None:
    with serving({"Delta": [("1", "Company"), ("2", "River")]}) as service:
        ((_, matches),) = ReconciliationService(service.url).find([entity("Delta")])
    assert [(match.known.id, match.known.type, match.certain) for match in matches] == [
        (f"{SPACE}1", "organization", False),
        (f"{SPACE}2", None, False),
    ]


@pytest.mark.parametrize(
    ("answer", "status", "problem"),
    [
        (b"{}", 200, "no identifierSpace"),
        (b"[]", 200, "no object"),
        (b"<html>", 200, "gave no JSON"),
        (b"{}", 503, "HTTP 503"),
    ],
)
def test_what_is_no_service_is_told(answer: bytes, status: int, problem: str) -> None:
    with serving({}, answer, status) as service, pytest.raises(AuthorityError, match=problem):
        ReconciliationService(service.url)


def test_what_does_not_answer_is_told() -> None:
    with serving({}) as service:
        url = service.url
    with pytest.raises(AuthorityError, match="can't be reached"):
        ReconciliationService(url)
    with pytest.raises(AuthorityError, match="no address of a service"):
        ReconciliationService("file:///etc/passwd")
