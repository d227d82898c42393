"""Entities and facts: one node for one thing, one fact for all that is said of it."""

from kg.entities._cells import Effect
from kg.entities.corroboration import corroborate
from kg.entities.identity import Bearer, Constraints, Step, Verdict
from kg.entities.judgement_log import JUDGEMENTS, add_judgements, read_effects, read_judgements, write_effects
from kg.entities.judgements import Decision, Judgement, Statement, Thing, in_force, statement_of, thing_of
from kg.entities.linking import link
from kg.entities.merges import read_merges, write_merges
from kg.entities.near_copies import near_copies
from kg.entities.outlines import Outline, outline_of, pack_outline, unpack_outline
from kg.entities.proposals import Proposal, proposals_of, propose, read_proposals, write_proposals
from kg.entities.resolution import (
    EarlierFacts,
    Resolution,
    ResolvedMention,
    entity_fillers,
    resolve,
    resolve_outlines,
)

__all__ = [
    "JUDGEMENTS",
    "Bearer",
    "Constraints",
    "Decision",
    "EarlierFacts",
    "Effect",
    "Judgement",
    "Outline",
    "Proposal",
    "Resolution",
    "ResolvedMention",
    "Statement",
    "Step",
    "Thing",
    "Verdict",
    "add_judgements",
    "corroborate",
    "entity_fillers",
    "in_force",
    "link",
    "near_copies",
    "outline_of",
    "pack_outline",
    "proposals_of",
    "propose",
    "read_effects",
    "read_judgements",
    "read_merges",
    "read_proposals",
    "resolve",
    "resolve_outlines",
    "statement_of",
    "thing_of",
    "unpack_outline",
    "write_effects",
    "write_merges",
    "write_proposals",
]
