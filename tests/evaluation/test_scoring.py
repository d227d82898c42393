from __future__ import annotations

from evaluation_samples import case, found, gold, wanted

from kg.evaluation import Report, Score, Share, score_cases
from kg.evaluation.gold import Case
from kg.evaluation.names import same_name, same_value
from kg.evaluation.scoring import OTHERWISE, UNREAL_AS_TRUE
from kg.model import Entity, EntityType, Fact, Iri

BOUGHT = wanted("acquisition", "completed", acquirer="Kelmarsh", target="Vinylora", price="5 USD")


def report(one: Case, *facts: Fact, split: bool = True) -> Report:
    return score_cases(gold(one, split=split), [facts])


def core(result: Report) -> tuple[int, int, int]:
    score = result.total.get("core", Score())
    return score.right, score.wrong, score.missed


def full(result: Report) -> tuple[int, int, int]:
    score = result.total.get("full", Score())
    return score.right, score.wrong, score.missed


def test_names_agree_in_part_and_by_their_initials() -> None:
    assert same_name("the Vinylora company", "Vinylora Records Ltd.")
    assert same_name("UK", "the United Kingdom")
    assert same_name("OCP", "Ostrava Coal Power")
    assert same_name("The Group", "Group")
    assert not same_name("Ostrava Coal", "Ostrava Power")
    assert not same_name("", "Ostrava")


def test_values_agree_in_number_and_unit() -> None:
    assert same_value("5.0%", "5%")
    assert same_value("minority", "Minority")
    assert not same_value("5 USD", "5 EUR")
    assert not same_value("2004", "2005")
    assert not same_value("2004-08", "2004")
    assert not same_value("", "")


def test_a_fact_that_is_all_right_counts_in_full() -> None:
    result = report(case(BOUGHT), found("acquisition", acquirer="Kelmarsh", target="Vinylora", price="5 USD"))
    assert core(result) == full(result) == (1, 0, 0)
    assert result.mistakes == ()


def test_another_price_or_status_spoils_the_full_score_alone() -> None:
    result = report(case(BOUGHT), found("acquisition", "agreed", acquirer="Kelmarsh", target="Vinylora", price="6 USD"))
    assert (core(result), full(result)) == ((1, 0, 0), (0, 1, 1))
    assert (result.shares["right price"], result.shares["right status"]) == (Share(count=0, of=1), Share(count=0, of=1))
    (mistake,) = result.mistakes
    assert (mistake.verdict, mistake.sentence) == ("inexact", "It should say so.")
    assert mistake.roles["price"] == "6 USD, not 5 USD"
    assert mistake.roles["status"] == "agreed, not completed"


def test_the_wrong_way_round_is_wrong_and_missed() -> None:
    result = report(case(BOUGHT), found("acquisition", acquirer="Vinylora", target="Kelmarsh"))
    assert core(result) == (0, 1, 1)
    assert [mistake.verdict for mistake in result.mistakes] == ["missed", "wrong"]
    assert [judgement.right for judgement in result.judgements] == [False]


def test_a_fact_told_twice_is_wrong_once_and_the_better_one_counts() -> None:
    bare = found("acquisition", acquirer="Kelmarsh", target="Vinylora")
    whole = found("acquisition", acquirer="Kelmarsh", target="Vinylora", price="5 USD")
    result = report(case(BOUGHT), bare, whole)
    assert (core(result), full(result)) == ((1, 1, 0), (1, 1, 0))


def test_pairs_are_found_that_leave_none_over() -> None:
    both = wanted("employment", person="Ada Moor")
    one = wanted("employment", person="Ada Moor", organization="Tellmark")
    facts = [found("employment", person="Ada Moor", organization=firm) for firm in ("Tellmark", "Gridmere")]
    assert core(report(case(both, one), *facts)) == (2, 0, 0)


def test_what_is_optional_is_neither_right_nor_wrong() -> None:
    rival = found("competition", "current", party=("Kelmarsh", "Vinylora"))
    assert core(report(case(), rival)) == (0, 1, 0)
    assert core(report(case(optional=(wanted("competition", party="Vinylora"),)), rival)) == (0, 0, 0)
    assert core(report(case(optional=(wanted("competition", "former"),)), rival)) == (0, 1, 0)


def test_where_not_all_is_given_only_the_forbidden_is_wrong() -> None:
    reverse = found("acquisition", acquirer="Vinylora", target="Kelmarsh")
    forbidden = (wanted("acquisition", acquirer="Vinylora"),)
    assert core(report(case(exhaustive=False), reverse)) == (0, 0, 0)
    assert core(report(case(exhaustive=False, forbidden=forbidden), reverse)) == (0, 1, 0)


