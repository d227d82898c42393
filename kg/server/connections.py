"""Connections that take their time: a client gets a while to say what it wants, and to read the answer."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class Connection(H11Protocol):
    """uvicorn's connection, with a limit to the seconds for a request's head and for each pause of the reader."""

    limit: float = 15

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._head_timer: asyncio.TimerHandle | None = None
        self._read_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Start the time for the first request."""
        super().connection_made(transport)
        self._head_timer = self.loop.call_later(self.limit, self._give_up)

    def data_received(self, data: bytes) -> None:
        """Go on with the request; its head must be complete in time, whenever its first byte came."""
        if self._head_timer is None and self._waits_for_head():
            self._head_timer = self.loop.call_later(self.limit, self._give_up)
        super().data_received(data)
        if not self._waits_for_head():
            self._head_timer = _stopped(self._head_timer)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop all clocks."""
        self._head_timer = _stopped(self._head_timer)
        self._read_timer = _stopped(self._read_timer)
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """The client does not read: wait a while."""
        super().pause_writing()
        self._read_timer = self.loop.call_later(self.limit, self._give_up)

    def resume_writing(self) -> None:
        """The client reads again."""
        self._read_timer = _stopped(self._read_timer)
        super().resume_writing()

    def _waits_for_head(self) -> bool:
        return self.conn.their_state is h11.IDLE

    def _give_up(self) -> None:
        self.transport.abort()


def _stopped(timer: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    """No timer in place of one that need not ring."""
    if timer:
        timer.cancel()
    return None
