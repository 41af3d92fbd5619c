"""The language of a paragraph and of a text: Vietnamese, Kazakh, English, Russian, another one, or not known.

Letters decide where a language has its own (Vietnamese: vowels with marks, đ; Kazakh: ә ғ қ ң ө ұ ү һ і); elsewhere the
most frequent function words do (`language_words`). Kazakh may be in Cyrillic or in one of its Latin alphabets. The
words and letters of other languages are known as far as they could be taken for one of these.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain

from reader.documents.language_words import OTHERS_CYRILLIC, OTHERS_LATIN, OWN
from reader.documents.tables import terms
from reader.lazy_pattern import LazyPattern

UNKNOWN = "und"
MIXED = "mul"
OTHER = "mis"
"""Certainly none of the program's languages, whichever; for the world outside that is "und" too."""

PREVAILS = 0.6
"""So much of a text must be in one language for the text to be in it."""

_SAMPLE = 1_500
"""So many characters of a paragraph are looked at."""

_WORD = LazyPattern(r"[^\W\d_]+")
_JOINED = LazyPattern(r"[^\W\d_]+(?:'[^\W\d_]*)+")
_WORD_OR_JOINED = LazyPattern(r"[^\W\d_]+(?:'[^\W\d_]*)*")
_MARKS = "'’‘ʼʻ`"
_APOSTROPHES = str.maketrans(_MARKS, "'" * len(_MARKS))
_CYRILLIC = LazyPattern(r"[\u0400-\u04ff]")
_STRANGE = (0x370, 0x400, 0x530, 0x1D00, 0x2C80, 0x2E00, 0x2E80, 0xA640, 0xA840, 0xD800, 0xF900, 0xFB00, 0x10000)
"""Where other alphabets than the Latin and the Cyrillic one begin and end, in turn (Unicode blocks)."""

_KAZAKH = LazyPattern("[әғқңөұүһі]")
_KAZAKH_ALONE = LazyPattern("[ғқұі]")
_TURKIC = LazyPattern("[әғқңөұүһ]")
_ALIEN_CYRILLIC = LazyPattern("[їєґўҳҷӣӯҙҡҫҗљњћђјѓќѕџ]")
"""Letters of Cyrillic alphabets that Kazakh and Russian lack."""
_RUSSIAN_WORD = LazyPattern(r"\w{2,}(?:ого|его|ый|ий|ая|ые|ие|ать|ить|ает|ют|ение|ость|ами|ями|ов|ет|но)")

_VIETNAMESE = LazyPattern(r"[àáâãèéêìíòóôõùúýăđĩũơư\u1ea0-\u1ef9]")
_VIETNAMESE_ALONE = LazyPattern("[đơưăĩũ\u1ea0-\u1ef9]")
_BARE_Q = LazyPattern("q(?!u)")
_KAZAKH_LATIN = LazyPattern("[äğıñöşūüïáǵńóúýī]|[aognsyciu]'")
"""Letters of the Latin alphabets for Kazakh that English lacks; an apostrophe stood for a mark in that of 2017."""
_UZBEK = LazyPattern("[og]'")
_OF_2017 = LazyPattern("[ansyciu]'")
_ALSO_KAZAKH = terms(
    "men ben pen bar on al bul bu ol tek jol adam ez oz san eki bir biz kun ony bala su oni da de ta te ne ma me ba be"
)
"""Words of Kazakh in Latin letters that other languages have too."""
_NOT_KAZAKH_LATIN = LazyPattern("[əâîûňžßøåæœłêèàùçř]")
_ALIEN_LATIN = LazyPattern("[äöüßçñëïîûœæåøłşğıəşżźśńćčšžřůőűțăâ¿¡]")
"""Letters that neither English nor Vietnamese has, or as good as never."""

_PLAIN_SYLLABLE = LazyPattern(
    "(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?(?:uye|uya|uyu|uay|uoi|uou|ieu|yeu|oai|oay|oeo|ai|ao|au|ay"
    "|eo|eu|i[aeu]|ye|oa|oe|oi|oo|u[aeoiuy]|[aeiouy])(?:ng|nh|ch|[cmnpt])?"
)
"""A Vietnamese syllable without its marks."""

