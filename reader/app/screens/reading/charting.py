"""Pictures of what is in the articles: a timeline of dates, a chart of names."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.app.mention_cursor import Span, Stop
from reader.app.screens.reading.handler import Handler
from reader.app.widgets.article_view import Layer

if TYPE_CHECKING:
    from reader.app.screens.plot import PlotScreen
    from reader.app.screens.reading.screen import ReadingScreen


class Charting(Handler):
    """Opens the pictures and goes to the mention that is chosen there."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self._shown = ""
        self._picture: PlotScreen | None = None

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"timeline": self.timeline, "chart": self.chart}

    def timeline(self) -> None:
        """Show the dates in the articles."""
        from reader.app.screens.timeline import TimelineScreen

        self._push(TimelineScreen(self.library, self.workspace.opened))

    def chart(self) -> None:
        """Show how often the names occur."""
        from reader.app.screens.chart import ChartScreen

        chosen = self.screen.names.chosen
        self._push(ChartScreen(self.library, self.workspace.opened, chosen))

    def _push(self, picture: "PlotScreen") -> None:
        self._picture = picture
        self.screen.app.push_screen(picture, self._go_to)

    def on_names(self) -> None:
        if self._picture is not None:
            self._picture.names_changed()

    def _go_to(self, stop: Stop | None) -> None:
        self._picture = None
        if stop is not None:
            self.screen.articles.go_to(stop.key, stop.span)
            self._shown = stop.key
            self._emphasise([stop.span])

    def _emphasise(self, spans: list[Span]) -> None:
        for pane in self.workspace.panes:
            if pane.key == self._shown:
                pane.view.set_layer(Layer.CURRENT, spans)

    def escape(self) -> bool:
        if not self._shown:
            return False
        self._emphasise([])
        self._shown = ""
        return True
