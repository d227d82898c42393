"""What the posts are called that somebody leaves: "vice president Ada Brandt left Norwell"."""

from __future__ import annotations

from kg.facts.match import Match, referent
from kg.facts.posts import ORGANIZATION, PERSON, POSITION, post_nouns
from kg.facts.scene import Scene
from kg.facts.titles import title_of
from kg.model import Mention, Status, Value

_PAST = ("former", "ex", "-", "\u2013", "then", "'s", "\u2019s", "late", "new", "incoming", "future")
"""Words before a title that is not the one that is left."""


def complete_left_post(match: Match, scene: Scene) -> None:
    """Fill the position of who leaves a firm with the title beside the name."""
    if match.frame.type != "employment" or not match.frame.verbs or POSITION in match.roles:
        return
    if match.frame.status is not Status.FORMER:
        return
    persons = [person for person in match.roles.get(PERSON, ()) if isinstance(person, Mention)][:1]
    before = [title for person in persons if (title := _title_before(scene, person)) is not None]
    titles = before or [title for person in persons for title in _titles_behind(match, scene, person)]
    match.roles.update({POSITION: tuple(titles)} if titles else {})


def _title_before(scene: Scene, person: Mention) -> Value | None:
    """ "Vice president Ada Brandt left Norwell": the title that stands before the name of one who leaves."""
    first = scene.inside(person)[0]
    post = first - 1 - (scene.tokens[first - 1].text in ("Mr", "Mr.", "Ms", "Ms.", "Mrs", "Dr", "Dr.", "Sir"))
    if post < 0 or post in scene.mention_at or scene.tokens[post].lemma.lower() not in post_nouns():
        return None
    title = title_of(scene, post)
    before = scene.inside(title)[0] - 1
    told_of = before < 0 or before in scene.mention_at or scene.tokens[before].text.lower() in _PAST
    return title if not told_of or before < 0 else None


def _titles_behind(match: Match, scene: Scene, person: Mention) -> list[Value]:
    """ "Norwell said Ada Brandt, its vice president and treasurer, resigned"."""
    head = scene.head(person)
    posts = scene.syntax.children(head, "appos") if head is not None else []
    every = [i for post in posts for i in scene.syntax.conjuncts(post) if scene.tokens[i].lemma.lower() in post_nouns()]
    inside = {scene.mention_at[i] for post in posts for i in scene.syntax.subtree(post) if i in scene.mention_at}
    others = {referent(m) for m in inside if m.type == "organization"} - match.names_in(ORGANIZATION)
    return [title_of(scene, i) for i in every] if not others else []
