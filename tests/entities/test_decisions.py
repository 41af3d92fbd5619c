import pytest
from annotated import article

from reader.entities import EntityType, Mention
from reader.entities.decisions import Action, Decision
from reader.entities.linking import Linked, Linker
from reader.messages import UsageError

PERSON, PLACE, ORG = EntityType.PERSON, EntityType.PLACE, EntityType.ORG

SOURCES = {
    "a": "{PERSON:Nguyễn Văn Hùng} and {PERSON:Serik Ospanov} met. {PERSON:Ospanov} left.",
    "b": "{PERSON:Nguyễn Văn Hưng} spoke to {PERSON:Serikbay Ospanov}.",
    "c": "{PERSON:Nguyen Van Hung} wrote about {PLACE:Georgia}.",
    "d": "{ORG:Steppe Wind} and {ORG:Aral Salt}. {PERSON:Phạm Quang Vinh}, {PERSON:Lê Thành Vinh}. {PERSON:Vinh} fled.",
}


def linker(*decisions: Decision) -> Linker:
    result = Linker(decisions)
    for key, source in SOURCES.items():
        text, mentions = article(source)
        result.add(key, mentions, "en", text)
    return result


def find(linked: Linked, key: str, text: str) -> Mention:
    return next(mention for mention in linked.mentions(key) if mention.text == text)


def test_merge_unites_two_names_and_says_so() -> None:
    linked = linker(Decision(Action.MERGE, ORG, ("Steppe Wind", "Aral Salt"))).result()
    one, other = find(linked, "d", "Steppe Wind"), find(linked, "d", "Aral Salt")
    assert one.entity == other.entity
    assert linked.entities[one.entity].decided
    assert any("You decided" in str(reason) for mention in (one, other) for reason in mention.reasons)


