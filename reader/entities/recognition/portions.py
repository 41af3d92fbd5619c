"""Recognising long documents piece by piece, so that what a person looks at has its names first."""

from collections.abc import Iterator, Sequence

from reader.documents import Document, OffsetMap
from reader.entities.mention import Mention
from reader.entities.recognition.pipeline import recognise as recognise_whole

PORTION = 64 * 1024
"""Characters that are read together; a document of no more than twice as many is read as one."""


def recognise(document: Document) -> tuple[Mention, ...]:
    """The mentions of `document` in text order: outermost ones, those inside them nested.

    All parts are read, hidden ones too, except scripts and file names of images. Every mention names the rule that
    found it. What the whole of a text says about its names is, in a long one, what the `portions` around them say.
    """
    found: list[Mention] = []
    for start, end in portions(document):
        found += recognise_portion(document, start, end)
    return tuple(found)


def portions(document: Document) -> list[tuple[int, int]]:
    """The runs of the text, as offsets, in which `document` is read: whole parts each, one after the other."""
    if len(document.text) <= 2 * PORTION:
        return [(0, len(document.text))]
    cuts = [0]
    for part in document.parts:
        if part.start - cuts[-1] >= PORTION:
            cuts.append(part.start)
    return list(zip(cuts, [*cuts[1:], len(document.text)], strict=True))


def recognise_portion(document: Document, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions in one of the `portions` of `document`."""
    if start == 0 and end == len(document.text):
        return recognise_whole(document)
    inside = [part for part in document.parts if start <= part.start < end]
    shifted = tuple(part._replace(start=part.start - start, end=part.end - start) for part in inside)
    portion = document._replace(
        text=document.text[start:end],
        parts=shifted,
        dateline=document.dateline if start == 0 else None,
        offsets=OffsetMap(),
    )
    return tuple(_moved(recognise_whole(portion), start))


def nearest_first(runs: Sequence[tuple[int, int]], offset: int) -> list[tuple[int, int]]:
    """`runs` in the order in which a person at `offset` comes to need them: here, on, back."""
    here = next((number for number, (_start, end) in enumerate(runs) if offset < end), len(runs) - 1)
    return [*runs[here:], *reversed(runs[:here])]


def _moved(mentions: Sequence[Mention], by: int) -> Iterator[Mention]:
    if not by:
        yield from mentions
        return
    for mention in mentions:
        nested = tuple(_moved(mention.nested, by))
        yield mention._replace(start=mention.start + by, end=mention.end + by, nested=nested)
