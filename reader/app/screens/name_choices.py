"""What the decisions about a name ask for: another name, some spellings, a new name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from reader.app.kinds import KINDS
from reader.app.messages import RowChosen
from reader.app.presentation import shown_name
from reader.app.screens.dialogue import Dialogue, Picker, marked
from reader.app.screens.live_picker import LivePicker
from reader.app.widgets.entity_pane import EntityList
from reader.app.widgets.row_list import ListRow, RowList
from reader.entities.decisions import spelling
from reader.entities.mention import Entity
from reader.library.library import Library
from reader.localisation import _, collation_key, format_number
from reader.messages import N_
from reader.names.folding import nfc

_SHOWN = 50
_ALL = 1 << 16
_WHOLE = "whole"
_DONE = "done"
_SPELLING = "spelling:"


@dataclass(frozen=True, slots=True)
class _Found:
    """An entity, the spelling that matched and where; nothing of it when nothing was typed."""

    entity: Entity
    matched: str = ""
    ranges: tuple[tuple[int, int], ...] = ()


class SameKindScreen(LivePicker[list[_Found]]):
    """Names of the kind of `entity` that match what is typed, at first `near`; the result is the id of an entity."""

    list_class: ClassVar[type[EntityList]] = EntityList

    def __init__(self, library: Library, entity: Entity, near: Sequence[Entity]) -> None:
        super().__init__()
        self._library = library
        self._entity = entity
        self._near = near

    def heading(self) -> str:
        return _("Which name is the same as {name}?").format(name=shown_name(self._entity))

    def placeholder(self) -> str:
        return _("Type a name in any spelling…")

    def answer(self, query: str) -> list[_Found]:
        if not query:
            near = [other for other in self._near if other.type is self._entity.type]
            known = {other.id for other in near}
            frequent = self._library.frequent_entities(_SHOWN + len(known) + 1, (self._entity.type,))
            others = [other for other in frequent if self._fits(other) and other.id not in known]
            return [_Found(other) for other in [*near, *others][:_SHOWN]]
        found = []
        for result in self._library.search_names(nfc(query), _ALL).results:
            other = self._library.entity(result.entry.id)
            if other is not None and self._fits(other):
                found.append(_Found(other, result.matched, result.ranges))
                if len(found) == _SHOWN:
                    break
        return found

    def show_answer(self, query: str, answer: list[_Found], *, keep_cursor: bool) -> None:
        rows = [self._row(found.entity, found.matched, found.ranges) for found in answer]
        self.listing.set_rows(rows or [ListRow("", Content(self.nothing()), part="remark")], keep_cursor=keep_cursor)

    def _fits(self, other: Entity) -> bool:
        return other.type is self._entity.type and other.id != self._entity.id

    def _row(self, entity: Entity, matched: str, ranges: tuple[tuple[int, int], ...]) -> ListRow:
        kind, name = KINDS[entity.type], shown_name(entity)
        content = marked(name, ranges) if matched == name else Content(name)
        if matched and matched != name:
            quiet = self.listing.quiet
            content = Content.assemble(content, ("  ‹ ", quiet), marked(matched, ranges), (" ›", quiet))
        lead = Content.assemble((kind.tag, self.listing.get_visual_style(kind.component, partial=True)), " ")
        return ListRow(entity.id, content, lead, Content.assemble((format_number(entity.count), self.listing.quiet)))


class RenameScreen(Picker):
    """A new name: what is typed, or one of the spellings; the result is the name."""

    def __init__(self, entity: Entity) -> None:
        super().__init__()
        self._entity = entity

    def heading(self) -> str:
        return _("How is {name} to be shown?").format(name=shown_name(self._entity))

    def placeholder(self) -> str:
        return _("Type a name, or choose a spelling…")

    def rows_for(self, query: str) -> list[ListRow]:
        typed = " ".join(nfc(query).split())
        forms = sorted(self._entity.forms, key=lambda form: (-self._entity.forms[form], collation_key(form)))
        known = dict.fromkeys((*forms, *self._entity.names.values()))
        rows = [ListRow(typed, Content.styled(typed, "bold"))] if typed else []
        return rows + [ListRow(name, Content(name)) for name in known if name != typed]


class ChoiceScreen(Dialogue[tuple[str, ...]]):
    """Spellings of an entity to choose from; the result is those that were chosen."""

    def __init__(self, entity: Entity, at: str) -> None:
        """at: the spelling under the cursor at first, empty for none."""
        super().__init__()
        self._entity = entity
        self._at = at

    def compose_body(self) -> ComposeResult:
        yield RowList()

    @property
    def listing(self) -> RowList:
        """The list of the dialogue."""
        return self.query_one(RowList)

    def on_mount(self) -> None:
        self.set_focus(self.listing)
        if self._at:
            self.listing.highlight(_SPELLING + self._at)

    def retranslate(self) -> None:
        super().retranslate()
        self.listing.set_rows(self.rows())

    def rows(self) -> list[ListRow]:
        """The rows of the list."""
        raise NotImplementedError

    def spelling_row(self, form: str, sign: str = "") -> ListRow:
        """The row of the spelling `form`."""
        count = Content.assemble((format_number(self._entity.forms[form]), self.listing.quiet))
        return ListRow(_SPELLING + form, Content(form), Content(sign), count)

    @property
    def spellings(self) -> list[str]:
        """The spellings, the most frequent first."""
        return sorted(self._entity.forms, key=lambda form: (-self._entity.forms[form], collation_key(form)))


class IgnoreScreen(ChoiceScreen):
    """The whole name or one spelling; no spelling stands for all of them."""

    def heading(self) -> str:
        return _("What is no name?")

    def hint(self) -> str:
        return _("↑ ↓ move · Enter ignore · Esc close")

    def rows(self) -> list[ListRow]:
        name = shown_name(self._entity)
        whole = ListRow(_WHOLE, Content(_("{name}, in every spelling").format(name=name)))
        return [whole, *(self.spelling_row(form) for form in self.spellings)]

    @on(RowChosen)
    def _choose(self, message: RowChosen) -> None:
        message.stop()
        self.dismiss(() if message.id == _WHOLE else (message.id.removeprefix(_SPELLING),))


class SplitScreen(ChoiceScreen):
    """Marks for the spellings that are to leave."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "split", N_("Split"), show=False)]

    def __init__(self, entity: Entity, at: str) -> None:
        super().__init__(entity, at)
        self._leaving: set[str] = self._alike(at) if at and at != self.spellings[0] else set()

    def heading(self) -> str:
        name = shown_name(self._entity)
        return _("Which spellings are not {name}?").format(name=name)

    def hint(self) -> str:
        return _("↑ ↓ move · Enter mark · s split · Esc close")

    def rows(self) -> list[ListRow]:
        rows = [self.spelling_row(form, "[x] " if form in self._leaving else "[ ] ") for form in self.spellings]
        text = Content(_("Split off what is marked"))
        return [*rows, ListRow("", Content("")), ListRow(_DONE if self._leaving else "", text)]

    @on(RowChosen)
    def _choose(self, message: RowChosen) -> None:
        message.stop()
        if message.id == _DONE:
            self.action_split()
            return
        self._leaving ^= self._alike(message.id.removeprefix(_SPELLING))
        self.listing.set_rows(self.rows())

    def _alike(self, form: str) -> set[str]:
        """`form` and the spellings that a decision cannot tell from it, say the same one in capitals."""
        kind, key = self._entity.type, spelling(self._entity.type, form)
        return {other for other in self._entity.forms if spelling(kind, other) == key}

    def action_split(self) -> None:
        """Close with the spellings that are marked."""
        if self._leaving:
            self.dismiss(tuple(form for form in self.spellings if form in self._leaving))
