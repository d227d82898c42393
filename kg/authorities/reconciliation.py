"""A client for reconciliation services, as OpenRefine and Wikidata speak them: names -> what an authority has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from kg.authorities._records import type_of
from kg.errors import AuthorityError
from kg.model import Entity, EntityType, Iri, KnownEntity

_BATCH = 10
_TIMEOUT = 60
"""Seconds that an answer may take."""
_LIMIT = 5
"""Candidates for each name."""
_LARGEST = 50_000_000
"""Bytes of an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a service has for an entity."""

    known: KnownEntity
    score: float
    """As the service gives it; higher is better, and often at most 100."""
    certain: bool
    """Whether the service itself is sure that this is the one."""


class ReconciliationService:
    """A service that speaks the W3C community group's Reconciliation Service API, version 0.1 or 0.2.

    It is asked only for what it is given: the names and the types of entities leave this machine.
    https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
    """

    def __init__(self, url: str, *, types: Mapping[EntityType, str] | None = None) -> None:
        """`types` gives the service's id for a type of ours, to ask for it alone: {"person": "Q5"}.

        Raises AuthorityError if nothing answers there, or no reconciliation service does.
        """
        if urlsplit(url).scheme not in ("http", "https"):
            raise AuthorityError(f"{url!r} is no address of a service; it begins with https:// or http://")
        self._url = url
        self._types = types or {}
        manifest = self._ask(Request(url))
        space = manifest.get("identifierSpace")
        if not isinstance(space, str):
            raise AuthorityError(f"{url}: is no reconciliation service (no identifierSpace); check the address")
        self._space = space
        size = manifest.get("batchSize")
        self._batch = size if isinstance(size, int) and 0 < size < 1000 else _BATCH

    def find(self, entities: Sequence[Entity]) -> Iterator[tuple[Entity, list[Match]]]:
        """For each entity what the service has for its name, the best first; asked in batches.

        Raises AuthorityError if the service does not answer, or answers something else.
        """
        waiting = iter(entities)
        while batch := list(islice(waiting, self._batch)):
            queries = {f"q{number}": self._query(entity) for number, entity in enumerate(batch)}
            body = urlencode({"queries": json.dumps(queries, ensure_ascii=False)}).encode()
            answer = self._ask(Request(self._url, data=body))
            for number, entity in enumerate(batch):
                yield entity, self._matches(answer.get(f"q{number}"), entity)

    def _query(self, entity: Entity) -> dict[str, object]:
        query: dict[str, object] = {"query": entity.name, "limit": _LIMIT}
        return {**query, "type": self._types[entity.type]} if entity.type in self._types else query

    def _matches(self, found: object, entity: Entity) -> list[Match]:
        results = found.get("result") if isinstance(found, dict) else None
        if not isinstance(results, list):
            raise AuthorityError(f"{self._url}: gave no results for {entity.name!r}; it speaks another protocol")
        matches = [match for result in results if (match := self._match(result))]
        return sorted(matches, key=lambda match: (-match.certain, -match.score, match.known.id))

    def _match(self, result: object) -> Match | None:
        if not isinstance(result, dict) or not isinstance(result.get("id"), str) or not result.get("name"):
            return None
        types = [type_["name"] for type_ in result.get("type") or () if isinstance(type_, dict) and "name" in type_]
        score = result.get("score")
        return Match(
            known=KnownEntity(
                id=self._iri(result["id"]),
                name=str(result["name"]),
                type=next((own for name in types if (own := type_of(str(name)))), None),
            ),
            score=float(score) if isinstance(score, int | float) else 0.0,
            certain=result.get("match") is True,
        )

    def _iri(self, id_: str) -> Iri:
        """The service's id, below the space that its manifest names, unless it is an IRI by itself."""
        return Iri(id_ if "://" in id_ else self._space + id_)

    def _ask(self, request: Request) -> dict[str, object]:
        request.add_header("Accept", "application/json")
        request.add_header("User-Agent", "company-people-kg")
        try:
            with urlopen(request, timeout=_TIMEOUT) as response:
                answer = json.loads(response.read(_LARGEST))
        except HTTPError as error:
            error.close()
            raise AuthorityError(f"{self._url}: refused to answer (HTTP {error.code}); try again later") from error
        except (URLError, OSError) as error:
            reason = getattr(error, "reason", error)
            raise AuthorityError(f"{self._url}: can't be reached ({reason}); check the address") from error
        except ValueError as error:
            raise AuthorityError(f"{self._url}: gave no JSON; it is no reconciliation service") from error
        if not isinstance(answer, dict):
            raise AuthorityError(f"{self._url}: gave a JSON that is no object; it is no reconciliation service")
        return answer
