"""Which legacy encoding bytes are in, when it is certain enough to go ahead without asking.

Each candidate is tried, and what comes out has to read like its language: Vietnamese in syllables of its orthography,
Kazakh and Russian in letters about as frequent as they are, with capitals where they belong and one alphabet a word.
"""

import re
import unicodedata
from functools import lru_cache
from math import log

from reader.documents.damage import damage
from reader.documents.language import function_word_share
from reader.documents.sanitising import MARK_PILE
from reader.documents.vietnamese_encodings import register

_SAMPLE = 40_000
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = ("cp1251", "kz1048", "ptcp154", "koi8-r", "cp866")
_VIETNAMESE = ("cp1258", "viscii", "tcvn3", "vni")
"""In each, the more usual stand first; they win where two give the same. WHATWG Encoding, RFC 1489, IANA, RFC 1456."""

# Letters per thousand. Russian: Russian National Corpus (O. Lyashevskaya, S. Sharov, 2009); Kazakh: counted in the
# articles of KazNERD (Yeshpanov et al. 2022, CC BY 4.0).
_FREQUENCIES = {
    "ru": """о110 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 ж9 ш7
        ю6 ц5 щ4 э3 ф3 ъ.4 ё.4""",
    "kk": """а128 ы79 е76 н67 т60 і57 р55 л52 д45 с41 м32 қ31 к28 о27 б26 ж20 з17 ғ17 у16 п15 й15 ң15 и13 ш13 г11 ө9
        ұ9 ү9 ә7 я3 в2 х2 ц1.3 э.9 ф.8 ь.5 ю.3 ч.3 һ.1 ё.1 ъ.1 щ.1""",
}
_LOGARITHMS = {
    language: {item[0]: log(float(item[1:]) / 1000) for item in table.split()}
    for language, table in _FREQUENCIES.items()
}
_FOREIGN = log(1e-5)
"""A letter of another alphabet, or of none that the language uses."""
_WORDS_NEEDED = 0.05
"""The share of function words that tells text in capitals from another alphabet."""
_MISPLACED = log(1e-2)
"""A capital inside a word."""
_SHOUTED = log(0.3)
"""A letter of a word in capitals, where capitals are less likely than other letters: see `_cyrillic`."""
_PUNCTUATION = frozenset("«»„“”‘’–—…№§°©®™•·\xa0\xad")
"""What running text has beyond ASCII besides letters; other signs, as "±" inside words, betray a wrong table."""
_CYRILLIC_NEEDED = -3.6
"""Mean logarithm per letter: running text has about -3.1, the oddest of 8,000 pieces -3.5, a wrong table -5 or less."""
_KAZAKH_NEEDED = -3.85
"""The same where letters that only Kazakh has stand among the others: lists of names are less like running text."""
_KAZAKH_LETTERS = frozenset("әғқңөұүһ")
_KAZAKH_SHARE = 0.05
_LETTERS_NEEDED = 0.7
"""So many of the bytes beyond ASCII are letters; the others are quotation marks and dashes."""
_SYLLABLES_NEEDED = 0.8

_PLAIN_CAPITALS = re.compile("(?:[A-Z]|[^\x00-\x7f])*")
_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_NUCLEI = (
    "uyê|uya|uyu|uây|uôi|ươi|ươu|iêu|yêu|oai|oay|oeo|oao|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|yê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua"
    "|uâ|uê|ue|ui|ưi|uô|uơ|ưa|ươ|ưu|uy|[aăâeêioôơuưy]"
)
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{_NUCLEI})(?:ng|nh|ch|[cmnpt])?")
_STOPPED = re.compile("(?:ch|[cpt])$")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")

# Typographic quotation marks and dashes of windows-1252, the only bytes beyond ASCII in much English text.
_ENGLISH_BYTES = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa9\xab\xae\xb0\xb7\xbb\xe0\xe8\xe9\xf6\xfc\xef"
)
_TYPOGRAPHIC_BYTES = b"\x85\x91\x92\x93\x94\x96\x97"
"""Ellipsis, quotation marks and dashes, alike in all the windows sets."""


