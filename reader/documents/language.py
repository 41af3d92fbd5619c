"""The language of a paragraph and of a text: Vietnamese, Kazakh, English, Russian, or not known.

Letters decide where a language has its own (Vietnamese: vowels with marks, đ; Kazakh: ә ғ қ ң ө ұ ү һ і); elsewhere the
most frequent function words do (general word frequency: articles, prepositions, conjunctions, pronouns).
"""

from collections import Counter
from collections.abc import Iterable

from reader.documents.tables import terms
from reader.lazy_pattern import LazyPattern

UNKNOWN = "und"
MIXED = "mul"

PREVAILS = 0.6
"""So much of a text must be in one language for the text to be in it."""

_SAMPLE = 1_500
"""So many characters of a paragraph are looked at."""

_WORD = LazyPattern(r"[^\W\d_]+")
_CYRILLIC = LazyPattern(r"[^\W\d_]*[\u0400-\u04ff][^\W\d_]*")
_KAZAKH = LazyPattern(r"[^\W\d_]*[әғқңөұүһі][^\W\d_]*")
_VIETNAMESE = LazyPattern(r"[^\W\d_]*[àáâãèéêìíòóôõùúýăđĩũơư\u1ea0-\u1ef9][^\W\d_]*")

_WORDS = {
    "en": terms(
        """the of and to in a is that for on with as by at from was were are be has have had its it this his her their
        which not an or but will would said after who he she they we you i can our your there been more than into about
        how what when where do does if so no all one up out over"""
    ),
    "vi": terms(
        """của và là các những được trong cho với không người đã có một này tại về khi từ đến ông theo năm ngày bà sẽ
        đang trên để ra cũng như vào do nhiều bị sau trước giữa hai nước việc tôi anh chị em đó"""
    ),
    # Vietnamese without marks: only syllables that are rare as words of English.
    "vi-plain": terms(
        """cua nhung duoc khong nguoi cac voi trong ngay theo tai va la mot nay nam da co cho ve khi tu den hai nuoc
        viec toi nhieu truoc giua dang cung nhu vao tren thanh pho quoc chinh phu tich hoi"""
    ),
    "kk": terms(
        """және мен бен пен үшін бұл деп бойынша туралы болып ол осы кейін да де та те болды еді емес жылғы жылы бар
        оның сондай арқылы қарай дейін бірақ немесе ретінде биыл екен мұндай"""
    ),
    "ru": terms(
        """и в на с по что не из к для о от как он она это а его её их был была было года также за при до мы вы я но
        или который которые между об со она они только уже если во ко же бы"""
    ),
}


def detect(text: str) -> str:
    """The language of `text`: "vi", "kk", "en", "ru", or "und" when nothing tells."""
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    if not words:
        return UNKNOWN
    if sample.isascii():
        return _latin(words, 0.0)
    if 2 * len(_CYRILLIC.findall(sample)) > len(words):
        return _cyrillic(words, len(_KAZAKH.findall(sample)) / len(words))
    return _latin(words, len(_VIETNAMESE.findall(sample)) / len(words))


def _cyrillic(words: list[str], lettered: float) -> str:
    kazakh = lettered + _share(words, "kk")
    russian = _share(words, "ru")
    # A Russian text names Kazakh people and places, a Kazakh text without its letters does not exist.
    if kazakh > russian and (lettered >= 0.15 or russian == 0):
        return "kk"
    return "ru" if russian > 0 else UNKNOWN


def _latin(words: list[str], marked: float) -> str:
    english = _share(words, "en")
    vietnamese = _share(words, "vi")
    if marked >= 0.5 or (marked >= 0.3 and vietnamese > 0 and marked + vietnamese > 2 * english):
        return "vi"
    plain = _share(words, "vi-plain")
    if len(words) >= 4 and plain >= 0.15 and plain > english:
        return "vi"
    if english >= 0.08 or (english > 0 and len(words) < 12):
        return "en"
    return UNKNOWN


def _share(words: list[str], language: str) -> float:
    known = _WORDS[language]
    return len([word for word in words if word in known]) / len(words)


def function_word_share(text: str, language: str) -> float:
    """How much of `text`, counted in words, is function words of `language`: 0.2 to 0.4 in real prose."""
    words = _WORD.findall(text.lower())
    return _share(words, language) if words else 0.0


def prevailing(parts: Iterable[tuple[str, int]]) -> str:
    """The language of a text from its parts' (language, characters); "mul" when none has `PREVAILS`."""
    sizes: Counter[str] = Counter()
    for language, size in parts:
        if language != UNKNOWN:
            sizes[language] += size
    if not sizes:
        return UNKNOWN
    language, size = sizes.most_common(1)[0]
    return language if size >= PREVAILS * sum(sizes.values()) else MIXED


def same_script(text: str, language: str) -> bool:
    """True when `text` is written in the script of `language` and has at least one letter."""
    letter = _WORD.search(text)
    if letter is None:
        return False
    # Not by the pattern of a word, which takes quadratic time for a long one without Cyrillic.
    return any("\u0400" <= character <= "\u04ff" for character in letter.group()) == (language in {"kk", "ru"})
