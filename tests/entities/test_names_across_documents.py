from __future__ import annotations

from entities_samples import clusters, reading, resolved, said

from kg.model import Entity


def entities_of(*names: str, entity_type: str = "organization") -> list[list[str]]:
    return clusters(*(reading(str(n), f"{{{name}:{entity_type}}}") for n, name in enumerate(names)))


def test_same_name_in_two_documents_is_one_organisation() -> None:
    assert entities_of("Harbour Foods Inc", "the HARBOUR FOODS", "Harbour") == [
        ["Harbour Foods Inc", "the HARBOUR FOODS"],
        ["Harbour"],
    ]


def test_full_name_is_one_person_where_documents_share_more_than_the_name() -> None:
    told = [
        reading(n, f"{{{name}:person}} of {{Lumen Grid:organization}}")
        for n, name in (("a", "Tom Ash"), ("b", "Mr Tom Ash"))
    ]
    assert clusters(*told)[0] == ["Tom Ash", "Mr Tom Ash"]


def test_full_name_alone_and_a_single_word_are_strangers() -> None:
    assert entities_of("Tom Ash", "Mr Tom Ash", "Ash", "Ash", entity_type="person") == [
        ["Tom Ash"],
        ["Mr Tom Ash"],
        ["Ash"],
        ["Ash"],
    ]


def test_common_noun_names_another_organisation_in_every_document() -> None:
    assert entities_of("Commission", "the Commission", "Party") == [
        ["Commission"],
        ["the Commission"],
        ["Party"],
    ]


def test_types_never_merge() -> None:
    told = clusters(reading("a", "{Lumen:person}"), reading("b", "{Lumen:place}"), reading("c", "{Lumen:work}"))
    assert told == [["Lumen"]] * 3


def test_acronym_joins_its_name_where_a_document_has_both() -> None:
    both = reading("a", "{Harbour Rain Institute:organization} ({HRI:organization})")
    acronym = reading("b", "{HRI:organization}")
    name = reading("c", "{Harbour Rain Institute:organization}")
    assert clusters(both, acronym, name) == [["Harbour Rain Institute", "HRI", "HRI", "Harbour Rain Institute"]]
    assert clusters(acronym, name) == [["HRI"], ["Harbour Rain Institute"]]


def test_acronym_of_two_names_joins_neither_elsewhere() -> None:
    one = reading("a", "{Harbour Rain Institute:organization} ({HRI:organization})")
    other = reading("b", "{Hill Road Inns:organization} ({HRI:organization})")
    acronym = reading("c", "{HRI:organization}")
    assert clusters(one, other, acronym) == [
        ["Harbour Rain Institute", "HRI"],
        ["Hill Road Inns", "HRI"],
        ["HRI"],
    ]


def test_acronym_means_elsewhere_what_most_documents_mean_by_it() -> None:
    usual = [reading(n, "{Harbour Rain Institute:organization} ({HRI:organization})") for n in "abc"]
    other = reading("d", "{Hill Road Inns:organization} ({HRI:organization})")
    assert clusters(*usual, other, reading("e", "{HRI:organization}")) == [
        ["Harbour Rain Institute", "HRI"] * 3 + ["HRI"],
        ["Hill Road Inns", "HRI"],
    ]


def test_names_that_a_document_keeps_apart_stay_apart() -> None:
    joined = reading("a", "{Tarka Group:organization}, or {Tarka:organization}")
    apart = reading("b", "{Tarka Group:organization}, {Tarka Industries:organization}, {Tarka:organization}")
    assert clusters(joined, apart) == [
        ["Tarka Group", "Tarka", "Tarka Group"],
        ["Tarka Industries"],
        ["Tarka"],
    ]


def used_entities(*names: str, entity_type: str = "organization") -> list[Entity]:
    told = []
    for number, name in enumerate(names):
        claim = said("data_breach", organization=name)
        if entity_type == "person":
            claim = said("birth", person=name, date="2004=2004")
        told.append(reading(str(number), (f"{{{name}:{entity_type}}} in 2004", claim)))
    return list(resolved(*told).entities)


def test_entity_has_its_fullest_name_and_all_others() -> None:
    (entity,) = used_entities("Harbour Foods", "the Harbour\n Foods Inc.", "HARBOUR FOODS Inc", "Harbour Foods'")
    assert entity.name == "Harbour Foods Inc."
    assert entity.aliases == ("HARBOUR FOODS Inc", "Harbour Foods")
    assert entity.id == "https://w3id.org/company-people-kg/id/org/harbour-foods"


def test_person_is_named_without_title() -> None:
    (entity,) = used_entities("Dame Zora Hadeed", entity_type="person")
    assert (entity.name, entity.aliases) == ("Zora Hadeed", ())
    assert entity.id.endswith("/person/zora-hadeed")


def test_things_that_would_share_an_iri_are_told_apart_by_a_hash() -> None:
    ash = used_entities("Ash", "Ash", entity_type="person")
    assert len({entity.id for entity in ash}) == 2
    assert min(entity.id for entity in ash).endswith("/person/ash")


def test_names_without_ascii_get_readable_iris() -> None:
    ids = {entity.name: entity.id.rpartition("/")[2] for entity in used_entities("Łódź Bäckerei", "阿里巴巴", "Яндекс")}
    assert ids["Łódź Bäckerei"] == "lodz-backerei"
    assert ids["阿里巴巴"] != ids["Яндекс"]
    assert all(slug.isascii() and slug.isalnum() for name, slug in ids.items() if name != "Łódź Bäckerei")
