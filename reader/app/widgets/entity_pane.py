"""The pane of names beside the articles."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from reader.app.commands import COMMANDS, Scope, bindings
from reader.app.commands.keyboard import latin_key
from reader.app.commands.keymap import keys_of
from reader.app.entity_groups import EntityEntry, EntityGroup, Order, by_alphabet
from reader.app.kinds import KINDS
from reader.app.matching import FoldedTexts, match_ranges
from reader.app.messages import EntityChosen, IgnoredChosen, KindsFolded, NamesFiltered, RowChosen
from reader.app.widgets.pane_header import PaneHeader
from reader.app.widgets.row_list import EMPTY, LazyRows, ListRow, RowList
from reader.entities.mention import EntityType
from reader.localisation import _, format_number

if TYPE_CHECKING:
    from textual.widgets import Input

    from reader.app.widgets.name_filter import NameFilter

SHARED = "="
"""Stands beside a name that both open articles mention."""

AMBIGUOUS = "?"
"""Stands beside a name some of whose mentions may mean others as well."""

DECIDED = "!"
"""Stands beside a name about which the person decided something."""

MIXED = "~"
"""Stands beside a name of which a spelling mixes Latin and Cyrillic letters."""

_KIND = "kind:"
"""In front of the kind in the id of its heading; ids of entities have no colon."""

_IGNORED = "ignored"
"""The id of the heading above the ignored names, and with a colon and a number the beginning of theirs."""

_FOLDED = "+ "
"""In front of the heading of a kind whose names are not listed."""


class EntityList(RowList):
    """A list that can show the letters of the kinds in their colours."""

    LOOKS: ClassVar[frozenset[str]] = RowList.LOOKS | {kind.component for kind in KINDS.values()}


class NameList(EntityList):
    """The names by kind, each with the letter of its kind and how often it occurs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding, action=f"screen.{binding.action}") for binding in bindings(Scope.NAMES)
    ]

    def on_key(self, event: events.Key) -> None:
        """Begin to filter at once: what is typed ahead, fast or over a slow line, is text already."""
        pane = self.parent
        if not isinstance(pane, EntityPane):
            return
        if pane.is_filtering and event.is_printable and event.character:
            pane.insert_in_filter(event.character)
        elif (latin_key(event.key) or event.key) in _filter_keys():
            pane.start_filter()
        else:
            return
        event.stop()
        event.prevent_default()


def _filter_keys() -> set[str]:
    """The keys that begin to filter."""
    return {key for command in COMMANDS if command.id == "filter-names" for key in keys_of(command)}


