"""`kg serve`: its options, and what it does with them."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.errors import DependencyError, KGError
from kg.server.settings import MEBIBYTE, ServerSettings


def add_serving(parser: argparse.ArgumentParser) -> None:
    """Give a parser the options of `kg serve` but the place of the graph; see `ServerSettings`."""

    def option(name: str, **how: object) -> None:
        parser.add_argument(name, **how)  # type: ignore[arg-type]  # as argparse has them

    option("--host", default="127.0.0.1", metavar="ADDRESS", help="default: %(default)s")
    option("--port", type=int, default=7878, metavar="N", help="0: any that is free; default: %(default)s")
    option("--texts", nargs="+", type=Path, default=[], metavar="INPUT", help="the articles, to show them in full")
    option("--token-file", type=Path, metavar="FILE", help="allow writing to who shows what is in this file")
    option("--allow-host", nargs="+", default=[], metavar="NAME", help="other names of this server")
    option("--allow-origin", nargs="+", default=[], metavar="ORIGIN", help="web pages that may ask, or '*'")
    option("--time-limit", type=float, default=10, metavar="S", help="for a query; default: %(default)s seconds")
    option("--memory", type=int, default=1024, metavar="MIB", help="for a query; default: %(default)s")
    option("--client-limit", type=float, default=15, metavar="S", help="for a client's pauses; default: %(default)s")
    option("--rows", type=int, default=100_000, metavar="N", help="of an answer; default: %(default)s")


def run(arguments: argparse.Namespace) -> None:
    """Serve until told to stop; raises KGError."""
    try:
        from kg.server.running import serve
    except ModuleNotFoundError as error:
        needed = "pip install 'company-people-kg[server]'"
        raise DependencyError(f"{error.name} is not installed, and `kg serve` needs it: {needed}") from error
    try:
        settings = _settings(arguments)
    except ValueError as error:
        raise KGError(str(error)) from error
    serve(settings, ready=_tell)


def _settings(arguments: argparse.Namespace) -> ServerSettings:
    return ServerSettings(
        data=Path(arguments.data),
        host=arguments.host,
        port=arguments.port,
        hosts=tuple(arguments.allow_host),
        origins=tuple(arguments.allow_origin),
        token=_token(arguments.token_file) if arguments.token_file else "",
        texts=tuple(arguments.texts),
        time_limit=arguments.time_limit,
        client_limit=arguments.client_limit,
        memory=arguments.memory * MEBIBYTE,
        rows=arguments.rows,
    )


def _token(path: Path) -> str:
    try:
        token = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise KGError(f"{path}: can't be read as a token ({error}); check the name") from error
    if not token:
        raise KGError(f"{path}: is empty; write a token of 16 characters or more into it")
    return token


def _tell(address: str) -> None:
    print(f"{address}    SPARQL: {address}sparql    stop with Ctrl-C", flush=True)
