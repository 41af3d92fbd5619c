"""What a person's decisions change in what single documents say, remembered so that it is worked out once."""

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from reader.digests import blake2b
from reader.entities.decisions import DecisionRules, Placement, Spelling, spelling
from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.statements import OwnThing, Statement
from reader.entities.mention import EntityType
from reader.library.links.said import Own
from reader.library.records import pack, unpack

Rows = dict[int, tuple[bytes, bytes]]
"""By number of the document: what the difference depends on, and the difference itself, packed."""

_KINDS = {kind.value: kind for kind in EntityType}


class Difference(NamedTuple):
    """What a document says otherwise when decisions are followed.

    gone, come: statements, all about any name of which one differs. own_gone: ids of what only the document knew;
    own_come: ids and places of what only it knows now.
    """

    language: str
    gone: tuple[Statement, ...] = ()
    come: tuple[Statement, ...] = ()
    own_gone: tuple[tuple[str, int], ...] = ()
    own_come: tuple[tuple[str, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the document says the same."""
        return not (self.gone or self.come or self.own_gone or self.own_come)

    @property
    def back(self) -> "Difference":
        """What takes it back."""
        return Difference(self.language, self.come, self.gone, self.own_come, self.own_gone)


def difference(
    language: str,
    before: Iterable[Statement],
    after: Iterable[Statement],
    own: Iterable[Own],
    things: Iterable[OwnThing],
) -> Difference:
    """What a document says otherwise: before, after: of things that others know; own, things: those only it knows."""
    old, new = _by_name(before), _by_name(after)
    gone = [name for name, said in old.items() if _plain(said) != _plain(new.get(name, []))]
    come = [name for name, said in new.items() if _plain(said) != _plain(old.get(name, []))]
    known = {(name, place) for place, name, *_ in own}
    knows = {(thing.id, thing.place) for thing in things}
    return Difference(
        language,
        tuple(chain.from_iterable(old[name] for name in gone)),
        tuple(chain.from_iterable(new[name] for name in come)),
        tuple(sorted(known - knows)),
        tuple(sorted(knows - known)),
    )


def _by_name(said: Iterable[Statement]) -> dict[NodeKey, list[Statement]]:
    found: dict[NodeKey, list[Statement]] = {}
    for each in said:
        found.setdefault(each.nodes[0], []).append(each)
    return found


def _plain(said: Iterable[Statement]) -> list[tuple[object, ...]]:
    return sorted((each.nodes, sorted(each.forms.items()), each.mentions) for each in said)


def packed(found: Difference) -> bytes:
    """`found` as bytes that `unpacked` reads; none for one that is empty."""
    if found.is_empty:
        return b""
    said = [
        [[[node[0].value, node[1]] for node in nodes], [[form, *counts] for form, counts in forms.items()], mentions]
        for nodes, forms, mentions in (*found.gone, *found.come)
    ]
    record = [found.language, len(found.gone), said, found.own_gone, found.own_come]
    return pack(json.dumps(record, ensure_ascii=False, separators=(",", ":")))


def unpacked(data: bytes) -> Difference | None:
    """The difference that `packed` made `data` from; None when it cannot be read."""
    if not data:
        return Difference("")
    try:
        language, count, said, own_gone, own_come = json.loads(unpack(data))
        statements = tuple(
            Statement(
                tuple([(_KINDS[kind], key) for kind, key in nodes]),
                {form: (times, named) for form, times, named in forms},
                mentions,
            )
            for nodes, forms, mentions in said
        )
        own = [tuple((str(name), int(place)) for name, place in each) for each in (own_gone, own_come)]
        return Difference(language, statements[:count], statements[count:], own[0], own[1])
    except Exception:  # whatever a damaged file has in it
        return None


class Overlays:
    """The differences of the documents that decisions reach.

    load: gives those of earlier times. save: keeps some, and forgets those of the documents with these numbers.
    version: of the program, which they depend on.
    """

    def __init__(
        self,
        load: Callable[[], Rows] = dict,
        save: Callable[[Rows, list[int]], object] = lambda _new, _gone: None,
        version: Callable[[], str] = str,
    ) -> None:
        self._load = load
        self._save = save
        self._version = version
        self._rows: Rows | None = None
        self._new: Rows = {}
        self._gone: list[int] = []
        self._program = b""

    def load(self) -> None:
        """Read what was kept, if that was not done."""
        if self._rows is None:
            self._rows = self._load()
            self._program = self._version().encode()

    def stamp(self, *parts: bytes) -> bytes:
        """What tells whether a difference is still right: what it depends on, in short."""
        digest = blake2b(self._program, digest_size=12)
        for part in parts:
            digest.update(len(part).to_bytes(4, "big") + part)
        return digest.digest()

    def get(self, number: int, stamp: bytes) -> Difference | None:
        """The difference of a document, if it was worked out before and is still right."""
        found = (self._rows or {}).get(number)
        return unpacked(found[1]) if found is not None and found[0] == stamp else None

    def put(self, number: int, stamp: bytes, found: Difference) -> None:
        """Remember the difference of a document."""
        rows = self._rows if self._rows is not None else {}
        rows[number] = self._new[number] = stamp, packed(found)
        self._rows = rows

    def only(self, numbers: Iterable[int]) -> None:
        """Forget all others."""
        if self._rows:
            self._gone = sorted(self._rows.keys() - set(numbers))
            for number in self._gone:
                del self._rows[number]
                self._new.pop(number, None)

    def save(self) -> None:
        """Keep what is new."""
        if self._new or self._gone:
            new, gone = self._new, self._gone
            self._new, self._gone = {}, []
            self._save(new, gone)


class Relevant:
    """Which decisions matter to documents that have certain spellings."""

    def __init__(self, rules: DecisionRules) -> None:
        self._placed: dict[Spelling, list[tuple[str, Placement]]] = {}
        for (key, document), placement in rules.placed.items():
            self._placed.setdefault(key, []).append((document, placement))
        self._ignored: dict[Spelling, list[str]] = {}
        for key, document in rules.ignored:
            self._ignored.setdefault(key, []).append(document)

    def to(self, key: str, spellings: Iterable[Spelling]) -> bytes:
        """What the decisions about `spellings`, and about what they are said to mean, are for the document `key`."""
        waiting, found = list(spellings), dict[Spelling, list[str]]()
        while waiting:
            each = waiting.pop()
            if each in found:
                continue
            said = [f"ignored {document != ''}" for document in self._ignored.get(each, ()) if document in {"", key}]
            for document, placement in self._placed.get(each, ()):
                if document in {"", key}:
                    said.append(f"{document != ''} {placement.alone} {placement.target!r}")
                    if placement.target is not None:
                        waiting.append(spelling(each[0], placement.target))
            found[each] = sorted(said)
        lines = sorted(f"{kind.value} {name!r} {said}" for (kind, name), said in found.items() if said)
        return "\n".join(lines).encode("utf-8", "surrogatepass")


def spellings_of(rules: DecisionRules) -> set[Spelling]:
    """The spellings whose mentions decisions ignore or place."""
    return {place[0] for place in (*rules.ignored, *rules.placed)}


def changed_spellings(old: DecisionRules, new: DecisionRules) -> set[Spelling]:
    """Those of them of which that differs."""
    places: Mapping[tuple[Spelling, str], object]
    changed = {place[0] for place in old.ignored ^ new.ignored}
    places = {**old.placed, **new.placed}
    return changed | {place[0] for place in places if old.placed.get(place) != new.placed.get(place)}
