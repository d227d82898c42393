"""What a word can't stand for: whatever stands beside it in its clause, and who says these words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.language._discourse import Discourse
from kg.language._owners import is_its
from kg.language._positions import SUBJECTS
from kg.language._quotations import quotation_at
from kg.language.mentions import PERSON
from kg.model import Mention, Sentence, Token

_SHARES = frozenset(("share", "stock", "equity"))
_HOLDING = frozenset(("hold", "own", "control", "acquire", "amass", "accumulate"))
_JUDGED = frozenset((
    "approve", "clear", "block", "veto", "reject", "oppose", "accept", "back", "welcome", "support", "criticise",
    "criticize", "probe", "investigate", "review", "examine", "allow", "challenge", "recommend", "delay", "endorse",
    "sanction",
))  # fmt: skip
_ASKING = frozenset((
    "hire", "ask", "tell", "urge", "force", "order", "appoint", "invite", "help", "persuade", "choose", "retain",
    "require", "select", "engage", "commission", "instruct", "authorise", "authorize", "encourage", "advise",
    "enable", "press",
))  # fmt: skip
"""Whom somebody hires or asks does what follows."""
_RENAMED = ("renamed", "rebranded", "rechristened")
_DEALS = frozenset(
    ("purchase", "acquisition", "takeover", "bid", "offer", "merger", "buyout", "approach", "proposal", "deal")
)
"""What somebody else approves or rejects: "the board approved its purchase" is not of the board's."""


def taken_names(
    discourse: Discourse, sentence: Sentence, number: int, index: int, references: Mapping[int, Mention]
) -> frozenset[str]:
    """Names that other arguments of the word's verb stand for ("whom she married"), and who says these words."""
    tokens = sentence.tokens
    taken = _speakers(discourse, tokens[index], number, references)
    if tokens[index].tag == "PRP$":
        return frozenset(taken | {(m.antecedent or m).text for m in _not_owners(tokens, index, references)})
    if tokens[index].text.lower().endswith("self"):
        return frozenset(taken)
    head = tokens[index].head
    if tokens[index].dep != "nsubjpass":
        references = {i: m for i, m in references.items() if not _is_given(tokens, i)}
    beside = [m for i, m in references.items() if i != index and tokens[i].head == head]
    if tokens[index].dep not in SUBJECTS:
        beside += [references[i] for i in _implied_subject(tokens, index) if i in references]
    if tokens[index].tag in ("NN", "NNP"):
        beside += [references[i] for i in _subjects_of_clause(tokens, index) if i in references]
        beside += [references[i] for i in _owners_above(tokens, index) if i in references]
    beside += [m for i, m in references.items() if _is_called(tokens, i, head) and m.type == PERSON]
    if tokens[index].dep in SUBJECTS:
        beside += [m for i, m in references.items() if i > index and _is_under(tokens, i, head)]
        if tokens[index].tag == "PRP":
            beside += [m for i, m in references.items() if i < index and _is_fronted(tokens, i, head)]
        beside += [m for i, m in references.items() if _is_judge(tokens, i, head)]
        beside += [references[i] for i in _askers(tokens, head) if i in references]
    taken |= {(m.antecedent or m).text for m in beside}
    if tokens[head].text.lower() in _RENAMED and tokens[index].dep == "nsubjpass":
        # A firm gives its own name to what it bought: "It was rebranded Amazon China" is not said of Amazon.
        taken |= {" ".join(m.text.split()[:n]) for m in beside for n in range(1, len(m.text.split()))}
    return frozenset(taken)


def _is_given(tokens: Sequence[Token], index: int) -> bool:
    """ "It bought the mill, which it renamed Norwell Disk": a name that a firm gives may be much like its own."""
    return tokens[tokens[index].head].text.lower() in _RENAMED and tokens[index].dep not in SUBJECTS


def _is_called(tokens: Sequence[Token], index: int, verb: int) -> bool:
    """ "His coach, X, discovered him": a name beside another argument."""
    return tokens[index].dep == "appos" and tokens[tokens[index].head].head == verb


def _is_fronted(tokens: Sequence[Token], index: int, verb: int) -> bool:
    """ "The son of X, he ...", "after working for X, he ...": in a phrase of the verb that is no clause."""
    if tokens[index].dep == "poss":
        return False
    path = [index]
    while tokens[path[-1]].head not in (path[-1], verb):
        path.append(tokens[path[-1]].head)
    clause = any(t.dep in SUBJECTS and t.head in path for t in tokens)
    return tokens[path[-1]].head == verb and not clause and tokens[index].dep != "conj"


def _is_judge(tokens: Sequence[Token], index: int, predicate: int) -> bool:
    """ "The court declared it bankrupt": a verb's subject, where what its object is called has no verb itself."""
    verb = tokens[predicate].head
    bare = tokens[predicate].pos not in ("VERB", "AUX") and tokens[predicate].dep in ("ccomp", "xcomp", "oprd")
    return bare and tokens[index].head == verb and tokens[index].dep in SUBJECTS


def _askers(tokens: Sequence[Token], verb: int) -> Iterator[int]:
    """ "Norwell wants it to be sold", "asked for the firm to be split": the subject of who asks is somebody else."""
    if not any(t.head == verb and t.tag == "TO" and t.dep == "aux" for t in tokens):
        return
    above = tokens[verb].head
    if above != verb and tokens[verb].dep in ("ccomp", "xcomp", "advcl") and tokens[above].pos in ("VERB", "AUX"):
        yield from (i for i, t in enumerate(tokens) if t.head == above and t.dep in SUBJECTS)


