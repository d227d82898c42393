"""The graph for Gephi, yEd, Cytoscape and the like: GraphML and GEXF, entities as nodes, facts as edges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from kg.export.contents import (
    Contents,
    Loss,
    all_roles,
    authority_losses,
    evidence_losses,
    losses,
    story_losses,
)
from kg.model import EntityFiller, Fact, Filler, Iri

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even as references."""
_NODE = ("name", "type", "aliases")
_EDGE = ("type", "verb", "status", "date", "confidence", "attribution", "quote", "document", "fact")
_Values = dict[str, str | float]


def write_graphml(contents: Contents, stream: BinaryIO) -> tuple[Loss, ...]:
    """GraphML, as http://graphml.graphdrawing.org/specification.html has it."""
    attributes = [("node", name) for name in _NODE] + [("edge", name) for name in _edge_names()]
    _write(
        stream,
        [
            '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
            *(
                f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{_type(name)}"/>\n'
                for kind, name in attributes
            ),
            '<graph edgedefault="directed">\n',
        ],
    )
    for iri, values in _nodes(contents):
        _write(stream, [f"<node id={_quoted(iri)}>{_data('node', values)}</node>\n"])
    for number, (source, target, values) in enumerate(_edges(contents)):
        ends = f"source={_quoted(source)} target={_quoted(target)}"
        _write(stream, [f'<edge id="e{number}" {ends}>{_data("edge", values)}</edge>\n'])
    _write(stream, ["</graph>\n</graphml>\n"])
    return _losses(contents)


def write_gexf(contents: Contents, stream: BinaryIO) -> tuple[Loss, ...]:
    """GEXF 1.2, as https://gexf.net/1.2draft/ has it."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    _write(stream, [head, '<graph defaultedgetype="directed">\n'])
    for kind, names in (("node", _NODE), ("edge", _edge_names())):
        declared = [f'<attribute id="{kind}-{n}" title="{n}" type="{_type(n)}"/>\n' for n in names]
        _write(stream, [f'<attributes class="{kind}">\n', *declared, "</attributes>\n"])
    _write(stream, ["<nodes>\n"])
    for iri, values in _nodes(contents):
        label = _quoted(str(values["name"]))
        _write(stream, [f"<node id={_quoted(iri)} label={label}>{_attvalues('node', values)}</node>\n"])
    _write(stream, ["</nodes>\n<edges>\n"])
    for number, (source, target, values) in enumerate(_edges(contents)):
        ends = f"source={_quoted(source)} target={_quoted(target)} label={_quoted(str(values['verb']))}"
        _write(stream, [f'<edge id="{number}" {ends}>{_attvalues("edge", values)}</edge>\n'])
    _write(stream, ["</edges>\n</graph>\n</gexf>\n"])
    return _losses(contents)


def _nodes(contents: Contents) -> Iterator[tuple[Iri, _Values]]:
    for iri, node in contents.to_networkx().nodes(data=True):
        yield iri, {"name": node["name"], "type": node["type"], "aliases": "; ".join(node["aliases"])}


def _edges(contents: Contents) -> Iterator[tuple[Iri, Iri, _Values]]:
    facts = {fact.id: fact for fact in contents.facts}
    for source, target, fact, told in contents.to_networkx().edges(keys=True, data=True):
        values = {name: told[name] for name in _EDGE if name in told}
        yield source, target, {**values, **_values(facts[fact])}


def _values(fact: Fact) -> _Values:
    """What an edge tells beside its ends: who says so, the sentence, and all roles with words or names."""
    values: _Values = {str(role): _joined(fillers) for role, fillers in fact.roles.items()}
    values |= {"attribution": _joined(fact.attribution), "quote": fact.evidence[0].sentence.text}
    return {name: value for name, value in values.items() if value != "" and name not in ("date",)}


def _edge_names() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_EDGE, *all_roles())))


def _joined(fillers: Iterable[Filler]) -> str:
    return "; ".join(f.name if isinstance(f, EntityFiller) else f.value or f.text for f in fillers)


def _type(name: str) -> str:
    return "double" if name == "confidence" else "string"


def _data(kind: str, values: _Values) -> str:
    return "".join(f'<data key="{kind}-{name}">{escape(_legal(str(v)))}</data>' for name, v in values.items() if v)


def _attvalues(kind: str, values: _Values) -> str:
    pairs = [f'<attvalue for="{kind}-{name}" value={_quoted(str(v))}/>' for name, v in values.items() if v]
    return f"<attvalues>{''.join(pairs)}</attvalues>"


def _quoted(text: str) -> str:
    return quoteattr(_legal(text))


def _legal(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _write(stream: BinaryIO, parts: Iterable[str]) -> None:
    stream.writelines(part.encode() for part in parts)


def _losses(contents: Contents) -> tuple[Loss, ...]:
    drawn = {fact for _, _, fact in contents.to_networkx().edges(keys=True)}
    words = [filler for fact in contents.facts for fillers in fact.roles.values() for filler in fillers]
    return losses(
        (len(contents.facts) - len(drawn), "facts that connect no two entities"),
        *evidence_losses(fact for fact in contents.facts if fact.id in drawn),
        (
            sum(1 for f in words if not isinstance(f, EntityFiller) and f.value not in ("", f.text)),
            "words of values that have a normal form",
        ),
        (len(contents.documents), "descriptions of documents: edges name them"),
        *authority_losses(contents.entities),
        *story_losses(contents.corroboration),
    )
