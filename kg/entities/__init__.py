"""Entities and facts: one node for one thing, one fact for all that is said of it."""

from kg.entities.identity import Bearer, Constraints, Step, Verdict
from kg.entities.linking import link
from kg.entities.resolution import Resolution, ResolvedMention, resolve

__all__ = ["Bearer", "Constraints", "Resolution", "ResolvedMention", "Step", "Verdict", "link", "resolve"]
