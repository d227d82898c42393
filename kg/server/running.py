"""From a graph's place to a server that runs until it is told to stop."""

from __future__ import annotations

import hashlib
import signal
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from starlette.types import ASGIApp

from kg.documents import read_documents
from kg.errors import KGError
from kg.graph import open_store, store_of, write_store
from kg.model import Document
from kg.server.app import make_app
from kg.server.connections import Connection
from kg.server.settings import ServerSettings


def serve(settings: ServerSettings, *, ready: Callable[[str], None]) -> None:
    """Serve a graph until SIGINT or SIGTERM, then let running requests end.

    `ready` is told the address once the server answers. Raises KGError if there is no graph, or no such address.
    """
    with ExitStack() as stack:
        store = stack.enter_context(served_store(settings.data, writable=bool(settings.token)))
        app = make_app(store, settings, texts=read_texts(settings.texts))
        listening = stack.enter_context(_listen(settings))
        _Server(app, settings, ready).run(sockets=[listening])


@contextmanager
def served_store(data: Path, *, writable: bool = False) -> Iterator[Path]:
    """The folder of the store at a place; an RDF file becomes a store of its own for the while."""
    if data.is_dir():
        folder = store_of(data)
        open_store(folder)
        yield folder
        return
    if writable:
        raise KGError(f"{data} is a file, which a server does not write; build a store with `kg build`")
    with TemporaryDirectory(prefix="kg-serve-") as scratch:
        folder = Path(scratch) / "store"
        write_store(folder, open_store(data))
        yield folder


def read_texts(inputs: Iterable[Path]) -> dict[str, str]:
    """The texts of all documents that can be read, by SHA-256; raises DocumentError for what nobody can."""
    inputs = list(inputs)
    found = [document for document in read_documents(inputs) if isinstance(document, Document)] if inputs else []
    return {hashlib.sha256(it.text.encode("utf-8", "surrogatepass")).hexdigest(): it.text for it in found}


def _listen(settings: ServerSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=256)
    except OSError as error:
        place = f"{settings.host}, port {settings.port}"
        raise KGError(f"{place} cannot be served ({error.strerror or error}); choose another with --port") from error


class _Server(uvicorn.Server):
    """Says when it is ready, and ends in peace when it is told to stop."""

    def __init__(self, app: ASGIApp, settings: ServerSettings, ready: Callable[[str], None]) -> None:
        protocol = type("Connection", (Connection,), {"limit": settings.client_limit})
        super().__init__(
            uvicorn.Config(
                app,
                http=protocol,
                ws="none",
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                limit_concurrency=settings.connections,
                timeout_graceful_shutdown=int(settings.stop_limit),
            )
        )
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say where."""
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            self._ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/")

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn does, without raising the signal again: to be stopped is no failure."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