_TOLD = 0.08
"""So much of a text must be function words of a language for it to be told by them."""
_SHORT = 12
"""Words; in fewer, one function word is enough."""


def detect(text: str) -> str:
    """The language of `text`: "vi", "kk", "en", "ru", `OTHER`, or "und" when nothing tells."""
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    if not words:
        return UNKNOWN
    if sample.isascii():
        return _latin(words, sample)
    letters = sum(map(len, words))
    if 2 * sum(map(_is_strange, sample)) > letters:
        return OTHER
    if 2 * _with(_CYRILLIC, words) > len(words):
        return _cyrillic(words, sample)
    return _latin(words, sample)


def _cyrillic(words: list[str], sample: str) -> str:
    shares = _shares(words, "cyrillic")
    russian, other = shares["ru"], _highest(shares)
    lettered = _with(_KAZAKH, words) / len(words)
    kazakh = lettered + shares["kk"]
    alien = _with(_ALIEN_CYRILLIC, words) / len(words)
    alone = _with(_KAZAKH_ALONE, words) / len(words)
    turkic = _with(_TURKIC, words) / len(words)
    is_other = len(words) >= 4 and (other > max(russian, shares["kk"]) or alien >= 0.1)
    # A Russian text names Kazakh people and places, a Kazakh text without its letters does not exist.
    if kazakh > russian and (lettered >= 0.15 or russian == 0) and kazakh > 0:
        if is_other and (alien >= 0.1 or alone == 0 or turkic == 0 or other > kazakh):
            return OTHER
        # Kyrgyz, Tatar and Mongolian have some of the letters, but not these.
        return OTHER if alone == 0 and len(words) >= 9 else "kk"
    if is_other:
        return OTHER
    if russian > 0:
        return "ru"
    ended = sum(_RUSSIAN_WORD.fullmatch(word) is not None for word in words)
    return "ru" if len(words) >= 4 and ended >= 0.3 * len(words) else UNKNOWN


def _latin(words: list[str], sample: str) -> str:
    lettered = _with(_VIETNAMESE, words)
    joined: list[str] = []
    if any(mark in sample for mark in _MARKS):
        sample = sample.translate(_APOSTROPHES)
        joined = _JOINED.findall(sample)
    if len(joined) >= 0.15 * len(words):
        words = _WORD_OR_JOINED.findall(sample)  # an apostrophe is a letter there
    count = len(words)
    shares = _shares([*words, *joined], "latin", count)
    english, vietnamese, plain, other = shares["en"], shares["vi"], shares["vi-plain"], _highest(shares)
    kazakh = _is_kazakh_latin(words, joined, shares["kk-latin"], english)
    marked = lettered / count
    if (marked >= 0.5 or (marked >= 0.3 and vietnamese > 0 and marked + vietnamese > 2 * english)) and (
        _VIETNAMESE_ALONE.search(sample) is not None or (vietnamese > other and not kazakh)
    ):
        return "vi"
    if kazakh:
        return "kk"
    if count >= 4 and plain > 0 and plain > english and _is_unmarked_vietnamese(words, plain, other):
        return "vi"
    if (english >= _TOLD or (english > 0 and count < _SHORT)) and 1.5 * english >= other:
        return "en"
    alien = _with(_ALIEN_LATIN, _lettered(words))
    if count >= 4 and ((other >= 0.1 and other > 1.5 * english) or (alien >= 0.25 * count and english == 0)):
        return OTHER
    return UNKNOWN


def _with(letters: LazyPattern, words: list[str]) -> int:
    """How many of `words` have one of `letters`."""
    return sum(map(bool, map(letters.search, words)))


def _lettered(words: list[str]) -> list[str]:
    """Those of `words` that are of more than the letters of English."""
    return [word for word in words if not word.isascii() or "'" in word]


