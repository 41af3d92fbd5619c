"""The footer: the keys one needs most, as many as fit whole into the width; a click presses the key."""

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.screen import Screen

from reader.app.widgets.drawn_looks import DrawnLooks


class _Entry(NamedTuple):
    key: str
    name: str
    label: str

    @property
    def width(self) -> int:
        return cell_len(self.name) + 1 + cell_len(self.label)


class KeyLine(DrawnLooks):
    """Draws one line and nothing again unless what it says has changed, unlike a row of widgets."""

    LOOKS: ClassVar[frozenset[str]] = frozenset({"keys--key"})
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[_Entry, ...] = ()

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        entries: dict[str, _Entry] = {}
        for _node, binding, _enabled, _tooltip in screen.active_bindings.values():
            if binding.show and binding.action not in entries:
                entry = _Entry(binding.key, self.app.get_key_display(binding), binding.description)
                entries[binding.action] = entry
        if tuple(entries.values()) != self._entries:
            self._entries = tuple(entries.values())
            self.refresh()

    def _fitting(self) -> list[_Entry]:
        room = self.size.width - 1
        fitting: list[_Entry] = []
        for entry in self._entries:
            room -= entry.width + 2 * bool(fitting)
            if room < 0:
                break
            fitting.append(entry)
        return fitting

    def render(self) -> Content:
        style = self.get_visual_style("keys--key", partial=True)
        pieces: list[Content] = []
        for entry in self._fitting():
            pieces.append(Content.assemble((entry.name, style), " ", entry.label))
        return Content.assemble(" ", Content("  ").join(pieces))

    def on_click(self, event: events.Click) -> None:
        end = 1
        for entry in self._fitting():
            end += entry.width + 2
            if event.x < end:
                self.app.simulate_key(entry.key)
                return
