"""Counts and sets that take little room while they are small, as nearly all of them are in a large library."""

from collections.abc import Collection, Mapping

Tally = str | tuple[str, int] | dict[str, int] | None
"""Counts by word: None for none, a word that occurs once, (word, count), or all of them."""


def counts_of(tally: Tally) -> Mapping[str, int]:
    """`tally` as counts by word; not to be changed."""
    if tally is None:
        return {}
    if isinstance(tally, str):
        return {tally: 1}
    return {tally[0]: tally[1]} if isinstance(tally, tuple) else tally


def changed_by(tally: Tally, word: str, change: int) -> tuple[Tally, bool]:
    """`tally` with `change` added to the count of `word`; and True when the word came or went.

    A dictionary is changed in place.
    """
    if tally is None:
        return (word if change == 1 else (word, change)), True
    if not isinstance(tally, dict):
        only, count = (tally, 1) if isinstance(tally, str) else tally
        if only == word:
            count += change
            return (None, True) if not count else (only if count == 1 else (only, count), False)
        return {only: count, word: change}, True
    before = tally.get(word, 0)
    if before + change:
        tally[word] = before + change
        return tally, not before
    del tally[word]
    if len(tally) == 1:
        return next(iter(tally.items())), True
    return tally, True


class Postings:
    """Numbers by key.

    Nearly all keys have one number. Those are kept where there is nothing but strings and numbers, which the collector
    of garbage does not visit.
    """

    def __init__(self) -> None:
        self._single: dict[str, int] = {}
        self._several: dict[str, set[int]] = {}

    def add(self, key: str, number: int) -> int:
        """Puts `number`, which is not there yet, under `key`; how many are there now."""
        bucket = self._several.get(key)
        if bucket is not None:
            bucket.add(number)
            return len(bucket)
        other = self._single.setdefault(key, number)
        if other == number:
            return 1
        del self._single[key]
        self._several[key] = {other, number}
        return 2

    def discard(self, key: str, number: int) -> int:
        """Takes `number` away from under `key`; how many are left."""
        bucket = self._several.get(key)
        if bucket is None:
            if self._single.get(key) == number:
                del self._single[key]
            return int(key in self._single)
        bucket.discard(number)
        if len(bucket) == 1:
            del self._several[key]
            self._single[key] = bucket.pop()
            return 1
        return len(bucket)

    def under(self, key: str) -> Collection[int]:
        """The numbers under `key`; not to be changed."""
        bucket = self._several.get(key)
        if bucket is not None:
            return bucket
        number = self._single.get(key)
        return () if number is None else (number,)

    def several(self, key: str) -> Collection[int]:
        """The numbers under `key` when it has more than one; not to be changed."""
        return self._several.get(key, ())
