"""Filtering as you type: a query finds its words in a text whatever marks, case and script they are written in."""

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


class Folding:
    """Whether words of queries occur in any of many texts, each of which is folded once."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def matches(self, query: str, text: str) -> bool:
        """Whether `match_ranges` finds `query` in `text`."""
        from reader.names.folding import folded
        from reader.names.matching import fold_with_offsets

        letters = self._letters.get(text)
        if letters is None:
            letters = self._letters[text] = fold_with_offsets(text).letters
        return all(word in letters for word in folded(query).split())
