"""What a search found, marked in the open articles."""

from typing import TYPE_CHECKING

from reader.app.mention_cursor import Span
from reader.app.widgets.article_pane import ArticlePane
from reader.app.widgets.article_view import Layer
from reader.app.widgets.workspace import Workspace

if TYPE_CHECKING:
    from reader.app.search_results import SearchResults

_WHOLE = 20_000
_AROUND = 4_000
"""In a text of more than `_WHOLE` letters only those hits are marked that stand within `_AROUND` of the screen.

To say where in the text a hit stands takes reading the text around it.
"""


class HitMarks:
    """The marks in the articles of `workspace`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._windows: dict[str, Span] = {}

    def draw(self, results: "SearchResults | None", *, with_current: bool) -> None:
        """Mark what `results` has; with_current: the hit one is at, too."""
        self._windows.clear()
        span = results.current_span if results else None
        for pane in self._workspace.panes:
            self._draw_in(pane, results)
            if with_current:
                here = results is not None and span is not None and results.current_key == pane.key
                pane.view.set_layer(Layer.CURRENT, [span] if here and span else [])

    def moved(self, key: str, results: "SearchResults | None") -> None:
        """The document `key` was scrolled: other hits may be on the screen now."""
        window = self._windows.get(key)
        for pane in self._workspace.panes if window else ():
            if pane.key == key and window is not None:
                top, bottom = pane.view.span_on_screen
                if (top < window[0] or bottom > window[1]) and results is not None:
                    self._draw_in(pane, results)

    def _draw_in(self, pane: ArticlePane, results: "SearchResults | None") -> None:
        hits = results.hits(pane.key) if results else None
        if hits is None or not pane.key:
            pane.view.set_layer(Layer.FOUND, [])
            return
        start, end = 0, len(pane.document.text) if pane.document else 0
        if end > _WHOLE:
            top, bottom = pane.view.span_on_screen
            start, end = max(0, top - _AROUND), bottom + _AROUND
            self._windows[pane.key] = start, end
        pane.view.set_layer(Layer.FOUND, hits.within(start, end))
