"""The articles of a library in the order the person wants, and those of them that words describe."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from threading import Lock
from typing import NamedTuple

from reader.library.choice import Choice, Order
from reader.library.document_list import DocumentList
from reader.library.library import DocumentSummary, Library
from reader.localisation import current_language, format_date_value, language_name
from reader.messages import N_
from reader.names.folding import folded

_OPENED = "opened"
_HEADED = 15
"""From this many articles on the list has headings."""

_MANY = 5000
"""From this many articles on they are not looked through one by one: words are looked for in their texts."""

ORDERS = {
    Order.DATE: N_("newest first"),
    Order.ADDED: N_("last added first"),
    Order.TITLE: N_("by title"),
    Order.SOURCE: N_("by source"),
    Order.LENGTH: N_("longest first"),
}
"""What the list can be sorted by, untranslated, in the order in which a key goes through them."""

_ASCENDING = frozenset({Order.TITLE, Order.SOURCE})


class View(NamedTuple):
    """How the articles are listed. unread: only those that the person has not read."""

    order: Order = Order.DATE
    unread: bool = False

    def next_order(self) -> "View":
        """The same, sorted by something else."""
        orders = cycle(ORDERS)
        while next(orders) is not self.order:
            pass
        return self._replace(order=next(orders))

    def choice(self, text: str = "") -> Choice:
        """The documents that are listed, of which all have the words of `text`."""
        return Choice(text=text, unread=self.unread, order=self.order, descending=self.order not in _ASCENDING)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the articles that follow. month: "2025-05", empty for those without a date; opened: are open."""

    month: str = ""
    opened: bool = False


Entries = Sequence[DocumentSummary | Heading] | DocumentList


class ArticleCatalogue:
    """Open articles first, then the newest ones, unless the person wants another order.

    Methods may be called from any thread; the first call of `find` reads, `prepare` makes later ones fast.
    """

    def __init__(self, library: Library, opened: Sequence[str]) -> None:
        self._library = library
        self._opened = opened
        self._view: View | None = None
        self._documents: Sequence[DocumentSummary] = ()
        self._texts: list[str] | None = None
        self._last: tuple[str, list[int]] = ("", [])
        self._lock = Lock()

    def find(self, query: str, view: View) -> Entries:
        """The articles whose title, file, source, language or date holds every word of `query`; all for an empty one.

        Marks, case and script do not matter. Of a large library, those that have the words anywhere in their texts.
        Headings stand among them as long as nothing is looked for.
        """
        words = [word for word in map(folded, query.split()) if word]
        with self._lock:
            documents = self._read(view)
            if isinstance(documents, DocumentList):
                return self._library.listing(view.choice(_beginnings(query))) if words else documents
            if not words:
                return self._headed(documents) if view == View() and len(documents) >= _HEADED else documents
            texts = self._folded(documents)
            before, numbers = self._last
            together = " ".join(words)
            narrower = before and together.startswith(before)
            found = list(numbers if narrower else range(len(texts)))
            for word in sorted(words, key=len, reverse=True):
                found = [number for number in found if word in texts[number]]
            self._last = (together, found)
        return [documents[number] for number in found]

    def prepare(self, view: View) -> None:
        """Do beforehand what `find` needs for its first query."""
        with self._lock:
            documents = self._read(view)
            if not isinstance(documents, DocumentList):
                self._folded(documents)

    def forget(self) -> None:
        """Ask for the documents again when they are next wanted: there are others now."""
        with self._lock:
            self._view = None

    def _read(self, view: View) -> Sequence[DocumentSummary]:
        if view != self._view:
            if self._library.count() >= _MANY:
                self._documents = self._library.listing(view.choice())
            else:
                documents = self._library.documents(view.choice())
                self._documents = _in_order(documents, self._opened) if view.order is Order.DATE else documents
            self._view, self._texts, self._last = view, None, ("", [])
        return self._documents

    def _folded(self, documents: Sequence[DocumentSummary]) -> list[str]:
        if self._texts is not None:
            return self._texts
        dates: dict[str, str] = {}
        languages: dict[str, str] = {}
        texts = []
        for document in documents:
            date = document.date or ""
            if date and date not in dates:
                dates[date] = folded(format_date_value(date))
            code = document.language
            if code not in languages:
                languages[code] = folded(_language_words(code))
            source = folded(f"{document.label} {document.name} {document.source or ''} {date}")
            texts.append(f"{source} {dates.get(date, '')} {languages[code]}")
        self._texts = texts
        return texts

    def _headed(self, documents: Sequence[DocumentSummary]) -> list[DocumentSummary | Heading]:
        rows: list[DocumentSummary | Heading] = []
        last = "-"
        for document in documents:
            month = _OPENED if document.key in self._opened else _month(document.date)
            if month != last:
                rows.append(Heading(opened=True) if month == _OPENED else Heading(month))
                last = month
            rows.append(document)
        return rows


def _beginnings(query: str) -> str:
    """`query` for the search in texts, the last word of which is perhaps not typed to its end."""
    return query if query.endswith(('"', "*")) else f"{query}*"


def _language_words(code: str) -> str:
    """What a language may be called: its code, its own name, its name in the language of the interface."""
    from babel import Locale, UnknownLocaleError

    try:
        here = Locale.parse(code).get_display_name(current_language()) or ""
    except (UnknownLocaleError, ValueError):
        here = ""
    return f"{code} {language_name(code)} {here}"


def _month(date: str | None) -> str:
    return date[:7] if date and date[0] != "-" else ""


def _in_order(documents: Sequence[DocumentSummary], opened: Sequence[str]) -> list[DocumentSummary]:
    first = {key: number for number, key in enumerate(opened)}
    shown = sorted((each for each in documents if each.key in first), key=lambda each: first[each.key])
    others = [each for each in documents if each.key not in first]
    dated = [each for each in others if each.date and each.date[0] != "-"]
    undated = [each for each in others if not each.date or each.date[0] == "-"]
    dated.sort(key=lambda each: each.date or "", reverse=True)
    return [*shown, *dated, *undated]
