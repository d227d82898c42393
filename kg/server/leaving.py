"""Clients that leave: nobody waits for their answers, so nothing goes on working for them."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send


async def while_connected(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Let an application answer; when the client closes the connection first, it is cancelled where it is.

    A message of the client is read when the application has taken the one before, so that no body is kept here.
    """
    messages: asyncio.Queue[Message] = asyncio.Queue(1)

    async def listen() -> None:
        while (message := await receive())["type"] != "http.disconnect":
            await messages.put(message)

    async def answer() -> None:
        await app(scope, messages.get, send)

    listening, answering = asyncio.ensure_future(listen()), asyncio.ensure_future(answer())
    try:
        done, _ = await asyncio.wait({listening, answering}, return_when=asyncio.FIRST_COMPLETED)
        for ended in done:
            ended.result()
    finally:
        listening.cancel()
        answering.cancel()
        await asyncio.gather(listening, answering, return_exceptions=True)
