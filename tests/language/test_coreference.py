"""Who a pronoun or a description stands for."""

from __future__ import annotations

import pytest
from language_samples import analysed, document, references_of, understood

from kg.model import MentionKind

MET = "Anna Lindqvist met Thomas Reyl."

REFERENCES = [
    # gender
    (f"{MET} She left Paris.", [("She", "Anna Lindqvist")]),
    (f"{MET} He left Paris.", [("He", "Thomas Reyl")]),
    (f"{MET} She admired him.", [("She", "Anna Lindqvist"), ("him", "Thomas Reyl")]),
    ("Mr Lindqvist met Ms Reyl. She left. He stayed.", [("She", "Reyl"), ("He", "Lindqvist")]),
    # things
    ("Arbenta Inc bought Corvell Ltd. It sold shares.", [("It", "Arbenta Inc")]),
    ("Anna Lindqvist joined Arbenta Group. It makes maps.", [("It", "Arbenta Group")]),
    ("Anna Lindqvist joined Arbenta Group. She left it.", [("She", "Anna Lindqvist"), ("it", "Arbenta Group")]),
    # possessives
    ("Arbenta Inc bought Corvell Ltd. Its chairman left.", [("Its", "Arbenta Inc")]),
    ("Arbenta Inc and its chairman bought Corvell Ltd.", [("its", "Arbenta Inc")]),
    ("Anna Lindqvist and her husband left.", [("her", "Anna Lindqvist")]),
    ("Corvell Ltd grew. From its Oslo base, Arbenta Inc sold shares.", [("its", "Arbenta Inc")]),
    ("Corvell Ltd grew. Thomas Reyl will assist the government with its case.", []),
    ("Thomas Reyl left Corvell Ltd. He is the government's witness in its case.", [("He", "Thomas Reyl")]),
    ("Arbenta, owned by Thomas Reyl, bought what he does not own.", [("he", "Thomas Reyl")]),
    # relative pronouns
    ("Corvell Ltd, which makes maps, grew.", [("which", "Corvell Ltd")]),
    ("Anna Lindqvist, who makes maps, left.", [("who", "Anna Lindqvist")]),
    ("Nobody met Mary Reyl of Corvell Ltd and Thomas Poole, who left.", [("who", "Thomas Poole")]),
    ("Anna Lindqvist, whose firm makes maps, left.", [("whose", "Anna Lindqvist")]),
    ("Anna Lindqvist, whom Thomas Reyl married, left.", [("whom", "Anna Lindqvist")]),
    ("Arbenta Inc is a company that makes maps.", [("that", "Arbenta Inc")]),
    # descriptions
    ("Arbenta Inc bought Corvell Ltd. The company makes maps.", [("The company", "Arbenta Inc")]),
    ("Arbenta Inc is a bank. Corvell Ltd is a retailer. The bank grew.", [("The bank", "Arbenta Inc")]),
    ("Arbenta Inc is a bank. Corvell Ltd is a retailer. The retailer grew.", [("The retailer", "Corvell Ltd")]),
    ("Northmoor Bank met Corvell Ltd. The bank grew.", [("The bank", "Northmoor Bank")]),
    ("Corvell Ltd grew after Arbenta Inc had left. It sold shares.", [("It", "Corvell Ltd")]),
    (
        "The Trade Appeals Commission met. Corvell Ltd, a company, grew. The TAC says the company grew.",
        [("the company", "Corvell Ltd")],
    ),
    ("Commentators and Arbenta Inc say its founder left.", [("its", "Arbenta Inc")]),
    ("Arbenta Inc says the Corvell Court called it bankrupt.", [("it", "Arbenta Inc")]),
    ("Arbenta Inc bought Corvell Ltd from its founder.", [("its", "Corvell Ltd")]),
    ("Arbenta Inc sold Corvell Ltd to its managers.", [("its", "Corvell Ltd")]),
    ("Arbenta Inc bought Corvell Ltd with its profits.", [("its", "Arbenta Inc")]),
    ("Mr Lindqvist left. Mr Lindqvist bought Lindqvist Tea and sold it in 2004.", [("it", "Lindqvist Tea")]),
    ("Anna Lindqvist is the founder of Corvell Ltd. Corvell Ltd's founder left.", [("founder", "Anna Lindqvist")]),
    ("Anna Lindqvist is the founder of Corvell Ltd. Arbenta Inc's founder left.", []),
    ("Mr Poole is a painter. The painter Thomas Reyl left.", []),
    ("Arbenta Inc and Corvell Ltd met on Monday. A storm came. The airline grew.", []),
    (
        "The chairman of Corvell Ltd has resigned. Anna Lindqvist told staff in May.",
        [("chairman", "Anna Lindqvist")],
    ),
    ("The chairman of Corvell Ltd has resigned. Anna Lindqvist, a banker, told analysts in May.", []),
    ("Corvell Ltd hired Anna Lindqvist. The 39-year-old keeps 51%.", [("The 39-year-old", "Anna Lindqvist")]),
    ("Arbenta Inc bought Corvell Ltd. The buyer paid in May.", [("The buyer", "Arbenta Inc")]),
    (
        "Arbenta Inc grew. The company, which makes maps, sold land.",
        [("The company", "Arbenta Inc"), ("which", "Arbenta Inc")],
    ),
    ("Arbenta Inc is an exchange. It met the Lumio derivatives exchange.", [("It", "Arbenta Inc")]),
    ("Arbenta Inc grew. A company left.", []),
    ("Corvell Ltd grew. Arbenta Inc owns a part of the company.", [("the company", "Corvell Ltd")]),
    ("Corvell Ltd grew, said the Harbour Journal. Then the company fell.", [("the company", "Corvell Ltd")]),
    ("Corvell Group grew. Arbenta Inc owns a part of the Group.", [("the Group", "Corvell Group")]),
    (
        "Corvell Group grew. Arbenta Inc fell. Lumio Ltd rose. Reyl Holdings sank. The founder of the Group is ill.",
        [("the Group", "Corvell Group")],
    ),
    ("Corvell Ltd met the Antitrust Commission. The company grew.", [("The company", "Corvell Ltd")]),
    ("Arbenta Inc met Corvell Ltd. The combined company grew.", []),
    (
        "Arbenta Inc said it met Corvell Ltd. Corvell Ltd grew. The company said it was happy.",
        [("it", "Arbenta Inc"), ("The company", "Arbenta Inc"), ("it", "Arbenta Inc")],
    ),
    # nothing to stand for
    ("Arbenta Inc grew. Then it emerged that sales fell.", []),
    ("Arbenta Inc grew. The government said it was happy.", []),
    ("It is said that Arbenta Inc grew.", []),
    ("It seems that Arbenta Inc grew.", []),
    ("She left. The company grew. It rained.", []),
    ("Arbenta Inc grew. She left.", []),
    ("Anna Lindqvist left. It rained.", []),
    # what the verb's other argument stands for is taken
    ("Anna Lindqvist saw Mary Reyl. She admired her.", [("She", "Anna Lindqvist"), ("her", "Mary Reyl")]),
    ("Corvell Ltd grew. It admired itself.", [("It", "Corvell Ltd"), ("itself", "Corvell Ltd")]),
    ("Arbenta Inc grew. Corvell Ltd grew. It bought shares of Corvell Ltd.", [("It", "Arbenta Inc")]),
    ("Arbenta Inc grew. Experts praised its valuation of Arbenta Inc.", []),
    ("Arbenta Inc said the Trade Board approved its purchase of Corvell Ltd.", [("its", "Arbenta Inc")]),
    ("Arbenta Inc bought a stake in Corvell Ltd and a debt of it.", [("it", "Corvell Ltd")]),
    # a firm that is called like somebody
    ("Clara Reyl left. Reyl Ltd said it grew.", [("it", "Reyl Ltd")]),
    # a firm gives its own name to what it bought
    ("Arbenta bought Corvell. It was renamed Arbenta Maps.", [("It", "Corvell")]),
    # whom somebody told is not whom the text is about
    (
        "Arbenta Inc grew, Anna Lindqvist told the Northmoor Herald. It sold shares.",
        [("It", "Arbenta Inc")],
    ),
    ("Arbenta Inc grew, according to the Northmoor Herald. It sold shares.", [("It", "Arbenta Inc")]),
    (
        "Arbenta Inc grew. Arbenta Inc will change its name to Reyl Mills Inc. It sold shares.",
        [("its", "Arbenta Inc"), ("It", "Arbenta Inc")],
    ),
    # nobody buys towns
    ("Arbenta Inc owns Corvell Ltd in Brno, which it bought.", [("which", "Corvell Ltd"), ("it", "Arbenta Inc")]),
    # a clause that the parser hangs on no noun
    ("Corvell is 46%-owned by Arbenta Inc which is run by Anna Lindqvist.", [("which", "Arbenta Inc")]),
    # chains
    (
        "Anna Lindqvist left. She moved. She wrote. She taught. She slept. She woke.",
        [("She", "Anna Lindqvist")] * 5,
    ),
]


