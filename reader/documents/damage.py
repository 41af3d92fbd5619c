"""How far bytes that are not quite UTF-8 (RFC 3629) are UTF-8 all the same, with a few bytes lost or spoiled."""

from typing import NamedTuple

from reader.lazy_pattern import LazyPattern

_RUN = LazyPattern("[\udce0-\udcf4][?][\udc80-\udcbf]|[\udc80-\udcff]+")
_HIGH = bytes(range(0x80, 0x100))
_SPOILED = 3
"""One byte that is lost or spoiled leaves up to so many that cannot be read."""

_BEGUN = LazyPattern(
    "[\udce0-\udcf4][?][\udc80-\udcbf]|[\udce0-\udcef][\udc80-\udcbf]|[\udcf0-\udcf4][\udc80-\udcbf]{1,2}"
)
"""The beginning of a character of three or four bytes: in other encodings such letters hardly meet."""

_RESTS = LazyPattern("[\udc80-\udcbf]{2,3}")
"""What is left of such a character without its first byte."""

_AMONG_OTHERS = 0.01


class Damage(NamedTuple):
    """What of some bytes is UTF-8 beyond ASCII, in bytes, and what is not, in bytes and in places.

    only: the bytes that are not, as surrogates, when they stand together (a "?" may have come between).
    at_end: they are the last ones.
    """

    good: int
    bad: int
    places: int
    only: str = ""
    at_end: bool = False

    @property
    def is_little(self) -> bool:
        """Whether most of it is UTF-8."""
        return self.places < 0.3 * (self.good + self.places) or (
            self.at_end and _BEGUN.fullmatch(self.only) is not None
        )


def damage(data: bytes) -> Damage:
    """What of `data` is not UTF-8."""
    text = data.decode("utf-8", "surrogateescape")
    bad = places = count = 0
    only = ""
    for run in _RUN.finditer(text):  # a list of them would take many times the text
        only, count = run[0], count + 1
        bad += len(only) - only.count("?")
        places += -(-len(only) // _SPOILED)
    good = len(data) - len(data.translate(None, _HIGH)) - bad
    only = only if count == 1 else ""
    return Damage(good, bad, places, only, bool(only) and text.endswith(only))


def is_one_letter(found: Damage, size: int) -> bool:
    """Whether all that is wrong with `size` bytes is one letter of UTF-8 of which something is left."""
    if len(found.only) > _SPOILED:
        return False
    if _BEGUN.search(found.only):
        return True
    return _RESTS.fullmatch(found.only) is not None and size * _AMONG_OTHERS >= 1
