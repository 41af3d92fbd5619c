"""The day on which a page was published, seen at the head of its article."""

from collections.abc import Iterator, Sequence
from datetime import date

from lxml import etree

from reader.documents.formats.html.classes import Sense
from reader.documents.formats.html.metadata import Metadata, day_of, visible_day
from reader.documents.formats.html.pieces import Page, Piece
from reader.documents.junk import is_metadata

_MOST = 150
"""Characters; a longer piece tells a story, not a day."""


def find_day(
    page: Page, about: Metadata, title_at: int, begin: int, inside: Sequence[int], *, language: str
) -> str | None:
    """The day of publication, ISO 8601: what the page states of itself, else what is seen; None when neither is sure.

    title_at: which piece is the title, -1 for none. begin, inside: where the article begins, and its pieces.
    """
    seen = _seen(page, title_at, begin, inside, language)
    if about.day is None:
        return seen
    if about.in_utc and seen and abs((date.fromisoformat(seen) - date.fromisoformat(about.day)).days) == 1:
        return seen
    return about.day


def _seen(page: Page, title_at: int, begin: int, inside: Sequence[int], language: str) -> str | None:
    times = _first_times(page.root)
    for piece in _near(page, title_at, begin, inside):
        if piece.sense & Sense.COMMENTS or len(piece.text) > _MOST:
            continue
        stamp = piece.element.get("datetime") or piece.element.get("content")
        if stamp is None and piece.element in times:
            stamp = times[piece.element].get("datetime")
        if piece.sense & Sense.DATE or is_metadata(piece.text) or stamp:
            day = visible_day(piece.text, language) or (day_of(stamp) if stamp else None)
            if day:
                return day
    return None


def _first_times(root: etree._Element) -> dict[etree._Element, etree._Element]:
    """The first time element in each element that holds one."""
    found: dict[etree._Element, etree._Element] = {}
    for time in root.iter("time"):
        element: etree._Element | None = time
        while element is not None and element not in found:
            found[element] = time
            element = element.getparent()
    return found


def _near(page: Page, title_at: int, begin: int, inside: Sequence[int]) -> Iterator[Piece]:
    """The pieces between the title and the first words of the story, and those in the same frame over the title."""
    pieces = page.pieces
    first = next(
        (at for at in inside if at >= begin and pieces[at].prose >= 60 and not pieces[at].sense & Sense.LEAD), begin
    )
    yield from (piece for piece in pieces[begin:first] if not piece.related)
    frames = pieces[title_at].path[-4:-1] if title_at >= 0 else ()
    for at in range(title_at - 1, max(-1, title_at - 6), -1):
        if not pieces[at].sense & Sense.FURNITURE and any(
            frame in pieces[at].path
            and page.measure(frame).links < 0.5 * page.measure(frame).text
            and frame.tag not in {"body", "html"}
            for frame in frames
        ):
            yield pieces[at]
