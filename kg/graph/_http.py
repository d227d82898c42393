"""Requests to a server that may be slow, busy or gone."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from kg.errors import DependencyError, GraphError

if TYPE_CHECKING:
    import httpx

_ATTEMPTS = 4
_LONGEST_WAIT = 60.0
_BUSY = {429, 502, 503, 504}
_NOT_BEGUN = {429, 503}
"""Answers after which even what must not arrive twice can be sent again."""


class Connection:
    """The services below a URL; a name and a password in it are sent by HTTP Basic or Digest, a token as a Bearer's.

    `timeout` is in seconds, for each wait on the server; `pause` waits for so many seconds between attempts.
    """

    def __init__(
        self,
        url: str,
        *,
        token: str,
        digest: bool,
        timeout: float,
        transport: httpx.BaseTransport | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        try:
            import httpx
        except ImportError as error:
            raise DependencyError("a remote store needs httpx: pip install 'company-people-kg[remote]'") from error
        whole = httpx.URL(url)
        kind = httpx.DigestAuth if digest else httpx.BasicAuth
        self.url = str(whole.copy_with(userinfo=b"")).rstrip("/")
        """Without name and password."""
        self._pause = pause
        self._client = httpx.Client(
            auth=kind(whole.username, whole.password) if whole.username else None,
            headers={"Authorization": f"Bearer {token}"} if token else {},
            timeout=httpx.Timeout(timeout, connect=min(timeout, 10)),
            transport=transport,
        )
        weakref.finalize(self, self._client.close)

    def send(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        content: Callable[[], Iterator[bytes]] | None = None,
        headers: Mapping[str, str] | None = None,
        harmless: bool = False,
    ) -> httpx.Response:
        """The answer, after as many attempts as it takes, four at most; `harmless` is what may arrive twice.

        Raises SyntaxError if the server says that what was sent is wrong, GraphError for everything else.
        """
        import httpx

        problem = ""
        for attempt in range(_ATTEMPTS):
            wait = 0.5 * 2**attempt
            try:
                answer = self._client.request(
                    method,
                    self.url + path,
                    params=params,
                    data=data,
                    content=content() if content else None,
                    headers=headers,
                )
            except httpx.TransportError as error:
                problem = (
                    f"does not answer ({type(error).__name__}: {error}); see whether it runs, or give it more time"
                )
                if not harmless and not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
                    break
            else:
                if answer.is_success:
                    return answer
                problem = _refusal(answer)
                if answer.status_code not in (_BUSY if harmless else _NOT_BEGUN):
                    break
                with suppress(ValueError):  # it may be a date
                    wait = min(float(answer.headers.get("Retry-After", wait)), _LONGEST_WAIT)
            if attempt < _ATTEMPTS - 1:
                self._pause(wait)
        raise GraphError(f"{self.url} {problem}")


def _refusal(answer: httpx.Response) -> str:
    told = " ".join(answer.text.split())[:300]
    if answer.status_code == 400:
        raise SyntaxError(told)
    if answer.status_code in (401, 403):
        return f"refuses ({answer.status_code}); set KG_STORE_TOKEN, or write NAME:PASSWORD@ before the host"
    if answer.status_code == 404:
        return "has no such data set (404); make it, or check the URL"
    return f"answers {answer.status_code}: {told or answer.reason_phrase}"
