"""Recognition on articles written for this test, in the manner of agencies of several countries."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from scoring import Gold, Label, Span, mistakes, predictions, read_marked, strict

from reader.documents import load_bytes
from reader.entities.recognition import recognise

_ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))
_FLOORS = {"en": 0.94, "vi": 0.94, "kk": 0.92}


@cache
def _results() -> dict[str, tuple[Gold, dict[Span, Label], dict[str, str]]]:
    """By language: the annotation, what was found, and the texts."""
    results: dict[str, tuple[Gold, dict[Span, Label], dict[str, str]]] = defaultdict(lambda: (Gold(), {}, {}))
    for path in _ARTICLES:
        text, annotation = read_marked(path)
        gold, found, texts = results[path.name.split("_")[0]]
        document = load_bytes(text.encode(), path.name)
        gold.wanted.update(annotation.wanted)
        gold.uncounted.extend(annotation.uncounted)
        found.update(predictions(path.name, document, recognise(document)))
        texts[path.name] = text
    return dict(results)


@pytest.mark.parametrize(("language", "floor"), _FLOORS.items())
def test_recognition_of_articles(language: str, floor: float) -> None:
    gold, found, texts = _results()[language]
    assert strict(gold, found)[""].f1 >= floor, "\n".join(mistakes(gold, found, texts))


@pytest.mark.parametrize("language", _FLOORS)
def test_people_places_and_organisations(language: str) -> None:
    gold, found, _ = _results()[language]
    scores = strict(gold, found)
    assert min(scores[kind].f1 for kind in ("PERSON", "PLACE", "ORG")) >= 0.88