class EntityPane(Vertical):
    """A header, the list of names, whose kinds can be folded, and a line to filter them with.

    Below the names of the articles stand those that the person ignores, folded at first.
    Posts `EntityChosen`, `IgnoredChosen`, `KindsFolded` and `NamesFiltered`.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._groups: Sequence[EntityGroup] = ()
        self._order = Order.COUNT
        self._waiting = False
        self._folded: frozenset[EntityType] = frozenset()
        self._matches: tuple[str, frozenset[str]] = ("", frozenset())
        self._entries: dict[str, EntityEntry] = {}
        self._letters: Sequence[FoldedTexts] = ()
        """The names of `_groups`, and behind them those that are ignored."""
        self._ignored: Sequence[tuple[EntityType, str]] = ()
        self._ignored_folded = True
        self._filter: NameFilter | None = None

    def compose(self) -> ComposeResult:
        yield PaneHeader()
        yield NameList()

    async def complete(self) -> None:
        """Mount what the first picture does not show: the line to filter with."""
        from reader.app.widgets.name_filter import NameFilter

        self._filter = NameFilter(self)
        self._filter.placeholder = _("Any spelling…")
        await self.mount(self._filter)

    @property
    def listing(self) -> NameList:
        """The list inside the pane."""
        return self.query_one(NameList)

    @property
    def query_text(self) -> str:
        """What the names are filtered by, empty when all are listed."""
        return self._filter.value.strip() if self._filter else ""

    @property
    def folded(self) -> frozenset[EntityType]:
        """The kinds of which only the heading is listed."""
        return self._folded

    def fold(self, kinds: Iterable[EntityType]) -> None:
        """List only the headings of `kinds`."""
        self._folded = frozenset(kinds)
        self._list(keep_place=True)

    def show(
        self,
        groups: Sequence[EntityGroup],
        *,
        order: Order,
        waiting: bool,
        chosen: str,
        keep_place: bool,
        ignored: Sequence[tuple[EntityType, str]] = (),
    ) -> None:
        """List `groups`.

        order: how they are sorted. waiting: whether some names are still to be recognised. chosen: id of an entity.
        keep_place: False for other articles, whose names are shown from the top. ignored: kind and spellings of each
        name that is ignored.
        """
        self._ignored = ignored
        self._groups, self._order, self._waiting = groups, order, waiting
        self._entries = {entry.entity.id: entry for group in groups for entry in group.entries}
        self._letters = [
            *(FoldedTexts([entry.name for entry in group.entries]) for group in groups),
            FoldedTexts([name for _kind, name in ignored]),
        ]
        if self._filter:
            self._filter.placeholder = _("Any spelling…")
        self._list(keep_place=keep_place)
        self.listing.chosen = chosen

    def set_matches(self, query: str, entities: Collection[str]) -> None:
        """List also the entities with these ids for `query`, if the names are still filtered by that."""
        if not query or query != self.query_text:
            return
        before = self._matches[1] if self._matches[0] == query else frozenset[str]()
        self._matches = (query, frozenset(entities))
        missing = self._entries.keys() & self._matches[1] - set(self.listing.ids)
        if missing or before - self._matches[1]:
            self._list(keep_place=True)

    def entry(self, entity: str) -> EntityEntry | None:
        """The entry of the entity with this id, if the pane has one."""
        return self._entries.get(entity)

    # Rows -----------------------------------------------------------------------------------------------------------

    def _list(self, *, keep_place: bool) -> None:
        groups = self._filtered()
        total = sum(len(group.entries) for group in groups)
        sign = (_("A–Z"),) if self._order is Order.ALPHABET else ()
        self.query_one(PaneHeader).set_text(_("Names"), (*sign, format_number(total)) if total else sign)
        rows: list[ListRow | EntityEntry] = [row for group in groups for row in self._group_rows(group)]
        remark = self._remark(groups)
        if remark:
            rows += [ListRow("", EMPTY)] if rows else []
            rows += [ListRow("", Content(line), part="remark") for line in remark.split("\n")]
        rows += self._ignored_rows()
        if rows and isinstance(rows[0], ListRow) and not rows[0].content.plain:
            del rows[0]
        ids = [row.id if isinstance(row, ListRow) else row.entity.id for row in rows]
        self.listing.set_rows(LazyRows(ids, self._making(rows, self.query_text)), keep_cursor=keep_place)

    def _making(self, rows: Sequence[ListRow | EntityEntry], query: str) -> Callable[[int], ListRow]:
        """Gives the row of a number: of thousands of names a few are seen."""

        def make(number: int) -> ListRow:
            row = rows[number]
            return row if isinstance(row, ListRow) else self._entry_row(row, query)

        return make

    def _remark(self, groups: Sequence[EntityGroup]) -> str:
        if self._waiting:
            return _("Recognising names…")
        if groups:
            return ""
        return _("No name here matches.") if self._groups else _("No names here.")

    def _filtered(self) -> list[EntityGroup]:
        query = self.query_text
        if not query:
            return list(self._groups)
        answered, also = self._matches
        groups = []
        for group, letters in zip(self._groups, self._letters, strict=False):
            found = letters.having(query)
            if also and answered == query:
                numbers = {n for n, entry in enumerate(group.entries) if entry.entity.id in also}
                found = sorted(numbers.union(found))
            if found:
                groups.append(EntityGroup(group.type, tuple([group.entries[number] for number in found])))
        return groups

    def _group_rows(self, group: EntityGroup) -> Iterable[ListRow | EntityEntry]:
        """An empty row, the heading, the names, whose rows are made when they are drawn."""
        quiet = self.listing.quiet
        kind = KINDS[group.type]
        query = self.query_text
        is_folded = group.type in self._folded and not query
        yield ListRow("", EMPTY)
        lead = Content.assemble((_FOLDED, quiet)) if is_folded else EMPTY
        total = Content.assemble((format_number(len(group.entries)), quiet))
        yield ListRow(_KIND + group.type.value, Content(_(kind.label)), lead, total, part="heading")
        entries = [] if is_folded else list(group.entries)
        if self._order is Order.ALPHABET:
            shown = {entry.entity.id: short for entry in entries if (short := self._short(entry))}
            if shown:  # else they are sorted
                entries.sort(key=lambda entry: by_alphabet(entry, shown.get(entry.entity.id, "")))
        parted = self._order is not Order.COUNT
        for entry in entries:
            if not (entry.own or parted):
                parted = True
                yield ListRow("", Content(_("In related stories")), Content("  "), part="remark")
            yield entry

    def _short(self, entry: EntityEntry) -> str:
        """The abbreviation that the row of an entry begins with, empty when it does not."""
        short = entry.abbreviation
        return short if short and self.listing.begins_short(self._entry_row(entry, self.query_text)) else ""

    def _entry_row(self, entry: EntityEntry, query: str) -> ListRow:
        kind = KINDS[entry.entity.type]
        colour = self.listing.get_visual_style(kind.component, partial=True)
        lead = Content.assemble((kind.tag, colour), (SHARED if entry.shared else " ", "bold"), " ")
        sign = DECIDED if entry.entity.decided else AMBIGUOUS if entry.ambiguous else ""
        sign = MIXED + sign if entry.mixed else sign
        count = Content.assemble(
            (f"{sign} " if sign else "", "bold"), (format_number(entry.mentions), self.listing.quiet)
        )
        name = Content(entry.name)
        for start, end in (match_ranges(query, entry.name) or ()) if query else ():
            name = name.stylize("bold underline", start, end)
        return ListRow(entry.entity.id, name, lead, count, short=entry.abbreviation)

    def _ignored_rows(self) -> Iterable[ListRow]:
        """An empty row, the heading, the names that are ignored."""
        query = self.query_text
        found = self._letters[-1].having(query) if self._ignored else ()
        names = [(number, *self._ignored[number]) for number in found]
        if not names:
            return
        is_folded = self._ignored_folded and not query
        quiet = self.listing.quiet
        yield ListRow("", EMPTY)
        lead = Content.assemble((_FOLDED, quiet)) if is_folded else EMPTY
        total = Content.assemble((format_number(len(names)), quiet))
        yield ListRow(_IGNORED, Content(_("Ignored")), lead, total, part="heading")
        for number, kind, name in () if is_folded else names:
            colour = self.listing.get_visual_style(KINDS[kind].component, partial=True)
            yield ListRow(f"{_IGNORED}:{number}", Content(name), Content.assemble((KINDS[kind].tag, colour), "  "))

    # Folding and filtering ------------------------------------------------------------------------------------------

    def kind_at_cursor(self) -> EntityType | None:
        """The kind whose heading is under the cursor."""
        id = self.listing.cursor_id
        return EntityType(id.removeprefix(_KIND)) if id.startswith(_KIND) else None

    @property
    def is_heading_at_cursor(self) -> bool:
        """Whether the cursor is on a heading, which folds what is below it."""
        return self.kind_at_cursor() is not None or self.listing.cursor_id == _IGNORED

    def ignored_at_cursor(self) -> int | None:
        """The number of the ignored name under the cursor."""
        head, _, number = self.listing.cursor_id.partition(":")
        return int(number) if head == _IGNORED and number else None

    def fold_here(self) -> None:
        """Fold the kind under the cursor; from a name, go to the heading of its kind first."""
        kind = self.kind_at_cursor()
        entry = self.entry(self.listing.cursor_id)
        if kind is not None:
            self._set_folded(kind, True)
        elif entry is not None:
            self.listing.highlight(_KIND + entry.entity.type.value)
        elif self.ignored_at_cursor() is not None:
            self.listing.highlight(_IGNORED)
        elif self.listing.cursor_id == _IGNORED:
            self._fold_ignored(True)

    def unfold_here(self) -> bool:
        """Unfold the kind under the cursor; False when the cursor is on no heading."""
        kind = self.kind_at_cursor()
        if kind is not None:
            self._set_folded(kind, False)
        elif self.listing.cursor_id == _IGNORED:
            self._fold_ignored(False)
        return self.is_heading_at_cursor

    def _fold_ignored(self, folded: bool) -> None:
        self._ignored_folded = folded
        self._list(keep_place=True)

    def _set_folded(self, kind: EntityType, folded: bool) -> None:
        if self.query_text or (kind in self._folded) == folded:
            return
        self.fold(self._folded ^ {kind})
        self.post_message(KindsFolded(self._folded))

    @property
    def is_filtering(self) -> bool:
        """Whether what is typed goes to the line to filter with."""
        return self._filter is not None and self.screen.focused is self._filter

    def insert_in_filter(self, text: str) -> None:
        """As if `text` had been typed there."""
        if self._filter:
            self._filter.insert_text_at_cursor(text)

    def start_filter(self) -> None:
        """Let the person type what the names are to match."""
        if self._filter:
            self._filter.display = True
            self.screen.set_focus(self._filter)
            self.post_message(NamesFiltered(self.query_text))

    def clear_filter(self) -> None:
        """List all names again."""
        if self._filter is None:
            return
        had_focus = self._filter.has_focus
        self._filter.value = ""
        self._filter.display = False
        if had_focus:
            self.screen.set_focus(self.listing)

    def on_input_changed(self, event: "Input.Changed") -> None:
        event.stop()
        self._list(keep_place=not self.query_text)
        self.post_message(NamesFiltered(self.query_text))

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        """Back to the list, on the first name that matches."""
        event.stop()
        if self.query_text:
            self.screen.set_focus(self.listing)
        else:
            self.clear_filter()

    def on_resize(self) -> None:
        if self._order is Order.ALPHABET:
            self.call_after_refresh(
                self._list, keep_place=True
            )  # whether abbreviations are shown changes with the width

    def on_descendant_focus(self) -> None:
        self.query_one(PaneHeader).set_active(True)

    def on_descendant_blur(self) -> None:
        self.query_one(PaneHeader).set_active(False)

    def on_row_chosen(self, message: RowChosen) -> None:
        message.stop()
        kind = self.kind_at_cursor()
        if kind is not None:
            self._set_folded(kind, kind not in self._folded)
        elif self.listing.cursor_id == _IGNORED:
            self._fold_ignored(not self._ignored_folded)
        elif (number := self.ignored_at_cursor()) is not None:
            self.post_message(IgnoredChosen(number))
        else:
            self.post_message(EntityChosen(message.id))
