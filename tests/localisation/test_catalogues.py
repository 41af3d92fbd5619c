"""The catalogues are complete, and languages and formats follow the one in force."""

import pytest

from reader.localisation import (
    choose_language,
    languages,
)
from reader.messages import UsageError


def test_languages_are_listed_under_their_own_names() -> None:
    assert dict(languages()) == {"en": "English", "kk": "қазақ тілі", "vi": "Tiếng Việt"}


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "kk_KZ.UTF-8@latin", "LC_ALL": ""}, "kk"),
        ({"LC_MESSAGES": "kk_KZ", "LANG": "vi_VN"}, "kk"),
        ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, "en"),
        ({"LANG": "tlh_XX.UTF-8"}, "en"),
        ({"LANG": "..@@__--"}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_chooses_the_language(environment: dict[str, str], expected: str) -> None:
    assert choose_language(None, None, environment) == expected


def test_option_and_last_choice_go_before_the_environment() -> None:
    assert choose_language("kk", "vi", {"LANG": "en"}) == "kk"
    assert choose_language(None, "vi", {"LANG": "kk_KZ"}) == "vi"
    assert choose_language(None, "gone", {"LANG": "kk_KZ"}) == "kk"
    with pytest.raises(UsageError, match="en, kk, vi"):
        choose_language("xx", None, {})
