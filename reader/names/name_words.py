"""What is known about the words of personal names: forms of one name, names that are two, and how common a word is.

Tables: data/name_forms.tsv, data/pseudonyms.tsv, data/given_names.tsv and data/word_counts.tsv, each with its source in
the first line. After a change of any of them, or of the known things, `python -m reader.names.build_word_counts` writes
the last one anew.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Final

from reader.names.folding import folded, marked, skeleton

_DATA: Final = Path(__file__).parent / "data"
_NONE: Final[frozenset[int]] = frozenset()


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of the table `data/{name}.tsv`, without its comment."""
    for line in (_DATA / f"{name}.tsv").read_text(encoding="utf-8").split("\n"):
        if line and line[0] != "#":
            yield line.split("\t")


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, row in enumerate(read_rows("name_forms")):
        for form in row[0].split("|"):
            groups.setdefault(marked(form), set()).add(number)
            groups.setdefault(folded(form), set()).add(number) if form.isascii() else None
    once: dict[frozenset[int], frozenset[int]] = {}
    return {
        form: once.setdefault(same, same) for form, same in zip(groups, map(frozenset, groups.values()), strict=True)
    }


def groups(word: str) -> frozenset[int]:
    """The names that `word`, in `marked` form, is a form of, as numbers; empty when it has no irregular forms."""
    return _forms().get(word, _NONE)


@lru_cache(maxsize=1)
def _members() -> tuple[str, ...]:
    return tuple(row[0] for row in read_rows("name_forms"))


def other_forms(word: str) -> frozenset[str]:
    """The irregular forms of the name that `word` is, folded: Лев for Leo."""
    members = _members()
    forms = (members[number].split("|") for number in groups(marked(word)))
    return frozenset(map(folded, chain.from_iterable(forms))) - {folded(word)}


def _names_of_people() -> Iterator[list[str]]:
    return (row[0].split("|") for row in read_rows("pseudonyms"))


def assumed_names() -> frozenset[str]:
    """The names assumed as a whole (Hồ Chí Minh, Bảo Đại), folded: no part of them stands for the person."""
    return frozenset(folded(name) for names in _names_of_people() for name in names if name.startswith("*"))


@lru_cache(maxsize=1)
def _pseudonyms() -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """The people by their names as marked, and by their names without marks."""
    exact: dict[str, set[int]] = {}
    plain: dict[str, set[int]] = {}
    for number, names in enumerate(_names_of_people()):
        for name in names:
            exact.setdefault(marked(name.lstrip("*")), set()).add(number)
            plain.setdefault(folded(name), set()).add(number)
    return exact, plain


def pseudonyms_of(name: str) -> tuple[str, ...]:
    """What the person `name` is called as well, as `is_pseudonym` has it."""
    exact, plain = _pseudonyms()
    people = plain.get(folded(name)) if name.isascii() else exact.get(marked(name))
    return tuple(other for other, numbers in exact.items() if people and numbers & people and other != marked(name))


def is_pseudonym(a: str, b: str) -> bool:
    """True when both are names of one person whom pen names, reign names or exonyms hide (Quang Trung, Nguyễn Huệ)."""
    exact, plain = _pseudonyms()
    people = plain.get(folded(a)) if a.isascii() else exact.get(marked(a))
    if not people:
        return False
    others = plain.get(folded(b)) if b.isascii() else exact.get(marked(b))
    return bool(others and people & others) and folded(a) != folded(b)


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    """The frames of given names; of Kazakh and Russian ones also as Russian spells them."""
    from reader.names.known import people

    found = set()
    rows = (row for row in read_rows("given_names") if row[0] != "language")
    lists = [row[1].split("|") for row in rows]
    lists += [sorted(people.names(language)) for language in ("kk", "ru", "en")]
    for names in lists:
        for name in names:
            if len(name) >= 3:
                found.add(skeleton(name))
    return frozenset(found)


def is_given(frame: str) -> bool:
    """True when `frame` (a skeleton) is that of a common given name of Kazakhs, Russians or English speakers."""
    return frame in _given()


@lru_cache(maxsize=1)
def _counts() -> dict[str, int]:
    return {row[0]: int(row[1]) for row in read_rows("word_counts") if row[0] != "word"}


_LEAST: Final = 0.5


def weight(plain: str) -> float:
    """How much the word `plain` (folded) says about who or what is meant: 1.0 when it is rare, 0.5 for words that many
    names have."""
    count = _counts().get(plain, 0)
    if not count:
        return 1.0
    return max(_LEAST, 1.0 - 0.07 * count.bit_length())
