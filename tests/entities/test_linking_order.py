"""The same documents give the same entities, in whatever order they were added, replaced and removed."""

import random

from confusable_names import ARTICLES, DECISIONS, article
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.documents import Zone
from reader.entities import EntityType, Mention
from reader.entities.decisions import Action, Decision
from reader.entities.linking import Linker
from reader.names.folding import folded


def snapshot(linker: Linker, keys: list[str]) -> object:
    linked = linker.result()
    mentions = {key: linked.mentions(key) for key in keys}
    used = {mention.entity for found in mentions.values() for mention in found}
    assert used == set(linked.entities)
    return mentions, dict(linked.entities), {name: linked.explain(name) for name in linked.entities}


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_entities(
    documents: list[tuple[str, tuple[Mention, ...]]], chance: random.Random
) -> None:
    keys = [f"d{number}" for number in range(len(documents))]
    plain = Linker()
    for key, (text, mentions) in zip(keys, documents, strict=True):
        plain.add(key, mentions, "en", text)
    shuffled = Linker()
    order = list(zip(keys, documents, strict=True))
    chance.shuffle(order)
    for key, (text, mentions) in order:
        if chance.random() < 0.5:
            shuffled.add(f"gone-{key}", mentions, "en", text)
            shuffled.result()
        shuffled.add(key, mentions, "en", text)
        if chance.random() < 0.3:
            shuffled.add(key, mentions, "en", text)
            shuffled.result()
    for key in keys:
        shuffled.remove(f"gone-{key}")
    assert snapshot(shuffled, keys) == snapshot(plain, keys)


_HUNG = EntityType.PERSON, "Hùng"
_CONFIRMED = Decision(Action.CONFIRM, EntityType.PERSON, ("Nguyễn Văn Hùng", "Nguyễn Văn Hùng"))


@settings(max_examples=60, deadline=None)
@example([article([_HUNG], False), article([_HUNG, _HUNG], False)], [_CONFIRMED], random.Random(1))
@example(
    [article([_HUNG], False), article([_HUNG, (EntityType.PERSON, "Hung")], False)], [_CONFIRMED], random.Random(7)
)
@given(ARTICLES, st.lists(DECISIONS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_adding_removing_deciding_and_undoing_leave_no_trace(
    documents: list[tuple[str, tuple[Mention, ...]]], decisions: list[Decision], chance: random.Random
) -> None:
    subject = Linker()
    held: dict[str, tuple[str, tuple[Mention, ...]]] = {}
    made: list[Decision] = []
    for _ in range(14):
        step, key = chance.random(), f"d{chance.randrange(4)}"
        if step < 0.4:
            held[key] = chance.choice(documents)
            subject.add(key, held[key][1], "en", held[key][0])
        elif step < 0.5:
            held.pop(key, None)
            subject.remove(key)
        elif step < 0.75:
            made.append(chance.choice(decisions))
            subject.decide(made)
        elif made:
            made.pop()
            subject.decide(made)
        if chance.random() < 0.5:
            plain = Linker(made)
            for name in sorted(held):
                plain.add(name, held[name][1], "en", held[name][0])
            assert snapshot(subject, sorted(held)) == snapshot(plain, sorted(held))


_CONSTRUCTION, _MOC, _CULTURE = (
    (EntityType.ORG, name) for name in ("Ministry of Construction", "MoC", "Ministry of Culture")
)


@settings(max_examples=60, deadline=None)
@example([article([_CONSTRUCTION, _MOC], False), article([_MOC, _CULTURE], False)])
@given(ARTICLES)
def test_kinds_never_mix_and_marks_never_contradict(documents: list[tuple[str, tuple[Mention, ...]]]) -> None:
    linker = Linker()
    for number, (text, mentions) in enumerate(documents):
        linker.add(str(number), mentions, "en", text)
    linked = linker.result()
    for number in range(len(documents)):
        for mention in linked.mentions(str(number)):
            assert linked.entities[mention.entity].type is mention.type
            assert mention.reasons
    for entity in linked.entities.values():
        forms = {form.lower() for form in entity.forms}
        assert not {"nguyễn văn hùng", "nguyễn văn hưng"} <= forms
        assert not {"phù mỹ", "phú mỹ"} <= forms
        assert not {"lê thị hòa", "lê thị hoa"} <= forms
        assert len({folded(form)[-1] == "a" for form in forms if "serikbayev" in form}) <= 1


def test_crowded_names_do_not_depend_on_order_either() -> None:
    names = [
        f"Serik {first}{last} Ospanov"
        for first in "ABCDEFGHKL"
        for last in ("arman", "erik", "olat", "urlan", "askar", "dos")
    ]
    snapshots = []
    for order in (names, names[::-1], names[1::2] + names[::2]):
        linker = Linker()
        for name in order:
            linker.add(name, (Mention(0, len(name), name, EntityType.PERSON, Zone.BODY),))
            linker.result()
        snapshots.append(snapshot(linker, sorted(names)))
    assert snapshots[0] == snapshots[1] == snapshots[2]


def test_a_document_replaced_by_one_of_the_same_people_is_counted_anew() -> None:
    linker = Linker()
    (once, first), (twice, second) = (article([(EntityType.PERSON, "Hùng")] * count, False) for count in (1, 2))
    linker.add("d", first, "en", once)
    snapshot(linker, ["d"])
    linker.add("d", second, "en", twice)
    (entity,) = linker.result().entities.values()
    assert (entity.forms, entity.documents) == ({"Hùng": 2}, {"d": 2})


def test_one_more_document_leaves_what_it_does_not_touch() -> None:
    linker = Linker()
    for number, name in enumerate(("Serik Ospanov", "Aigul Serikbayeva", "Vũ Sâm", "Lê Thị Hòa")):
        text, mentions = article([(EntityType.PERSON, name)], False)
        linker.add(f"d{number}", mentions, "en", text)
    before = dict(linker.result().entities)
    text, mentions = article([(EntityType.PERSON, "Serik Ospanov")], False)
    linker.add("more", mentions, "en", text)
    after = linker.result().entities
    changed = {name for name, entity in after.items() if entity is not before.get(name)}
    assert changed == {"person:serik-ospanov"}
    assert after["person:serik-ospanov"].documents == {"d0": 1, "more": 1}
