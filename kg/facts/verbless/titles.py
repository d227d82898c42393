"""Posts that the order of the words tells: "Analyst Ada Brandt of Norwell", "Ivo Lund, head of a team at Norwell".

The frames find most of them by the parse; where that goes astray in long titles, headlines and lists, name, title and
firm still stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.facts.match import names_of
from kg.facts.names import is_event, is_party_in, is_state_of_senator
from kg.facts.posts import OF_STATES, ORGANIZATION, POSITION, PUBLIC, post_nouns
from kg.facts.scene import Scene
from kg.facts.status import has_left
from kg.facts.titles import title_of
from kg.facts.verbless.claims import PERSON, claim_of, is_person
from kg.model import Argument, Claim, EntityType, Mention, MentionKind, Role, Status

_AT = ("of", "at", "with", "from", "for")
_LINKS = (*_AT, "in")
_LONGEST = 14
"""Words of a title with all that belongs to it."""
_IN_TITLES = ("NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "NUM", "PART")
_NO_TITLE = re.compile(
    r"(?i)\b(?:between|after|before|since|until|by|about|against|over|than|that|into|like|as|said|who|representing|advising|defending|accusing|succeeding|replacing)\b"
)
_PAST = re.compile(r"(?i)\b(?:former(?:ly)?|ex|once|previously|late|then|retired|past|erstwhile|one-time|onetime)\b")
_NEXT = re.compile(r"(?i)\b(?:designate|incoming|elect|next)\b")
_ASIDE = re.compile(r",? \(?(?:(?:once|formerly|previously|then|now|currently|still|until recently|for years|later) )?")
"""What stands between a person's name and the firm's whose title follows."""
_LOOSE = frozenset((
    "member", "friend", "colleague", "associate", "assistant", "partner", "veteran", "player", "patron", "worker",
    "specialist", "driver", "rider", "star", "leader", "aide", "successor", "predecessor", "guard", "chair",
    "dealer", "buyer", "developer", "signatory", "host", "producer", "narrator", "voice",
))  # fmt: skip
"""What one may be of anything."""
_AFFAIRS = re.compile(r"(?: and [A-Z]\w+)? (?:affairs|relations|issues|policy)\b")
"""What ministers are for: "minister of state for Baltic and Nordic affairs"."""
_CONFIDENCE = 0.8


def titles(scene: Scene, told: Sequence[Claim]) -> Iterator[Claim]:
    """Claims of employment of those beside whose names a title stands, and of whom nothing else is told."""
    known = {
        name
        for claim in told
        if claim.type == "founding" or (claim.type == "employment" and POSITION in claim.roles)
        for name in names_of(claim, PERSON, Role("founder"))
    }
    taken = [post for claim in told if claim.type == "employment" for post in claim.roles.get(POSITION, ())]
    for first, second in pairwise(scene.mentions):
        person, firm = (first, second) if is_person(first) else (second, first)
        if is_state_of_senator(scene.text, person.start):
            continue  # "Senator Ivo Lund, D-Ariz."
        if not is_person(person) or person.text in known or is_person(firm) or firm.kind is not MentionKind.NAME:
            continue
        post = _post_before(scene, firm, person) if firm is first else _post_after(scene, person, firm)
        post = _post_owned(scene, person, firm) if post is None and person is first else post
        employer = _employer(scene, firm, post) if post is not None else None
        for title in _listed(scene, post) if post is not None and employer is not None else ():
            if scene.tokens[title].tag == "NN" and any(p.covers(scene.words(title, title)) for p in taken):
                continue  # "the minister, Ada Lund, Oslo's mayor, Ivo Moe": whose title it is has been told
            roles: dict[Role, tuple[Argument, ...]] = {
                PERSON: (person,),
                ORGANIZATION: (employer,) if employer is not None else (),
                POSITION: (title_of(scene, title),),
            }
            yield claim_of(scene, "employment", roles, "title", _status(scene, title, first, second), _CONFIDENCE)


def further_titles(scene: Scene, told: Sequence[Claim]) -> Iterator[Claim]:
    """ "Ada Brandt, professor at Tarnwick University and a director of Norwell": the second of somebody's posts."""
    for first, second in pairwise(scene.mentions):
        bearers = [claim for claim in told if claim.type == "employment" and first in claim.roles.get(ORGANIZATION, ())]
        words = range(scene.inside(first)[-1] + 1, scene.inside(second)[0])
        joined = [i for i in words[:2] if scene.tokens[i].text.lower() in ("and", ",")]
        if not bearers or not joined or is_person(second) or second.kind is not MentionKind.NAME:
            continue
        post = _only_post(scene, range(joined[-1] + 1, words[-1] + 1))
        employer = _employer(scene, second, post) if post is not None else None
        if post is None or employer is None or any(second in c.roles.get(ORGANIZATION, ()) for c in told):
            continue
        roles = {PERSON: bearers[-1].roles[PERSON], ORGANIZATION: (employer,), POSITION: (title_of(scene, post),)}
        yield claim_of(scene, "employment", roles, "title", _status(scene, post, first, second), _CONFIDENCE)


