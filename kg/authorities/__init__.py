"""Known entities to link to: files of the user's own, and reconciliation services."""

from kg.authorities.files import load_known
from kg.authorities.reconciliation import Match, ReconciliationService

__all__ = ["Match", "ReconciliationService", "load_known"]
