"""Kazakh endings and alphabets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.names import russian
from reader.names.kazakh import bare_stems, plural_stems, stems, to_cyrillic, to_latin, uninflected


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


_NAMES = """
Астана Алматы Шымкент Қарағанды Ақтау Ақтөбе Атырау Тараз Қостанай Қызылорда Түркістан Павлодар Семей Көкшетау
Талдықорған Екібастұз Жезқазған Теміртау Балқаш Сәтбаев Қонаев Жаңаөзен Степногор Арал Байқоңыр Маңғыстау Ұлытау
Абай Жетісу Ақмола Бурабай Шарын Медеу Іле Ертіс Есіл Жайық Тобыл Шу Қордай Мерке Хромтау Аягөз Зайсаң Риддер Құрық
Кентау Арыс Жаркент Текелі Есік Талғар Қаскелең Қазақстан Өзбекстан Қырғызстан Ресей Қытай Үндістан Вьетнам Украина
Түркия Иран Корея Франция Ханой Лондон Париж Мәскеу Тоқаев Назарбаев Бектенов Смайылов Нұртілеу Қошанов Әшімбаев
Жұманғарин Мамин Сатыбалды Көшербаев Дүйсенова Назарбаева Әуезов Уәлиханов Алтынсарин Есенберлин Айымбетов Головкин
Рыбакина Әубәкіров Момышұлы Қасымұлы Мұңайтпасов Сәрсенбай Серік Марат Мұрат Айгүл Жанар Әлия Ерлан Бақыт Гүлмира
Ержан Дәурен Нұрлан Ербол Мәди Сәуле Қайрат Самат Асхат Рүстем
"""
NAMES = _NAMES.split()
BACK, FRONT, VOWELS, NASALS = "аоұыяю", "әеөүіэ", "аәеёиоөуұүыіэюя", "мнң"
VOICELESS = "пфкқтсшщчцхһбвгд"


def inflected(name: str) -> list[str]:
    """All cases of a name, by vowel harmony and assimilation."""
    last = name[-1]
    front = name.endswith(("ев", "ин")) or next(
        (letter in FRONT for letter in reversed(name.lower()) if letter in BACK + FRONT), False
    )
    a, y = ("е", "і") if front else ("а", "ы")
    g = "к" if front and last in VOICELESS else "қ" if last in VOICELESS else "г" if front else "ғ"
    d = "т" if last in VOICELESS else "д"
    n = "н" if last in VOWELS + NASALS else d
    return [
        f"{name}{n}{y}ң",
        f"{name}{g}{a}",
        f"{name}{'н' if last in VOWELS else d}{y}",
        f"{name}{d}{a}",
        f"{name}{d}{a}{'г' if front else 'ғ'}{y}",
        f"{name}{'н' if last in NASALS else d}{a}н",
        f"{name}{'п' if last in VOICELESS else 'б' if last in 'жз' else 'м'}ен",
    ]


def test_every_case_of_many_names_is_undone() -> None:
    missed = [form for name in NAMES for form in inflected(name) if name not in stems(form)]
    assert not missed


def test_known_names_stay_whole_and_their_cases_are_undone() -> None:
    known = set(NAMES).__contains__
    assert [name for name in NAMES if uninflected(name, known) != name] == []
    wrong = [(form, name) for name in NAMES for form in inflected(name) if uninflected(form, known) != name]
    assert not wrong


@pytest.mark.parametrize("word", ["Ауғанстан", "Тәжікстан", "Молдова", "Аргентина", "Гана", "Ботсвана", "Доминика"])
def test_nothing_is_taken_off_without_evidence(word: str) -> None:
    assert uninflected(word, set(NAMES).__contains__) == word


@pytest.mark.parametrize(
    ("inflected_form", "stem"), [("АҚШ-пен", "АҚШ"), ("БҰҰ-ның", "БҰҰ"), ("Boeing-тың", "Boeing"), ("ФИФА-ға", "ФИФА")]
)
def test_endings_behind_a_hyphen(inflected_form: str, stem: str) -> None:
    assert stems(inflected_form) == (stem,)


def test_plurals_lose_their_ending_in_every_case() -> None:
    assert plural_stems("Тоқаевтарға") == ("Тоқаев",)
    assert plural_stems("облыстарда") == ("облыс",)
    assert plural_stems("елдердің") == ("ел",)
    assert plural_stems("Павлодар") == ()
    assert uninflected("Назарбаевтардың", {"Назарбаев"}.__contains__) == "Назарбаев"


@given(st.text(alphabet="абғдеіқлмнңоөрстуыіү-", max_size=20))
def test_stems_are_beginnings_of_the_word(word: str) -> None:
    for stem in stems(word):
        assert word.startswith(stem) and len(stem) < len(word)


@pytest.mark.parametrize(
    ("inflected_form", "nominative"),
    [
        ("Токаевым", "Токаев"),
        ("Назарбаевой", "Назарбаева"),
        ("Досаевского", "Досаевский"),
        ("Казани", "Казань"),
        ("России", "Россия"),
        ("Кореи", "Корея"),
        ("Вьетнамом", "Вьетнам"),
        ("Астане", "Астана"),
    ],
)
def test_russian_cases(inflected_form: str, nominative: str) -> None:
    assert nominative in russian.stems(inflected_form)


@pytest.mark.parametrize("surname", ["Назарбаева", "Токаева", "Рыбакина", "Омарова"])
def test_a_womans_surname_is_never_a_mans(surname: str) -> None:
    assert surname[:-1] not in russian.stems(surname) and surname[:-1] not in stems(surname)


@pytest.mark.parametrize(
    "spellings",
    ["Кемелұлы Kemeluly Kemelūly Кемелулы Kemelevich Кемелевич", "Нұрқызы Nurkyzy Nūrqyzy Нуркызы"],
)
def test_patronymics_have_one_father(spellings: str) -> None:
    found = {russian.patronymic(word) for word in spellings.split()}
    assert len(found) == 1 and None not in found


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
