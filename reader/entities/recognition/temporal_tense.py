"""Whether a sentence speaks of what is ahead or behind, which says the year of a month or day that has none.

Each reading looks at the sentence's words before and after the date; the tense of the verb nearest to the date, on
the side where the language has it, decides. Forms and markers: the grammars of Quirk et al. 1985 (English), Nguyễn Đình
Hòa 1997 (Vietnamese), Muhamedowa 2016 (Kazakh) and Wade 2011 (Russian).
"""

import re
from collections.abc import Callable
from typing import NamedTuple

__all__ = ["Tense", "TenseReading", "english", "russian", "sentence_around", "vietnamese", "words_of"]


class Tense(NamedTuple):
    """direction: 1 for what is ahead of the document's date, -1 for what is behind, 0 when nothing says so.

    sure: False where the words may belong to another verb than the date does.
    """

    direction: int = 0
    sure: bool = True


TenseReading = Callable[[str, str], Tense]
"""The tense of a sentence around a date, given the text before and after the date."""

_REACH = 240  # code points of a sentence that are looked at on either side
_END_OF_SENTENCE = re.compile(
    r"[!?;\n…]"
    r"""|(?<=[^\W\d_]{2}[^\W_])[.](?=["”»’)]?\s+["“«(]?[^\W\d_a-zа-я])"""
    r"|(?<=\d)[.](?=\s)"
)
_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]")

AHEAD, BEHIND, UNKNOWN = Tense(1), Tense(-1), Tense(0)


def sentence_around(text: str, start: int, end: int, first: int, last: int) -> tuple[str, str]:
    """What the sentence of `text[start:end]` has before and after it, within `text[first:last]`."""
    before = text[max(first, start - _REACH) : start]
    for match in _END_OF_SENTENCE.finditer(text, max(first, start - _REACH), start):
        before = text[match.end() : start]
    stop = _END_OF_SENTENCE.search(text, end, min(last, end + _REACH))
    return before, text[end : stop.start() if stop else min(last, end + _REACH)]


def words_of(text: str) -> list[str]:
    """The words and marks of `text` as they are written."""
    return _WORDS.findall(text)


_WILL = frozenset(["will", "shall", "won't", "won’t", "would", "should", "may", "might", "must", "could"])
_AHEAD_EN = frozenset(["upcoming", "forthcoming", "slated", "poised", "expected", "scheduled", "planned"])
_PLANNING = frozenset([
    "agreed", "agrees", "agree", "aim", "aims", "ahead", "commit", "commits", "committed", "decided", "decides", "due",
    "expect", "expects", "going", "hope", "hopes", "hoped", "hoping", "intend", "intends", "intended", "invited",
    "invites", "likely", "plan", "plans", "planning", "pledged", "pledges", "prepares", "preparing", "promised",
    "promises", "propose", "proposed", "proposes", "ready", "set", "vowed", "vows", "want", "wants",
])  # fmt: skip  # what follows with "to" or "for" is ahead
_REPORTING = frozenset([
    "added", "announced", "believed", "confirmed", "declared", "emphasised", "emphasized", "explained", "informed",
    "noted", "recalled", "reported", "revealed", "said", "stated", "stressed", "told", "underlined", "wrote",
])  # fmt: skip
_PAST_EN = frozenset([
    "ago", "became", "been", "began", "bought", "broke", "brought", "built", "came", "did", "died", "drew",
    "fell", "fled", "flew", "fought",
    "found", "gave", "got", "grew", "had", "held", "kept", "knew", "led", "left", "lost", "made", "met",
    "paid", "ran", "rose", "sat", "saw", "sent", "since", "sold", "spent", "spoke", "stood", "struck", "taught",
    "took", "was", "went", "were", "won",
])  # fmt: skip
_NO_VERB = frozenset([
    "advanced", "armed", "based", "bred", "embed", "exceed", "hundred", "indeed", "limited", "naked", "need", "related",
    "sacred", "seed", "shed", "speed", "succeed", "unprecedented", "proceed", "kindred",
])  # fmt: skip
_BE = frozenset(["be", "being", "is", "are", "am", "get"])
_NO_INFINITIVE = frozenset([
    "the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "these", "those", "all", "each", "both",
    "some", "any", "people", "more", "about", "which", "whom", "date", "and", "or", "foreign", "domestic",
])  # fmt: skip
_SUBORDINATE = frozenset(["that", "which", "who", "where", "when", "while", "whereas", "because", "if"])
_UNTIL = frozenset(["until", "till", "by", "through", "before"])
_IN_FRONT = 3
_FOLLOWING = 30
_LINKING = frozenset(["and", "but", "or", "so"])


