"""How often Python looks for garbage that only cycles keep alive."""

import gc

_NEW_OBJECTS = 50_000
_YOUNGER_PASSES = 20


def collect_seldom() -> None:
    """Look for cycles after 50,000 new objects instead of 700.

    Texts, names and links are kept in great numbers and hardly ever in cycles. With the defaults a sixth of the time of
    reading a large collection goes into visiting them again and again.
    """
    gc.set_threshold(_NEW_OBJECTS, _YOUNGER_PASSES, _YOUNGER_PASSES)
