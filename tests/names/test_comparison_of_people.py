"""Names of people: case forms, titles, short forms, numerals, and what the reasons say of them."""

import pytest

from reader.names import compare


def relation(a: str, b: str, kind: str | None = None) -> str:
    return str(compare(a, b, kind).relation)


def reasons(a: str, b: str, kind: str | None = None) -> str:
    return "; ".join(map(str, compare(a, b, kind).reasons))


@pytest.mark.parametrize("kind", [None, "PERSON"])
@pytest.mark.parametrize(
    ("name", "case"),
    [
        *(("Илья", "Ильи"), ("Никита", "Никиты"), ("Павел", "Павла"), ("Пётр", "Петра"), ("Лев", "Льва")),
        *(("Мария", "Марии"), ("Анна", "Анны"), ("Мария Беркутова", "Марии Беркутовой")),
        *(("Maria Berkutova", "Марии Беркутовой"), ("Lev Zimnoy", "Льва Зимного"), ("Pavel Durnev", "Павла Дурнева")),
        *(("Илья Беркутов", "Ильи Беркутова"), ("Марат Берденов", "Марата Берденова")),
    ],
)
def test_names_in_russian_cases(name: str, case: str, kind: str | None) -> None:
    assert relation(name, case, kind) == "same"


@pytest.mark.parametrize("man", ["Берденов", "Berdenov", "Марат Берденов"])
def test_a_surname_alone_may_be_a_womans_or_a_genitive(man: str) -> None:
    for kind in (None, "PERSON"):
        answer = compare("Берденова", man, kind)
        assert answer.relation == "similar"
        assert answer.score < 0.6
        assert "Берденова is a woman's name, or a case form of" in str(answer.reasons[0])


@pytest.mark.parametrize(
    ("woman", "man"),
    [
        *(("Сәуле Берденова", "Берденов"), ("Saule Berdenova", "Berdenov"), ("Berdenova", "Berdenov")),
        *(("Сәуле Берденова", "Марат Берденов"), ("Александра Берденова", "Берденов"), ("Смирнова А.", "Смирнов А.")),
        ("ханым Берденова", "Берденов"),
    ],
)
def test_a_woman_is_no_man(woman: str, man: str) -> None:
    assert relation(woman, man) == relation(woman, man, "PERSON") == "different"


@pytest.mark.parametrize("kind", [None, "PERSON"])
@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        *(("Mr. Smith", "Mrs. Smith", "different"), ("ông An", "bà An", "different")),
        *(("King Charles", "Prince Charles", "similar"), ("President Smith", "Senator Smith", "similar")),
        *(("President John Smith", "Senator John Smith", "same"), ("Prof. Smith", "Professor Smith", "same")),
        *(("cô Hà", "bà Hà", "same"), ("Mr Smith", "President Smith", "same")),
        ("Президент Берденов", "President Berdenov", "same"),
    ],
)
def test_titles_that_contradict(a: str, b: str, expected: str, kind: str | None) -> None:
    answer = compare(a, b, kind)
    assert answer.relation == expected
    assert answer.score < 1 or a[:2] == b[:2] or "titles do not count" in reasons(a, b, kind) or expected == "same"


def test_a_title_that_is_left_out_is_named() -> None:
    assert reasons("President John Smith", "John Smith").endswith("titles do not count: President")
    assert "the titles differ: President, Senator" in reasons("President Smith", "Senator Smith")
    assert reasons("Mr. Smith", "Mrs. Smith") == "Mr is said of a man, Mrs of a woman"


def test_a_given_name_alone_without_a_type() -> None:
    assert relation("Tô Lâm", "Lâm") == relation("Bui Thanh Son", "Son") == "similar"
    assert relation("Lâm", "Lâm Đồng") == relation("Đồng", "Lâm Đồng") == "different"


def test_one_wrong_letter_in_a_name_without_marks() -> None:
    assert relation("Nguyen Pu Trong", "Nguyễn Phú Trọng") == "similar"
    assert relation("Pham Ming Chinh", "Phạm Minh Chính") == "similar"
    assert relation("Nguyen Van Hai", "Nguyễn Văn Hà") == "different"
    assert reasons("Phạm Minh Chinh", "Phạm Minh Chính") == "the marks of Chinh and Chính contradict each other"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        *(("Mikhail Berkutov", "Michael Berkutov", "same"), ("Михаил Беркутов", "Michael Berkutov", "same")),
        *(("Katya", "Екатерина", "similar"), ("Саша Беркутов", "Александр Беркутов", "similar")),
        *(("Алёша Беркутов", "Алексей Беркутов", "similar"), ("Jon Smyth", "John Smith", "same")),
        ("Саша Беркутов", "Михаил Беркутов", "different"),
    ],
)
def test_forms_and_short_forms_of_one_name(a: str, b: str, expected: str) -> None:
    assert relation(a, b) == relation(a, b, "PERSON") == expected


def test_numerals_of_rulers() -> None:
    assert reasons("Elizabeth II", "Elizabeth I") == "the numbers differ: I, II"
    assert relation("Louis XIV", "Louis XVI", "PERSON") == "different"
    assert "numbers" not in reasons("B", "31mA")


def test_names_of_one_person_whatever_the_type() -> None:
    assert relation("Trường Chinh", "Đặng Xuân Khu") == "same"
    assert reasons("Хо Ши Мин", "Hồ Chí Minh") == "Hồ Chí Minh and Хо Ши Мин are names of one person"
