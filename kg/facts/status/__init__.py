"""Whether a statement is the case, and who says so.

The signals are read off the path from the trigger to the root of its sentence: negation, modals, tense, verbs like
"plan", "deny" or "reject", adjectives like "proposed", conjunctions like "if", verbs of speech and their subjects.
The strongest wins: what was denied, cancelled, hypothetical, rumoured or only planned never looks completed. The idea
is that of factuality profiles (Saurí & Pustejovsky 2009), the words are in words.toml.

    words           the words by what they say
    verbs           what a verb says by its form: negation, modal verbs, tense
    complements     what a word leaves open of what it takes
    left_open       what is only named below a word that asserts nothing
    embedding       what is only embedded in what somebody does, says or thinks
    suppositions    what is only supposed, and what a negation does not deny
    tales           tales, hoaxes, quoted headlines
    contests        what is fought for or against
    predicates      what a predicate says of the event that is its subject
    governors       what a word says of the word below it
    signals         all of it on the path above a trigger, and beside the trigger
    reservations    what a whole sentence leaves open
    assessment      from the signals to a status
    fates           what became of deals and posts that are only mentioned
    schedules       what the present tense tells of a day to come
    speech          who is said to say so
"""

from kg.facts.status.assessment import assess
from kg.facts.status.fates import end_of_event, ends_deal, fate_of, has_left, is_called_off, later_fate, leaves_deal
from kg.facts.status.schedules import as_dated_ahead, as_scheduled
from kg.facts.status.speech import attribution
from kg.facts.status.verbs import modality
from kg.facts.status.words import UNREAL

__all__ = [
    "UNREAL",
    "as_dated_ahead",
    "as_scheduled",
    "assess",
    "attribution",
    "end_of_event",
    "ends_deal",
    "fate_of",
    "has_left",
    "is_called_off",
    "later_fate",
    "leaves_deal",
    "modality",
]
