"""How long a graph takes to be checked against the shapes: by kg, and by pyshacl at the size where it still ends.

    python tests/benchmarks/validation.py [QUADS...]

Default: 10,000, 100,000 and 1,000,000 quads of `queries.generate`. pyshacl gets graphs of at most 100,000 quads. Both
find the same. Times are seconds of the processor, which another program beside them does not change; "one document" is
what a build does that has changed one.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

BENCHMARKS = Path(__file__).parent
sys.path[:0] = [str(BENCHMARKS), str(BENCHMARKS.parent / "graph")]

from pyshacl_reference import validate_with_pyshacl  # noqa: E402  (lies beside the tests)
from queries import generate  # noqa: E402

from kg.graph import open_store, validate, write_store  # noqa: E402
from kg.model import Iri  # noqa: E402

SIZES = (10_000, 100_000, 1_000_000)
MOST_FOR_PYSHACL = 100_000


def main() -> None:
    """Measure and print the table."""
    print(f"{'quads':>9}{'problems':>9}{'kg':>9}{'one document':>14}{'pyshacl':>9}{'ratio':>7}")
    for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
        quads = list(generate(size))
        with TemporaryDirectory() as scratch:
            write_store(Path(scratch) / "store", quads)
            store = open_store(Path(scratch) / "store")
            start = time.process_time()
            found = validate(store)
            whole = time.process_time() - start
            start = time.process_time()
            validate(store, graphs=[Iri(str(quads[0].graph_name)[1:-1])])
            one = time.process_time() - start
            line = f"{len(quads):9,}{len(found):9,}{whole:7.2f} s{one:12.3f} s"
            if size <= MOST_FOR_PYSHACL:
                start = time.process_time()
                same = validate_with_pyshacl(store)
                reference = time.process_time() - start
                assert same == found
                line += f"{reference:7.1f} s{reference / whole:7.0f}"
            print(line, flush=True)


if __name__ == "__main__":
    main()
