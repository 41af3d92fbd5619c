"""Spans as one tag a word, and back: "B-PERSON" for the first word of a name, "I-PERSON" for the others, "O"."""

from collections.abc import Iterable, Iterator, Sequence

from reader.entities.recognition.tokens import Token

OUTSIDE = "O"


def encode(tokens: Sequence[Token], spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """The tags of `tokens` for `spans` (start, end, type; code points, end exclusive).

    A word that lies only partly in a span belongs to it: the tags cannot say otherwise.
    """
    tags = [OUTSIDE] * len(tokens)
    ordered = sorted(spans)
    place = 0
    for start, end, kind in ordered:
        while place < len(tokens) and tokens[place].end <= start:
            place += 1
        letter = "B"
        for index in range(place, len(tokens)):
            if tokens[index].start >= end:
                break
            if tags[index] == OUTSIDE:
                tags[index] = f"{letter}-{kind}"
                letter = "I"
    return tags


def decode(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The names in `tags` as (first, last, type), indices of words, last exclusive; "I-" may begin a name."""
    first, kind = 0, ""
    for index, tag in enumerate([*tags, OUTSIDE]):
        if kind and tag != f"I-{kind}":
            yield first, index, kind
            kind = ""
        if tag != OUTSIDE and not kind:
            first, kind = index, tag[2:]
