"""Articles as Markdown (CommonMark), every name leading to the list of names and from there to all its articles."""

import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from reader.documents import Document, Form, Part, Role
from reader.entities.kind_names import KIND_NAMES
from reader.entities.mention import Entity, Mention
from reader.lazy_pattern import LazyPattern
from reader.library.exporting.markdown_text import plain
from reader.library.exporting.selection import Selection
from reader.localisation import _, collation_key, current_language

_NAMES = "names.md"
_SLUG_LENGTH = 60
_NO_SLUG = LazyPattern(r"[^0-9a-z]+")


def annotated(selection: Selection) -> Iterator[tuple[str, Iterator[str]]]:
    """The files: one an article, and the list of names; name, and the pieces of its text."""
    files = {document.key: _file_name(document) for document in selection.documents()}
    for key, file in files.items():
        document = selection.document(key)
        if document is not None:
            yield file, _article(selection, document)
    yield _NAMES, _names(selection, files)


def _file_name(document: Document) -> str:
    """Date, title in plain letters and the beginning of the key: unique, and good on every file system."""
    from unidecode import unidecode

    date = document.date.value.strip("-") if document.date else ""
    slug = _NO_SLUG.sub("-", unidecode(document.label).lower()).strip("-")[:_SLUG_LENGTH].rstrip("-")
    return "-".join(filter(None, (date, slug, re.sub(r"\W", "", document.key)[:12]))) + ".md"


def _article(selection: Selection, document: Document) -> Iterator[str]:
    facts = {
        "title": document.title,
        "date": document.date.value if document.date else None,
        "source": document.source,
        "language": document.language,
        "file": document.name,
        "document": document.key,
    }
    # JSON is YAML: no text can end the block or become anything but text.
    yield "---\n"
    yield from (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in facts.items() if value)
    yield "---\n"
    mentions = selection.mentions(document.key)
    for part in document.shown_parts():
        yield f"\n{_lead(part)}{_marked(document, part, mentions)}\n"


def _lead(part: Part) -> str:
    if part.role is Role.TITLE:
        return "# "
    if part.role is Role.HEADING:
        return "## "
    if part.form is Form.ITEM:
        return "- "
    return "> " if part.form in (Form.QUOTATION, Form.CAPTION) else ""


def _marked(document: Document, part: Part, mentions: tuple[Mention, ...]) -> str:
    pieces, at = [], part.start
    for mention in mentions:
        if part.start <= mention.start and mention.end <= part.end and mention.start >= at:
            pieces.append(_spaced(document.text[at : mention.start]))
            pieces.append(f"[{plain(mention.text)}]({_NAMES}#{_anchor(mention.entity)})")
            at = mention.end
    pieces.append(_spaced(document.text[at : part.end]))
    return "".join(pieces).strip()


def _spaced(text: str) -> str:
    """`text` as Markdown, with a space at the ends where it has one."""
    return f"{' ' * text[:1].isspace()}{plain(text)}{' ' * (text[-1:].isspace() and not text.isspace())}"


def _names(selection: Selection, files: dict[str, str]) -> Iterator[str]:
    yield f"# {_('Names')}\n"
    labels = {document.key: document.label for document in selection.documents()}
    ordered = sorted(selection.entities(), key=lambda each: (each.type.value, collation_key(_shown(each))))
    for kind, group in groupby(ordered, key=lambda entity: entity.type):
        yield f"\n## {plain(_(KIND_NAMES[kind]))}\n"
        for entity in group:
            yield f'\n<a id="{_anchor(entity.id)}"></a>\n\n### {plain(_shown(entity))}\n\n'
            others = [form for form in entity.forms if form != _shown(entity)]
            if others:
                yield f"{plain(', '.join(others))}\n\n"
            for key, count in entity.documents.items():
                if key in files:
                    yield f"- [{plain(labels[key])}]({files[key]}) ×{count}\n"


def _shown(entity: Entity) -> str:
    return entity.name_in(current_language())


def _anchor(entity_id: str) -> str:
    """An identifier as a fragment of a link: letters of any script stay, others become hyphens."""
    return "".join(char if char.isalnum() else "-" for char in unicodedata.normalize("NFC", entity_id)).strip("-")
