"""The grammar of a sentence as the rules see it: who does what to whom, whatever the form.

The active "Amazon bought Joyo", the passive "Joyo was bought by Amazon", the participle "Joyo, bought by Amazon",
the relative "Joyo, which Amazon bought" and the infinitive "Amazon agreed to buy Joyo" all give the verb "buy"
the same links: subject Amazon, object Joyo. A noun ("Amazon's acquisition of Joyo") links to its possessor,
modifiers, prepositions, and to the subject of the verb that carries it ("Amazon completed the acquisition").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.facts.tree import Tree

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X")
_OBJECT_CONTROL = {
    "allow", "ask", "force", "persuade", "urge", "help", "enable", "permit", "appoint", "name", "order", "tell",
    "want", "expect", "encourage", "invite", "require", "lead", "cause", "say", "report", "rumour", "rumor", "stop",
    "prevent", "block", "prohibit", "bar", "forbid",
}  # fmt: skip
"""Verbs whose object (in the passive: whose subject) acts in the infinitive that follows."""
_SERVING = {"advise", "represent", "assist", "counsel", "help"}
"""Verbs whose object does what the noun after it tells: "advised Norwell on its purchase"."""
_ONLOOKING = {
    "clear", "block", "prohibit", "veto", "bar", "ban", "oppose", "probe", "investigate", "scrutinise", "scrutinize",
    "examine", "criticise", "criticize", "condemn", "finance", "fund", "annul",
}  # fmt: skip
"""Verbs whose subject has no part in what the noun below tells: "cleared the purchase"."""
_APPOINTING = {
    "appoint", "name", "elect", "hire", "promote", "nominate", "choose", "select", "make", "install",
    "pick", "designate", "know",
}  # fmt: skip
_PROMISES = {
    "agreement",
    "deal",
    "pact",
    "contract",
    "accord",
    "plan",
    "proposal",
    "offer",
    "decision",
    "intent",
    "letter",
}
_DOINGS = {
    "make", "launch", "begin", "start", "commence", "mount", "table", "submit", "lodge", "file", "bring", "institute",
    "initiate", "open", "conduct", "lead", "impose", "levy", "issue", "announce", "hold", "own", "provide", "supply",
}  # fmt: skip
"""Verbs whose subject is the author, or the holder, of their object."""
_MEASURES = {"%", "pct", "percent", "cent"}
_OF_DEALS = {"of", "by", "to", "from"}
_PREPOSITIONAL = ("ADP", "SCONJ", "ADV", "VERB", "ADJ")
_COPULAS = {"be", "become", "remain", "stay"}
_ENDINGS = (("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("es", "e"), ("s", ""))
SURFACE_DEPTH = 12
"""Steps up the tree after which the search for a subject gives up."""


class Syntax(Tree):
    """A sentence's dependency tree with the links that rules ask for; tokens are given by index."""

    # Verbs

    def phrase(self, verb: int) -> str:
        """The verb's lemma with its particle: "take over"."""
        particle = self.children(verb, "prt")
        if (
            not particle
            and verb + 1 < len(self.tokens)
            and self.tokens[verb + 1].text.lower() in ("out", "off", "away", "down", "through")
            and not self.children(verb + 1, "pobj")
        ):
            particle = [verb + 1]  # "pulled out of": the tagger calls it a preposition
        lemma = self.tokens[verb].lemma
        return f"{lemma} {self.tokens[particle[0]].lemma}" if particle else lemma

    def phrases(self, verb: int) -> tuple[str, ...]:
        """The phrase, and what it may be instead where the lemmatiser errs ("hopes" -> "hop")."""
        phrase, token = self.phrase(verb), self.tokens[verb]
        particle = phrase.removeprefix(token.lemma)
        word = token.text.lower()
        stems = [word.removesuffix(end) + base for end, base in _ENDINGS if word.endswith(end)]
        loose = (token.lemma,) if particle and not self.children(verb, "prt") else ()  # "bought out of bankruptcy"
        return tuple(dict.fromkeys((phrase, *(stem + particle for stem in stems), *loose)))

    def is_passive(self, verb: int) -> bool:
        """Whether the verb's surface subject is what it acts upon."""
        token = self.tokens[verb]
        if self._measured_agents(verb):
            return True
        if token.tag == "VBD" and self._is_headline_passive(verb):
            return True
        if token.tag != "VBN":
            return False
        if self.children(verb, "auxpass", "nsubjpass"):
            return True
        if any(self.tokens[i].lemma in ("have", "having", "get") for i in self.children(verb, "aux")):
            return False
        if self.children(verb, "agent"):
            return True
        if token.dep == "conj" and not self.children(verb, "dobj"):
            return self.is_passive(token.head)
        if token.dep == "acl" and self.tokens[token.head].dep == "ROOT" and self.children(verb, "dobj", "oprd"):
            return self.tokens[token.head].tag != "NNP"  # a headline or a name that the parser took for a noun phrase
        return token.dep in (
            "acl",
            "relcl",
            "advcl",
            "amod",
            "ccomp",
            "xcomp",
            "ROOT",
            "dep",
            "appos",
        ) and not self.children(verb, "nsubj")

    def _is_headline_passive(self, verb: int) -> bool:
        """ "Norwell sued by Kelbrand", "Norwell fined $3m by Kelbrand"."""
        agents = [i for i in self.children(verb, "agent", "prep") if self.tokens[i].lemma == "by"]
        if "fine" not in self.phrases(verb):
            agents = [i for i in agents if self.tokens[i].dep == "agent" and not self.children(verb, "dobj")]
        return bool(agents) and not self.children(verb, "aux", "dative")

    def _measured_agents(self, verb: int) -> list[int]:
        """ "A firm owned 30 pct by X": the parser takes the measure for the object and hangs "by" on it."""
        if self.tokens[verb].tag not in ("VBD", "VBN"):
            return []
        measures = [i for i in self.children(verb, "dobj") if self.tokens[i].text.lower() in _MEASURES]
        agents = [i for measure in measures for i in self.children(measure, "prep") if self.tokens[i].lemma == "by"]
        return [noun for agent in agents for noun in self.children(agent, "pobj")]

    def surface_subject(self, verb: int, depth: int = SURFACE_DEPTH) -> int | None:
        """The noun that is the grammatical subject, found through coordination, control and participles."""
        own = self.children(verb, "nsubj", "nsubjpass")
        if own:
            described = [i for i in own[:-1] if self.tokens[i].pos == "PROPN" and self.tokens[own[-1]].pos == "NOUN"]
            return self._speakers_themselves(verb, described[0] if described else own[-1])
        token = self.tokens[verb]
        if token.head == verb and token.tag == "VB":
            loose = self.children(verb, "dep")  # a headline: "Amazon to buy Joyo"
            return loose[0] if loose and loose[0] < verb and self.tokens[loose[0]].pos == "PROPN" else None
        if not depth or token.head == verb:
            return None
        head = token.head
        if token.dep in ("conj", "aux", "auxpass"):
            return self.surface_subject(head, depth - 1)
        if token.dep in ("acl", "relcl", "amod"):
            return self._participle_subject(verb, head, depth)
        if token.dep == "advcl" and token.tag == "VBN" and (name := self._name_before(verb)) is not None:
            return name
        if token.dep == "advcl" and token.tag in ("VBN", "VBG") and self.tokens[head].pos == "PROPN" and head < verb:
            return head  # "Norwell, having bought Kelbrand, ..."
        if token.dep in ("xcomp", "advcl", "ccomp", "dep"):
            return self._controller(head, depth - 1)
        if token.dep in ("pcomp", "prep") and self.tokens[head].dep != "":
            above = self.tokens[head].head if token.dep == "pcomp" else head
            return self._controller(above, depth - 1)
        return None

    def _speakers_themselves(self, verb: int, subject: int) -> int:
        """ "A and B said they will merge": who "they" are."""
        above = self.tokens[verb].head
        if self.tokens[subject].text.lower() != "they" or self.tokens[verb].dep != "ccomp":
            return subject
        speakers = self.children(above, "nsubj")
        return speakers[0] if speakers and len(self.conjuncts(speakers[0])) > 1 else subject

    def _name_before(self, participle: int) -> int | None:
        """ "It belonged to Norwell, bought by Kelbrand": a participle after a comma is said of the name before it."""
        bare = participle > 1 and not self.children(participle, "aux", "mark", "nsubj", "nsubjpass")
        if not bare or self.tokens[participle - 1].text != "," or self.tokens[participle - 2].pos != "PROPN":
            return None
        return self.whole(participle - 2)

    def _participle_subject(self, verb: int, noun: int, depth: int) -> int | None:
        """ "Joyo, bought by ...": the noun itself; "its agreement to buy", "to be bought": who made the agreement."""
        promised = self.tokens[noun].lemma in _PROMISES and any(
            self.tokens[i].tag == "TO" for i in self.children(verb, "aux")
        )
        if self.tokens[verb].tag != "VB" and not promised:
            return self.whole(noun) if self.tokens[verb].dep == "amod" else noun
        return self._controller(noun, depth - 1)

    def whole(self, noun: int) -> int:
        """The head of the phrase that a noun modifies: "Oslo-based oil group Norwell" is all based in Oslo."""
        while self.tokens[noun].dep in ("compound", "nmod"):
            noun = self.tokens[noun].head
        return noun

    def _controller(self, head: int, depth: int) -> int | None:
        """Who acts in an infinitive or gerund below `head`."""
        if depth <= 0:
            return None
        if self.tokens[head].pos in ("VERB", "AUX"):
            objects = self.children(head, "dobj")
            if self.tokens[head].lemma in _OBJECT_CONTROL and objects:
                return objects[0]
            return self.surface_subject(head, depth)
        if self.tokens[head].pos in _NOMINAL:
            if self.tokens[head].dep == "ROOT" and self.tokens[head].pos == "PROPN":
                return head  # a headline: "Amazon to buy Joyo"
            owner = self.children(head, "poss")
            return owner[0] if owner else self.carrier_subject(head, depth)
        if self.tokens[head].head != head:
            return self._controller(self.tokens[head].head, depth - 1)
        return None

    def carrier(self, noun: int) -> int | None:
        """The verb that carries a noun: "made" in "made an offer", "hold" in "hold a stake"."""
        token = self.tokens[self.first_conjunct(noun)]
        head = token.head
        if token.dep == "pobj":
            while self.tokens[head].dep in ("prep", "agent") and self.tokens[head].pos not in ("VERB", "AUX"):
                head = self.tokens[head].head
        elif token.dep not in ("dobj", "attr", "oprd", "nsubjpass", "nsubj", "dative", "acomp"):
            return None
        if self.tokens[head].pos in ("VERB", "AUX"):
            return head
        return self.carrier(head) if head != noun and self.tokens[head].pos == "NOUN" else None

    def carrier_subject(self, noun: int, depth: int = SURFACE_DEPTH) -> int | None:
        """The acting subject of the verb that carries a noun; None where the noun is itself the subject."""
        verb = self.carrier(noun)
        if verb is None or self.tokens[self.first_conjunct(noun)].dep == "nsubj":
            return None
        if self.tokens[verb].lemma in _ONLOOKING:
            return None
        if self.tokens[verb].lemma in _SERVING and self.tokens[self.first_conjunct(noun)].dep == "pobj":
            return next(iter(self.children(verb, "dobj")), None)
        if self.is_passive(verb):
            agents = [o for a in self.children(verb, "agent") for o in self.children(a, "pobj")]
            if agents:
                return agents[0]
            if self.tokens[self.first_conjunct(noun)].dep in ("nsubjpass", "dobj"):
                return None
        subject = self.surface_subject(verb, depth - 1)
        return None if subject == noun else subject

    # Links

    def links(self, index: int) -> dict[str, list[int]]:
        """The token's grammatical partners by function.

        "subject", "object", "indirect", "complement" and prepositions ("for", "from", ...; "by" is the agent) for
        verbs; "self" (what the noun is said of), "poss", "modifier", "left", "subject" and prepositions for nouns.
        """
        links: dict[str, list[int]] = defaultdict(list)
        for child in self.children(index):
            self._add_prepositions(links, child)
        if self.tokens[index].pos in ("VERB", "AUX") or self.tokens[index].tag.startswith("VB"):
            self._add_verb_links(links, index)
        else:
            self._add_noun_links(links, index)
        return links

    def _add_prepositions(self, links: dict[str, list[int]], child: int) -> None:
        token = self.tokens[child]
        coordinated = token.dep == "conj" and token.pos == "ADP"
        if not coordinated and (token.dep not in ("prep", "agent", "dative") or token.pos not in _PREPOSITIONAL):
            return
        word = token.text.lower()
        links[word] += self.children(child, "pobj", "pcomp") or self._stranded(child)
        for inner in self.children(child, "prep", "conj"):
            self._add_prepositions(links, inner)
        for number in self._numbers_below(child):
            for after in self.children(number, "prep"):
                self._add_prepositions(links, after)  # "born on 3 May 1960 in Oslo": the parser hangs Oslo on 1960
        if word in _OF_DEALS:
            for inner in (i for noun in self.children(child, "pobj") for i in self.children(noun, "prep")):
                noun = self.tokens[inner].head  # "plc" may be taken for a common noun
                parts = (noun, *self.children(noun, "compound"))
                named = any(self.tokens[i].pos == "PROPN" for i in parts)
                if self.tokens[inner].lemma in _OF_DEALS - {word} and (named or word == "of"):
                    self._add_prepositions(links, inner)  # "the purchase of Joyo by Amazon": it hangs "by" on Joyo

    def _stranded(self, preposition: int) -> list[int]:
        """ "Spurns bid from Norwell": the name after a preposition that the parser left without object."""
        after = preposition + 1
        if after >= len(self.tokens) or self.tokens[after].tag != "NNP":
            return []
        return [self.whole(after)]

    def _numbers_below(self, preposition: int) -> list[int]:
        nouns = self.children(preposition, "pobj")
        every = [*nouns, *(i for noun in nouns for i in self.children(noun, "nummod"))]
        return every if any(self.tokens[i].tag == "CD" for i in every) else []

    def _add_verb_links(self, links: dict[str, list[int]], verb: int) -> None:
        for partner in self.children(verb, "conj"):
            if partner == verb + 2:  # "born and raised in Oslo": the place is that of both
                for child in self.children(partner):
                    self._add_prepositions(links, child)
        subject = self.surface_subject(verb)
        objects = self.children(verb, "dobj") or self._noun_clauses(verb)
        if self.is_passive(verb):
            links["subject"] += links["by"] + self._measured_agents(verb)
            if subject is not None:
                links["object"].append(subject)
            links["complement"] += objects
        else:
            if subject is not None and not self._is_gap(verb, subject):
                links["subject"].append(subject)
            links["object"] += objects
            if not objects and self.tokens[verb].dep == "relcl" and self.children(verb, "nsubj"):
                relative = any(self.tokens[i].tag in ("WDT", "WP", "WP$", "WRB") for i in self.subtree(verb))
                links["object"] += [] if relative else [self.tokens[verb].head]
        links["modifier"] += self.children(verb, "npadvmod")
        links["indirect"] += [i for i in self.children(verb, "dative") if self.tokens[i].pos != "ADP"]
        links["complement"] += self.children(verb, "oprd", "attr", "acomp")
        for particle_verb in self.children(verb, "prt"):
            for child in self.children(particle_verb):
                self._add_prepositions(links, child)

    def _noun_clauses(self, verb: int) -> list[int]:
        """ "Owns the spice market Norwell": the parser takes "market" for a clause with an object."""
        below = self.children(verb, "ccomp")
        return [i for i in below if self.tokens[i].pos == "NOUN" and not self.children(i, "nsubj", "aux", "mark")]

    def _is_gap(self, verb: int, subject: int) -> bool:
        """Whether the found subject is only the head of a zero relative: "the firm Amazon bought"."""
        return (
            self.tokens[verb].dep == "relcl"
            and subject == self.tokens[verb].head
            and bool(self.children(verb, "nsubj"))
        )

    def _add_noun_links(self, links: dict[str, list[int]], noun: int) -> None:
        for after in self._loosely_after(noun):
            for child in self.children(after, "prep"):
                if not links.get(self.tokens[child].text.lower()):
                    self._add_prepositions(links, child)
        links["self"] += self._denoted(noun)
        first = self.first_conjunct(noun)
        if first != noun and self.tokens[first].pos != "PROPN":
            links["self"] += [i for i in self._denoted(first) if i not in links["self"]]
            for child in self.children(first, "prep"):
                if not links.get(self.tokens[child].text.lower()):
                    self._add_prepositions(links, child)
        else:
            for other in self.conjuncts(noun)[1:]:
                for child in self.children(other, "prep"):
                    if not links.get(self.tokens[child].text.lower()):
                        self._add_prepositions(links, child)
        for part in dict.fromkeys((noun, first)):
            links["poss"] += [i for i in self.children(part, "poss") if i not in links["poss"]]
            links["modifier"] += [
                i for i in self.children(part, "compound", "nmod", "amod", "nummod") if i not in links["modifier"]
            ]
        head = self.tokens[noun].head
        if self.tokens[noun].dep == "pobj" and self.tokens[head].text.lower() == "per":
            links["poss"] += self.children(self.tokens[head].head, "poss")  # "its 40 dlr per share offer"
        if self.tokens[noun].dep in ("compound", "nmod", "amod", "appos") and head != noun:
            links["poss"] += self.children(head, "poss") or self.children(self.first_conjunct(head), "poss")
            links["modifier"] += [i for i in self.children(head, "compound", "nmod", "amod") if i < noun]
        for verb in self._doings(noun):
            links["doer"] += [i for i in self._actors(verb) if i != noun]
            for child in self.children(verb, "prep", "dative") if self.is_passive(verb) else ():
                if self.tokens[child].lemma != "by" and not links.get(self.tokens[child].text.lower()):
                    self._add_prepositions(links, child)
        subject = self.carrier_subject(noun)
        if subject is not None:
            links["subject"].append(subject)
        links["subject"] += self.children(noun, "nsubj")  # "Norwell bid for Kelbrand": the tagger takes it for a noun
        if any(self.tokens[i].text.lower() == "their" for i in links["poss"]):
            links["subject"] = self._plural_subject(noun) or links["subject"]

    def _doings(self, noun: int) -> Iterator[int]:
        """ "A bid made by Norwell", "a fine of $3m imposed by", "the suit that Norwell filed": what is done with it."""
        measures = (i for of in self.children(noun, "prep") for i in self.children(of, "pobj"))
        heads = (noun, *(i for i in measures if self.tokens[i].pos in ("NUM", "SYM") or self._numbers_of(i)))
        clauses = (i for head in heads for i in self.children(head, "acl", "relcl"))
        return (i for i in clauses if self.tokens[i].lemma in _DOINGS)

    def _numbers_of(self, noun: int) -> list[int]:
        return [i for i in self.children(noun, "nummod") if self.tokens[i].tag == "CD"]

    def _actors(self, verb: int) -> list[int]:
        if self.is_passive(verb):
            return [i for agent in self.children(verb, "agent") for i in self.children(agent, "pobj")]
        return [] if self.tokens[verb].dep == "acl" else self.children(verb, "nsubj")

    def _plural_subject(self, noun: int) -> list[int]:
        """ "A and B extended the term of their pact": whose it is; in "advised C and D in their pact" those nearer."""
        verb = next((i for i in self.ancestors(noun) if self.tokens[i].pos in ("VERB", "AUX")), None)
        if verb is None:
            return []
        nearer = [i for i in self.children(verb, "dobj") if i < noun and noun not in self.subtree(i)]
        partners = [*nearer, self.surface_subject(verb)]
        return [i for i in partners if i is not None and len(self.conjuncts(i)) > 1][:1]

    def _loosely_after(self, noun: int) -> Iterator[int]:
        """ "The takeover last May of X": words after the noun that the parser hangs the preposition on."""
        yield from (i for i in self.children(noun, "amod") if i > noun)
        following = range(noun + 1, min(noun + 3, len(self.tokens)))
        yield from (i for i in following if self.tokens[i].dep == "npadvmod")

    def bearers(self, noun: int) -> list[int]:
        """Of whom a description is said: "X is a company based in Y", "X, a company based in Y"."""
        token = self.tokens[noun]
        if token.dep == "appos" or (token.dep in ("compound", "nmod") and self.tokens[token.head].pos == "PROPN"):
            return [token.head]
        if token.dep == "attr" and self.tokens[token.head].lemma in _COPULAS:
            subject = self.surface_subject(token.head)
            return [] if subject is None or subject == noun else [subject]
        return []

    def _denoted(self, noun: int) -> list[int]:
        """What a noun is said of: its bearer in "Olivetti chairman X", "X, the chairman", "X is chairman"."""
        token, found = self.tokens[noun], list[int]()
        head = token.head
        if token.dep in ("compound", "nmod", "appos", "amod") and head != noun:
            found.append(head)
            if token.dep == "appos":
                found += self._denoted_by_chain(head)
        found += self.children(noun, "appos")
        if token.dep in ("attr", "oprd", "acomp", "dobj", "xcomp"):
            found += self.children(noun, "nmod", "compound") if token.dep == "oprd" else []
            found += self._subject_of_predicate(noun, head)
        if token.dep in ("nsubj", "nsubjpass") and self.tokens[head].lemma in _COPULAS:
            found += self.children(head, "attr")
        if token.dep == "pobj" and self.tokens[head].text.lower() in ("as", "including", "like", "such"):
            found += self._bearer_of_as(head)
        return [i for i in dict.fromkeys(found) if i != noun]

    def _denoted_by_chain(self, head: int) -> list[int]:
        """ "X, chairman, and co-founder of ...": appositions hang on each other."""
        token = self.tokens[head]
        if token.pos == "NOUN" and token.dep == "appos":
            return [token.head]
        return []

    def _subject_of_predicate(self, noun: int, verb: int) -> list[int]:
        token = self.tokens[verb]
        if self.tokens[noun].dep == "dobj" and token.lemma not in _COPULAS | _APPOINTING:
            return []
        if token.lemma in _APPOINTING:
            targets = self.links(verb)["object"] if self.tokens[noun].dep != "dobj" or self.is_passive(verb) else []
            return [i for i in targets if i != noun]
        subject = self.surface_subject(verb)
        return [] if subject is None else [subject]

    def _bearer_of_as(self, preposition: int) -> list[int]:
        """ "appointed X as chairman": the object; "served as chairman": the subject."""
        if self.tokens[preposition].text.lower() != "as":
            return []
        verb = self.tokens[preposition].head
        if self.tokens[verb].pos == "NOUN":
            return self.children(verb, "poss")
        links = self.links(verb) if self.tokens[verb].pos in ("VERB", "AUX") else {}
        if self.tokens[verb].lemma in ("replace", "succeed", "join", "leave"):
            return links.get("subject", [])
        return links.get("object") or links.get("subject", [])
