"""Between the web and the processes: tasks are run, and what goes wrong gets its HTTP status."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import KGError
from kg.server.pool import BusyError, MemoryLimitError, Pool, QueryTimeoutError
from kg.server.requests import RefusedError
from kg.server.settings import ServerSettings

_STATUSES = {"query": 400, "missing": 404, "form": 406, "large": 422, "memory": 422, "broken": 503}
_KEPT = 200
"""Pages kept until the store changes."""
_WRITE_LIMIT = 6
"""How many times as long as a query a write may take."""


class Asking:
    """Runs tasks on one store."""

    def __init__(self, store: Path, settings: ServerSettings, *, texts: Mapping[str, str]) -> None:
        self.settings = settings
        self.texts = texts
        """The texts of documents by SHA-256, as far as they are known."""
        self.pool = Pool(store, settings)
        self.timeouts = 0
        """Queries that had no answer in time."""
        self._store = store
        self._writing = asyncio.Lock()
        self._pages: OrderedDict[tuple[str, str, str], Any] = OrderedDict()

    async def ask(
        self, task: str, arguments: Mapping[str, Any], body: bytes = b"", *, limit: float | None = None
    ) -> tuple[str, bytes]:
        """Media type and content of the reply; raises RefusedError."""
        try:
            head, content = await self.pool.run(task, arguments, body, limit=limit)
        except QueryTimeoutError as error:
            self.timeouts += 1
            raise RefusedError(504, str(error)) from error
        except BusyError as error:
            raise RefusedError(503, str(error), {"Retry-After": "5"}) from error
        except MemoryLimitError as error:
            raise RefusedError(422, str(error)) from error
        except KGError as error:
            raise RefusedError(503, str(error)) from error
        if "error" in head:
            detail = head["message"] or "the query took more memory than allowed; ask for less"
            raise RefusedError(_STATUSES[head["error"]], detail)
        return head["type"], content

    async def page(self, task: str, **arguments: Any) -> Any:
        """The JSON value that a task gives, kept until the store changes; raises RefusedError."""
        key = (self.pool.version, task, json.dumps(arguments))
        if key not in self._pages:
            self._pages[key] = await self.value(task, arguments)
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(key)
        return self._pages[key]

    async def value(self, task: str, arguments: Mapping[str, Any], body: bytes = b"") -> Any:
        """The JSON value that a task gives; raises RefusedError."""
        _, content = await self.ask(task, arguments, body)
        return json.loads(content)

    async def write(self, task: str, arguments: Mapping[str, Any], body: bytes = b"") -> Any:
        """The JSON value that a writing task gives: one at a time; raises RefusedError.

        It goes on to its end when the client leaves, who may not want to hear that all is written.
        """
        return await asyncio.shield(asyncio.ensure_future(self._write(task, arguments, body)))

    async def _write(self, task: str, arguments: Mapping[str, Any], body: bytes) -> Any:
        async with self._writing:
            limit = self.settings.time_limit * _WRITE_LIMIT
            _, content = await self.ask(task, {"folder": str(self._store), **arguments}, body, limit=limit)
        return json.loads(content)
