"""What Markdown costs its parser, told from the bytes before it is imported."""

import re

from reader.documents.bounds import MAX_MARKDOWN, MAX_TOKENS

_BEGINS = re.compile(rb"^[ \t>]*(?:[-*+>#|]|[0-9]{1,9}[.)])", re.MULTILINE)
_TOKENS = ((b"\n", 1), (b"\n\n", 4), (b"|", 4), (b"[", 1))
"""What the parser makes of a line, a paragraph, a cell and a link or its address."""

_OF_A_LINE = 5
"""The tokens of an item, a quotation, a heading or a row."""


def is_heavy(data: bytes) -> bool:
    """Whether `data`, taken for Markdown, is more than its parser takes within the bounds: it is read as plain text."""
    if len(data) > MAX_MARKDOWN:
        return True
    if b"\x00" in data:
        data = data.replace(b"\x00", b"")  # of a wide encoding
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    weight = sum(data.count(sign) * tokens for sign, tokens in _TOKENS)
    if weight > MAX_TOKENS:
        return True
    begun = 0
    for _line in _BEGINS.finditer(data):
        begun += _OF_A_LINE
        if weight + begun > MAX_TOKENS:
            return True
    return False