def test_merge_wins_over_contradicting_marks() -> None:
    linked = linker(Decision(Action.MERGE, PERSON, ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng"))).result()
    assert (
        len({find(linked, key, text).entity for key, text in (("a", "Nguyễn Văn Hùng"), ("b", "Nguyễn Văn Hưng"))}) == 1
    )


def test_merging_a_bare_spelling_leaves_the_other_person_it_fits_alone() -> None:
    linked = linker(Decision(Action.MERGE, PERSON, ("Nguyen Van Hung", "Nguyễn Văn Hưng"))).result()
    bare = find(linked, "c", "Nguyen Van Hung")
    assert bare.entity == find(linked, "b", "Nguyễn Văn Hưng").entity != find(linked, "a", "Nguyễn Văn Hùng").entity
    assert not bare.alternatives


def test_confirm_pins_an_open_spelling() -> None:
    linked = linker(Decision(Action.CONFIRM, PERSON, ("Nguyen Van Hung", "Nguyễn Văn Hùng"))).result()
    bare = find(linked, "c", "Nguyen Van Hung")
    assert bare.entity == find(linked, "a", "Nguyễn Văn Hùng").entity
    assert not bare.alternatives
    assert str(bare.reasons[0]) == "You confirmed this link"


def test_confirm_settles_an_ambiguous_mention_of_one_document() -> None:
    linked = linker(Decision(Action.CONFIRM, PERSON, ("Vinh", "Lê Thành Vinh"), document="d")).result()
    assert find(linked, "d", "Vinh").entity == find(linked, "d", "Lê Thành Vinh").entity
    assert linked.entities[find(linked, "d", "Vinh").entity].name == "Lê Thành Vinh"


def test_split_takes_a_spelling_out() -> None:
    before = linker().result()
    assert find(before, "a", "Ospanov").entity == find(before, "a", "Serik Ospanov").entity
    linked = linker(Decision(Action.SPLIT, PERSON, ("Ospanov", "Serik Ospanov"))).result()
    assert find(linked, "a", "Ospanov").entity != find(linked, "a", "Serik Ospanov").entity
    linked = linker(Decision(Action.SPLIT, PLACE, ("Georgia",))).result()
    assert find(linked, "c", "Georgia").entity != find(before, "c", "Georgia").entity


def test_decisions_about_an_introduced_abbreviation_hold() -> None:
    text, mentions = article("{ORG:Steppe Wind Alliance} ({ORG:SWA}) and {ORG:Southern Water Agency}. {ORG:SWA} sold.")
    for decision in (
        Decision(Action.SPLIT, ORG, ("SWA",)),
        Decision(Action.CONFIRM, ORG, ("SWA", "Southern Water Agency")),
    ):
        subject = Linker([decision])
        subject.add("x", mentions, "en", text)
        linked = subject.result()
        found = {name: find(linked, "x", name).entity for name in ("Steppe Wind Alliance", "Southern Water Agency")}
        assert len(set(found.values())) == 2
        short = find(linked, "x", "SWA").entity
        assert short != found["Steppe Wind Alliance"]
        assert (short == found["Southern Water Agency"]) == (decision.action is Action.CONFIRM)


def test_a_split_in_one_document_leaves_the_others_alone() -> None:
    merge = Decision(Action.MERGE, ORG, ("Steppe Wind", "Aral Salt"))
    subject = linker(merge, Decision(Action.SPLIT, ORG, ("Aral Salt", "Steppe Wind"), document="x"))
    subject.add("x", article("{ORG:Aral Salt} sells.")[1])
    linked = subject.result()
    assert find(linked, "d", "Aral Salt").entity == find(linked, "d", "Steppe Wind").entity
    assert find(linked, "x", "Aral Salt").entity != find(linked, "d", "Aral Salt").entity
    subject = linker(Decision(Action.SPLIT, PERSON, ("Nguyen Van Hung", "Nguyễn Văn Hùng"), document="c"))
    subject.remove("b")
    subject.add("y", article("{PERSON:Nguyen Van Hung} sings.")[1])
    linked = subject.result()
    assert find(linked, "y", "Nguyen Van Hung").entity == find(linked, "a", "Nguyễn Văn Hùng").entity
    assert find(linked, "c", "Nguyen Van Hung").entity != find(linked, "a", "Nguyễn Văn Hùng").entity


def test_rename_and_ignore() -> None:
    linked = linker(
        Decision(Action.RENAME, PLACE, ("Georgia", "Gruzia")), Decision(Action.IGNORE, PERSON, ("Serik Ospanov",))
    ).result()
    assert linked.entities[find(linked, "c", "Georgia").entity].name_in("vi") == "Gruzia"
    assert [mention.text for mention in linked.mentions("a")] == ["Nguyễn Văn Hùng", "Ospanov"]


def test_the_last_decision_wins_and_taking_it_back_restores_what_was() -> None:
    merge = Decision(Action.MERGE, ORG, ("Steppe Wind", "Aral Salt"))
    split = Decision(Action.SPLIT, ORG, ("Aral Salt", "Steppe Wind"))
    subject = linker(merge)
    joined = {mention.entity for mention in subject.result().mentions("d")}
    subject.decide([merge, split])
    linked = subject.result()
    assert find(linked, "d", "Steppe Wind").entity != find(linked, "d", "Aral Salt").entity
    subject.decide([merge, split, merge])
    assert len({find(subject.result(), "d", text).entity for text in ("Steppe Wind", "Aral Salt")}) == 1
    subject.decide([merge])
    assert {mention.entity for mention in subject.result().mentions("d")} == joined
    subject.decide([])
    plain = linker().result()
    assert all(subject.result().mentions(key) == plain.mentions(key) for key in SOURCES)
    assert dict(subject.result().entities) == dict(plain.entities)


def test_decisions_hold_for_documents_that_come_later_or_are_read_again() -> None:
    subject = Linker([Decision(Action.MERGE, ORG, ("Steppe Wind", "Aral Salt"))])
    subject.add("x", article("{ORG:Aral Salt} sells.")[1])
    subject.result()
    subject.add("y", article("{ORG:Steppe Wind} buys.")[1])
    subject.add("x", article("Today {ORG:Aral Salt} sells.")[1])
    linked = subject.result()
    assert linked.mentions("x")[0].entity == linked.mentions("y")[0].entity


def test_an_ignored_name_comes_back_when_another_decision_is_made_about_it() -> None:
    ignore = Decision(Action.IGNORE, ORG, ("Aral Salt",))
    subject = linker(ignore)
    assert "Aral Salt" not in [mention.text for mention in subject.result().mentions("d")]
    subject.decide([ignore, Decision(Action.RENAME, ORG, ("Aral Salt", "Salt of Aral"))])
    linked = subject.result()
    assert linked.entities[find(linked, "d", "Aral Salt").entity].name == "Salt of Aral"


def test_a_decision_needs_its_names() -> None:
    with pytest.raises(UsageError):
        Decision(Action.MERGE, PERSON, ("Lam",))
    with pytest.raises(UsageError):
        Decision(Action.RENAME, PERSON, ("Lam", " "))
