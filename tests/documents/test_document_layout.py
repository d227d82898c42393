"""Title, byline, dateline, biography and furniture of plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents._parts import Metadata
from kg.documents._plain import read_plain
from kg.model import Document, SectionKind

BODY = (
    "Pelloway has bought the bookshop Bukumera for $48 million, its first venture abroad.\n\n"
    "The bookshop was founded in Bandung by two librarians, who delivered the first orders by bicycle.\n"
)


def read(text: str) -> Document:
    return read_plain("article.txt", text, Metadata())


def parts(text: str) -> list[tuple[str, str]]:
    return [(section.kind.value, section.text) for section in read(text).sections]


@pytest.mark.parametrize(
    "headline",
    [
        "Pelloway enters Indonesia",
        "PELLOWAY <PLW> BUYS BUKUMERA",
        "Will Pelloway's 'bicycle bookshop' pay?",
        "Q&A: Pelloway and Bukumera",
        "$1m payoff for former Pelloway boss",
        "Pelloway buys Bukumera Inc.",
        "Pelloway buys a bookshop in\nIndonesia for its first venture abroad",
    ],
)
def test_headline_above_a_blank_line_is_the_title(headline: str) -> None:
    document = read(f"{headline}\n\n{BODY}")
    assert document.title == " ".join(headline.split())
    assert [section.kind for section in document.sections] == [SectionKind.TITLE]


def test_headline_directly_above_a_long_paragraph_is_the_title() -> None:
    paragraph = "Pelloway has bought the Indonesian bookshop Bukumera for $48 million, " * 2 + "it said."
    assert read(f"Pelloway enters Indonesia\n{paragraph}\n{paragraph}").title == "Pelloway enters Indonesia"


@pytest.mark.parametrize(
    "text",
    [
        "Pelloway bought Bukumera in 2019.",
        "Pelloway bought Bukumera",
        "Pelloway bought Bukumera in 2019.\n\nIt paid $48 million.",
        "Pelloway said on Monday that it had\nbought the bookshop Bukumera for\nmillions of dollars.",
        "Dear readers,\n\nPelloway bought Bukumera in 2019. It paid $48 million.",
        "- Pelloway bought Bukumera\n\nIt paid $48 million for the bookshop.",
        "word " * 60 + "\n\nIt paid $48 million.",
        "2019\n\nPelloway bought Bukumera in that year.",
    ],
)
def test_running_text_has_no_title(text: str) -> None:
    assert parts(text) == []


def test_sentence_above_the_byline_is_the_title() -> None:
    headline = "Pelloway is looking into allegations that its staff took bribes."
    text = f"{headline}\n\nNadia Kessling\n\nSeptember 17, 2018\n\n{headline}\n\n{BODY}"
    document = read(text)
    assert document.title == headline
    assert document.authors == ("Nadia Kessling",)
    assert document.date == "2018-09-17"
    assert [section.start for section in document.sections_of(SectionKind.TITLE)] == [0]


def test_sentence_that_the_text_repeats_is_the_title() -> None:
    headline = "Pelloway is looking into allegations that its staff took bribes."
    assert read(f"{headline}\n\n{headline}\n\n{BODY}").title == headline


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Nadia Kessling", ("Nadia Kessling",)),
        ("BY NADIA KESSLING", ("NADIA KESSLING",)),
        ("By Nadia Kessling and Oscar Lindgate", ("Nadia Kessling", "Oscar Lindgate")),
        (
            "By Nadia Kessling, Oscar Lindgate and María de la Cruz",
            ("Nadia Kessling", "Oscar Lindgate", "María de la Cruz"),
        ),
        ("By Nadia Kessling, Business Reporter", ("Nadia Kessling",)),
        ("By Nadia Kessling in Jakarta", ("Nadia Kessling",)),
        ("by Jean-Luc O'Hara", ("Jean-Luc O'Hara",)),
        ("Written by J. R. Kessling", ("J. R. Kessling",)),
        ("Author: Nadia Kessling", ("Nadia Kessling",)),
        ("Nadia Kessling, Reporter", ("Nadia Kessling",)),
        ("By Nadia Kessling | The Harbour Ledger", ("Nadia Kessling",)),
        ("Nadia Kessling | 3 May 2020 | 4 min read", ("Nadia Kessling",)),
        ("Nadia Kessling, 3 May 2020", ("Nadia Kessling",)),
        ("By Reuters Staff", ()),
    ],
)
def test_byline_names_the_authors(line: str, authors: tuple[str, ...]) -> None:
    document = read(f"Pelloway enters Indonesia\n\n{line}\n\n{BODY}")
    assert document.authors == authors
    assert [section.text for section in document.sections_of(SectionKind.BYLINE)] == [line]


@pytest.mark.parametrize("line", ["By next week it was all over, said Pelloway.", "World News", "Military Service"])
def test_other_lines_are_no_byline(line: str) -> None:
    document = read(f"Pelloway enters Indonesia\n\n{line}\n\n{BODY}")
    assert document.authors == ()
    assert document.sections_of(SectionKind.BYLINE) == ()


@pytest.mark.parametrize("beside", ["17 September 2018", "Senior Reporter"])
def test_name_alone_is_a_byline_beside_a_date_or_a_job(beside: str) -> None:
    assert read(f"Pelloway enters Indonesia\n\nNadia Kessling\n{beside}\n\n{BODY}").authors == ("Nadia Kessling",)


@pytest.mark.parametrize(
    "headline",
    ["Pelloway Enters Indonesia", "Ingrid Solvaag", "Ingrid Solvaag - A Biography", "Solvaag | Profile"],
)
def test_headline_in_capitals_above_a_date_is_no_byline(headline: str) -> None:
    document = read(f"{headline}\n\n17 September 2018\n\n{BODY}")
    assert (document.title, document.authors, document.date) == (headline, (), "2018-09-17")


def test_name_below_by_is_a_byline() -> None:
    assert read(f"Pelloway enters Indonesia\n\nBy\nNadia Kessling\n\n{BODY}").authors == ("Nadia Kessling",)


def test_name_in_the_middle_of_an_article_is_no_byline() -> None:
    assert read(f"Pelloway enters Indonesia\n\n{BODY}\nRatna Wijayani\n\n{BODY}").authors == ()


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("September 17, 2018", "2018-09-17"),
        ("17 Sept 2018", "2018-09-17"),
        ("Monday, September 17, 2018", "2018-09-17"),
        ("2018-09-17", "2018-09-17"),
        ("Published: 17 September 2018", "2018-09-17"),
        ("Published on 17 September 2018 at 10:45 GMT", "2018-09-17"),
        ("September 2018", "2018-09"),
        ("Published: 2018", "2018"),
        ("17 September", ""),
        ("03/04/2018", ""),
    ],
)
def test_date_line_dates_the_document(line: str, date: str) -> None:
    document = read(f"Pelloway enters Indonesia\n\n{line}\n\n{BODY}")
    assert document.date == date
    assert [section.text for section in document.sections_of(SectionKind.DATELINE)] == [line]


def test_day_of_publication_goes_before_that_of_a_revision() -> None:
    text = f"Pelloway enters Indonesia\n\nUpdated 19 May 2020\nPublished 3 May 2020\n\n{BODY}"
    assert read(text).date == "2020-05-03"


def test_date_with_weekday_at_the_end_of_the_headline_is_no_part_of_it() -> None:
    text = f"Interview with Ingrid Solvaag Sunday, May 28, 2006\n\n{BODY}"
    assert parts(text) == [("title", "Interview with Ingrid Solvaag"), ("dateline", "Sunday, May 28, 2006")]
    assert read(text).date == "2006-05-28"


def test_date_within_the_headline_stays() -> None:
    assert read(f"The fire of May 28, 2006\n\n{BODY}").title == "The fire of May 28, 2006"


@pytest.mark.parametrize(
    ("dateline", "date"),
    [
        ("BRISTOL, 1 September 2022 —", "2022-09-01"),
        ("PARIS, April 24 -", ""),
        ("LAKE HARBOUR, N.Y. March 3 -", ""),
        ("New York, Oct 19 -", ""),
        ("LONDON —", ""),
        ("LONDON (Reuters) -", ""),
        ("BERLIN, April 3, 2019 /PRNewswire/ --", "2019-04-03"),
        ("Taipei, Taiwan —", ""),
    ],
)
def test_dateline_before_the_first_sentence(dateline: str, date: str) -> None:
    document = read(f"PELLOWAY BUYS BUKUMERA\n\n{dateline} {BODY}")
    assert parts(document.text)[1:] == [("dateline", dateline)]
    assert document.date == date


@pytest.mark.parametrize(
    "start",
    ["Pelloway - the retailer -", "Pelloway — the retailer —", "In London - as elsewhere -", "KLFM -"],
)
def test_dash_after_the_first_words_makes_no_dateline(start: str) -> None:
    assert parts(f"Pelloway enters Indonesia\n\n{start} has bought Bukumera.")[1:] == []


@pytest.mark.parametrize(
    "line",
    [
        "1 Min Read",
        "Share this",
        "Advertisement",
        "Image caption: A bookshop",
        "A bookshop. Image: Nadia Kessling.",
        "* * *",
        "© 2018 The Harbour Ledger",
        "Sign up for our newsletter",
        "Follow us on Chirper",
        "Read more: Bukumera's bicycles",
    ],
)
def test_page_furniture_is_found_above_within_and_below(line: str) -> None:
    text = f"Pelloway enters Indonesia\n\n{line}\n\n{BODY}\n{line}\n\n{BODY}\n{line}\n"
    assert parts(text)[1:] == [("furniture", line)] * 3


def test_headlines_below_you_may_also_like_are_furniture() -> None:
    links = "You May Also Like\n\nWhy second-hand atlases sell best in winter\n\nThe van that came twice"
    assert parts(f"Pelloway enters Indonesia\n\n{BODY}\n{links}")[1:] == [
        ("furniture", line) for line in links.split("\n\n")
    ]


def test_headings_within_the_article_are_furniture() -> None:
    text = f"Pelloway enters Indonesia\n\n{BODY}\nEarly years\n\n{BODY}\nBoard\n\nAnd management\n\n{BODY}"
    assert parts(text)[1:] == [("furniture", heading) for heading in ("Early years", "Board", "And management")]


@pytest.mark.parametrize("line", ["Sales rose 3% in 2004", "“It was a bicycle”", "Pelloway: no.", "- one bicycle"])
def test_short_statements_within_the_article_are_read(line: str) -> None:
    assert parts(f"Pelloway enters Indonesia\n\n{BODY}\n{line}\n\n{BODY}")[1:] == []


def test_last_lines_of_hard_wrapped_paragraphs_are_no_headings() -> None:
    text = (
        "PELLOWAY BUYS BUKUMERA\n\n"
        + "    Pelloway said that it had bought the whole of\nBukumera from its founders\n" * 3
    )
    assert parts(text)[1:] == []


def test_biography_reaches_from_its_heading_to_the_next() -> None:
    about = "Nadia leads the desk. Her former employers include Vosskamp.\n\nShe lives in Bath."
    ending = f"About the Author(s)\n\nNadia Kessling\n\n{about}\n\nShare this\n"
    text = f"Pelloway enters Indonesia\n\n{BODY}\n{ending}"
    assert parts(text)[1:] == [
        ("furniture", "About the Author(s)"),
        ("byline", "Nadia Kessling"),
        ("biography", "Nadia leads the desk. Her former employers include Vosskamp."),
        ("biography", "She lives in Bath."),
        ("furniture", "Share this"),
    ]
    assert read(text).authors == ("Nadia Kessling",)


def test_hard_wrapped_biography_is_one_section() -> None:
    about = "Nadia leads the desk. Her former employers\ninclude Vosskamp. She lives in Bath."
    assert parts(f"Pelloway enters Indonesia\n\n{BODY}\nAbout the author\n\n{about}")[-1] == (
        "biography",
        about,
    )


def test_last_paragraph_about_the_author_is_a_biography() -> None:
    about = "Nadia Kessling is a reporter in Leeds. She likes atlases."
    text = f"Pelloway enters Indonesia\n\nBy Nadia Kessling\n\n{BODY}\n{about}\n\nShare this"
    assert parts(text)[-2:] == [("biography", about), ("furniture", "Share this")]


def test_credits_below_the_article_name_the_authors() -> None:
    credits = "(Reporting by Nadia Kessling in Jakarta; editing by Oscar Lindgate)"
    assert read(f"Pelloway enters Indonesia\n\n{BODY}\n{credits}\n").authors == ("Nadia Kessling",)


_LINES = st.sampled_from(["Pelloway enters Indonesia", "By Nadia Kessling", "3 May 2020", "Share this", "", BODY])
_NOISE = st.text(alphabet=st.sampled_from("Aa1 \n\n.,—-|:*#By“”\t<é李\u202e"), max_size=300)


@given(_NOISE | st.lists(_LINES).map("\n".join) | st.text())
def test_sections_slice_back_to_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for section in read(text).sections:
        assert end <= section.start < section.end
        assert text[section.start : section.end] == section.text
        end = section.end