def _not_owners(tokens: Sequence[Token], index: int, references: Mapping[int, Mention]) -> Iterator[Mention]:
    """Whose "its" can't be: what the owned thing is of ("its valuation of Corvell"), who judges another's deal."""
    owned = tokens[index].head
    yield from (m for i, m in references.items() if i > owned and _is_under(tokens, i, owned))
    if tokens[owned].dep == "attr" and tokens[index + 1].text != "own":  # "Norwell is its unit"
        verb = tokens[owned].head
        yield from (m for i, m in references.items() if tokens[i].head == verb and tokens[i].dep in SUBJECTS)
    if is_its(tokens, owned) and tokens[owned].head in references:
        yield references[tokens[owned].head]
    if tokens[owned].lemma == "rating" or tokens[tokens[owned].head].lemma in ("rate", "upgrade", "downgrade"):
        verb = tokens[owned].head
        yield from (m for i, m in references.items() if i < index and tokens[i].head in (verb, tokens[verb].head))
    if tokens[owned].lemma in _SHARES and (holder := _holder(tokens, owned)) is not None:
        yield from (m for i, m in references.items() if tokens[i].head == holder and tokens[i].dep in SUBJECTS)
    if tokens[owned].lemma in _DEALS and tokens[tokens[owned].head].lemma in _JUDGED:
        verb = tokens[owned].head
        yield from (m for i, m in references.items() if tokens[i].head == verb and tokens[i].dep in SUBJECTS)


def _holder(tokens: Sequence[Token], shares: int) -> int | None:
    """The first verb of "invested in Norwell and now holds 18 per cent of its shares": they are not its subject's."""
    above = shares
    while tokens[above].head != above and tokens[above].pos not in ("VERB", "AUX"):
        above = tokens[above].head
    if tokens[above].lemma not in _HOLDING:
        return None
    while tokens[above].dep == "conj" and tokens[tokens[above].head].pos == "VERB":
        above = tokens[above].head
    return above


def _is_under(tokens: Sequence[Token], index: int, above: int) -> bool:
    """Whether a word hangs on another, itself or by those that it hangs on."""
    while tokens[index].head != index:
        index = tokens[index].head
        if index == above:
            return True
    return False


def _speakers(discourse: Discourse, token: Token, number: int, references: Mapping[int, Mention]) -> set[str]:
    quotation = quotation_at(discourse.quotations, token.start)
    if quotation is None or quotation.speaker is None or quotation.speaker[0] != number:
        return set()
    speaker = references.get(quotation.speaker[1])
    return set() if speaker is None else {(speaker.antecedent or speaker).text}


def _implied_subject(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """The subject that an object's verb has from the verb above it: "X came and married her", "X, praising her"."""
    verb = tokens[index].head
    while tokens[verb].pos in ("ADP", "NOUN") and tokens[verb].head != verb:
        verb = tokens[verb].head  # "acquires a stake in it"
    while tokens[verb].pos in ("VERB", "AUX"):
        subjects = [i for i, t in enumerate(tokens) if t.head == verb and t.dep in SUBJECTS]
        above = tokens[verb].head
        if not subjects and tokens[above].lemma in _ASKING:
            asked = [i for i, t in enumerate(tokens) if t.head == above and t.dep == "dobj"]
            if asked:
                yield from asked  # "hired Norwell to advise it"
                return
        if subjects or tokens[verb].dep not in ("conj", "xcomp", "advcl") or tokens[verb].head == verb:
            yield from subjects
            return
        verb = tokens[verb].head


def _owners_above(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """Whose deal it is that is done with what a description stands for: "its purchase of the company"."""
    above = tokens[index].head
    while tokens[above].pos in ("ADP", "NOUN") and tokens[above].head != above:
        yield from (i for i, t in enumerate(tokens) if t.head == above and t.dep == "poss")
        above = tokens[above].head


def _subjects_of_clause(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """Whom a description in the same clause can't stand for: "Norwell owns a part of the firm"."""
    below, above = index, tokens[index].head
    while tokens[above].pos not in ("VERB", "AUX") and tokens[above].head != above:
        below, above = above, tokens[above].head
    if tokens[above].pos not in ("VERB", "AUX") or tokens[below].dep in SUBJECTS:
        return
    while tokens[above].head != above:
        subjects = [i for i, t in enumerate(tokens) if t.head == above and t.dep in SUBJECTS]
        if subjects or tokens[above].dep not in ("xcomp", "pcomp", "acl", "conj"):
            yield from subjects
            return
        if tokens[above].dep == "acl" and not any(t.head == above and t.tag == "TO" for t in tokens):
            return
        above = tokens[above].head
        while tokens[above].pos not in ("VERB", "AUX") and tokens[above].head != above:
            above = tokens[above].head  # "has no plan to seek control of the company"
        given = [i for i, t in enumerate(tokens) if t.head == above and t.dep == "dative"]
        if given:
            yield from given  # "granted Norwell an option to buy the company"
            return
    yield from (i for i, t in enumerate(tokens) if t.head == above and t.dep in SUBJECTS)
