"""What two spellings alone say of whether they name one thing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.entities.linking.relations import relate
from reader.entities.linking.wording import canonical
from reader.entities.mention import EntityType

WORDS = [
    *(
        "for",
        "against",
        "on",
        "with",
        "of",
        "the",
        "and",
        "Kazakhstan",
        "Vietnam",
        "Ministry",
        "Fund",
        "Corruption",
        "JSC",
    ),
    *(
        "Астана",
        "Қазақстан",
        "министрлігі",
        "Тоқаев",
        "бен",
        "Việt",
        "Nam",
        "Hà",
        "Nội",
        "Bộ",
        "Nguyễn",
        "Lâm",
        "vì",
        "với",
    ),
    *("2", "-", "–", ".", "'", "’", "(", ")", "&", "@", "=", "~", "*", "||", "\u0301", "ß"),
]
NAMED = st.one_of(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), st.text(min_size=1))
KINDS = (EntityType.PERSON, EntityType.PLACE, EntityType.ORG, EntityType.EVENT, EntityType.LAW)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Against Corruption", "Unit Against Corruption"),
        ("For Kazakhstan", "Dostyk for Kazakhstan"),
        ("on Climate Action", "Panel on Climate Action"),
    ],
)
def test_a_name_that_begins_with_a_preposition_is_compared_as_a_whole(one: str, other: str) -> None:
    kind = EntityType.ORG
    assert relate((kind, canonical(kind, one)), (kind, canonical(kind, other))) is None


@given(NAMED, NAMED, st.sampled_from(KINDS))
@settings(max_examples=6000, deadline=None)
def test_any_two_names_are_related_or_not(one: str, other: str, kind: EntityType) -> None:
    a, b = (kind, canonical(kind, one)), (kind, canonical(kind, other))
    found, back = relate(a, b), relate(b, a)
    assert (found is None) == (back is None)
    assert found is None or back is None or found.tier == back.tier
