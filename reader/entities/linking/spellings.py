"""Which of the spellings of one thing is shown, and which of them carry a case ending."""

from collections import Counter
from collections.abc import Iterable, Mapping

from reader.entities.linking.wording import (
    COMPOSED,
    canonical,
    has_initial,
    is_abbreviation,
    is_shouted,
    uninflected,
    wording,
)
from reader.entities.mention import NAMED, EntityType
from reader.names.folding import folded, skeleton
from reader.names.kazakh import stems

_LIKE = {"vi": "en", "en": "vi", "kk": "ru", "ru": "kk"}
"""The language with the same letters, whose spelling is shown where there are no texts in the language itself."""

_COUNTED_WORDS = 3
"""Of which what is counted has at most as many: елді мекен."""


def shown_name(forms: Mapping[str, int]) -> str:
    """The spelling to show: written out, not in capitals, the most frequent, then with marks, then in order."""

    def rank(form: str) -> tuple[bool, bool, int, bool, str]:
        short = is_abbreviation(form) or has_initial(form)
        return short, is_shouted(form), -forms[form], folded(form) == form.lower(), form

    return min(forms, key=rank)


def counted_name(name: str, value: str) -> str:
    """A quantity such as "25 жаңа рейсті" without the endings of what is counted, whose stem its `value` has.

    value: the number, the stem of what is counted ("25 рейс"), more words may follow.
    """
    words, stem = name.split(), value.split()[1:]
    for count in range(1, min(_COUNTED_WORDS, len(stem), len(words) - 1) + 1):
        counted, plain = " ".join(words[-count:]), " ".join(stem[:count])
        if counted.startswith(plain) and not plain.isascii() and len(counted) > len(plain):
            return " ".join((*words[:-count], plain))
    return name


def written_names(kind: EntityType, name: str, written: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """By language, what the texts in it call the thing that is shown as `name`, where they call it something else.

    A language without texts has what those in its letters call it.

    written: its spellings as (ISO 639-1 code of the text, spelling, count).
    """
    if kind not in NAMED:
        return {}
    languages: dict[str, Counter[str]] = {}
    for language, form, count in written:
        if language:
            languages.setdefault(language, Counter())[form] += count
    if len(languages) < 2:
        return {}
    found = {language: shown_name(without_endings(kind, forms)) for language, forms in languages.items()}
    found = {language: form for language, form in found.items() if not is_shouted(form)}
    for language, other in _LIKE.items():
        if language not in languages and other in found:
            found[language] = found[other]
    return {language: found[language] for language in sorted(found) if found[language] != name}


def without_endings(kind: EntityType, forms: Mapping[str, int]) -> Counter[str]:
    """`forms`, spellings of one thing with counts, with those that carry a Kazakh case ending counted as their stems.

    That they do is shown by another of the spellings, in any alphabet, or by the syllables of a Vietnamese name.
    """
    found: Counter[str] = Counter()
    if kind not in NAMED or kind in COMPOSED:
        found.update(forms)
        return found
    frames = {form: wording(kind, canonical(kind, form)).frame for form in forms}
    for form, count in forms.items():
        found[_stem(kind, form, {frame for other, frame in frames.items() if other != form})] += count
    return found


def _stem(kind: EntityType, form: str, others: set[str]) -> str:
    plain = uninflected(kind, form)
    words = form.split()
    if plain != form or not words:
        return plain
    for stem in stems(words[-1]):
        candidate = " ".join((*words[:-1], stem))
        if len(stem) > 2 and skeleton(candidate) in others:
            return candidate
    return form
