"""Widgets whose lines are drawn again with every key: without the steps that Textual takes for borders and padding.

Textual makes new strips of all lines that a widget gives it, and so works out anew what it keeps with a strip: where it
is cut, what is sent for it. Lines that are given as they are keep it, from one place on the screen to the next.
"""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget, _RenderCache


class DirectLines(Widget):
    """A widget that is drawn as `render_line` gives it, unless its style asks for more than colours.

    Named last among the bases of a class: Textual takes its style sheet from the first.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        styles = self.styles
        is_more = styles.gutter or styles.tint.a or styles.has_rule("hatch")
        if is_more or self.opacity != 1.0 or styles.text_opacity != 1.0:
            return super().render_lines(crop)
        end, style = crop.right, self.visual_style.rich_style
        strips = [self.render_line(y) for y in crop.line_range]
        strips = [strip if strip.cell_length >= end else strip.adjust_cell_length(end, style) for strip in strips]
        if filters := self.get_line_filters():
            background = self.background_colors[1]
            for each in filters:
                strips = [strip.apply_filter(each, background) for strip in strips]
        return [strip if not crop.x and strip.cell_length == end else strip.crop(crop.x, end) for strip in strips]


class DirectScrollBar(ScrollBar, DirectLines):
    """A vertical scrollbar of which rows that look the same are one strip."""

    def _render_content(self) -> None:
        bar = self.render()
        if not isinstance(bar, ScrollBarRender) or not isinstance(bar.style, Style):
            super()._render_content()
            return
        colours = bar.style
        if colours.bgcolor is None or colours.color is None:
            super()._render_content()
            return
        width, height = self.size
        rows = bar.render_bar(
            size=height,
            window_size=bar.window_size,
            virtual_size=bar.virtual_size,
            position=bar.position,
            thickness=width,
            back_color=colours.bgcolor,
            bar_color=colours.color,
        ).segments
        base = self.visual_style.rich_style
        made = {id(row): Strip(Segment.apply_style([row], base), width) for row in rows}
        self._render_cache = _RenderCache(self.size, [made[id(row)] for row in rows])
        self._dirty_regions.clear()