def english(before: str, after: str) -> Tense:
    """The tense of an English sentence: of the nearest verb before a date, else of the first one after it."""
    words, following = words_of(before), words_of(after)
    if words[-1:] == ["the"] and following and following[0].islower():  # the November summit: no verb has it
        return UNKNOWN
    if "since" in [word.casefold() for word in words[-2:]]:
        return BEHIND
    tense = _english_before(words) or _english_after(following, in_front=_is_in_front(words))
    # What was to last until a date may have that date ahead.
    return UNKNOWN if tense.direction < 0 and words[-1:] and words[-1].casefold() in _UNTIL else tense


def _english_before(words: list[str]) -> Tense | None:
    """None when no verb decides; an infinitive is ahead unless the verb it hangs on is past ("came to see")."""
    infinitive = False
    for place in range(len(words) - 1, -1, -1):
        word, previous = words[place].casefold(), words[place - 1].casefold() if place else ""
        near = len(words) - place <= 2
        if word in _SUBORDINATE or (word in _LINKING and near):
            break
        if _is_ahead(words, place):
            return AHEAD
        if word == "to" and previous != "due" and _may_be_verb("".join(words[place + 1 : place + 2])):
            infinitive = True
        elif word in _REPORTING:
            return BEHIND if near else UNKNOWN
        elif _is_past(words[place]) and previous not in _BE:
            return UNKNOWN if infinitive else BEHIND
    return AHEAD if infinitive else None


def _is_in_front(words: list[str]) -> bool:
    """Whether nothing but a preposition stands between the beginning of its clause and a date."""
    return len(words) < _IN_FRONT or any(word.casefold() in _SUBORDINATE for word in words[-_IN_FRONT:])


def _english_after(words: list[str], *, in_front: bool) -> Tense:
    """The first verb that follows; a participle before "will" may be an attribute.

    in_front: False where the date may belong to the subject, which is then not sure.
    """
    past = False
    for place, word in enumerate(words[:_FOLLOWING]):
        if word in _SUBORDINATE or (word in _LINKING and not in_front):
            break
        if _is_ahead(words, place):
            return UNKNOWN if past else Tense(1, in_front)
        past = past or (word not in _REPORTING and _is_past(word))
    return Tense(-1, in_front) if past else UNKNOWN


def _is_ahead(words: list[str], place: int) -> bool:
    word, following = words[place], words[place + 1 : place + 3]
    if word in _WILL or word in _AHEAD_EN or word.endswith(("'ll", "’ll")):
        return True
    if word in {"is", "are"} and following[:1] == ["to"]:
        return True
    if word == "ahead":
        return following[:1] == ["of"]
    if word == "due":  # due to visit; not: due to heavy rain
        return place > 0 and words[place - 1] in {"is", "are", "be", "as"}
    if word == "set":
        return following[:1] in (["to"], ["for"])
    return word in _PLANNING and ("to" in words[place + 1 : place + 6] or "for" in following)


def _is_past(word: str) -> bool:
    if word.casefold() in _PAST_EN:
        return True
    return word.islower() and len(word) > 4 and word.endswith("ed") and word not in _NO_VERB


def _may_be_verb(word: str) -> bool:
    return word.isalpha() and word.islower() and word not in _NO_INFINITIVE


