"""What is told in a tale, a hoax or a headline's quotation marks: "in the novel", "an April Fool", "'in takeover'"."""

from __future__ import annotations

import re

from kg.facts.scene import Scene

_FICTION = (
    r"novel|novella|film|movie|sitcom|play|musical|opera|comic|satire|spoof|parody|screenplay|thriller|short story"
    r"|sketch|skit|fable|teleplay|melodrama|soap opera"
    r"|alternat(?:e|ive) (?:history|timeline|reality|universe|world|\d{4})"
    r"|(?:parallel|fictional|imaginary) (?:universe|world)|dream|daydream|fantasy|thought experiment|simulation"
)
_OPENING = re.compile(
    rf"(?i)^\W*(?:set )?(?:in|on|at|during|throughout) (?:[\w'’-]+ ){{0,5}}?(?:{_FICTION})"
    r"(?:[’']s\b|,|(?: \w+){0,6},| (?=[A-Z][\w]+ \w+s\b)| (?=[A-Z]\w+ never\b))"
)
"""How a sentence opens that tells what goes on in a tale."""
_SUPPOSED = re.compile(
    r"(?i)^\W*(?:(?:just|now|but|and|so) )?(?:suppose\b|let[’']s (?:suppose|imagine|say|pretend)\b|pretend that\b"
    r"|imagine (?:for a (?:moment|second|minute|while)|that|if|a|an|(?-i:[A-Z])))"
)
"""How one opens that is only a thought."""
_TELLERS = {
    "novel", "novella", "sitcom", "satire", "spoof", "parody", "screenplay", "thriller", "fable", "skit", "sketch",
    "teleplay", "comic", "cartoon", "script", "plot", "storyline", "game", "film", "movie", "series", "play",
    "episode", "drama", "opera", "musical",
}  # fmt: skip
_IMAGINING = {
    "have", "imagine", "see", "envisage", "envision", "posit", "suppose", "picture", "depict", "portray", "show",
}  # fmt: skip
"""What a tale does with what it tells."""
_FAKES = (
    r"fake|forged|bogus|doctored|hoax|spoof|counterfeit|fabricated|made-up|fraudulent|phon(?:e)?y|parody|satirical"
    r"|incorrect|erroneous|inaccurate"
)
_HOAX = (
    rf"(?i)\b(?:{_FAKES}) (?:\w+ )?(?:press release|release|statement|letter|letterhead|website|web site|site|e-?mails?"
    r"|article|reports?|stor(?:y|ies)|documents?|posts?|tweets?|account|memo|announcement|headlines?|video|filing"
    r"|interview|advert\w*|news|messages?|pages?|notices?|certificates?|invoices?|versions?)\b"
    r"|\bturn(?:ed|s)? out to (?:be|have been) (?:an? |the work of (?:an? )?)?"
    r"(?:hoax\w*|fake|forgery|april fool\w*|prank\w*|joke|fabrication|invention|spoof|satire|lie)\b"
    r"|\bapril fools?(?:[’']s?)?(?: day)? (?:joke|prank|spoof|story|stunt|hoax)\b"
    r"|\b(?:was|were|is|are|as|been) (?:an? |the work of (?:an? )?)?(?:elaborate |cruel |complete )?"
    r"(?:hoax|forgery|april fool|prank|fabrication)(?:e?s|er|ers)?\b"
)
"""What says that what is told has been made up."""
_HINTS = {
    "fake", "forge", "forged", "bogus", "doctor", "doctored", "hoax", "spoof", "counterfeit", "fabricate",
    "fabricated", "up", "fraudulent", "phoney", "phony", "parody", "satirical", "turn", "fool", "forgery", "prank",
    "fabrication", "hoaxer", "incorrect", "erroneous", "inaccurate",
}  # fmt: skip
"""Words without which nothing says so."""
_QUOTED = re.compile(r"(?:^|[\s(])[‘'](?=\w)([^‘’'\"]{8,90})[’'](?=$|[\s,:;.)])")


def is_in_tale(scene: Scene) -> bool:
    """ "In the novel, Norwell takes over Kelbrand": told of a tale, in its present tense; "suppose it had"."""
    if _SUPPOSED.match(scene.line):
        return True
    if not scene.line.lstrip("\"“'‘ ")[:3].lower().startswith(("in", "on", "at", "set", "dur", "thr")):
        return False
    root = scene.syntax.root
    forms = {scene.tokens[i].text.lower() for i in scene.syntax.children(root, "aux", "auxpass")}
    present = scene.tokens[root].tag in ("VBZ", "VBP") or bool(forms & {"has", "have", "is", "are"})
    return present and _OPENING.match(scene.line) is not None


def is_imagined(scene: Scene, trigger: int) -> bool:
    """ "The screenplay has Lund buying Norwell", "the film imagines that Norwell bought Kelbrand"."""
    for index in scene.syntax.ancestors(trigger):
        token = scene.tokens[index]
        if token.lemma in _IMAGINING and token.pos in ("VERB", "AUX"):
            subjects = scene.syntax.children(index, "nsubj")
            if any(scene.tokens[i].lemma in _TELLERS for i in subjects if i not in scene.mention_at):
                return True
    return False


def is_hoax(scene: Scene) -> bool:
    """ "A fake press release claimed that", "turned out to be an April Fool"."""
    return any(token.lemma in _HINTS for token in scene.tokens) and scene.says(_HOAX)


def is_quoted_headline(scene: Scene, trigger: int) -> bool:
    """ "Norwell 'seals takeover of Kelbrand'": a headline that leaves it to somebody else."""
    if "'" not in scene.line and "‘" not in scene.line:
        return False
    if scene.line.rstrip().endswith((".", "!", "?", ".”", '."', ".'", ".’")) or len(scene.tokens) > 20:
        return False
    here = scene.tokens[trigger].start - scene.sentence.start
    return any(found.start(1) <= here < found.end(1) for found in _QUOTED.finditer(scene.line))
