"""Who acts: the subjects of verbs, and of the verbs that carry nouns, through coordination, control and participles."""

from __future__ import annotations

from kg.facts.grammar.tree import Tree
from kg.facts.grammar.verbs import is_passive

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X")
_OBJECT_CONTROL = {
    "allow", "ask", "force", "persuade", "urge", "help", "enable", "permit", "appoint", "name", "order", "tell",
    "want", "expect", "encourage", "invite", "require", "lead", "cause", "say", "report", "rumour", "rumor", "stop",
    "prevent", "block", "prohibit", "bar", "forbid", "choose", "pick", "select", "hire", "contract", "commission",
    "advise", "convince", "teach", "train", "oblige", "compel", "instruct", "remind", "warn", "motivate", "inspire",
    "tempt", "press", "pressure", "pressurise", "lobby", "command", "beg", "implore", "coax", "entice", "induce",
    "recommend", "nominate", "designate", "elect", "send", "dispatch", "empower", "authorise", "authorize", "license",
    "assign",
    "challenge", "counsel", "direct", "drive", "dissuade", "discourage", "restrain",
}  # fmt: skip
"""Verbs whose object (in the passive: whose subject) acts in the infinitive that follows."""
_SERVING = {"advise", "represent", "assist", "counsel", "help"}
"""Verbs whose object does what the noun after it tells: "advised Norwell on its purchase"."""
_ONLOOKING = {
    "clear", "block", "prohibit", "veto", "bar", "ban", "oppose", "probe", "investigate", "scrutinise", "scrutinize",
    "examine", "review", "allow", "permit", "authorise", "authorize", "wave through", "delay",
    "criticise", "criticize", "condemn", "finance", "fund", "annul", "welcome", "hail", "praise", "applaud", "slam",
    "denounce", "decry", "question", "monitor", "challenge", "support",
}  # fmt: skip
"""Verbs whose subject has no part in what the noun below tells: "cleared the purchase"."""
_INSIDERS = {"board", "director", "shareholder", "stockholder", "holder", "management", "member"}
_RIGHTS = {
    "option", "right", "opportunity", "chance", "permission", "licence", "license", "warrant", "refusal", "money",
    "fund", "cash", "loan", "credit", "finance", "financing",
}  # fmt: skip
_LENDING = {"lend", "loan"}
_GRANTING = {
    "grant", "give", "offer", "hand", "sell", "award", "issue", "deny", "refuse", "allow", "provide", "advance",
    "extend",
} | _LENDING  # fmt: skip
"""Verbs by which somebody else gets a right or the means: "granted Norwell an option to buy"."""
_PROMISES = {
    "agreement", "deal", "pact", "contract", "accord", "plan", "proposal", "offer", "decision", "intent", "letter",
}  # fmt: skip
"""Nouns whose author acts in the infinitive that follows: "its agreement to buy"."""
_UNDERTAKINGS = {
    *_PROMISES, "application", "request", "petition", "attempt", "effort", "bid", "move", "intention", "desire",
    "filing",
}  # fmt: skip
"""Nouns that may have their author behind them: "the application of Norwell to buy"."""
_QUANTITIES = {"all", "most", "rest", "remainder"}
"""Words for so much of what "of" names that the verb is about all of it: "sold all of its stake"."""
SURFACE_DEPTH = 12
"""Steps up the tree after which the search for a subject gives up."""


def subject_of(tree: Tree, verb: int, depth: int = SURFACE_DEPTH) -> int | None:
    """The noun that is the grammatical subject, found through coordination, control and participles."""
    own = tree.children(verb, "nsubj", "nsubjpass") or [
        i for aux in tree.children(verb, "auxpass") for i in tree.children(aux, "nsubj", "nsubjpass")
    ]  # "A and B were married": the parser may hang them on "were"
    if own:
        described = [i for i in own[:-1] if tree.tokens[i].pos == "PROPN" and tree.tokens[own[-1]].pos == "NOUN"]
        return _speakers_themselves(tree, verb, described[0] if described else own[-1])
    token = tree.tokens[verb]
    if token.head == verb and token.tag == "VB":
        loose = tree.children(verb, "dep")  # a headline: "Amazon to buy Joyo"
        return loose[0] if loose and loose[0] < verb and tree.tokens[loose[0]].pos == "PROPN" else None
    if not depth or token.head == verb:
        return None
    head = token.head
    if token.dep in ("conj", "aux", "auxpass"):
        return subject_of(tree, head, depth - 1)
    if token.dep == "acl" and (told := _placed(tree, verb, head)) is not None:
        return told
    if token.dep in ("acl", "relcl", "amod"):
        return _participle_subject(tree, verb, head, depth)
    if token.dep == "advcl" and token.tag == "VBN" and (name := name_before(tree, verb)) is not None:
        return name
    if token.dep == "advcl" and token.tag in ("VBN", "VBG") and tree.tokens[head].pos == "PROPN" and head < verb:
        return head  # "Norwell, having bought Kelbrand, ..."
    if token.dep in ("xcomp", "advcl", "ccomp", "dep", "oprd", "acomp"):
        return _controller(tree, head, depth - 1)
    if token.dep in ("pcomp", "prep") and tree.tokens[head].dep != "":
        above = tree.tokens[head].head if token.dep == "pcomp" else head
        return _controller(tree, above, depth - 1)
    return None


