"""Markdown: front matter, headings, and markup that is not to be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.documents._markdown import read_markdown
from kg.model import Document, SectionKind

BODY = "Pelloway has bought **Bukumera** for $48 million, its [first](x.html) venture abroad.\n"


def parts(document: Document) -> list[tuple[str, str]]:
    return [(section.kind.value, section.text) for section in document.sections]


def test_front_matter_gives_the_metadata_and_stays_in_the_text() -> None:
    text = (
        '---\ntitle: "Pelloway: the first year"\nauthor: Nadia Kessling\ndate: 2021-10-03\nlayout: post\n'
        f"publisher: The Harbour Ledger\nurl: https://ledger.example/1\n---\n\n{BODY}"
    )
    document = read_markdown("a.md", text)
    assert document.text == text
    assert (document.title, document.authors) == ("Pelloway: the first year", ("Nadia Kessling",))
    assert (document.date, document.publisher) == ("2021-10-03", "The Harbour Ledger")
    assert document.source == "https://ledger.example/1"
    assert parts(document) == [
        ("furniture", '---\ntitle: "'),
        ("title", "Pelloway: the first year"),
        ("furniture", '"\nauthor: '),
        ("byline", "Nadia Kessling"),
        ("furniture", "\ndate: "),
        ("dateline", "2021-10-03"),
        ("furniture", "\nlayout: post\npublisher: The Harbour Ledger\nurl: https://ledger.example/1\n---"),
    ]


def test_authors_of_front_matter_may_be_a_list() -> None:
    for authors in (
        "authors: [Nadia Kessling, Oscar Lindgate]",
        "authors:\n  - Nadia Kessling\n  - Oscar Lindgate",
        "author:\n- name: Nadia Kessling\n- name: Oscar Lindgate",
        'author: "Nadia Kessling and Oscar Lindgate"',
    ):
        assert read_markdown("a.md", f"---\n{authors}\n---\n{BODY}").authors == (
            "Nadia Kessling",
            "Oscar Lindgate",
        )


def test_front_matter_title_that_stands_below_is_read_there_alone() -> None:
    document = read_markdown("a.md", f"---\ntitle: A first year\n---\n# A first year\n\n{BODY}")
    assert [section.start for section in document.sections_of(SectionKind.TITLE)] == [document.text.rindex("A first")]


def test_headings_are_title_and_furniture_without_their_marks() -> None:
    document = read_markdown("a.md", f"# A first year\n\n{BODY}\n## What *Pelloway* bought in 2019.\n\n{BODY}")
    assert document.title == "A first year"
    assert parts(document) == [
        ("furniture", "# "),
        ("title", "A first year"),
        ("furniture", "## "),
        ("furniture", "What *Pelloway* bought in 2019."),
    ]


def test_underlined_headings() -> None:
    document = read_markdown("a.md", f"A first year\n============\n\n{BODY}\nThe board\n---\n{BODY}")
    assert document.title == "A first year"
    assert parts(document)[1:] == [
        ("furniture", "============"),
        ("furniture", "The board"),
        ("furniture", "---"),
    ]


def test_byline_in_emphasis() -> None:
    assert read_markdown("a.md", f"# A first year\n\n*By Nadia Kessling, 3 May 2020*\n\n{BODY}").date == "2020-05-03"
    assert read_markdown("a.md", f"# A first year\n\n**By Nadia Kessling**\n\n{BODY}").authors == ("Nadia Kessling",)


def test_code_images_rules_and_comments_are_furniture() -> None:
    blocks = [
        "```python\nx = 'Pelloway bought Joyo.'\n```",
        "![A shop](shop.png)",
        "<!-- note -->",
        "---",
        "[1]: http://x",
    ]
    document = read_markdown("a.md", "It began.\n\n" + "".join(f"{block}\n\n{BODY}\n" for block in blocks))
    assert [text for _, text in parts(document)] == [line for block in blocks for line in block.split("\n")]
    assert {section.kind for section in document.sections} == {SectionKind.FURNITURE}


def test_what_is_never_closed_hides_nothing() -> None:
    assert parts(read_markdown("a.md", f"It began.\n\n```\n{BODY}")) == [("furniture", "```")]
    assert parts(read_markdown("a.md", f"---\n{BODY}")) == [("furniture", "---")]


_LINE = st.sampled_from(
    ["# A", "## B #", "---", "===", "```", "~~~", "title: A", "author:", "- A B", "*By A B*", "", BODY]
)


@given(st.lists(_LINE).map("\n".join) | st.text())
def test_sections_slice_back_to_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for section in read_markdown("a.md", text).sections:
        assert end <= section.start < section.end
        assert text[section.start : section.end] == section.text
        end = section.end
