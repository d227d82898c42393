"""What is only embedded in what somebody does, says or thinks: "itches to buy", "fancied buying", "the myth that".

Words that take an infinitive, a gerund or a clause assert it, deny it or leave it open. Those that assert are few and
can be listed (implicative and factive words, Karttunen 1971; Saurí & Pustejovsky 2009): "managed to buy", "regretted
buying", "the news that Norwell bought". Whatever else stands above leaves open what it takes, whether it is known or
not: "angled to buy", "toyed with buying", "the myth that Norwell bought".
"""

from __future__ import annotations

from kg.facts.grammar import is_passive, verb_phrases
from kg.facts.scene import Scene
from kg.facts.status.verbs import is_progressive

_IMPLICATIVES = {
    # who did it
    "manage", "get", "come", "go", "go on", "proceed", "begin", "start", "continue", "happen", "chance", "remember",
    "deign", "condescend", "bother", "dare", "venture", "prove", "turn out", "live", "grow", "help", "serve", "use",
    "see", "take", "succeed", "contrive", "conspire", "collude", "have", "be", "let", "cease", "stoop", "presume",
    # what else one did for it
    "rush", "hurry", "hasten", "race", "step in", "step up", "team up", "unite", "combine", "merge", "join", "club",
    "pay", "spend", "turn", "return", "leave", "quit", "resign", "retire", "rise", "cooperate", "collaborate", "choose",
    "elect", "move", "move in", "travel", "emigrate", "fly", "sail", "sit", "stand", "work", "conclude", "stay",
    "borrow", "break away", "band", "pool", "partner", "stop", "set out", "split", "branch out", "act", "break",
    "swoop", "dig", "volunteer", "enlist", "enrol", "enroll", "defect", "qualify", "bow out", "step down", "raise",
    "say", "seem", "appear", "tend", "agree", "decide", "resolve", "forget", "win", "beat", "join force",
}  # fmt: skip
"""Verbs after which who is their subject has done what their infinitive tells."""
_FACTIVES = {
    "regret", "admit", "acknowledge", "recall", "remember", "stop", "finish", "complete", "begin", "start", "keep",
    "continue", "enjoy", "celebrate", "announce", "report", "mention", "confess", "forget", "spend", "end", "wind",
    "resume", "include", "defend", "describe", "say", "criticise", "criticize", "find", "see", "hear", "catch", "have",
    "leave", "come", "go", "use", "credit", "thank", "help", "love", "hate", "like", "resent", "quit", "cease", "be",
    "get", "keep on", "carry on", "go on", "end up", "wind up", "finish up", "give up", "repent", "rue", "conceal",
    "hide", "confirm", "disclose", "reveal", "insist", "boast", "set about", "involve", "mean", "excuse", "forgive",
    "protest", "lament", "applaud", "praise", "condemn", "follow", "precede", "make", "set", "send", "feel", "watch",
    "notice", "blame", "fault", "relate", "recount", "date", "work", "sit", "stand", "live", "die", "earn", "win",
    "grow", "lose", "add", "return", "serve", "run", "take", "deny", "note", "sell", "buy", "tell", "state",
    "bring", "put", "show", "base", "build", "create", "own", "open", "close", "lead", "call", "name", "join",
}  # fmt: skip
"""Verbs whose gerund tells what was done: "regretted buying", "went shopping", "spent years building"."""
_TRUE_NOUNS = {
    "fact", "news", "announcement", "evidence", "proof", "confirmation", "revelation", "disclosure", "discovery",
    "knowledge", "day", "year", "time", "moment", "week", "month", "statement", "admission", "acknowledgement",
    "acknowledgment", "realisation", "realization", "reason", "way", "record", "point", "irony", "coincidence",
    "luck", "surprise", "shame", "pity", "delight", "regret", "effect", "extent", "result", "upshot", "conclusion",
    "verdict", "ruling", "finding", "confession", "testimony", "notice", "message", "reminder", "truth", "secret",
    "first", "last", "sign", "indication", "anger", "outrage", "pride", "relief", "joy", "disappointment",
    "agreement", "decision", "condition", "report", "word", "letter", "note", "thing", "place", "age", "degree",
    "complaint", "grounds", "ground", "problem", "trouble", "reality", "certainty", "answer", "explanation",
    "comment", "remark", "claim", "accusation", "allegation", "charge", "plan", "deal", "company", "firm", "man",
    "woman", "one", "team", "thanks", "credit", "case", "declaration", "press", "beauty", "catch", "trick", "upside",
    "downside", "advantage", "snag", "difference", "issue", "line", "consensus", "background", "context", "lesson",
    "moral", "joke", "drawback", "plus", "minus", "reply", "diagnosis", "tragedy", "trade-off", "paradox", "scandal",
    "key", "filing", "document", "warning", "assurance", "criticism", "event", "stage",
}  # fmt: skip
"""Nouns whose clause is so, or of which something else tells if it is."""
_OPINION = {
    "fancy", "imagine", "dream", "pray", "assume", "presume", "wager", "bet", "guess", "conjecture", "theorise",
    "theorize", "surmise", "fantasise", "fantasize", "joke", "quip", "wonder", "hypothesise", "hypothesize",
    "foresee", "forecast", "anticipate", "envisage", "envision", "pretend", "reckon", "hint", "whisper", "mutter",
    "posit", "gamble", "suppose", "insinuate", "intimate", "postulate", "bluff", "lie", "trust", "ask", "request",
    "propose", "recommend", "demand", "urge", "insist on", "prefer", "worry", "convince", "persuade", "tout", "float",
    "moot",
}  # fmt: skip
"""Verbs whose clause is only thought, guessed, wished or made up."""
_LASTING = {"remain", "stay", "continue", "keep", "retain"}
"""What one does already who wants to do it."""
_OPEN_ADJECTIVES = {
    "likely", "possible", "probable", "conceivable", "plausible", "unlikely", "doubtful", "confident", "hopeful",
    "certain", "optimistic", "afraid", "fearful", "imperative", "essential", "crucial", "vital", "desirable",
    "necessary", "untrue", "impossible", "inconceivable", "unthinkable", "worried", "convinced", "sure", "adamant",
    "inevitable", "false", "implausible", "unsure", "uncertain", "unclear", "improbable", "premature", "thinkable",
    "feasible",
}  # fmt: skip
"""What is said of a clause that may not be so, or of who believes it."""


