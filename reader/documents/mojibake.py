"""Text that was encoded as UTF-8 twice ("Tá»•ng BÃ­ thÆ°" for "Tổng Bí thư"): noticed cheaply, repaired by ftfy."""

import re
from functools import cache

_SAMPLE = 20_000
_NEEDED = 0.6
"""So much of what is not ASCII must look like UTF-8 read byte by byte."""

_CODE_PAGES = ("cp1252", "cp1251", "cp1250")


def _letters(codes: range) -> str:
    """What the bytes `codes` are shown as by programs that take them for one-byte text, and as C1 controls."""
    shown = {bytes([code]).decode(page, "ignore") for code in codes for page in _CODE_PAGES}
    return re.escape("".join(sorted(shown))) + "".join(map(chr, codes))


@cache
def _sequence() -> re.Pattern[str]:
    """Two or three bytes of UTF-8 (RFC 3629), with lead bytes that letters and quotation marks have, as letters."""
    two, three, tail = (_letters(codes) for codes in (range(0xC2, 0xD6), range(0xE1, 0xE3), range(0x80, 0xC0)))
    return re.compile(f"(?:[{two}]|[{three}][{tail}])[{tail}]")


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def repair(text: str) -> str | None:
    """`text` as it was before its second encoding; None when it was not certainly encoded twice."""
    sample = text[:_SAMPLE]
    beyond = len(_BEYOND_ASCII.findall(sample))
    if beyond < 4 or sum(map(len, _sequence().findall(sample))) < _NEEDED * beyond:
        return None
    from ftfy import fix_encoding

    fixed = fix_encoding(text)
    left = sum(map(len, _sequence().findall(fixed[:_SAMPLE])))
    certain = fixed != text and "\ufffd" not in fixed and left < 0.1 * len(_BEYOND_ASCII.findall(fixed[:_SAMPLE])) + 1
    return fixed if certain else None
