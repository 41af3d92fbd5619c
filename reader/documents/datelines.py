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
# "6/5/2025"   "2025 жылғы 6 мамыр"   "6 tháng 5 năm 2025", "6 мая 2025 года"   "May 6th, 2025"
_DAY = (
    r"(?:ngày[ ])?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
    r"|\d{4}[ ](?:жыл|j[yı]l)\w{0,4}[ ]\d{1,2}[ -][^\W\d_]{3,12}"
    r"|\d{1,2}[ -]?(?:tháng[ ]\d{1,2}|[^\W\d_]{3,9}\.?)(?:,?[ ](?:năm[ ])?\d{4})?"
    r"|[^\W\d_]{3,9}\.?[ ]\d{1,2}(?:st|nd|rd|th)?(?:,?[ ]\d{4})?)(?:[ ](?:года|г\.|жылы?|ж\.))?"
)
_SEPARATOR = r"[.,]?[ ]"
_DASHES = ("– ", "— ", "― ", "- ")
_DASH = r"[ ]?[–—―-]{1,2}[ ]"
_IN_BRACKETS = r"[(\[/](?P<bracket>[^()\[\]/\n]{2,30}(?:/[^()\[\]/\n]{1,20}){0,2})[)\]/]"

# "Astana (VNA) –"   "ASTANA, Kazakhstan (AP) —"   "LONDON, May 6 (Reuters) -"   "(Chinhphu.vn) –"
# "МОСКВА, 6 мая. /ТАСС/."
_WITH_BRACKET = LazyPattern(
    rf"(?:(?P<place>{_PLACE})(?:{_SEPARATOR}{_DAY})?{_SEPARATOR})?"
    rf"{_IN_BRACKETS}(?:,?[ ]{_DAY}(?={_DASH}))?(?P<end>{_DASH}|[.:][ ]|[ ]?(?:[–—]|--)|[ ](?=\S))"
)
# "Paris (TTXVN 12/4) –"   "/Корр. ТАСС Иван Иванов/"
_BRACKET_DAY = LazyPattern(rf",?[ ]{_DAY}\Z")
_CORRESPONDENT_SIGN = "орр. "
_CORRESPONDENT = LazyPattern(rf"[Кк]орр\.[ ](?P<agency>{AGENCY})[ ].*")
# "АСТАНА. ҚазАқпарат –"   "Алматы. 6 мамыр. KAZINFORM –"   "АСТАНА, 6 мая — РИА Новости."   "TTO -"
# "АСТАНА. ҚазАқпарат. 2025 жылғы 6 мамыр –"
_WITH_AGENCY = LazyPattern(
    rf"(?:(?P<place>{_PLACE})(?P<day>{_SEPARATOR}{_DAY})?(?:(?P<stop>[.,])?[ ]|{_DASH}))?"
    rf"(?P<agency>{AGENCY})(?:[ ]/[^/\n]{{3,40}}/)?(?:[.,][ ]{_DAY}(?={_DASH}|\.[ ]))?(?P<end>{_DASH}|\.?[ ](?=\S))"
)
# "АЛМАТЫ, 6 мамыр –"   "Hà Nội, ngày 6/5 –"   "(Hà Nội, ngày 6/5) –"
_WITH_DAY = LazyPattern(
    rf"(?:(?P<place>{_PLACE}){_SEPARATOR}(?P<day>{_DAY})|\((?P<within>{_PLACE}), (?P<day_within>{_DAY})\)){_DASH}"
)
_END_OF_LIFE = LazyPattern(rf"{_DAY}\b")
# "HÀ NỘI –"   "WASHINGTON, D.C. —"
_CAPITAL_WORD = rf"(?:(?:{_UP}\.){{2,}}|{_UP}[^\W\d_a-zа-я]*)"
_CAPITALS = LazyPattern(
    rf"(?P<place>{_CAPITAL_WORD}(?:,?[ '’\-/]{{1,2}}{_CAPITAL_WORD}){{0,4}})[ ]?[–—-]{{1,2}}[ ](?=\S)"
)

_WORD = LazyPattern(r"(?<![\w'’])[^\W\d_]+")
# A domain, or a name with a capital inside.
_LOOKS_LIKE_AGENCY = LazyPattern(r"[\w-]+\.[a-z]{2,4}\Z|(?=[^\W\d_]+?[A-ZА-ЯҚ])[^\W\d_]++\Z")

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
        # "АСТАНА. ҚазАқпарат Бүгін …" needs the capitals or a day, "… РИА Новости. В столице …" the place.
        dated = bool(match["day"] and match["stop"] == ".")
        certain = bool(place) if mark == "." else bool(place and (place.isupper() or dated)) if not mark else True
        if certain and _is_place(place):
            return Dateline(_tidy(place), match["agency"], start, _without_space(text, match))
    has_dash = any(dash in head for dash in _DASHES)
    if (
        has_dash
        and any(map(str.isdecimal, head))
        and (match := _WITH_DAY.match(text, start, limit))
        and _is_place(place := match["place"] or match["within"])
        and (days := find_days(text, start, match.end()))
        and (not days[0].has_year or place.isupper() or _states_day(match))
    ):
        return Dateline(_tidy(place), None, start, _without_space(text, match))
    if has_dash and (match := _CAPITALS.match(text, start, limit)):
        place = match["place"].strip()
        letters = sum(character.isalpha() for character in place)
        if place.isupper() and letters >= 4 and place not in _NO_PLACES and end - match.end() >= 40:
            return Dateline(place, None, start, _without_space(text, match))
    return None


def _states_day(match: re.Match[str]) -> bool:
    """False where the day and year may be of what is named: "Elected May 6, 2019 –", "Minh Anh, 6 tháng 5 năm 1945 –".

    A life, "John Smith, 6 May 1945 – 2 March 2010", is no dateline at all.
    """
    if (end := _END_OF_LIFE.match(match.string, match.end())) and any(map(str.isdecimal, end[0][-4:])):
        return False
    if match["within"]:
        return True
    apart = match.string[match.end("place")] in ".," or match["place"].endswith((".", ","))
    return apart and ("tháng" not in match["day"] or match["day"].startswith("ngày"))


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
