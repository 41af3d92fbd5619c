"""Finding entities by name in the indexes that the database has, and in those of what is new since they were made."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reader.entities.linking import Linked
from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.wording import COMPOSED
from reader.entities.mention import NAMED, Entity
from reader.library.entity_names import EntityNames, combined, filtered, name_entries
from reader.library.links import segments
from reader.library.links.linker import StoredLinker
from reader.library.links.preparing import Own, unpack
from reader.library.links.segments import DamagedError, stamped, unstamped
from reader.library.links.tables import Connection, rows_of
from reader.names import NameEntry, NameIndex, SearchAnswer
from reader.names.letters import is_cyrillic
from reader.names.search.index import NameMatch

MOST_FRESH = 10_000
"""How many entities may be new since the last index was made, before adding makes another one."""

FEW_FRESH = 1500
"""How many new entities a search indexes for itself."""

_NAMED = frozenset(kind.value for kind in NAMED)
_FRESH = "SELECT id, spelt FROM link_entities WHERE segment IS NULL"
_SOURCES = "SELECT id, spelt FROM link_entities WHERE segment IN ({})"
_LIVE = "SELECT id, spelt, mentions FROM link_entities WHERE id IN ({})"
_COUNTS = "SELECT id, mentions FROM link_entities WHERE id IN ({})"
_NUMBERS = "SELECT id, number FROM link_entities WHERE id IN ({}) AND number > 0"
_OWN = (
    "SELECT e.id, e.kind, e.mentions, l.said FROM link_entities e JOIN link_documents l ON l.document = e.document "
    "WHERE e.id IN ({}) AND e.number < 0"
)
_AT_ONCE = 500


def several(linker: StoredLinker, linked: Linked, ids: Sequence[str]) -> list[Entity]:
    """The entities with these ids, read in few questions."""
    records, firsts = linker.state.index.records, linker.state.firsts
    numbers: dict[str, int] = dict(rows_of(linker.state.connection, _NUMBERS, ids))
    records.load_numbers(numbers.values())
    firsts.found = {each: node for each, number in numbers.items() for node in records.nodes([number])}
    return [entity for each in ids if (entity := linked.entities.get(each)) is not None]


def renew(connection: Connection, linker: StoredLinker, *, at_least: int, at_most: int) -> bool:
    """Makes an index of what is new, when that is `at_least` so many entities; False when there was nothing to do.

    at_most: how many entities an index may have that is made of smaller ones.
    """
    segments.discard_old(connection)
    (count,) = connection.execute("SELECT count(*) FROM link_entities WHERE segment IS NULL").fetchone()
    found = segments.segments(connection)
    if count < max(1, at_least):
        joined = segments.to_join(found[:-1], found[-1].entities, at_most) if found and not at_least else []
        if not joined:
            return False
        joined.insert(0, found[-1])
        fresh: dict[str, int] = {}
    else:
        fresh = dict(connection.execute(f"{_FRESH} LIMIT ?", (segments.ALONE,)).fetchall())
        joined = segments.to_join(found, len(fresh), at_most)
    entries = list(_entries(connection, linker, fresh))
    for segment in joined:
        try:
            entries += segments.live_entries(connection, segments.opened(connection, segment))
        except DamagedError:
            segments.discard(connection, segment)
    data, digest = segments.made_of(entries)
    entities = len({entry.id for entry in entries})
    number = segments.write(connection, data, digest, entities, joined)
    connection.executemany("UPDATE link_entities SET segment = ? WHERE id = ?", [(number, each) for each in fresh])
    return True


def _entries(connection: Connection, linker: StoredLinker, fresh: Mapping[str, int]) -> Iterator[NameEntry]:
    """The entries of entities that are new."""
    own = set()
    linked = linker.result()
    ids = list(fresh)
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        unpacked: dict[bytes, list[Own]] = {}
        for name, kind, mentions, packed in rows_of(connection, _OWN, some):
            if name in own:
                continue
            own.add(name)
            if kind in _NAMED:
                said = bytes(packed)
                if said not in unpacked:
                    unpacked[said] = unpack(said)[2]
                spelt = next(forms for _, each, _, forms in unpacked[said] if each == name)
                for form, *_ in sorted(spelt, key=lambda item: (-item[1], item[0])):
                    yield NameEntry(stamped(name, fresh[name]), form, kind, mentions)
        shared = [each for each in some if each not in own]
        records = linker.state.index.records
        records.load_numbers({number for _, number in rows_of(connection, _NUMBERS, shared)})
        for name in shared:
            first = linker.state.firsts.get(name)
            plain = first and _plain_forms(linker, first)
            if plain:
                forms, mentions = plain
                for form in sorted(forms, key=lambda each: (-forms[each], each)) if first[0] in NAMED else ():
                    yield NameEntry(stamped(name, fresh[name]), form, first[0].value, mentions)
            elif first:
                for entry in name_entries([linked.entities[name]]):
                    yield replace(entry, id=stamped(entry.id, fresh[entry.id]))
        linker.state.built.clear()
        linker.state.index.records.keep()


def _plain_forms(linker: StoredLinker, first: NodeKey) -> tuple[Mapping[str, int], int] | None:
    """The spellings of an entity and its mentions; None when it may be called what is none of its spellings.

    Known things have established names, and in Cyrillic a name may carry a case ending wherever it stands.
    """
    index = linker.state.index
    forms: Counter[str] = Counter()
    mentions = 0
    for node in index.nodes(first):
        name = index.records.find(node)
        if name is None or node[1][0] == "=":
            return None
        forms.update(name.forms)
        mentions += name.mentioned
    if first[0] not in COMPOSED and not all(map(_is_latin, forms)):
        return None
    return forms, mentions


def _is_latin(form: str) -> bool:
    return form.isascii() or not any(map(is_cyrillic, form))


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
        linker: StoredLinker,
        linked: Linked,
        query: str,
        limit: int,
        decided: Mapping[str, object],
    ) -> SearchAnswer:
        """The entities that `query` may mean. decided: those that decisions changed, by id, with what tells when.

        Raises DamagedError when an index is not as it was written.
        """
        connection = linker.state.connection
        found = segments.segments(connection)
        fresh = connection.execute(_FRESH).fetchall()
        for segment in segments.old_segments(connection):  # where nothing can be written
            fresh += rows_of(connection, _SOURCES, segment.sources)
        self._renew(linker, linked, dict(fresh) | dict(decided))
        new = self._fresh.search(query, limit)
        answers = [replace(new, results=tuple(_counted(connection, new.results, decided)))]
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
        return replace(answer, results=tuple(reversed(results.values())))

    def _renew(self, linker: StoredLinker, linked: Linked, wanted: Mapping[str, object]) -> None:
        changed = {each for each, stamp in wanted.items() if self._stamps.get(each) != stamp}
        several(linker, linked, sorted(changed))
        changed |= self._stamps.keys() - wanted.keys()
        if changed:
            self._fresh.renew(_Only(linked.entities, wanted), changed)
        self._stamps = dict(wanted)


def _counted(
    connection: Connection, results: Sequence[NameMatch], decided: Mapping[str, object]
) -> Iterator[NameMatch]:
    """The results with their counts as they are now."""
    ids = [match.entry.id for match in results if match.entry.id not in decided]
    counts: dict[str, int] = dict(rows_of(connection, _COUNTS, ids))
    for match in results:
        yield replace(match, entry=replace(match.entry, count=counts.get(match.entry.id, match.entry.count)))


def _live(connection: Connection, results: Iterable[NameMatch], decided: Mapping[str, object]) -> Iterator[NameMatch]:
    """The results about entities that still have those spellings, with their counts as they are now."""
    several = list(results)
    ids = {unstamped(match.entry.id)[0] for match in several}
    live = {name: (spelt, mentions) for name, spelt, mentions in rows_of(connection, _LIVE, ids)}
    for match in several:
        entity_id, spelt = unstamped(match.entry.id)
        now = live.get(entity_id)
        if now is not None and now[0] == spelt and entity_id not in decided:
            yield replace(match, entry=replace(match.entry, id=entity_id, count=now[1]))
