"""Keys and pasted text that come faster than what they do: each waits until what was begun before it is there."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.message_pump import MessagePump
from textual.widget import Widget

if TYPE_CHECKING:
    from reader.app.application import ReaderApp

Typed = events.Key | events.Paste

_GLANCE = 0.5
"""Seconds after which it is looked whether what a key was for is still there: else nothing says that it was handled."""
_LONGEST = 5.0
"""Seconds that a key, and what it began, may take each; what takes longer does not hold up the keys."""
_AT_ONCE = 0.25
"""Seconds between two keys in which the second may come before what the first began is there."""
_ROUNDS = 3
"""So many times a key may change the screen: choosing a command closes the list and opens what it is for."""
_LEADING = frozenset({"enter", "ctrl+j", "escape", "tab", "shift+tab"})
"""Keys that mostly lead elsewhere, also when they come twice."""


class TypedAhead:
    """Gives the keys to the application `app` one after the other."""

    def __init__(self, app: "ReaderApp") -> None:
        self._app = app
        self._is_ready = False
        self._waiting: deque[Typed] = deque()
        self._current: Typed | None = None
        self._limit: asyncio.TimerHandle | None = None
        self._target: MessagePump = app
        self._glances = 0
        self._is_text = False
        self._last: Typed | None = None
        self._ended = 0.0
        self._settling: asyncio.Task[None] | None = None

    @property
    def is_idle(self) -> bool:
        """Whether every key that came has been handled."""
        return self._current is None and self._settling is None and not self._waiting

    def begin(self) -> None:
        """Everything that keys may be for is there."""
        self._is_ready = True
        self._go_on()

    def holds(self, key: Typed) -> bool:
        """Whether `key` has to wait; it is sent again when its turn has come."""
        if key is self._current:
            return False
        if not self._is_ready or not self.is_idle:
            self._waiting.append(key)
            return True
        if self._is_settled(key):
            self._handle(key)
            return False
        self._waiting.append(key)
        self._go_on()
        return True

    def instead(self, key: events.Key) -> None:
        """`key` is what the key at hand was meant for: it comes before all that wait."""
        if self._current is None:
            self._waiting.appendleft(key)
            self._go_on()
            return
        self._current = key
        self._app.post_message(key)

    def handled(self, key: Typed) -> None:
        """`key` went through all widgets that it was for."""
        if key is not self._current:
            return
        if self._limit is not None:
            self._limit.cancel()
        self._ended, self._current = monotonic(), None
        self._go_on()

    def sent(self, key: Typed, target: MessagePump) -> None:
        """`key` is on its way to `target`, and `handled` will be told behind it."""
        if key is self._current:
            self._target = target

    def _handle(self, key: Typed) -> None:
        self._current = self._last = key
        self._is_text = (isinstance(key, events.Paste) or key.is_printable) and _takes_text(self._app.focused)
        self._target = self._app
        self._glances = int(_LONGEST / _GLANCE)
        self._look_later()

    def _look_later(self) -> None:
        self._limit = asyncio.get_running_loop().call_later(_GLANCE, self._look)

    def _look(self) -> None:
        """Give up a key that nothing will speak of any more."""
        self._glances -= 1
        if self._current is None:
            return
        if self._glances > 0 and self._target.is_attached:
            self._look_later()
        else:
            self.handled(self._current)

    def _is_settled(self, key: Typed) -> bool:
        """Whether what the last key began is there, or does not matter to `key`."""
        last = self._last
        if last is None or monotonic() - self._ended > _AT_ONCE or self._is_text:
            return True
        if isinstance(key, events.Paste) or isinstance(last, events.Paste):
            return False
        return key.key == last.key and key.key not in _LEADING

    def _go_on(self) -> None:
        if not self._waiting or self._settling is not None:
            return
        if self._is_settled(self._waiting[0]):
            self._send()
        else:
            self._settling = asyncio.ensure_future(self._settle())

    def _send(self) -> None:
        key = self._waiting.popleft()
        self._handle(key)
        self._app.post_message(key)

    async def _settle(self) -> None:
        """Let what the last key began come to its end, then send the next key."""
        try:
            with suppress(Exception):  # whatever is wrong with a widget, keys go on
                await asyncio.wait_for(self._all_done(), _LONGEST)
        finally:
            self._settling = None
            if self._waiting:
                self._send()

    async def _all_done(self) -> None:
        for _ in range(_ROUNDS):
            screen, focused = self._app.screen, self._app.focused
            for pump in self._way(focused or screen):
                await _passed(pump.call_later)
            await _passed(screen.call_after_refresh)
            if (screen, focused) == (self._app.screen, self._app.focused):
                return

    def _way(self, start: Widget) -> Iterator[MessagePump]:
        """Where messages of the last key may still wait: the widget and all above it, and who opened a dialogue."""
        yield from start.ancestors_with_self
        yield from reversed(self._app.screen_stack[:-1])


def _takes_text(widget: Widget | None) -> bool:
    return widget is not None and hasattr(widget, "insert_text_at_cursor")


async def _passed(schedule: Callable[[Callable[[], object]], bool]) -> None:
    """Wait until a callback comes that `schedule` puts behind what waits; not for one that is on its way out."""
    came = asyncio.Event()
    if schedule(came.set):
        await came.wait()
