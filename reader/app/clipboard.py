"""The clipboard of the person's own terminal, reached through the line by OSC 52 (xterm's control sequences)."""

import base64
from collections.abc import Iterator, Mapping

LARGEST = 74_000
"""Bytes of base64 that are sent at most: several terminals drop what is longer, and none says so."""

_SCREEN_STRING = 256
"""Bytes that old versions of GNU screen take of one string sequence (later ones 512 and 768), its ends included."""


def fits(text: str) -> bool:
    """Whether `text` is short enough to be sent."""
    return 4 * ((len(text.encode("utf-8", "replace")) + 2) // 3) <= LARGEST


def clipboard_sequence(text: str, environment: Mapping[str, str]) -> str:
    """What puts `text` on the clipboard when the terminal reads it.

    tmux takes the sequence as it is (`set-clipboard on`). GNU screen swallows it, but hands on what a DCS string
    holds. `TERM` alone does not tell the two apart behind a further ssh; there both ways are written: each of the
    two ignores what is meant for the other.
    """
    payload = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    plain = f"\x1b]52;c;{payload}\x07"
    if environment.get("TMUX"):
        return plain
    if environment.get("STY"):
        return _through_screen(plain)
    if environment.get("TERM", "").startswith("screen"):
        return plain + _through_screen(plain)
    return plain


def _through_screen(sequence: str) -> str:
    return "".join(f"\x1bP{piece}\x1b\\" for piece in _pieces(sequence, _SCREEN_STRING - 4))


def _pieces(text: str, length: int) -> Iterator[str]:
    for start in range(0, len(text), length):
        yield text[start : start + length]
