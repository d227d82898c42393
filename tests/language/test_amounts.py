import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.amounts import find_amounts
from kg.model import AmountKind


def found(text: str) -> list[tuple[str, str]]:
    return [(amount.text, amount.value) for amount in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("about $75 million", "$75 million", "75000000 USD"),
        ("up to US$1.2bn", "US$1.2bn", "1200000000 USD"),
        ("£1.35bn", "£1.35bn", "1350000000 GBP"),
        ("€500m", "€500m", "500000000 EUR"),
        ("1.2bn€", "1.2bn€", "1200000000 EUR"),
        ("A$584m", "A$584m", "584000000 AUD"),
        ("$ 250,000", "$ 250,000", "250000 USD"),
        ("$42M", "$42M", "42000000 USD"),
        ("a $1-billion bid", "$1-billion", "1000000000 USD"),
        ("$1.5 trillion", "$1.5 trillion", "1500000000000 USD"),
        ("3.1bn Australian dollars", "3.1bn Australian dollars", "3100000000 AUD"),
        ("75 million US dollars", "75 million US dollars", "75000000 USD"),
        ("207.7 mln N.Z. Dlrs", "207.7 mln N.Z. Dlrs", "207700000 NZD"),
        ("800 mln punts", "800 mln punts", "800000000 IEP"),
        ("some 79 mln\ndlrs", "79 mln\ndlrs", "79000000 USD"),
        ("2.2 billion marks", "2.2 billion marks", "2200000000 DEM"),
        ("Rs 500 crore", "Rs 500 crore", "5000000000 INR"),
        ("Rs 1,23,456", "Rs 1,23,456", "123456 INR"),
        ("2 lakh crore rupees", "2 lakh crore rupees", "2000000000000 INR"),
        ("43 billion won", "43 billion won", "43000000000 KRW"),
        ("57.85 Swiss francs", "57.85 Swiss francs", "57.85 CHF"),
        ("90 crowns", "90 crowns", "90 XXX"),
        ("90 Danish crowns", "90 Danish crowns", "90 DKK"),
        (f"A Danish bank grew. {'It said so. ' * 50}It paid 90 crowns", "90 crowns", "90 DKK"),
        ("CHF 2bn", "CHF 2bn", "2000000000 CHF"),
        ("75 million USD", "75 million USD", "75000000 USD"),
        ("half a billion dollars", "half a billion dollars", "500000000 USD"),
        ("a million pounds", "a million pounds", "1000000 GBP"),
        ("two-and-a-half million euros", "two-and-a-half million euros", "2500000 EUR"),
        ("three dlrs", "three dlrs", "3 USD"),
        ("70 euro cents", "70 euro cents", "0.7 EUR"),
    ],
)
def test_money_is_found_with_its_currency(text: str, surface: str, value: str) -> None:
    [amount] = find_amounts(text)
    assert (amount.text, amount.value, amount.kind) == (surface, value, AmountKind.MONEY)


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("27 dlrs a share", "27 dlrs a share", "27 USD per share"),
        ("$31.50 per share", "$31.50 per share", "31.5 USD per share"),
        ("530 pence-a-share", "530 pence-a-share", "5.3 GBP per share"),
        ("530p a share", "530p a share", "5.3 GBP per share"),
        ("a 35-dlr-per-share bid", "35-dlr-per-share", "35 USD per share"),
        ("35 dlrs cash per share", "35 dlrs cash per share", "35 USD per share"),
        ("20.10 dlrs per common share", "20.10 dlrs per common share", "20.1 USD per share"),
        ("4.35 DOLLARS/SHARE", "4.35 DOLLARS/SHARE", "4.35 USD per share"),
        ("the other shares for $31 each", "$31 each", "31 USD per share"),
        ("the new planes at $120m each", "$120m", "120000000 USD"),
    ],
)
def test_a_price_may_be_that_of_a_share(text: str, surface: str, value: str) -> None:
    assert found(text) == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between $80 and more than $2,000", [("$80", "80 USD"), ("$2,000", "2000 USD")]),
        ("$5m-$7m", [("$5m", "5000000 USD"), ("$7m", "7000000 USD")]),
        ("$5 to $7 million", [("$5", "5000000 USD"), ("$7 million", "7000000 USD")]),
        ("$5-7 million", [("$5", "5000000 USD"), ("7 million", "7000000 USD")]),
        ("$500 to $1 million", [("$500", "500 USD"), ("$1 million", "1000000 USD")]),
        ("50 cents to 1 dollar", [("50 cents", "0.5 USD"), ("1 dollar", "1 USD")]),
        ("$5 to $7 a share", [("$5", "5 USD per share"), ("$7 a share", "7 USD per share")]),
        ("10-15 pct", [("10", "10%"), ("15 pct", "15%")]),
        ("from 2003 to 4%", [("4%", "4%")]),
        ("April 8 - 20 pct of it", [("20 pct", "20%")]),
        ("$9.3bn (£4.8bn)", [("$9.3bn", "9300000000 USD"), ("£4.8bn", "4800000000 GBP")]),
    ],
)
def test_a_range_or_a_conversion_is_two_amounts(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("5.1%", "5.1%", "5.1%"),
        ("5.10 percent", "5.10 percent", "5.1%"),
        ("30 per cent", "30 per cent", "30%"),
        ("10-1/2 pct", "10-1/2 pct", "10.5%"),
        ("Sixteen percent", "Sixteen percent", "16%"),
        ("a 41.6-percent stake", "41.6-percent", "41.6%"),
        ("a quarter of it", "a quarter", "25%"),
        ("half its staff", "half", "50%"),
        ("two thirds of it", "two thirds", "66.67%"),
        ("a one-third stake", "one-third", "33.33%"),
        ("a majority stake", "majority stake", "majority"),
        ("a controlling interest", "controlling interest", "majority"),
        ("a minority holding", "minority holding", "minority"),
        ("it bought all of Lindqvist", "all", "100%"),
        ("all of its outstanding shares", "All", "100%"),
        ("a wholly-owned unit", "wholly", "100%"),
        ("the remaining 32.3%", "32.3%", "32.3%"),
    ],
)
def test_stakes_are_percentages_or_words(text: str, surface: str, value: str) -> None:
    [amount] = find_amounts(text)
    assert (amount.text.lower(), amount.value, amount.kind) == (surface.lower(), value, AmountKind.PERCENT)


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("2 million shares", "2 million shares", "2000000 shares"),
        ('14 mln "B" shares', '14 mln "B" shares', "14000000 shares"),
        ("38.1 mln\nsequestered shares", "38.1 mln\nsequestered shares", "38100000 shares"),
        ("1,500,000 common shares", "1,500,000 common shares", "1500000 shares"),
        ("3 mln Marlo World shares", "3 mln Marlo World shares", "3000000 shares"),
        ("610,000 Marlo common held by it", "610,000 Marlo common", "610000 shares"),
        ("a 10-mln-share offering", "10-mln-share", "10000000 shares"),
        ("it sold 2004 shares", "2004 shares", "2004 shares"),
    ],
)
def test_numbers_of_shares(text: str, surface: str, value: str) -> None:
    [amount] = find_amounts(text)
    assert (amount.text, amount.value, amount.kind) == (surface, value, AmountKind.SHARES)


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("over 20 million of its users", "20 million", "20000000"),
        ("20 million records", "20 million", "20000000"),
        ("100,000 customers", "100,000", "100000"),
        ("300 new employees", "300", "300"),
        ("12m subscribers", "12m", "12000000"),
        ("a population of 5.4 million.", "5.4 million", "5400000"),
    ],
)
def test_counts(text: str, surface: str, value: str) -> None:
    [amount] = find_amounts(text)
    assert (amount.text, amount.value, amount.kind) == (surface, value, AmountKind.COUNT)


