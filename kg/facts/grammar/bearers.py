"""Of whom a noun is said: "Norwell chairman X", "X, the chairman", "X is chairman"."""

from __future__ import annotations

from kg.facts.grammar.subjects import name_before, subject_of
from kg.facts.grammar.tree import Tree, is_verb
from kg.facts.grammar.verb_links import verb_links
from kg.facts.grammar.verbs import is_passive

_APPOINTING = {
    "appoint", "name", "elect", "hire", "promote", "nominate", "choose", "select", "make", "install",
    "pick", "designate", "know",
}  # fmt: skip
_COPULAS = {"be", "become", "remain", "stay"}


def bearers_of(tree: Tree, noun: int) -> list[int]:
    """Of whom a description is said: "X is a company based in Y", "X, a company based in Y"."""
    token = tree.tokens[noun]
    if token.dep == "appos" or (token.dep in ("compound", "nmod") and tree.tokens[token.head].pos == "PROPN"):
        return [token.head]
    if token.dep in ("npadvmod", "dep") and (name := name_before(tree, min(tree.subtree(noun)))) is not None:
        return [name]  # "the takeover of X, the insurer founded by Y"
    if token.dep == "attr" and tree.tokens[token.head].lemma in _COPULAS:
        subject = subject_of(tree, token.head)
        return [] if subject is None or subject == noun else [subject]
    return []


def denoted(tree: Tree, noun: int) -> list[int]:
    """What a noun is said of: its bearer in "Olivetti chairman X", "X, the chairman", "X is chairman"."""
    token, found = tree.tokens[noun], list[int]()
    head = token.head
    if (other := _bearer_of_rest(tree, noun)) is not None:
        return [other]
    if token.dep in ("compound", "nmod", "appos", "amod") and head != noun:
        found.append(head)
        if token.dep == "appos":
            found += _denoted_by_chain(tree, head)
    found += tree.children(noun, "appos")
    if token.dep in ("attr", "oprd", "acomp", "dobj", "xcomp"):
        found += tree.children(noun, "nmod", "compound") if token.dep == "oprd" else []
        found += _subject_of_predicate(tree, noun, head)
    if token.dep in ("nsubj", "nsubjpass") and tree.tokens[head].lemma in _COPULAS:
        found += tree.children(head, "attr")
    above = tree.tokens[head].head
    if token.dep == "pobj" and tree.tokens[head].lemma == "of" and tree.tokens[above].lemma == "one":
        found += denoted(tree, above)  # "X is one of the clubs in Y"
    if token.dep == "pobj" and tree.tokens[head].text.lower() in ("as", "including", "like", "such"):
        found += _bearer_of_as(tree, head)
    if token.dep == "nsubj" and tree.tokens[head].pos in ("VERB", "AUX"):
        later = (i for i in tree.children(head, "nsubj") if i > noun and tree.tokens[i].pos == "PROPN")
        found += later  # "A graduate of X, Y ran Z": the parser gives the verb two subjects
    return [i for i in dict.fromkeys(found) if i != noun]


def _bearer_of_rest(tree: Tree, noun: int) -> int | None:
    """ "X is its chairman and Y its deputy": whom the second half, which has no verb, is about."""
    first = min(tree.subtree(noun))
    if first < 2 or tree.tokens[first].tag != "PRP$" or tree.tokens[first - 1].tag != "NNP":
        return None
    name = first - 1
    while name > 0 and tree.tokens[name - 1].tag == "NNP":
        name -= 1
    return first - 1 if tree.tokens[name - 1].text.lower() in ("and", ",", ";", "while") else None


def _denoted_by_chain(tree: Tree, head: int) -> list[int]:
    """ "X, chairman, and co-founder of ...": appositions hang on each other."""
    token = tree.tokens[head]
    return [token.head] if token.pos == "NOUN" and token.dep == "appos" else []


def _subject_of_predicate(tree: Tree, noun: int, verb: int) -> list[int]:
    token = tree.tokens[verb]
    if tree.tokens[noun].dep == "dobj" and token.lemma not in _COPULAS | _APPOINTING:
        return []
    if token.lemma in _APPOINTING:
        acts_on = is_verb(token) and (tree.tokens[noun].dep != "dobj" or is_passive(tree, verb))
        return [i for i in verb_links(tree, verb)["object"] if i != noun] if acts_on else []
    subject = subject_of(tree, verb)
    return [] if subject is None else [subject]


def _bearer_of_as(tree: Tree, preposition: int) -> list[int]:
    """ "appointed X as chairman": the object; "served as chairman": the subject."""
    if tree.tokens[preposition].text.lower() != "as":
        return []
    verb = tree.tokens[preposition].head
    if tree.tokens[verb].pos == "NOUN":
        return tree.children(verb, "poss")
    if tree.tokens[verb].pos not in ("VERB", "AUX"):
        return []
    links = verb_links(tree, verb)
    if tree.tokens[verb].lemma in ("replace", "succeed", "join", "leave"):
        return links["subject"]
    return links["object"] or links["subject"]
