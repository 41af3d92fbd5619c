"""What the titles in front of two names say about whether they are one person's: of a man, of a woman, of two offices.

Source: forms of address and titles of nobility in English, Vietnamese, Kazakh and Russian; general usage, gathered by
hand.
"""

from typing import Final

from reader.messages import N_, Message
from reader.names.cleaning import CleanName
from reader.names.folding import folded, marked
from reader.names.letters import has_cyrillic
from reader.names.verdict import SIMILAR, Comparison, answer, pair

_MEN: Final = """
mr | sir | lord | king | prince | crown prince | emperor | congressman | businessman | his excellency | his majesty
ông | anh | chú | cậu | thầy | мырза | господин | г н
"""
_WOMEN: Final = """
mrs | ms | miss | mme | madam | dame | lady | first lady | queen | princess | empress | baroness | countess | duchess
chairwoman | vice chairwoman | deputy chairwoman | na chairwoman | spokeswoman | congresswoman | businesswoman | actress
her excellency | her majesty | bà | chị | cô | ханым | ханшайым | төрайым | төрайымы | актриса | госпожа | г жа
bà mẹ việt nam anh hùng
"""
_GENDERS: Final = {
    marked(phrase.strip()): gender
    for gender, phrases in (("m", _MEN), ("f", _WOMEN))
    for phrase in phrases.replace("\n", "|").split("|")
    if phrase.strip()
}
_POLITE: Final = frozenset(
    marked(word)
    for word in (
        *(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "mme",
            "madam",
            "ông",
            "anh",
            "chú",
            "cậu",
            "thầy",
            "bà",
            "chị",
            "cô",
            "bác",
        ),
        *("cụ", "em", "ngài", "мырза", "ханым", "господин", "госпожа", "г н", "г жа", "товарищ", "жолдас", "comrade"),
    )
)
"""Forms of address, which say nothing of the office."""
_GENERATIONS: Final = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
_FULL: Final = 0.97
_ALONE: Final = 0.8


def _of_gender(name: CleanName, gender: str) -> str | None:
    """The first title of `name` that only a man ("m") or a woman ("f") bears."""
    return next((title for title in name.titles if _GENDERS.get(marked(title)) == gender), None)


def is_womans(name: CleanName) -> bool:
    """True when a title says that `name` is a woman's."""
    return _of_gender(name, "f") is not None


def _titles(name: CleanName) -> list[str]:
    return [title for title in name.titles if title.casefold() not in _GENERATIONS]


def _is_one_title(one: str, other: str) -> bool:
    """True for titles that share a word or shorten each other: President, State President; Prof., Professor; PM."""
    words, others = folded(one).split(), folded(other).split()
    if any(x.startswith(y) or y.startswith(x) for x in words for y in others):
        return True
    initials = ["".join(word[0] for word in side) for side in (words, others)]
    return initials[0] in others or initials[1] in words


def _script(title: str) -> str:
    return "cyrillic" if has_cyrillic(title) else "latin" if title.isascii() else "vietnamese"


def _contradict(one: str, other: str) -> bool:
    """True for two titles of one language that are not the same; between languages nobody can tell by the letters."""
    if not _POLITE.isdisjoint({marked(one), marked(other)}):
        return False
    return _script(one) == _script(other) and not _is_one_title(one, other)


def with_titles(a: CleanName, b: CleanName, found: Comparison) -> Comparison:
    """`found`, the answer about two names of people without their titles, and what the titles say besides."""
    titles_a, titles_b = _titles(a), _titles(b)
    if {*map(folded, titles_a)} == {*map(folded, titles_b)}:
        return found
    for one, other in ((a, b), (b, a)):
        man, woman = _of_gender(one, "m"), _of_gender(other, "f")
        if man is not None and woman is not None and not is_womans(one):
            return answer(min(found.score, 0.2), Message(N_("{a} is said of a man, {b} of a woman"), pair(man, woman)))
    if found.score < SIMILAR:
        return found
    if titles_a and titles_b and all(_contradict(x, y) for x in titles_a for y in titles_b):
        factor = _FULL if min(len(a.words), len(b.words)) > 1 else _ALONE
        titles = pair(", ".join(titles_a), ", ".join(titles_b))
        return answer(found.score * factor, *found.reasons, Message(N_("the titles differ: {a}, {b}"), titles))
    left_out = ", ".join(dict.fromkeys((*titles_a, *titles_b)))
    return answer(found.score, *found.reasons, Message(N_("titles do not count: {titles}"), {"titles": left_out}))
