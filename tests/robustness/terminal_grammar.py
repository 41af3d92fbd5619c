"""What may be sent to a terminal at all: a strict reader of every byte that the program writes.

Everything that is not listed here is a fault: other sequences, parameters out of their range, other control
characters, what is invisible or turns the order of letters (the list of characters is Unicode's, not the program's).
"""

import base64
import re
import unicodedata
from collections.abc import Callable, Iterator

_IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""Default_Ignorable_Code_Point of Unicode 16's DerivedCoreProperties, and the interlinear annotations."""

MAX_MARKS = 4
_COLOUR = r"(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|39|49|[34]8;5;\d{1,3}|[34]8;2;\d{1,3};\d{1,3};\d{1,3})"
_LOOK = rf"(?:0|[1-9]|2[1-9]|{_COLOUR})"
_PRIVATE_MODES = r"\?(?:7|25|69|1000|1002|1004|1006|1049|2004|2026|2048)[hl]"
COMMON = (rf"\[(?:{_LOOK}(?:;{_LOOK})*)?m",)
APPLICATION = (
    *COMMON,
    r"\[\d{0,3}(?:;\d{1,3})?H", r"\[K", r"\[2?J", r"\[\d{1,3}X", r"\[\d{0,3}C", r"\[B", r"\[\d{1,3};\d{1,3}r", r"\[r",
    r"\[\d{1,3};\d{1,3}s", r"D", r"M", rf"\[{_PRIVATE_MODES}", r"\[\?(?:69|2026|2048)\$p", r"\[5n",
    r"\[>\d{1,2}u", r"\[<u",
    r"\]22;[a-z-]{1,20}(?:\x07|\x1b\\)",
)  # fmt: skip
"""What Textual's driver sets up and takes back, and what the program's own output stage writes."""

COMMAND_LINE = (*COMMON, r"\[K", r"\[2K")
_CLIPBOARD = re.compile(r"\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")


def faults(
    data: bytes, allowed: tuple[str, ...], controls: str, copied: Callable[[str], bool] | None = None
) -> list[str]:
    """What is wrong with `data`: each fault once, with what stands around it.

    allowed: patterns of what may follow ESC. controls: the single control characters that may occur.
    copied: says whether a text may be put on the clipboard; nothing may be when it is left out.
    """
    found: dict[str, None] = {}
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        found[f"no UTF-8: {data[max(0, error.start - 20) : error.start + 20]!r}"] = None
        text = data.decode(errors="replace")
    for at, fault in _faults(text, re.compile("|".join(allowed)), frozenset(controls), copied):
        around = text[max(0, at - 30) : at + 40]
        if len(found) < 20:
            found.setdefault(f"{fault}: {around!r}")
    return list(found)


_UNUSUAL = re.compile(r"[^ -~\n\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u1e00-\u1eff\u2500-\u257f]")


def _faults(
    text: str, allowed: re.Pattern[str], controls: frozenset[str], copied: Callable[[str], bool] | None
) -> Iterator[tuple[int, str]]:
    at = 0
    marks = 0
    last = -1
    while (match := _UNUSUAL.search(text, at)) is not None:
        place = match.start()
        char = match.group()
        at = place + 1
        if char == "\x1b":
            sequence = allowed.match(text, at)
            if sequence is not None:
                at = sequence.end()
            elif (clipboard := _CLIPBOARD.match(text, at)) is not None and copied is not None:
                at = clipboard.end()
                if not copied(base64.b64decode(clipboard[1]).decode(errors="replace")):
                    yield place, "something else is copied"
            else:
                yield place, "a sequence"
            continue
        if unicodedata.category(char).startswith("M"):
            marks = marks + 1 if place == last + 1 else 1
            last = place
            if marks == MAX_MARKS + 1:
                yield place, "a pile of marks"
        if _is_forbidden(char) and char not in controls:
            yield place, f"U+{ord(char):04X}"


def _is_forbidden(char: str) -> bool:
    code = ord(char)
    if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or (code & 0xFFFE) == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return True
    return any(first <= code <= last for first, last in _IGNORABLE)
