"""Companies and clubs in Vietnamese texts that no class noun announces: told by form, a place behind, context."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reader.entities.mention import EntityType
from reader.entities.recognition import people_words as people
from reader.entities.recognition import vietnamese_words as vi
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.lexicon import common_words, split, terms
from reader.entities.recognition.passage import Passage, Style
from reader.entities.recognition.vietnamese_forms import is_surname, is_syllable
from reader.entities.recognition.vietnamese_spans import PLACE_HEADS

_ORG, _PLACE = EntityType.ORG, EntityType.PLACE
_BRAND = re.compile(
    r"[^\W\d_]{2,}(?:bank|corp|group|tech|mart|soft|telecom|pharma|airlines|airways|steel|holdings|invest|semi|motors"
    r"|logistics|express|securities|petro|land|books)"
)
_INNER_CAPITAL = re.compile(r"[A-Z]{2,}[a-z]{3,}|[A-Z][a-z]+(?:[A-Z][a-z]+)+|[a-z][A-Z][a-z]+")
"""Endings and spellings of the names of firms; a plain English word is none."""
_LOCAL = split("cdc vnpt evn shb mttq bhxh ctcp viettel fpt vov vtv vcci lđlđ")
"""Abbreviations of bodies with branches named after places."""
_NATIONAL = re.compile(r"u\d\d")
_JOINS = terms("khoác áo; đầu quân cho; chơi cho; đá cho; thi đấu cho; ký hợp đồng với; chia tay")
_MEETS = terms("gặp; tiếp; thắng; thua; hòa; hạ; đánh bại; vượt qua; cầm hòa; đè bẹp; tiếp đón; chạm trán; đối đầu")
_MATCH = re.compile(
    r"\b(?:hlv|clb|huấn luyện viên|cầu thủ|tiền đạo|tiền vệ|hậu vệ|thủ môn|trung vệ|tỷ số|tỉ số|bàn thắng|trận đấu"
    r"|v\.?-?league|vòng đấu|chủ công|đội khách|đội chủ nhà|bóng chuyền|bóng đá|bóng rổ|vô địch)\b",
    re.IGNORECASE,
)
_LISTED = terms("cổ phiếu; cổ phiếu của; các ngân hàng; các hãng; các doanh nghiệp; các công ty; mã cổ phiếu")
_SUCH = split("như gồm là")
_GROUPS = split("hãng ty đoàn nghiệp hàng khởi lớn tảng thương hiệu thủ tác trường viện hội")
"""Last syllables of nouns of which "như X, Y" gives examples that are bodies."""
_PRESS = terms("viết trên; đăng trên; đăng tải trên; tờ; nhật báo; tuần báo")
_FRENCH = split("""
    orchestre université institut fondation musée école bibliothèque universidad fundación instituto università
    hochschule universität gesellschaft teatro théâtre
""")
"""Words in other languages with which the names of bodies begin."""
_PARTICLES = split("de du des del della la le les of der für national nationale nacional")
_KINDS = terms("""
    tổ chức; hãng; công ty; tập đoàn; ngân hàng; câu lạc bộ; nhà mạng; doanh nghiệp; đơn vị; nhà sản xuất; nhà
    cung cấp; quỹ; sàn; nền tảng; cơ quan; nhà thầu; đối tác; liên minh; hiệp hội; startup
""")
_DEEDS = terms("""
    cung cấp; sản xuất; ra mắt; niêm yết; mở bán; khai trương; vận hành; lắp ráp; xuất xưởng; đặt hàng; phát
    hành; tuyển dụng; rót vốn; chào bán
""")
"""What firms do."""
_JOINING = split(", và hay hoặc cùng")
_WAYS = split("sang tại ở đến từ tới về qua")
_DEALING = split("của mua do với cho và hãng bởi từ cùng")
_FIRMS = split("""
    motor motors group holdings holding services metro land homes capital securities bank media studio studios pictures
    entertainment energy logistics express airlines airways foods pharma tech technology technologies solutions software
    systems digital labs corporation corp inc ltd jsc partners ventures invest investment insurance travel network
