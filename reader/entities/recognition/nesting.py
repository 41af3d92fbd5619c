"""Which names inside a longer name are shown: those that denote something else and are names by themselves.

"Bank of Ireland" holds the country, "the Board of the Bank of Ireland" the bank; "Royal Bank of Scotland" holds no
"Bank of Scotland", and "Institute of Public Health" no "Public Health". Source: the rules follow how English,
Vietnamese and Kazakh put the head of a noun phrase: English last or before "of", Vietnamese first, Kazakh last.
"""

import re

from reader.entities.mention import EntityType
from reader.entities.recognition.candidate import Candidate

_TITLED = frozenset({EntityType.ORG, EntityType.EVENT, EntityType.LAW, EntityType.WORK})
_BRACKET = re.compile(r"\([^()]{1,40}\)\s*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LAST_WORD = re.compile(r"\w+\W*$")
_OPENING = frozenset({"the", "các", "của"})
_PREPOSITIONS = frozenset(
    {"of", "under", "for", "to", "in", "and", "at", "on", "by", "with", "between", "và", "thuộc", "tại", "về"}
)
_POSSESSIVE = ("'s", "’s", "'", "’")
_HEAD_FIRST = "Vietnamese class noun"


def denotes_another(text: str, inner: Candidate, outer: Candidate) -> bool:
    """Whether `inner`, a candidate inside `outer`, is a name of something else; `text` is the document's."""
    if inner.type not in _TITLED:
        country = (inner.known or "").startswith("iso3166:")
        return outer.type is not EntityType.WORK or inner.type is not EntityType.PLACE or country
    if text[inner.start - 1 : inner.start] == "(" and inner.start > outer.start:
        return True  # an abbreviation or second name
    before = text[outer.start : inner.start].rstrip()
    after = _BRACKET.sub("", text[inner.end : outer.end].lstrip(), count=1)
    if not before:
        return _goes_on(inner, outer, after)
    found = _LAST_WORD.search(before)
    word = found.group().strip().lower() if found else ""
    certain = inner.known is not None or inner.rule == "same name elsewhere"
    if word in _OPENING or (certain and (word in _PREPOSITIONS or after)):
        return True
    return outer.rule == _HEAD_FIRST and certain


def _goes_on(inner: Candidate, outer: Candidate, after: str) -> bool:
    """Whether `after`, what follows an inner name at the beginning of the outer one, makes another name of it."""
    if outer.rule == _HEAD_FIRST or not after:
        return False
    if _CYRILLIC.match(after):
        return True
    return inner.known is not None and (after[0].isupper() or after.startswith(_POSSESSIVE))
