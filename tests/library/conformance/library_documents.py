"""Documents to keep, and a recogniser that knows one person and one city."""

import hashlib
import re

from reader.documents import Document, DocumentDate, Form, OffsetMap, Part, Role, Zone
from reader.entities import EntityType, Mention

_NAME = re.compile(r"(Tô Lâm|To Lam|Lam)|(Hà Nội|Ha Noi|Hanoi)")


def recognise(document: Document) -> tuple[Mention, ...]:
    """The mentions in `document`."""
    return tuple(
        Mention(
            match.start(),
            match.end(),
            match.group(),
            EntityType.PERSON if match[1] else EntityType.PLACE,
            Zone.BODY,
            rule="test",
        )
        for match in _NAME.finditer(document.text)
    )


def document(
    text: str,
    language: str = "vi",
    date: str | None = None,
    source: str | None = None,
    *,
    title: str = "",
    hidden: str = "",
) -> Document:
    """A document with one paragraph, or with a title before it and something hidden behind it."""
    parts = []
    whole = ""
    for role, form, zone, piece in (
        (Role.TITLE, Form.HEADLINE, Zone.TITLE, title),
        (Role.BODY, Form.PARAGRAPH, Zone.BODY, text),
        (Role.HIDDEN, Form.SCRIPT, Zone.BODY, hidden),
    ):
        if piece:
            whole += "\n\n" if whole else ""
            parts.append(Part(role, form, zone, len(whole), len(whole) + len(piece), language))
            whole += piece
    day = DocumentDate(date, 0, 0) if date else None
    key = hashlib.sha256(f"{whole}{language}{date}{source}".encode()).hexdigest()
    return Document(key, f"/a/{key[:4]}.txt", whole, tuple(parts), language, day, None, source, OffsetMap())
