"""The entities of a library in its database, as `reader.library.entity_index.EntityIndex` has those in memory."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

from reader.entities.mention import Entity, EntityType, Mention
from reader.library.entity_names import name_index
from reader.library.errors import telling_damage, unreadable
from reader.library.links import segments
from reader.library.links.documents import StoredDocumentCounts
from reader.library.links.looking_up import StoredEntities
from reader.library.links.searching import NameSearch, Source, is_behind
from reader.library.links.segments import ALONE, DamagedError
from reader.library.links.tables import Connection, LinkState, rows_of
from reader.names import NameIndex, SearchAnswer

if TYPE_CHECKING:
    from reader.entities.decisions import Decision
    from reader.entities.linking import Explanation, Linked
    from reader.library.links.linker import StoredLinker
    from reader.library.links.overlays import Overlays
    from reader.library.links.state import ReadMentions
    from reader.library.links.writing import LinkInput, LinkWriter

Answer = TypeVar("Answer")

_MOST_SCOPES = 8
_MOST_SHOWN = 8
_MOST_LOADED = 20_000
_MOST_OVERLAID = 200_000
_GLANCE = 0.1
"""Seconds for which a question waits for who writes."""
_TRIES = 20
_AT_ONCE = 500
_MOST_INDEXED = 1 << 30
_NONE = "-"


class Database(Protocol):
    """What is asked of a database. errors: what it raises when something is wrong with it. name: as people know it."""

    @property
    def name(self) -> str: ...
    @property
    def errors(self) -> tuple[type[Exception], ...]: ...

    def read(self) -> AbstractContextManager[Connection]:
        """The connection, for reading."""

    def write(self, patience: float = ...) -> AbstractContextManager[Connection]:
        """The connection inside a transaction, given up after `patience` seconds while another process writes."""


class StoredLinks:
    """Links the documents of a library in its database and finds entities there.

    Answers depend on the documents in the database and the decisions alone, and are those of `EntityIndex`. Several
    processes may ask while one writes: every answer is about whole batches. Not safe for several threads at once, but
    what `Entity.documents` reads later may be read in any.
    """

    def __init__(self, database: Database, read_mentions: "ReadMentions", decisions: "Sequence[Decision]" = ()) -> None:
        """read_mentions: gives what was stored of the document with a number. decisions: what the person decided."""
        self._database = database
        self._read_mentions = read_mentions
        self._decisions = list(decisions)
        self._make_overlays: Callable[[], Overlays] | None = None
        self._linked: Linked
        self._generation = _NONE  # what `_linker` knows
        self._decided: set[str] = set()  # ids of the entities that decisions made, changed or took away
        self._followed = object()  # another one whenever decisions were followed
        self._stored: StoredEntities | None = None
        self._stored_generation = _NONE  # what `_stored` knows
        self._names = NameSearch()
        self._scopes: OrderedDict[tuple[str, ...], NameIndex] = OrderedDict()
        self._shown: OrderedDict[str, tuple[Mention, ...]] = OrderedDict()

    # What links is imported when something is linked: most of those who ask have nothing to be linked.

    @cached_property
    def _overlays(self) -> "Overlays":
        from reader.library.links.overlays import Overlays

        return Overlays() if self._make_overlays is None else self._make_overlays()

    @cached_property
    def _writer(self) -> "LinkWriter":
        from reader.library.links.writing import LinkWriter

        return LinkWriter(self._database.read, self._read_mentions)

    @cached_property
    def _linker(self) -> "StoredLinker":
        from reader.library.links.linker import StoredLinker

        return StoredLinker(self._reading, self._read_mentions, self._overlays)

    def keep(self, connection: Connection, batch: "Sequence[LinkInput]") -> None:
        """Link documents, instead of what was linked of them before, inside a transaction of `connection`."""
        try:
            self._writer.keep(connection, batch)
        except BaseException:
            self._writer.forget()
            raise
        from reader.library.links.indexing import MOST_FRESH, renew

        try:
            renew(connection, self._writer, at_least=MOST_FRESH, at_most=ALONE)
        except BaseException as error:
            self._writer.forget()
            if isinstance(error, self._database.errors) or not isinstance(error, Exception):
                raise
            # A fault in it costs searches their speed, no document its place; `renew_names` raises it.

    def drop(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Forget the documents with these numbers, inside a transaction of `connection`; some may not be there."""
        try:
            self._writer.drop(connection, numbers)
        except BaseException:
            self._writer.forget()
            raise

    def renew_names(self, connection: Connection) -> bool:
        """Make the next index of names, inside a transaction of `connection`; False when there was nothing to do.

        To be called until it answers False, when much was added: adding itself makes small indexes only. Until then
        the names are found as well, but a search takes longer.
        """
        return self._renew(connection, at_least=0, at_most=_MOST_INDEXED)

    def _renew(self, connection: Connection, *, at_least: int, at_most: int) -> bool:
        from reader.library.links.indexing import renew

        self._writer.forget()
        try:
            self._writer.connect(connection)
            return renew(connection, self._writer, at_least=at_least, at_most=at_most)
        finally:
            self._writer.forget()

    def search(self, query: str, limit: int, keys: Sequence[str] | None) -> SearchAnswer:
        """As `Library.search_names`."""
        if keys is not None:
            return self._ask(lambda linked: self._search_some(linked, query, limit, keys))
        # Where nothing can be written, or others are writing, what is new is indexed in memory; so it is after a
        # fault, of which `renew_names` tells.
        with suppress(Exception):
            while self._is_behind():
                with self._database.write(_GLANCE) as connection:
                    self._renew(connection, at_least=1, at_most=ALONE)
        try:
            return self._look(lambda source: self._search_all(source, query, limit))
        except DamagedError:
            with self._telling(), self._database.write() as connection:
                self._repair(connection)
            return self._look(lambda source: self._search_all(source, query, limit))

    def _is_behind(self) -> bool:
        with self._database.read() as connection:
            return is_behind(connection)

    def _search_all(self, source: Source, query: str, limit: int) -> SearchAnswer:
        decided = dict.fromkeys(self._decided if self._decisions else (), self._followed)
        return self._names.search(source, query, limit, decided)

    def _search_some(self, linked: "Linked", query: str, limit: int, keys: Sequence[str]) -> SearchAnswer:
        scope = tuple(sorted(set(keys)))
        index = self._scopes.pop(scope, None)
        if index is None:
            found = self._restricted(linked, keys)
            index = name_index(sorted(found, key=lambda entity: (-entity.count, entity.name, entity.id)))
        self._scopes[scope] = index
        if len(self._scopes) > _MOST_SCOPES:
            self._scopes.popitem(last=False)
        return index.search(query, limit)

    def _repair(self, connection: Connection) -> None:
        """Make the indexes of names anew that are not as they were written."""
        for segment in segments.segments(connection):
            try:
                segments.opened(connection, segment)
            except DamagedError:
                segments.discard(connection, segment)
        while self.renew_names(connection):
            pass

    def remember(self, make_overlays: "Callable[[], Overlays]") -> None:
        """Keep there from now on what decisions change in documents; before any are followed."""
        self._make_overlays = make_overlays

    def decide(self, decisions: "Sequence[Decision]") -> None:
        """Follow `decisions`, all of them, from now on."""
        self._decisions = list(decisions)
        if self._decisions:
            self._overlays.load()
        if self._generation == _NONE:  # nothing was linked yet
            return
        with self._reading() as connection, telling_damage(self._database.name):
            known, self._generation = self._generation, _NONE
            if LinkState(connection).generation == known:
                self._linker.connect(connection)
                self._follow(self._linker)
                self._generation = known
        self._overlays.save()

    def mentions(self, key: str) -> tuple[Mention, ...]:
        """The mentions of a document with their links; none for a document that was not added."""
        return self._ask(lambda linked: self._mentions(linked, key))

    def entities(self, keys: Sequence[str] | None) -> list[Entity]:
        """As `Library.entities`."""
        if keys is None:
            entities: Iterable[Entity] = list(self.every_entity())
        else:
            entities = self._ask(lambda linked: list(self._restricted(linked, keys)))
        return sorted(entities, key=lambda entity: (-entity.count, entity.name, entity.id))

    def every_entity(self) -> Iterator[Entity]:
        """All entities, in no order that means anything; those that come or go meanwhile may be missing."""
        ids = iter(self._look(lambda source: list(source.entities)))
        while some := list(islice(ids, _AT_ONCE)):
            yield from self._look(lambda source, some=some: source.several(some))  # type: ignore[misc]

    def frequent_entities(self, limit: int, kinds: Collection[EntityType] | None = None) -> list[Entity]:
        """The entities with most mentions, of `kinds` or of all."""
        found = self._look(lambda source: self._frequent(source, limit, kinds or tuple(EntityType)))
        return sorted(found, key=lambda entity: (-entity.count, entity.name, entity.id))[:limit]

    def entity(self, entity_id: str) -> Entity | None:
        """As `Library.entity`."""
        return self._look(lambda source: source.entities.get(entity_id))

    def several(self, ids: Sequence[str]) -> list[Entity]:
        """As `Library.several`."""
        return self._look(lambda source: source.several(ids))

    def timeline(self, entity_id: str) -> list[tuple[str, int]]:
        """Mentions of an entity by month ("2031-04"), in order; [] when there is no such entity."""
        entity = self.entity(entity_id)
        if entity is None:
            return []
        if isinstance(entity.documents, StoredDocumentCounts):
            return entity.documents.by_month()
        months: Counter[str] = Counter()
        with self._reading() as connection:
            for key, date in rows_of(connection, "SELECT key, date FROM documents WHERE key IN ({})", entity.documents):
                if date is not None and key in entity.documents:
                    months[str(date)[:7]] += entity.documents[key]
        return sorted(months.items())

    def explain(self, entity_id: str) -> "Explanation":
        """As `Library.explain`."""

        def answer(linked: "Linked") -> "Explanation | None":
            return linked.explain(entity_id) if entity_id in linked.entities else None

        explanation = self._ask(answer)
        if explanation is None:
            raise KeyError(entity_id)
        return explanation

    def _mentions(self, linked: "Linked", key: str) -> tuple[Mention, ...]:
        found = self._shown.get(key)
        if found is None:
            try:
                found = linked.mentions(key)
            except KeyError:
                return ()
            self._shown[key] = found
            if len(self._shown) > _MOST_SHOWN:
                self._shown.popitem(last=False)
        return found

    def _restricted(self, linked: "Linked", keys: Sequence[str]) -> Iterator[Entity]:
        forms: dict[str, Counter[str]] = {}
        documents: dict[str, Counter[str]] = {}
        for key in dict.fromkeys(keys):
            for mention in self._mentions(linked, key):
                for each in mention.walk():
                    forms.setdefault(each.entity, Counter())[" ".join(each.text.split())] += 1
                    documents.setdefault(each.entity, Counter())[key] += 1
        for entity in self._source(linked).several(list(forms)):
            counts = forms[entity.id]
            yield entity._replace(forms=dict(counts.most_common()), documents=dict(documents[entity.id]))

    def _source(self, linked: "Linked") -> Source:
        from reader.library.links.linker import LinkedEntities

        return LinkedEntities(self._linker, linked)

    def _frequent(self, source: Source, limit: int, kinds: Iterable[EntityType]) -> list[Entity]:
        connection, wanted = source.connection, set(kinds)
        decided_ids = self._decided if self._decisions else set[str]()
        rows: list[tuple[int, str]] = []
        for kind in wanted:
            rows += connection.execute(
                "SELECT mentions, id FROM link_entities WHERE kind = ? ORDER BY mentions DESC LIMIT ?",
                (kind.value, limit + len(decided_ids)),
            ).fetchall()
        rows = sorted((row for row in rows if row[1] not in decided_ids), reverse=True)[:limit]
        found = source.several([each for _, each in rows])
        decided = (source.entities.get(each) for each in sorted(decided_ids))
        return found + [entity for entity in decided if entity is not None and entity.type in wanted]

    def _look(self, question: Callable[[Source], Answer]) -> Answer:
        """As `_ask`, about entities alone, for which nothing needs to be linked where nothing was decided."""
        if self._decisions:
            return self._ask(lambda linked: question(self._source(linked)))
        return self._consistent(lambda connection, state: question(self._entities(connection, state)))

    def _ask(self, question: "Callable[[Linked], Answer]") -> Answer:
        """What `question` answers about one state of the library, in which no batch is there in part."""
        answer = self._consistent(lambda connection, state: question(self._result(connection, state)))
        self._trim()
        self._overlays.save()
        return answer

    def _consistent(self, question: Callable[[Connection, LinkState], Answer]) -> Answer:
        with self._reading() as connection, telling_damage(self._database.name):
            for attempt in range(_TRIES):
                state = LinkState(connection)
                generation = state.generation
                try:
                    answer = question(connection, state)
                except Exception:
                    if LinkState(connection).generation == generation or attempt == _TRIES - 1:
                        raise
                    continue
                if LinkState(connection).generation == generation:
                    break
        return answer

    def _entities(self, connection: Connection, state: LinkState) -> StoredEntities:
        stored = self._stored
        if stored is None or state.generation != self._stored_generation:
            stored = self._stored = StoredEntities(self._reading)
            self._stored_generation = state.generation
        stored.connection = connection
        return stored

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Raise LibraryUnreadableError for what is wrong with the database."""
        try:
            yield
        except self._database.errors as error:
            raise unreadable(self._database.name, error) from error

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """The connection; raises LibraryUnreadableError."""
        with self._telling(), self._database.read() as connection:
            yield connection

    def _result(self, connection: Connection, state: LinkState) -> "Linked":
        from reader.library.links.linker import StoredLinker

        linker = self._linker
        if state.generation != self._generation:
            self._generation = _NONE
            linker = self._linker = StoredLinker(self._reading, self._read_mentions, self._overlays)
            linker.connect(connection)
            linker.state.index.next_number = state.next_name
            self._decided = set()
            self._follow(linker)
            self._generation = state.generation
        linker.connect(connection)
        return self._linked

    def _follow(self, linker: "StoredLinker") -> None:
        linker.decide(self._decisions)
        self._linked = linker.result()
        self._decided |= linker.changes()
        self._followed = object()
        self._scopes.clear()
        self._shown.clear()

    def _trim(self) -> None:
        records = self._linker.state.index.records
        if len(records.current) > (_MOST_OVERLAID if self._decisions else _MOST_LOADED):
            self._generation = _NONE
