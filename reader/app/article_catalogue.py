"""The articles of a library in a sensible order, and those of them that words describe."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from threading import Lock

from reader.library.library import DocumentSummary
from reader.localisation import current_language, format_date_value, language_name
from reader.names.folding import folded

_OPENED = "opened"
_HEADED = 15
"""From this many articles on the list has headings."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the articles that follow. month: "2025-05", empty for those without a date; opened: are open."""

    month: str = ""
    opened: bool = False


class ArticleCatalogue:
    """Open articles first, then the newest ones; those without a date come last, in the order of the library.

    Methods may be called from any thread; the first call of `find` sorts, `prepare` makes later ones fast.
    """

    def __init__(self, documents: Callable[[], Collection[DocumentSummary]], opened: Sequence[str]) -> None:
        self._read = documents
        self._opened = opened
        self._documents: list[DocumentSummary] | None = None
        self._texts: list[str] | None = None
        self._last: tuple[str, list[int]] = ("", [])
        self._lock = Lock()

    def find(self, query: str) -> list[DocumentSummary | Heading]:
        """The articles whose title, file, source, language or date holds every word of `query`; all for an empty one.

        Marks, case and script do not matter. Headings stand among them as long as nothing is looked for.
        """
        words = [word for word in map(folded, query.split()) if word]
        with self._lock:
            documents = self._sorted()
            if not words:
                return self._headed(documents) if len(documents) >= _HEADED else list(documents)
            texts = self._folded(documents)
            before, numbers = self._last
            together = " ".join(words)
            narrower = before and together.startswith(before)
            found = list(numbers if narrower else range(len(texts)))
            for word in sorted(words, key=len, reverse=True):
                found = [number for number in found if word in texts[number]]
            self._last = (together, found)
        return [documents[number] for number in found]

    def prepare(self) -> None:
        """Do beforehand what `find` needs for its first query."""
        with self._lock:
            self._folded(self._sorted())

    def forget(self) -> None:
        """Ask for the documents again when they are next wanted: there are others now."""
        with self._lock:
            self._documents = self._texts = None
            self._last = ("", [])

    def _sorted(self) -> list[DocumentSummary]:
        if self._documents is None:
            self._documents = _in_order(self._read(), self._opened)
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


def _in_order(documents: Collection[DocumentSummary], opened: Sequence[str]) -> list[DocumentSummary]:
    first = {key: number for number, key in enumerate(opened)}
    shown = sorted((each for each in documents if each.key in first), key=lambda each: first[each.key])
    others = [each for each in documents if each.key not in first]
    dated = [each for each in others if each.date and each.date[0] != "-"]
    undated = [each for each in others if not each.date or each.date[0] == "-"]
    dated.sort(key=lambda each: each.date or "", reverse=True)
    return [*shown, *dated, *undated]
