"""Lines that are drawn without Textual's steps for borders look as with them."""

from collections.abc import Sequence

import pytest
from rich.style import Style
from sample_library import FakeLibrary, keys_done
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from reader.app.application import ReaderApp


def _cells(strips: Sequence[Strip], width: int) -> list[list[tuple[str, Style | None]]]:
    return [[(letter, style) for text, style, _ in strip for letter in text][:width] for strip in strips]


@pytest.mark.parametrize("keys", ["", "j", "jjjjjjj", "   ", "G", "t", "ttG"])
async def test_an_article_and_its_scrollbar_look_as_textual_draws_them(library: FakeLibrary, keys: str) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*(key if key != " " else "space" for key in keys))
        await keys_done(app, pilot)
        view = app.reading.workspace.active.view
        bar = view.vertical_scrollbar
        for widget in (view, bar):
            crop, width = widget.region.size.region, widget.size.width
            ours = _cells(widget.render_lines(crop), width)
            if widget is bar:
                ScrollBar._render_content(bar)
                Widget._render_content(bar)
            widget._styles_cache.clear()
            assert ours == _cells(Widget.render_lines(widget, crop), width)
        assert bar.display
