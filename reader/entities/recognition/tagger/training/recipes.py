"""What each language is trained on and how, and what its figures are measured on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from zlib import crc32

from reader.entities.recognition.tagger.training.augmenting import in_capitals, in_small_letters, renamed, without_marks
from reader.entities.recognition.tagger.training.corpora import (
    Text,
    alone,
    by_block,
    by_group,
    paragraphs,
    read_corpus,
    read_inline,
)
from reader.entities.recognition.tagger.training.fitting import Settings
from reader.entities.recognition.tagger.training.sifting import sifted

Split = tuple[list[Text], list[Text]]
"""Documents to train on, and documents to measure on that have nothing in common with them."""

_NAMES = frozenset({"PERSON", "PLACE", "ORG"})
_KAZAKH = _NAMES | {"DATE", "MONEY", "PERCENT", "NORP", "EVENT"}
_VIETNAMESE = _KAZAKH | {"LAW"}
_OWN = Path(__file__).parents[2] / "training"
_FOLDS = 5
_SEED = 20_240_501


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one language is trained.

    measured: the types that figures are given for. everything: reads all documents that a shipped model is trained on
    from a folder. splits: reads the same as sides to train and to measure on. renamed, capitals, unmarked, small: the
    shares of documents or sentences that are copied with other names, in capitals, without marks and in small letters.
    own_times: how often the own sentences count.
    """

    settings: Settings
    measured: frozenset[str]
    everything: Callable[[Path], list[Text]]
    splits: Callable[[Path], Iterator[Split]]
    renamed: float
    capitals: float = 0.03
    unmarked: float = 0.0
    small: float = 0.0
    own_times: int = 3

    def copies(self, texts: Sequence[Text], language: str) -> list[Text]:
        """The changed copies of `texts` that are trained on as well; the same texts give the same copies."""
        rng = Random(_SEED)  # noqa: S311
        return [
            *renamed(texts, language, self.renamed, rng),
            *in_capitals(texts, self.capitals, rng),
            *without_marks(texts, self.unmarked, rng),
            *in_small_letters(texts, self.small, rng),
        ]


def own(language: str) -> list[Text]:
    """The documents that were written and annotated for this project."""
    return read_inline(_OWN / f"own_{language}.txt")


def _read(folder: Path, *names: str) -> list[Text]:
    return [text for name in names for text in by_group(read_corpus(folder / f"{name}.jsonl"))]


def _english_side(folder: Path) -> list[Text]:
    gum = _read(
        folder, "en-gum-news-names-train", "en-gum-open-names-train", "en-gum-news-names-dev", "en-gum-open-names-dev"
    )
    tweets = _read(folder, "en-wnut17-train", "en-wnut17-dev")
    return [*_read(folder, "en-uner-ewt-train"), *sifted(paragraphs(gum)), *tweets]


def _english(folder: Path) -> list[Text]:
    return [*_english_side(folder), *_read(folder, "en-uner-ewt-dev")]


def _english_splits(folder: Path) -> Iterator[Split]:
    yield _english_side(folder), _read(folder, "en-uner-ewt-dev")


def _vietnamese(folder: Path) -> list[Text]:
    return by_block(read_corpus(folder / "vi-vtb-train.jsonl"))


def _vietnamese_splits(folder: Path) -> Iterator[Split]:
    sentences = read_corpus(folder / "vi-vtb-train.jsonl")
    edges = [len(sentences) * fold // _FOLDS for fold in range(_FOLDS + 1)]
    for first, last in pairwise(edges):
        yield by_block(sentences[:first]) + by_block(sentences[last:]), by_block(sentences[first:last])


def _kazakh(folder: Path) -> list[Text]:
    return alone(read_corpus(folder / "kk-kaznerd-valid.jsonl"))


def _kazakh_splits(folder: Path) -> Iterator[Split]:
    texts = _kazakh(folder)
    folds = [crc32(text[0].group.encode()) % _FOLDS for text in texts]
    for fold in range(_FOLDS):
        train = [text for text, number in zip(texts, folds, strict=True) if number != fold]
        yield train, [text for text, number in zip(texts, folds, strict=True) if number == fold]


RECIPES: Mapping[str, Recipe] = {
    "en": Recipe(Settings(_NAMES, 0.5, 0.1, 75), _NAMES, _english, _english_splits, renamed=0.15, small=0.06),
    "vi": Recipe(
        Settings(_VIETNAMESE, 0.1, 0.05, 80), _NAMES, _vietnamese, _vietnamese_splits, renamed=1.0, unmarked=0.1
    ),
    "kk": Recipe(Settings(_KAZAKH, 0.1, 0.05, 80), _KAZAKH, _kazakh, _kazakh_splits, renamed=0.3),
}
