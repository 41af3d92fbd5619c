"""Making the indexes of the names of entities."""

from collections import Counter
from collections.abc import Iterator, Mapping

from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.wording import COMPOSED
from reader.entities.mention import NAMED
from reader.library.entity_names import name_entries
from reader.library.links import segments
from reader.library.links.linker import StoredLinker
from reader.library.links.said import Own, unpack
from reader.library.links.segments import DamagedError, stamped
from reader.library.links.tables import Connection, rows_of
from reader.names import NameEntry
from reader.names.letters import is_cyrillic

MOST_FRESH = 10_000
"""How many entities may be new since the last index was made, before adding makes another one."""

_NAMED = frozenset(kind.value for kind in NAMED)
_FRESH = "SELECT id, spelt FROM link_entities WHERE segment IS NULL"
_NUMBERS = "SELECT id, number FROM link_entities WHERE id IN ({}) AND number > 0"
_OWN = (
    "SELECT e.id, e.kind, e.mentions, l.said FROM link_entities e JOIN link_documents l ON l.document = e.document "
    "WHERE e.id IN ({}) AND e.number < 0"
)
_AT_ONCE = 500


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
                    yield entry._replace(id=stamped(entry.id, fresh[entry.id]))
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
