"""Long lists of names that are looked into rarely: a set of strings would take ten times the memory of its text."""

from collections.abc import Iterator


class SortedLines:
    """The lines of a text, sorted by code points and each ended by a line feed, found by bisection."""

    __slots__ = ("_content",)

    def __init__(self, content: bytes) -> None:
        """content: the text in UTF-8, whose order by bytes is that by code points."""
        self._content = content

    def __contains__(self, line: str) -> bool:
        key = line.encode() + b"\n"
        return self._content.startswith(key, self._first(key))

    def beginning(self, start: str) -> Iterator[str]:
        """The lines that begin with `start`, in their order."""
        key = start.encode()
        at = self._first(key)
        while self._content.startswith(key, at):
            end = self._content.index(b"\n", at)
            yield self._content[at:end].decode()
            at = end + 1

    def _first(self, key: bytes) -> int:
        """Where the first line begins that is not less than `key`, which may include its line feed."""
        content = self._content
        low, high = 0, len(content)
        while low < high:
            begin = content.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = content.index(b"\n", begin) + 1
            if content[begin:end] < key:
                low = end
            else:
                high = begin
        return low
