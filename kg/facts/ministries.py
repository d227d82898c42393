"""What ministers are for, which employs nobody: "Minister for Social Protection"."""

from __future__ import annotations

import re

from kg.facts.scene import Scene
from kg.facts.sites import Site
from kg.model import Mention

_MINISTERS = ("minister", "secretary", "undersecretary")
_AFFAIRS = ("affair", "relation", "issue", "study", "policy", "matter")
_GOVERNMENT = re.compile(
    r"(?i)\b(?:government|cabinet|republic|kingdom|ministry|department|office|state|states|union|authority|administration)\b"
)


def end_of_ministry(scene: Scene, trigger: int) -> int | None:
    """ "Minister for Social Protection": what a minister is for, if that is no place and no government."""
    tokens, last = scene.tokens, trigger + 1
    if tokens[trigger].lemma != "minister" or last >= len(tokens) or tokens[last].text not in ("of", "for"):
        return None
    last += last + 1 < len(tokens) and tokens[last + 1].text == "the"
    while last + 1 < len(tokens) and (tokens[last + 1].tag in ("NNP", "NNPS") or tokens[last + 1].text == "and"):
        last += 1
        named = scene.mention_at.get(last)
        if named is not None and (named.type != "organization" or named.text.endswith("Government")):
            return None
    last -= tokens[last].text == "and"
    return last if last > trigger + 1 and tokens[last].tag in ("NNP", "NNPS") else None


def names_ministry(site: Site, mention: Mention) -> bool:
    """ "Minister of Mineral Resources": what the ministry is for, unless it is a place or a government."""
    preposition = site.scene.tokens[site.token].head
    above = site.scene.tokens[site.scene.tokens[preposition].head].lemma  # "served as Minister for Energy"
    word = above if site.path.startswith("as/") else site.match.word
    head = site.scene.head(mention)
    if head is not None and site.scene.tokens[site.scene.tokens[head].head].lemma in _AFFAIRS and word in _MINISTERS:
        return True  # "minister of state for Baltic and Nordic affairs"
    beside = site.path.removeprefix("as/").split("/")[0] in ("modifier", "left", "of", "for") and word in _MINISTERS
    one_word = len(mention.text.split()) == 1
    field = (
        word != "secretary"
        and site.path.removeprefix("as/").split("/")[0] in ("of", "for")
        and not _GOVERNMENT.search(mention.text)
    )
    named = site.likeliest(mention) != "place" and not mention.canonical
    return site.is_for("employment", "organization") and beside and named and (one_word or field)
