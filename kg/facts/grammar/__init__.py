"""The grammar of a sentence as the rules see it: who does what to whom, whatever the form.

The active "Amazon bought Joyo", the passive "Joyo was bought by Amazon", the participle "Joyo, bought by Amazon",
the relative "Joyo, which Amazon bought" and the infinitive "Amazon agreed to buy Joyo" all give the verb "buy"
the same links: subject Amazon, object Joyo. A noun ("Amazon's acquisition of Joyo") links to its possessor,
modifiers, prepositions, and to the subject of the verb that carries it ("Amazon completed the acquisition").

    tree            dependents, ancestors, coordination
    verbs           what a verb is called ("take over"), and its voice
    subjects        who acts, through coordination, control and participles; the verb that carries a noun
    prepositions    what prepositions take
    bearers         of whom a noun is said
    verb_links, noun_links, syntax    all of this by link
"""

from kg.facts.grammar.bearers import bearers_of
from kg.facts.grammar.prepositions import Links
from kg.facts.grammar.subjects import carrier_of, is_onlooker
from kg.facts.grammar.syntax import Syntax
from kg.facts.grammar.verbs import is_passive, verb_phrase, verb_phrases

__all__ = ["Links", "Syntax", "bearers_of", "carrier_of", "is_onlooker", "is_passive", "verb_phrase", "verb_phrases"]
