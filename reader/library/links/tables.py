"""The tables of the links, and reading many of their rows at once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol

from reader.digests import blake2b

TABLES = """
CREATE TABLE link_names (
    number {whole} PRIMARY KEY,
    hash {whole} NOT NULL,
    kind TEXT NOT NULL,
    key {plain} NOT NULL,
    uses {whole} NOT NULL,
    spread {whole} NOT NULL,
    mentions {whole} NOT NULL,
    said TEXT NOT NULL,
    blocks {blob} NOT NULL,
    component {whole},
    base {plain}
);
CREATE INDEX link_names_hash ON link_names (hash);
CREATE INDEX link_names_base ON link_names (base) WHERE base IS NOT NULL;
CREATE TABLE link_components (
    number {whole} PRIMARY KEY,
    clusters TEXT NOT NULL
);
CREATE TABLE link_blocks (
    key {whole} PRIMARY KEY,
    count {whole} NOT NULL,
    names {blob}
);
CREATE TABLE link_crowds (
    key {whole} NOT NULL,
    name {whole} NOT NULL,
    PRIMARY KEY (key, name)
) {clustered};
CREATE TABLE link_terms (
    term {whole} NOT NULL,
    name {whole} NOT NULL,
    PRIMARY KEY (term, name)
) {clustered};
CREATE TABLE link_own_terms (
    term {whole} NOT NULL,
    document {whole} NOT NULL,
    PRIMARY KEY (term, document)
) {clustered};
CREATE TABLE link_occurrences (
    name {whole} NOT NULL,
    document {whole} NOT NULL,
    count {whole} NOT NULL,
    PRIMARY KEY (name, document)
) {clustered};
CREATE TABLE link_documents (
    document {whole} PRIMARY KEY,
    names {blob} NOT NULL,
    said {blob} NOT NULL
);
CREATE TABLE link_entities (
    number {whole} PRIMARY KEY,
    id {plain} NOT NULL,
    kind TEXT NOT NULL,
    document {whole},
    place {whole},
    mentions {whole} NOT NULL,
    spelt {whole} NOT NULL,
    segment {whole}
);
CREATE INDEX link_entities_id ON link_entities (id);
CREATE INDEX link_entities_mentions ON link_entities (kind, mentions);
CREATE INDEX link_entities_fresh ON link_entities (number) WHERE segment IS NULL;
CREATE TABLE link_segments (
    number {whole} PRIMARY KEY,
    entities {whole} NOT NULL,
    digest TEXT NOT NULL,
    sources TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE TABLE link_segment_parts (
    segment {whole} NOT NULL,
    part {whole} NOT NULL,
    data {blob} NOT NULL,
    PRIMARY KEY (segment, part)
) {clustered};
CREATE TABLE link_state (
    name {plain} PRIMARY KEY,
    value TEXT NOT NULL
);
"""
"""What the links are kept in.

link_names: a name with what the documents say of it; `hash` finds it by kind and key, `base` is the id that it wants
and shares with others, `component` the number of the names that it was grouped with. link_components: clusters of
names by number. link_blocks: the names under a blocking key; where they are more than are ever compared, their
number, and the names in link_crowds. link_terms, link_own_terms: names and documents by hashes of words and of
spellings that are not the name itself. link_occurrences: where names stand. link_documents: what a document said, to
be taken back. link_entities: entities by the number of their first name; those that only one document knows have
negative numbers; `spelt` follows from their spellings. link_segments: indexes of the names of entities, in parts.
`segment` of an entity is the first index that had its newest names, NULL when none has.
"""

NAMES = ("link_names", "link_components", "link_blocks", "link_crowds", "link_terms", "link_own_terms")
ALL = (*NAMES, "link_occurrences", "link_documents", "link_entities", "link_segments", "link_segment_parts")

_SIZES = (512, 64, 8, 1)

_WRITE_STATE = (
    "INSERT INTO link_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)

Row = tuple[Any, ...]


class Cursor(Protocol):
    """What executing gives."""

    def fetchall(self) -> list[Any]: ...
    def fetchone(self) -> Any: ...


class Connection(Protocol):
    """What is asked of a database's connection."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Cursor: ...
    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Any: ...


class LinkState:
    """What every batch changes. generation: differs after every one, also from that of one that failed."""

    def __init__(self, connection: Connection) -> None:
        values = dict(connection.execute("SELECT name, value FROM link_state").fetchall())
        self.generation = str(values.get("generation", ""))
        self.next_name = int(values.get("next_name", 1))
        self.next_own = int(values.get("next_own", 1))

    def write(self, connection: Connection) -> None:
        """Write them."""
        values = {"next_name": self.next_name, "next_own": self.next_own, "generation": self.generation}
        connection.executemany(_WRITE_STATE, [(name, str(value)) for name, value in values.items()])


def hash64(text: str) -> int:
    """A number of 64 bits, signed, that depends on `text` alone."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def name_hash(kind: str, key: str) -> int:
    """What finds the name of a kind with the canonical key `key`."""
    return hash64(f"{kind} {key}")


def rows_of(connection: Connection, question: str, values: Iterable[object]) -> Iterator[Row]:
    """The rows that `question` finds for any of `values`, which stand for its {}.

    The questions are of few lengths, so that each is prepared once; what is missing in one is filled with a repetition.
    """
    left = iter(values)
    while chunk := list(islice(left, _SIZES[0])):
        size = next(size for size in reversed(_SIZES) if size >= len(chunk))
        chunk += chunk[-1:] * (size - len(chunk))
        yield from connection.execute(question.format(_PLACES[size]), chunk).fetchall()


_PLACES = {size: ", ".join("?" * size) for size in _SIZES}
