"""Files brought up to date: the same bytes as when all is written anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.config import Settings
from kg.errors import GraphError
from kg.graph import memory_store, patch_both, write_both

_BASE = Settings().base
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")

_names = st.text(st.sampled_from("abØ阿-._~/:@!$&'()*+,;=?"), max_size=3)
_places = st.sampled_from([_BASE, _BASE + "org/", "https://e.org/", "https://e.org/x#"])
_iris = st.builds(NamedNode, st.builds("{}{}".format, _places, _names))
_texts = st.text(st.sampled_from('a.\n\r\t "}{<>\\'), max_size=6)
_quads = st.sets(
    st.builds(
        Quad,
        _iris,
        st.sampled_from([_TYPE, _LABEL]),
        _iris | st.builds(Literal, _texts),
        st.sampled_from([NamedNode(_BASE + name) for name in ("document/1", "document/2", "document/11", "stories")]),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=200)
@given(_quads, _quads)
def test_what_is_brought_up_to_date_is_as_if_written_anew(
    tmp_path_factory: pytest.TempPathFactory, old: set[Quad], new: set[Quad]
) -> None:
    folder = tmp_path_factory.mktemp("both")
    turtle, trig = folder / "graph.ttl", folder / "graph.trig"
    write_both(turtle, trig, new)
    expected = turtle.read_bytes(), trig.read_bytes()
    write_both(turtle, trig, old)
    patch_both(turtle, trig, memory_store(new), old ^ new)
    assert (turtle.read_bytes(), trig.read_bytes()) == expected


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"graph\.ttl cannot be read .*; run `kg build --fresh`"):
        patch_both(tmp_path / "graph.ttl", tmp_path / "graph.trig", memory_store([]), [])
