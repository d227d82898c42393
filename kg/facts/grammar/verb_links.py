"""The grammatical partners of a verb, whatever its form."""

from __future__ import annotations

from kg.facts.grammar.prepositions import Links, add_preposition, links_by_preposition
from kg.facts.grammar.subjects import subject_of
from kg.facts.grammar.tree import Tree
from kg.facts.grammar.verbs import is_passive, measured_agents


def verb_links(tree: Tree, verb: int) -> Links:
    """ "subject", "object", "indirect", "complement", "modifier", "mover" and prepositions ("by" is the agent)."""
    links = links_by_preposition(tree, verb)
    for partner in tree.children(verb, "conj"):
        if partner == verb + 2:  # "born and raised in Oslo": the place is that of both
            for child in tree.children(partner):
                add_preposition(links, tree, child)
    subject = subject_of(tree, verb)
    objects = tree.children(verb, "dobj") or _noun_clauses(tree, verb)
    if is_passive(tree, verb):
        links["subject"] += links["by"] + measured_agents(tree, verb)
        if subject is not None:
            links["object"].append(subject)
        links["complement"] += objects
    else:
        if subject is not None and not _is_gap(tree, verb, subject):
            links["subject"].append(subject)
        links["object"] += objects
        if not objects and tree.tokens[verb].dep == "relcl" and tree.children(verb, "nsubj"):
            relative = any(tree.tokens[i].tag in ("WDT", "WP", "WP$", "WRB") for i in tree.subtree(verb))
            links["object"] += [] if relative else [tree.tokens[verb].head]
        links.update(_second_subject(tree, verb, links["object"]))
    links["mover"] += links["subject"] if not links["object"] else []
    links["modifier"] += tree.children(verb, "npadvmod")
    links["in"] += [i for i in tree.children(verb, "advmod") if tree.tokens[i].text.lower() == "where"]
    links["indirect"] += [i for i in tree.children(verb, "dative") if tree.tokens[i].pos != "ADP"]
    links["complement"] += tree.children(verb, "oprd", "attr", "acomp")
    away = (i for i in tree.children(verb, "advmod") if tree.tokens[i].lemma in ("away", "over", "back"))
    for particle_verb in (*tree.children(verb, "prt"), *away):
        if not links["object"]:
            links["object"] += tree.children(particle_verb, "pobj")  # "Amazon spins off Joyo"
        for child in tree.children(particle_verb):
            add_preposition(links, tree, child)
    return links


def _second_subject(tree: Tree, verb: int, objects: list[int]) -> dict[str, list[int]]:
    """ "Norwell, which the regulator fined $3m": the parser gives the verb two subjects."""
    subjects = tree.children(verb, "nsubj")
    fronted = len(subjects) == 2 and tree.tokens[subjects[0]].tag in ("WDT", "WP") and tree.tokens[verb].dep == "relcl"
    return {"subject": subjects[1:], "object": [subjects[0], *objects]} if fronted else {}


def _noun_clauses(tree: Tree, verb: int) -> list[int]:
    """ "Owns the spice market Norwell": the parser takes "market" for a clause with an object."""
    below = tree.children(verb, "ccomp")
    return [i for i in below if tree.tokens[i].pos == "NOUN" and not tree.children(i, "nsubj", "aux", "mark")]


def _is_gap(tree: Tree, verb: int, subject: int) -> bool:
    """Whether the found subject is only the head of a zero relative: "the firm Amazon bought"."""
    return tree.tokens[verb].dep == "relcl" and subject == tree.tokens[verb].head and bool(tree.children(verb, "nsubj"))
