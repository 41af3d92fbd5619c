"""Names whose initials stand in brackets behind them: the letters say where a name begins."""

from collections.abc import Collection, Mapping

from reader.entities.recognition.passage import Passage

_LONGEST = 16
"""In words: how far back of its bracket a name may begin."""
_LETTERS = range(2, 9)
_HEAD_WEIGHT = 2


def introduced_names(passage: Passage, heads: Collection[str]) -> Mapping[int, int]:
    """By the index of "(" before an abbreviation, the index of the first word of the name it abbreviates.

    The letters are the initials of the capitalised words; the halves of hyphenated words and words in small letters may
    be left out, of other words one in three. heads: the words that name kinds of things, in small letters; one of them
    has to stand in the name where the letters are only two.
    """
    found: dict[int, int] = {}
    for bracket in range(2, len(passage) - 2):
        if passage.tokens[bracket].text == "(" and passage.raw(bracket + 2) == ")":
            letters = passage.raw(bracket + 1)
            if len(letters) in _LETTERS and letters.isalpha() and letters.isupper():
                first = _beginning(passage, bracket, letters.lower(), heads)
                if first is not None:
                    found[bracket] = first
    return found


def _beginning(passage: Passage, bracket: int, letters: str, heads: Collection[str]) -> int | None:
    p = passage
    best: tuple[int, int] | None = None
    index = bracket
    while index > max(0, bracket - _LONGEST) and not p.initial[index]:
        index -= 1
        mark = not p.is_word(index)
        if mark and p.lower[index] not in {",", "'s", "’s", "'", "’", "&"} and not p.is_dash(index):
            break
        half = p.is_dash(index - 1) and p.joined(index)
        if mark or half or not p.cap[index] or p.lower[index][0] != letters[0]:
            continue
        skipped = _skipped(p, index, bracket, letters)
        if skipped is None:
            continue
        leads = p.lower[index] in heads
        if len(letters) == 2 and not leads and p.lower[bracket - 1] not in heads:
            continue
        cost = skipped - (_HEAD_WEIGHT if leads else 0)
        if best is None or cost < best[0]:
            best = cost, index
    return best[1] if best else None


def _skipped(p: Passage, first: int, bracket: int, letters: str) -> int | None:
    """How many capitalised words between `first` and `bracket` the letters leave out; None where they do not fit."""
    place = skipped = words = 0
    for index in range(first, bracket):
        if not p.is_word(index):
            continue
        initial = p.lower[index][0]
        fits = place < len(letters) and initial == letters[place]
        if not p.cap[index]:
            small = p.lower[index] in {"of", "and", "for", "the", "in", "on", "to", "at", "with", "de", "la", "du"}
            if not small:
                if not fits:
                    return None
                place += 1
            continue
        words += 1
        if fits:
            place += 1
        elif not (p.is_dash(index - 1) and p.joined(index)):
            skipped += 1
    last = next(index for index in range(bracket - 1, first - 1, -1) if p.is_word(index))
    if place < len(letters) or words < 2 or 3 * skipped > words or p.lower[last][0] != letters[-1]:
        return None
    return skipped