HEARSAY = {"report", "rumour", "rumor", "speculation", "story", "whisper", "gossip", "chatter"}
"""Nouns that only pass on what the clause below them tells."""
_DEALS = {
    "purchase", "takeover", "acquisition", "merger", "sale", "buyout", "buy-out", "combination", "tie-up", "flotation",
    "investment", "demerger", "disposal", "divestment", "divestiture", "launch", "opening", "renaming", "relocation",
    "sell-off", "spin-off",
}  # fmt: skip
"""Nouns for what comes about, or does not."""
_REALISING = {
    # brings it about
    "make", "do", "carry", "carry out", "execute", "effect", "undertake", "perform", "complete", "achieve",
    "pull off", "clinch", "secure", "win", "land", "bring off", "push through", "force through", "orchestrate",
    "engineer", "oversee", "lead", "mastermind", "arrange", "broker", "handle", "finance", "fund", "bankroll",
    "swing", "ink", "wrap up", "close", "finalise", "finalize", "conclude", "seal", "consummate", "begin", "start",
    "finish", "enter", "force", "cause", "drive", "spark", "trigger", "prompt", "rush", "hurry", "accelerate",
    "manage", "stage", "implement",
    # tells of it as of what is there
    "follow", "precede", "cap", "crown", "mark", "hail", "praise", "welcome", "criticise", "criticize", "regret",
    "defend", "justify", "celebrate", "lament", "deplore", "condemn", "attack", "question", "digest", "integrate",
    "absorb", "include", "record", "book", "report", "disclose", "reveal", "describe", "recall", "remember",
    "mention", "cite", "explain", "detail", "reflect", "see", "witness", "have", "take", "give", "get", "enjoy",
    "rue", "applaud", "credit", "blame", "hide", "conceal", "register", "use", "exclude", "offset", "fuel", "mean",
    "represent", "call", "constitute", "be", "become", "involve", "remain", "know", "announce", "confirm", "unveil",
    "toast", "resent", "note", "count", "list", "show", "treat", "account", "value", "price", "estimate", "view",
    "regard", "consider", "support", "help", "enable", "inherit", "reverse", "attribute", "link", "date", "write off",
    "write down", "deem", "judge", "rate", "compare", "expect", "greet", "meet", "receive", "mock", "deride", "mourn",
    "bemoan", "publicise", "publicize", "advertise", "structure", "underwrite", "dub", "buy", "acquire", "sell",
    "base", "tell", "say", "write", "speak", "chronicle", "document", "cover", "host", "attend", "hold", "top",
    "drag",
}  # fmt: skip
"""Verbs that bring about what is their object, or speak of it as of something that there is."""
_PLACES = ("in", "on", "under", "at", "up", "off", "over", "beyond", "out", "before", "with", "behind")
_SETTLED = {
    "line", "keeping", "cash", "share", "stock", "record", "part", "response", "effect", "accordance", "addition",
    "time", "day", "year", "month", "week", "quarter", "century", "decade", "era", "past", "heart", "root", "centre",
    "center", "bag", "book", "force", "price", "cost", "expense", "par", "tune", "market",
}  # fmt: skip
"""What a deal is in or on that has come about: "in cash", "in line with", "at the heart of"."""
_COPULAS = ("be", "remain", "look", "seem", "stay", "appear", "become")
_DREAMS = {
    "dream", "non-starter", "starter", "conclusion", "pie", "pipedream", "fantasy", "possibility", "prospect",
    "certainty", "question", "bet", "hope", "idea", "plan", "goal", "ambition", "target", "option", "rumour", "rumor",
    "mirage", "likelihood", "threat", "toss-up", "formality", "myth", "fiction", "touch", "anything", "must",
    "impossibility", "hypothesis", "scenario", "proposal", "chimera", "unknown", "long shot", "shot", "way", "aim",
    "objective",
}  # fmt: skip
"""What a deal is that has not come about."""
_ADRIFT = {
    "stuck", "incomplete", "unfinished", "shaky", "tentative", "provisional", "conditional", "unconfirmed", "premature",
    "dormant", "moribund", "elusive", "remote", "distant", "academic", "moot", "hypothetical", "unthinkable", "alive",
    "questionable", "doubtful", "iffy", "close", "overdue", "dead", "late", "touch", "certain", "clear", "up",
}  # fmt: skip
"""What is said of a deal that has not come about."""
_EFFECTS = {
    "come", "close", "start", "end", "begin", "go", "follow", "occur", "happen", "result", "turn", "lead", "date",
    "be", "become", "remain", "prove", "pay", "work", "succeed", "stand", "take", "bring", "help", "mean",
    "contribute", "add", "amount", "cost", "total", "serve", "show", "give", "make", "coincide", "consist",
    "continue", "count", "mark", "rank", "rate", "seem", "appear", "backfire", "disappoint", "pay off",
    "sail through", "get through", "come through", "go live", "go through", "go ahead", "go down", "go well",
    "go wrong", "speak", "boost", "double", "triple", "provide", "have", "include", "involve", "allow", "say",
    "value", "raise", "do", "get", "leave", "put", "push", "set", "cause", "fit", "matter", "wind",
}  # fmt: skip
"""What a deal does that has come about."""


