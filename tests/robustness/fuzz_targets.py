"""What a fuzzing target is, and those for text: the gate for strings, decoding, cleaning, comparing names."""

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from fuzz_inputs import ENCODINGS, any_text, damaged, encoded, fragment, one_of, spoiled

from reader.app.terminal_output.cells import PLAIN, cells_of
from reader.cli.output import to_json
from reader.documents.cleaning import clean
from reader.documents.decoding import decode, lookup
from reader.documents.sanitising import MAX_MARKS, sanitise, sanitise_line
from reader.localisation import translate
from reader.messages import InputError, Message
from reader.names import compare, folded, marked, skeleton
from reader.names.folding import nfc, solid
from reader.names.verdict import SAME, SIMILAR, Comparison

Lines = Sequence[str]


@dataclass(frozen=True, slots=True)
class Target:
    """make: an input out of random numbers and lines of honest text. check: raises where a promise is broken.

    runs: inputs of the full figure. seconds: of CPU that one input may take.
    """

    name: str
    make: Callable[[random.Random, Lines], Any]
    check: Callable[[Any], None]
    runs: int
    seconds: float


# The oracle is written apart from the tables of the program: Unicode 16, DerivedCoreProperties.txt,
# Default_Ignorable_Code_Point; the interlinear annotation controls show nothing either.
_IGNORABLE = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    *((0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
_INVISIBLE = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _IGNORABLE) + "]")
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS = re.compile("[\t\r\u2028\u2029]")


def _is_noncharacter(character: str) -> bool:
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def tallest_pile(text: str) -> int:
    """The most combining marks in a row."""
    most = height = 0
    for character in text:
        height = height + 1 if unicodedata.category(character)[0] == "M" else 0
        most = max(most, height)
    return most


def is_clean(text: str) -> bool:
    """Whether `text` holds nothing that the gate may not let through."""
    return not (
        _OBEYED.search(text)
        or _INVISIBLE.search(text)
        or _BREAKS.search(text)
        or (not text.isascii() and (any(map(_is_noncharacter, text)) or tallest_pile(text) > MAX_MARKS))
    )


def _text(source: random.Random, lines: Lines) -> str:
    return fragment(source, lines, 300) if source.getrandbits(2) == 0 else any_text(source, lines)


def check_gate(text: str) -> None:
    """`sanitise` and the walls behind it."""
    found = sanitise(text)
    once = found.text
    assert is_clean(once), "something forbidden is left"
    assert sanitise(once) == (once, 0, 0), "a second call changes something"
    pictured = len(_OBEYED.findall(text)) + sum(map(_is_noncharacter, text))
    assert found.pictured == pictured, "controls are counted wrongly"
    assert len(once) == len(text) - text.count("\r\n") - found.removed, "removed characters are counted wrongly"
    assert found.removed >= len(_INVISIBLE.findall(text)) - sum(map(_is_noncharacter, _INVISIBLE.findall(text)))
    if is_clean(text):
        assert found == (text, 0, 0), "clean text is changed"
    line = sanitise_line(text)
    assert line == " ".join(once.split("\n")) and sanitise_line(line) == line, "one line"
    cells = cells_of(text, PLAIN)
    assert is_shown("".join(cell.text for cell in cells)), "the second wall lets something through"
    assert is_shown(to_json(text)), "JSON on a terminal"


def is_shown(text: str) -> bool:
    """Whether nothing in `text` is obeyed by a terminal; marks may be piled."""
    return not (_OBEYED.search(text) or re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", text))


def check_sentence(message: Message) -> None:
    """A sentence for a person can be filled, translated and shown on one line."""
    for text in (str(message), translate(message)):
        assert text.strip() and is_shown(text) and "\n" not in text, f"a sentence that cannot be shown: {text!r}"


def check_cleaning(text: str) -> None:
    """`clean`: what is shown, and the way back into the source."""
    cleaned = clean(text)
    shown, offsets = cleaned.text, cleaned.offsets
    assert is_clean(shown) and unicodedata.is_normalized("NFC", shown), "not clean"
    again = clean(shown)
    assert again.text == shown and not again.offsets, "a second call changes something"
    before = 0
    for edit in offsets:
        assert before <= edit.start <= edit.end <= len(text) and edit.length >= 0, "edits out of order"
        before = edit.end
    assert len(shown) == len(text) + sum(edit.length - (edit.end - edit.start) for edit in offsets), "length"
    last = 0
    for at in range(len(shown) + 1):
        start, end = offsets.to_source(at), offsets.to_source(at, end=True)
        assert last <= start <= len(text) and end <= len(text), "an offset leads outside"
        last = start
    for at in range(len(text) + 1):
        assert 0 <= offsets.to_shown(at) <= len(shown), "an offset leads outside"


Bytes = tuple[bytes, str | None, str | None]
"""The bytes, the encoding that the person gave, and the text that must come out, where it is known."""

_MARKS = (
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xff\xfe\x00\x00",
    b"\x00\x00\xfe\xff",
    b"+/v8",
    b"\xef\xbb",
    b"\xff",
)
_SIGNS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"7z\xbc\xaf",
    b"BZh",
    b"\xfd7zXZ",
)


