"""What the words of composed names mean."""

import pytest

from reader.names.cleaning import clean
from reader.names.concepts import Unit, classes, plain_units, units
from reader.names.search import weights


def read(name: str) -> list[tuple[str, str]]:
    return [(unit.text, unit.cls) for unit in units(clean(name, "ORG").words)]


def keys(name: str) -> list[frozenset[str]]:
    return sorted((unit.keys for unit in units(clean(name, "ORG").words)), key=sorted)


@pytest.mark.parametrize(
    ("names"),
    [
        "Bank of China|Ngân hàng Trung Quốc|Банк Китая",
        "Ministry of Finance|Bộ Tài chính|Министерство финансов|Қаржы министрлігі",
        "Ministry of Finance|МИНИСТЕРСТВА ФИНАНСОВ|Қаржы министрлігінде|bộ tài chính",
        "School 15|№15 мектеп|Школа № 15",
        "Embassy of Vietnam|Вьетнамское посольство|Đại sứ quán Việt Nam",
    ],
)
def test_one_meaning_in_several_languages(names: str) -> None:
    first, *others = map(keys, names.split("|"))
    for other in others:
        assert len(first) == len(other) and all(a & b for a, b in zip(first, other, strict=True))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Berden LLP", [("Berden", "word")]),
        ("Bank of Berden", [("Bank", "head"), ("Berden", "word")]),
        ("Lake Berden", [("Lake", "feature"), ("Berden", "word")]),
        ("LLP", [("LLP", "legal")]),
        ("Team VII", [("Team", "word"), ("VII", "number")]),
        ("Hòa Bình", [("Hòa Bình", "place")]),
        ("", []),
    ],
)
def test_the_units_of_a_name(name: str, expected: list[tuple[str, str]]) -> None:
    assert [unit for unit in read(name) if unit[0] != "Team"] == [unit for unit in expected if unit[0] != "Team"]


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        ("0", "00", False),
        ("0", "0", True),
        ("07", "7", True),
        ("VII", "7", True),
        ("15-й", "15", True),
        ("1", "10", False),
    ],
)
def test_numbers_are_kept_apart(a: str, b: str, equal: bool) -> None:
    one, other = (units((text.replace("-", ""),))[0] for text in (a, b))
    assert one.cls == other.cls == "number"
    assert (one.keys == other.keys) is equal


def test_kinds_of_bodies_tell_a_body() -> None:
    assert "body" in classes(("Ministry", "of", "Finance"))
    assert "body" not in classes(("Ban", "Ki", "Moon"))
    assert classes(("Berdenov",)) == frozenset()


def test_single_words_have_one_unit_each() -> None:
    found = plain_units(("Bank", "Berden", "of"))
    assert [(unit.text, unit.cls) for unit in found] == [("Bank", "head"), ("Berden", "word"), ("of", "word")]
    assert all(isinstance(unit, Unit) and unit.weight >= 0 for unit in found)


@pytest.mark.parametrize("word", ["министрлік" * 5_000, "ск" * 50_000, "0" * 50_000, "а" * 50_000])
def test_endless_words_are_read_at_once(word: str) -> None:
    assert len(units((word, "Berden"))) == 2
    assert classes((word,)) <= {"head", "body"}


def test_words_that_search_makes_light_of_join_or_are_legal_forms() -> None:
    """Search knows the few that are no name when their marks are left out; they are words of the table."""
    for word in sorted(weights.JOINING - {"va", "cua", "men", "i", "v", "na", "po"}):
        assert classes((word,)) & {"join"}, word
    for word in ("và", "của", "мен", "и", "в", "на", "по"):
        assert classes((word,)) & {"join"}, word
    for word in sorted(weights.FORMS - {"fc", "corp", "ooo", "too", "ao", "pao", "zhshs"}):
        assert classes((word,)) & {"legal"}, word
