import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.times import find_times


def found(text: str, reference: str = "") -> list[tuple[str, str]]:
    return [(value.text, value.value) for value in find_times(text, reference)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("It opened in 2004.", "2004", "2004"),
        ("Back in 2016 it grew.", "2016", "2016"),
        ("on September 17, 2018, he left", "September 17, 2018", "2018-09-17"),
        ("born 1 January 2003 in Ulm", "1 January 2003", "2003-01-01"),
        ("the 16th of May 1987", "16th of May 1987", "1987-05-16"),
        ("Tuesday, July 10, 1883", "Tuesday, July 10, 1883", "1883-07-10"),
        ("in May 2001", "May 2001", "2001-05"),
        ("in Sept. 1999", "Sept. 1999", "1999-09"),
        ("hired on\n    24\n    April 1987", "24\n    April 1987", "1987-04-24"),
        ("on 2004-08-19", "2004-08-19", "2004-08-19"),
        ("on 17/09/2018", "17/09/2018", "2018-09-17"),
        ("on 09/17/2018", "09/17/2018", "2018-09-17"),
        ("on 17.09.2018.", "17.09.2018", "2018-09-17"),
        ("a manuscript of c. 1850", "c. 1850", "1850~"),
        ("around 2004", "around 2004", "2004~"),
        ("in early 2012", "early 2012", "2012"),
        ("the end of May 2001", "end of May 2001", "2001-05"),
        ("in the early 1990s", "early 1990s", "199X"),
        ("in the '90s", "'90s", "199X"),
        ("a 19th-century house", "19th-century", "18XX"),
        ("the twentieth century", "twentieth century", "19XX"),
        ("in fiscal 1987", "fiscal 1987", "1987"),
        ("the fourth quarter of 1986", "fourth quarter of 1986", "1986-36"),
        ("in Q1 2004", "Q1 2004", "2004-33"),
        ("the last quarter of 2004", "last quarter of 2004", "2004-36"),
        ("the first half of 2006", "first half of 2006", "2006-40"),
        ("the summer of 1999", "summer of 1999", "1999-22"),
        ("he died 22 June 711, old", "22 June 711", "0711-06-22"),
        ("Foo (1440) was", "1440", "1440"),
        ("its 2004 accounts", "2004", "2004"),
        ("In 2004 shares rose", "2004", "2004"),
    ],
)
def test_absolute_times_are_found_with_their_value(text: str, surface: str, value: str) -> None:
    assert found(text) == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("from 1964 to 1967", "1964 to 1967", "1964/1967"),
        ("between 2004 and 2008", "2004 and 2008", "2004/2008"),
        ("2004–2008", "2004–2008", "2004/2008"),
        ("1915-18", "1915-18", "1915/1918"),
        ("the 2004/05 season", "2004/05", "2004/2005"),
        ("chairman (2004–present)", "2004–present", "2004/.."),
        ("6-9 May 2010", "6-9 May 2010", "2010-05-06/2010-05-09"),
        ("January to March 2004", "January to March 2004", "2004-01/2004-03"),
        ("from 30 May to 3 June 2003", "30 May to 3 June 2003", "2003-05-30/2003-06-03"),
        ("1 May 2003 – 3 June 2004", "1 May 2003 – 3 June 2004", "2003-05-01/2004-06-03"),
    ],
)
def test_a_range_is_one_expression(text: str, surface: str, value: str) -> None:
    assert found(text) == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ada Roe (26 January 1854 – 14 November 1918)", ["1854-01-26", "1918-11-14"]),
        ("Ada Roe (born Ulm; 3 March 1901-1 May 1978)", ["1901-03-03", "1978-05-01"]),
        ("Ada Roe (1854–1918)", ["1854", "1918"]),
        ("Ada Roe (c. 1450 – 17 August 1510)", ["1450~", "1510-08-17"]),
        ("in 1997 and 1998", ["1997", "1998"]),
    ],
)
def test_the_dates_of_a_life_and_lists_are_several_expressions(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "a Boeing 747",
        "about 2,500 people",
        "she read “1984” twice",
        "call 555-1984",
        "Theresa May said so",
        "it may buy, they March on",
        "June Smith left",
        "the second time",
        "it cost $2004",
        "it sold 2004 shares",
        "2000 km away",
        "1999 customers",
        "the Sunday Courier",
        "the second half began",
        "over the last year of it",
        "24\n\nApril",
        "a year",
    ],
)
def test_other_words_and_numbers_are_no_times(text: str) -> None:
    assert [surface for surface, _ in found(text) if surface != "April"] == []


