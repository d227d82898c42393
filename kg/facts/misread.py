"""What the network takes for a tie of a person's or a firm's, and is one of somebody else's, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.employers import OUTSIDERS, bears_chair, is_called_work, is_force
from kg.facts.grammar import verb_phrases
from kg.facts.match import SEEKING, referent
from kg.facts.ministries import end_of_ministry
from kg.facts.names import is_event
from kg.facts.no_seats import PEOPLE, is_beside
from kg.facts.posts import PERSON, position_of, post_nouns
from kg.facts.relation_status import path_between
from kg.facts.relations import Relation
from kg.facts.scene import Scene
from kg.facts.status.words import load_words, look_up
from kg.facts.successions import FOLLOWING
from kg.facts.verbless.affiliations import AGENCIES
from kg.model import Mention, Span, Status

_OWN_LIFE = ("residence", "education", "birth", "death", "employment", "political_affiliation")
_KIN = (
    "family", "parent", "father", "mother", "brother", "sister", "son", "daughter", "child", "wife", "husband", "uncle",
    "aunt", "grandfather", "grandmother", "cousin", "nephew", "niece", "ancestor", "widow", "colleague", "friend",
    "rival", "kinsman", "kinswoman",
)  # fmt: skip
"""Of what one's relatives do, one has not done anything."""
_OTHER_KIN = tuple(kin for kin in _KIN if kin not in ("wife", "husband", "widow", "family"))
_WIDER = (
    "nephew", "niece", "uncle", "aunt", "cousin", "grandson", "granddaughter", "grandchild", "grandfather",
    "grandmother", "ancestor", "descendant",
)  # fmt: skip
_ALLIANCES = ("coalition", "alliance", "cohabitation", "talk", "negotiation")
_LEAVING = ("leave", "exit", "quit")
"""What a firm does to a market, beside what undoes a deal as well: "pulled out of Mexico"."""


def is_misread(relation: Relation, scene: Scene) -> bool:
    """Whether the sentence tells something else of the two ends than the network takes it to tell."""
    type_ = relation.relation.type
    if type_ in _OWN_LIFE and _is_of_kin(scene, relation.subject):
        return True
    if relation.relation.object == "place" and is_beside(scene.text, relation.object):
        return True
    if type_ == "education":
        return "honorary" in scene.line.lower()
    return any(is_other(relation, scene) for is_other in _MISREADINGS.get(type_, ()))


def _is_of_others(relation: Relation, scene: Scene) -> bool:
    """ "Red League politicians attacked Ivo Lund", "Red League leader Ada Moe met Ivo Lund": whose party it is not."""
    head = scene.head(relation.object)
    party = relation.object
    if party.text.islower() or is_event(referent(party) if isinstance(party, Mention) else party.text):
        return True  # "calls himself a converted democrat"
    if head is None or scene.tokens[head].dep not in ("compound", "nmod", "amod", "poss"):
        return False
    noun = scene.tokens[head].head
    person = scene.head(relation.subject)
    beside = {noun, *scene.syntax.subtree(noun), scene.tokens[noun].head}
    return (
        scene.tokens[noun].lemma in post_nouns() | {"politician", "supporter", "lawmaker", "voter"}
        and person not in beside
    )


def _is_of_kin(scene: Scene, person: Span, kin: Sequence[str] = _KIN) -> bool:
    """ "Her family lives in Oslo": where she lives is not told."""
    head = scene.head(person)
    above = scene.tokens[scene.tokens[head].head] if head is not None and scene.tokens[head].dep == "poss" else None
    return above is not None and above.lemma in kin


def _had_a_part(relation: Relation, scene: Scene) -> bool:
    """ "Played a large role in Norwell's rise": whoever has, need not have worked there."""
    path = path_between(scene, relation.subject, relation.object)
    if any(scene.tokens[i].lemma in SEEKING for i in path):
        return True  # "a contender for the chair of Norwell"
    parts = (i for verb in path if scene.tokens[verb].lemma == "play" for i in scene.syntax.children(verb, "dobj"))
    return any(scene.tokens[i].lemma in ("role", "part") for i in parts)


def _ends(relation: Relation) -> tuple[Span, Span]:
    """The person and the firm of an employment."""
    turned = relation.relation.object == PERSON
    return (relation.object, relation.subject) if turned else (relation.subject, relation.object)


