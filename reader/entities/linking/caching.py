"""A cache for what follows from a kind and a spelling."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import TypeVar

from reader.entities.mention import EntityType

Result = TypeVar("Result")


def cached_by_kind(
    maxsize: int,
) -> Callable[[Callable[[EntityType, str], Result]], Callable[[EntityType, str], Result]]:
    """Caches a function of a kind and a text: the last `maxsize` texts of each kind.

    Unlike one `lru_cache` for both, this keeps no tuple for each call, which the collector of garbage would visit.
    """

    def decorate(function: Callable[[EntityType, str], Result]) -> Callable[[EntityType, str], Result]:
        caches = {kind: lru_cache(maxsize)(partial(function, kind)) for kind in EntityType}

        def cached(kind: EntityType, text: str) -> Result:
            return caches[kind](text)

        cached.__name__, cached.__doc__ = function.__name__, function.__doc__
        return cached

    return decorate
