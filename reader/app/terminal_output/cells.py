"""Cells of a screen: what stands in them and how it looks; equal cells are one object, so comparing them is cheap.

Attributes are those of SGR (ECMA-48 8.3.117, with the colours of ISO 8613-6 and xterm).
"""

from functools import lru_cache

from rich.cells import cell_len, set_cell_size, split_graphemes

from reader.documents.sanitising import MARK_PILE, UNSAFE, lower_pile
from reader.lazy_pattern import LazyPattern

_SWITCHES = frozenset({"1", "2", "3", "4", "5", "6", "7", "8", "9", "21", "51", "52", "53"})
_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29"}
"""What ends a switch; 21 (which once meant "not bold") and frames are ended with everything else by 0."""
_ENDED_BY = {
    **{"22": {"1", "2"}, "23": {"3"}, "24": {"4", "21"}, "25": {"5", "6"}, "27": {"7"}, "28": {"8"}, "29": {"9"}},
    **{"54": {"51", "52"}, "55": {"53"}},
}
_SEEN_ON_BLANKS = frozenset({"4", "7", "9", "21", "51", "52", "53"})

SINGLE = LazyPattern(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2199\u2500-\u25fc\u2800-\u28ff]*"
)
"""Characters that take one cell each, whatever the terminal (as far as it is not set up for East Asian fonts)."""

_MARKED = LazyPattern("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u052f\u1e00-\u1eff][\u0300-\u036f]*")
_WIDE = LazyPattern("[\u1100-\u115e\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff]")
_SURROGATE = LazyPattern("[\ud800-\udfff]+")
_KEPT = 8192
"""Unusual letters of one style that are kept; some screens full."""


class Cell:
    """What stands at one place.

    text: a letter with its marks; "" for the second half of what is two cells wide.
    width: cells it takes: 1, 2, or 0 for a second half.
    is_sure: whether terminals agree on that width. is_simple: one character in one cell, beyond doubt.
    """

    __slots__ = ("is_simple", "is_sure", "style", "text", "width")

    def __init__(self, text: str, style: "Style", width: int, *, is_sure: bool = True) -> None:
        self.text = text
        self.style = style
        self.width = width
        self.is_sure = is_sure
        self.is_simple = is_sure and width == 1 and len(text) == 1 and text != "\0"

    def __repr__(self) -> str:
        return f"Cell({self.text!r}, {self.style!r}, {self.width})"


class _Cells(dict[str, Cell]):
    """The cells of one style by their text, for letters of one cell."""

    def __init__(self, style: "Style") -> None:
        super().__init__()
        self._style = style

    def __missing__(self, text: str) -> Cell:
        style = self._style
        is_blank = text == " " and style.blank is not style
        cell = self[text] = style.blank.cells[text] if is_blank else Cell(text, style, 1)
        return cell


class Style:
    """How a cell looks.

    switches: of SGR, such as "1" for bold, in order. foreground, background: colours in parameters of SGR, "" for the
    terminal's own. blank: how a space in this style looks, where the colour of letters makes no difference.
    """

    __slots__ = ("background", "blank", "cells", "changes", "foreground", "second", "switches", "unusual")

    def __init__(self, switches: tuple[str, ...], foreground: str, background: str) -> None:
        self.switches = switches
        self.foreground = foreground
        self.background = background
        self.blank = self
        if (switches or foreground) and not _SEEN_ON_BLANKS.intersection(switches):
            self.blank = style((), "", background)
        self.cells = _Cells(self)
        self.second = Cell("", self, 0)
        self.unusual: dict[str, Cell] = {}
        self.changes: dict[Style, str] = {}

    def __repr__(self) -> str:
        return f"Style({self.switches}, {self.foreground!r}, {self.background!r})"

    @property
    def space(self) -> Cell:
        """A blank cell of this style."""
        return self.cells[" "]

    def change(self, new: "Style") -> str:
        """The shortest SGR that leads from this style to `new`; "" when they are the same."""
        if new is self:
            return ""
        change = self.changes.get(new)
        if change is None:
            change = self.changes[new] = _change(self, new)
        return change


@lru_cache(maxsize=4096)
def style(switches: tuple[str, ...], foreground: str, background: str) -> Style:
    """The style of these attributes; always the same object for the same attributes while it is in use."""
    return Style(switches, foreground, background)


PLAIN = style((), "", "")
"""How a terminal writes when nothing is asked for."""

UNKNOWN = Cell("\0", PLAIN, 1)
"""What stands in a cell nobody has told of."""


