"""Datelines: the place, day and agency in front of a story, as agencies of different countries write them."""

import re

from reader.documents.agencies import AGENCIES, AGENCY, is_signature
from reader.documents.dates import find_days
from reader.documents.document import Dateline
from reader.documents.tables import terms
from reader.lazy_pattern import LazyPattern

_MAX = 90
"""A dateline is no longer than this."""

_UP = r"[^\W\d_a-zа-яёәғқңөұүһіđà-öø-ÿ]"
_CAP = rf"{_UP}[\w.'’\-]*"
# Small words inside names of places: Thành phố Hồ Chí Minh, Rio de Janeiro, Isle of Man.
_SMALL = "(?:phố|de|da|do|del|la|le|el|al|of|and|và|am|an|der|upon)"
_PLACE = rf"{_CAP}(?:[ ]{_SMALL})?(?:[ ]{_CAP}){{0,4}}(?:[/,][ ]?{_CAP}(?:[ ]{_CAP}){{0,2}})?"
_DAY = (
    r"(?:ngày[ ])?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{1,2}[ -]?(?:tháng[ ]\d{1,2}|[^\W\d_]{3,9}\.?)(?:[ ]\d{4})?"
    r"|[^\W\d_]{3,9}\.?[ ]\d{1,2}(?:,?[ ]\d{4})?)(?:[ ](?:года|г\.|жыл))?"
)
_SEPARATOR = r"[.,]?[ ]"
_DASHES = ("– ", "— ", "― ", "- ")
_DASH = r"[ ]?[–—―-]{1,2}[ ]"
_IN_BRACKETS = r"[(\[/](?P<bracket>[^()\[\]/\n]{2,30}(?:/[^()\[\]/\n]{1,20})?)[)\]/]"

# "Astana (VNA) –"   "ASTANA, Kazakhstan (AP) —"   "LONDON, May 6 (Reuters) -"   "(Chinhphu.vn) –"
# "МОСКВА, 6 мая. /ТАСС/."
_WITH_BRACKET = LazyPattern(
    rf"(?:(?P<place>{_PLACE})(?:{_SEPARATOR}{_DAY})?{_SEPARATOR})?"
    rf"{_IN_BRACKETS}(?P<end>{_DASH}|[.:][ ]|[ ]?(?:[–—]|--)|[ ](?=\S))"
)
# "Paris (TTXVN 12/4) –"   "/Корр. ТАСС Иван Иванов/"
_BRACKET_DAY = LazyPattern(rf",?[ ]{_DAY}\Z")
_CORRESPONDENT_SIGN = "орр. "
_CORRESPONDENT = LazyPattern(rf"[Кк]орр\.[ ](?P<agency>{AGENCY})[ ].*")
# "АСТАНА. ҚазАқпарат –"   "Алматы. 6 мамыр. KAZINFORM –"   "АСТАНА, 6 мая — РИА Новости."   "TTO -"
_WITH_AGENCY = LazyPattern(
    rf"(?:(?P<place>{_PLACE})(?:{_SEPARATOR}{_DAY})?(?:{_SEPARATOR}|{_DASH}))?"
    rf"(?P<agency>{AGENCY})(?:[ ]/[^/\n]{{3,40}}/)?(?P<end>{_DASH}|\.?[ ](?=\S))"
)
# "АЛМАТЫ, 6 мамыр –"   "Hà Nội, ngày 6/5 –"
_WITH_DAY = LazyPattern(rf"(?P<place>{_PLACE}){_SEPARATOR}{_DAY}{_DASH}")
# "HÀ NỘI –"   "WASHINGTON, D.C. —"
_CAPITAL_WORD = rf"(?:(?:{_UP}\.){{2,}}|{_UP}[^\W\d_a-zа-я]*)"
_CAPITALS = LazyPattern(
    rf"(?P<place>{_CAPITAL_WORD}(?:,?[ '’\-/]{{1,2}}{_CAPITAL_WORD}){{0,4}})[ ]?[–—-]{{1,2}}[ ](?=\S)"
)

