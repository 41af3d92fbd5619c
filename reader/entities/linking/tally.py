"""Counts and sets that take little room while they are small, as nearly all of them are in a large library."""

from collections.abc import Collection, Mapping

from reader.entities.linking.nodes import NodeKey

Tally = str | tuple[str, int] | dict[str, int] | None
"""Counts by word: None for none, a word that occurs once, (word, count), or all of them."""

_Bucket = NodeKey | set[NodeKey]


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
    """Names by key."""

    def __init__(self) -> None:
        self._buckets: dict[str, _Bucket] = {}

    def add(self, key: str, node: NodeKey) -> int:
        """Puts `node` under `key`; how many are there now."""
        bucket = self._buckets.setdefault(key, node)
        if isinstance(bucket, set):
            bucket.add(node)
            return len(bucket)
        if bucket == node:
            return 1
        self._buckets[key] = {bucket, node}
        return 2

    def discard(self, key: str, node: NodeKey) -> int:
        """Takes `node` away from under `key`; how many are left."""
        bucket = self._buckets.get(key)
        if isinstance(bucket, set):
            bucket.discard(node)
            if len(bucket) == 1:
                self._buckets[key] = next(iter(bucket))
            return len(bucket)
        if bucket == node:
            del self._buckets[key]
            return 0
        return 0 if bucket is None else 1

    def under(self, key: str) -> Collection[NodeKey]:
        """The names under `key`; not to be changed."""
        bucket = self._buckets.get(key)
        if bucket is None:
            return ()
        return bucket if isinstance(bucket, set) else (bucket,)
