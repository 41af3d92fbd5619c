import codecs
import tracemalloc
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents import read
from reader.documents.damage import damage
from reader.documents.decoding import decode, lookup
from reader.messages import InputError, UsageError

VIETNAMESE = (
    "Chủ tịch nước đã tiếp đoàn đại biểu của các nước tại Hà Nội và cho biết đây là một cơ hội lớn với người dân."
)
KAZAKH = (
    "Қазақстан Республикасының үкіметі және өңір әкімдері бұл мәселе бойынша кеңес өткізді, деп хабарлады қызметкер."
)
RUSSIAN = "Правительство сообщило, что переговоры прошли в столице и что стороны договорились о сотрудничестве на год."


@pytest.mark.parametrize("text", [VIETNAMESE, KAZAKH, "plain"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_a_mark_in_front_decides_and_counts_as_one_character(text, encoding, mark):
    decoded = decode(mark + text.encode(encoding), "a.txt")
    assert decoded.text == "\ufeff" + text
    assert decoded.encoding == encoding


@pytest.mark.parametrize("text", [VIETNAMESE * 3, KAZAKH * 3, "An English sentence or two. " * 9])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_encodings_are_known_without_a_mark(text, encoding):
    assert decode(text.encode(encoding), "a.txt").text == text


def test_newlines_are_not_translated():
    assert decode(b"a\r\nb\rc\n", "a.txt").text == "a\r\nb\rc\n"


def test_a_few_bad_bytes_are_replaced_and_counted():
    data = (VIETNAMESE * 3).encode()
    decoded = decode(data + b" \xff\xfe " + data, "a.txt")
    assert decoded.encoding == "utf-8"
    assert "\ufffd" in decoded.text
    assert [str(notice) for notice in decoded.notices] == ["Unreadable bytes: 2"]


@pytest.mark.parametrize(
    "data",
    [
        b"C\xc3\xb2n quang c\xe1\xba\xa3nh \xbb\x93n \xc3\xa0o.",  # a first byte is lost
        b"V\xc3\xa0 chi\xe1?\xbfc c\xe1\xba\xa7u m\xe1\xbb\x9bi.",  # one in the middle is another
        "Ө".encode() + b"\xd0\xb7\xf6\x96\xd0\xbc \xd1\x82\xd3\xa9\xd0\xbb\xd0\xb5\xd0\xbf.",
        b"The bridge was closed, \xe2\x80",  # the end is cut off
        b"\xe2\x80?The bridge was closed on Monday",
        b"The river" + b" rose on Monday" * 9 + b", \x80\x9d they said",
    ],
)
def test_a_short_text_with_a_spoiled_letter_is_utf_8(data):
    assert decode(data, "a.txt").encoding == "utf-8"


def test_a_few_letters_of_another_encoding_are_not_spoiled_utf_8():
    for text, encoding in (("Đắk Lắk, Đắk Nông", "viscii"), ("caf\u00e9 \u00e0 la carte, no\u00ebl", "cp1252")):
        try:
            assert decode(text.encode(encoding), "a.txt").encoding != "utf-8"
        except InputError as failure:
            assert str(failure.reason) == "not UTF-8 text"


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (KAZAKH, "kz1048"), (RUSSIAN * 3, "cp866")]
)
def test_a_convincing_guess_is_made_and_told(text, encoding):
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert decoded.notices


def test_vietnamese_in_windows_1258_becomes_composed_text():
    # The code page has letters with circumflex, breve and horn, and tone marks of their own behind them.
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for letter in VIETNAMESE:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in tones)
        letters.append(unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + tone)
    document = read("".join(letters).encode("cp1258"), "a.txt")
    assert document.encoding == "cp1258"
    assert document.text == VIETNAMESE


def test_english_with_typographic_quotes():
    text = "The minister said that it was “a good day” for the people of the country – and not only for them."
    assert decode(text.encode("cp1252"), "a.txt").text == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\x00\x00\x00" * 50,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"\x89PNG\r\n\x1a\n",
        bytes(range(256)) * 4,
    ],
)
def test_binary_files_are_refused(data):
    with pytest.raises(InputError) as caught:
        decode(data, "x.bin")
    assert str(caught.value.reason) == "looks like a binary file"


def test_an_uncertain_encoding_is_not_guessed():
    with pytest.raises(InputError) as caught:
        decode(bytes([0xE1, 0xE9, 0xF0, 0xB5, 0x20]) * 30, "tệp\x1b.txt")
    error = caught.value
    assert (error.subject, str(error.reason), str(error.remedy)) == (
        "tệp␛.txt",
        "not UTF-8 text",
        "Give its encoding with --encoding NAME",
    )


def test_the_encoding_given_is_used():
    assert decode(RUSSIAN.encode("koi8-u"), "a.txt", "KOI8-U").text == RUSSIAN


@pytest.mark.parametrize("name", ["rot13", "zlib", "base64", "idna", "unicode_escape", "nonsense", "", "utf-7", "\x00"])
def test_only_character_sets_are_encodings(name):
    with pytest.raises(UsageError):
        decode(b"abc", "a.txt", name)


def test_a_wrong_encoding_is_told():
    with pytest.raises(InputError):
        decode(KAZAKH.encode("utf-8"), "a.txt", "ascii")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_clear_error(data):
    try:
        decode(data, "any")
    except InputError as error:
        assert error.remedy


def test_counting_what_is_damaged_takes_little_room() -> None:
    data = b"\xffa" * 500_000
    tracemalloc.start()
    found = damage(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.bad == 500_000 and peak < 5 * len(data)


def test_what_statistics_find_is_called_as_the_other_encodings_are() -> None:
    text = "Il-Prim Ministru qal li l-liġi l-ġdida tidħol fis-seħħ ix-xahar id-dieħel; żgħażagħ u għalliema ċċelebraw."
    found = decode(text.encode("iso8859-3"), "a.txt")
    assert found.encoding == lookup(found.encoding) and found.encoding in str(found.notices[0])
