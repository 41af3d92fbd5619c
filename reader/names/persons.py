"""Short forms of a person's name where the family name or one given name stands alone."""

from reader.names import russian, vietnamese
from reader.names.cleaning import clean
from reader.names.likeness import Rule, likeness
from reader.names.words import word_of

_STRICT = frozenset({Rule.EQUAL, Rule.MARKS, Rule.SPELLING, Rule.SCRIPT, Rule.ENDING})


def _stands_for(short: str, full: str, *, initials: bool) -> bool:
    found = likeness(word_of(short), word_of(full))
    return found.score > 0 and (found.rule in _STRICT or (initials and found.rule is Rule.INITIAL))


def refers_by_part(short: str, full: str) -> bool:
    """True when `short` may refer back to the person `full` by a part of the name; both may carry titles.

    One word that is any word of `full` but the patronymic ("Serikov", "Серіковтің" for "Nurlan-Askar Serikov"), or
    several words of it in their order, initials among them ("Н.Серіков", "Nurlan Serikov"). Endings of Kazakh and
    Russian cases count, typing errors do not, and a woman's surname is never a man's. Vietnamese names have their
    own rule, `vietnamese.refers_by_given_name`; for them this is False.
    """
    parts = clean(short, "PERSON").words
    words = clean(full, "PERSON").words
    if not parts or len(parts) >= len(words) + (1 if len(parts) > 1 else 0):
        return False
    if vietnamese.looks_vietnamese(words):
        return False
    if len(parts) == 1 and len(parts[0]) < 2:
        return False
    if parts == words:
        return False
    position = 0
    written_out = 0
    for part in parts:
        while position < len(words) and not _fits(part, words[position], several=len(parts) > 1):
            position += 1
        if position == len(words):
            return False
        written_out += len(part) > 1
        position += 1
    return written_out > 0


def _fits(part: str, word: str, *, several: bool) -> bool:
    if russian.patronymic(word) is not None and not several:
        return False
    return _stands_for(part, word, initials=several)
