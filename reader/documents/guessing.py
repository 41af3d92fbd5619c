"""Which eight-bit encoding bytes are in, when it is certain enough to go ahead without asking.

A guess is made only when the text it gives reads like Vietnamese, Kazakh or Russian: enough function words, letters of
one alphabet inside a word, capitals only where words begin.
"""

import re
import unicodedata

from reader.documents.language import function_word_share
from reader.documents.sanitising import MARK_PILE

_SAMPLE = 40_000
_WORD = re.compile(r"[^\W\d_]+")
_MIXED_CASE = re.compile(r"[^\W\d_]*[a-zà-ÿа-яёәғқңөұүһі][A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ]")

# (encoding, languages it was used for, letters beyond ASCII that belong there): WHATWG Encoding, RFC 1489, IANA.
_CANDIDATES = (
    ("cp1251", ("ru", "kk"), re.compile("[А-яЁё]")),
    ("kz1048", ("kk",), re.compile("[А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")),
    ("ptcp154", ("kk",), re.compile("[А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")),
    ("koi8-r", ("ru",), re.compile("[А-яЁё]")),
    ("cp866", ("ru",), re.compile("[А-яЁё]")),
    ("cp1258", ("vi",), re.compile("[À-ãèéêìíòóôõùúýÈÉÊÌÍÒÓÔÕÙÚÝĂăĐđƠơƯư\u1ea0-\u1ef9]")),
)
_WORDS_NEEDED = 0.08
_LETTERS_NEEDED = 0.97

# Typographic quotation marks and dashes of windows-1252, the only bytes beyond ASCII in much English text.
_ENGLISH_BYTES = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa9\xab\xae\xb0\xb7\xbb\xe0\xe8\xe9\xf6\xfc\xef"
)


def guess(data: bytes) -> str | None:
    """The encoding of `data`, which is not UTF-8, or None when no answer is convincing."""
    sample = data[:_SAMPLE]
    high = bytes(byte for byte in sample if byte >= 0x80)
    if not high or _looks_like_utf8(sample):
        return None
    best, winner = 0.0, None
    for encoding, languages, letters in _CANDIDATES:
        text = sample.decode(encoding, "replace")
        if MARK_PILE.search(text):
            continue
        text = unicodedata.normalize("NFC", text)
        score = max(_score(text, language, letters) for language in languages)
        if score > best:
            best, winner = score, encoding
    if winner is not None:
        return winner
    text = sample.decode("cp1252", "replace")
    english = function_word_share(text, "en") >= 0.2 and _ENGLISH_BYTES.issuperset(high)
    return "cp1252" if english else None


def _looks_like_utf8(sample: bytes) -> bool:
    """True when most bytes beyond ASCII form valid UTF-8, so that a few are merely damaged."""
    damaged = sum(1 for character in sample.decode("utf-8", "surrogateescape") if "\udc80" <= character <= "\udcff")
    return damaged < 0.3 * sum(1 for byte in sample if byte >= 0x80)


def _score(text: str, language: str, letters: re.Pattern[str]) -> float:
    """How convincingly `text` reads like `language`; 0 when it does not."""
    words = _WORD.findall(text)
    foreign = [character for character in text if character >= "\x80" and character.isalpha()]
    if len(words) < 5 or not foreign or "\ufffd" in text:
        return 0.0
    known = len(letters.findall("".join(foreign))) / len(foreign)
    odd = sum(1 for word in words if _MIXED_CASE.match(word)) / len(words)
    share = function_word_share(text, language)
    if known < _LETTERS_NEEDED or odd > 0.05 or share < _WORDS_NEEDED:
        return 0.0
    return share + known - odd
