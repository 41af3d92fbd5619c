"""Textual's memory of what widgets look like, without those that are gone.

`StylesCache.get_inner_outer` of Textual 8 is remembered for every widget apart, so that a thousand widgets that were
left stay in memory with all rows they ever drew. What it answers depends on its two colours alone.
"""

from functools import lru_cache

from textual._styles_cache import StylesCache


def keep_colours_only() -> None:
    """Let it be remembered for all widgets together."""
    answer = getattr(StylesCache.get_inner_outer, "__wrapped__", None)
    if answer is not None and not isinstance(vars(StylesCache)["get_inner_outer"], classmethod):
        setattr(StylesCache, "get_inner_outer", classmethod(lru_cache(1024)(answer)))  # noqa: B010 - not by its type
