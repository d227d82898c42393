"""`kg serve`: a SPARQL endpoint and a web application on one store. Needs the extra "server"."""

from kg.server.settings import ServerSettings

__all__ = ["ServerSettings"]
