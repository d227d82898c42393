"""Which firm a description or "its" stands for in business prose."""

from __future__ import annotations

import pytest
from language_samples import analysed, references_of

NORWELL = "Norwell Ltd opened a mine."

REFERENCES = [
    # what is named as something of the topic stays behind it
    (
        f"{NORWELL} Its rivals Arbenta Inc and Corvell Ltd complained. The company grew.",
        [("Its", "Norwell Ltd"), ("The company", "Norwell Ltd")],
    ),
    ("Arbenta Inc sold its unit Corvell Ltd. It grew.", [("its", "Arbenta Inc"), ("It", "Arbenta Inc")]),
    ("In 2004 Norwell sold its unit, Norwell Maps.", [("its", "Norwell")]),
    # who owns the subject leads
    ("Arbenta Inc's bid was blocked by Corvell Ltd. Its chairman left.", [("Its", "Arbenta Inc")]),
    # kinds of firms, by their names and by what they are called
    ("Northmoor Airways met Corvell Ltd. The carrier grew.", [("The carrier", "Northmoor Airways")]),
    ("Dunmore Glass met Corvell Ltd. The glassmaker grew.", [("The glassmaker", "Dunmore Glass")]),
    ("Oranjebank met Corvell Ltd. The lender grew.", [("The lender", "Oranjebank")]),
    (
        "Arbenta Inc met Danish dairy group Corvell on Friday. The dairy group grew.",
        [("The dairy group", "Corvell")],
    ),
    ("Arbenta Inc met Corvell Ltd. The brewer grew.", []),
    # where firms are from
    (
        "Dutch firm Arbenta Inc met Danish firm Corvell Ltd on Friday. The Danish company grew.",
        [("The Danish company", "Corvell Ltd")],
    ),
    ("Arbenta SpA met Corvell GmbH on Friday. The German group grew.", [("The German group", "Corvell GmbH")]),
    ("Dutch firm Arbenta Inc grew. The Swiss company grew.", []),
    # what happened is no firm, and nobody holds shares of himself
    ("Norwell Ltd met Arbenta Inc. It was Arbenta's first loss.", []),
    (
        f"{NORWELL} It paid 5 million for Corvell Ltd and holds 18 per cent of its shares.",
        [
            ("It", "Norwell Ltd"),
            ("its", "Corvell Ltd"),
        ],
    ),
    # descriptions with something added
    (f"{NORWELL} The company, maker of maps, grew.", [("The company", "Norwell Ltd")]),
    ("Norwell plc is a builder. The company grew.", [("The company", "Norwell plc")]),
    # who can't be meant
    ("Norwell Ltd grew. Arbenta Inc wants the company to be sold.", [("the company", "Norwell Ltd")]),
    ("Norwell Ltd grew. Arbenta Inc has no plan to seek control of the company.", [("the company", "Norwell Ltd")]),
    ("Norwell Ltd hired Arbenta Inc to advise it.", [("it", "Norwell Ltd")]),
    # whose deed it is
    ("The Trade Board met. The Trade Board cleared Norwell's purchase of its rival.", [("its", "Norwell")]),
    ("Norwell Ltd grew. Corvell Ltd, its largest lender, fell.", [("its", "Norwell Ltd")]),
    # who only reports
    ("The Harbour Courier reported that Norwell Ltd had grown. It sold land.", [("It", "Norwell Ltd")]),
    # the firm that the text is about, far from its name
    (
        f"{NORWELL} A storm came. Ships sank. Rain fell. Ivo Lund went to Arbenta Inc in May. The harbour froze. "
        "An expert wrote of the company.",
        [("the company", "Norwell Ltd")],
    ),
]


@pytest.mark.parametrize(("text", "references"), REFERENCES)
def test_a_firm_is_known_by_what_is_said_of_it(text: str, references: list[tuple[str, str]]) -> None:
    assert references_of(analysed(text)) == references
