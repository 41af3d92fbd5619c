"""Textual's memory of what widgets look like, without those that are gone.

`StylesCache.get_inner_outer` of Textual 8 is remembered for every widget apart, so that a thousand widgets that were
left stay in memory with all rows they ever drew. What it answers depends on its two colours alone.
"""

from functools import lru_cache
from typing import Any

from textual._styles_cache import StylesCache


def keep_colours_only() -> None:
    """Let it be remembered for all widgets together."""
    answer = getattr(StylesCache.get_inner_outer, "__wrapped__", None)
    if answer is not None and not isinstance(vars(StylesCache)["get_inner_outer"], classmethod):
        remembered: Any = lru_cache(1024)(answer)
        setattr(StylesCache, "get_inner_outer", classmethod(remembered))  # noqa: B010 - its type is that of a method