@pytest.mark.parametrize(
    "text",
    [
        "in 2004 shares fell",
        "In 2004 Marlo shares rose",
        "By 2004 users had left",
        "a Boeing 747",
        "+44 20 7946 0958",
        "720p video",
        "it won 3 won games",
        "2 try to",
        "1,500 km",
        "1,500km",
        "30 million cubic metres",
        "the first half of the year",
        "half of 2004",
        "the third party",
        "one of its shares",
        "millions of euros",
        "on 12 March 2004",
    ],
)
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert found(text) == []


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for amount in find_amounts(text):
        assert text[amount.start : amount.end] == amount.text


WORDS = """
$ £ US$ € Rs 5 7.5 1,000 2004 half a one two of its and to - – million mln m bn crore dlrs pence pct % "B"
each share
"""


@given(
    st.lists(st.sampled_from([*WORDS.split(), "\n", "shares", "stake", "Swiss francs"])),
    st.sampled_from([" ", ""]),
)
def test_any_row_of_words_of_amounts_can_be_read_in_order_without_overlaps(words: list[str], gap: str) -> None:
    text = gap.join(words)
    end = 0
    for amount in find_amounts(text):
        assert text[amount.start : amount.end] == amount.text
        assert amount.start >= end
        end = amount.end


@pytest.mark.parametrize("unit", ["1", ",111", " ", "$", "half a ", "5 Aaaa Bbbb Cccc ", "all the ", "a" * 40 + " "])
def test_a_line_of_a_megabyte_is_read(unit: str) -> None:
    """Quadratic time would take hours here."""
    text = (unit * 1_000_000)[:1_000_000]
    assert all(text[value.start : value.end] == value.text for value in find_amounts(text))


def test_a_wire_writes_dlrs_for_those_of_the_country_that_it_reports_from() -> None:
    def value(text: str, dateline: str) -> str:
        (amount,) = find_amounts(text, dateline)
        return amount.value

    assert value("It bid 4.35 dlrs a share.", "WELLINGTON, March 27 -") == "4.35 NZD per share"
    assert value("It bid 4.35 U.S. dlrs a share.", "WELLINGTON, March 27 -") == "4.35 USD per share"
    assert value("It bid 4.35 dlrs a share.", "NEW YORK, March 27 -") == "4.35 USD per share"
    assert value("It paid $5 million.", "SYDNEY -") == "5000000 USD"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Swiss dye maker Farbo paid 1.2 billion francs.", "1200000000 CHF"),
        ("The French group paid 1.2 billion francs to its Swiss rival.", "1200000000 FRF"),
        ("It paid 1.2 billion francs.", "1200000000 FRF"),
        ("The Danish brewer paid 300 million kroner.", "300000000 DKK"),
        ("It paid 300 million pesos in Mexico, 300 million pesos in all.", "300000000 XXX"),
    ],
)
def test_money_of_several_countries_is_that_of_the_country_named_before(text: str, value: str) -> None:
    assert find_amounts(text)[0].value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It bought a majority of Kappel Steel.", ["majority"]),
        ("It bought a majority of the shares.", ["majority"]),
        ("A majority of those asked agreed.", []),
        ("It won a majority of Norwell shareholders over.", []),
    ],
)
def test_a_majority_of_a_firm_is_a_stake(text: str, values: list[str]) -> None:
    assert [amount.value for amount in find_amounts(text)] == values
