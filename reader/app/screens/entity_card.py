"""The card of a name: spellings, mentions in context, why they are linked, and the decisions about it."""

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reader.app.background import in_words, run_latest
from reader.app.commands import COMMANDS, Scope, bindings
from reader.app.commands.key_names import key_names
from reader.app.describe import occurrences
from reader.app.entity_facts import EntityFacts, entity_facts
from reader.app.kinds import KINDS
from reader.app.mention_cursor import Stop
from reader.app.messages import RowChosen
from reader.app.presentation import shown_name
from reader.app.screens.card_rows import (
    COMMAND,
    DOCUMENT,
    ENTITY,
    MENTION,
    SPELLING,
    CardRows,
    mention_of,
)
from reader.app.screens.dialogue import Dialogue
from reader.app.screens.name_choices import IgnoreScreen, RenameScreen, SameKindScreen, SplitScreen
from reader.app.widgets.entity_pane import EntityList
from reader.app.widgets.hint_line import fitting
from reader.app.widgets.row_list import ListRow
from reader.entities.decisions import Decision
from reader.entities.kind_names import KIND_NAMES
from reader.entities.mention import Entity
from reader.library import deciding
from reader.library.library import Library
from reader.localisation import _, format_number, ngettext, translate
from reader.messages import N_, Message, ReaderError

_OWN_KEYS = frozenset(key for command in COMMANDS if command.scope is Scope.CARD for key in command.keys)

_HINT_LINES = 2


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the person wants to go from a card: a document, or a mention of an entity in it."""

    key: str
    entity: str = ""
    stop: Stop | None = None


def _movement() -> list[Binding]:
    """The keys of a list, but for those that are commands of the card."""
    kept = []
    for binding in bindings(Scope.MOVEMENT):
        keys = [key for key in binding.key.split(",") if key not in _OWN_KEYS]
        if keys:
            kept.append(Binding(",".join(keys), binding.action, binding.description, id=binding.id, show=False))
    return kept


class CardList(EntityList, inherit_bindings=False):
    """The sections of the card; the letters of its commands are no movements here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *_movement(),
        Binding("enter", "choose", N_("Choose"), show=False, id="choose"),
        Binding("left", "screen.close", N_("Close"), show=False),
    ]


