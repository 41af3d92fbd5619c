"""What fuzzing makes its inputs of: honest text in four languages, what terminals obey, damage.

Everything is drawn from a `random.Random`, so that one generator serves random numbers with a seed, Hypothesis, and
the bytes of a coverage-guided engine alike.
"""

import json
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

_ROOT = Path(__file__).resolve().parents[2]
_Sequence = TypeVar("_Sequence", str, bytes)

ENCODINGS = (
    *("utf-8", "utf-16-le", "utf-16-be", "cp1258", "viscii", "tcvn3", "vni", "kz1048", "ptcp154", "cp1251", "koi8-r"),
    *("cp866", "cp1252"),
)
"""Those in which a person may have the program read a text again, one after the other."""

RISKY = (
    *("\x00\x07\x08\x0c\x1b\x7f\x80\x85\x9b\x9d\t\r\n\v\u2028\u2029"),
    *("\u00ad\u034f\u061c\u115f\u180e\u200b\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\u3164\ufe0f\ufeff\uffa0"),
    *("\ufff0\ufff9\ufdd0\ufffe\uffff\U0001fffe\U0010ffff\U0001bca0\U0001d173\U000e0001\U000e01ef\ud800\udcff\udfff"),
    *("\u0300\u0301\u0323\u0338\u0345\u0e33\u0f77\u20dd\u302a\u3099\ufe20\U0001d165\U0001e8d0\u0600\u06dd\U000110bd"),
    *("\u1100\u1161\u11a8\uac00\u0958\ufb1d\u2126\u212b\u1e9b\u0344\U0001f600\u3042\u4e2d\uff21\u00a0\ue000\u0378"),
    *(
        "\r\n",
        "\x1b[31m",
        "\x1b]0;x\x07",
        "\x1bP1$r",
        "\x9b2J",
        "a" + "\u0301" * 9,
        "\u0301\u200b" * 6,
        "\u0323\u0302" * 4,
    ),
    *("\x1b[0m\x1b[", "\r\u200b\n", "\n\n\n", "  ", "\u200b" * 40, "\x1b" * 20, "\ufeff\ufeff", "I\u0307", "ß", "ﬃ"),
)
"""What terminals obey, what nobody sees, what composes and decomposes, and what breaks lines."""

_SAMPLES = (
    "Ngày 6-5, tại Hà Nội, Tổng Bí thư Tô Lâm tiếp đoàn đại biểu – “đổi mới”; khoảng 1.200 người ở Thừa Thiên Huế.",
    "Қазақстан Президенті Қасым-Жомарт Тоқаев «Әділетті Қазақстан» туралы айтты: ұлттық қор, ғылым, өңір, һәм үкімет.",
    "Съезд объявил: щётка, ёлка, йод — 100 % №5; министр Ермек Көшербаев прибыл в Алматы, сообщает «Казинформ».",
    "The ferry left at 5 p.m., it’s “late” – said O’Brien-Smith (Reuters)… Kassym-Jomart Tokayev met To Lam in Astana.",
)


@cache
def clean_lines(folder: str = "") -> tuple[str, ...]:
    """Lines of honest text: the sample articles and, when `folder` is given, every sentence of the corpora in it."""
    files = sorted((_ROOT / "seeds").glob("*.txt"))
    lines = [*_SAMPLES, *(line for file in files for line in file.read_text("utf-8-sig").split("\n"))]
    for path in sorted(Path(folder).glob("*.jsonl")) if folder else ():
        with path.open(encoding="utf-8") as file:
            lines += (str(json.loads(line)["text"]) for line in file)
    return tuple(dict.fromkeys(line for line in lines if len(line) > 20))


class Drawn(random.Random):
    """Numbers drawn from `data`, the bytes of an engine that looks at what they lead to; noughts behind its end."""

    def __new__(cls, data: bytes) -> "Drawn":  # what is given is no seed
        return super().__new__(cls)

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self._data = data
        self._at = 0

    def getrandbits(self, bits: int) -> int:
        size = -(-bits // 8)
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "little") & ((1 << bits) - 1)

    def random(self) -> float:
        return self.getrandbits(16) / 65536

    def randbytes(self, count: int) -> bytes:
        taken = self._data[self._at : self._at + count]
        self._at += count
        return taken.ljust(count, b"\0")


def _below(source: random.Random, bound: int) -> int:
    """A number from 0 to before `bound`; `Random.choice` may ask again and again where the bytes have ended."""
    return source.getrandbits(24) % bound


def one_of(source: random.Random, values: Sequence[str]) -> str:
    return values[_below(source, len(values))]


def fragment(source: random.Random, lines: Sequence[str], most: int = 60) -> str:
    """Some of the characters of a line."""
    line = lines[_below(source, len(lines))]
    start = _below(source, len(line))
    return line[start : start + 1 + _below(source, most)]


