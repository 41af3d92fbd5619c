"""When the next picture may be sent: not before the terminal has said that it has drawn the last one.

Asked for with DSR (CSI 5 n, ECMA-48 8.3.35) behind every picture. Until a terminal has answered once, and once it
answers no more, nothing is waited for.
"""

_SHORTEST = 1.0
"""Seconds that an answer may take at least."""
_SLOWEST = 2000
"""Bytes a second of the slowest line."""
_PATIENCE = 4
"""So many times as long as usual an answer may take."""
_MISSES = 2
"""Answers in a row that may be missing."""
_PROBE = 1.5
"""Seconds after which the first answer is not waited for any more when the program ends."""


class Pacer:
    """Counts questions and answers. Times are in seconds of a clock that only goes forward."""

    def __init__(self, *, answers: bool = False) -> None:
        """answers: whether the terminal is known to answer."""
        self.answers = answers
        self._asked_at: float | None = None
        self._bytes = 0
        self._usual = 0.0
        self._misses = 0
        self._was_asked = False

    def asks(self) -> bool:
        """Whether a question belongs behind the next picture."""
        return self.answers or not self._was_asked

    def sent(self, size: int, now: float) -> None:
        """A picture of `size` bytes was sent with a question behind it."""
        self._was_asked = True
        self._asked_at = now
        self._bytes = size

    def answered(self, now: float) -> None:
        """The terminal has answered."""
        if self._asked_at is not None:
            took = now - self._asked_at
            self._usual = max(took, self._usual * 0.75)
        self._asked_at = None
        self._misses = 0
        self.answers = True

    def may_send(self, now: float) -> bool:
        """Whether a picture may be sent now."""
        return self.wait(now) <= 0

    def wait(self, now: float) -> float:
        """How long nothing may be sent unless an answer comes; 0 when a picture may be sent."""
        if not self.answers or self._asked_at is None:
            return 0
        left = self._asked_at + self._longest() - now
        if left <= 0:
            self._asked_at = None
            self._misses += 1
            self.answers = self._misses < _MISSES
            return 0
        return left

    def last_wait(self, now: float) -> float:
        """How long an answer is worth waiting for when the terminal is given back: others would take it for keys."""
        if self._asked_at is None:
            return 0
        if not self.answers:
            return 0.3 if now - self._asked_at < _PROBE else 0
        return max(0, min(self._longest(), _PROBE) - (now - self._asked_at))

    def _longest(self) -> float:
        return max(_SHORTEST, _PATIENCE * self._usual) + self._bytes / _SLOWEST
