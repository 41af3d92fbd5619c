"""Text that Markdown shows as it is."""

import re

from reader.lazy_pattern import LazyPattern

_ACTIVE = LazyPattern(r"[\\`*_\[\]<>&~|!]|^[#+=-]|^(\d+)([.)])(?=\s|$)")
"""What CommonMark 0.31 takes for markup in running text or at the beginning of a line."""


def plain(text: str) -> str:
    """`text` on one line so that Markdown shows it as it is."""

    def escaped(match: re.Match[str]) -> str:
        return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[0]}"

    return _ACTIVE.sub(escaped, " ".join(text.split()))
