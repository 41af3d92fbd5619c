"""Which mentions name the same thing: within a document, across documents, and why. Imported when first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.entities.linking.explaining import Explanation, NearMiss, SpellingReason
    from reader.entities.linking.linked import Linked
    from reader.entities.linking.linker import Linker

__all__ = ["Explanation", "Linked", "Linker", "NearMiss", "SpellingReason"]

_HOME_OF = {
    "Explanation": "explaining",
    "Linked": "linked",
    "Linker": "linker",
    "NearMiss": "explaining",
    "SpellingReason": "explaining",
}


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
