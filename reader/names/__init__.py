"""Names: cleaning, folding, comparison and search. Each part is imported when first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.names.cleaning import CleanName, clean
    from reader.names.comparison import Comparison, compare
    from reader.names.folding import folded, marked, skeleton, solid
    from reader.names.matching import find_folded
    from reader.names.persons import refers_by_part
    from reader.names.search import NameEntry, NameIndex, NameMatch, SearchAnswer
    from reader.names.vietnamese import marks_compatible, refers_by_given_name

__all__ = [
    "CleanName",
    "Comparison",
    "NameEntry",
    "NameIndex",
    "NameMatch",
    "SearchAnswer",
    "clean",
    "compare",
    "find_folded",
    "folded",
    "marked",
    "marks_compatible",
    "refers_by_given_name",
    "refers_by_part",
    "skeleton",
    "solid",
]

_HOMES = {
    "cleaning": ("CleanName", "clean"),
    "comparison": ("Comparison", "compare"),
    "folding": ("folded", "marked", "skeleton", "solid"),
    "matching": ("find_folded",),
    "persons": ("refers_by_part",),
    "search": ("NameEntry", "NameIndex", "NameMatch", "SearchAnswer"),
    "vietnamese": ("marks_compatible", "refers_by_given_name"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
