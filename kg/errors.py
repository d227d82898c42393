"""What can go wrong, as one tree.

KGError
├── DocumentError      a file or record cannot be read as a document
│   └── SkippedError   a file that nobody named, but only its folder, is of no kind that can be read
├── OntologyError      a name is not in the ontology, or the ontology file is broken
├── GraphError         a store is missing, broken or refuses to be written
├── QueryError         a query is wrong: its syntax, its name or its terms
├── NotFoundError      no entity of that name is in the graph
├── AuthorityError     a file of known entities, or a reconciliation service, cannot be used
├── JudgementError     a judgement cannot be read, written or applied
├── GoldError          what the facts should be compared with cannot be read
└── DependencyError    a package or model that kg needs is not installed

Every message says what is wrong, where, and what to do.
"""


class KGError(Exception):
    """Base of every error that a user can cause or mend."""


class DocumentError(KGError):
    """A file or record cannot be read as a document."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source


class SkippedError(DocumentError):
    """A file that nobody named, but only its folder, is of no kind that can be read: no mistake of anyone."""


class OntologyError(KGError):
    """A name is not in the ontology, or the ontology file is broken."""


class GraphError(KGError):
    """A store is missing, broken or refuses to be written."""


class QueryError(KGError):
    """A query is wrong: its syntax, its name or its terms."""


class NotFoundError(KGError):
    """No entity of that name is in the graph."""


class AuthorityError(KGError):
    """A file of known entities, or a reconciliation service, cannot be used."""


class JudgementError(KGError):
    """A judgement cannot be read, written or applied."""


class GoldError(KGError):
    """What the facts should be compared with cannot be read."""


class DependencyError(KGError):
    """A package or model that kg needs is not installed."""
