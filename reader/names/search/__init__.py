"""Finding names however they are typed: an index over any number of names, built once and stored."""

from reader.names.search.entry import NameEntry
from reader.names.search.index import NameIndex, NameMatch, SearchAnswer

__all__ = ["NameEntry", "NameIndex", "NameMatch", "SearchAnswer"]
