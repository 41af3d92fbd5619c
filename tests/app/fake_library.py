"""A library in memory whose articles carry their mentions in the text: "[PERSON:lan|Lan] ở [PLACE:hue|Huế]"."""

import hashlib
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from reader.documents import Dateline, Document, DocumentDate, Form, OffsetMap, Part, Role, Zone
from reader.entities.decisions import Decision
from reader.entities.mention import Entity, EntityType, Mention
from reader.library.choice import Choice
from reader.library.errors import LibraryError
from reader.library.library import DocumentSummary
from reader.library.marks import Mark

_MARKED = re.compile(r"\[([A-Z]+):([\w-]+)\|([^\]]+)\]")
_ZONES = {
    Role.TITLE: Zone.TITLE,
    Role.STANDFIRST: Zone.STANDFIRST,
    Role.CAPTION: Zone.CAPTION,
    Role.RELATED: Zone.RELATED,
}


def article(
    *parts: tuple[Role, str] | tuple[Role, Form, str], language: str = "en", date: str | None = None, source: str = ""
) -> tuple[Document, tuple[Mention, ...]]:
    """A document made of `parts`, and the mentions that are marked in their texts."""
    text = ""
    made: list[Part] = []
    mentions: list[Mention] = []
    for role, *form, marked in parts:
        if text:
            text += "\n\n"
        start = len(text)
        position = 0
        for match in _MARKED.finditer(marked):
            text += marked[position : match.start()]
            zone = _ZONES.get(role, Zone.BODY)
            kind, entity, words = EntityType(match[1]), match[2], match[3]
            mentions.append(Mention(len(text), len(text) + len(words), words, kind, zone, entity=entity))
            text += words
            position = match.end()
        text += marked[position:]
        nature = form[0] if form else Form.PARAGRAPH
        made.append(Part(role, nature, _ZONES.get(role, Zone.BODY), start, len(text), language))
    key = hashlib.sha256(text.encode()).hexdigest()
    day = DocumentDate(date, 0, 0) if date else None
    dateline = Dateline(None, source, 0, 0) if source else None
    document = Document(key, "article.txt", text, tuple(made), language, day, dateline, source or None, OffsetMap())
    return document, tuple(mentions)


@dataclass(frozen=True)
class _Entry:
    id: str


@dataclass(frozen=True)
class _Match:
    entry: _Entry
    matched: str
    ranges: tuple[tuple[int, int], ...]
    score: float = 1.0


@dataclass(frozen=True)
class _Answer:
    results: tuple[_Match, ...]
    read_as: str = ""