def _listed(scene: Scene, post: int) -> list[int]:
    """The post, and those that a list has before it: "Chairman, President and CEO"."""
    posts, index = [post], post
    while index > 1 and _is_part_of_title(scene, index - 1, listed=True):
        index -= 1
        if scene.tokens[index].text in (",", "and", "&") and _is_post(scene, index - 1):
            posts.append(index - 1)
    return posts[::-1]


def _post_after(scene: Scene, person: Mention, firm: Mention) -> int | None:
    """The post between a person's name and a firm's, or right before the name: "Analyst Ada Brandt of Norwell"."""
    at, to = scene.inside(person), scene.inside(firm)[0]
    tokens, between = scene.tokens, range(at[-1] + 1, to)
    bare = [i for i in between if tokens[i].text.lower() not in ("the", ",")]
    if len(bare) == 1 and tokens[bare[0]].text.lower() in _AT:
        before = at[0] - 1
        follows = before >= 0 and _is_post(scene, before) and tokens[before].tag in ("NN", "NNP")
        return before if follows else None
    if len(between) > _LONGEST or not between or tokens[between[0]].text not in (",", "(", "-", "–", "—"):
        return None
    return _only_post(scene, range(between[0] + 1, to))


def _post_owned(scene: Scene, person: Mention, firm: Mention) -> int | None:
    """ "Ada Brandt, once Norwell's finance director": the title behind the firm's name, which a comma ends."""
    if not _ASIDE.fullmatch(scene.text[person.end : firm.start]) or not scene.text.startswith(("'s ", "’s "), firm.end):
        return None
    first = index = scene.inside(firm)[-1] + 2
    while index < len(scene.tokens) and index < first + _LONGEST and _is_part_of_title(scene, index):
        index += 1
    closed = index >= len(scene.tokens) or scene.tokens[index].text in (",", ".", ";", ")")
    posts = [i for i in range(first, index) if _is_post(scene, i)]
    return posts[-1] if closed and posts and posts[-1] == index - 1 else None


def _post_before(scene: Scene, firm: Mention, person: Mention) -> int | None:
    """ "The president of Norwell, Ada Brandt", where the title opens the phrase that the name ends."""
    at, to = scene.inside(firm), scene.inside(person)[0]
    gap = scene.text[firm.end : person.start].strip()
    if (
        gap not in (",", "", ", Mr", ", Ms", ", Dr", ", Mr.", ", Ms.", ", Dr.", ", Sir")
        or scene.text[firm.end : person.start].count("\n") > 1
    ):
        return None
    first = at[0]
    while first and (_is_part_of_title(scene, first - 1) or _is_home(scene, first - 1)):
        first -= 1
    if first and scene.tokens[first - 1].text == "," and gap.startswith(","):
        return None  # "Ivo Lund, head of Norwell, Ada Brandt": whose title that is stays open
    if gap.startswith(",") and scene.tokens[to].head < at[0] and first and scene.tokens[first - 1].pos == "PROPN":
        return None
    return _only_post(scene, range(first, at[0]))


