"""Short descriptions of documents and their parts in the language of the interface."""

from collections.abc import Collection

from reader.documents import Document, Form, Part, Zone
from reader.entities.mention import Entity
from reader.library.library import DocumentSummary
from reader.localisation import _, format_date_value, format_number
from reader.messages import N_

_REASONS = {
    # TRANSLATORS: text of a program that was left in a page
    Form.SCRIPT: N_("script"),
    Form.IMAGE: N_("name of an image file"),
    Form.METADATA: N_("page data"),
    # TRANSLATORS: a line like "See more" or "Related news"
    Form.LABEL: N_("label"),
    # TRANSLATORS: the agency's or author's name that closes an article
    Form.SIGN_OFF: N_("sign-off"),
    Form.DUPLICATE: N_("repeated text"),
}

UNKNOWN_LANGUAGES = frozenset({"", "und", "mul"})
"""What stands for a language that is not known, or for several (ISO 639-2)."""


def metadata_line(document: Document) -> str:
    """Date and source of a document: "6 May 2025 · VNA"; empty when neither is known."""
    pieces = []
    if document.date:
        pieces.append(format_date_value(document.date.value))
    if document.dateline and document.dateline.place:
        pieces.append(document.dateline.place)
    if document.source:
        pieces.append(document.source)
    return " · ".join(pieces)


def hidden_reason(part: Part) -> str:
    """Why a part is hidden, in a few words."""
    if part.form is Form.DUPLICATE and part.zone is Zone.CAPTION:
        return _("Hidden: {reason}").format(reason=_("repeated caption"))
    reason = _REASONS.get(part.form)
    if reason is None:
        return _("Hidden")
    return _("Hidden: {reason}").format(reason=_(reason))


def language_tag(document: Document | DocumentSummary) -> str:
    """Two or three letters for the language of a document: "VI"; empty when it is not known."""
    return "" if document.language in UNKNOWN_LANGUAGES else document.language.upper()


def occurrences(entity: Entity, shown: Collection[str]) -> str:
    """How often `entity` occurs in the documents `shown`, and in all where that is more: "3 here · 12 in all"."""
    here = sum(entity.documents.get(key, 0) for key in shown)
    total = _("{n} in all").format(n=format_number(entity.count))
    if here == entity.count:
        return total
    on_screen = _("{n} here").format(n=format_number(here))
    return f"{on_screen} · {total}"
