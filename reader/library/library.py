"""What is kept, behind one interface: articles, who and what they are about, and a person's own traces in them."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.documents import Document
from reader.entities.mention import Entity, EntityType, Mention
from reader.library.marks import Mark
from reader.messages import Message

if TYPE_CHECKING:
    from reader.entities.decisions import Decision
    from reader.entities.linking import Explanation
    from reader.library.choice import Choice
    from reader.library.document_list import DocumentList
    from reader.library.files import SourceFile
    from reader.names import SearchAnswer

LONGEST_LABEL = 200
"""Code points of a title that are listed."""


class DocumentSummary(NamedTuple):
    """What a list of documents shows.

    key, name, language, source: as in `Document`.
    label: a line to call the document by.
    date: as `DocumentDate.value`, or None.
    analysed: True once its mentions are known.
    number: under which the library keeps it: never given to another one.
    added: when it came into the library, seconds since 1970.
    length: code points of its text.
    story: the number of the first document of the same story, which may be its own.
    """

    key: str
    name: str
    label: str
    language: str
    date: str | None
    source: str | None
    analysed: bool
    number: int = 0
    added: int = 0
    length: int = 0
    story: int = 0

    @classmethod
    def of(cls, document: Document, number: int, added: int) -> "DocumentSummary":
        """Of a document that was not analysed."""
        date = document.date.value if document.date else None
        label = document.label[:LONGEST_LABEL]
        return cls(
            document.key,
            document.name,
            label,
            document.language,
            date,
            document.source,
            analysed=False,
            number=number,
            added=added,
            length=len(document.text),
            story=number,
        )


class TextMatch(NamedTuple):
    """A document whose text has what was looked for.

    key: of the document. spans: where the words stand in its text (code points, end exclusive), in order.
    snippet: a passage that has most of them, on one line. ranges: where they stand in it. start: where the passage
    begins in the text. exact: False when marks of the query had to be disregarded.
    """

    key: str
    spans: tuple[tuple[int, int], ...]
    snippet: str
    ranges: tuple[tuple[int, int], ...]
    start: int
    exact: bool = True


class TextAnswer(NamedTuple):
    """matches: texts with the marks of the query first, then those that have its words side by side, then by how well
    the words fit, then the newest.

    more: whether there are others.
    """

    query: str
    matches: tuple[TextMatch, ...]
    more: bool = False


class Library(Protocol):
    """Articles with their mentions and entities, and one person's positions, decisions, settings and marks.

    Documents are called by their key, entities by their id. All methods may be called from any thread. Positions
    and settings that cannot be written are kept as long as the program runs, and `notices` says so; the other
    writing methods raise `reader.library.errors.LibraryError`.
    """

    def add(self, document: Document, number: int | None = None) -> bool:
        """Keep `document`; False when one with its key is kept already, which stays as it is.

        number: its place among the documents; None: behind all others.
        """
        ...

    def replace(self, document: Document, key: str | None = None) -> None:
        """Keep `document` in the place of the one with `key`, whose mentions are forgotten.

        key: None for its own. When the document is kept already, the other one is only taken out.
        """
        ...

    def documents(
        self, choice: "Choice | None" = None, start: int = 0, limit: int | None = None
    ) -> list[DocumentSummary]:
        """The documents of `choice` in its order; None: all, in the order in which they were added.

        start, limit: leave out so many of them, and give so many at most.
        """
        ...

    def count(self, choice: "Choice | None" = None) -> int:
        """How many documents there are, or how many of `choice`."""
        ...

    def listing(self, choice: "Choice | None" = None) -> "DocumentList":
        """The same as `documents` for any number of them: each is read when it is looked at."""
        ...

    def summaries(self, keys: Collection[str]) -> dict[str, DocumentSummary]:
        """Those of the documents `keys` that are there, by key, in the order of `keys`."""
        ...

    def has(self, key: str) -> bool:
        """Whether there is a document with `key`."""
        ...

    def named(self, name: str) -> str | None:
        """The key of the last document that the person called `name`, None when there is none."""
        ...

    def place(self, key: str) -> int:
        """Which of the documents it is, in the order of `documents`, the first being 1; 0 when it is not there."""
        ...

    def remove(self, keys: Collection[str]) -> int:
        """Take documents out, with what was found in them; answers how many of them were there.

        What belongs to the person (marks, positions, decisions) stays.
        """
        ...

    def files(self) -> "Iterator[tuple[SourceFile, bool]]":
        """The files and addresses that documents came from, and whether their bytes are kept in the library."""
        ...

    def search_text(self, query: str, choice: "Choice | None" = None, limit: int = 20) -> TextAnswer:
        """The documents of `choice` whose texts have all words of `query`, as `TextAnswer` sorts them.

        "Words in quotation marks" stand side by side, and a word* may go on. Marks, case and script do not matter;
        where words were typed with marks, texts that have them so come first.
        """
        ...

    def document(self, key: str) -> Document:
        """The whole document. Raises KeyError when there is none."""
        ...

    def length(self, key: str) -> int:
        """How many code points the text of a document has, without reading it. Raises KeyError when there is none."""
        ...

    def pending(self) -> list[str]:
        """The keys of the documents that `analyse` would read, in the order in which they were added.

        Those it has not seen yet, or not since the program or the person's own names changed.
        """
        ...

    def is_pending(self, key: str) -> bool:
        """Whether a document is among `pending`. Raises KeyError when there is none."""
        ...

    def analyse(self, key: str) -> None:
        """Recognise the mentions of a document and keep them; does nothing when they are known.

        Takes long enough to belong in a thread of its own. Raises KeyError when there is no such document.
        """
        ...

    def recognised(self, key: str) -> tuple[str | None, tuple[Mention, ...]]:
        """What found the mentions of a document, None before it was analysed, and the outermost ones, unlinked.

        Raises KeyError when there is no such document.
        """
        ...

    def look(self, key: str, offset: int) -> bool:
        """Recognise one more portion of a long document, the nearest to `offset` that was not recognised yet.

        Its mentions are shown until `analyse` has seen the whole, for which nothing is recognised twice. Answers False
        when there is nothing more to do before `analyse`. Raises KeyError when there is no such document.
        """
        ...

    def mentions(self, key: str) -> tuple[Mention, ...]:
        """The outermost mentions of a document in text order, linked; none before it was analysed."""
        ...

    def entities(self, keys: Sequence[str] | None = None) -> list[Entity]:
        """The entities of all analysed documents, or of those with `keys`, most frequent first.

        With `keys`, `forms` and `documents` count only what stands in those documents.
        """
        ...

    def frequent_entities(self, limit: int, kinds: Collection[EntityType] | None = None) -> list[Entity]:
        """The `limit` most frequent entities of the whole library, or those of some kinds, most frequent first."""
        ...

    def timeline(self, entity_id: str) -> dict[str, int]:
        """How often an entity is named in each month ("2025-05") from which documents name it, in order of time."""
        ...

    def entity(self, entity_id: str) -> Entity | None:
        """One entity with its counts over all documents, or None when there is none of that id."""
        ...

    def several(self, ids: Sequence[str]) -> list[Entity]:
        """The entities with these ids as `entity` gives them, in their order, at once; ids of none are left out."""
        ...

    def explain(self, entity_id: str) -> "Explanation":
        """Why the spellings of an entity were linked, and what came close. Raises KeyError."""
        ...

    def search_names(self, query: str, limit: int = 20, keys: Sequence[str] | None = None) -> "SearchAnswer":
        """The entities that `query` may mean, best first; each result's `entry.id` is the id of an entity.

        keys: look only at what these documents name.
        """
        ...

    def position(self, key: str) -> int:
        """Where reading stopped: a code-point offset into the document's text, 0 when it was never opened."""
        ...

    def set_position(self, key: str, offset: int) -> None:
        """Remember where reading stopped; on disk soon, and when `settle` or `close` returns."""
        ...

    def is_read(self, key: str) -> bool:
        """Whether the person has read a document."""
        ...

    def all_read(self) -> set[str]:
        """The keys of all documents that the person has read, also of those that are not in this library."""
        ...

    def set_read(self, key: str, read: bool = True) -> None:
        """Remember that the person has read a document, or not; on disk soon, as positions are."""
        ...

    def decide(self, *decisions: "Decision") -> None:
        """Keep decisions of the person that belong together; links follow them from now on.

        They were made when the first one says, or now.
        """
        ...

    def decisions(self) -> "list[Decision]":
        """The decisions in force, oldest first."""
        ...

    def undo(self) -> "list[Decision]":
        """Take back the decisions of the last call of `decide` still in force and return them; [] without any."""
        ...

    def marks(self, key: str | None = None) -> list[Mark]:
        """The marks in a document in text order, with None those of all documents in the order of making.

        Documents that are not in the library are among them: marks belong to the person.
        """
        ...

    def add_mark(self, mark: Mark) -> Mark:
        """Keep a mark and return it as it is kept, with its number and time.

        One that has a number already, because it was removed, comes back as it was.
        """
        ...

    def change_mark(self, mark: Mark) -> bool:
        """Keep `mark` in the place of the one with its number; False when there is none any more."""
        ...

    def remove_mark(self, mark_id: int) -> bool:
        """Forget a mark; False when there is none of that number."""
        ...

    def setting(self, name: str) -> str | None:
        """What was last set under `name`, or None."""
        ...

    def set_setting(self, name: str, value: str) -> None:
        """Remember `value` under `name`; on disk soon, and when `settle` or `close` returns."""
        ...

    def notices(self) -> list[Message]:
        """What the person should know about the library and was not told yet; each is returned once."""
        ...

    def watch_notices(self, tell: Callable[[], object]) -> None:
        """Call `tell`, from whatever thread, when there is something new in `notices`."""
        ...

    def settle(self) -> None:
        """Wait until positions and settings are written, or could not be."""
        ...

    def close(self) -> None:
        """Give back what the library holds."""
        ...