RELATIVE = [  # words, value on Monday 2018-09-17, value in 2018-09, value in 2018
    ("last year", "2017", "2017", "2017"),
    ("late last year", "2017", "2017", "2017"),
    ("October last year", "2017-10", "2017-10", "2017-10"),
    ("this year", "2018", "2018", "2018"),
    ("two years ago", "2016", "2016", "2016"),
    ("300 years ago", "1718~", "1718~", "1718~"),
    ("last month", "2018-08", "2018-08", ""),
    ("earlier this month", "2018-09", "2018-09", ""),
    ("June", "2018-06", "2018-06", ""),
    ("October", "2017-10", "2017-10", ""),
    ("last September", "2017-09", "2017-09", ""),
    ("next March", "2019-03", "2019-03", ""),
    ("last summer", "2018-22", "2018-22", ""),
    ("last quarter", "2018-34", "2018-34", ""),
    ("second quarter", "2018-34", "2018-34", ""),
    ("13 January", "2018-01-13", "2018-01-13", ""),
    ("December 1", "2017-12-01", "2017-12-01", ""),
    ("last week", "2018-09-10/2018-09-16", "", ""),
    ("yesterday", "2018-09-16", "", ""),
    ("this morning", "2018-09-17", "", ""),
    ("Monday", "2018-09-17", "", ""),
    ("Tuesday", "2018-09-11", "", ""),
    ("last Monday", "2018-09-10", "", ""),
    ("next Tuesday", "2018-09-18", "", ""),
    ("three weeks ago", "2018-08-27~", "", ""),
    ("a year earlier", "", "", ""),
]


@pytest.mark.parametrize(("words", "day", "month", "year"), RELATIVE)
def test_relative_times_are_told_from_the_reference_date(words: str, day: str, month: str, year: str) -> None:
    text = f"It was sold in {words}."
    assert found(text, "2018-09-17") == [(words, day)]
    assert found(text, "2018-09") == [(words, month)]
    assert found(text, "2018") == [(words, year)]
    assert found(text) == [(words, "")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It will close in October.", "2018-10"),
        ("It said it will close in June.", "2019-06"),
        ("It will, it said on Tuesday, close.", "2018-09-11"),
        ("It will keep what it has had since June.", "2018-06"),
        ("The vote was postponed until June.", "2019-06"),
        ("She ran the mill until June.", "2018-06"),
        ("He was its chairman until June.", "2018-06"),
    ],
)
def test_a_sentence_that_looks_ahead_means_the_coming_one(text: str, value: str) -> None:
    assert [found_value for _, found_value in found(text, "2018-09-17")] == [value]


def test_uncertain_or_impossible_dates_say_no_more_than_is_known() -> None:
    assert found("on 05/04/2018") == [("05/04/2018", "2018")]
    assert found("on 31 September 2004") == [("31 September 2004", "")]
    assert found("last year", "199X") == [("last year", "")]
    assert found("last year", "2018-02-30") == [("last year", "")]


@given(st.text(), st.sampled_from(["", "2018", "2018-09", "2018-09-17", "0001-01-01", "9999-12-31"]))
def test_any_text_can_be_read(text: str, reference: str) -> None:
    for value in find_times(text, reference):
        assert text[value.start : value.end] == value.text


WORDS = """
1 12 19 1999 2004 9999999 May March Monday last next this year ago in to - – / . , ( ) the of first quarter c.
"""


@given(
    st.lists(st.sampled_from([*WORDS.split(), "\n", "’90s", "day", "weeks", "century"])),
    st.sampled_from([" ", ""]),
)
def test_any_row_of_words_of_time_can_be_read_in_order_without_overlaps(words: list[str], gap: str) -> None:
    text = gap.join(words)
    end = 0
    for value in find_times(text, "2018-09-17"):
        assert text[value.start : value.end] == value.text
        assert value.start >= end
        end = value.end


