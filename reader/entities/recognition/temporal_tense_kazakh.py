"""Whether a Kazakh sentence speaks of what is ahead or behind; the verb stands after the date (Muhamedowa 2016)."""

import re
from itertools import pairwise

from reader.entities.recognition.temporal_tense import AHEAD, BEHIND, UNKNOWN, Tense, words_of

__all__ = ["kazakh"]

_VOWELS = frozenset("аәеёиоөуүұыіэюя")
_NEXT = re.compile(r"(?:алдағы|келесі|келер|келе\sжатқан|таяудағы)\s$", re.IGNORECASE)
_LAST = re.compile(r"(?:өткен|былтырғы|алдыңғы)\s$", re.IGNORECASE)
_UNTIL = re.compile(r"\sдейін\b")
_PARTICIPLE_AHEAD = re.compile(r"\w{2,}[аей]т[ыі]н\w{0,7}")
_NOUN_IN_T = re.compile(
    r"(?:\w*(?:ақпарат|апат|аппарат|аттестат|әдебиет|әлеует|билет|бюджет|виват|депутат|жанат|интернет|кабинет|климат|"
    r"комитет|қабілет|қуат|құрмет|қызмет|мақсат|мандат|марапат|мәдениет|мәртебет|мемлекет|міндет|ниет|өкілет|пакет|"
    r"паритет|рахмет|сағат|санат|сертификат|совет|сурет|университет|үкімет|факультет|формат|халық|чемпионат|шариғат))"
    r"[ыі]н\w*"
)
_PARTICIPLE_BEHIND = re.compile(
    r"\w{2,}[ғгқк][ае]н(?:[мбп][ыі][нз]|[ыі](?:н|на|не|нан|нен|нда|нде|мен)?|д[ае]й?|д[ае]р|д[ыі][ғгқк]\w+|н[ае]н|н[ыі]ң)?"
)
_INTENTION = re.compile(r"\w{2,}[мбп][ае][қк]|\w{2,}[мбп][ае][қк](?:пын|пін|шы|ші)")
_PRESENT = re.compile(r"(\w*)(?:[ае]|и|й)(?:ды|ді|мын|мін|мыз|міз)")
_PAST = re.compile(r"\w{2,}[дт][ыі](?:м|қ|к|ңыз|ңіз)?")
_PAST_OF_VOWEL_STEMS = frozenset([
    "аралады", "бағалады", "жасады", "қарады", "саралады", "сұрады", "тарады", "еді",
])  # fmt: skip  # which look like the present of stems in a consonant
_NO_INTENTION = frozenset(["ермек", "еңбек", "жұмақ", "көмек", "тамақ", "үлпек", "бөбек", "түймек"])
_NO_PARTICIPLE = frozenset(["аталған", "деген", "жатқан", "жүрген", "көптеген", "мекен", "орган", "отырған", "тұрған"])
_TO_BE_DONE = frozenset(["керек", "қажет", "мүмкін", "тиіс"])
_REPORTING = frozenset([
    "айтады", "деді", "дейді", "жазады", "жеткізеді", "мәлімдейді", "хабарлайды", "айтты", "жазды", "жеткізді",
    "мәлімдеді", "хабарлады",
])  # fmt: skip
_PLANS = ("жоспарлан", "жоспарла", "күтіл", "көздел", "межелен", "ниетті")
_NO_PAST = frozenset(["белсенді", "күшті", "қажетті", "қуатты", "маңызды", "міндетті", "тиімді", "тиісті"])
_AFTER_VERB = frozenset(
    ["", ",", ".", ":", "»", "”", '"', ")", "–", "-", "—", "деп", "деген", "екен", "және", "болды", "де", "да"]
)


def kazakh(before: str, after: str) -> Tense:
    """The tense of the first verb after a date: a finite one at the end of its clause, or a participle."""
    if _NEXT.search(before):
        return AHEAD
    if _LAST.search(before):
        return BEHIND
    for word, following in pairwise([*words_of(after), ""]):
        tense = _tense(word, following)
        if tense.direction:
            # What was to last until a date may have that date ahead.
            return UNKNOWN if tense is BEHIND and _UNTIL.match(after) else tense
    return UNKNOWN


def _tense(word: str, following: str) -> Tense:
    if word == "бері":
        return BEHIND
    if not word.islower() or word in _REPORTING:
        return UNKNOWN
    if _is_planned(word) or (word.endswith(("уы", "уі")) and following in _TO_BE_DONE):
        return AHEAD
    if _PARTICIPLE_AHEAD.fullmatch(word) and not _NOUN_IN_T.fullmatch(word):
        return AHEAD
    if len(word) > 4 and _PARTICIPLE_BEHIND.fullmatch(word) and word not in _NO_PARTICIPLE:
        return BEHIND
    return _of_finite(word) if following in _AFTER_VERB else UNKNOWN


def _of_finite(word: str) -> Tense:
    if _INTENTION.fullmatch(word) and word not in _NO_INTENTION:
        return AHEAD
    present = _PRESENT.fullmatch(word)
    if present and word not in _PAST_OF_VOWEL_STEMS and not _is_past_of_vowel_stem(present):
        return AHEAD
    return BEHIND if _PAST.fullmatch(word) and word not in _NO_PAST else UNKNOWN


def _is_planned(word: str) -> bool:
    return word in {"тиіс", "жоспарда"} or (word.startswith(_PLANS) and not _PAST.fullmatch(word))


def _is_past_of_vowel_stem(match: re.Match[str]) -> bool:
    """ "хабарлады", "ойнады", "бармады" are past: the vowel before the ending belongs to the stem or the negation.

    Behind a consonant -ла, -да, -та, -на, -ға, -са make verbs; behind a vowel л, н, с end passives and reciprocals.
    """
    word, stem = match.group(), match[1]
    vowel = word[len(stem)]
    if vowel not in "ае":
        # қойды is past, сөйлейді is not.
        return vowel == "й" and stem[-1:] not in {"а", "е"}
    if not word.endswith(("ды", "ді")) or not stem:
        return False
    last, previous = stem[-1], stem[-2:-1]
    if last == "м":
        return True
    if not previous or previous in _VOWELS:
        return False
    return last in "лднғгсзбп" or (last == "т" and previous in "сқк")
