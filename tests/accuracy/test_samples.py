"""How much of the sample articles' annotation is recognised; the floors lie a little under what is reached."""

from functools import cache
from pathlib import Path

import pytest
from scoring import Gold, Label, Score, Span, mistakes, predictions, read_gold, strict

from reader.documents import load_file
from reader.entities.recognition import recognise

_ROOT = Path(__file__).parents[2]
_GOLD = _ROOT / "tests" / "data" / "gold" / "mentions.tsv"
_FLOORS = {
    "": 0.95,
    "PERSON": 0.95,
    "PLACE": 0.96,
    "ORG": 0.92,
    "NORP": 0.95,
    "EVENT": 0.85,
    "LAW": 0.85,
    "DATE": 0.95,
    "MONEY": 0.90,
    "PERCENT": 0.90,
    "QUANTITY": 0.85,
}


@cache
def _predicted() -> tuple[dict[Span, Label], dict[str, str]]:
    found: dict[Span, Label] = {}
    texts: dict[str, str] = {}
    for path in sorted((_ROOT / "seeds").glob("*.txt")):
        document = load_file(path)
        texts[path.name] = path.read_bytes().decode()
        found.update(predictions(path.name, document, recognise(document)))
    return found, texts


def _scores(gold: Gold) -> dict[str, Score]:
    return strict(gold, _predicted()[0])


@pytest.mark.parametrize(("kind", "floor"), _FLOORS.items(), ids=lambda value: str(value) or "all")
def test_recognition_of_the_samples(kind: str, floor: float) -> None:
    gold = read_gold(_GOLD)
    assert _scores(gold)[kind].f1 >= floor, "\n".join(mistakes(gold, *_predicted()))


def test_recognition_in_what_is_read_first() -> None:
    gold = read_gold(_GOLD, zones=("title", "standfirst", "body"))
    assert _scores(gold)[""].f1 >= 0.96