def test_what_must_stay_empty_is_wrong_if_filled() -> None:
    undated = wanted("acquisition", acquirer="Kelmarsh", target="Vinylora", date=())
    deal = found("acquisition", acquirer="Kelmarsh", target="Vinylora", date="2007")
    unclear = found("acquisition", acquirer="Kelmarsh", target="Vinylora", date="")
    assert full(report(case(undated), deal)) == (0, 1, 1)
    assert full(report(case(undated), unclear)) == (1, 0, 0)


def test_one_fact_may_stand_for_two_that_share_an_end() -> None:
    two = [wanted("employment", person="Ada Moor", organization=firm) for firm in ("Tellmark", "Gridmere")]
    together = found("employment", person="Ada Moor", organization=("Tellmark", "Gridmere"))
    assert core(report(case(*two), together)) == (2, 0, 0)
    assert core(report(case(*two), together, split=False)) == (1, 0, 1)
    listed = wanted("employment", person="Ada Moor", organization=("Tellmark", "Gridmere"))
    apart = [found("employment", person="Ada Moor", organization=firm) for firm in ("Tellmark", "Gridmere")]
    assert core(report(case(listed), *apart)) == (2, 0, 0)
    assert core(report(case(listed), *apart, split=False)) == (1, 1, 0)


def test_a_merger_needs_two_of_its_parties() -> None:
    three = wanted("merger", party=("Tellmark", "Gridmere", "Oru Bank"))
    assert core(report(case(three), found("merger", party=("Gridmere", "Oru Bank")))) == (1, 0, 0)
    assert core(report(case(three), found("merger", party=("Gridmere", "Kelmarsh")))) == (0, 1, 1)


def test_a_family_tie_is_the_same_from_both_ends() -> None:
    mother = wanted("family", person="Ada Moor", relative="Una Moor", kind="parent")
    assert full(report(case(mother), found("family", person="Una Moor", relative="Ada Moor", kind="child"))) == (
        1,
        0,
        0,
    )
    assert full(report(case(mother), found("family", person="Una Moor", relative="Ada Moor", kind="parent"))) == (
        0,
        1,
        1,
    )


def test_plans_told_as_facts_are_counted() -> None:
    planned = wanted("acquisition", "planned", "rumoured", acquirer="Kelmarsh", target="Vinylora")
    founded = wanted("founding", "completed", organization="Kelmarsh", founder="Ada Moor")
    result = report(
        case(planned, founded),
        found("acquisition", acquirer="Kelmarsh", target="Vinylora"),
        found("founding", organization="Kelmarsh", founder="Ada Moor"),
    )
    assert result.shares[UNREAL_AS_TRUE] == Share(count=1, of=1)
    assert result.shares[OTHERWISE] == Share(count=1, of=2)


def test_scores_are_kept_by_type_and_kind() -> None:
    result = score_cases(
        gold(case(BOUGHT, kind="plain"), case(kind="denied")),
        [[found("acquisition", acquirer="Kelmarsh", target="Vinylora")], [found("birth", person="Ada Moor")]],
    )
    assert list(result.by_type) == ["acquisition", "birth"]
    assert result.by_kind["plain"]["core"] == Score(right=1)
    assert result.by_kind["denied"]["core"] == Score(wrong=1)
    assert result.total["core"].precision == 0.5


def test_a_fact_is_right_by_any_name_of_what_it_is_about() -> None:
    fact = found("acquisition", acquirer="Kelmarsh", target="Joyo", price="5 USD")
    joyo = Entity(
        id=Iri("https://example.org/joyo"), type=EntityType("organization"), name="Joyo", aliases=("Vinylora",)
    )
    told = gold(case(BOUGHT))
    assert core(score_cases(told, [[fact]])) == (0, 1, 1)
    assert core(score_cases(told, [[fact]], [[joyo]])) == (1, 0, 0)


def test_a_country_is_called_by_its_adjective_too() -> None:
    sentence = "Ada Moor is a Norish poet."
    fact = found("nationality", sentence=sentence, spans={"country": (14, 20)}, person="Ada Moor", country="Norland")
    norland = Entity(id=Iri("https://example.org/norland"), type=EntityType("place"), name="Norland")
    told = gold(case(wanted("nationality", person="Ada Moor", country="Norish")))
    assert core(score_cases(told, [[fact]], [[norland]])) == (1, 0, 0)
