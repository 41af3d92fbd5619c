"""Long lists of names and words: a set of strings would take ten times the memory of its text."""

from collections.abc import Iterator

_NEAR = 512
"""How many bytes are looked through from one end to the other sooner than halved once more."""


class SortedLines:
    """The lines of a text, sorted by code points and each ended by a line feed, found by bisection."""

    __slots__ = ("_content",)

    def __init__(self, content: bytes = b"") -> None:
        """content: the text in UTF-8, whose order by bytes is that by code points."""
        self._content = b"\n" + content

    def __contains__(self, line: object) -> bool:
        return isinstance(line, str) and self._first(f"\n{line}\n".encode("utf-8", "surrogatepass")) >= 0

    def beginning(self, start: str) -> Iterator[str]:
        """The lines that begin with `start`, in their order."""
        content = self._content
        key = f"\n{start}".encode("utf-8", "surrogatepass")
        at = self._first(key)
        while at >= 0 and content.startswith(key, at):
            end = content.find(b"\n", at + 1)
            if end < 0:
                return
            yield content[at + 1 : end].decode()
            at = end

    def _first(self, key: bytes) -> int:
        """Where `key`, which begins with the line feed before its line, is first found; -1 when nowhere."""
        content = self._content
        low, high = 0, len(content) - 1  # of line feeds: before the first line that may be sought, behind the last
        while high - low > _NEAR:
            begin = content.rfind(b"\n", low, (low + high) // 2)
            end = content.index(b"\n", begin + 1)
            if content[begin : end + 1] < key:
                low = end
            else:
                high = begin
        # The line behind `high` is not before the key, so it is the last that may be the first one.
        return content.find(key, low, high + len(key))
