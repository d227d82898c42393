"""Facts as RDF and back. The ontology says which terms; this is how they hang together.

    <fact> a kg:Acquisition ;                          and, if true, the classes that it is aligned with
      rdfs:label "Ostrava Power acquired Lumen" ;
      kg:acquirer <org/...> ; kg:target <org/...> ;    entities
      kg:price <fact/price/1> ;                        a schema:MonetaryAmount
      kg:date "2004" ; kg:earliest ... ; kg:latest ... literals, with the days that a date allows
      kg:filler <fact/date/1> ;                        only where literals do not say all, see below
      kg:status kg:completed ; kg:confidence 0.9 ; kg:extractor "..." ; kg:attributedTo <org/...> ;
      prov:wasDerivedFrom <document> ;
      kg:evidence <fact/evidence/1> .
    <fact/evidence/1> a oa:Annotation ;
      oa:hasTarget <document/passage/120-180> ;
      kg:argument <fact/evidence/1/acquirer/1> .       an annotation, too, with kg:inRole kg:acquirer

A role has kg:filler nodes (kg:inRole, rdf:value, kg:surface) where RDF would lose something: words
that differ from the value, or several fillers in an order of their own. The number at the end of an
IRI is the place in an order. A passage, with its two selectors, is shared by all that quote it.

Everything that a document says is in the named graph of its IRI. There are no blank nodes.
"""

from kg.graph._reading import read_documents, read_entities, read_facts
from kg.graph._writing import to_quads

__all__ = ["read_documents", "read_entities", "read_facts", "to_quads"]
