"""Finding entities by name in the indexes that the database has, and in those of what is new since they were made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from reader.entities.mention import Entity
from reader.library.entity_names import EntityNames, combined, filtered
from reader.library.links import segments
from reader.library.links.segments import unstamped
from reader.library.links.tables import Connection, rows_of
from reader.names import NameIndex, SearchAnswer
from reader.names.search.index import NameMatch

FEW_FRESH = 1500
"""How many new entities a search indexes for itself."""

_FRESH = "SELECT id, spelt FROM link_entities WHERE segment IS NULL"
_SOURCES = "SELECT id, spelt FROM link_entities WHERE segment IN ({})"
_LIVE = "SELECT id, spelt, mentions FROM link_entities WHERE id IN ({})"
_COUNTS = "SELECT id, mentions FROM link_entities WHERE id IN ({})"


class Source(Protocol):
    """Where the entities come from, at one state of the library."""

    @property
    def connection(self) -> Connection:
        """What is read from."""

    @property
    def entities(self) -> Mapping[str, Entity]:
        """The entities by id."""

    def several(self, ids: Sequence[str]) -> list[Entity]:
        """The entities with these ids, read in few questions."""


class _Only(Mapping[str, Entity]):
    """Some of the entities."""

    def __init__(self, entities: Mapping[str, Entity], ids: Iterable[str]) -> None:
        self._entities = entities
        self._ids = set(ids)

    def __contains__(self, key: object) -> bool:
        return key in self._ids and key in self._entities

    def __getitem__(self, key: str) -> Entity:
        if key not in self._ids:
            raise KeyError(key)
        return self._entities[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def is_behind(connection: Connection) -> bool:
    """True when an index should be made before names are searched: so many entities are new, or the program is."""
    question = "SELECT count(*) FROM link_entities WHERE segment IS NULL"
    return connection.execute(question).fetchone()[0] > FEW_FRESH or bool(segments.old_segments(connection))


class NameSearch:
    """Finds entities by name, for one reader."""

    def __init__(self) -> None:
        self._indexes: dict[str, NameIndex] = {}
        self._fresh = EntityNames()
        self._stamps: dict[str, object] = {}  # of what is in `_fresh`

    def search(
        self,
        source: Source,
        query: str,
        limit: int,
        decided: Mapping[str, object],
    ) -> SearchAnswer:
        """The entities that `query` may mean. decided: those that decisions changed, by id, with what tells when.

        Raises DamagedError when an index is not as it was written.
        """
        connection = source.connection
        found = segments.segments(connection)
        fresh = connection.execute(_FRESH).fetchall()
        for segment in segments.old_segments(connection):  # where nothing can be written
            fresh += rows_of(connection, _SOURCES, segment.sources)
        self._renew(source, dict(fresh) | dict(decided))
        new = self._fresh.search(query, limit)
        answers = [new._replace(results=tuple(_counted(connection, new.results, decided)))]
        kept = {}
        for segment in found:
            index = self._indexes.get(segment.digest) or segments.opened(connection, segment)
            kept[segment.digest] = index
            answers.append(
                filtered(index, query, limit, lambda results: _live(connection, results, decided)),
            )
        self._indexes = kept
        answer = combined(query, limit, answers)
        results = {match.entry.id: match for match in reversed(answer.results)}
        return answer._replace(results=tuple(reversed(results.values())))

    def _renew(self, source: Source, wanted: Mapping[str, object]) -> None:
        changed = {each for each, stamp in wanted.items() if self._stamps.get(each) != stamp}
        source.several(sorted(changed))
        changed |= self._stamps.keys() - wanted.keys()
        if changed:
            self._fresh.renew(_Only(source.entities, wanted), changed)
        self._stamps = dict(wanted)


def _counted(
    connection: Connection, results: Sequence[NameMatch], decided: Mapping[str, object]
) -> Iterator[NameMatch]:
    """The results with their counts as they are now."""
    ids = [match.entry.id for match in results if match.entry.id not in decided]
    counts: dict[str, int] = dict(rows_of(connection, _COUNTS, ids))
    for match in results:
        yield match._replace(entry=match.entry._replace(count=counts.get(match.entry.id, match.entry.count)))


def _live(connection: Connection, results: Iterable[NameMatch], decided: Mapping[str, object]) -> Iterator[NameMatch]:
    """The results about entities that still have those spellings, with their counts as they are now."""
    several = list(results)
    ids = {unstamped(match.entry.id)[0] for match in several}
    live = {name: (spelt, mentions) for name, spelt, mentions in rows_of(connection, _LIVE, ids)}
    for match in several:
        entity_id, spelt = unstamped(match.entry.id)
        now = live.get(entity_id)
        if now is not None and now[0] == spelt and entity_id not in decided:
            yield match._replace(entry=match.entry._replace(id=entity_id, count=now[1]))
