"""Numbers about the server's work, in the text format of Prometheus."""

from __future__ import annotations

from collections import Counter

_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Seconds."""


class Metrics:
    """Counts requests by route, method and status, and how long they took."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: Counter[tuple[str, float]] = Counter()
        self._seconds: Counter[str] = Counter()
        self._finished: Counter[str] = Counter()

    def note(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one request."""
        self._requests[route, method, status] += 1
        self._seconds[route] += seconds  # type: ignore[assignment]  # a Counter adds up what it is given
        self._finished[route] += 1
        for bound in _BOUNDS:
            self._buckets[route, bound] += seconds <= bound

    def text(self, gauges: dict[str, tuple[str, int]]) -> str:
        """All numbers, with those of the moment: what they are and how much."""
        lines = ["# HELP kg_requests_total Requests answered.", "# TYPE kg_requests_total counter"]
        lines += [
            f'kg_requests_total{{route="{route}",method="{method}",status="{status}"}} {count}'
            for (route, method, status), count in sorted(self._requests.items())
        ]
        lines += ["# HELP kg_request_seconds How long requests took.", "# TYPE kg_request_seconds histogram"]
        for route, count in sorted(self._finished.items()):
            for bound in _BOUNDS:
                lines.append(f'kg_request_seconds_bucket{{route="{route}",le="{bound}"}} {self._buckets[route, bound]}')
            lines.append(f'kg_request_seconds_bucket{{route="{route}",le="+Inf"}} {count}')
            lines.append(f'kg_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}')
            lines.append(f'kg_request_seconds_count{{route="{route}"}} {count}')
        for name, (help_, value) in gauges.items():
            kind = "counter" if name.endswith("_total") else "gauge"
            lines += [f"# HELP {name} {help_}", f"# TYPE {name} {kind}", f"{name} {value}"]
        return "\n".join([*lines, ""])
