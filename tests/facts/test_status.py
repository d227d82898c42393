"""What a sentence says of an event or a state: did it happen, does it hold."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, scene, statuses

from kg.facts.scene import Scene
from kg.facts.status import assess
from kg.model import FactType, Status

EVENTS = [
    ("Arbenta bought Corvell.", "completed"),
    ("Arbenta has bought Corvell.", "completed"),
    ("Arbenta had bought Corvell.", "completed"),
    ("Corvell was bought by Arbenta.", "completed"),
    ("Corvell has been acquired by Arbenta.", "completed"),
    ("Arbenta buys Corvell.", "completed"),
    ("Arbenta completed the acquisition of Corvell.", "completed"),
    ("Arbenta finalised its takeover of Corvell.", "completed"),
    ("Arbenta succeeded in buying Corvell.", "completed"),
    ("After buying Corvell, Arbenta grew.", "completed"),
    ("Arbenta, which bought Corvell, plans to open shops.", "completed"),
    ("Corvell, bought by Arbenta in 2004, hopes to grow.", "completed"),
    ("Arbenta said it had bought Corvell.", "completed"),
    ("Arbenta announced that it had acquired Corvell.", "completed"),
    ("Arbenta did not sell shares when it bought Corvell.", "completed"),
    ("Since Arbenta bought Corvell, it has not made a profit.", "completed"),
    ("Arbenta agreed to buy Corvell.", "agreed"),
    ("Arbenta has reached agreements giving it a majority stake in Corvell.", "agreed"),
    ("Arbenta got the green light for its takeover of Corvell.", "planned"),
    ("Arbenta has agreed to acquire Corvell.", "agreed"),
    ("Arbenta will buy Corvell.", "agreed"),
    ("Arbenta is to buy Corvell.", "agreed"),
    ("Arbenta to buy Corvell", "agreed"),
    ("Corvell will be acquired by Arbenta.", "agreed"),
    ("Arbenta signed an agreement to acquire Corvell.", "agreed"),
    ("Arbenta said it will acquire Corvell.", "agreed"),
    ("Arbenta decided to buy Corvell.", "agreed"),
    ("Arbenta agreed to a takeover by Lumio.", "agreed"),
    ("Regulators approved the acquisition of Corvell by Arbenta.", "agreed"),
    ("Arbenta completed its previously announced acquisition of Corvell.", "completed"),
    ("Arbenta finally and eventually bought Corvell.", "completed"),
    ("Arbenta signed a letter of intent for the acquisition of Corvell.", "agreed"),
    ("Arbenta accepted a takeover offer from Lumio.", "agreed"),
    ("Arbenta will focus on buying Corvell.", "agreed"),
    ("Arbenta is in the process of buying Corvell.", "planned"),
    ("The plan involves Arbenta buying Corvell.", "planned"),
    ("Arbenta said that it was buying Corvell.", "agreed"),
    ("Critics oppose the acquisition of Corvell by Arbenta.", "planned"),
    ("Arbenta would terminate its offer for Corvell.", "planned"),
    ("Arbenta plans to buy Corvell.", "planned"),
    ("Arbenta wants to buy Corvell.", "planned"),
    ("Arbenta hopes to acquire Corvell.", "planned"),
    ("Arbenta intends to acquire Corvell.", "planned"),
    ("Arbenta is buying Corvell.", "agreed"),
    ("Arbenta would have bought Corvell in better times.", "hypothetical"),
    ("Had the price been lower, Arbenta could have bought Corvell.", "hypothetical"),
    ("Arbenta was to have bought Corvell.", "cancelled"),
    ("Arbenta has long dreamt of buying Corvell.", "planned"),
    ("Arbenta is on course to buy Corvell.", "planned"),
    ("Arbenta stands to buy Corvell.", "planned"),
    ("Arbenta has cooled on buying Corvell.", "cancelled"),
    ("Arbenta has been barred from buying Corvell.", "cancelled"),
    ("Regulators torpedoed the purchase of Corvell by Arbenta.", "cancelled"),
    ("Arbenta's purchase of Corvell is off.", "cancelled"),
    ("Arbenta's purchase of Corvell did not go ahead.", "cancelled"),
    ("Arbenta's purchase of Corvell never took place.", "cancelled"),
    ("Arbenta's purchase of Corvell went ahead.", "completed"),
    ("Arbenta's purchase of Corvell created no jobs.", "completed"),
    ("Arbenta's purchase of Corvell hangs in the balance.", "planned"),
    ("Arbenta's purchase of Corvell is in doubt.", "planned"),
    ("Arbenta's purchase of Corvell looks certain.", "planned"),
    ("Arbenta's purchase of Corvell has been put on ice.", "cancelled"),
    ("Arbenta's bid for Corvell came to nothing.", "cancelled"),
    ("The deal for Arbenta to buy Corvell fell apart.", "cancelled"),
    ("Corvell fended off a bid by Arbenta.", "cancelled"),
    ("Arbenta lost out in the race to buy Corvell.", "cancelled"),
    ("Arbenta announced the completion of its purchase of Corvell.", "completed"),
    ("Word in the City is that Arbenta has bought Corvell.", "rumoured"),
    ("Arbenta is considering buying Corvell.", "planned"),
    ("Arbenta tried to buy Corvell.", "planned"),
    ("Arbenta offered to buy Corvell.", "planned"),
    ("Arbenta is in talks to buy Corvell.", "planned"),
    ("Arbenta made a bid for Corvell.", "planned"),
    ("Arbenta's proposed acquisition of Corvell divides the board.", "planned"),
    ("Arbenta's planned takeover of Corvell divides the board.", "planned"),
    ("Arbenta said it would buy Corvell.", "planned"),
    ("Arbenta must buy Corvell.", "planned"),
    ("Arbenta is likely to buy Corvell.", "planned"),
    ("Arbenta is close to buying Corvell.", "planned"),
    ("Arbenta is pushing for a takeover of Corvell.", "planned"),
    ("Arbenta applied to buy Corvell.", "planned"),
    ("Arbenta is interested in buying Corvell.", "planned"),
    ("Arbenta has an option to acquire Corvell.", "planned"),
    ("Arbenta may buy Corvell.", "rumoured"),
    ("Arbenta might buy Corvell.", "rumoured"),
    ("Arbenta could buy Corvell.", "rumoured"),
    ("Arbenta reportedly bought Corvell.", "rumoured"),
    ("Arbenta is rumoured to have bought Corvell.", "rumoured"),
    ("Arbenta is said to have bought Corvell.", "rumoured"),
    ("Arbenta is reported to have acquired Corvell.", "rumoured"),
    ("Arbenta's rumoured takeover of Corvell lifted the market.", "rumoured"),
    ("Arbenta is believed to have bought Corvell.", "rumoured"),
    ("Arbenta allegedly bought Corvell.", "alleged"),
    ("Arbenta denied that it had bought Corvell.", "denied"),
    ("Arbenta denied buying Corvell.", "denied"),
    ("Arbenta decided against buying Corvell.", "cancelled"),
    ("Arbenta came within a day of buying Corvell.", "cancelled"),
    ("Arbenta was days away from buying Corvell.", "planned"),
    ("A paper wrongly reported that Arbenta had bought Corvell.", "denied"),
    ("It is often asserted that Arbenta bought Corvell in 2004.", "rumoured"),
    ("It was announced that Arbenta had bought Corvell.", "completed"),
    ("Arbenta bought Corvell, only to discover, it says, that a third of the casks did not exist.", "completed"),
    ("Arbenta unsuccessfully bid for Corvell.", "cancelled"),
    ("Arbenta did not buy Corvell.", "denied"),
    ("Arbenta didn't buy Corvell.", "denied"),
    ("Arbenta never bought Corvell.", "denied"),
    ("Arbenta has not acquired Corvell.", "denied"),
    ("Arbenta is not planning to buy Corvell.", "denied"),
    ("Arbenta does not plan to buy Corvell.", "denied"),
    ("Arbenta said it has no plans to buy Corvell.", "denied"),
    ("Arbenta dismissed rumours that it had bought Corvell.", "denied"),
    ("Arbenta ruled out buying Corvell.", "denied"),
    ("Neither Arbenta nor Lumio bought Corvell.", "denied"),
    ("Arbenta abandoned its takeover of Corvell.", "cancelled"),
    ("Arbenta withdrew its bid for Corvell.", "cancelled"),
    ("Arbenta failed to buy Corvell.", "cancelled"),
    ("Corvell rejected Arbenta's offer.", "cancelled"),
    ("Corvell rejected a bid from Arbenta.", "cancelled"),
    ("Arbenta scrapped plans to buy Corvell.", "cancelled"),
    ("Arbenta called off its acquisition of Corvell.", "cancelled"),
    ("Arbenta's failed takeover of Corvell was costly.", "cancelled"),
    ("Arbenta no longer plans to buy Corvell.", "cancelled"),
    ("Arbenta nearly bought Corvell.", "cancelled"),
    ("Arbenta pulled out of talks to buy Corvell.", "cancelled"),
    ("Arbenta withdrew from talks to buy Corvell.", "cancelled"),
    ("Arbenta refused to buy Corvell.", "cancelled"),
    ("If Arbenta buys Corvell, prices will rise.", "hypothetical"),
    ("Unless Arbenta buys Corvell, it will close.", "hypothetical"),
    ("Nobody knows whether Arbenta bought Corvell.", "hypothetical"),
    ("Arbenta should buy Corvell.", "hypothetical"),
    ("Arbenta grew without buying Corvell.", "hypothetical"),
]


@pytest.mark.parametrize(("text", "status"), EVENTS)
def test_an_event_has_the_status_that_the_words_around_it_give(text: str, status: str) -> None:
    assert statuses(text, "acquisition") == [Status(status)]


STATES = [
    ("Mara Lindqvist is the chairman of Arbenta.", "employment", "current"),
    ("Mara Lindqvist, the chairman of Arbenta, spoke.", "employment", "current"),
    ("Mara Lindqvist, the chairman of Arbenta, left the room.", "employment", "current"),
    ("Mara Lindqvist works for Arbenta.", "employment", "current"),
    ("Mara Lindqvist has worked for Arbenta since 2004.", "employment", "current"),
    ("Mara Lindqvist remains chairman of Arbenta.", "employment", "current"),
    ("Mara Lindqvist became chairman of Arbenta in 2004.", "employment", "current"),
    ("Mara Lindqvist was the chairman of Arbenta.", "employment", "former"),
    ("Mara Lindqvist worked for Arbenta.", "employment", "former"),
    ("Mara Lindqvist, a former chairman of Arbenta, spoke.", "employment", "former"),
    ("Former Arbenta chairman Mara Lindqvist spoke.", "employment", "former"),
    ("Mara Lindqvist, formerly chairman of Arbenta, spoke.", "employment", "former"),
    ("Mara Lindqvist previously worked for Arbenta.", "employment", "former"),
    ("Mara Lindqvist no longer works for Arbenta.", "employment", "former"),
    ("Mara Lindqvist is no longer the chairman of Arbenta.", "employment", "former"),
    ("Mara Lindqvist resigned as chairman of Arbenta.", "employment", "former"),
    ("Mara Lindqvist stepped down as chairman of Arbenta.", "employment", "former"),
    ("Mara Lindqvist used to work for Arbenta.", "employment", "former"),
    ("Mara Lindqvist had been the chairman of Arbenta.", "employment", "former"),
    ("Mara Lindqvist will be the chairman of Arbenta.", "employment", "future"),
    ("Mara Lindqvist will join Arbenta as chairman.", "employment", "future"),
    ("Mara Lindqvist was named chairman of Arbenta.", "employment", "future"),
    ("Mara Lindqvist was named chairman of Arbenta in 2004.", "employment", "current"),
    ("Arbenta's incoming chairman Mara Lindqvist spoke.", "employment", "future"),
    ("Mara Lindqvist is not the chairman of Arbenta.", "employment", "denied"),
    ("Mara Lindqvist never worked for Arbenta.", "employment", "denied"),
    ("Mara Lindqvist may become chairman of Arbenta.", "employment", "rumoured"),
    ("Arbenta owns 20% of Corvell.", "shareholding", "current"),
    ("Arbenta owned 20% of Corvell.", "shareholding", "former"),
    ("Arbenta bought a 20% stake in Corvell.", "shareholding", "completed"),
    ("Arbenta sold its 20% stake in Corvell.", "shareholding", "former"),
    ("Arbenta plans to buy a 20% stake in Corvell.", "shareholding", "planned"),
    ("Corvell is a subsidiary of Arbenta.", "subsidiary", "current"),
    ("Corvell was a subsidiary of Arbenta.", "subsidiary", "former"),
    ("Corvell is no longer a subsidiary of Arbenta.", "subsidiary", "former"),
    ("Arbenta plans to sell its Corvell unit.", "subsidiary", "current"),
    ("Arbenta is based in Lyon.", "headquarters", "current"),
    ("Arbenta was based in Lyon.", "headquarters", "former"),
    ("Arbenta has an office in Lyon.", "office", "current"),
    ("Corvell is not a subsidiary of Arbenta.", "subsidiary", "denied"),
    ("Arbenta closed its office in Lyon.", "office", "former"),
    ("Arbenta and Corvell plan a joint venture.", "partnership", "planned"),
    ("Mara Lindqvist resigned as chairman of Arbenta.", "employment", "former"),
    ("Mara Lindqvist will resign as chairman of Arbenta.", "employment", "current"),
    ("Mara Lindqvist may be ousted as chairman of Arbenta.", "employment", "current"),
    ("The appointment of Mara Lindqvist as president of Arbenta was rescinded.", "employment", "cancelled"),
    ("Mara Lindqvist posed as the chairman of Arbenta.", "employment", "denied"),
    ("Mara Lindqvist has applied for Polish citizenship.", "nationality", "planned"),
    ("Mara Lindqvist was to have married Tomas Reyl.", "family", "cancelled"),
    ("Mara Lindqvist lives in Lyon.", "residence", "current"),
    ("Mara Lindqvist lived in Lyon.", "residence", "former"),
    ("Mara Lindqvist is married to Tomas Reyl.", "family", "current"),
    ("Nordrift Plc competes with Corvell.", "competition", "current"),
    ("Arbenta sacked its chairman, Ivo Lund.", "employment", "former"),
    ("Arbenta may replace chairman Ivo Lund.", "employment", "current"),
    ("Arbenta chairman Ivo Lund and director Mara Tell were voted out.", "employment", "former"),
    ("The affair led to the resignation of Arbenta's chairman, Ivo Lund.", "employment", "former"),
    ("Investors called for the resignation of Arbenta's chairman, Ivo Lund.", "employment", "current"),
    ("Ivo Lund was dropped as chairman of Arbenta.", "employment", "former"),
    ("Ivo Lund was re-elected as chairman of Arbenta.", "employment", "current"),
    ("Ivo Lund was reappointed chairman of Arbenta.", "employment", "current"),
    ("Ivo Lund was elected chairman of Arbenta last year.", "employment", "current"),
    ("Ivo Lund is to become chairman of Arbenta.", "employment", "future"),
    ("Ivo Lund is to remain chairman of Arbenta.", "employment", "current"),
    ("The appointment of Ivo Lund as chairman of Arbenta has yet to be confirmed.", "employment", "planned"),
    ("The appointment of Ivo Lund as chairman of Arbenta was welcomed.", "employment", "current"),
    ("Ivo Lund has been approached to chair Norwell.", "employment", "planned"),
    ("Arbenta will buy shares of Corvell, raising its stake in Lumio to 20%.", "shareholding", "agreed"),
    ("Arbenta's head office will be in Hamburg.", "headquarters", "future"),
    ("Ivo Lund will continue as chairman of Arbenta.", "employment", "current"),
    ("Ivo Lund is leaving Norwell Foods.", "employment", "current"),
    ("Ivo Lund is joining Arbenta.", "employment", "future"),
    ("Ivo Lund, the designated chairman of Arbenta, spoke.", "employment", "future"),
    ("Ivo Lund began his career at Arbenta.", "employment", "former"),
    ("Mara Lindqvist told reporters that she was chairman of Arbenta.", "employment", "current"),
    ("Mara Lindqvist told reporters that she was chairman of Arbenta until 2004.", "employment", "former"),
    ("Arbenta said it owned 20% of Corvell.", "shareholding", "current"),
    ("Arbenta is moving its head office to Hamburg.", "headquarters", "future"),
    ("Ivo Lund is moving to Hamburg.", "residence", "future"),
    ("Ivo Lund gave up his German citizenship.", "nationality", "former"),
    ("Ivo Lund is not a German painter.", "nationality", "denied"),
    ("Ivo Lund was not the only German painter.", "nationality", "current"),
    ("Arbenta and Corvell have agreed to cooperate on trains.", "partnership", "agreed"),
    ("Arbenta and Corvell shelved their planned joint venture.", "partnership", "cancelled"),
]


@pytest.mark.parametrize(("text", "type_", "status"), STATES)
def test_a_state_has_the_status_that_the_words_around_it_give(text: str, type_: str, status: str) -> None:
    assert set(statuses(text, type_)) == {Status(status)}


COORDINATED = [
    ("Arbenta plans to sell shares and buy Corvell.", ["planned"]),
    ("Arbenta will sell shares and buy Corvell.", ["agreed"]),
    ("Arbenta sold its shares and will buy Corvell.", ["agreed"]),
    ("Arbenta bought Corvell and plans to buy Lumio.", ["completed", "planned"]),
    ("Arbenta bought Corvell but did not buy Lumio.", ["completed", "denied"]),
    ("Arbenta denied that it bought Corvell, but it bought Lumio.", ["denied", "completed"]),
]


@pytest.mark.parametrize(("text", "expected"), COORDINATED)
def test_a_signal_reaches_the_verbs_that_share_it_and_no_other(text: str, expected: list[str]) -> None:
    assert statuses(text, "acquisition") == [Status(status) for status in expected]


def test_a_trigger_that_is_only_presupposed_keeps_clear_of_the_verb_above() -> None:
    claims = {claim.type: claim.status for claim in claims_of("Arbenta denied that its Corvell unit will close.")}
    assert claims[FactType("subsidiary")] is Status.CURRENT


# By hand: no model between the words and the rule


def bought(*, modal: str = "", negated: bool = False) -> Scene:
    words = ["Arbenta", *([modal] if modal else []), *(["not"] if negated else []), "buy", "Corvell"]
    verb = len(words) - 2
    arcs = {"Arbenta": f"NNP/nsubj>{verb}", modal: f"MD/aux>{verb}", "not": f"RB/neg>{verb}"}
    arcs |= {"buy": f"VB/ROOT>{verb}", "Corvell": f"NNP/dobj>{verb}"}
    text = " ".join(words)
    return scene(text, " ".join(f"{word}/{arcs[word]}" for word in words))


@pytest.mark.parametrize(
    ("modal", "status"),
    [
        ("will", "agreed"),
        ("shall", "agreed"),
        ("would", "planned"),
        ("must", "planned"),
        ("may", "rumoured"),
        ("might", "rumoured"),
        ("could", "rumoured"),
        ("can", "hypothetical"),
        ("should", "hypothetical"),
    ],
)
def test_every_modal_verb_says_how_sure_an_event_is(modal: str, status: str) -> None:
    told = bought(modal=modal)
    assert assess(told, 2, state=False) is Status(status)
    assert assess(bought(modal=modal, negated=True), 3, state=False) is Status.DENIED


def test_what_the_trigger_says_of_itself_yields_to_stronger_words() -> None:
    assert assess(bought(), 1, state=False, nature=Status.PLANNED) is Status.PLANNED
    assert assess(bought(negated=True), 2, state=False, nature=Status.PLANNED) is Status.DENIED


def test_a_state_takes_the_words_of_states() -> None:
    assert assess(bought(modal="will"), 2, state=True) is Status.FUTURE
    assert assess(bought(), 1, state=True) is Status.CURRENT


def test_a_progressive_says_only_what_its_frame_declares() -> None:
    buying = scene(
        "Arbenta is buying Corvell", "Arbenta/NNP/nsubj>2 is/be/VBZ/aux>2 buying/buy/VBG/ROOT>2 Corvell/NNP/dobj>2"
    )
    assert assess(buying, 2, state=False, ongoing=Status.PLANNED) is Status.PLANNED
    assert assess(buying, 2, state=False) is Status.COMPLETED


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Ada Brandt was the first woman to graduate from Tarnwick College.", "education", "completed"),
        ("Ada Brandt, a potter, became the youngest pupil to enter Tarnwick School.", "education", "completed"),
        ("Norwell became the first foreign firm to buy Kelbrand.", "acquisition", "completed"),
        ("Ada Brandt hopes to be the first woman to graduate from Tarnwick College.", "education", "planned"),
        ("Ada Brandt speaks no German.", "language_skill", "denied"),
        ("Ada Brandt speaks fluent German.", "language_skill", "current"),
        ("Neither Ivo Lund nor his sister Ada Lund holds shares.", "family", "current"),
    ],
)
def test_what_was_first_done_is_done_and_what_is_said_of_none_is_denied(text: str, type_: str, status: str) -> None:
    assert set(statuses(text, type_)) == {Status(status)}
