"""Typing without the input method or on another layout."""

import pytest

from reader.names.keystrokes import from_other_layout, from_telex, from_vni, readings


@pytest.mark.parametrize(
    ("telex", "vni", "meant"),
    [
        ("Haf Nooij", "Ha2 No65i", "Hà Nội"),
        ("dduowngf", "d9u7o7ng2", "đường"),
        ("dduwowngf", "d9uong72", "đường"),
        ("thuyr", "thuy3", "thủy"),
        ("quoocs", "quoc61", "quốc"),
        ("nguyeenx", "nguye6n4", "nguyễn"),
        ("tuwf", "tu72", "từ"),
        ("gias", "gia1", "giá"),
        ("huees", "hue61", "huế"),
    ],
)
def test_telex_and_vni(telex: str, vni: str, meant: str) -> None:
    assert from_telex(telex) == meant
    assert from_vni(vni) == meant


@pytest.mark.parametrize("plain", ["bakaev", "world", "kazakhstan", "hanoi", "Đà", "2024"])
def test_other_words_are_no_keystrokes(plain: str) -> None:
    assert from_telex(plain) is None
    assert from_vni(plain) is None


def test_layouts() -> None:
    assert from_other_layout("fcnfyf") == ("астана",)
    assert from_other_layout("0fpf0cnfy")[0] == "қазақстан"
    assert from_other_layout("рф тщш") == ("ha noi",)
    assert from_other_layout("Đà") == ()


def test_layout_and_input_method_together() -> None:
    assert "hà nội" in readings("рфа тщщшо")
