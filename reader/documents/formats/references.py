"""Numeric references that stand for no character: the libraries that read XML fail over them."""

import re

_REFERENCE = re.compile(rb"&#(?:([0-9]++)|[xX]([0-9a-fA-F]++));?")
_BEGUN = re.compile(rb"&#?[xX]?[0-9a-fA-F]{0,10}\Z")
"""What would become another reference if it met what stands behind the one that is taken out."""

_LONGEST = 9
"""Digits; with more of them it is beyond Unicode, unless noughts are in front, which nobody writes."""


def without_impossible(data: bytes) -> bytes:
    """`data`, markup, without references to what is no character of XML (XML 1.0, production 2)."""
    return _REFERENCE.sub(_possible, data) if b"&#" in data else data


def _possible(reference: re.Match[bytes]) -> bytes:
    digits = reference[1] or reference[2]
    code = int(digits, 10 if reference[1] else 16) if len(digits) <= _LONGEST else -1
    if code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000:
        return reference[0]
    return b" " if _BEGUN.search(reference.string, max(0, reference.start() - 13), reference.start()) else b""