""")
"""English words that end the names of firms."""
_UNMARKED = frozenset({"Vietnam", "Viet Nam", "Hanoi", "Ha Noi", "Saigon", "Sai Gon", "Danang"})
_MANY, _LONGEST, _FEW = 4, 5, 2


def vietnamese_bodies(passage: Passage, hits: Hits) -> Iterator[Candidate]:
    """Names of firms by their form, branches and clubs by the place behind them, firms and clubs by what is said."""
    if passage.language != "vi" or passage.cyrillic or passage.style is not Style.PLAIN:
        return
    bodies = _Bodies(passage, hits)
    sport = _is_sport(passage.text)
    for index in range(len(passage)):
        if passage.cap[index] and bodies.begins(index):
            yield from bodies.branch(index)
            yield from bodies.extended(index)
            yield from bodies.firm(index)
            yield from bodies.described(index)
            yield from bodies.beside(index)
            yield from bodies.paper(index)
            if not sport:
                yield from bodies.of_country(index)
        yield from bodies.abroad(index)
        if not passage.cap[index] or passage.initial[index]:
            yield from bodies.listed(index)
            yield from bodies.places(index)
        if sport:
            yield from bodies.club(index)


@lru_cache(8)
def _is_sport(text: str) -> bool:
    """Whether `text` reports on games of teams."""
    return len({match.group().lower() for match in _MATCH.finditer(text)}) >= _MANY


class _Bodies:
    """The rules, over one passage."""

    def __init__(self, passage: Passage, hits: Hits) -> None:
        self.p = passage
        self.hits = hits

    def foreign(self, index: int) -> bool:
        """Whether a capitalised word stands there that is no Vietnamese syllable, no given name and no known place."""
        p, hit = self.p, self.hits.at(index)
        return (
            p.is_cap(index)
            and p.raw(index).isalpha()
            and not is_syllable(p.raw(index))
            and not people.is_given(p.lower[index])
            and not p.titles.at(p.lower, index)
            and not vi.EVENT_HEADS.at(p.lower, index)
            and (hit is None or hit.kind is _ORG)
        )

    def begins(self, index: int) -> bool:
        """Whether a name may begin there: no capitalised word before, no title of a person, no class noun of places."""
        p = self.p
        return not (
            (p.is_cap(index - 1) and p.follows(index) and not p.initial[index - 1])
            or p.titles.before(p.lower, index)
            or (p.is_dash(index - 1) and p.joined(index))
            or PLACE_HEADS.before(p.lower, index)
        )

    def end_of_run(self, index: int) -> int:
        p, last = self.p, index + 1
        while p.is_cap(last) and p.follows(last) and last - index < _LONGEST + 2:
            last += 1
        return last

    def in_country(self, index: int) -> int:
        """The index after the place of Viet Nam that begins there, 0 when none does."""
        hit = self.hits.beginning(index)
        return hit.last if hit is not None and hit.kind is _PLACE and hit.known.country == "VN" else 0

    def branch(self, index: int) -> Iterator[Candidate]:
        """A firm, a club or a line of business and the place that its name ends with: Honda Việt Nam."""
        p = self.p
        business = 0 if p.initial[index] else vi.INDUSTRIES.at(p.lower, index)
        team = bool(_NATIONAL.fullmatch(p.lower[index]))
        word = p.raw(index)
        letters = word.isupper() and 1 < len(word) < _LONGEST and self.foreign(index + 1) and p.raw(index + 1).istitle()
        known = p.lower[index] in _LOCAL or self.hits.is_kind(index, _ORG)
        firm = letters or (self.foreign(index) and (known or not word.isupper()))
        if not (business or team or firm):
            return
        first = index + max(business, 1)
        last = self.end_of_run(first - 1)
        place = next((place for place in range(first, last) if self.in_country(place) == last), 0)
        if (
            place
            and last - index <= _LONGEST + business
            and not (business and place == first and last - first > _LONGEST)
        ):
            country = self.hits.beginning(place)
            if business and country is not None and country.is_country and place == first:
                return  # the industry of the country
            yield Candidate(*p.span(index, last), _ORG, "firm and place", 63)
        elif business > 1 and last > first and not is_surname(p.raw(first)):
            hit = self.hits.beginning(first)
            if hit is None or hit.kind is _ORG:
                yield Candidate(*p.span(index, last), _ORG, "line of business", 57)

    def extended(self, index: int) -> Iterator[Candidate]:
        """A body known by a short name and what its name goes on with; a name that ends like those of firms."""
        p = self.p
        abbreviated = p.lower[index] in _LOCAL or (p.raw(index).isupper() and self.hits.is_kind(index, _ORG))
        if abbreviated and p.is_dash(index + 1) and p.joined(index + 1) and self.in_country(index + 2):
            yield Candidate(*p.span(index, self.in_country(index + 2)), _ORG, "firm and place", 68)
        if self.hits.is_kind(index, _ORG) and self.foreign(index):
            last = index + 1
            while (
                p.is_cap(last)
                and p.follows(last)
                and p.lower[last] in common_words("en")
                and not is_syllable(p.raw(last))
            ):
                last += 1
            if last > index + 1 and not self.hits.is_kind(last - 1, _ORG):
                yield Candidate(*p.span(index, last), _ORG, "firm and line of business", 66)
        last = self.end_of_run(index)
        if last - index > 1 and p.lower[last - 1] in _FIRMS and self.hits.at(last - 1) is None:
            yield Candidate(*p.span(index, last), _ORG, "line of business behind", 61)
        in_english = p.raw(index) in _UNMARKED or " ".join(p.raw(place) for place in (index, index + 1)) in _UNMARKED
        if in_english and self.foreign(last - 1) and self.hits.at(last - 1) is None:
            yield Candidate(*p.span(index, last), _ORG, "place and English words", 61)

    def firm(self, index: int) -> Iterator[Candidate]:
        """A word with the ending or the spelling of a firm: Sacombank, VNDirect."""
        p = self.p
        if not self.foreign(index) or self.hits.at(index) is not None:
            return
        word = p.raw(index)
        behind = p.raw(index + 1)
        letters = (
            word.isupper() and len(word) > 2 and behind.istitle() and not is_syllable(behind) and p.follows(index + 1)
        )
        formed = _BRAND.fullmatch(word) and p.lower[index] not in common_words("en")
        last = self.end_of_run(index)
        ends = p.lower[last - 1] in common_words("en") and not people.is_given(p.lower[last - 1])
        english = (
            last - index > 1 and all(map(self.foreign, range(index, last))) and (ends or p.raw(last - 1).isupper())
        )
        if not (_INNER_CAPITAL.fullmatch(word) or formed or letters or english):
            return
        last = index + 1
        while (self.foreign(last) or (letters and last == index + 1)) and p.follows(last):
            last += 1
        if not p.is_cap(last) or not p.follows(last):
            yield Candidate(*p.span(index, last), _ORG, "name of a firm by its form", 57)

    def described(self, index: int) -> Iterator[Candidate]:
        """A foreign name or an abbreviation with ", tổ chức …" behind, and one of which a firm's deed is told."""
        p = self.p
        if not (self.foreign(index) or (p.raw(index).isupper() and len(p.raw(index)) > 2)):
            return
        last = self.end_of_run(index)
        named = self.hits.at(index) is not None or people.is_given(p.lower[index])
        kind = p.raw(last) == "," and _KINDS.at(p.lower, last + 1)
        deed = last - index == 1 and p.follows(last) and _DEEDS.at(p.lower, last)
        if not named and (kind or deed):
            yield Candidate(*p.span(index, last), _ORG, "kind behind the name", 58 if kind else 46)

    def listed(self, index: int) -> Iterator[Candidate]:
        """The members of a list of firms: "cổ phiếu của X, Y và Z"."""
        p = self.p
        length = _LISTED.at(p.lower, index) or int(p.lower[index] in _GROUPS and p.word(index + 1) == "như")
        if not length:
            return
        first = index + length + (p.word(index + length) in _SUCH)
        for _ in range(_LONGEST):
            if not p.is_cap(first) or p.initial[first]:
                return
            last = self.end_of_run(first)
            hit = self.hits.beginning(first)
            if not vi.ORG_HEADS.at(p.lower, first) and (hit is None or hit.last != last):
                yield Candidate(*p.span(first, last), _ORG, "list of firms", 58)
            if p.raw(last) not in {",", "và"} or not p.is_cap(last + 1):
                return
            first = last + 1

    def beside(self, index: int) -> Iterator[Candidate]:
        """A foreign word joined to a known body by a comma or "và", what a paper writes, and French and other heads."""
        p = self.p
        press = _PRESS.before(p.lower, index)
        if p.lower[index] in _FRENCH and p.is_cap(index):
            last = index + 1
            while p.is_word(last) and (p.is_cap(last) or p.lower[last] in _PARTICLES) and p.follows(last):
                last += 1
            last -= not p.is_cap(last - 1)
            yield Candidate(*p.span(index, last), _ORG, "foreign class noun", 61)
            return
        if not (self.foreign(index) or (press and p.is_cap(index))) or self.hits.at(index) is not None:
            return
        last = self.end_of_run(index)
        before = p.word(index - 1) in _JOINING and self.hits.is_kind(index - 2, _ORG) and p.is_cap(index - 2)
        behind = p.word(last) in _JOINING and self.hits.is_kind(last + 1, _ORG)
        if press or ((before or behind) and last - index == 1 and not (p.is_cap(index - 1) and p.follows(index))):
            yield Candidate(*p.span(index, last), _ORG, "beside a body", 62 if press else 50)

    def places(self, index: int) -> Iterator[Candidate]:
        """The members of a list behind a class noun or a preposition of places: tại Lâm Bình, Chiêm Hóa và Bắc Mê."""
        p, first, joined = self.p, index + 1, ""
        opens = p.lower[index] in {"tại", "ở"} or PLACE_HEADS.before(p.lower, first)
        if not opens or p.is_cap(index):
            return
        members: list[tuple[int, int]] = []
        while p.is_cap(first) and not p.titles.at(p.lower, first) and not vi.ORG_HEADS.at(p.lower, first):
            members.append((first, self.end_of_run(first)))
            behind = p.word(members[-1][1])
            if behind not in {",", "và"} or joined == "và":
                break
            joined, first = behind, members[-1][1] + 1
        if len(members) < _FEW or (joined != "và" and p.raw(members[-1][1]) not in {".", ";", ")"}):
            return
        if all(last - begin < _MANY and all(map(is_syllable, p.lower[begin:last])) for begin, last in members):
            for begin, last in members:
                yield Candidate(*p.span(begin, last), _PLACE, "list of places", 58)

    def of_country(self, index: int) -> Iterator[Candidate]:
        """A foreign firm with its country in brackets: của Yutong (Trung Quốc)."""
        p = self.p
        if p.word(index - 1) not in _DEALING or not self.foreign(index) or self.hits.at(index) is not None:
            return
        last = self.end_of_run(index)
        country = self.hits.beginning(last + 1)
        if p.raw(last) == "(" and country is not None and country.is_country and p.raw(country.last) == ")":
            yield Candidate(*p.span(index, last), _ORG, "firm and country", 58)

    def paper(self, index: int) -> Iterator[Candidate]:
        """A newspaper that goes by common words, all with capitals: trả lời Tuổi Trẻ."""
        p = self.p
        last = index + vi.PAPERS.at(p.lower, index)
        alone = not (p.is_cap(last) and p.follows(last)) and not p.initial[index]
        if last > index and alone and all(map(p.is_cap, range(index, last))):
            yield Candidate(*p.span(index, last), _ORG, "newspaper", 60)

    def abroad(self, index: int) -> Iterator[Candidate]:
        """A place with its country in brackets behind a preposition: sang Kim Bình (Trung Quốc)."""
        p = self.p
        if not p.cap[index] or p.word(index - 1) not in _WAYS or vi.ORG_HEADS.at(p.lower, index):
            return
        last = self.end_of_run(index)
        country = self.hits.beginning(last + 1)
        if p.raw(last) == "(" and country is not None and country.is_country and p.raw(country.last) == ")":
            yield Candidate(*p.span(index, last), _PLACE, "preposition", 59)

    def club(self, index: int) -> Iterator[Candidate]:
        """The club that somebody joins, and the one that another meets, though it is called by its town."""
        p = self.p
        joins, meets = _JOINS.at(p.lower, index), _MEETS.at(p.lower, index)
        first = index + max(joins, meets)
        score = self.end_of_run(first) if meets and p.is_cap(first) else 0
        if score and p.word(score).isdigit() and p.is_dash(score + 1) and p.word(score + 2).isdigit():
            known = self.hits.beginning(first)
            if not vi.ORG_HEADS.at(p.lower, first) and (known is None or not (known.is_country or known.kind is _ORG)):
                yield Candidate(*p.span(first, score), _ORG, vi.CLUB_RULE, 67)
            return
        if first == index or not p.is_cap(first) or p.titles.at(p.lower, first):
            return
        last = self.end_of_run(first)
        hit = self.hits.beginning(first)
        whole = hit is not None and hit.last == last
        if vi.ORG_HEADS.at(p.lower, first) or (whole and hit is not None and (hit.is_country or hit.kind is _ORG)):
            return
        named = is_surname(p.raw(first)) and not whole
        if (joins and not named) or (meets and whole and hit is not None and hit.known.country == "VN"):
            yield Candidate(*p.span(first, last), _ORG, "club", 66)
