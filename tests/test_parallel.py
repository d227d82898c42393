from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from kg.errors import KGError
from kg.model import Document, DocumentId
from kg.parallel import spread


def documents(number: int) -> Iterator[Document]:
    for n in range(number):
        yield Document(id=DocumentId(f"{n}.txt"), text=str(n))


def slow_at_first(document: Document) -> str:
    time.sleep(0.5 if document.text == "0" else 0)
    return document.text


def in_which_process(document: Document) -> int:
    time.sleep(0.1)
    return os.getpid()


def stumble(document: Document) -> str:
    return document.text if document.text != "1" else str(1 / 0)


def be_killed(document: Document) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave(document: Document) -> None:
    os._exit(3)


@pytest.mark.parametrize("jobs", [0, 1, 2, 5])
def test_results_come_in_the_order_of_the_documents(jobs: int) -> None:
    assert list(spread(slow_at_first, documents(9), jobs=jobs)) == [str(n) for n in range(9)]


@pytest.mark.parametrize("jobs", [1, 3])
def test_nothing_comes_of_nothing(jobs: int) -> None:
    assert list(spread(slow_at_first, [], jobs=jobs)) == []


@pytest.mark.parametrize(("jobs", "others"), [(1, 0), (2, 2)])
def test_every_job_is_a_process(jobs: int, others: int) -> None:
    assert len(set(spread(in_which_process, documents(8), jobs=jobs)) - {os.getpid()}) == others


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_are_taken_as_workers_get_free(jobs: int) -> None:
    queue = documents(100)
    next(spread(in_which_process, queue, jobs=jobs))
    assert int(next(queue).text) < 50


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_comes_with_the_name_of_the_document(jobs: int) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        list(spread(stumble, documents(3), jobs=jobs))
    notes = "".join(caught.value.__notes__)
    assert "kg was reading '1.txt'" in notes
    assert jobs == 1 or "in stumble" in notes


@pytest.mark.parametrize(("fate", "told"), [(be_killed, "ended by SIGKILL"), (leave, "ended with exit code 3")])
def test_a_worker_that_dies_is_told(fate: Callable[[Document], None], told: str) -> None:
    with pytest.raises(KGError, match=rf"{told} while it read '0\.txt'; "):
        list(spread(fate, documents(1), jobs=2))


def test_fewer_than_no_jobs_are_refused() -> None:
    with pytest.raises(KGError, match="-1 jobs"):
        spread(slow_at_first, documents(1), jobs=-1)


def test_no_worker_outlives_the_work() -> None:
    results = spread(slow_at_first, documents(100), jobs=2)
    assert next(results) == "0"
    assert len(active_children()) == 2
    results.close()  # type: ignore[attr-defined]  # a generator
    assert active_children() == []


def test_a_keyboard_interrupt_ends_all_processes_without_a_word_of_the_workers(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import signal\n"
        "from test_parallel import documents, in_which_process\n"
        "from kg.parallel import spread\n"
        "if __name__ == '__main__':\n"
        "    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it\n"
        "    for result in spread(in_which_process, documents(1000), jobs=2):\n"
        "        print(result, flush=True)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert told.count("Traceback") == told.count("KeyboardInterrupt") == 1
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
