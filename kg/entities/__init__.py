"""Entities and facts: one node for one thing, one fact for all that is said of it."""

from kg.entities.resolution import Resolution, ResolvedMention, resolve

__all__ = ["Resolution", "ResolvedMention", "resolve"]