def is_deal_in_doubt(scene: Scene, index: int, head: int) -> bool:
    """Whether nothing tells that a deal has come about but a noun under a verb that nobody knows to tell so.

    "The purchase was parked", "mothballed its purchase", "the takeover unravelled".
    """
    token, above = scene.tokens[index], scene.tokens[head]
    if token.lemma not in _DEALS or above.pos != "VERB" or scene.syntax.children(head, "neg"):
        return False
    if above.tag == "VBG" and not is_progressive(scene, head):
        return False
    phrases = verb_phrases(scene.syntax, head)
    if token.dep in ("dobj", "nsubjpass"):
        return _REALISING.isdisjoint(phrases)
    return (
        token.dep == "nsubj"
        and above.lemma != "be"
        and not scene.syntax.children(head, "dobj", "ccomp", "xcomp", "oprd")
        and _EFFECTS.isdisjoint(phrases)
    )


def is_adrift(scene: Scene, noun: int, copula: int) -> bool:
    """ "The purchase is in the deep freeze", "a merger has been off the agenda": said of a deal that may never be."""
    if scene.tokens[noun].lemma not in _DEALS or scene.tokens[copula].lemma not in _COPULAS:
        return False
    if scene.syntax.children(copula, "neg"):
        return False
    if attributes := scene.syntax.children(copula, "attr"):
        return any(scene.tokens[i].lemma in _DREAMS for i in attributes)
    if scene.tokens[copula].lemma != "be":
        return not {scene.tokens[i].lemma for i in scene.syntax.children(copula, "acomp")}.isdisjoint(_ADRIFT)
    states = {scene.tokens[i].lemma for i in scene.syntax.children(copula, "acomp")}
    if not states.isdisjoint(_ADRIFT):
        return True
    times = {i for time in (*scene.times, *scene.amounts, *scene.mentions) for i in scene.inside(time)}
    for preposition in scene.syntax.children(copula, "prep") if not states else ():
        objects = [
            i
            for p in (preposition, *scene.syntax.children(preposition, "conj"))
            for i in scene.syntax.children(p, "pobj")
        ]
        word = scene.tokens[preposition].text.lower()
        if word in _PLACES and any(i not in times and scene.tokens[i].lemma not in _SETTLED for i in objects):
            return True
    return False


