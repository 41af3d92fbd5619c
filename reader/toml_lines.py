"""The lines that the keys and values of a TOML text stand in, which `tomllib` does not tell.

Only places are found; the text must have been read by `tomllib` without an error. Grammar: https://toml.io/en/v1.0.0
"""

import re
import tomllib
from bisect import bisect_right
from contextlib import suppress

Path = tuple[str | int, ...]
"""Keys of tables and indices of arrays, from the top of the text to a value."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY_PART = re.compile(r'[ \t]*("(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+)[ \t]*')
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]*")


class TomlLines:
    """Where the parts of a valid TOML text stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._lines: dict[Path, int] = {}
        self._sizes: dict[Path, int] = {}
        with suppress(RecursionError):  # arrays in arrays: what is told before them is told
            self._read()

    def line(self, path: Path) -> int:
        """The line, from 1, of the value at `path`, or of the nearest part around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def _note(self, path: Path, position: int) -> None:
        self._lines.setdefault(path, bisect_right(self._starts, position))

    def _read(self) -> None:
        table: Path = ()
        position = self._skip(0)
        while position < len(self._text):
            if self._text[position] == "[":
                start = position
                many = self._text.startswith("[[", position)
                keys, position = self._keys(position + 1 + many)
                table = self._table(keys, many)
                self._note(table, start)
                position += 1 + many
            else:
                position = self._pair(table, position)
            position = self._skip(position)

    def _table(self, keys: list[str], many: bool) -> Path:
        path: Path = ()
        for number, key in enumerate(keys):
            path = (*path, key)
            if many and number == len(keys) - 1:
                self._sizes[path] = self._sizes.get(path, 0) + 1
            if path in self._sizes:
                path = (*path, self._sizes[path] - 1)
        return path

    def _pair(self, table: Path, position: int) -> int:
        start = position
        keys, position = self._keys(position)
        path = table
        for key in keys:
            path = (*path, key)
            self._note(path, start)
        return self._value(path, self._skip(position + 1))

    def _keys(self, position: int) -> tuple[list[str], int]:
        keys = []
        while match := _KEY_PART.match(self._text, position):
            part = match.group(1)
            keys.append(str(tomllib.loads(f"key = {part}")["key"]) if part[0] in "\"'" else part)
            position = match.end()
            if not self._text.startswith(".", position):
                break
            position += 1
        return keys, position

    def _value(self, path: Path, position: int) -> int:
        self._note(path, position)
        opening = self._text[position : position + 1]
        if opening == "[":
            return self._array(path, position)
        if opening == "{":
            position = self._skip(position + 1)
            while self._text[position] != "}":
                position = self._skip(self._pair(path, position))
                position = self._skip(position + (self._text[position] == ","))
            return position + 1
        match = (_STRING if opening in "\"'" else _SCALAR).match(self._text, position)
        return match.end() if match and match.end() > position else position + 1

    def _array(self, path: Path, position: int) -> int:
        number = 0
        position = self._skip(position + 1)
        while self._text[position] != "]":
            position = self._skip(self._value((*path, number), position))
            position = self._skip(position + (self._text[position] == ","))
            number += 1
        return position + 1

    def _skip(self, position: int) -> int:
        match = _BLANK.match(self._text, position)
        return match.end() if match else position