def _is_of_chair_or_work(relation: Relation, scene: Scene) -> bool:
    """ "The Edwin Lund Professor at Harvard", "producer of Marrowby, a film": neither works, nor is worked for."""
    person, firm = _ends(relation)
    return bears_chair(scene, person) or is_called_work(scene, firm)


def _is_of_staff(relation: Relation, scene: Scene) -> bool:
    """ "Most of Norwell's employees are based in Oslo": where they are need not be where the firm is."""
    head = scene.head(relation.subject)
    if head is None or scene.tokens[head].dep != "poss":
        return False
    return scene.tokens[scene.tokens[head].head].lemma in PEOPLE


def _is_credit(relation: Relation, scene: Scene) -> bool:
    """ "Ada Lund (AFP, Reuters, dpa)": agencies whose reports she has used."""
    person, firm = _ends(relation)
    opening = scene.text.find("(", person.end, firm.start)
    credit = AGENCIES.match(scene.text, opening) if opening >= 0 else None
    return credit is not None and firm.end <= credit.end()


def _is_of_event(relation: Relation, scene: Scene) -> bool:
    """ "Lectured at the Congress of Linguists": what takes place employs nobody."""
    return is_event(_ends(relation)[1].text)


def _is_only_from_there(relation: Relation, scene: Scene) -> bool:
    """ "A boy from Oslo": where he was born is not told."""
    head = scene.head(relation.object)
    of = scene.tokens[scene.tokens[head].head].text.lower() if head is not None else ""
    return of == "from" and not scene.says(r"(?i)\b(?:born|birth\w*|natives?)\b")


def _is_wider_kin(relation: Relation, scene: Scene) -> bool:
    """ "A nephew of Ivo Lund": no child of his."""
    path = path_between(scene, relation.subject, relation.object)
    return any(scene.tokens[i].lemma in _WIDER for i in path)


def _is_kin_of_kin(relation: Relation, scene: Scene) -> bool:
    """ "His daughter married Ivo Lund": so has not he; "his wife, Ada Lund" is his."""
    words = relation.relation.words
    wed = words is not None and words.value == "spouse"
    return wed and any(_is_of_kin(scene, end, _OTHER_KIN) for end in (relation.subject, relation.object))


def _is_field(relation: Relation, scene: Scene) -> bool:
    """ "Minister of Mineral Resources": what a ministry is for is nobody."""
    inside = scene.inside(_ends(relation)[1])
    fields = (end_of_ministry(scene, i) for i in range(inside[0]))
    return any(end is not None and inside[-1] <= end for end in fields)


def _serves_from_outside(relation: Relation, scene: Scene) -> bool:
    """ "Its auditor, Pryce Lomax": works for another firm."""
    person, firm = _ends(relation)
    post = position_of(scene, person, firm)
    noun = scene.head(post) if post is not None else None
    if noun is None or scene.tokens[noun].lemma not in OUTSIDERS:
        return False
    of = [i for i in scene.syntax.children(noun, "prep") if scene.tokens[i].text == "of"]
    owners = [*scene.syntax.children(noun, "poss"), *(i for p in of for i in scene.syntax.children(p, "pobj"))]
    clients = (scene.mention_at[i] for i in owners if i in scene.mention_at)
    return isinstance(firm, Mention) and referent(firm) in map(referent, clients)


def _is_driven_out(relation: Relation, scene: Scene) -> bool:
    """ "Was ousted by UN peacekeepers": those act upon somebody who is none of them."""
    path = path_between(scene, relation.subject, relation.object)
    acting = any(scene.tokens[i].dep in ("nsubj", "agent") for i in path)
    return acting and is_force(scene, _ends(relation)[1])


def _is_close_to_staff(relation: Relation, scene: Scene) -> bool:
    """ "A friend of the chairman of Norwell": the post is another's; but an assistant to him works there as well."""
    person, firm = _ends(relation)
    head = scene.head(firm)
    if head is None or scene.tokens[head].dep == "appos":
        return False  # "a director of the diamond dealer Norwell"
    post = next((i for i in scene.syntax.ancestors(head) if scene.tokens[i].pos == "NOUN"), None)
    if post is None or scene.tokens[post].tag != "NN" or scene.tokens[post].lemma not in post_nouns():
        return False
    end = scene.tokens[post].end
    if end < person.start and not scene.text[end : person.start].strip(" ,"):
        return False  # "the pay of its boss, Ada Lund"
    preposition = scene.tokens[scene.tokens[post].head]
    held = scene.tokens[post].dep == "pobj" and preposition.text in ("of", "for", "with")
    held &= any(i <= head for i in scene.syntax.children(post, "det", "poss"))  # not "the post of chairman of Norwell"
    path = path_between(scene, relation.subject, relation.object)
    return held and scene.tokens[preposition.head].pos == "NOUN" and preposition.head in path


