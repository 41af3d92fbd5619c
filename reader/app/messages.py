"""What the widgets tell the screens."""

from dataclasses import dataclass

from textual import events
from textual.message import Message

from reader.entities.mention import EntityType
from reader.messages import ReaderError


@dataclass
class EntityChosen(Message):
    """The person chose the entity with this id."""

    entity: str


@dataclass
class IgnoredChosen(Message):
    """The person wants this one of the ignored names back, by its number in the list."""

    number: int


@dataclass
class KindsFolded(Message):
    """Of these kinds the pane of names lists only the heading, from now on."""

    kinds: frozenset[EntityType]


@dataclass
class NamesFiltered(Message):
    """The pane of names lists only what matches `query`; names in other spellings are still to be found."""

    query: str


@dataclass
class PositionChanged(Message):
    """The top of the view moved to `offset` (code points into `Document.text`) of the document `key`."""

    key: str
    offset: int


@dataclass
class RowChosen(Message):
    """The person chose the row `id` of a list."""

    id: str


@dataclass
class RowHighlighted(Message):
    """The cursor of a list moved to the row `id`."""

    id: str


@dataclass
class DocumentsAdded(Message):
    """More documents are in the library."""


@dataclass
class SourceFailed(Message):
    """A file could not be read."""

    error: ReaderError


@dataclass
class DocumentCompleted(Message):
    """The document `key`, of which there was the beginning only, is there as a whole."""

    key: str


@dataclass
class PortionAnalysed(Message):
    """More names of the long document `key` are recognised, and others are still to come."""

    key: str


@dataclass
class DocumentAnalysed(Message):
    """The names of the document `key` are recognised; `remaining` documents are still to come."""

    key: str
    remaining: int


@dataclass
class AnalysisFailed(Message):
    """The names of the document `key` could not be recognised. error: what is to be said about it, if it is known."""

    key: str
    error: ReaderError | None


@dataclass
class NoticesCame(Message):
    """There is something that the person should know about the library."""


@dataclass
class LanguageRequested(Message):
    """The person wants the interface in the language `code`."""

    code: str


@dataclass
class CommandRequested(Message):
    """The person asked for the command `id` of the registry by its name."""

    id: str


@dataclass
class KeyHandled(Message):
    """Every widget that `key` was for has had it."""

    key: events.Key
