"""What is only named below a word that asserts nothing: "ways of buying Kelbrand", "advice on a purchase"."""

from __future__ import annotations

from kg.facts.scene import Scene

_OPENING = {"of", "at", "about", "to", "toward", "towards", "into", "on"}
"""Prepositions of what one thinks of, looks at or heads for."""
_NAMING = {*_OPENING, "for", "against", "over"}
_FACTUAL = {
    # adjectives
    "proud", "guilty", "dry", "wet", "capable", "instrumental", "happy", "glad", "sorry", "tired", "due", "close",
    "worthy", "akin",
    # verbs
    "accuse", "convict", "suspect", "acquit", "admit", "confess", "plead", "boast", "tell", "speak", "write", "hear",
    "learn", "read", "remind", "lead", "contribute", "amount", "return", "take", "turn", "attribute", "devote",
    "date", "insist", "result", "consist", "spend", "owe", "stem", "come", "go", "move", "brag", "testify", "build",
    "make",
    # nouns
    "habit", "history", "cost", "honour", "honor", "feat", "credit", "distinction", "act", "consequence", "means",
    "pride", "mistake", "error", "blunder", "folly", "get", "luck", "misfortune", "trick", "foresight", "courage",
    "wisdom", "expense", "achievement", "record", "success", "story", "memory", "price", "day", "year", "month",
    "week", "hour", "merit", "part", "route", "road", "course", "time", "experience", "tradition", "strategy",
    "policy", "outcome", "victim", "beneficiary", "series", "news", "effect", "wave", "string", "number", "lot",
    "instead", "form", "kind", "sort", "subject", "object", "eve", "wake", "proceeds", "gain", "profit", "loss",
    "charge", "announcement", "completion", "impact", "value", "size", "benefit", "focus", "process", "work",
}  # fmt: skip
"""Words below which what is named has come about: "accused of buying", "the cost of buying", "led to a merger"."""
_YIELDING = {
    "benefit", "profit", "gain", "suffer", "arise", "recover", "emerge", "earn", "derive", "save", "reap", "rise",
    "fall", "differ", "different", "range", "fresh", "apart", "aside", "learn", "borrow", "originate", "income",
    "debt", "rich", "revenue", "know", "graduate", "grow", "expand", "switch", "change", "get", "separate",
    "distinct", "experience", "money", "cash", "fortune", "saving", "synergy", "increase", "decrease", "exempt",
}  # fmt: skip
"""Words below which "from" names what has been done."""
_TELLING = {
    "book", "article", "film", "documentary", "row", "controversy", "dispute", "criticism", "study", "paper",
    "report", "information", "detail", "light", "data", "lawsuit", "suit", "inquiry", "investigation", "remorse",
    "anger", "outrage", "complaint", "series", "essay", "chapter", "figure", "statement", "lecture", "column", "joke",
    "wisdom", "term", "logic", "legacy", "aftermath", "consequence", "architect", "role", "reason", "motive", "cause",
    "secret", "timing", "scale", "nature", "anniversary", "mastermind", "driver", "rationale", "document", "hero",
    "accounting", "structure", "share", "half", "balance", "end", "start", "beginning", "middle", "height", "finance",
    "financing", "funding", "loan", "debt", "money", "cash", "payment", "sum", "bill", "fee", "preside", "account",
    "pay", "thank", "thanks", "praise", "criticise", "criticize", "respond", "react", "refer", "look", "congratulate",
    "comment", "know", "complain", "profit", "benefit", "attend", "pale", "compare", "increase", "rise", "growth",
    "jump", "fall", "prior", "subsequent", "previous", "relate", "relative", "response", "reaction", "reference",
    "addition", "contrast", "tribute", "key", "central", "capitalise", "capitalize", "regret", "borrow",
    "restructure", "boost", "restructuring", "synergy", "saving", "job", "surprise", "side", "buyer", "seller",
    "raise", "blame", "fame", "famous", "responsible", "award", "prize", "fine", "tax", "be", "have", "use", "do",
    "agree", "lose", "sell", "buy", "advise", "adviser", "advisor", "write", "net", "earn", "collect", "receive",
    "close", "live", "rest",
}  # fmt: skip
"""What is said, written, felt or paid about what has come about."""
_DEALS = {
    "purchase", "takeover", "acquisition", "merger", "sale", "buyout", "buy-out", "combination", "tie-up", "bid",
    "deal", "investment", "marriage", "link-up", "alliance", "partnership", "flotation", "move", "expansion",
}  # fmt: skip


def is_open_gerund(scene: Scene, verb: int) -> bool:
    """ "Is looking at ways of buying Kelbrand", "is open to buying it", "dreams of founding it", "recoiled from it"."""
    token = scene.tokens[verb]
    if token.tag != "VBG" or token.dep != "pcomp":
        return False
    preposition = scene.tokens[token.head]
    if preposition.text.lower() == "from":
        return scene.tokens[preposition.head].lemma not in _YIELDING and _leaves_open(scene, token.head)
    return preposition.text.lower() in _OPENING and _leaves_open(scene, token.head)


def is_bare_deal(scene: Scene, noun: int) -> bool:
    """ "Hired bankers to advise it on a purchase of Kelbrand": a deal that is only spoken of."""
    token = scene.tokens[noun]
    preposition = scene.tokens[token.head]
    if token.dep != "pobj" or token.lemma not in _DEALS or preposition.text.lower() not in _NAMING:
        return False
    above = scene.tokens[preposition.head]
    return (above.lemma not in _TELLING or is_indefinite(scene, noun)) and _leaves_open(scene, token.head)


def _leaves_open(scene: Scene, preposition: int) -> bool:
    token = scene.tokens[preposition]
    above = scene.tokens[token.head]
    return (
        token.head != preposition
        and above.dep != ""
        and above.pos in ("ADJ", "VERB", "NOUN")
        and above.lemma not in _FACTUAL
    )


def is_indefinite(scene: Scene, noun: int) -> bool:
    """ "A merger", "any merger"."""
    return any(scene.tokens[i].lemma in ("a", "an", "any") for i in scene.syntax.children(noun, "det"))