def _change(old: Style, new: Style) -> str:
    everything = [*new.switches, *filter(None, (new.foreground, new.background))]
    anew = ";".join(["0", *everything]) if everything else ""
    ended = [switch for switch in old.switches if switch not in new.switches]
    if any(switch not in _ENDS for switch in ended):
        return f"\x1b[{anew}m"
    ends = list(dict.fromkeys(_ENDS[switch] for switch in ended))
    lost = {switch for end in ends for switch in _ENDED_BY[end]}
    codes = [*ends, *(switch for switch in new.switches if switch not in old.switches or switch in lost)]
    if new.foreground != old.foreground:
        codes.append(new.foreground or "39")
    if new.background != old.background:
        codes.append(new.background or "49")
    step = ";".join(codes)
    return f"\x1b[{step if len(step) <= len(anew) and everything else anew}m"


@lru_cache(maxsize=4096)
def restyled(old: Style, parameters: str) -> Style:
    """The style after SGR with `parameters`; what is not known in them changes nothing."""
    switches, foreground, background = set(old.switches), old.foreground, old.background
    codes = parameters.split(";")
    position = 0
    while position < len(codes):
        code = codes[position].lstrip("0") if ":" not in codes[position] else codes[position]
        position += 1
        if not code:
            switches, foreground, background = set(), "", ""
        elif code in ("38", "48", "58"):
            length = {"2": 4, "5": 2}.get(codes[position] if position < len(codes) else "", 0)
            given = codes[position : position + length]
            position += length or len(codes)
            if length and len(given) == length and code != "58":
                colour = ";".join([code, *given])
                foreground, background = (colour, background) if code == "38" else (foreground, colour)
        elif code.startswith(("38:", "48:")):
            foreground, background = (code, background) if code[0] == "3" else (foreground, code)
        elif code in _SWITCHES:
            switches.add(code)
        elif code in _ENDED_BY:
            switches -= _ENDED_BY[code]
        elif code in ("39", "49"):
            foreground, background = ("", background) if code == "39" else (foreground, "")
        elif code.isdecimal() and (30 <= int(code) <= 37 or 90 <= int(code) <= 97):
            foreground = code
        elif code.isdecimal() and (40 <= int(code) <= 47 or 100 <= int(code) <= 107):
            background = code
    return style(tuple(sorted(switches, key=int)), foreground, background)


def harmless(text: str) -> str:
    """`text`, a piece of a row, for a terminal that takes it as it is.

    What could control a terminal, or shows nothing, is left out, marks are piled no higher than `MAX_MARKS`, and a lone
    surrogate is shown as U+FFFD: this is the second wall, behind the one that every text passes when it is read. It
    takes as many cells as before.
    """
    if SINGLE.fullmatch(text):
        return text
    safe = _without_danger(text)
    return text if safe == text else set_cell_size(safe, cell_len(text))


def _without_danger(text: str) -> str:
    if UNSAFE.search(text):
        text = UNSAFE.sub("", _SURROGATE.sub(lambda found: "\ufffd" * len(found.group()), text))
    return MARK_PILE.sub(lambda found: lower_pile(found.group()), text)


def cells_of(text: str, look: Style) -> list[Cell]:
    """The cells that `text` takes in the style `look`.

    The text is made harmless as in `harmless`. The width stays what Textual takes it for.
    """
    if SINGLE.fullmatch(text):
        table = look.cells
        return [table[character] for character in text]
    width = cell_len(text)
    text = _without_danger(text)
    cells: list[Cell] = []
    for start, end, wide in split_graphemes(text)[0]:
        if wide:
            cells.append(_unusual(text[start:end], look, wide))
            cells += [look.second] * (wide - 1)
    if len(cells) > width:
        del cells[width:]
        if cells and cells[-1].width == 2:
            cells[-1] = look.space
    return cells + [look.space] * (width - len(cells))


def leading_marks(text: str) -> str:
    """The marks that `text` begins with, which belong to the letter before it."""
    if SINGLE.fullmatch(text):
        return ""
    start, end, wide = split_graphemes(text)[0][0]
    return "" if wide else UNSAFE.sub("", text[start:end])


def add_marks(cells: list[Cell], marks: str, look: Style) -> None:
    """Put further marks on the letter that `cells` end with, which is in the style `look`."""
    head = len(cells) - 1
    while head and cells[head].width == 0:
        head -= 1
    cells[head] = _unusual(_without_danger(cells[head].text + marks), look, cells[head].width)


def _unusual(text: str, look: Style, width: int) -> Cell:
    if len(text) == 1 and SINGLE.fullmatch(text):
        return look.cells[text]
    cell = look.unusual.get(text)
    if cell is None:
        if len(look.unusual) >= _KEPT:  # no text of a language has as many; hostile ones have without end
            look.unusual.clear()
        is_sure = bool(_MARKED.fullmatch(text) if width == 1 else _WIDE.fullmatch(text))
        cell = look.unusual[text] = Cell(text, look, width, is_sure=is_sure)
    return cell
