"""Vietnamese names: surnames, syllables, marks, and which short forms may stand for a full name.

Family names: compiled by hand for this project; compare Wikipedia ("Vietnamese name", "Họ người Việt Nam") and Lê
Trung Hoa, "Họ và tên người Việt Nam". Reference by the last syllable after Wikipedia's naming conventions
(Vietnamese) and the Los Angeles Times stylebook; syllables after the standard orthography (quốc ngữ).
"""

import unicodedata
from functools import lru_cache

from reader.lazy_pattern import LazyPattern
from reader.names import name_words
from reader.names.folding import folded, marked, nfc

_FAMILY = """
Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lí An Ân Âu Bạch Bàng Bành Bế Biện Bồ Ca Cái
Cam Cao Cáp Cát Cầm Châu Chế Chu Chử Chung Chương Cổ Cồ Công Cù Cung Cường Danh Diệp Diêu Doãn Dư Đàm Đan Đào Đậu
Điền Điêu Đinh Đoàn Đồng Đổng Đới Đường Đái Giang Giáp Giản Hà Hạ Hàn Hán Hàng Hầu Hình Hoa Hứa Hùng Hữu Kha Khang
Khổng Khuất Khúc Khương Kiều Kim Kỳ La Lã Lạc Lại Lam Lâm Lâu Lầu Lò Lộc Lô Lỗ Lục Lương Lưu Lường Lữ Ma Mã Mạc Mạch
Mai Mẫn Mạnh Mâu Mông Nghê Nghiêm Ngọ Ngũ Ngụy Nhan Nhâm Nhữ Ninh Nông Ông Phí Phó Phù Phùng Phương Quách Quan Quản
Quang Quàng Sầm Sái Sơn Sử Tạ Tào Tăng Tất Tân Thạch Thái Thang Thành Thẩm Thân Thi Thiều Thịnh Tiêu Tiết Tòng Tô
Tôn Tống Trác Trà Trang Trầm Triệu Trình Trịnh Trương Tú Từ Tưởng Ty Uông Ứng Ung Văn Vạn Vàng Vi Viên Vòng Vương Xa
Yên Cấn Triều Đèo Bá Vừ Giàng Sùng Thào Hờ Tẩn Chảo Phàn Tráng Thiệu Tri Nhật Ngân Lùng Chẩu
"""
SURNAMES = frozenset(marked(name) for name in _FAMILY.split())
"""Family names in `marked` form."""

SURNAMES_UNMARKED = frozenset(folded(name) for name in _FAMILY.split())
"""Family names without marks. Many of them are words of other languages (Ma, Kim, An): never evidence alone."""

_COMMON = "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Trịnh Lương"
COMMON_SURNAMES = frozenset(folded(name) for name in _COMMON.split())
"""The family names nearly everybody has, without marks; a match on them says little."""

MIDDLE = frozenset({"van", "thi"})
"""Middle words that may be left out of a name, folded: Văn, Thị."""

PSEUDONYMS = name_words.assumed_names()
"""Names assumed as a whole, folded; their last syllable alone never means the person. From data/pseudonyms.tsv."""

_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x"
_NUCLEUS = (
    "uye|uya|uyu|uay|uoi|uou|ieu|yeu|oai|oay|oeo|uao|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye"
    "|a|e|i|o|u|y"
)
_SYLLABLE = LazyPattern(f"(?:{_ONSET})?(?:{_NUCLEUS})(?:ng|nh|ch|c|m|n|p|t)?")

_TONES = {"\u0300": "`", "\u0301": "'", "\u0303": "~", "\u0309": "?", "\u0323": "."}


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """True when `word` in folded form can be one Vietnamese syllable ("nguyen", "hung"; not "serik", "astana")."""
    return _SYLLABLE.fullmatch(word) is not None


def i_for_y(word: str) -> str:
    """`word` in folded form with i where y and i are two spellings of one syllable (Lý, Lí; Kỳ, Kì; Sỹ, Sĩ; Quý,
    Quí)."""
    if word[:2] == "qu" and word[2:3] == "y" and word[3:4] not in ("e", "a"):
        return f"qui{word[3:]}"
    return word[:-1] + "i" if word[-1:] == "y" and word[-2:-1] in "hklmstv" and len(word) > 1 else word


