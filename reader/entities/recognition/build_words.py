"""Writes data/words_*.txt, the words that texts write in small letters.

Run as `python -m reader.entities.recognition.build_words DATA`. DATA is a folder of training files, one JSON object a
line with `text` and `spans`. A word counts when it occurs twice in small letters outside names, and not mostly inside.
Sources: Universal NER on UD English-EWT (CC BY-SA 4.0), GUM (CC BY 4.0) and WNUT 2017 (CC BY 4.0) for English,
UD Vietnamese-VTB (CC BY-SA 4.0) for Vietnamese, KazNERD (CC BY 4.0) for Kazakh.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

_FILES = {
    "en": ("en-uner-ewt-train", "en-gum-open-names-train", "en-gum-news-names-train", "en-wnut17-train"),
    "vi": ("vi-vtb-train",),
    "kk": ("kk-kaznerd-valid",),
}
_NAMES = {"PER", "PERSON", "LOC", "PLACE", "ORG", "FAC", "NORP"}
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


def main() -> None:
    """Write the tables beside this file."""
    target = Path(__file__).parent / "data"
    target.mkdir(exist_ok=True)
    for language, names in _FILES.items():
        found = words(Path(sys.argv[1]), names)
        (target / f"words_{language}.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
        sys.stdout.write(f"{language}: {len(found)}\n")


if __name__ == "__main__":
    main()
