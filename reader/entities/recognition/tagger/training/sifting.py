"""Sentences whose annotation can be trusted, of English documents where names were marked by rule.

The rule behind the GUM names leaves words out at the front ("United [States]", "New [York]"), keeps titles in ("[Mr.
Roberts]") and passes names over. Titles are cut off again; a sentence with a capital that no name and nothing else
explains is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from reader.entities.recognition.english_words import CALENDAR, FUNCTION, OFFICES
from reader.entities.recognition.lexicon import split, titles
from reader.entities.recognition.tagger.training.corpora import Sentence, Span, Text
from reader.entities.recognition.tokens import tokenise
from reader.names.known import gazetteer

_END = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)[.!?][\"”’)\]]*(?= +[A-Z“\"(\[])")
_WORD = re.compile(r"[^\W\d_][^\W_]*")
_ALSO_CAPITAL = split("i mr mrs ms dr sir madam lord lady st ok am pm") | OFFICES
_JOINS = frozenset({"and", "or", ","})


def sifted(texts: Iterable[Text]) -> Iterator[Text]:
    """The sentences of the paragraphs of `texts`, without those that are doubtful, and without empty documents."""
    for text in texts:
        kept = tuple(piece for paragraph in text for piece in _sentences(paragraph) if _explained(piece))
        if kept:
            yield kept


def _sentences(paragraph: Sentence) -> Iterator[Sentence]:
    ends = [match.end() for match in _END.finditer(paragraph.text)]
    whole = [end for end in ends if not any(start < end < last for start, last, _ in paragraph.spans)]
    for begin, end in pairwise([0, *whole, len(paragraph.text)]):
        text = paragraph.text[begin:end].lstrip()
        start = end - len(text)
        spans = [(a - start, b - start, kind) for a, b, kind in paragraph.spans if start <= a and b <= end]
        names = (_without_title(text, span) for span in spans)
        if text:
            yield replace(paragraph, text=text, spans=tuple(span for span in names if span[0] < span[1]))


def _without_title(text: str, span: Span) -> Span:
    """`span` without titles and an article in front; empty when nothing is left."""
    start, end, kind = span
    tokens = tokenise(text[start:end])
    lower = [token.text.lower() for token in tokens]
    first = 0
    while kind == "PERSON" and first < len(tokens):
        length = titles("en").at(lower, first)
        length = max(length, lower[first] in OFFICES)
        if not length:
            break
        first += length
        if first < len(tokens) and lower[first] == ".":
            first += 1
    if first < len(tokens) and lower[first] == "the":
        first += 1
    return (start + tokens[first].start, end, kind) if first < len(tokens) else (end, end, kind)


def _explained(sentence: Sentence) -> bool:
    """Whether every capital is that of a name, of a sentence's first word or of a word that is written so."""
    text, spans = sentence.text, sentence.spans
    if text.isupper():
        return False
    for start, end, kind in spans:
        words = text[start:end].split()
        if kind == "PERSON" and (_JOINS & set(words) or words[-1].lower() in _peoples()):
            return False
    starts = {start for start, _, _ in spans}
    for match in _WORD.finditer(text):
        place, word = match.start(), match.group()
        if not any(char.isupper() for char in word) or any(start <= place < end for start, end, _ in spans):
            continue
        lower = word.lower()
        touches = match.end() + 1 in starts and text[match.end()] == " "
        first = not text[:place].strip(" \"“'(‘[")
        if touches and not (lower in _ALSO_CAPITAL or (first and lower in FUNCTION)):
            return False
        if not (first or lower in _ALSO_CAPITAL or lower in CALENDAR or lower in _peoples()):
            return False
    return True


@cache
def _peoples() -> frozenset[str]:
    known = (item for item in gazetteer() if item.kind == "NORP")
    return frozenset(name.lower() for item in known for name in (*item.names.values(), *item.aliases))
