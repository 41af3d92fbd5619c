"""Writes data/words_*.txt, the words that texts write in small letters, and data/pairs_vi.txt, words of two syllables.

Run as `python -m reader.entities.recognition.build_words DATA`. DATA is a folder of training files, one JSON object a
line with `text` and `spans`. A word counts when it occurs twice in small letters outside names, and not mostly inside.
Sources: Universal NER on UD English-EWT (CC BY-SA 4.0), GUM (CC BY 4.0) and WNUT 2017 (CC BY 4.0) for English,
UD Vietnamese-VTB (CC BY-SA 4.0) for Vietnamese, KazNERD (CC BY 4.0) for Kazakh.
"""

import json
import math
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

_FILES = {
    "en": ("en-uner-ewt-train", "en-gum-open-names-train", "en-gum-news-names-train", "en-wnut17-train"),
    "vi": ("vi-vtb-train",),
    "kk": ("kk-kaznerd-valid",),
}
_NAMES = {"PER", "PERSON", "LOC", "PLACE", "ORG", "FAC", "NORP"}
_TOGETHER = 0.4
_WORD = re.compile(r"[^\W\d_]+")


def words(folder: Path, names: tuple[str, ...]) -> list[str]:
    """The words of the files `names` in `folder` that are common nouns, verbs and the like, sorted."""
    small: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for name in names:
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            spans = [(start, end) for start, end, kind in record["spans"] if kind in _NAMES]
            for match in _WORD.finditer(record["text"]):
                if any(start <= match.start() < end for start, end in spans):
                    named[match.group().lower()] += 1
                elif match.group().islower():
                    small[match.group()] += 1
    return sorted(word for word, count in small.items() if count >= 2 and count >= named[word] / 2)


def pairs(folder: Path, names: tuple[str, ...]) -> list[str]:
    """Two syllables that stand together more often than chance, the second in small letters, outside names.

    Measured by normalised pointwise mutual information (Bouma 2009), from `_TOGETHER` on.
    """
    single: Counter[str] = Counter()
    double: Counter[tuple[str, str]] = Counter()
    for name in names:
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            spans = [(start, end) for start, end, kind in record["spans"] if kind in _NAMES]
            found = list(_WORD.finditer(record["text"]))
            single.update(match.group().lower() for match in found)
            for first, second in pairwise(found):
                named = any(start < second.end() and first.start() < end for start, end in spans)
                touching = record["text"][first.end() : second.start()] == " "
                if touching and not named and second.group().islower():
                    double[first.group().lower(), second.group()] += 1
    total = single.total()

    def together(pair: tuple[str, str], count: int) -> float:
        chance = single[pair[0]] * single[pair[1]] / total
        return math.log(count / chance) / math.log(total / count)

    return sorted(" ".join(pair) for pair, count in double.items() if count >= 2 and together(pair, count) >= _TOGETHER)


def main() -> None:
    """Write the tables beside this file."""
    target = Path(__file__).parent / "data"
    target.mkdir(exist_ok=True)
    for language, names in _FILES.items():
        found = words(Path(sys.argv[1]), names)
        (target / f"words_{language}.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
        sys.stdout.write(f"{language}: {len(found)}\n")
    found = pairs(Path(sys.argv[1]), _FILES["vi"])
    (target / "pairs_vi.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
    sys.stdout.write(f"pairs: {len(found)}\n")


if __name__ == "__main__":
    main()
