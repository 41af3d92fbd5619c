"""Alignment of the paragraphs of two articles, against position alone.

`python tests/accuracy/follow_mode.py [--mistakes] [--speed]` prints, for the pairs of articles in tests/data/follow,
how often the paragraph found is the right one or a neighbour of it, in both directions, how often a paragraph that has
no counterpart gets none, and what going to the same share of the other article would reach.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from time import process_time

from reader.documents import Document, load_bytes
from reader.entities.alignment import Alignment, Direction, align
from reader.library.library import Library
from reader.library.sqlite import open_library

_FOLDER = Path(__file__).parent.parent / "data" / "follow"
PAIRS = sorted(path.stem for path in _FOLDER.glob("*.tsv"))


@dataclass
class Figures:
    """Counts of one direction: `answered` paragraphs have counterparts, `alone` ones have none."""

    answered: int = 0
    near: int = 0
    exact: int = 0
    alone: int = 0
    left_alone: int = 0
    by_position: int = 0
    mistakes: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """The share of paragraphs with a counterpart that lead to it or a neighbour of it."""
        return self.near / self.answered

    @property
    def overall(self) -> float:
        """The same over all paragraphs: one without counterpart is right when none is found."""
        return (self.near + self.left_alone) / (self.answered + self.alone)

    @property
    def position(self) -> float:
        """The rate that position alone reaches."""
        return self.by_position / self.answered


@dataclass(frozen=True)
class Side:
    """One article; its paragraphs are counted from 0 in the file, where empty lines separate them."""

    document: Document
    text: str

    def number(self, offset: int) -> int:
        return self.text.count("\n\n", 0, offset)

    @property
    def starts(self) -> list[int]:
        lengths = [len(paragraph) + 2 for paragraph in self.text.split("\n\n")]
        return [sum(lengths[:number]) for number in range(len(lengths))]


def read_map(pair: str) -> dict[int, set[int]]:
    """Left paragraph → the right ones that say the same."""
    rows = (_FOLDER / f"{pair}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = (row.split("\t") for row in rows)
    return {int(left): set() if right == "-" else {int(number) for number in right.split()} for left, right in cells}


def open_pair(pair: str) -> tuple[Library, Side, Side]:
    """The two articles of `pair` ("storm.en-vi"), recognised and linked."""
    name, languages = pair.split(".")
    library = open_library(None, None)
    sides = []
    for language in languages.split("-"):
        raw = (_FOLDER / f"{name}.{language}.txt").read_bytes()
        document = load_bytes(raw, f"{name}.{language}.txt")
        library.add(document)
        library.analyse(document.key)
        sides.append(Side(document, raw.decode("utf-8")))
    return library, sides[0], sides[1]


def aligned(library: Library, left: Side, right: Side) -> Alignment:
    """The alignment that the library's own mentions give."""
    keys = left.document.key, right.document.key
    return align(left.document, library.mentions(keys[0]), right.document, library.mentions(keys[1]))


def _measure(direction: Direction, here: Side, there: Side, wanted: dict[int, set[int]]) -> Figures:
    figures = Figures()
    starts, others = here.starts, there.starts
    for number, start in enumerate(starts):
        counterpart = direction.counterpart(start)
        found = None if counterpart is None else there.number(counterpart.start)
        right = wanted[number]
        if right:
            figures.answered += 1
            near = found is not None and min(abs(found - one) for one in right) <= 1
            figures.near += near
            figures.exact += found in right
            guess = round(number * (len(others) - 1) / (len(starts) - 1))
            figures.by_position += min(abs(guess - one) for one in right) <= 1
        else:
            figures.alone += 1
            near = found is None
            figures.left_alone += near
        if not near:
            figures.mistakes.append(f"{number} → {found}, right: {sorted(right) or None}")
    return figures


@cache
def figures_of(pair: str) -> dict[str, Figures]:
    """The figures of both directions, called "en → vi" and "vi → en"."""
    library, left, right = open_pair(pair)
    wanted = read_map(pair)
    inverse = {j: {i for i, targets in wanted.items() if j in targets} for j in range(len(right.starts))}
    alignment = aligned(library, left, right)
    first, second = pair.split(".")[1].split("-")
    return {
        f"{first} → {second}": _measure(alignment.left_to_right, left, right, wanted),
        f"{second} → {first}": _measure(alignment.right_to_left, right, left, inverse),
    }


@cache
def strays() -> float:
    """The share of paragraphs for which a counterpart is found in articles on something else altogether."""
    library = open_library(None, None)
    sides: dict[str, Document] = {}
    for path in sorted(_FOLDER.glob("*.txt")):
        sides[path.stem] = load_bytes(path.read_bytes(), path.name)
        library.add(sides[path.stem])
        library.analyse(sides[path.stem].key)
    found = []
    for name, left in sides.items():
        for other, right in sides.items():
            if name.split(".")[0] != other.split(".")[0]:
                way = align(left, library.mentions(left.key), right, library.mentions(right.key)).left_to_right
                found += [way.counterpart(part.start) is not None for part in left.shown_parts()]
    return sum(found) / len(found)


def table(mistakes: bool) -> Iterator[str]:
    """The lines of the report."""
    yield "pair            way        right ±1   exact   none right   all right   position alone"
    for pair in PAIRS:
        for way, figures in figures_of(pair).items():
            exact = figures.exact / figures.answered
            yield (
                f"{pair:15} {way:9} {figures.rate:9.1%} {exact:7.1%} {figures.left_alone:6}/{figures.alone}"
                f" {figures.overall:12.1%} {figures.position:12.1%}"
            )
            if mistakes:
                yield from (f"    {line}" for line in figures.mistakes)
    yield f"counterparts found in articles on something else: {strays():.1%} of the paragraphs"


def speed(paragraphs: int) -> float:
    """The seconds of computing that two articles of so many paragraphs take, the best of three."""
    library = open_library(None, None)
    documents = []
    for language in ("en", "vi"):
        texts = (_FOLDER / f"storm.{language}.txt").read_text(encoding="utf-8").split("\n\n")
        made = [
            re.sub(r"\d", lambda digit: str((int(digit[0]) + number) % 10), texts[number % len(texts)])  # noqa: B023
            + f" {number * 7919 % 100003}"
            for number in range(paragraphs)
        ]
        documents.append(load_bytes("\n\n".join(made).encode(), language))
        library.add(documents[-1])
        library.analyse(documents[-1].key)
    mentions = [library.mentions(document.key) for document in documents]
    times = []
    for _ in range(3):
        started = process_time()
        align(documents[0], mentions[0], documents[1], mentions[1])
        times.append(process_time() - started)
    return min(times)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    print("\n".join(table(options.mistakes)))
    for size in (60, 500, 2000) if options.speed else ():
        print(f"two articles of {size} paragraphs: {speed(size) * 1000:.0f} ms")
