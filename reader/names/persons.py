"""Short forms of a person's name where the family name or one given name stands alone."""

from reader.names import russian, russian_given, vietnamese
from reader.names.cleaning import clean
from reader.names.likeness import Rule, likeness
from reader.names.words import Word, word_of

_STRICT = frozenset({Rule.EQUAL, Rule.MARKS, Rule.SPELLING, Rule.SCRIPT, Rule.ENDING})


def _stands_for(short: str, full: str, *, initials: bool) -> bool:
    if short == full:
        return True
    one, other = word_of(short), word_of(full)
    if _are_other_names(one, other):
        return False
    found = likeness(one, other)
    return found.score > 0 and (found.rule in _STRICT or (initials and found.rule is Rule.INITIAL))


def _are_other_names(a: Word, b: Word) -> bool:
    """True when none of the strict rules can hold, nor that of initials; told fast, False leaves it open."""
    if a.initial or b.initial or a.number or b.number or (a.syllable and b.syllable):
        return False
    if a.frame[:2] == b.frame[:2] or a.folded == b.folded or a.marked == b.marked:
        return False
    cyrillic = a.cyrillic or b.cyrillic
    return not (cyrillic and (russian_given.nominatives(a.text) or russian_given.nominatives(b.text)))


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
    if len(parts) == 1 and len(parts[0]) < 2:
        return False
    if parts == words:
        return False
    if len(parts) == 1:
        ordered = parts + words if parts[0] in words else words  # what is written alike is seen at once
        return any(_fits(parts[0], word, several=False) for word in ordered) and not vietnamese.looks_vietnamese(words)
    position = 0
    written_out = 0
    for part in parts:
        while position < len(words) and not _fits(part, words[position], several=True):
            position += 1
        if position == len(words):
            return False
        written_out += len(part) > 1
        position += 1
    return written_out > 0 and not vietnamese.looks_vietnamese(words)


def _fits(part: str, word: str, *, several: bool) -> bool:
    return _stands_for(part, word, initials=several) and (several or russian.patronymic(word) is None)
