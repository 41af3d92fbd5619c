"""Filtering as you type: a query finds its words in a text whatever marks, case and script they are written in."""

from collections.abc import Iterable, Sequence

Range = tuple[int, int]


def match_ranges(query: str, text: str) -> tuple[Range, ...] | None:
    """Where the words of `query` occur in `text`, as (start, end) code points; None when one of them does not.

    An empty query is found everywhere and gives no ranges. Beginnings of words are preferred.
    """
    from reader.names.folding import folded  # the tables of letters are not wanted for the first picture
    from reader.names.matching import fold_with_offsets

    target = fold_with_offsets(text)
    ranges = []
    for word in folded(query).split():
        start = f" {target.letters}".find(f" {word}")
        if start < 0:
            start = target.letters.find(word)
        if start < 0:
            return None
        ranges.append((target.starts[start], target.ends[start + len(word) - 1]))
    return tuple(sorted(ranges))


class FoldedTexts:
    """Finds the words of queries in many texts, which are folded once, with the first query."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts
        self._letters: list[str] | None = None

    def having(self, query: str) -> Sequence[int]:
        """The numbers of the texts in which `match_ranges` finds `query`, in order."""
        from reader.names.folding import folded

        if self._letters is None:
            self._letters = [folded(text) for text in self._texts]
        letters = self._letters
        found: Sequence[int] = range(len(letters))
        for word in folded(query).split():
            found = [number for number in found if word in letters[number]]
        return found
