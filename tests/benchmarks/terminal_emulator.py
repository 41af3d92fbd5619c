"""A terminal of the tests' own: stricter than real ones, since any sequence it does not know is an error."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from rich.cells import split_graphemes

_SEQUENCE = re.compile(
    r"\x1b\[(?P<private>[?<>=]?)(?P<parameters>[\d;:]*)(?P<final>\$?[A-Za-z])"
    r"|\x1b\](?P<string>[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b(?P<escape>[DM])|(?P<control>[\x00-\x1f\x7f-\x9f])"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
)
_UNFINISHED = re.compile(r"\x1b(?:\[[?<>=]?[\d;:]*\$?|\][^\x07\x1b]*\x1b?)?\Z")
_OFF = {"22": "12", "23": "3", "24": ("4", "21"), "25": "5", "27": "7", "28": "8", "29": "9"}

Look = tuple[frozenset[str], str, str]
DEFAULT: Look = (frozenset(), "", "")


class UnknownSequenceError(Exception):
    """The program sent what this terminal does not know."""


@dataclass
class Emulator:
    """A screen of cells, each a text and a look: switches of SGR, foreground, background.

    erases_colour, erases_characters, has_margins: as in `Abilities`. answers: whether reports are answered.
    answered: what it has to say to the program.
    """

    columns: int
    rows: int
    erases_colour: bool = True
    erases_characters: bool = True
    has_margins: bool = False
    answers: bool = True
    answered: list[str] = field(default_factory=list)
    modes: set[str] = field(default_factory=set)
    strings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.x = self.y = 0
        self.look = DEFAULT
        self.cells: list[list[tuple[str, Look]]] = []
        self._rest = ""
        self._written: int | None = None
        self.resize(self.columns, self.rows)

    def resize(self, columns: int, rows: int) -> None:
        """Another size; what stood on the screen is replaced by rubbish, for terminals differ in what they leave."""
        self.columns, self.rows = columns, rows
        self.cells = [[("#", DEFAULT)] * columns for _ in range(rows)]
        self.x, self.y = min(self.x, columns - 1), min(self.y, rows - 1)
        self._written = None
        self._reset_region()

    def spoil(self) -> None:
        """Let something else write everywhere."""
        self.look = (frozenset({"4"}), "31", "42")
        self.resize(self.columns, self.rows)

    def feed(self, data: str) -> None:
        """Take what a program sends; a sequence may come in pieces. Raises UnknownSequenceError."""
        data = self._rest + data
        unfinished = _UNFINISHED.search(data)
        self._rest = unfinished.group() if unfinished else ""
        data = data[: len(data) - len(self._rest)]
        end = 0
        for found in _SEQUENCE.finditer(data):
            if found.start() != end:
                raise UnknownSequenceError(repr(data[end : found.start() + 10]))
            end = found.end()
            try:
                self._obey(found)
            except UnknownSequenceError as error:
                raise UnknownSequenceError(f"{error} in {data[max(found.start() - 40, 0) : end + 40]!r}") from None
        if end != len(data):
            raise UnknownSequenceError(repr(data[end : end + 20]))

    @property
    def text(self) -> str:
        """The rows without blanks at their ends."""
        return "\n".join("".join(text for text, _ in row).rstrip() for row in self.cells)

    def picture(self) -> list[list[tuple[str, Look]]]:
        """The cells with all that can be seen of them: the colour of the letter of a blank cannot."""
        return [[_seen(*cell) for cell in row] for row in self.cells]

    # Sequences --------------------------------------------------------------------------------------------------------

    def _obey(self, found: re.Match[str]) -> None:
        if text := found["text"]:
            for start, end, width in split_graphemes(text)[0]:
                self._put(text[start:end], width)
        elif control := found["control"]:
            self._control(control)
        elif escape := found["escape"]:
            self._line_feed() if escape == "D" else self._reverse_line_feed()
        elif found["string"] is not None:
            self.strings.append(found["string"])
        else:
            self._csi(found["private"], found["parameters"], found["final"])

    def _csi(self, private: str, parameters: str, final: str) -> None:
        name = private + final
        if final != "m":
            self._written = None
        values = [int(part or 0) for part in parameters.split(";")] if ":" not in parameters else []
        first = values[0] if values else 0
        if name == "m":
            self._select(parameters)
        elif name == "H":
            self.y = min(max(first, 1), self.rows) - 1
            self.x = min(max(values[1] if len(values) > 1 else 1, 1), self.columns) - 1
        elif name in ("C", "B"):
            self.x = min(self.x + max(first, 1) * (name == "C"), self.columns - 1)
            self.y = min(self.y + max(first, 1) * (name == "B"), self.rows - 1)
        elif name in ("K", "J") and (name, first) in {("K", 0), ("J", 2)}:
            rows = range(self.rows) if name == "J" else (self.y,)
            for y in rows:
                begin = 0 if name == "J" else self.x
                self._erase(y, begin, self.columns)
        elif name == "X" and self.erases_characters:
            self._erase(self.y, self.x, min(self.x + max(first, 1), self.columns))
        elif name == "r":
            self.top, self.bottom = (values[0] - 1, values[1] - 1) if len(values) == 2 else (0, self.rows - 1)
            assert 0 <= self.top < self.bottom < self.rows
            self.x = self.y = 0
        elif name == "s" and self.has_margins and "69" in self.modes:
            self.left, self.right = values[0] - 1, values[1]
            assert 0 <= self.left < self.right - 1 < self.columns
            self.x = self.y = 0
        elif name in ("?h", "?l"):
            self._switch(parameters, name == "?h")
        elif name == "n" and first == 5:
            self._answer("\x1b[0n")
        elif name == "?$p":
            knows = {"69": self.has_margins, "2026": True}.get(parameters, False)
            self._answer(f"\x1b[?{parameters};{2 if knows else 0}$y")
        elif name not in (">u", "<u"):
            raise UnknownSequenceError(repr(private + parameters + final))

    def _switch(self, parameters: str, on: bool) -> None:
        for mode in parameters.split(";"):
            if mode == "69":
                assert self.has_margins
                self.left, self.right = 0, self.columns
            (self.modes.add if on else self.modes.discard)(mode)

    def _answer(self, text: str) -> None:
        if self.answers:
            self.answered.append(text)

    def _control(self, control: str) -> None:
        self._written = None
        if control == "\r":
            self.x = self.left if self.x >= self.left else 0
        elif control == "\n":  # as a terminal line sends it: with a carriage return
            self._control("\r")
            self._line_feed()
        elif control == "\b":
            self.x = max(self.x - 1, 0)
        elif control == "\x07":
            self.strings.append("bell")
        else:
            raise UnknownSequenceError(repr(control))

    def _select(self, parameters: str) -> None:
        switches, foreground, background = set(self.look[0]), *self.look[1:]
        codes = parameters.split(";")
        while codes:
            code = codes.pop(0)
            if code in ("", "0"):
                switches, foreground, background = set(), "", ""
            elif code in ("38", "48"):
                colour = [code, *(codes.pop(0) for _ in range(2 if codes[0] == "5" else 4))]
                if code == "38":
                    foreground = ";".join(colour)
                else:
                    background = ";".join(colour)
            elif code in _OFF:
                switches -= set(_OFF[code])
            elif code in {*"123456789", "21"}:
                switches.add(code)
            elif code in ("39", "49"):
                foreground, background = ("", background) if code == "39" else (foreground, "")
            elif 30 <= int(code) <= 37 or 90 <= int(code) <= 97:
                foreground = code
            elif 40 <= int(code) <= 47 or 100 <= int(code) <= 107:
                background = code
            else:
                raise UnknownSequenceError(f"SGR {parameters!r}")
        self.look = frozenset(switches), foreground, background

    # Cells ------------------------------------------------------------------------------------------------------------

    def _put(self, text: str, width: int) -> None:
        row = self.cells[self.y]
        if width == 0:  # a mark belongs to the letter just written
            if self._written is not None:
                before, look = row[self._written]
                row[self._written] = (before + text, look)
            return
        width = min(width, self.columns - self.x) or 1
        if self.x >= self.columns:  # without wrapping the last cell is written again
            self.x = self.columns - 1
        end = self.x + width
        if row[self.x][0] == "" and self.x:
            row[self.x - 1] = (" ", row[self.x - 1][1])
        if end < self.columns and row[end][0] == "":
            row[end] = (" ", row[end][1])
        row[self.x : end] = [(text, self.look), *[("", self.look)] * (width - 1)]
        self._written = self.x
        self.x = end

    def _erase(self, y: int, begin: int, end: int) -> None:
        look = (frozenset(), "", self.look[2] if self.erases_colour else "")
        row = self.cells[y]
        if begin and row[begin][0] == "":
            row[begin - 1] = (" ", row[begin - 1][1])
        if end < self.columns and row[end][0] == "":
            row[end] = (" ", row[end][1])
        row[begin:end] = [(" ", look)] * (end - begin)

    def _reset_region(self) -> None:
        self.top, self.bottom, self.left, self.right = 0, self.rows - 1, 0, self.columns

    def _line_feed(self) -> None:
        if self.y == self.bottom:
            self._scroll(range(self.top, self.bottom + 1))
        else:
            self.y = min(self.y + 1, self.rows - 1)

    def _reverse_line_feed(self) -> None:
        if self.y == self.top:
            self._scroll(range(self.bottom, self.top - 1, -1))
        else:
            self.y = max(self.y - 1, 0)

    def _scroll(self, rows: range) -> None:
        assert self.left <= self.x < self.right
        left, right = self.left, self.right
        for to, source in pairwise(rows):
            self.cells[to][left:right] = self.cells[source][left:right]
        look = (frozenset(), "", self.look[2] if self.erases_colour else "")
        self.cells[rows[-1]][left:right] = [(" ", look)] * (right - left)


def _seen(text: str, look: Look) -> tuple[str, Look]:
    if text == " " and not look[0] & {"4", "7", "9", "21"}:
        return text, (frozenset(), "", look[2])
    return text, look
