"""Textual's caches of rendered lines, which else would keep the lines of a thousand widgets of closed screens."""

from functools import lru_cache, partial

from textual._styles_cache import StylesCache


def forget_closed_screens() -> None:
    """Let Textual remember two colours by themselves, not together with the cache of the widget that asked."""
    plain = getattr(StylesCache.get_inner_outer, "__wrapped__", None)
    if plain is not None:  # it makes no use of the widget's cache
        StylesCache.get_inner_outer = staticmethod(lru_cache(maxsize=256)(partial(plain, None)))  # type: ignore[assignment]
