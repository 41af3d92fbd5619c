"""Sentences that lost the space between them: "architecture.The", "(AI).The"."""

from collections.abc import Iterator

from reader.documents.tables import terms
from reader.lazy_pattern import LazyPattern

_CANDIDATE = LazyPattern(r"[.?!…][)\]»”’]*(?=[^\W\d_])")
_WORD_AHEAD = LazyPattern(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NO_PROSE = LazyPattern(r"://|www\.|[@\\_=/]")
_JOINERS = frozenset("-’'")
_CLOSERS = frozenset(")]»”’")

# What may stand behind the dot of a domain, a file or a product: IANA's list of top-level domains and common
# file suffixes, the ones met in news.
_SUFFIXES = terms(
    """com net org gov edu info biz int mil vn kz ru uk us cn jp kr de fr eu asia tv io ai app dev me co
    txt doc docx pdf xls xlsx ppt pptx jpg jpeg png gif mp3 mp4 avi zip rar csv html htm php asp aspx js py md"""
)

# Abbreviations written against the name that follows: Vietnamese and Russian style books, English titles.
_ABBREVIATIONS = terms(
    """mr mrs ms dr st sr jr prof gen col maj capt lt sgt rep sen gov hon rev pres vs no op ed vol pp fig dept univ
    tp tx ths bs ks ts gs pgs đ th
    им ул ст пр др об обл просп акад проф корр гр пос дер мкр тов"""
)

_LOOKAROUND = 100
"""A token longer than this is no word of an article; looking further would make the search slow."""


def glued_sentences(text: str) -> Iterator[int]:
    """The offsets at which a space is missing between two sentences, in text order.

    Left alone are domains, addresses, paths, initials, abbreviations, numbers, file names and code.
    """
    for match in _CANDIDATE.finditer(text):
        if _begins_sentence(text, match.end()) and _ends_sentence(text, match.start()):
            yield match.end()


def _ends_sentence(text: str, stop: int) -> bool:
    """True when the mark at `stop` has in front of it what ends a sentence."""
    if stop == 0:
        return False
    floor = max(0, stop - _LOOKAROUND)
    begin = max(floor, *(text.rfind(space, floor, stop) + 1 for space in " \n\u00a0"))
    if begin == floor > 0:
        return False
    token = text[begin:stop]
    if _NO_PROSE.search(token):
        return False
    if text[stop - 1] in _CLOSERS or text[stop - 1] == "%":
        return len(token) > 1
    word_begin = stop
    while word_begin > begin and text[word_begin - 1].isalnum():
        word_begin -= 1
    word = text[word_begin:stop]
    if word.isdecimal():
        return len(word) == 4 and begin == word_begin
    if word_begin > begin and text[word_begin - 1] == ".":
        return False
    if text[stop] == "!" and not word.islower():
        return False
    return len(word) >= 2 and word[-2:].islower() and word.isalpha() and word.lower() not in _ABBREVIATIONS


def _begins_sentence(text: str, start: int) -> bool:
    """True when a sentence can begin at `start`: a capitalised word with prose behind it."""
    match = _WORD_AHEAD.match(text, start, start + _LOOKAROUND)
    if match is None:
        return False
    word = match.group()
    after = text[match.end() : match.end() + 2]
    if not word[0].isupper() or word.lower() in _SUFFIXES:
        return False
    if len(word) == 1:
        return after[:1] == " "
    if not word[1:].islower() and not word.isupper() and _JOINERS.isdisjoint(word):
        return False
    return not after or after[0].isspace() or after[0] in ",;:)”»’" or (after[0] in ".!?…" and not after[1:].isalnum())
