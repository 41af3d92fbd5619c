"""The help: every key, what it does, and what the marks mean; made from the registry of commands."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from reader.app.commands import grouped
from reader.app.commands.key_names import key_names
from reader.app.kinds import KINDS
from reader.app.restricted import restricted_help
from reader.app.screens.dialogue import Dialogue
from reader.app.widgets.entity_pane import AMBIGUOUS, DECIDED, MIXED, SHARED, EntityList
from reader.app.widgets.row_list import EMPTY, ListRow, wrapped_rows
from reader.localisation import _
from reader.messages import N_
from reader.restriction import is_restricted

_LEAST_COLUMN = 30
"""Cells for what a key does; where fewer are left, that stands below the key."""
_INDENT = Content("  ")


class HelpList(EntityList):
    """Lines to read: the keys scroll, there is no cursor."""

    def move(self, step: int) -> None:
        self.scroll_to(y=max(0, min(self.scroll_offset.y + step, self.max_scroll_y)), animate=False, force=True)


class HelpScreen(Dialogue[None]):
    """Keys by section, then the kinds of names as they look in the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,f1,question_mark,enter", "close", N_("Close"), show=False),
    ]

    def compose_body(self) -> ComposeResult:
        yield HelpList()

    def heading(self) -> str:
        return _("Help")

    def hint(self) -> str:
        return _("↑ ↓ move · F2 language · Esc close")

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one(HelpList).set_rows(self._rows())

    def refit(self) -> None:
        self.retranslate()

    def _rows(self) -> list[ListRow]:
        listing = self.query_one(HelpList)
        keys_style = listing.get_visual_style("list--key", partial=True)
        sections = [(group, [(" ".join(key_names(c)), _(c.help)) for c in commands]) for group, commands in grouped()]
        column = max(len(keys) for _group, lines in sections for keys, _help in lines) + 4
        is_narrow = listing.size.width - column < _LEAST_COLUMN
        rows: list[ListRow] = []
        if is_restricted():
            rows += self._wrapped(restricted_help(), part="remark")
            rows.append(ListRow("", Content("")))
        for group, lines in sections:
            rows.append(ListRow("", Content(_(group.value)), part="heading"))
            for keys, text in lines:
                if is_narrow:
                    rows.append(ListRow("", Content.styled(keys, keys_style), _INDENT))
                    rows += self._wrapped(text, Content("    "))
                else:
                    rows += self._wrapped(text, Content.assemble((f"{f'  {keys}':{column}}", keys_style)))
            rows.append(ListRow("", Content("")))
        rows.append(ListRow("", Content(_("How names are marked")), part="heading"))
        for kind in KINDS.values():
            style = listing.get_visual_style(kind.component, partial=True)
            lead_tag = Content.assemble(_INDENT, (kind.tag, style), "  ")
            rows.append(ListRow("", Content.assemble((_(kind.label), style)), lead_tag))
        for sign, meaning in (
            (SHARED, _("in both open articles")),
            (AMBIGUOUS, _("some mentions may mean another name as well")),
            (DECIDED, _("you decided about it")),
            (MIXED, _("a spelling mixes Latin and Cyrillic letters")),
        ):
            rows += self._wrapped(meaning, Content(f"  {sign}  "))
        rows.append(ListRow("", Content("")))
        hint = _("Letter keys also work on a Cyrillic layout; while an input method composes, use the F-keys.")
        rows += self._wrapped(hint, part="remark")
        return rows

    def _wrapped(self, text: str, lead: Content = EMPTY, part: str = "row") -> Iterator[ListRow]:
        return wrapped_rows(text, self.query_one(HelpList).size.width, lead, part)
