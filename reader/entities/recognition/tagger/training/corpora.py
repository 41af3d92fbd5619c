"""The annotated text that the models are trained on, as documents of sentences."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from reader.entities.recognition.tagger.features import NEWS

Span = tuple[int, int, str]
"""Start and end in code points, end exclusive, and the type."""

_TYPES = {"PER": "PERSON", "LOC": "PLACE", "FAC": "PLACE"}
_BLOCK = 25
_OPEN = re.compile(r"\[([A-Z]+) ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a paragraph, with its names.

    group: sentences of one group stay in one fold. register: NEWS where annotation and register are the program's own,
    "" for a corpus that has its own guideline.
    """

    text: str
    spans: tuple[Span, ...]
    group: str = ""
    register: str = ""


Text = tuple[Sentence, ...]
"""The sentences of one document, in order."""


def read_corpus(path: Path) -> list[Sentence]:
    """The records of a file of one JSON object a line, with `text`, `spans` and perhaps `doc`; types in our terms."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            spans = tuple((start, end, _TYPES.get(kind, kind)) for start, end, kind in record["spans"])
            found.append(Sentence(record["text"], spans, record.get("doc", record.get("id", ""))))
    return found


def by_group(sentences: Iterable[Sentence]) -> list[Text]:
    """Documents of the neighbouring sentences that share a group."""
    return [tuple(found) for _, found in groupby(sentences, key=lambda sentence: sentence.group)]


def by_block(sentences: list[Sentence], size: int = _BLOCK) -> list[Text]:
    """Documents of `size` sentences that follow each other, for a corpus that does not say where articles end."""
    return [tuple(sentences[start : start + size]) for start in range(0, len(sentences), size)]


def alone(sentences: Iterable[Sentence]) -> list[Text]:
    """Every sentence as a document."""
    return [(sentence,) for sentence in sentences]


def paragraphs(texts: Iterable[Text]) -> Iterator[Text]:
    """Documents whose records hold several paragraphs, with one sentence for each paragraph."""
    for text in texts:
        yield tuple(piece for sentence in text for piece in _split(sentence))


def _split(sentence: Sentence) -> Iterator[Sentence]:
    for match in re.finditer(r"[^\n]+", sentence.text):
        start, end = match.span()
        inside = tuple((a - start, b - start, kind) for a, b, kind in sentence.spans if start <= a and b <= end)
        yield replace(sentence, text=match.group(), spans=inside)


def read_inline(path: Path) -> list[Text]:
    """Documents of a file with "[PERSON Ada Lovelace]" markup, one paragraph a line, a blank line between documents.

    Of names inside names the outer one counts. Raises ValueError where a bracket is not closed.
    """
    found: list[Text] = []
    current: list[Sentence] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("#"):
            continue
        if line.strip():
            current.append(_inline(line.strip(), f"{path.stem}-{len(found)}"))
        elif current:
            found.append(tuple(current))
            current = []
    return found


def _inline(line: str, group: str) -> Sentence:
    pieces: list[str] = []
    spans: list[Span] = []
    stack: list[tuple[int, str]] = []
    length = place = 0
    while place < len(line):
        opening = _OPEN.match(line, place)
        if opening:
            stack.append((length, opening[1]))
            place = opening.end()
            continue
        if line[place] == "]" and stack:
            start, kind = stack.pop()
            if not stack:
                spans.append((start, length, kind))
        else:
            pieces.append(line[place])
            length += 1
        place += 1
    if stack:
        raise ValueError(line)
    return Sentence("".join(pieces), tuple(spans), group, NEWS)
