"""Tokens: every character that is no blank is in one, in order, and each kind is what the grammar says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.tokens import iter_iris, tokenize

_SPARQL = st.text(st.sampled_from("aS1_ .:;?$@#<>=!&|^/\\\"'{}()\n\r\t\u00a0é-"), max_size=40)


def _pieces(sparql: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokenize(sparql)]


@given(_SPARQL)
def test_tokens_leave_nothing_out_but_blanks(sparql: str) -> None:
    end = 0
    for token in tokenize(sparql, comments=True):
        assert not sparql[end : token.start].strip()
        assert sparql[token.start : token.end] == token.text
        end = token.end
    assert not sparql[end:].strip()
    assert [token for token in tokenize(sparql, comments=True) if token.kind != "comment"] == tokenize(sparql)


def test_each_token_has_its_kind() -> None:
    assert _pieces('?a kg:x. \'it\\\'s\'@en-GB """a "b" """ <x:#> # no\n&& $b>=1') == [
        ("variable", "?a"),
        ("name", "kg:x"),
        ("sign", "."),
        ("string", "'it\\'s'"),
        ("language", "@en-GB"),
        ("string", '"""a "b" """'),
        ("iri", "<x:#>"),
        ("sign", "&&"),
        ("variable", "$b"),
        ("sign", ">="),
        ("word", "1"),
    ]


def test_iris_are_resolved_by_what_stands_before_them() -> None:
    sparql = "BASE <http://x/a/> PREFIX : <n#> ASK { :b\\' e:c <d> . } ; PREFIX : <http://y/> ASK { :b }"
    assert [iri for _, iri in iter_iris(tokenize(sparql), {"e": "http://e/"})] == [
        "http://x/a/n#b'",
        "http://e/c",
        "http://x/a/d",
        "http://y/b",
    ]
