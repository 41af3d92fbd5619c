"""Known bodies and places against each other, and what the reasons call them."""

import pytest

from reader.localisation import translate
from reader.names import compare


@pytest.mark.parametrize("kind", [None, "ORG"])
def test_a_company_and_its_branch_in_a_country(kind: str | None) -> None:
    for name, country in (("Samsung", "Vietnam"), ("Toyota", "Kazakhstan")):
        answer = compare(name, f"{name} {country}", kind)
        assert answer.relation == "similar"
        assert str(answer.reasons[-1]) == f"only one has {country}"
    ministries = compare("Ministry of Finance of Vietnam", "Ministry of Finance of Kazakhstan", kind)
    assert ministries.relation == "different"


def test_abbreviations_of_bodies() -> None:
    assert compare("General Motors", "GM").relation == compare("General Motors", "GM", "ORG").relation == "same"
    assert compare("МИД РФ", "Ministry of Foreign Affairs of Russia").relation == "same"
    assert compare("МИД Казахстана", "Ministry of Foreign Affairs of Russia").relation == "different"
    assert compare("Ban Chấp hành Trung ương", "Central Committee").relation == "same"


def test_known_things_of_one_name_are_told_apart() -> None:
    (reason,) = compare("Грузия", "Джорджия").reasons
    assert str(reason) == "they are known as different things: Georgia (country), Georgia (province or state)"


@pytest.mark.parametrize(("language", "name"), [("vi", "Hà Nội"), ("kk", "Ханой"), ("en", "Hanoi")])
def test_reasons_name_known_things_in_the_language_in_force(
    language: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (reason,) = compare("Hà Nội", "Ханой").reasons
    monkeypatch.setattr("reader.names.known.naming.current_language", lambda: language)
    assert name in translate(reason)


def test_a_reason_tells_no_alias_that_nobody_wrote() -> None:
    assert "also called" not in "; ".join(map(str, compare("Lâm", "Lâm Đồng").reasons))