def _replaces_thing(relation: Relation, scene: Scene) -> bool:
    """ "Replaced the boiler at Norwell": nobody's post."""
    path = path_between(scene, relation.subject, relation.object)
    follows = {verb for verb, links in FOLLOWING.items() if "object" in links}
    verbs = [i for i in path if not follows.isdisjoint(verb_phrases(scene.syntax, i))]
    things = [i for verb in verbs for i in scene.syntax.children(verb, "dobj")]
    people = post_nouns() | set(_KIN)
    return any(scene.tokens[i].pos == "NOUN" and scene.tokens[i].lemma not in people for i in things)


def _leaves_market(relation: Relation, scene: Scene) -> bool:
    """ "Pulled out of Mexico", "its withdrawal from Mexico": a market that a firm is no longer in."""
    path = path_between(scene, relation.subject, relation.object)
    links = [i for i in path if scene.tokens[i].pos == "ADP"]
    last = [token.text.lower() for token in scene.tokens[links[-1] - 1 : links[-1] + 1]] if links else []
    if last[1:] == ["from"] or last == ["out", "of"]:
        return True
    verb = next((i for i in reversed(path) if scene.tokens[i].pos == "VERB"), None)
    if links or verb is None:
        return False
    undone = look_up(load_words()["governors"], verb_phrases(scene.syntax, verb)) is Status.CANCELLED
    return undone or scene.tokens[verb].lemma in _LEAVING


def _is_aside(relation: Relation, scene: Scene) -> bool:
    """ "Imposed fines that surprised an expert on Norwell": whom a clause tells of only by another."""
    head, judge = scene.head(relation.subject), scene.head(relation.object)
    above = list(scene.syntax.ancestors(head)) if head is not None else []
    clause = next((i for i in above if scene.tokens[i].pos == "VERB"), None)
    if clause is None or scene.tokens[clause].dep != "relcl" or judge in set(scene.syntax.subtree(clause)):
        return False
    return any(scene.tokens[i].pos == "NOUN" for i in above[: above.index(clause)])


def _is_of_allies(relation: Relation, scene: Scene) -> bool:
    """ "She led a coalition with the Red League": that is the party of others."""
    path = path_between(scene, relation.subject, relation.object)
    return any(scene.tokens[i].lemma in _ALLIANCES for i in path)


def _is_of_post(relation: Relation, scene: Scene) -> bool:
    """ "The president of Peru, Ivo Lund": where a post is, and nothing that a verb tells of somebody's passport."""
    path = path_between(scene, relation.subject, relation.object)
    return scene.tokens[path[-1]].text == "of" and all(scene.tokens[i].pos != "VERB" for i in path)


def _is_own_part(relation: Relation, scene: Scene) -> bool:
    """ "Norwell fought back with its own airline, Kelbrand": no rival of it, whichever word is taken for Norwell."""
    ends = sorted((relation.subject, relation.object), key=lambda end: end.start)
    return re.search(r"\b(?:its|their|his|her) own\b", scene.text[ends[0].start : ends[1].start]) is not None


_MISREADINGS = {
    "political_affiliation": (_is_of_others, _is_of_allies),
    "nationality": (_is_of_post,),
    "birth": (_is_only_from_there,),
    "family": (_is_wider_kin, _is_kin_of_kin),
    "employment": (
        _is_of_event,
        _had_a_part,
        _is_of_chair_or_work,
        _is_credit,
        _is_field,
        _serves_from_outside,
        _is_driven_out,
        _is_close_to_staff,
        _replaces_thing,
    ),
    "headquarters": (_is_of_staff,),
    "market_entry": (_leaves_market,),
    "competition": (_is_own_part,),
    "legal_case": (_is_aside,),
}
"""Why a relation may not be what the network takes it for, by the type of fact."""
