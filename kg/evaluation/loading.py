"""Files and folders -> gold, its format known by what it holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import GoldError
from kg.evaluation.gold import Gold, read_file
from kg.evaluation.graphs import read_graphs
from kg.evaluation.knowledgenet import PassageGold, read_knowledgenet
from kg.evaluation.news import read_news
from kg.evaluation.short_texts import read_short_texts

_KNOWN = (
    "a KnowledgeNet file, a folder of annotated articles, a folder of cases with input.txt and expected.ttl, "
    "or a .toml file of [[case]]"
)


def load_gold(
    paths: Iterable[str | Path], *, articles: Path | None = None, fold: int | None = None
) -> tuple[Gold | PassageGold, ...]:
    """What the paths hold, all of one format together.

    `articles` is the folder of the texts that annotated articles are about, `fold` the only part of a KnowledgeNet
    file that is wanted. Raises GoldError.
    """
    by_format: dict[str, list[Path]] = defaultdict(list)
    for path in map(Path, paths):
        for name, file in _recognised(path):
            by_format[name].append(file)
    golds: list[Gold | PassageGold] = [read_knowledgenet(file, fold) for file in by_format["passages"]]
    if files := by_format["news"]:
        golds.append(read_news(files, articles))
    if files := by_format["graph"]:
        golds.append(read_graphs(files))
    if files := by_format["short texts"]:
        golds.append(read_short_texts(files))
    for gold in golds:
        _refuse_repeated(gold)
    return tuple(golds)


def _recognised(path: Path) -> Iterator[tuple[str, Path]]:
    """The files and folders of gold at a path, each with its format."""
    if (path / "expected.ttl").is_file():
        yield "graph", path
    elif path.is_dir():
        files = sorted(path.glob("*.json")) + sorted(path.glob("*.toml"))
        inside = [("graph", graph.parent) for graph in sorted(path.glob("*/expected.ttl"))]
        inside += [(_format(file), file) for file in files]
        if not inside:
            raise GoldError(f"{path}: nothing in it can be compared with facts; gold is {_KNOWN}")
        yield from inside
    else:
        yield _format(path), path


def _format(file: Path) -> str:
    text = read_file(file).lstrip()
    if "[[case]]" in text:
        return "short texts"
    if not text.startswith("{"):
        raise GoldError(f"{file}: is of no format that facts can be compared with; gold is {_KNOWN}")
    return "passages" if '"documentText"' in text.partition("\n")[0] else "news"


def _refuse_repeated(gold: Gold | PassageGold) -> None:
    """Documents that are read together are told apart by their ids."""
    if isinstance(gold, Gold) and gold.apart:
        return
    repeated = [id_ for id_, count in Counter(document.id for document in gold.documents).items() if count > 1]
    if repeated:
        raise GoldError(f"the document {repeated[0]!r} comes twice in the gold; leave one of the two out")