def any_text(source: random.Random, lines: Sequence[str], most: int = 8) -> str:
    """Pieces of honest text with whatever may stand between them."""
    pieces: list[str] = []
    for _ in range(1 + _below(source, most)):
        kind = _below(source, 8)
        if kind < 3:
            pieces.append(fragment(source, lines))
        elif kind < 6:
            pieces.append(RISKY[_below(source, len(RISKY))] * (1 if kind < 5 else 1 + _below(source, 12)))
        elif kind == 6:
            pieces.append("".join(chr(_below(source, 0x110000)) for _ in range(1 + _below(source, 6))))
        else:
            pieces.append("".join(chr(_below(source, 0x3100)) for _ in range(1 + _below(source, 12))))
    return "".join(pieces)


def damaged(source: random.Random, data: _Sequence, inserts: Callable[[], _Sequence], most: int = 6) -> _Sequence:
    """`data` with pieces of it cut, doubled, moved, or others put in."""
    for _ in range(1 + _below(source, most)):
        at = _below(source, len(data) + 1)
        length = _below(source, 40)
        piece = data[at : at + length]
        kind = _below(source, 5)
        if kind == 0:
            data = data[:at] + data[at + length :]
        elif kind == 1:
            data = data[:at] + inserts() + data[at:]
        elif kind == 2:
            data = data[:at] + inserts() + data[at + 1 :]
        elif kind == 3:
            to = _below(source, len(data) + 1)
            data = data[:to] + piece + data[to:]
        elif _below(source, 4) == 0:
            data = data[:at]
        else:
            data = data[:at] + piece * (1 + _below(source, 4)) + data[at + length :]
    return data


def spoiled(source: random.Random, data: bytes) -> bytes:
    """`data` with bytes that are lost, spoiled, doubled."""
    return damaged(source, data, lambda: source.randbytes(1 + _below(source, 4)))


_TAGS = (
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br/>",
        "<div>",
        "</div>",
        "<table><tr><td>",
        "</td></tr></table>",
        "<li>",
        "<ol>",
    ),
    *(
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml version='1.0'?>",
        "<!DOCTYPE html>",
        "&amp;",
        "&#x202e;",
        "&#27;",
        "&#0;",
    ),
    *(
        "&#xD800;",
        "&#x10FFFF;",
        "&#99999999999;",
        "&nosuch;",
        "&",
        "<",
        ">",
        '"',
        "'",
        "/",
        "=",
        "<script>",
        "</script>",
    ),
    *(
        "<a href='javascript:x'>",
        "<a href='http://[::1'>",
        "<img alt='x'>",
        "<h1>",
        "</h1>",
        "<svg>",
        "<x:y z='1'/>",
        "\0",
    ),
    *(
        "<!ENTITY a 'b'>",
        "<base href='//'>",
        "<meta charset='utf-16'>",
        "<time datetime='2025-13-45'>",
        "<sup>",
        "<pre>",
    ),
    *(
        "2025-02-30T99:99:99Z",
        "Tue, 99 Abc 99999 25:61:61 +9999",
        "99999999999999999999",
        "-1",
        "0",
        "9" * 30,
        "%00",
        "../",
    ),
)
_VALUE = ("='", "='", '="', '="', ">", ">")


def spoiled_markup(source: random.Random, markup: str, lines: Sequence[str]) -> str:
    """`markup` with elements, attributes and text of it cut, doubled, moved or replaced."""
    for _ in range(1 + _below(source, 6)):
        kind = _below(source, 6)
        if kind == 0:  # a tag is left out or doubled
            start = markup.find("<", _below(source, len(markup) + 1))
            end = markup.find(">", start) + 1 if start >= 0 else 0
            if end > start >= 0:
                markup = markup[:start] + markup[start:end] * (0, 2, 3, 40)[_below(source, 4)] + markup[end:]
        elif kind == 1:  # a value or a text is replaced
            sign = _VALUE[_below(source, len(_VALUE))]
            start = markup.find(sign, _below(source, len(markup) + 1))
            if start >= 0:
                start += len(sign)
                end = markup.find(sign[-1] if sign != ">" else "<", start)
                new = any_text(source, lines, 2) if _below(source, 2) else one_of(source, _TAGS)
                markup = markup[:start] + new + markup[max(end, start) :]
        elif kind == 2:
            at = _below(source, len(markup) + 1)
            markup = markup[:at] + one_of(source, _TAGS) * (1, 1, 1, 60)[_below(source, 4)] + markup[at:]
        elif kind == 3:
            at = _below(source, len(markup) + 1)
            markup = markup[:at] + any_text(source, lines, 2) + markup[at:]
        else:
            markup = damaged(source, markup, lambda: one_of(source, _TAGS), 2)
    return markup[:20_000]


def encoded(source: random.Random, text: str, encoding: str = "") -> bytes:
    """`text` in an encoding that it may declare or not, what it has no letters for left out."""
    from reader.documents.vietnamese_encodings import register

    register()
    name = encoding or ("utf-8" if _below(source, 4) else one_of(source, ENCODINGS))
    return text.encode(name, "surrogatepass" if name.startswith("utf") else "ignore")


@lru_cache(maxsize=64)
def unpacked(package: bytes) -> dict[str, bytes]:
    """The members of a zip archive."""
    import io

    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def each_kind(source: random.Random, kinds: Sequence[str]) -> Iterator[str]:
    """Endlessly one of `kinds`."""
    while True:
        yield one_of(source, kinds)
