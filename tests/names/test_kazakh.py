"""Kazakh endings and alphabets."""

import pytest

from reader.names.kazakh import bare_stems, stems, to_cyrillic, to_latin


@pytest.mark.parametrize(
    ("inflected", "stem"),
    [
        ("Астанада", "Астана"),
        ("Астананың", "Астана"),
        ("Вьетнамға", "Вьетнам"),
        ("Берденовтің", "Берденов"),
        ("Берденовпен", "Берденов"),
        ("Ханойдан", "Ханой"),
        ("Қазақстаннан", "Қазақстан"),
        ("Алматыдағы", "Алматы"),
        ("Өзбекстанды", "Өзбекстан"),
        ("облысында", "облысы"),
    ],
)
def test_the_stem_is_among_the_candidates(inflected: str, stem: str) -> None:
    assert stem in stems(inflected)


@pytest.mark.parametrize("word", ["Алматы", "Украина", "Ақтау", "Иран", "Бішкек"])
def test_words_whose_end_fits_no_ending_have_no_candidates(word: str) -> None:
    assert stems(word) == ()


def test_heads_lose_possessive_and_case() -> None:
    assert {"облысы", "облыс"} <= set(bare_stems("облысында"))
    assert "министрлік" in bare_stems("министрлігінің")
    assert "қала" in bare_stems("қаласындағы")


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Қазақстан", "Qazaqstan"),
        ("Түркістан", "Türkıstan"),
        ("Шымкент", "Şymkent"),
        ("Ұлытау", "Ūlytau"),
        ("Айбек", "Aibek"),
        ("Әлия", "Äliia"),
        ("ӨСКЕМЕН", "ÖSKEMEN"),
        ("Маңғыстау 2021!", "Mañğystau 2021!"),
        ("Жаңаөзен", "Jañaözen"),
    ],
)
def test_the_alphabet_of_2021_and_back(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin
    assert to_cyrillic(latin) == cyrillic
