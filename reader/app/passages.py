"""Which passage is meant: what is selected, else the paragraph that is being read; and its words as a quotation."""

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from reader.documents import Document, Part, Role
from reader.localisation import _, format_date_value

if TYPE_CHECKING:
    from reader.app.widgets.article_view import ArticleView

Span = tuple[int, int]


class Passage(NamedTuple):
    """A run of a document's text, code points, end exclusive. selected: by the person, not by where they read."""

    start: int
    end: int
    selected: bool = False


def paragraph_at(document: Document, offset: int, *, hidden: bool = False) -> Part | None:
    """The part that holds `offset`, else the one before it, else the first; hidden ones only with `hidden`."""
    behind = document.part_number(offset) + 1
    nearest = chain(reversed(document.parts[:behind]), document.parts[behind:])
    return next((part for part in nearest if hidden or part.role is not Role.HIDDEN), None)


def selected_passage(view: "ArticleView") -> Passage | None:
    """What the person has selected in `view`, if anything."""
    document = view.document
    selected_text = getattr(view, "selected_text", None)
    text = (selected_text() or "").strip() if callable(selected_text) else ""
    if document is None or not text:
        return None
    span = getattr(view, "selected_span", None)
    if callable(span):
        span = span()
    if isinstance(span, tuple) and len(span) == 2:
        start, end = span
    else:
        start = _nearest(document.text, text, view.position)
        end = start + len(text)
    if start < 0:
        return None
    while start < end and document.text[start].isspace():
        start += 1
    while end > start and document.text[end - 1].isspace():
        end -= 1
    return Passage(start, end, selected=True) if start < end else None


def passage_of(view: "ArticleView") -> Passage | None:
    """What is selected in `view`, else the paragraph a third below its top, where what is looked for is brought."""
    selected = selected_passage(view)
    if selected is not None or view.document is None:
        return selected
    first, last = view.span_on_screen
    offset = min(max(view.offset_at(view.size.height // 3), first), max(first, last - 1))
    part = paragraph_at(view.document, offset, hidden=view.show_hidden)
    return Passage(part.start, part.end) if part else None


def opening(text: str, length: int) -> str:
    """`text` on one line, cut after a word before `length` characters where it is longer."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line.rfind(" ", length // 2, length)
    return line[: cut if cut > 0 else length - 1].rstrip() + "…"


def quotation(text: str) -> str:
    """`text` in the quotation marks of the interface language."""
    # TRANSLATORS: only the quotation marks of the language
    return _("“{text}”").format(text=" ".join(text.split()))


def source_line(label: str, source: str | None, date: str | None, file: str) -> str:
    """Where a quotation is from: title, source, date and file, as far as they are known."""
    pieces = [label, source or "", format_date_value(date) if date else "", file if file != "-" else ""]
    return ", ".join(dict.fromkeys(piece.replace("\u00a0", " ") for piece in pieces if piece))


def cited(document: Document, passage: Passage) -> str:
    """The words of `passage` as a quotation with its source."""
    where = source_line(document.label, document.source, document.date.value if document.date else None, document.name)
    return f"{quotation(document.text[passage.start : passage.end])}\n— {where}"


def _nearest(text: str, words: str, place: int) -> int:
    """Where `words` stand in `text`, after `place` if they do there; -1 when they do not stand in it."""
    after = text.find(words, place)
    return after if after >= 0 else text.rfind(words)
