"""Widgets whose component styles are worked out when they are drawn with."""

from typing import ClassVar

from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.widget import Widget


class DrawnLooks(Widget):
    """A widget that draws with the component classes `LOOKS`.

    Textual applies the style sheet to every component class of every widget with each change of a class near it. An
    article has thirty of them, of which a picture needs a few: these are styled when they are first asked for.
    """

    LOOKS: ClassVar[frozenset[str]] = frozenset()

    def get_component_styles(self, *names: str) -> RenderStyles:
        for name in names:
            if name not in self._component_styles and name in self.LOOKS:
                self._component_styles[name] = self._look(name)
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        known = dict(self._component_styles)
        self._component_styles.clear()
        if known and self.is_attached:
            self._component_styles.update((name, self._look(name)) for name in known)
            if self._component_styles != known:
                self.refresh()

    def _look(self, name: str) -> RenderStyles:
        node = DOMNode(classes=name)
        node._attach(self)
        self.app.stylesheet.apply(node)
        return node.styles