def make_bytes(source: random.Random, lines: Lines) -> Bytes:
    kind = source.getrandbits(4)
    given = one_of(source, ENCODINGS) if source.getrandbits(3) == 0 else None
    if kind == 0:
        return source.randbytes(source.getrandbits(8) % 160), given, None
    if kind == 1:
        return any_text(source, lines, 4).encode("utf-8", "surrogatepass"), given, None
    text = "\n".join(fragment(source, lines, 120) for _ in range(1 + source.getrandbits(3) % 3))
    if kind < 5:  # as it should be
        return text.encode(), None, text
    if kind < 8:
        name = one_of(source, ENCODINGS)
        data = encoded(source, text, name)
        return data, name, text if _keeps(text, data, name) else None
    if kind < 10:  # a character of several bytes is cut
        data = text.encode()
        return data[source.getrandbits(2) : len(data) - source.getrandbits(2)], given, None
    if kind < 12:
        return _MARKS[source.getrandbits(3)] + encoded(source, text), given, None
    if kind == 12:
        return _MARKS[source.getrandbits(3)] + _MARKS[source.getrandbits(3)] + source.randbytes(20), given, None
    if kind == 13:
        twice = text.encode().decode(one_of(source, ("cp1252", "cp1251", "latin-1")), "ignore").encode()
        return spoiled(source, twice), given, None
    return spoiled(source, encoded(source, text)), given, None


def _keeps(text: str, data: bytes, name: str) -> bool:
    try:
        return data.decode(name) == text and text.encode(name) == data
    except UnicodeError:
        return False


def check_decoding(given: Bytes) -> None:
    """`decode`: text or a clear error."""
    data, encoding, expected = given
    try:
        found = decode(data, "a.txt", encoding)
    except InputError as failure:
        assert failure.subject == "a.txt" and str(failure.reason) and str(failure.remedy)
        assert expected is None, "honest text is refused"
        return
    assert not re.search("[\ud800-\udfff]", found.text), "a lone surrogate"
    assert len(found.text) <= len(data), "more characters than bytes"
    assert lookup(found.encoding) == found.encoding
    for notice in found.notices:
        assert str(notice)
    if len(data) % 4 == 0:
        assert decode(data, "a.txt", encoding) == found, "another answer the second time"
    repaired = any("twice" in notice.text for notice in found.notices)
    if expected is not None:
        assert found.text == expected and not (repaired and encoding is None), "honest text is changed"
    if encoding is None and b"\0" not in data and not data.startswith((*_MARKS[:5], *_SIGNS)):
        try:
            assert found.text == data.decode("utf-8") or repaired, "valid UTF-8 is changed"
        except UnicodeDecodeError:
            assert found.notices, "a guess, or a loss, that is not told"


