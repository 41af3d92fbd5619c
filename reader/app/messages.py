"""What the widgets tell the screens."""

from textual import events
from textual.message import Message

from reader.entities.mention import EntityType
from reader.messages import ReaderError


class EntityChosen(Message):
    """The person chose the entity with this id."""

    def __init__(self, entity: str) -> None:
        super().__init__()
        self.entity = entity


class IgnoredChosen(Message):
    """The person wants this one of the ignored names back, by its number in the list."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class KindsFolded(Message):
    """Of these kinds the pane of names lists only the heading, from now on."""

    def __init__(self, kinds: frozenset[EntityType]) -> None:
        super().__init__()
        self.kinds = kinds


class NamesFiltered(Message):
    """The pane of names lists only what matches `query`; names in other spellings are still to be found."""

    def __init__(self, query: str) -> None:
        super().__init__()
        self.query = query


class PositionChanged(Message):
    """The top of the view moved to `offset` (code points into `Document.text`) of the document `key`."""

    def __init__(self, key: str, offset: int) -> None:
        super().__init__()
        self.key = key
        self.offset = offset


class DestinationChanged(Message):
    """The person wants to be elsewhere in the document `key`, of which only the beginning is there so far.

    before: the offset that was awaited until now, None when the beginning was what the person wanted.
    """

    def __init__(self, key: str, before: int | None) -> None:
        super().__init__()
        self.key = key
        self.before = before


class RowChosen(Message):
    """The person chose the row `id` of a list."""

    def __init__(self, id: str) -> None:
        super().__init__()
        self.id = id


class RowHighlighted(Message):
    """The cursor of a list moved to the row `id`."""

    def __init__(self, id: str) -> None:
        super().__init__()
        self.id = id


class DocumentsAdded(Message):
    """More documents are in the library."""


class SourceFailed(Message):
    """A file could not be read."""

    def __init__(self, error: ReaderError) -> None:
        super().__init__()
        self.error = error


class DocumentCompleted(Message):
    """The document `key`, of which there was the beginning only, is there as a whole."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class PortionAnalysed(Message):
    """More names of the long document `key` are recognised, and others are still to come."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class DocumentAnalysed(Message):
    """The names of the document `key` are recognised; `remaining` documents are still to come."""

    def __init__(self, key: str, remaining: int) -> None:
        super().__init__()
        self.key = key
        self.remaining = remaining


class AnalysisFailed(Message):
    """The names of the document `key` could not be recognised. error: what is to be said about it, if it is known."""

    def __init__(self, key: str, error: ReaderError | None) -> None:
        super().__init__()
        self.key = key
        self.error = error


class NoticesCame(Message):
    """There is something that the person should know about the library."""


class LanguageRequested(Message):
    """The person wants the interface in the language `code`."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code


class CommandRequested(Message):
    """The person asked for the command `id` of the registry by its name."""

    def __init__(self, id: str) -> None:
        super().__init__()
        self.id = id


class KeyHandled(Message):
    """Every widget that `key` was for has had it."""

    def __init__(self, key: events.Key | events.Paste) -> None:
        super().__init__()
        self.key = key


class ReadingBegan(Message):
    """Everything is there that keys may be for."""


class SearchTyped(Message):
    """The search line now says `query`."""

    def __init__(self, query: str) -> None:
        super().__init__()
        self.query = query


class SearchAccepted(Message):
    """The person is content with what was found for `query`."""

    def __init__(self, query: str) -> None:
        super().__init__()
        self.query = query


class SearchCancelled(Message):
    """The person wants to be back where the search began."""
