"""Vietnamese character sets from before Unicode that Python lacks: VISCII, TCVN3 (ABC) and VNI.

Sources: VISCII 1.1 (RFC 1456); TCVN 5712:1993 without its C0 letters, as the fonts of the ABC family use it, in which
most capitals with marks are in a second font and come out small; the font encoding of VNI for Windows, in which a vowel
is followed by its marks.
"""

import codecs
import re
import unicodedata
from functools import cache

NAMES = ("viscii", "tcvn3", "vni")
"""What `codecs.lookup` knows them by once `register` was called."""

_ALIASES = {
    **{"viscii1.1-1": "viscii", "csviscii": "viscii", "x-viet-viscii": "viscii"},
    **{"tcvn": "tcvn3", "abc": "tcvn3", "tcvn5712-1": "tcvn3", "x-viet-tcvn5712": "tcvn3"},
    **{"vni-win": "vni", "vni-windows": "vni", "x-viet-vni": "vni"},
}

_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_TCVN_HIGH = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\xa0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)

# What stands alone, and the marks behind a vowel, each as the windows-1252 letter in its place; capitals alike.
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}


@cache
def _table(name: str) -> str:
    """The 256 characters of a one-byte set."""
    ascii_part = "".join(map(chr, range(128)))
    if name == "viscii":
        return "".join(_VISCII_LOW.get(code, ascii_part[code]) for code in range(128)) + _VISCII_HIGH
    return ascii_part + _TCVN_HIGH


@cache
def _vni() -> tuple[dict[str, str], re.Pattern[str]]:
    """What each run of VNI letters (as windows-1252) stands for, and a pattern that finds them, the long ones first."""
    small: dict[str, str] = dict(_VNI_ALONE)
    for vowels, marks, base in (
        ("aeouy", _VNI_TONES, ""),
        ("aeo", _VNI_CIRCUMFLEX, "\u0302"),
        ("a", _VNI_BREVE, "\u0306"),
    ):
        for vowel in vowels:
            for written, tone in marks.items():
                small[vowel + written] = unicodedata.normalize("NFC", vowel + base + tone)
    for horned, vowel in (("ô", "ơ"), ("ö", "ư")):
        for written, tone in _VNI_TONES.items():
            small[horned + written] = unicodedata.normalize("NFC", vowel + tone)
    pairs = {key.upper(): value.upper() for key, value in small.items()} | small
    # A capital at the beginning of a word may have its mark written small.
    pairs |= {key.capitalize(): value.upper() for key, value in small.items() if len(key) == 2}
    return pairs, re.compile("|".join(sorted(map(re.escape, pairs), key=len, reverse=True)))


def _decode(name: str, data: bytes, errors: str) -> tuple[str, int]:
    if name != "vni":
        return codecs.charmap_decode(data, errors, _table(name))
    pairs, pattern = _vni()
    text, length = codecs.charmap_decode(data, errors, _latin())
    return pattern.sub(lambda match: pairs[match.group()], text), length


@cache
def _latin() -> str:
    return bytes(range(256)).decode("cp1252", "replace")


def _encode(name: str, text: str, errors: str) -> tuple[bytes, int]:
    """Capitals that a set lacks are written small, as its users did."""
    composed = unicodedata.normalize("NFC", text)
    if name == "vni":
        pairs, _pattern = _vni()
        back = {value: key for key, value in reversed(pairs.items())}
        composed = "".join(back.get(character, character) for character in composed)
        return codecs.charmap_encode(composed, errors, codecs.charmap_build(_latin()))[0], len(text)
    table = _table(name)
    composed = "".join(
        character if character in table or character.lower() not in table else character.lower()
        for character in composed
    )
    return codecs.charmap_encode(composed, errors, codecs.charmap_build(table))[0], len(text)


def _search(name: str) -> codecs.CodecInfo | None:
    name = name.replace("_", "-")
    name = _ALIASES.get(name, name)
    if name not in NAMES:
        return None
    return codecs.CodecInfo(
        name=name,
        encode=lambda text, errors="strict": _encode(name, text, errors),
        decode=lambda data, errors="strict": _decode(name, bytes(data), errors),
    )


@cache
def register() -> None:
    """Make the sets known to `bytes.decode`, `str.encode` and `codecs.lookup`."""
    codecs.register(_search)
