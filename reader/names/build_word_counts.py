"""Writes data/word_counts.tsv: in how many names a word stands, from the tables of known things and lists of people.

Run as `python -m reader.names.build_word_counts` after a table in reader/names/data or reader/names/known/data, or how
words are folded, has changed; only the shipped tables count, not somebody's own names.
"""

from collections import Counter
from pathlib import Path
from typing import Final

from reader.names import vietnamese
from reader.names.folding import folded
from reader.names.known import people, shipped_gazetteer
from reader.names.name_words import read_rows

PATH: Final = Path(__file__).parent / "data" / "word_counts.tsv"
_LEAST: Final = 3
_COMMON_SURNAMES: Final = 200  # Of a thousand people, about: the twenty Vietnamese families nearly everybody has.
_SURNAMES: Final = 20
_GIVEN: Final = 10
_SOURCE: Final = (
    "# Source: counted over the names in reader/names/known/data (its SOURCES.md names theirs), given names and"
    " common_surnames.tsv; written by `python -m reader.names.build_word_counts`, to be run again when they change"
)


def counts() -> Counter[str]:
    """The number of names that each word, folded, stands in."""
    found: Counter[str] = Counter()
    for thing in shipped_gazetteer():
        words = {word for name in (*thing.names.values(), *thing.aliases) for word in folded(name).split()}
        found.update(words)
    for language in ("vi", "kk", "ru", "en"):
        for name in people.names(language):
            found[folded(name)] += _GIVEN
    for surname in vietnamese.SURNAMES_UNMARKED:
        found[surname] += _SURNAMES
    for surname in vietnamese.COMMON_SURNAMES:
        found[surname] += _COMMON_SURNAMES
    for row in read_rows("common_surnames"):
        for surname in row[1].split("|"):
            found[folded(surname)] += _SURNAMES
    return found


def table() -> str:
    """The table as it is written: the commonest words first, numbers and rare words left out."""
    rows = sorted((-count, word) for word, count in counts().items() if count >= _LEAST and not word.isdigit())
    lines = [_SOURCE, "word\tcount", *(f"{word}\t{-count}" for count, word in rows)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the table."""
    PATH.write_text(table(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