_NEXT_VI = re.compile(r"\s(?:sắp\stới|tới\sđây|năm\s(?:tới|sau)|tới(?!\snay)(?=\s?(\w?)))(?!\w)")
_LAST_VI = re.compile(r"\s(?:vừa\s(?:qua|rồi)|qua(?!\sđời)|rồi|năm\s(?:ngoái|trước)|(?:đến|tới)\snay)(?!\w)")
_AHEAD_VI = re.compile(r"\b(?:[Ss]ẽ|[Ss]ắp(?!\s(?:xếp|đặt))|[Dd]ự\s(?:kiến|định)|kế\shoạch|lên\slịch|chuẩn\sbị)\b")
_BEHIND_VI = re.compile(r"\b(?:[Đđ]ã|(?<!\bvà\s)vừa|[Hh]ồi|[Kk]ể\stừ|[Tt]rước\sđó)\b")
_UNTIL_VI = re.compile(r"\b(?:đến|tới|trước)(?:\shết)?\s$")
_PREPOSED_VI = re.compile(
    r"[\s,–-]*(?:(?:và|vào|trong|đầu|cuối|giữa|khoảng|đến|tới|từ|theo\sđó|được\sbiết)[\s,]*){0,4}", re.IGNORECASE
)


def vietnamese(before: str, after: str) -> Tense:
    """The tense of a Vietnamese sentence: of the nearest marker before a date, else of the first one after it."""
    ahead = _NEXT_VI.match(after)
    if ahead and not (ahead[1] or "").isupper():  # tháng 11 tới, but: tháng 11 tới Hà Nội
        return AHEAD
    if _LAST_VI.match(after):
        return BEHIND
    nearest = UNKNOWN
    reached = -1
    for pattern, tense in ((_AHEAD_VI, AHEAD), (_BEHIND_VI, BEHIND)):
        for marker in pattern.finditer(before):
            if marker.start() > reached:
                reached, nearest = marker.start(), tense
    if nearest.direction:
        return UNKNOWN if nearest is BEHIND and _UNTIL_VI.search(before) else nearest
    found = [
        (match.start(), tense)
        for pattern, tense in ((_AHEAD_VI, AHEAD), (_BEHIND_VI, BEHIND))
        if (match := pattern.search(after))
    ]
    if not found:
        return UNKNOWN
    # A date inside a phrase may belong to an unmarked verb: "thỏa thuận ký tháng 4 sẽ có hiệu lực".
    return Tense(min(found)[1].direction, sure=bool(_PREPOSED_VI.fullmatch(before.rpartition(" - ")[2])))


_AHEAD_RU = re.compile(
    r"будет|будут|планиру\w+|запланирован\w*|предсто\w+|намерен\w*|ожида[ею]тся|состо[ия]тся|про[йи]д[её]т|пройдут|"
    r"посет[ия]т|прибуд[еу]т|откроется|начн[её]тся|заверш[иа]тся|стартует|примет|примут|вступ[ия]т|собира[ею]тся|"
    r"должн[аоы]|должен|предстоящ\w+|грядущ\w+|ближайш\w+"
)
_BEHIND_RU = re.compile(
    r"\w+[аиыоеуя]л(?:[аио]|ся|ась|ось|ись)?|был[аио]?|прош[её]л|прошл\w+|приш[её]л|минувш\w+|"
    r"(?:введ[её]нн|запущенн|начавш|начат|объявленн|опубликованн|открыт|подписанн|построенн|принят|прошедш|созданн|"
    r"состоявш|утвержд[её]нн)(?:[аоыи][йея]|ую|[ое]го|[ое]му|[ыи][хм]и?|[ое]м|[ое]й)"
)
_NOUNS_RU = re.compile(
    r"\w*(?:канал|журнал|филиал|капитал|материал|персонал|потенциал|финал|квартал|портал|терминал|генерал|"
    r"вокзал|сигнал|арсенал|металл?|отдел|раздел|предел|автомобил|апрел|школ|состояни)[аио]?|дела|дело|тело|сила|тыла"
)


def russian(before: str, after: str) -> Tense:
    """The tense of a Russian sentence: of the verb nearest to a date on either side."""
    earlier, later = words_of(before.casefold())[::-1], words_of(after.casefold())
    if "," in later:  # what follows a comma is farther
        later.insert(later.index(","), "")
    for place in range(max(len(earlier), len(later))):
        tenses = {_russian_tense(words[place]) for words in (earlier, later) if place < len(words)} - {UNKNOWN}
        if tenses:
            return tenses.pop() if len(tenses) == 1 else UNKNOWN
    return UNKNOWN


def _russian_tense(word: str) -> Tense:
    if _AHEAD_RU.fullmatch(word):
        return AHEAD
    return BEHIND if _BEHIND_RU.fullmatch(word) and not _NOUNS_RU.fullmatch(word) else UNKNOWN
