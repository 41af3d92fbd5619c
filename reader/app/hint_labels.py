"""Labels of one to three letters by which something on the screen is chosen.

The letters are those of the home row but for "a": without a vowel Vietnamese Telex composes nothing of what is typed,
but for "dd", which is left out. On a Cyrillic layout the same keys count.
"""

from itertools import islice, product

from reader.app.commands.keyboard import latin_key

LETTERS = "fjdkslgh"
"""Under the strongest fingers first."""


def labels(count: int) -> list[str]:
    """`count` labels of the same length, as short as it can be; fewer when there are not so many."""
    length = 1
    while length < 3 and len(_all(length)) < count:
        length += 1
    return list(islice(_all(length), count))


def _all(length: int) -> list[str]:
    found = ("".join(letters) for letters in product(LETTERS, repeat=length))
    return [label for label in found if "dd" not in label]


def letter_of(key: str) -> str:
    """The letter of a label that a key stands for, whatever the layout; empty for other keys."""
    letter = (latin_key(key) or key).lower()
    return letter if len(letter) == 1 and letter in LETTERS else ""
