"""The help: every key, what it does, and what the marks mean; made from the registry of commands."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from reader.app.article_layout import wrap
from reader.app.commands import grouped
from reader.app.commands.key_names import key_names
from reader.app.kinds import KINDS
from reader.app.screens.translated import Dialogue
from reader.app.widgets.entity_pane import AMBIGUOUS, DECIDED, SHARED, EntityList
from reader.app.widgets.row_list import ListRow
from reader.localisation import _
from reader.messages import N_


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
        room = max(10, listing.size.width - column - 5)
        rows: list[ListRow] = []
        for group, lines in sections:
            rows.append(ListRow("", Content(_(group.value)), part="heading"))
            for keys, text in lines:
                shown = f"  {keys}"
                for start, end in wrap(text, 0, len(text), room):
                    lead = Content.assemble((f"{shown:{column}}", keys_style))
                    rows.append(ListRow("", Content(text[start:end]), lead))
                    shown = ""
            rows.append(ListRow("", Content("")))
        rows.append(ListRow("", Content(_("How names are marked")), part="heading"))
        for kind in KINDS.values():
            style = listing.get_visual_style(kind.component, partial=True)
            lead_tag = Content.assemble("  ", (kind.tag, style), "  ")
            rows.append(ListRow("", Content.assemble((_(kind.label), style)), lead_tag))
        for sign, meaning in (
            (SHARED, _("in both open articles")),
            (AMBIGUOUS, _("some mentions may mean another name as well")),
            (DECIDED, _("you decided about it")),
        ):
            rows.append(ListRow("", Content(meaning), Content(f"  {sign}  ")))
        rows.append(ListRow("", Content("")))
        hint = _("Letter keys also work on a Cyrillic layout; while an input method composes, use the F-keys.")
        for start, end in wrap(hint, 0, len(hint), max(10, listing.size.width - 4)):
            rows.append(ListRow("", Content(hint[start:end]), part="remark"))
        return rows
