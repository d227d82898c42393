"""Requests read with care: how large, how slow and in which form they may be; and how a refusal is said."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.server.settings import ServerSettings

FORM = "application/x-www-form-urlencoded"
_MOST_PARAMETERS = 500


class RefusedError(Exception):
    """A request that is answered by a status and a sentence that says what is wrong and what to do."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})


def problem(refused: RefusedError) -> Response:
    """The refusal as RFC 9457 has it."""
    content = {"status": refused.status, "title": _title(refused.status), "detail": refused.detail}
    return JSONResponse(content, refused.status, refused.headers, media_type="application/problem+json")


def _title(status: int) -> str:
    from http import HTTPStatus

    return HTTPStatus(status).phrase


class Parameters:
    """The parameters of a query string or form, each as often as it is given."""

    def __init__(self, encoded: bytes) -> None:
        try:
            self._pairs = parse_qsl(
                encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS
            )
        except UnicodeDecodeError as error:
            raise RefusedError(400, "the parameters are not in UTF-8, %-encoded") from error
        except ValueError as error:
            raise RefusedError(400, f"there are more than {_MOST_PARAMETERS} parameters") from error

    def every(self, name: str) -> list[str]:
        """All values of a parameter."""
        return [value for key, value in self._pairs if key == name]

    def one(self, name: str) -> str | None:
        """The value of a parameter, None if it is not given; raises RefusedError if it is given twice."""
        values = self.every(name)
        if len(values) > 1:
            raise RefusedError(400, f"the parameter {name} is given {len(values)} times; give it once")
        return values[0] if values else None

    def __contains__(self, name: str) -> bool:
        return any(key == name for key, _ in self._pairs)


def query_parameters(request: Request) -> Parameters:
    """Those after the "?"."""
    encoded: bytes = request.scope["query_string"]
    return Parameters(encoded)


def media_type(request: Request) -> str:
    """What the body is said to be, without parameters; raises RefusedError if it is not in UTF-8."""
    type_, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in {"utf-8", "utf8", "us-ascii"}:
            raise RefusedError(415, f"the body is said to be in {value.strip()}; send UTF-8")
    return type_


async def read_body(request: Request, settings: ServerSettings) -> bytes:
    """The body; raises RefusedError if it is too large or takes too long."""
    too_large = RefusedError(
        413, f"the body has more than {settings.body:,} bytes; send less at a time", {"Connection": "close"}
    )
    length = request.headers.get("content-length", "0")
    if length.isdecimal() and int(length) > settings.body:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(settings.client_limit):
            async for chunk in request.stream():
                body += chunk
                if len(body) > settings.body:
                    raise too_large
    except TimeoutError as error:
        detail = f"the body did not arrive within {settings.client_limit:g} seconds"
        raise RefusedError(408, detail, {"Connection": "close"}) from error
    return bytes(body)


def text_of(body: bytes) -> str:
    """The body as text; raises RefusedError if it is not UTF-8."""
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the body is no UTF-8 at byte {error.start}") from error


def check_token(request: Request, settings: ServerSettings) -> None:
    """Raise RefusedError unless the request may write."""
    if not settings.token:
        raise RefusedError(403, "this server only reads; whoever starts it can allow writing with --token-file")
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(shown.strip().encode(), settings.token.encode()):
        raise RefusedError(401, "writing needs the header Authorization: Bearer TOKEN", {"WWW-Authenticate": "Bearer"})