def _speakers_themselves(tree: Tree, verb: int, subject: int) -> int:
    """ "A and B said they will merge": who "they" are."""
    above = tree.tokens[verb].head
    if tree.tokens[subject].text.lower() != "they" or tree.tokens[verb].dep != "ccomp":
        return subject
    speakers = tree.children(above, "nsubj")
    return speakers[0] if speakers and len(tree.conjuncts(speakers[0])) > 1 else subject


def name_before(tree: Tree, participle: int) -> int | None:
    """ "It belonged to Norwell, bought by Kelbrand": a participle after a comma is said of the name before it."""
    bare = participle > 1 and not tree.children(participle, "aux", "mark", "nsubj", "nsubjpass")
    if not bare or tree.tokens[participle - 1].text != "," or tree.tokens[participle - 2].pos != "PROPN":
        return None
    name = tree.whole(participle - 2)
    placed = _placed(tree, participle, name)
    return name if placed is None else placed


def _placed(tree: Tree, participle: int, place: int) -> int | None:
    """ "Norwell is a bank in Oslo, founded in 1990": what is described, and not where it is."""
    while tree.tokens[place].dep == "appos" and tree.tokens[place].head != place:
        place = tree.tokens[place].head
    preposition = tree.tokens[place].head
    noun = tree.tokens[preposition].head
    inside = tree.tokens[place].dep == "pobj" and tree.tokens[preposition].text in ("in", "from", "near")
    if not inside or tree.tokens[noun].dep != "attr" or tree.tokens[participle - 1].text != ",":
        return None
    return next(iter(tree.children(tree.tokens[noun].head, "nsubj")), None)


def _participle_subject(tree: Tree, verb: int, noun: int, depth: int) -> int | None:
    """ "Joyo, bought by ...": the noun itself; "its agreement to buy", "to be bought": who made the agreement."""
    promised = tree.tokens[noun].lemma in _PROMISES and any(
        tree.tokens[i].tag == "TO" for i in tree.children(verb, "aux")
    )
    if tree.tokens[verb].tag != "VB" and not promised:
        return tree.whole(noun) if tree.tokens[verb].dep == "amod" else noun
    return _controller(tree, noun, depth - 1)


def _controller(tree: Tree, head: int, depth: int) -> int | None:
    """Who acts in an infinitive or gerund below `head`."""
    if depth <= 0:
        return None
    if tree.tokens[head].pos in ("VERB", "AUX"):
        objects = tree.children(head, "dobj")
        if tree.tokens[head].lemma in _OBJECT_CONTROL and objects:
            return objects[0]
        borrower = _given(tree, head) if tree.tokens[head].lemma in _LENDING else None
        return subject_of(tree, head, depth) if borrower is None else borrower
    if tree.tokens[head].pos in _NOMINAL:
        if tree.tokens[head].dep == "ROOT" and tree.tokens[head].pos == "PROPN":
            return head  # a headline: "Amazon to buy Joyo"
        if (grantee := _grantee(tree, head)) is not None:
            return grantee
        owner = tree.children(head, "poss") or _authors(tree, head)
        return owner[0] if owner else carrier_subject(tree, head, depth)
    if tree.tokens[head].head != head:
        return _controller(tree, tree.tokens[head].head, depth - 1)
    return None