_WORD = LazyPattern(r"(?<![\w'’])[^\W\d_]+")
# A domain, or a name with a capital inside.
_LOOKS_LIKE_AGENCY = LazyPattern(r"[\w-]+\.[a-z]{2,4}\Z|[^\W\d_]+[A-ZА-ЯҚ][^\W\d_]*\Z")

# Capitals in front of a dash that are no places: bodies and words that stories begin with.
_NO_PLACES = terms(
    """NATO ASEAN UNESCO UNICEF OPEC APEC BRICS COVID FIFA UEFA NASA VIDEO PHOTO LIVE UPDATE BREAKING NEWS
    ЕАЭО ЕАЭС ТМД СНГ БҰҰ ООН ФОТО ВИДЕО СУРЕТ Ngày Sáng Trưa Chiều Tối Đêm Hôm"""
)


def parse_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that the paragraph `text[start:end]` begins with, or None."""
    limit = min(end, start + _MAX)
    head = text[start:limit]  # what a pattern needs is looked for first: it is a matter of far less time
    if any(mark in head for mark in "([/") and (match := _WITH_BRACKET.match(text, start, limit)):
        agency, place = match["bracket"].strip(), match["place"]
        if any(map(str.isdecimal, agency)):
            agency = _BRACKET_DAY.sub("", agency)
        if _CORRESPONDENT_SIGN in agency:
            agency = _CORRESPONDENT.sub(r"\g<agency>", agency)
        # Without a dash only a known agency is one: "(TTXVN) Ngày 6/5 …", "МОСКВА, 6 мая. /ТАСС/. …".
        certain = _is_known(agency) if match["end"] == " " else _is_agency(agency, place)
        if certain and _is_place(place):
            return Dateline(_tidy(place), agency, start, _without_space(text, match))
    if any(agency in head for agency in AGENCIES) and (match := _WITH_AGENCY.match(text, start, limit)):
        place, mark = match["place"], match["end"].strip()
        # "АСТАНА. ҚазАқпарат Бүгін …" needs the capitals, "… РИА Новости. В столице …" the place.
        certain = bool(place) if mark == "." else bool(place and place.isupper()) if not mark else True
        if certain and _is_place(place):
            return Dateline(_tidy(place), match["agency"], start, _without_space(text, match))
    has_dash = any(dash in head for dash in _DASHES)
    if (
        has_dash
        and any(map(str.isdecimal, head))
        and (match := _WITH_DAY.match(text, start, limit))
        and _is_place(match["place"])
        and find_days(text, start, match.end())
    ):
        return Dateline(_tidy(match["place"]), None, start, _without_space(text, match))
    if has_dash and (match := _CAPITALS.match(text, start, limit)):
        place = match["place"].strip()
        letters = sum(character.isalpha() for character in place)
        if place.isupper() and letters >= 4 and place not in _NO_PLACES and end - match.end() >= 40:
            return Dateline(place, None, start, _without_space(text, match))
    return None


def _is_known(text: str) -> bool:
    # "TTXVN/Vietnam+", "RFE, Reuters", "Báo Nhân Dân".
    return is_signature(text) or any(text.endswith((f" {name}", f"/{name}")) for name in AGENCIES)


def _is_agency(text: str, place: str | None) -> bool:
    # "Asian Development Bank (ADB) – …" is no dateline: the letters abbreviate the words in front.
    if place and text == "".join(word[0] for word in _WORD.findall(place)):
        return False
    abbreviation = 2 <= len(text) <= 8 and text.isupper() and text.isalnum() and text[0].isalpha()
    return abbreviation or _is_known(text) or bool(_LOOKS_LIKE_AGENCY.match(text))


def _is_place(place: str | None) -> bool:
    if place is None:
        return True
    words = _WORD.findall(place)
    capitalised = all(word[0].isupper() or re.fullmatch(_SMALL, word) for word in words)
    return capitalised and place.rstrip(".,") not in _NO_PLACES and words[0] not in _NO_PLACES


def _tidy(place: str | None) -> str | None:
    return place.rstrip(" .,") if place else None


def _without_space(text: str, match: re.Match[str]) -> int:
    return match.start() + len(match.group().rstrip())