@pytest.mark.parametrize("unit", ["1", " ", "a ", "(", "May ", "last the ", "a" * 40 + " "])
def test_a_line_of_a_megabyte_is_read(unit: str) -> None:
    """Quadratic time would take hours here."""
    text = (unit * 1_000_000)[:1_000_000]
    assert all(text[value.start : value.end] == value.text for value in find_times(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He graduated in 1990 and left four years later.", ["1990", "1994"]),
        ("It opened in May 2001; a year later it closed.", ["2001-05", "2002"]),
        ("Sold in 2004 for twice the price of three years earlier.", ["2004", "2001"]),
        ("It opened in 2001. A year later it closed.", ["2001", "2002"]),
        ("It opened in 2001 and grew until 2004. A year later it closed.", ["2001", "2004", "2005"]),
        ("It opened in 2001. It lost money, and a year later it closed.", ["2001", ""]),
        ("It opened in 2001. Nobody came. A year later it closed.", ["2001", ""]),
        ("Three years later it closed.", [""]),
        ("Built in May 2001 and sold the following year.", ["2001-05", "2002"]),
        ("Fired in 1999, hired the same year, fired the following March.", ["1999", "1999", "2000-03"]),
        ("It closed in March 2001; the previous September it had burned.", ["2001-03", "2000-09"]),
        ("She left in 2001. Early the next year he followed.", ["2001", "2002"]),
        ("She left in 2001. That year, sales fell.", ["2001", "2001"]),
        ("She left in 2001 and will rest over the next year.", ["2001"]),
        ("That year sales fell.", [""]),
        ("It opened in March 2001. Six months later it closed.", ["2001-03", "2001-09"]),
        ("It opened in 2001. Six months later it closed.", ["2001", ""]),
        ("It opened on 5 May 1999; three days later it closed.", ["1999-05-05", "1999-05-08"]),
        ("He taught from 1964 to 1967; two years later he left.", ["1964/1967", "1969"]),
        ("Founded in 1990, it still lost money ten years on.", ["1990", "2000"]),
        ("Built in 1953, it burned down the following spring.", ["1953", "1954-21"]),
        ("It opened in May 1953 and closed that autumn.", ["1953-05", "1953-23"]),
        ("He resigned on 5 May 1999. The next day she took over.", ["1999-05-05", "1999-05-06"]),
        ("She was elected in 1998. In May of the following year she died.", ["1998", "1999-05"]),
        ("She was elected in 1998. On 3 May of the same year she died.", ["1998", "1998-05-03"]),
        ("Two years after it was sold in 2003, it closed.", ["2005", "2003"]),
        ("He worked there for two years before he left in 2003.", ["2003"]),
        ("Fined in 2008, it was sold the year after.", ["2008", "2009"]),
        ("She moved to Oslo in May 2010. She paid little. That year she joined.", ["2010-05", "2010"]),
        ("From 1937 he studied there, and left in 1939. In that same year he joined.", ["1937", "1939", "1939"]),
        ("In 2003 it dropped a plan to buy it. It was sold the next year to Arbenta.", ["2003", "2004"]),
        ("It failed in May 2002 with debts.\n\nIts mill was sold two months later.", ["2002-05", "2002-07"]),
        ("Set up in 1993, it was listed in 1999. It was sold two years later.", ["1993", "1999", "2001"]),
        ("It was listed in 1999, six years after 1993. It was sold two years later.", ["1999", "1993", ""]),
    ],
)
def test_years_are_counted_from_the_date_told_before_them(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It agreed in November to buy it; the deal closed on 14 February 2003.", ["2002-11", "2003-02-14"]),
        ("In 1987 it sold its wells. In June it bought a pipeline.", ["1987", "1987-06"]),
        ("In November 1998 it made a bid. In February it won.", ["1998-11", "1999-02"]),
        ("It signed in March 1999 and closed the deal in June.", ["1999-03", "1999-06"]),
        ("Its share was cut in June 1986. Since it won control in June, it has grown.", ["1986-06", "1986-06"]),
        ("Founded in 1921, the firm said in June that it would close.", ["1921", ""]),
        ("It was founded in 1921. In June it bought a mill.", ["1921", ""]),
        ("In 1986 it earned $5m. Sales rose, and it will close in June.", ["1986", ""]),
        ("It bid in October 2004. The board balked. At a meeting in November it was ousted.", ["2004-10", "2004-11"]),
        ("It bid in October 2004. The board balked. At a meeting in May it was ousted.", ["2004-10", ""]),
        ("It bid in October 2004. The board balked. It will meet in November.", ["2004-10", ""]),
        ("In March 1992 it sued. He denied it but left in May. It lost in 1996.", ["1992-03", "1992-05", "1996"]),
        ("It opened in May 1921, grew until 2004 and said in June that it would close.", ["1921-05", "2004", ""]),
    ],
)
def test_a_month_is_of_the_year_of_the_dates_around_it(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


def test_the_end_of_the_month_is_that_of_the_reference_date_or_of_the_year_told_before() -> None:
    assert found("It will close at the end of the month.", "1987-03-18") == [("end of the month", "1987-03")]
    assert [value for _, value in found("In 1998 it grew and by the end of the year was sold.")] == ["1998", "1998"]
    assert found("It will close at the end of the month.") == [("end of the month", "")]


def test_this_summer_is_that_of_the_year_of_the_reference_date() -> None:
    assert found("It will open this summer.", "2016-02-05") == [("this summer", "2016-22")]


@pytest.mark.parametrize(
    ("text", "values"),
    [("in the early sixties", ["196X"]), ("since the nineties", ["199X"]), ("when he was in his sixties", [])],
)
def test_decades_are_written_in_words(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values
