"""Facts and mentions as JSON lines."""

from kg.export.jsonl import fact_line, mention_line, write_facts

__all__ = ["fact_line", "mention_line", "write_facts"]