class EntityCard(Dialogue[Destination]):
    """What is known of an entity; the result is where the person wants to go.

    opened: keys of the open documents, whose mentions come first. names_changed: called after a decision, to draw
    everything anew, this card too (`reload`). shown: keys of the documents on the screen, whose mentions are
    counted apart.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.CARD)]

    def __init__(
        self,
        library: Library,
        entity: Entity,
        opened: Sequence[str],
        names_changed: Callable[[], None],
        shown: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._library = library
        self._entity = entity
        self._opened = opened
        self._names_changed = names_changed
        self._shown = shown
        self._facts: EntityFacts | None = None
        self._trail: list[Entity] = []
        self._answer: tuple[Message, ...] = ()
        self._busy = False
        self._waiting: deque[Callable[[], tuple[Message, ...]]] = deque()
        self._gone = False
        self._problem: Exception | None = None

    # Drawing --------------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialogue card"):
            yield Static(classes="heading", markup=False)
            yield CardList()
            yield Static(classes="answer", markup=False)
            yield Static(classes="hint", markup=False)

    @property
    def listing(self) -> CardList:
        """The sections."""
        return self.query_one(CardList)

    def on_mount(self) -> None:
        self.set_focus(self.listing)
        self.reload()

    def retranslate(self) -> None:
        entity = self._entity
        kind = KINDS[entity.type]
        here = sum(entity.documents.get(key, 0) for key in self._shown)
        mentions = ngettext("{n} mention", "{n} mentions", entity.count).format(n=format_number(entity.count))
        if 0 < here < entity.count:
            mentions = occurrences(entity, self._shown)
        articles = len(entity.documents)
        parts = [
            _(KIND_NAMES[entity.type]),
            mentions,
            ngettext("{n} article", "{n} articles", articles).format(n=format_number(articles)),
            *([_("you decided about it")] if entity.decided else []),
        ]
        colour = self.listing.get_visual_style(kind.component, partial=True)
        name = Content.assemble((kind.tag, colour), " ", shown_name(entity), "  ")
        heading = self.query_one(".heading", Static)
        facts = fitting(" · ".join(parts), max(0, heading.size.width - name.cell_length)) if heading.size else ""
        heading.update(Content.assemble(name, (facts, self.listing.quiet)))
        self.query_one(".hint", Static).update(Content(self.hint()))
        self._draw_answer()
        self._draw_rows()

    def hint(self) -> str:
        """The letters of the commands, as many as fit, and the way out."""
        last = _("Esc back") if self._trail else _("Esc close")
        width = self.query_one(".hint").size.width
        lines = [last]
        for command in reversed([command for command in COMMANDS if command.scope is Scope.CARD]):
            piece = f"{key_names(command)[0]} {_(command.label)}"
            longer = f"{piece} · {lines[0]}"
            if cell_len(longer) <= width:
                lines[0] = longer
            elif len(lines) < _HINT_LINES:
                lines.insert(0, piece)
            else:
                break
        return "\n".join(lines)

    def _draw_answer(self) -> None:
        line = self.query_one(".answer", Static)
        line.display = bool(self._answer)
        line.update(Content(" ".join(translate(message) for message in self._answer)))

    def _draw_rows(self, *, keep_cursor: bool = True) -> None:
        if self._gone:
            rows = [ListRow("", Content(_("This is no name any more.")), part="remark")]
        elif self._problem is not None:
            rows = [ListRow("", Content(in_words(self._problem)), part="remark")]
        elif self._facts is None:
            rows = [ListRow("", Content(_("Reading the mentions…")), part="remark")]
        else:
            rows = CardRows(self._facts, self.listing).rows()
        self.listing.set_rows(rows, keep_cursor=keep_cursor)

    def refit(self) -> None:
        self.retranslate()

    # Facts ----------------------------------------------------------------------------------------------------------

    def reload(self, *, keep_cursor: bool = True) -> None:
        """Ask the library anew what it knows of the entity."""
        run_latest(self, "facts", partial(self._load, keep_cursor), self._failed)

    def _failed(self, error: Exception) -> None:
        """Say what went wrong instead of the facts."""
        self._problem = error
        self.retranslate()

    async def _load(self, keep_cursor: bool) -> None:
        facts = await asyncio.to_thread(self._find, self._entity)
        self._gone = facts is None
        self._problem = None
        if facts is not None:
            self._facts, self._entity = facts, facts.entity
        self.retranslate()
        if not keep_cursor:
            self._draw_rows(keep_cursor=False)

    def _find(self, entity: Entity) -> EntityFacts | None:
        """The facts of `entity`, or of what its name means now, when decisions or new articles gave it another id."""
        found = entity_facts(self._library, entity.id, self._opened)
        if found is None:
            for form in (entity.name, *sorted(entity.forms, key=lambda form: -entity.forms[form])):
                other = deciding.holder(self._library, entity.type, form)
                if other is not None:
                    return entity_facts(self._library, other.id, self._opened)
        return found

    def _show(self, entity: Entity) -> None:
        self._entity, self._facts, self._answer, self._problem = entity, None, (), None
        self.reload(keep_cursor=False)

    # Choosing -------------------------------------------------------------------------------------------------------

    @on(RowChosen)
    def _choose(self, message: RowChosen) -> None:
        message.stop()
        id = message.id
        if id.startswith(DOCUMENT):
            self.dismiss(Destination(id.removeprefix(DOCUMENT)))
        elif id.startswith(MENTION):
            key, start, end = mention_of(id)
            self.dismiss(Destination(key, self._entity.id, Stop(key, start, end)))
        elif id.startswith(COMMAND):
            self.action_do(id.removeprefix(COMMAND))
        elif id.startswith(SPELLING):
            self._go_to_mention(id.removeprefix(SPELLING))
        elif id.startswith(ENTITY):
            other = self._library.entity(id.removeprefix(ENTITY))
            if other is not None:
                self._trail.append(self._entity)
                self._show(other)

    def _go_to_mention(self, form: str) -> None:
        """Move the cursor to the first mention in the spelling `form`."""
        for article in self._facts.articles if self._facts else ():
            for each in article.keywords:
                if " ".join(each.text.split()) == form:
                    self.listing.highlight(f"{MENTION}{each.start}:{each.end}:{article.summary.key}")
                    return

    def action_close(self) -> None:
        if self._trail:
            self._show(self._trail.pop())
        else:
            self.dismiss(None)

    # Decisions ------------------------------------------------------------------------------------------------------

    def action_do(self, command: str) -> None:
        """Do one of the commands of the card."""
        if command == "undo":
            self._run(self._undo)
        elif not self._gone:
            {
                "confirm-name": self._confirm,
                "merge-names": self._merge,
                "split-name": self._split,
                "rename": self._rename,
                "ignore-name": self._ignore,
            }[command]()

    def _confirm(self) -> None:
        self._decide(lambda: deciding.confirm(self._library, self._entity, ()))

    def _merge(self) -> None:
        def done(other_id: str | None) -> None:
            other = self._library.entity(other_id) if other_id else None
            if other is not None:
                self._decide(lambda: deciding.merge(self._library, self._entity, other))

        near = [other for other, _reason in self._facts.near] if self._facts else []
        self.app.push_screen(SameKindScreen(self._library, self._entity, near), done)

    def _split(self) -> None:
        def done(spellings: tuple[str, ...] | None) -> None:
            if spellings:
                self._decide(lambda: deciding.split(self._library, self._entity, spellings))

        self.app.push_screen(SplitScreen(self._entity, self._spelling_at_cursor()), done)

    def _rename(self) -> None:
        def done(name: str | None) -> None:
            if name:
                self._decide(lambda: deciding.rename(self._library, self._entity, name))

        self.app.push_screen(RenameScreen(self._entity), done)

    def _ignore(self) -> None:
        def done(spellings: tuple[str, ...] | None) -> None:
            if spellings is not None:
                self._decide(lambda: deciding.ignore(self._library, self._entity, spellings))

        self.app.push_screen(IgnoreScreen(self._entity, self._spelling_at_cursor()), done)

    def _spelling_at_cursor(self) -> str:
        id = self.listing.cursor_id
        return id.removeprefix(SPELLING) if id.startswith(SPELLING) else ""

    def _decide(self, make: Callable[[], list[Decision]]) -> None:
        def work() -> tuple[Message, ...]:
            decisions = make()
            deciding.keep(self._library, decisions, self._entity.name)
            return deciding.describe(decisions), Message(N_("u takes it back."))

        self._run(work)

    def _undo(self) -> tuple[Message, ...]:
        return undo(self._library)

    def _run(self, work: Callable[[], tuple[Message, ...]]) -> None:
        """Do `work`, which changes decisions, in a thread, then say what came of it and show everything anew."""
        self._waiting.append(work)
        if not self._busy:
            self._busy = True
            self.app.run_worker(self._work_off(), group="decision", exit_on_error=False)

    async def _work_off(self) -> None:
        """Do what was asked for, one after the other, also when the card is closed meanwhile."""
        try:
            while self._waiting:
                await self._work(self._waiting.popleft())
        finally:
            self._busy = False

    async def _work(self, work: Callable[[], tuple[Message, ...]]) -> None:
        try:
            self._answer = await asyncio.to_thread(work)
        except KeyError:  # the entity went away meanwhile
            if self.is_attached:
                self.reload()
            return
        except Exception as error:  # said on the card, where one can read on
            self._answer = refusal(error)
            if self.is_attached:
                self._draw_answer()
            else:
                self.notify(" ".join(map(translate, self._answer)), severity="error", markup=False)
            return
        self._names_changed()


def refusal(error: Exception) -> tuple[Message, ...]:
    """What is said when a decision could not be made."""
    unknown = Message(N_("an error inside the program ({kind})"), {"kind": type(error).__name__})
    reason = error.reason if isinstance(error, ReaderError) else unknown
    return (Message(N_("Not decided: {reason}."), {"reason": reason}),)


def undo(library: Library) -> tuple[Message, ...]:
    """Take the last decision back, and what is to be said about it. Raises LibraryError."""
    undone = library.undo()
    if not undone:
        return (Message(N_("There is no decision to take back.")),)
    return (deciding.taken_back(undone),)