class FakeLibrary:
    """Enough of `reader.library.library.Library` to read with."""

    def __init__(self, *articles: tuple[Document, tuple[Mention, ...]], analysed: bool = True) -> None:
        self._documents = {document.key: document for document, _ in articles}
        self._mentions = {document.key: mentions for document, mentions in articles}
        self.analysed = set(self._documents) if analysed else set()
        self.names: dict[str, dict[str, str]] = {}
        self.positions: dict[str, int] = {}
        self.read: set[str] = set()
        self.settings: dict[str, str] = {"first-run": "done"}
        self.kept_marks: dict[int, Mark] = {}
        self.refusal: LibraryError | None = None
        """What the writing methods for marks raise, if anything."""
        self.before_analysis: Callable[[str], None] = lambda key: None
        self.news: list[object] = []
        self.tell_news: Callable[[], object] = lambda: None

    @property
    def keys(self) -> list[str]:
        return list(self._documents)

    def add(self, document: Document) -> bool:
        if document.key in self._documents:
            return False
        self._documents[document.key] = document
        self._mentions[document.key] = ()
        return True

    def documents(
        self, choice: Choice | None = None, start: int = 0, limit: int | None = None
    ) -> list[DocumentSummary]:
        languages = choice.languages if choice else ()
        return [
            DocumentSummary(
                d.key, d.name, d.label, d.language, d.date.value if d.date else None, d.source, d.key in self.analysed
            )
            for d in self._documents.values()
            if (not languages or d.language in languages) and not (choice and choice.unread and d.key in self.read)
        ][start : None if limit is None else start + limit]

    def summaries(self, keys: Collection[str]) -> dict[str, DocumentSummary]:
        found = {summary.key: summary for summary in self.documents()}
        return {key: found[key] for key in keys if key in found}

    def is_read(self, key: str) -> bool:
        return key in self.read

    def set_read(self, key: str, read: bool = True) -> None:
        (self.read.add if read else self.read.discard)(key)

    def count(self, choice: Choice | None = None) -> int:
        return len(self.documents(choice))

    def has(self, key: str) -> bool:
        return key in self._documents

    def named(self, name: str) -> str | None:
        return next((key for key, document in self._documents.items() if document.name == name), None)

    def place(self, key: str) -> int:
        return list(self._documents).index(key) + 1 if key in self._documents else 0

    def is_pending(self, key: str) -> bool:
        return key in self.pending()

    def frequent_entities(self, limit: int, kinds: Collection[EntityType] | None = None) -> list[Entity]:
        return [entity for entity in self.entities() if kinds is None or entity.type in kinds][:limit]

    def document(self, key: str) -> Document:
        return self._documents[key]

    def length(self, key: str) -> int:
        return len(self._documents[key].text)

    def replace(self, document: Document, key: str | None = None) -> None:
        old = key or document.key
        self._documents = {
            (document.key if kept == old else kept): (document if kept == old else other)
            for kept, other in self._documents.items()
        }

    def look(self, key: str, offset: int) -> bool:
        return False

    def pending(self) -> list[str]:
        return [key for key in self._documents if key not in self.analysed]

    def analyse(self, key: str) -> None:
        self.before_analysis(key)
        self.analysed.add(key)

    def mentions(self, key: str) -> tuple[Mention, ...]:
        return self._mentions.get(key, ()) if key in self.analysed else ()

    def entities(self, keys: Sequence[str] | None = None) -> list[Entity]:
        found: dict[str, Entity] = {}
        for key in self._documents if keys is None else keys:
            for outer in self.mentions(key):
                for mention in outer.walk():
                    entity = found.get(mention.entity) or Entity(
                        mention.entity, mention.type, mention.text, {}, {}, self.names.get(mention.entity, {})
                    )
                    forms = {**entity.forms, mention.text: entity.forms.get(mention.text, 0) + 1}
                    documents = {**entity.documents, key: entity.documents.get(key, 0) + 1}
                    found[mention.entity] = entity._replace(forms=forms, documents=documents)
        return sorted(found.values(), key=lambda entity: -entity.count)

    def entity(self, entity_id: str) -> Entity | None:
        return next((entity for entity in self.entities() if entity.id == entity_id), None)

    def several(self, ids: Sequence[str]) -> list[Entity]:
        entities = {entity.id: entity for entity in self.entities()}
        return [entities[each] for each in ids if each in entities]

    def decisions(self) -> list[Decision]:
        return []

    def search_names(self, query: str, limit: int = 20, keys: Sequence[str] | None = None) -> _Answer:
        from reader.app.matching import match_ranges

        results = []
        for entity in self.entities(keys):
            for form in entity.forms:
                ranges = match_ranges(query, form)
                if ranges is not None:
                    results.append(_Match(_Entry(entity.id), form, ranges))
                    break
        return _Answer(tuple(results[:limit]))

    def position(self, key: str) -> int:
        return self.positions.get(key, 0)

    def set_position(self, key: str, offset: int) -> None:
        self.positions[key] = offset

    def marks(self, key: str | None = None) -> list[Mark]:
        marks = list(self.kept_marks.values())
        return marks if key is None else sorted((m for m in marks if m.document == key), key=lambda m: m.start)

    def add_mark(self, mark: Mark) -> Mark:
        self._refuse()
        number = mark.id or max(self.kept_marks, default=0) + 1
        self.kept_marks[number] = mark._replace(id=number, made=mark.made or "2024-03-11T08:00:00+00:00")
        return self.kept_marks[number]

    def change_mark(self, mark: Mark) -> bool:
        self._refuse()
        if mark.id not in self.kept_marks:
            return False
        self.kept_marks[mark.id] = mark
        return True

    def remove_mark(self, mark_id: int) -> bool:
        self._refuse()
        return self.kept_marks.pop(mark_id, None) is not None

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal

    def setting(self, name: str) -> str | None:
        return self.settings.get(name)

    def set_setting(self, name: str, value: str) -> None:
        self.settings[name] = value

    def notices(self) -> list[object]:
        notices, self.news = self.news, []
        return notices

    def watch_notices(self, tell: Callable[[], object]) -> None:
        self.tell_news = tell

    def settle(self) -> None:
        pass

    def close(self) -> None:
        pass