def is_ascii_with_typography(data: bytes) -> bool:
    """Whether all that is not ASCII in `data` are quotation marks, dashes and ellipses of the windows sets."""
    return bool(data) and data.translate(None, _TYPOGRAPHIC_BYTES).isascii()


def guess(data: bytes) -> str | None:
    """The encoding of `data`, which is not UTF-8, or None when no answer is convincing."""
    sample = data[:_SAMPLE]
    high = bytes(byte for byte in sample if byte >= 0x80)
    if not high or looks_like_utf8(sample):
        return None
    return _vietnamese(sample) or _cyrillic(sample, len(high)) or _english(sample, high)


def looks_like_utf8(sample: bytes) -> bool:
    """True when most bytes beyond ASCII form valid UTF-8, so that a few are merely damaged."""
    return damage(sample).is_little


def _vietnamese(sample: bytes) -> str | None:
    register()
    best, winner = _SYLLABLES_NEEDED, None
    for encoding in _VIETNAMESE:
        text = sample.decode(encoding, "replace")
        if MARK_PILE.search(text):
            continue
        words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]
        if encoding == "tcvn3":  # its capitals with marks are in another font and come out small
            words = [word.lower() if _PLAIN_CAPITALS.fullmatch(word) else word for word in words]
        # Dashes between words, as English text in windows-1252 has them, come out as letters by themselves.
        long_enough = sum(len(word) > 1 for word in words) >= 3
        share = sum(map(_is_syllable, words)) / len(words) if long_enough else 0.0
        if share > best:
            best, winner = share, encoding
    return winner


@lru_cache(maxsize=4096)
def _is_syllable(word: str) -> bool:
    """True for a syllable as Vietnamese orthography writes it: one tone at most, a high or a low one before a stop."""
    if not (word.islower() or word.istitle() or word.isupper()):
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(apart)
    plain = unicodedata.normalize("NFC", _TONES.sub("", apart))
    if len(tones) > 1 or _SYLLABLE.fullmatch(plain) is None:
        return False
    return not _STOPPED.search(plain) or bool(tones and tones[0] in "\u0301\u0323")


def _cyrillic(sample: bytes, high: int) -> str | None:
    best, winner = float("-inf"), None
    for encoding in _CYRILLIC:
        text = sample.decode(encoding, "replace")
        words = [word for word in _WORD.findall(text) if not word.isascii()]
        letters = sum(map(len, words))
        if letters < max(10, _LETTERS_NEEDED * high):
            continue
        signs = sum(
            not character.isalpha() and character not in _PUNCTUATION for character in text if character > "\x7f"
        )
        shouted = sum(len(word) for word in words if _is_shouted(word)) / letters
        kazakh = sum(letter in _KAZAKH_LETTERS for word in words for letter in word.lower()) / letters
        for language, table in _LOGARITHMS.items():
            likelihood = sum(_likelihood(word, table) for word in words) + _FOREIGN * signs
            mean = likelihood / (letters + signs)
            # The letters of Hebrew and the small ones of Greek stand where KOI8-R has its capitals.
            if encoding == "koi8-r" and (shouted < 0.5 or function_word_share(text, language) < _WORDS_NEEDED):
                mean += _SHOUTED * shouted
            needed = _KAZAKH_NEEDED if language == "kk" and kazakh > _KAZAKH_SHARE else _CYRILLIC_NEEDED
            if mean > max(best, needed):
                best, winner = mean, encoding
    return winner


def _is_shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _likelihood(word: str, table: dict[str, float]) -> float:
    """The logarithm of how likely the letters of `word` are, one by one."""
    total = sum(table.get(letter, _FOREIGN) for letter in word.lower())
    return total if _is_shouted(word) else total + _MISPLACED * sum(letter.isupper() for letter in word[1:])


def _english(sample: bytes, high: bytes) -> str | None:
    text = sample.decode("cp1252", "replace")
    return "cp1252" if function_word_share(text, "en") >= 0.2 and _ENGLISH_BYTES.issuperset(high) else None
