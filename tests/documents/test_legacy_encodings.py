"""Files from before Unicode, or damaged on their way, come out as what their authors wrote."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.decoding import decode
from reader.documents.mojibake import repair
from reader.documents.vietnamese_encodings import NAMES, register

register()
VIETNAMESE = (
    "Sáng nay, đoàn cán bộ của tỉnh đã đến thăm các hộ gia đình bị thiệt hại do mưa lũ và trao quà cho trẻ em, "
    "Ủy ban nhân dân cho biết nước vẫn còn lên ở những xã ven sông."
)
KAZAKH = "Ауыл тұрғындары жаңа мектептің ашылуына қуанып, құрылысшыларға алғыс айтты. Ғимаратта өте жарық сыныптар бар."
RUSSIAN = "Жители посёлка рады открытию новой школы и благодарят строителей; в здании светлые классы и большой зал."
LETTERS = "ắằẳẵặấầẩẫậáàảãạăâéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"


@pytest.mark.parametrize("encoding", NAMES)
def test_vietnamese_sets_are_found_and_told(encoding: str) -> None:
    found = decode(VIETNAMESE.replace("Ủ", "ủ").encode(encoding), "a.txt")
    assert found.encoding == encoding
    assert unicodedata.normalize("NFC", found.text) == VIETNAMESE.replace("Ủ", "ủ")
    assert found.notices


@pytest.mark.parametrize("encoding", NAMES)
@given(text=st.text(alphabet=LETTERS + " aeiouy,.", max_size=60))
def test_every_letter_comes_back_from_the_set(encoding: str, text: str) -> None:
    if encoding != "vni":  # its marks are letters, so that "aù" and "á" are written alike
        assert text.encode(encoding).decode(encoding) == text
    assert all(letter.encode(encoding).decode(encoding) == letter for letter in text)


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154"])
def test_kazakh_sets_are_told_apart(encoding: str) -> None:
    assert decode(KAZAKH.encode(encoding), "a.txt").text == KAZAKH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le ministre a déclaré à la presse que les négociations avaient été très utiles pour l'été.", "cp1252"),
        ("Minister oświadczył, że rozmowy były bardzo użyteczne dla obu państw i odbędą się jesienią.", "cp1250"),
        ("Ο υπουργός δήλωσε ότι οι συνομιλίες ήταν πολύ χρήσιμες και για τις δύο χώρες.", "cp1253"),
        ("베트남 국가주석은 카자흐스탄 대통령과 회담을 갖고 협력을 강화하기로 합의했다.", "cp949"),
    ],
)
def test_other_languages_are_not_taken_for_vietnamese_or_kazakh(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("text", [VIETNAMESE, KAZAKH, RUSSIAN])
@pytest.mark.parametrize("page", ["latin-1", "cp1252", "cp1251"])
def test_what_was_encoded_twice_is_repaired(text: str, page: str) -> None:
    if page == "cp1251" and text is VIETNAMESE:
        pytest.skip("nobody reads Vietnamese as Cyrillic; ftfy does not know it")
    twice = "".join(
        bytes([code]).decode(page, "ignore") or chr(code) for code in unicodedata.normalize("NFC", text).encode()
    )
    found = decode(twice.encode(), "a.txt")
    assert found.text == text
    assert "encoded twice" in str(found.notices[0])


@pytest.mark.parametrize(
    "text", [VIETNAMESE, KAZAKH, RUSSIAN, "Ça va, là-bas? “Ý”… Â, Ã", "Tº của nước là 25ºC", "Â£5"]
)
def test_clean_text_is_left_alone(text: str) -> None:
    assert repair(text) is None


@given(text=st.text())
def test_repairing_never_fails(text: str) -> None:
    repair(text)


@pytest.mark.parametrize("text", [VIETNAMESE * 3, KAZAKH * 3, RUSSIAN * 3])
@given(data=st.data())
def test_utf_8_with_a_few_bad_bytes_stays_utf_8(text: str, data: st.DataObject) -> None:
    damaged = bytearray(text.encode())
    places = data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=len(damaged) // 100))
    for place in places:
        damaged[place] = data.draw(st.sampled_from([0x80, 0xBF, 0xFE, 0xFF, 0xC0]))
    assert decode(bytes(damaged), "a.txt").encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "kz1048", "ptcp154"])
@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH])
def test_text_in_capitals_is_found_as_well(text: str, encoding: str) -> None:
    if text is KAZAKH and encoding not in ("kz1048", "ptcp154"):
        pytest.skip("has no letters for it")
    assert decode(text.upper().encode(encoding), "a.txt").text == text.upper()


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154"])
@pytest.mark.parametrize("capitals", [False, True])
def test_a_list_of_kazakh_names_is_found(encoding: str, capitals: bool) -> None:
    names = "1. Жүсіп Көшербай\n2. Мәншүк Әбдіғали\n3. Әсел Қанапия\n4. Нұрлан Өтеміс\n5. Күміс Тәжібай\n"
    names = names.upper() if capitals else names
    assert decode(names.encode(encoding), "a.txt").text == names


@pytest.mark.parametrize("dashes", [1, 2, 5])
def test_english_with_dashes_alone_is_not_taken_for_anything_else(dashes: int) -> None:
    text = "The ferry \x96 it sails at dawn \x96 was late again.\nIt\x92s said that nobody waited.\n"
    text = "".join(text.split("\x96", dashes)) if dashes < 2 else text * dashes
    found = decode(text.encode("latin-1"), "a.txt")
    assert found.text == text.encode("latin-1").decode("cp1252")


def test_vietnamese_in_capitals_of_one_font_is_found() -> None:
    text = "ỦY BAN NHÂN DÂN XÃ ĐÔNG HẢI THÔNG BÁO LỊCH HỌP THÁNG TÁM"
    written = "".join(letter if letter.isascii() else letter.lower() for letter in text)
    assert decode(written.encode("tcvn3"), "a.txt").text == written
