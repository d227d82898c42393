"""An entity's story to hand on: facts by theme and time, every sentence with its footnote to quote and source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Fact, Iri, Status
from kg.ontology import FactClass, load_ontology
from kg.stories import Story
from kg.views.projection import fact_date
from kg.views.retelling import disagreement_text, history_text, sources_text
from kg.views.wording import filler_text, headline, headline_roles, source_line

if TYPE_CHECKING:
    from kg.views.dossier import Dossier

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_BLOCK = re.compile(r"^(\d*)([-+.)])(?=\s)")
_PLAIN = (Status.COMPLETED, Status.CURRENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """Where a sentence of the dossier comes from."""

    number: int
    quotes: tuple[str, ...]
    """What the document says, in its words."""
    source: str
    """The document: title, authors, publisher, date, address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Something that documents say, in one sentence."""

    text: str
    notes: tuple[int, ...]
    """The numbers of its footnotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The sentences of one theme, in the order of time."""

    theme: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """A dossier in parts, whatever it is written in."""

    title: str
    kind: str
    aliases: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    disagreements: tuple[Sentence, ...]
    footnotes: tuple[Footnote, ...]


def narrate(dossier: Dossier) -> Narrative:
    """The parts of an entity's story: themes in the order of the ontology, in each the earliest first."""
    writer = _Writer(dossier)
    by_theme: dict[str, list[Fact]] = {}
    for kind in load_ontology().fact_classes.values():
        by_theme.setdefault(kind.theme, []).extend(fact for fact in dossier.facts if fact.type == kind.name)
    return Narrative(
        title=dossier.entity.name,
        kind=load_ontology().entity_classes[dossier.entity.type].label,
        aliases=dossier.entity.aliases,
        chapters=tuple(writer.chapter(theme, facts) for theme, facts in by_theme.items() if facts),
        disagreements=tuple(writer.disagreements()),
        footnotes=tuple(writer.footnotes),
    )


class _Writer:
    """Writes sentences and numbers their footnotes; a fact has the same one wherever it is told."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._numbers: dict[Iri, int] = {}
        self.footnotes: list[Footnote] = []

    def chapter(self, theme: str, facts: Sequence[Fact]) -> Chapter:
        stories = self._dossier.stories
        together: dict[Iri, list[Fact]] = defaultdict(list)
        for fact in sorted(facts, key=_time):
            story = stories.get(fact.id)
            together[story.id if story else fact.id].append(fact)
        return Chapter(theme=theme, sentences=tuple(self._sentence(told, stories) for told in together.values()))

    def disagreements(self) -> Iterator[Sentence]:
        for disagreement in self._dossier.disagreements:
            facts = [self._dossier.told[fact] for side in disagreement.sides for fact in side.facts]
            text = f"{disagreement.label}: {disagreement_text(disagreement, self._dossier.told)}."
            yield Sentence(text=text, notes=self._notes(facts))

    def _sentence(self, facts: Sequence[Fact], stories: dict[Iri, Story]) -> Sentence:
        story = stories.get(facts[0].id)
        latest = next((fact for fact in facts if story is None or fact.status == story.status), facts[0])
        text = _said(latest)
        if story:
            more = [sources_text(story, self._dossier.told), history_text(story)]
            text += f" ({'; '.join(part for part in more if part)})"
        return Sentence(text=f"{text}.", notes=self._notes(facts))

    def _notes(self, facts: Iterable[Fact]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._note(fact) for fact in facts))

    def _note(self, fact: Fact) -> int:
        number = self._numbers.setdefault(fact.id, len(self.footnotes) + 1)
        if number > len(self.footnotes):
            quotes = tuple(" ".join(evidence.sentence.text.split()) for evidence in fact.evidence)
            source = source_line(fact, self._dossier.documents.get(fact.document))
            self.footnotes.append(Footnote(number=number, quotes=quotes, source=source))
        return number


def _time(fact: Fact) -> tuple[bool, str, str]:
    date = fact_date(fact, load_ontology().fact_class(fact.type))
    return not date, date, fact.id


def _said(fact: Fact) -> str:
    """A fact as a sentence without its end: "Velora acquired Norbit (planned): price 75,000,000 USD, date 2004"."""
    kind = load_ontology().fact_class(fact.type)
    text = headline(fact, kind)
    if fact.status not in _PLAIN:
        text += f" ({fact.status})"
    if details := _details(fact, kind):
        text += f"; {', '.join(details)}"
    if fact.attribution:
        text += f", according to {', '.join(source.name for source in fact.attribution)}"
    return text


def _details(fact: Fact, kind: FactClass) -> list[str]:
    told = headline_roles(fact, kind)
    return [
        f"{role.label} {' and '.join(filler_text(role.kind, filler) for filler in fact.roles[role.name])}"
        for role in kind.roles
        if role.name not in told and fact.roles.get(role.name)
    ]


def markdown(dossier: Dossier) -> str:
    """The dossier in Markdown with footnotes ("[^1]"), as GitHub, Pandoc and most editors read them."""
    return "\n".join(_markdown_lines(narrate(dossier))) + "\n"


def _markdown_lines(told: Narrative) -> Iterator[str]:
    yield f"# {_plain(told.title)}"
    yield f"\n{told.kind[:1].upper()}{told.kind[1:]}" + (
        f", also {_plain('; '.join(told.aliases))}." if told.aliases else "."
    )
    for chapter in told.chapters:
        yield f"\n## {chapter.theme}\n"
        yield from map(_markdown_item, chapter.sentences)
    if told.disagreements:
        yield "\n## Where the documents disagree\n"
        yield from map(_markdown_item, told.disagreements)
    yield ""
    for note in told.footnotes:
        quotes = " […] ".join(f"“{_plain(quote)}”" for quote in note.quotes)
        yield f"[^{note.number}]: {quotes} — {_plain(note.source)}"


def _markdown_item(sentence: Sentence) -> str:
    return f"- {_plain(sentence.text)}{''.join(f'[^{number}]' for number in sentence.notes)}"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _BLOCK.sub(r"\1\\\2", _MARKS.sub(r"\\\1", " ".join(text.split())))


def html(dossier: Dossier) -> str:
    """The dossier as one HTML page: no script, no request, text as text whatever it holds."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        autoescape=True, loader=PackageLoader("kg.views", "assets"), trim_blocks=True, lstrip_blocks=True
    )
    page = environment.get_template("dossier.html").render(told=narrate(dossier))
    return page.encode("utf-8", "replace").decode("utf-8") + "\n"
