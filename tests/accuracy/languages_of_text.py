"""How often the language of a sentence or a paragraph is found.

    python tests/accuracy/languages_of_text.py NER_FOLDER

Vietnamese, Kazakh and English sentences are those of NER_FOLDER, each as it stands and joined to paragraphs; Kazakh
also in its Latin alphabets. Sentences of other languages are those of tests/data/languages.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.documents.language import OTHER, detect
from reader.names.kazakh_latin import to_latin

OWN = ("vi", "kk", "en", "ru")
SENTENCE, PARAGRAPH = 41, 200
"""Characters; shorter lines take the language of their document."""

_CYRILLIC = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшыіьэюя"
_NEWSPAPER = "a ä b v g ğ d e j z ï y k q l m n ñ o ö p r s t w u ü f x h c ç ş ı i - é yu ya"
NEWS_LATIN = str.maketrans(dict(zip(_CYRILLIC, (each.strip("-") for each in _NEWSPAPER.split()), strict=True)))
"""The Latin alphabet of Kazakh news sites from about 2004 on (QazAqparat); capitals do not matter here."""


def in_latin(text: str, system: str) -> str:
    """Kazakh `text` in one of the Latin alphabets, or with the letters of 2021 left without their marks."""
    if system == "news":
        return text.lower().translate(NEWS_LATIN)
    return to_latin(text, system)  # type: ignore[arg-type]


def foreign() -> Iterator[tuple[str, str]]:
    """Sentences of other languages, without the marks of their names."""
    path = Path(__file__).parents[1] / "data" / "languages" / "sentences.tsv"
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        language, text = line.split("\t")
        yield language, re.sub(r"\[([^]]*)\]\{[A-Z]+\}", r"\1", text)


def texts(folder: Path, pattern: str) -> list[str]:
    """The sentences of the files, every record with letters."""
    found = []
    for path in sorted(folder.glob(pattern)):
        found += [json.loads(line)["text"].strip() for line in path.open(encoding="utf-8")]
    return found


def joined(sentences: Iterable[str], length: int) -> Iterator[str]:
    """Paragraphs of at least `length` characters."""
    gathered = ""
    for sentence in sentences:
        gathered = f"{gathered} {sentence}".strip()
        if len(gathered) >= length:
            yield gathered
            gathered = ""


def unmarked(text: str) -> str:
    """Vietnamese as it is written where no marks can be typed."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(character for character in apart if not unicodedata.combining(character))


def measure(name: str, expected: str, sentences: Iterable[str]) -> float:
    """Print how many of the texts are found to be in `expected`, and as what the others are taken."""
    found = Counter(detect(text) for text in sentences)
    total = sum(found.values())
    others = " ".join(f"{key}:{count}" for key, count in found.most_common() if key != expected)
    share = found[expected] / total if total else 0.0
    sys.stdout.write(f"{name:24} {total:6} {share:7.2%}  {others}\n")
    return share


def main(folder: Path) -> None:
    """Measure everything."""
    kazakh = texts(folder, "kk-*.jsonl")
    corpora = {"vi": ("vi", texts(folder, "vi-*.jsonl")), "kk": ("kk", kazakh)}
    corpora["en (web, UNER)"] = ("en", texts(folder, "en-uner-*.jsonl"))
    for system in ("2021", "2018", "2017", "bgn", "news"):
        corpora[f"kk Latin {system}"] = ("kk", [in_latin(text, system) for text in kazakh])
    for language in dict.fromkeys(language for language, _ in foreign()):
        own = [text for each, text in foreign() if each == language]
        corpora[language] = (language if language in OWN else OTHER, own)
    bare = [unmarked(text) for text in corpora["vi"][1]]
    corpora["vi without marks"] = ("vi", bare)
    for name, (expected, sentences) in corpora.items():
        long = [text for text in sentences if len(text) >= SENTENCE or len(sentences) < 100]
        measure(f"{name}, sentences", expected, long)
        if len(sentences) > 100:
            measure(f"{name}, paragraphs", expected, joined(sentences, PARAGRAPH))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
