import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.documents import sanitise, sanitise_line

ANY = st.text(alphabet=st.characters(codec=None), max_size=60)
RISKY = st.text(
    alphabet=st.sampled_from(
        "aệқ \n\r\t\x00\x1b\x7f\x9b\ud800\u202e\u2066\u200b\ufeff\ufffe\U0001ffff\u00ad\u2028\u0301\u0308\U000e0041"
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("\x00\x07\x08\x7f", "␀␇␈␡"),
        ("a\x9b31mb", "a\ufffd31mb"),
        ("\ud83d", "\ufffd"),
        ("a\ufffe\uffff\ufdd0\ufdefb\U0001ffff\U0010fffe", "a\ufffd\ufffd\ufffd\ufffdb\ufffd\ufffd"),
        ("\ufdcf\ufdf0\ufffd\U00020000", "\ufdcf\ufdf0\ufffd\U00020000"),
        ("abc\u202egnp.exe\u202c", "abcgnp.exe"),
        ("a\u2066b\u2069\u200f\u061c", "ab"),
        ("A\u200bs\u00adt\ufeffana\U000e0041", "Astana"),
        ("a\U0001bca0b\U0001bca3c\ufff0\ufff8\ufffb", "abc"),
        ("a\u2028b\u2029c\r\nd\re", "a\nb\nc\nd\ne"),
        ("a\ufff0\ufff8b\U0001bca0\U0001bca3c", "abc"),
        ("a\tb", "a b"),
        ("Z" + "\u0301" * 60 + "!", "Z" + "\u0301" * 4 + "!"),
        ("a" + "\u0301\u200b" * 9, "a" + "\u0301" * 4),
    ],
)
def test_nothing_is_left_that_a_terminal_would_obey(dirty, clean):
    assert sanitise(dirty).text == clean


def test_removed_and_pictured_characters_are_counted():
    result = sanitise("a\u200b\u202eb\x1b\x9b" + "e" + "\u0301" * 6)
    assert (result.removed, result.pictured) == (4, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 18-NQ/TW của Bộ Chính trị – “đổi mới”…",
        "Қазақ ақыны Мағжан Жұмабаев: «Мен жастарға сенемін»",
        "Съезд объявил: щётка, ёлка, йод — 100 % №5",
        "Tie\u0302\u0301ng Vie\u0323\u0302t",
        "line\nline",
    ],
)
def test_clean_text_is_unchanged_to_the_letter(text):
    result = sanitise(text)
    assert result.text == text
    assert not result.removed and not result.pictured


@given(ANY | RISKY)
@example("\r\u200b\n")
def test_a_second_call_changes_nothing(text):
    once = sanitise(text).text
    assert sanitise(once).text == once
    once.encode("utf-8")
    assert not any((character < " " and character != "\n") or "\x7f" <= character <= "\x9f" for character in once)


@given(ANY | RISKY)
def test_a_line_stays_one_line(text):
    assert "\n" not in sanitise_line(text)