@lru_cache(maxsize=1 << 13)
def _split_marks(word: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The letters of `word`, each with its quality mark (â, ơ, đ), and the tone of the syllable."""
    letters: list[tuple[str, str]] = []
    tone = ""
    for character in nfc(word).casefold():
        parts = unicodedata.normalize("NFD", character)
        base = parts[0]
        quality = ""
        for mark in parts[1:]:
            if mark in _TONES:
                tone = mark
            else:
                quality += mark
        if base in _TONES:
            tone = base
        elif base in "đðɖ":
            letters.append(("d", "-"))
        elif base.isalnum():
            letters.append((base, quality))
    return tuple(letters), tone


def has_marks(word: str) -> bool:
    """True when `word` carries a tone or a quality mark of Vietnamese."""
    if word.isascii():
        return False
    letters, tone = _split_marks(word)
    return bool(tone) or any(quality for _, quality in letters)


def without_tone(word: str) -> str:
    """`word` in lower case with its quality marks and without its tone: "thưởng" gives "thương"."""
    letters, _ = _split_marks(word)
    written = (("đ" if quality == "-" else base + quality) for base, quality in letters)
    return nfc("".join(written))


def marks_compatible(a: str, b: str) -> bool:
    """True when the marks of two words (or names of equally many words) do not contradict each other.

    A side without any mark leaves them out; otherwise tone and every letter must agree. "Hung" fits "Hùng" and
    "Hưng", which do not fit each other. Where the tone mark stands does not matter, nor y for i at the end of a
    syllable (Lý, Lí).
    """
    words_a, words_b = nfc(a).split(), nfc(b).split()
    if len(words_a) != len(words_b):
        return True
    # The whole name decides whether its writer uses marks: in "Trần Van" the second word is bare by spelling.
    return all(_word_compatible(x, y) for x, y in zip(words_a, words_b, strict=True))


def _word_compatible(a: str, b: str) -> bool:
    if not has_marks(a) or not has_marks(b):
        return True
    letters_a, tone_a = _split_marks(a)
    letters_b, tone_b = _split_marks(b)
    if len(letters_a) != len(letters_b):
        return True
    qualities = all(qa == qb for (la, qa), (lb, qb) in zip(letters_a, letters_b, strict=True) if la == lb)
    return tone_a == tone_b and qualities


def starts_with_surname(words: tuple[str, ...] | list[str]) -> bool:
    """True when the first of `words` is a Vietnamese family name (with marks, or without where it has none on)."""
    if not words:
        return False
    first = words[0]
    if has_marks(first):
        return marked(first) in SURNAMES
    return folded(first) in SURNAMES_UNMARKED


def looks_vietnamese(words: tuple[str, ...] | list[str]) -> bool:
    """True when `words` can be a Vietnamese personal name: two to five syllables, a family name first."""
    if not 2 <= len(words) <= 5 or not starts_with_surname(words):
        return False
    return all(is_syllable(folded(word)) for word in words)


@lru_cache(maxsize=1)
def _name_syllables() -> frozenset[str]:
    from reader.names.known import people

    parts = (people.names("vi", part) for part in ("surname", "middle", "given"))
    return frozenset(folded(word) for names in parts for name in names for word in name.split()) | SURNAMES_UNMARKED


def is_name_syllable(word: str) -> bool:
    """True when `word`, in folded form, is a syllable that names of people have (phu, minh; not pu, ming)."""
    return i_for_y(word) in _name_syllables() or word in _name_syllables()


def is_unsplittable(name: str) -> bool:
    """True for names assumed as a whole, such as Hồ Chí Minh: no part of them stands for the person."""
    return folded(name) in PSEUDONYMS


def refers_by_given_name(short: str, full: str) -> bool:
    """True when `short` may refer back to `full` inside one article.

    By the last syllable of three or more (Trần Hồng Hà, Hà), by the last two of three or more (Nguyễn Thị Minh Khai,
    Minh Khai; Đoàn Văn Hậu, Văn Hậu) unless they are a common family name and a given name themselves, by the last of
    two (Lê Duẩn, Duan) as English copy does. Marks may be left out on either side and must not contradict; i and y at
    the end of a syllable are one. Never for pseudonyms and never when `full` does not begin with a family name.
    """
    words, parts = full.split(), short.split()
    if not 1 <= len(parts) <= 2 or len(parts) >= len(words):
        return False
    tail = words[-len(parts) :]
    if [i_for_y(folded(word)) for word in tail] != [i_for_y(folded(word)) for word in parts]:
        return False
    if not looks_vietnamese(words) or is_unsplittable(full):
        return False
    if len(parts) == 2 and len(words) == 3 and folded(parts[0]) in COMMON_SURNAMES:
        return False
    return all(_word_compatible(x, y) for x, y in zip(tail, parts, strict=True))