_WORDS = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Võ Đặng Văn Thị Hữu Đức Minh Hùng Hưng Hà Lâm Tô Sơn Thắng Ánh Thuỷ Thúy Yến
Nguyen Hung To Lam Ha ông bà Đồng chí Tổng Bí thư Chủ tịch nước Bộ Quốc phòng Ngân hàng Việt Nam Hà Nội Hồ
Chí Minh TP. tỉnh Thanh Hóa Đà Nẵng Phi-đen Ca-xtơ-rô Ca-dắc-xtan Pu-tin Trung Quốc Қасым-Жомарт Тоқаев
Тоқаевтың Тоқаева Нұрсұлтан Назарбаев Ермек Көшербаев Абай Құнанбаев ұлы қызы Әбішұлы Ерлан Айгүл Өскемен
Нұр-Сұлтан Астана Алматы облысы көшесі министрлігі Қазақстан Қытай Ресей Іле өзенінің Жетісу Касым-Жомарт
Токаев Токаева Токаевым Сергей Лавров Лаврова Иванович Петровна Владимир Путин Ханой Вьетнам Банк Японии
Министерство обороны Российской Федерации улица Абая № 15 ЕАЭО ТОО «Берден» Школа Ким Чен Ын Синдзо Абэ
Kassym-Jomart Tokayev Toqaev Kanat Äbışev Abishev Mr. Mrs. Dr. President General Motors Electric Jr. Sr. II
O'Brien Kim Jong-un Xi Jinping Tập Cận Bình Boris Johnson Bashar al-Assad van der Berg University of the
Bank Ministry Finance Foreign Affairs Eurasian Economic Union EAEU ASEAN UN WHO Inc. Co., Ltd LLP Street
Lake River North South New York А. Қ.С. M. B.J. 68 57-NQ/TW 2025 & - – ' ’ ( ) , . / " “ ” « » ё щ ь ъ Ә Đ ı
İ ß
"""
_PARTS = tuple(_WORDS.split())
_KINDS = (None, None, "PERSON", "PLACE", "ORG", "LAW", "EVENT", "NORP", "WORK")
_ENDS = (
    "ның",
    "тың",
    "ға",
    "да",
    "дан",
    "мен",
    "а",
    "у",
    "ым",
    "е",
    "ой",
    "'s",
    "s",
    "lar",
    "ov",
    "ova",
    "ұлы",
    "қызы",
    "-",
)

Pair = tuple[str, str, str | None]


def _name(source: random.Random) -> str:
    words = [_PARTS[source.getrandbits(12) % len(_PARTS)] for _ in range(1 + source.getrandbits(3) % 5)]
    return ("" if source.getrandbits(5) == 0 else " ").join(words)


def make_pair(source: random.Random, lines: Lines) -> Pair:
    kind = _KINDS[source.getrandbits(8) % len(_KINDS)]
    first = fragment(source, lines, 40) if source.getrandbits(3) == 0 else _name(source)
    how = source.getrandbits(4)
    words = first.split(" ")
    if how < 4:
        second = _name(source)
    elif how == 4:
        second = any_text(source, lines, 3)
    elif how == 5:
        second = first
    elif how == 6:
        second = folded(first)
    elif how == 7:
        second = skeleton(first)
    elif how == 8:
        source.shuffle(words)
        second = " ".join(words)
    elif how == 9:
        second = " ".join(word[:1] + "." for word in words)
    elif how == 10:
        second = "".join(word[:1] for word in words).upper()
    elif how == 11:
        second = first + one_of(source, _ENDS)
    elif how == 12:
        second = unicodedata.normalize("NFD", first) if source.getrandbits(1) else first.upper()
    elif how == 13:
        second = f"{_PARTS[source.getrandbits(12) % len(_PARTS)]} {first}"
    else:
        second = damaged(source, first, lambda: one_of(source, _PARTS), 3)
    if source.getrandbits(9) == 0:
        second *= 1 + source.getrandbits(6)
    if source.getrandbits(6) == 0:
        first = damaged(source, first, lambda: any_text(source, lines, 2), 3)
    return first, second, kind


_earlier: list[tuple[Pair, Comparison]] = []
_KEPT = 256


def check_comparing(given: Pair) -> None:
    """`compare`: a verdict with reasons, the same both ways round and every time."""
    a, b, kind = given
    found = compare(a, b, kind)
    assert compare(b, a, kind) == found, "not symmetric"
    assert 0.0 <= found.score <= 1.0, "a score outside 0 to 1"
    expected = "same" if found.score >= SAME else "similar" if found.score >= SIMILAR else "different"
    assert found.relation == expected, "a relation that is not the score's"
    assert found.reasons, "no reasons"
    for reason in found.reasons:
        assert translate(reason), "a reason without words"
    if a == b and nfc(a).strip() and len(a) <= 500:
        assert found.score == 1.0, "a name is not itself"
    at = hash(given) % _KEPT
    if len(_earlier) < _KEPT:
        _earlier.append((given, found))
    elif at % 8 == 0:
        pair, then = _earlier[at]
        assert compare(*pair) == then, f"another answer than before for {pair!r}"
        _earlier[at] = given, found


def make_name(source: random.Random, lines: Lines) -> str:
    return any_text(source, lines, 4) if source.getrandbits(1) else make_pair(source, lines)[1]


def _is_foreign_mark(character: str) -> bool:
    return character > "\u036f" and unicodedata.combining(character) > 0


def check_keys(text: str) -> None:
    """The keys of a name, as the gate lets it through: of a key, the key itself."""
    text = sanitise(text).text
    foreign = any(_is_foreign_mark(character) for character in unicodedata.normalize("NFD", text))
    for key in (folded, marked, solid):
        once = key(text)
        # Behind a letter with a mark of another script, `marked` leaves the order of marks to the text.
        assert key(once) == once or (foreign and key is marked), f"{key.__name__} of {key.__name__} is another"
        assert once.strip() == once or key is solid, f"{key.__name__} begins or ends with a space"
    assert folded(unicodedata.normalize("NFD", text)) == folded(text), "folded depends on how marks are written"


TEXT_TARGETS = (
    Target("sanitise", _text, check_gate, 1_000_000, 0.05),
    Target("decoding", make_bytes, check_decoding, 1_000_000, 1.0),
    Target("compare", make_pair, check_comparing, 1_000_000, 0.25),
    Target("cleaning", _text, check_cleaning, 200_000, 0.25),
    Target("name keys", make_name, check_keys, 200_000, 0.05),
)