def _is_home(scene: Scene, index: int) -> bool:
    """ "The chairman of Norway's Norwell Council Ada Brandt": whose the body is."""
    place = scene.mention_at.get(index)
    return place is not None and place.type == "place" and scene.tokens[scene.inside(place)[-1] + 1].tag == "POS"


def _only_post(scene: Scene, words: Sequence[int]) -> int | None:
    """The post that a phrase names which ends before a firm: the last noun before its first preposition."""
    tokens = scene.tokens
    if not words or any(
        not (_is_part_of_title(scene, i, listed=_is_post(scene, i - 1)) or _is_home(scene, i)) for i in words
    ):
        return None
    if _NO_TITLE.search(scene.words(words[0], words[-1]).text):
        return None
    if tokens[words[-1]].text == "," and _is_post(scene, words[-1] - 1) and _is_closed(scene, words[-1] + 1):
        return words[-1] - 1  # "Ivo Lund, Executive Vice President, Norwell Corp"
    link = next((i for i in words if tokens[i].text.lower() in _LINKS), None)
    last = words[-1] - (tokens[words[-1]].text.lower() == "the")
    if link is None or link == words[0] or tokens[link - 1].pos not in ("NOUN", "PROPN"):
        return None
    if any(_is_post(scene, i) for i in words if i > link):
        return None  # "an analyst for the chairman of Norwell"
    near = any(tokens[i].text.lower() in _LINKS for i in range(max(link, last - 5), last + 1))
    return link - 1 if near and _is_post(scene, link - 1) else None


def _is_part_of_title(scene: Scene, index: int, *, listed: bool = False) -> bool:
    """Whether a word may stand in a title; `listed`: a comma as well, between two titles."""
    token = scene.tokens[index]
    if listed and token.text == ",":
        return True
    inside = token.pos in _IN_TITLES or token.tag in ("VBG", "VBN", "HYPH") or token.text in ("-", "/")
    return inside and index not in scene.mention_at and token.text not in (",", ";", "(", ")")


def _is_closed(scene: Scene, index: int) -> bool:
    """Whether the name at an index ends what is said of the one before it: only a mark follows."""
    name = scene.mention_at.get(index)
    after = scene.inside(name)[-1] + 1 if name is not None else 0
    return name is not None and (after >= len(scene.tokens) or scene.tokens[after].text in (",", ";", ".", ")"))


def _is_post(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    return token.pos in ("NOUN", "PROPN") and token.lemma.lower() in post_nouns() - _LOOSE


def _employer(scene: Scene, firm: Mention, post: int) -> Mention | None:
    """The firm, or the place where it is one that has such posts; None where nobody works there."""
    word = scene.tokens[post].lemma.lower()
    if word in ("minister", "secretary") and _AFFAIRS.match(scene.text, firm.end):
        return None
    if firm.type == "place" and not firm.canonical:
        return replace(firm, type=EntityType("organization")) if word in OF_STATES & PUBLIC else None
    one_word = word in ("minister", "secretary") and " " not in firm.text
    none = (
        firm.type != "organization"
        or is_party_in(scene.text, firm.text)
        or is_event(firm.text)
        or firm.canonical
        or one_word
    )
    return None if none else firm


def _status(scene: Scene, post: int, first: Mention, last: Mention) -> Status:
    start = max(scene.sentence.start, min(scene.tokens[post].start - 40, first.end))
    before = scene.text[start : scene.tokens[post].start].rpartition(".")[2]
    if _PAST.search(before.rpartition(",")[2]) or has_left(scene, post):
        return Status.FORMER
    ahead = _NEXT.search(before.rpartition(",")[2]) or _NEXT.search(scene.text, last.end, last.end + 12)
    return Status.FUTURE if ahead else Status.CURRENT
