"""The line above the footer: what is chosen and where, or what to do next."""

from typing import ClassVar

from textual.content import Content

from reader.app.kinds import KINDS
from reader.app.line_breaking import wrap
from reader.app.presentation import shown_name, shown_text
from reader.app.widgets.drawn_looks import DrawnLooks
from reader.app.widgets.hint_line import fitting
from reader.entities.mention import Entity

_SPELLINGS = 4
EMPTY = Content("")


class StatusLine(DrawnLooks):
    """Two texts, one at each end; the left one is shortened first. A remark alone is wrapped where it has the rows."""

    LOOKS: ClassVar[frozenset[str]] = frozenset(
        {
            *(kind.component for kind in KINDS.values()),
            "status--name",
            "status--detail",
        }
    )

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown = (EMPTY, "", "")

    @property
    def is_too_long(self) -> bool:
        """Whether what is shown, a remark alone, needs a second row."""
        left, right, hint = self._shown
        return not (right or hint) and left.cell_length > self.size.width - 2

    def set_text(self, left: Content, right: str = "", hint: str = "") -> None:
        """Show `left` and `right`, and `hint` after the left one if it fits there whole."""
        if (left, right, hint) != self._shown:
            self._shown = (left, right, hint)
            self.refresh()

    def show_entity(self, entity: Entity, *, spellings: bool, hint: str, right: str) -> None:
        """Show an entity by its whole name, with the other spellings it is met in if `spellings`."""
        kind = KINDS[entity.type]
        name = shown_name(entity)
        left = Content.assemble(
            (kind.tag, self.get_visual_style(kind.component, partial=True)),
            " ",
            (name, self.get_visual_style("status--name", partial=True)),
        )
        others = [shown_text(form) for form in entity.forms if name not in (form, shown_text(form, "kk"))]
        others = others[:_SPELLINGS] if spellings else []
        if others:
            left = Content.assemble(left, f"  ‹ {', '.join(others)} ›")
        self.set_text(left, right, hint)

    def show_hint(self, hint: str) -> None:
        """Say which keys do what, entries apart by " · "; those that do not fit are left out."""
        self.set_text(EMPTY, hint=hint)

    def show_search(self, query: str, found: str, hint: str) -> None:
        """Show what was looked for in the text and what was found."""
        left = Content.assemble("/", (query, self.get_visual_style("status--name", partial=True)))
        self.set_text(left, found, hint)

    @property
    def plain(self) -> str:
        """What there is to show, without colours."""
        left, right, hint = self._shown
        return " ".join(text for text in (left.plain, hint, right) if text)

    def render(self) -> Content:
        left, right_text, hint = self._shown
        if self.size.height > 1 and self.is_too_long:
            return self._wrapped(left.plain)
        right = Content.assemble((right_text, self.get_visual_style("status--detail", partial=True)))
        room = max(0, self.size.width - right.cell_length - 3)
        if not left.plain:
            left = Content(fitting(hint, room))
        elif hint:
            longer = Content.assemble(left, f"  {hint}")
            left = longer if longer.cell_length <= room else left
        left = left.truncate(room, ellipsis=True, pad=True)
        return Content.assemble(" ", left, " ", right, " ")

    def _wrapped(self, remark: str) -> Content:
        """`remark` in all rows there are; what does not fit into them is cut off."""
        width, height = self.size.width - 2, self.size.height
        spans = list(wrap(remark, 0, len(remark), width))
        rows = [Content(f" {remark[start:end]}") for start, end in spans[: height - 1]]
        rest = Content(remark[spans[height - 1][0] :]).truncate(width, ellipsis=True)
        return Content("\n").join([*rows, Content.assemble(" ", rest)])
