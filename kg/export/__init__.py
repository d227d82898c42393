"""The graph in the formats of other tools; facts and mentions as JSON lines; the log of a folder's builds."""

from kg.export.builds import Build, log_build, read_builds, told_facts
from kg.export.contents import Contents, Loss
from kg.export.formats import EXPORTS, write_export
from kg.export.jsonl import fact_line, mention_line, parse_fact, read_facts, write_facts

__all__ = [
    "EXPORTS",
    "Build",
    "Contents",
    "Loss",
    "fact_line",
    "log_build",
    "mention_line",
    "parse_fact",
    "read_builds",
    "read_facts",
    "told_facts",
    "write_export",
    "write_facts",
]