def _is_unmarked_vietnamese(words: list[str], plain: float, other: float) -> bool:
    """Whether `words` are Vietnamese without its marks: nearly all are syllables of it."""
    syllables = sum(_PLAIN_SYLLABLE.fullmatch(word) is not None for word in words) / len(words)
    return (plain >= 0.15 and plain > other) or (len(words) >= 6 and syllables >= 0.85)


def _is_kazakh_latin(words: list[str], joined: list[str], known: float, english: float) -> bool:
    """Whether `words` are Kazakh: by its frequent words, q without u, and letters that most other languages lack.

    joined: those with apostrophes. known, english: the shares of function words.
    """
    count = len(words)
    bare = _with(_BARE_Q, words) / count
    if count < 3 or not (known or bare):
        return False
    lettered_words = _lettered(words)
    own = _with(_KAZAKH_LATIN, lettered_words) / count
    lettered = 0.0 if joined else own
    strange = _with(_NOT_KAZAKH_LATIN, lettered_words) / count
    uzbek = _with(_UZBEK, joined) - _with(_OF_2017, joined)
    if (
        strange > 0.1
        or uzbek > 0.08 * count
        or not (known or (bare >= 0.1 and lettered >= 0.2) or min(bare, own) >= 0.15)
    ):
        return False
    # Of other languages, only the words that Kazakh has not.
    other = _highest(_shares([word for word in words if word not in _ALSO_KAZAKH], "latin", count))
    found = known + 0.7 * bare + 0.2 * own
    if lettered >= 0.2 and bare:
        return found >= max(0.12, english, other) and known + bare > english
    return found > max(0.12, english, other) and known + bare > max(english, other)


@cache
def _index(script: str) -> dict[str, tuple[str, ...]]:
    """The languages of that script by function word."""
    tables = {"cyrillic": OTHERS_CYRILLIC, "latin": OTHERS_LATIN}[script]
    own = ("kk", "ru") if script == "cyrillic" else ("en", "vi", "vi-plain", "kk-latin")
    index: dict[str, tuple[str, ...]] = {}
    for language, known in [*((name, OWN[name]) for name in own), *tables.items()]:
        for word in known:
            index[word] = (*index.get(word, ()), language)
    return index


def _shares(words: list[str], script: str, count: int = 0) -> dict[str, float]:
    """How much of `words` (or of `count` words) each language has among its function words."""
    index = _index(script)
    found = Counter(chain.from_iterable(index[word] for word in words if word in index))
    shares: dict[str, float] = dict.fromkeys(OWN, 0.0)
    shares.update((language, number / (count or len(words))) for language, number in found.items())
    return shares


def _highest(shares: dict[str, float]) -> float:
    return max((share for language, share in shares.items() if language not in OWN), default=0.0)


def _share(words: list[str], language: str) -> float:
    known = OWN[language]
    return len([word for word in words if word in known]) / len(words)


def function_word_share(text: str, language: str) -> float:
    """How much of `text`, counted in words, is function words of `language`: 0.2 to 0.4 in real prose."""
    words = _WORD.findall(text.lower())
    return _share(words, language) if words else 0.0


def prevailing(parts: Iterable[tuple[str, int]]) -> str:
    """The language of a text from its parts' (language, characters); "mul" when none has `PREVAILS`.

    "und" when nothing tells, or when it is `OTHER`.
    """
    sizes: Counter[str] = Counter()
    for language, size in parts:
        if language != UNKNOWN:
            sizes[language] += size
    if not sizes:
        return UNKNOWN
    language, size = sizes.most_common(1)[0]
    if size < PREVAILS * sum(sizes.values()):
        return MIXED
    return UNKNOWN if language == OTHER else language


def _is_strange(character: str) -> bool:
    return character >= "\u0370" and bisect_right(_STRANGE, ord(character)) % 2 == 1


def script_of(text: str) -> str:
    """The script of the first word of `text`: "latin", "cyrillic", or "" for any other and for none."""
    letter = _WORD.search(text)
    if letter is None or any(map(_is_strange, letter.group())):
        return ""
    # Not by the pattern of a word, which takes quadratic time for a long one without Cyrillic.
    return "cyrillic" if any("\u0400" <= character <= "\u04ff" for character in letter.group()) else "latin"