@pytest.mark.parametrize(("text", "references"), REFERENCES)
def test_a_reference_stands_for_a_name(text: str, references: list[tuple[str, str]]) -> None:
    assert references_of(analysed(text)) == references


def test_a_pronoun_has_the_type_and_the_place_of_its_antecedent() -> None:
    text = "Anna Lindqvist left. She moved. Corvell Ltd grew. The company moved."
    she, company = (m for m in analysed(text).mentions if m.antecedent)
    assert (she.kind, str(she.type)) == (MentionKind.PRONOUN, "person")
    assert (company.kind, str(company.type)) == (MentionKind.NOMINAL, "organization")
    for mention in (she, company):
        assert mention.antecedent is not None
        assert text[mention.antecedent.start : mention.antecedent.end] == mention.antecedent.text


def test_names_of_long_ago_are_forgotten() -> None:
    text = "Anna Lindqvist left. " + "The rain fell on the roofs. " * 5 + "She moved."
    assert references_of(analysed(text)) == []


def test_in_the_biography_of_the_author_pronouns_mean_the_author() -> None:
    about = "Anna Lindqvist is a writer. She met Mary Reyl. She lives in Paris."
    text = f"Corvell Ltd bought shares from Mary Poole.\n\n{about}"
    plain, told = document(text), document(text, authors=("Anna Lindqvist",), biography=about)
    assert references_of(understood(told)) == [("She", "Anna Lindqvist")] * 2
    assert len(references_of(understood(plain))) == 2


def test_a_profile_is_about_whom_its_title_names() -> None:
    text = "Anna Lindqvist, architect\n\nAnna Lindqvist met Mary Reyl. A critic praised Mary Reyl. Then she left."
    read = document(text, title="Anna Lindqvist, architect")
    assert references_of(understood(read)) == [("she", "Anna Lindqvist")]


def test_a_nationality_before_a_firms_trade_is_the_firms_however_it_is_parsed() -> None:
    text = (
        "German sportswear maker Norwell announced Wednesday it had bought Kelbrand. Rival Arbenta has been taking "
        "market share away from Norwell. The US firm has opened shops."
    )
    assert ("The US firm", "Norwell") not in references_of(analysed(text))


def test_who_is_the_person_of_whom_the_phrase_is_said() -> None:
    text = "Peter Oakes, finance director of Dunmere, who joined in 1994, said so."
    assert ("who", "Dunmere") not in references_of(analysed(text))


def test_who_the_sentence_says_it_is_the_text_need_not_tell() -> None:
    text = "Arbenta bought Corvell. The biggest shareholder remains Kelbrand."
    assert all(words != "The biggest shareholder" for words, _ in references_of(analysed(text)))
