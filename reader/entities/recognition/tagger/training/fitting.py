"""From annotated text to a model: attributes, tags, the optimiser and its settings."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from re import compile as pattern

from reader.documents import Document, Form, OffsetMap, Part, Role, Zone
from reader.entities.recognition.pipeline import read_by_rules
from reader.entities.recognition.tagger.facts import Facts
from reader.entities.recognition.tagger.model import Stretch, stretches
from reader.entities.recognition.tagger.tags import encode
from reader.entities.recognition.tagger.training.corpora import Span, Text
from reader.entities.recognition.tagger.words import Words
from reader.entities.recognition.tokens import Token

_WORD = pattern(r"[^\W\d_]+")
_VALUES = frozenset({"DATE", "MONEY", "PERCENT"})
_NAMES = frozenset({"PERSON", "PLACE", "ORG", "NORP"})


@dataclass(frozen=True, slots=True)
class Settings:
    """How one language is trained.

    kinds: the types that are tagged; names of other types count as ordinary words.
    c1, c2: weights of the L1 and L2 penalties. iterations: of L-BFGS. rarest: attributes seen less often are left out.
    """

    kinds: frozenset[str]
    c1: float
    c2: float
    iterations: int
    rarest: int = 1


class Noting:
    """Turns the documents of one language into what the optimiser, and the tagger, read."""

    def __init__(self, language: str, common: Container[str]) -> None:
        """common: see `Words`; for an honest figure taken from the training side alone."""
        self._language = language
        self._common = common
        self._words = Words(language, common)

    def document(self, text: Text) -> Iterator[tuple[list[Span], list[Stretch]]]:
        """The names of every sentence of `text`, with the stretches it is tagged in; offsets are the stretches'."""
        document = _document(text, self._language)
        found = [reading for _, reading in read_by_rules(document, self._common)]
        facts = Facts(reading.passage for reading in found)
        for sentence, part, reading in zip(text, document.parts, found, strict=True):
            spans = [(part.start + start, part.start + end, kind) for start, end, kind in sentence.spans]
            yield spans, list(stretches(reading, facts, self._words, sentence.register))

    def with_values(self, texts: Iterable[Text]) -> Iterator[Text]:
        """`texts` with the dates and amounts that the rules find beside the names, where names alone were annotated."""
        for text in texts:
            document = _document(text, self._language)
            sentences = []
            for sentence, part, (_, found) in zip(text, document.parts, read_by_rules(document), strict=True):
                values = [
                    (candidate.start - part.start, candidate.end - part.start, candidate.type.value)
                    for candidate in found.settled
                    if candidate.type.value in _VALUES
                ]
                free = [span for span in values if not any(span[0] < b and a < span[1] for a, b, _ in sentence.spans)]
                sentences.append(replace(sentence, spans=(*sentence.spans, *free)))
            yield tuple(sentences)


def _document(text: Text, language: str) -> Document:
    """A document with one paragraph for each sentence of `text`."""
    whole = "\n".join(sentence.text for sentence in text)
    parts: list[Part] = []
    start = 0
    for sentence in text:
        end = start + len(sentence.text)
        parts.append(Part(Role.BODY, Form.PARAGRAPH, Zone.BODY, start, end, language))
        start = end + 1
    return Document("", "", whole, tuple(parts), language, None, None, None, OffsetMap())


def _within(span: Span, tokens: Sequence[Token]) -> bool:
    return span[0] < tokens[-1].end and tokens[0].start < span[1]


def common_words_of(texts: Iterable[Text]) -> frozenset[str]:
    """The words that `texts` write in small letters, as `build_words` finds them."""
    small: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for text in texts:
        for sentence in text:
            spans = [span for span in sentence.spans if span[2] in _NAMES]
            for match in _WORD.finditer(sentence.text):
                if any(start <= match.start() < end for start, end, _ in spans):
                    named[match.group().lower()] += 1
                elif match.group().islower():
                    small[match.group()] += 1
    return frozenset(word for word, count in small.items() if count >= 2 and count >= named[word] / 2)


def fit(texts: Sequence[Text], noting: Noting, settings: Settings, target: Path, tell: Callable[[str], None]) -> None:
    """Train a model on `texts` and write it to `target`.

    The optimiser has no random part: the same texts in the same order give the same model.
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    words = 0
    for text in texts:
        for spans, parts in noting.document(text):
            for stretch in parts:
                tokens = stretch.passage.tokens[stretch.first : stretch.last]
                wanted = [span for span in spans if span[2] in settings.kinds and _within(span, tokens)]
                tags = encode(tokens, wanted)
                sequence = pycrfsuite.ItemSequence(stretch.rows)
                trainer.append(sequence, tags)
                words += len(tags)
    trainer.set_params(
        {
            "c1": settings.c1,
            "c2": settings.c2,
            "max_iterations": settings.iterations,
            "feature.minfreq": settings.rarest,
            "feature.possible_transitions": False,
        }
    )
    trainer.train(str(target))
    tell(f"{target.name}: {words} words, {target.stat().st_size / 1e6:.2f} MB")