def is_in_content(scene: Scene, verb: int) -> bool:
    """Whether a clause that looks relative tells what a noun that asserts nothing is about: "the myth that"."""
    noun = scene.tokens[verb].head
    that = [i for i in scene.syntax.children(verb) if scene.tokens[i].text.lower() == "that" and i == noun + 1]
    subjects = set(scene.syntax.children(verb, "nsubj", "nsubjpass")) - set(that)
    if not that or scene.tokens[noun].pos != "NOUN" or not subjects:
        return False
    whole = scene.tokens[that[0]].dep in ("mark", "advmod") or bool(
        set(scene.syntax.children(verb, "dobj")) - set(that)
    )
    return whole and scene.tokens[noun].lemma not in _TRUE_NOUNS and not _is_degree(scene, noun)


def is_hearsay(scene: Scene, verb: int) -> bool:
    """Whether a clause that looks relative is what reports tell: "a report in the Herald that it plans to buy it"."""
    first = min(scene.syntax.subtree(verb))
    that, noun = scene.tokens[first], scene.tokens[scene.tokens[verb].head]
    objects = set(scene.syntax.children(that.head, "dobj")) - {first}
    whole = that.dep in ("mark", "advmod") or (that.dep == "dobj" and bool(objects))
    return that.text.lower() == "that" and whole and noun.lemma in HEARSAY


def is_embedded(scene: Scene, index: int, head: int) -> bool:
    """Whether the word above takes what stands below as something that need not be so."""
    token, above = scene.tokens[index], scene.tokens[head]
    if token.dep not in ("xcomp", "ccomp", "acl") or token.lemma in _LASTING:
        return False
    if above.lemma in ("have", "see") and token.tag == "VBG" and scene.syntax.children(index, "nsubj"):
        return above.lemma == "have" or above.tag in ("VBZ", "VBP")  # "rumour has it buying Norwell", "analysts see it"
    if above.pos == "NOUN":
        return _is_clause(scene, index) and above.lemma not in _TRUE_NOUNS and not _is_degree(scene, head)
    if token.dep == "acl":
        return False
    if above.pos == "ADJ":
        return _is_clause(scene, index) and above.lemma in _OPEN_ADJECTIVES
    if above.lemma == "be" and _is_clause(scene, index):
        return _is_said_of_clause(scene, head)
    if above.pos != "VERB":
        return False
    phrases = verb_phrases(scene.syntax, head)
    if token.dep == "ccomp" and (scene.syntax.children(index, "nsubj", "nsubjpass")):
        return not _OPINION.isdisjoint(phrases)
    if token.tag == "VBG" and token.dep == "xcomp":
        plain = not scene.syntax.children(head, "dobj", "auxpass", "prt")
        return plain and not scene.syntax.children(index, "aux") and _FACTIVES.isdisjoint(phrases)
    to = {scene.tokens[i].text.lower() for i in scene.syntax.children(index, "aux", "auxpass")}
    if "to" in to and "have" not in to and token.dep == "xcomp" and not is_passive(scene.syntax, head):
        own = not scene.syntax.children(index, "nsubj", "nsubjpass") and not scene.syntax.children(head, "dobj")
        return own and _IMPLICATIVES.isdisjoint(phrases)
    return False


def _is_degree(scene: Scene, noun: int) -> bool:
    """ "Such was the secrecy that nobody knew": what came of it."""
    return any(token.text.lower() in ("such", "so") for token in scene.tokens[max(0, noun - 6) : noun])


def _is_clause(scene: Scene, verb: int) -> bool:
    """ "That Norwell bought it", by a conjunction and a subject of its own."""
    marks = {scene.tokens[i].text.lower() for i in scene.syntax.children(verb, "mark")}
    return "that" in marks and bool(scene.syntax.children(verb, "nsubj", "nsubjpass"))


def _is_said_of_clause(scene: Scene, copula: int) -> bool:
    """ "It is a myth that", "is possible that": by the noun or the adjective beside "it is"."""
    said = [scene.tokens[i] for i in scene.syntax.children(copula, "attr", "acomp")]
    dummy = any(scene.tokens[i].text.lower() == "it" for i in scene.syntax.children(copula, "nsubj"))
    nouns = any(token.pos == "NOUN" and token.lemma not in _TRUE_NOUNS for token in said)
    subjects = [scene.tokens[i] for i in scene.syntax.children(copula, "nsubj") if i not in scene.mention_at]
    hoped = not said and any(token.pos == "NOUN" and token.lemma not in _TRUE_NOUNS for token in subjects)
    far = dummy and any(scene.tokens[i].lemma == "far" for i in scene.syntax.children(copula, "advmod", "acomp"))
    return hoped or far or (dummy and nouns) or any(token.lemma in _OPEN_ADJECTIVES for token in said)