def _grantee(tree: Tree, noun: int) -> int | None:
    """ "Gave Norwell the right to buy": who is given it."""
    token = tree.tokens[noun]
    if token.lemma not in _RIGHTS or token.dep != "dobj" or tree.tokens[token.head].lemma not in _GRANTING:
        return None
    if (given := _given(tree, token.head)) is not None:
        return given
    names = (i for i in tree.children(token.head) if token.head < i < noun and tree.tokens[i].text[:1].isupper())
    return next((i for i in names if tree.tokens[i].dep in ("advmod", "npadvmod", "dobj", "dep", "oprd")), None)


def _given(tree: Tree, verb: int) -> int | None:
    """ "Gave Norwell", "lent to an arm of Norwell": to whom."""
    for given in (*tree.children(verb, "dative"), *(i for i in tree.children(verb, "prep") if i == verb + 1)):
        named = tree.children(given, "pobj") if tree.tokens[given].pos == "ADP" else [given]
        if tree.tokens[given].dep == "dative" or tree.tokens[given].lemma == "to":
            return named[0] if named else None
    return None


def _authors(tree: Tree, noun: int) -> list[int]:
    """ "Approved the application of Norwell to buy Kelbrand": who applies for it."""
    if tree.tokens[noun].lemma not in _UNDERTAKINGS:
        return []
    prepositions = (i for i in tree.children(noun, "prep", "agent") if tree.tokens[i].lemma in ("of", "by", "from"))
    taken = (i for preposition in prepositions for i in tree.children(preposition, "pobj"))
    return [i for i in taken if tree.tokens[i].pos == "PROPN"]


def carrier_of(tree: Tree, noun: int) -> int | None:
    """The verb that carries a noun: "made" in "made an offer", "hold" in "hold a stake"."""
    token = tree.tokens[tree.first_conjunct(noun)]
    head = token.head
    if token.dep == "pobj":
        while tree.tokens[head].dep in ("prep", "agent") and tree.tokens[head].pos not in ("VERB", "AUX"):
            head = tree.tokens[head].head
    elif token.dep in ("appos", "acl") and tree.tokens[head].text[:1].isdigit():
        return carrier_of(tree, head)  # "a 420p-a-share offer", "a $40m buyout": the sum is taken for the thing
    elif token.dep not in ("dobj", "attr", "oprd", "nsubjpass", "nsubj", "dative", "acomp"):
        return None
    if tree.tokens[head].pos in ("VERB", "AUX"):
        return head
    inner = tree.tokens[head].pos in ("NOUN", "NUM", "SYM") or tree.tokens[head].lemma in _QUANTITIES
    return carrier_of(tree, head) if head != noun and inner else None


def is_onlooker(tree: Tree, verb: int, agent: int) -> bool:
    """ "The purchase was approved by the regulator": who has no part in it, as those of a firm would have."""
    lemma = tree.tokens[verb].lemma
    insider = tree.tokens[agent].pos == "NOUN" and tree.tokens[agent].lemma in _INSIDERS
    judges = lemma in ("approve", "endorse", "review") and not insider
    return judges or lemma in _ONLOOKING


def _is_discussed(tree: Tree, noun: int, verb: int) -> bool:
    """ "Called a meeting to discuss the bid": whose bid it is, the article takes for known."""
    definite = any(tree.tokens[i].text.lower() == "the" for i in tree.children(noun, "det"))
    return definite and tree.tokens[verb].lemma in ("discuss", "debate") and tree.tokens[noun].lemma in ("bid", "offer")


def carrier_subject(tree: Tree, noun: int, depth: int = SURFACE_DEPTH) -> int | None:
    """The acting subject of the verb that carries a noun; None where the noun is itself the subject."""
    verb = carrier_of(tree, noun)
    if verb is None or tree.tokens[tree.first_conjunct(noun)].dep == "nsubj":
        return None
    if tree.tokens[verb].lemma in _ONLOOKING or _is_discussed(tree, noun, verb):
        return None
    if tree.tokens[verb].lemma in _SERVING and tree.tokens[tree.first_conjunct(noun)].dep == "pobj":
        return next(iter(tree.children(verb, "dobj")), None)
    if is_passive(tree, verb):
        agents = [o for a in tree.children(verb, "agent") for o in tree.children(a, "pobj")]
        if agents:
            return None if is_onlooker(tree, verb, agents[0]) else agents[0]
        if tree.tokens[tree.first_conjunct(noun)].dep in ("nsubjpass", "dobj"):
            return None
    subject = subject_of(tree, verb, depth - 1)
    return None if subject == noun else subject
