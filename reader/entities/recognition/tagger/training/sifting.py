"""Sentences whose annotation can be trusted, of English documents where names were marked by rule.

The rule behind the GUM names leaves words out at the front ("United [States]", "New [York]"), keeps titles in ("[Mr.
Roberts]") and passes names over. Titles are cut off again; a sentence with a capital that no name and nothing else
explains is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from reader.entities.recognition.english_words import CALENDAR, FUNCTION, OFFICES
from reader.entities.recognition.lexicon import split, titles
from reader.entities.recognition.tagger.training.corpora import Sentence, Span, Text
from reader.entities.recognition.tokens import tokenise
from reader.names.known import gazetteer

_SENTENCE = re.compile(r".+?(?:[.!?][\"”’)\]]*(?= +[A-Z“\"(\[])|$)")
_WORD = re.compile(r"[^\W\d_][^\W_]*")
_ALSO_CAPITAL = split("i mr mrs ms dr sir madam lord lady st ok am pm") | OFFICES
_JOINS = frozenset({"and", "or", ","})


def sifted(texts: Iterable[Text]) -> Iterator[Text]:
    """Of the paragraphs of `texts` the sentences, without those that are doubtful; documents left empty are left out."""
    for text in texts:
        kept = tuple(piece for paragraph in text for piece in _sentences(paragraph) if _explained(piece))
        if kept:
            yield kept


def _sentences(paragraph: Sentence) -> Iterator[Sentence]:
    for match in _SENTENCE.finditer(paragraph.text):
        start = match.end() - len(match.group().lstrip())
        end = match.end()
        spans = [(a - start, b - start, kind) for a, b, kind in paragraph.spans if start <= a and b <= end]
        text = paragraph.text[start:end]
        names = (_without_title(text, span) for span in spans)
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
