"""The pane of names beside the articles."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from reader.app.entity_groups import EntityGroup
from reader.app.kinds import KINDS
from reader.app.messages import EntityChosen, RowChosen
from reader.app.widgets.pane_header import PaneHeader
from reader.app.widgets.row_list import ListRow, RowList
from reader.localisation import _, format_number

SHARED = "="
"""Stands beside a name that both open articles mention."""


class EntityList(RowList):
    """The names by kind, each with the letter of its kind and how often it occurs."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*(kind.component for kind in KINDS.values())}

    def show(self, groups: Sequence[EntityGroup], remark: str, *, keep_place: bool) -> None:
        """List `groups`; `remark` stands below them, or alone when there are none."""
        rows: list[ListRow] = []
        for group in groups:
            kind = KINDS[group.type]
            colour = self.get_visual_style(kind.component, partial=True)
            if rows:
                rows.append(ListRow("", Content("")))
            total = Content.assemble((format_number(len(group.entries)), self.quiet))
            rows.append(ListRow("", Content(_(kind.label)), detail=total, part="heading"))
            for entry in group.entries:
                lead = Content.assemble((kind.tag, colour), (SHARED if entry.shared else " ", "bold"), " ")
                count = Content.assemble((format_number(entry.count), self.quiet))
                rows.append(ListRow(entry.entity.id, Content(entry.name), lead, count, short=entry.abbreviation))
        if remark:
            if rows:
                rows.append(ListRow("", Content("")))
            for line in remark.split("\n"):
                rows.append(ListRow("", Content(line), part="remark"))
        self.set_rows(rows, keep_cursor=keep_place)


class EntityPane(Vertical):
    """A header and the list of names. Posts `EntityChosen`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shared: set[str] = set()

    def compose(self) -> ComposeResult:
        yield PaneHeader()
        yield EntityList()

    @property
    def listing(self) -> EntityList:
        """The list inside the pane."""
        return self.query_one(EntityList)

    def show(self, groups: Sequence[EntityGroup], *, waiting: bool, chosen: str, keep_place: bool) -> None:
        """List `groups`.

        waiting: whether some names are still to be recognised. chosen: id of an entity. keep_place: False for other
        articles, whose names are shown from the top.
        """
        self._shared = {entry.entity.id for group in groups for entry in group.entries if entry.shared}
        remark = ""
        if waiting:
            remark = _("Recognising names…")
        elif not groups:
            remark = _("No names here.")
        total = sum(len(group.entries) for group in groups)
        self.query_one(PaneHeader).set_text(_("Names"), (format_number(total),) if total else ())
        self.listing.show(groups, remark, keep_place=keep_place)
        self.listing.chosen = chosen

    def is_shared(self, entity: str) -> bool:
        """Whether both open articles mention the entity with this id."""
        return entity in self._shared

    def on_descendant_focus(self) -> None:
        self.query_one(PaneHeader).set_active(True)

    def on_descendant_blur(self) -> None:
        self.query_one(PaneHeader).set_active(False)

    def on_row_chosen(self, message: RowChosen) -> None:
        message.stop()
        self.post_message(EntityChosen(message.id))
