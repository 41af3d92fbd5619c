"""Vietnamese names: organisations, events, laws and places by their class nouns."""

import re
from collections.abc import Iterator

from reader.entities.mention import EntityType
from reader.entities.recognition import vietnamese_words as vi
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.lexicon import split
from reader.entities.recognition.passage import Passage
from reader.entities.recognition.vietnamese_forms import hyphenated_end, is_surname, is_syllable
from reader.entities.recognition.vietnamese_people import name_end
from reader.entities.recognition.vietnamese_spans import PLACE_HEADS, Spans

_MARKED = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]+")
_WHOLE_HEADS = frozenset({"tp", "tp .", "tp.", "thành phố"})
_COMPOUND_BEFORE = split("""
    dục bậc hệ dự cảnh khai loan lễ vũ nghị nhiệm dịch nghĩa phục thời bố kết
    trụ cơ cán toàn nội đội thị hiện công chính môi quảng nông cuộc thông nhà đoạn bào tờ chi đồng xã quần đặc
""")
_OFFICE_BEFORE = frozenset({"chánh"})
_NOT_BEFORE_COUNTRIES = frozenset({"ban", "bộ", "hội", "hãng", "vụ", "trường", "trung"})
_TOWNS = split("phường xã thôn làng ấp buôn huyện quận tỉnh đường phố xóm khóm khối bản thị")
_LONGEST_PERSON = 6
_STATES = (["cộng", "hòa"], ["cộng", "hoà"], ["vương", "quốc"])
"""Class nouns that begin the official names of states."""
_ORG, _EVENT, _LAW, _PLACE = EntityType.ORG, EntityType.EVENT, EntityType.LAW, EntityType.PLACE


def vietnamese_names(passage: Passage, hits: Hits) -> Iterator[Candidate]:
    """Organisations, events, laws and places announced by a Vietnamese class noun."""
    if passage.cyrillic or not _MARKED.search(passage.text, *passage.span(0, len(passage)) if len(passage) else (0, 0)):
        return
    grammar = _Grammar(passage, hits)
    for index in range(len(passage)):
        yield from grammar.organisation(index)
        yield from grammar.event(index)
        yield from grammar.law(index)
        yield from grammar.place(index)
        yield from grammar.people(index)


class _Grammar(Spans):
    """The rules, over one passage."""

    def emit(self, first: int, last: int, kind: EntityType, priority: int = 62) -> Iterator[Candidate]:
        p = self.p
        start, end = p.span(first, last)
        yield Candidate(start, end, kind, "Vietnamese class noun", priority)
        brackets = p.raw(last) == "(" and p.raw(last + 2) == ")" and p.is_cap(last + 1) and len(p.raw(last + 1)) > 1
        if brackets and not self.hits.is_kind(last + 1, _PLACE):
            start, end = p.span(last + 1, last + 2)
            yield Candidate(start, end, kind, "name in brackets", 64)

    def organisation(self, index: int) -> Iterator[Candidate]:
        p = self.p
        bare = vi.BARE.at(p.lower, index)
        capital = p.is_cap(index)
        if capital and p.word(index) in {"chính", "nội"} and " ".join(p.lower[index : index + 2]) in vi.GOVERNMENT:
            hit = self.hits.beginning(index + 2)
            if hit is not None and hit.is_country:
                yield from self.emit(index, hit.last, _ORG)
            return
        head = vi.ORG_HEADS.at(p.lower, index) if capital else vi.LOWER_HEADS.at(p.lower, index)
        head = max(head, bare if capital else 0, self.unit(index))
        if vi.ORGANS.at(p.lower, index) >= head > 0:
            return
        if (
            head == 1
            and p.lower[index] == "khoa"
            and not vi.COMPOUNDS.at(p.lower, index + 1)
            and not p.is_low(index + 2)
        ):
            return  # a given name
        hit = self.hits.at(index)
        if hit is not None and hit.last >= index + head and not bare:
            return
        if p.word(index - 1) in (_OFFICE_BEFORE if capital else _COMPOUND_BEFORE) and p.follows(index):
            return
        town = head == 1 and capital and p.is_low(index - 1) and p.lower[index - 1] in _TOWNS
        if town and p.is_cap(index + 1):
            return  # phường Trường Thi
        if not head or (
            index and vi.ORG_HEADS.at(p.lower, index - 1) > 1 and p.cap[index - 1] and not p.initial[index]
        ):
            return
        last = self.with_namesake(self.before_person(index, index + head, self.continuation(index + head)))
        foreign = p.is_cap(index + head) and not is_syllable(p.raw(index + head))
        if bare and foreign and p.titles.before(p.lower, index) and self.hits.at(index + head) is None:
            last = index + head  # Chủ tịch Quốc hội and a foreign person
        named = self.hits.beginning(index + head)
        country = named is not None and named.is_country and named.last == last
        if country and vi.CLASSES.at(p.lower, index) == head and (not capital or p.initial[index]):
            return  # universities of Viet Nam, not one
        company = vi.COMPANIES.at(p.lower, index) == head and not capital and p.is_cap(index + head) and not bare
        if company and (last - index - head > 1 or not is_syllable(p.raw(index + head))):
            yield Candidate(*p.span(index + head, last), _ORG, vi.COMPANY_RULE, 72)
            return
        if capital and vi.TROOPS.at(p.lower, index) == head and p.word(index + head).isdigit():
            yield from self.emit(index, last, _ORG)
        elif capital and self.with_unit(index, last) > last and p.lower[index : index + 2] != ["công", "ty"]:
            yield from self.emit(index, self.with_unit(index, last), _ORG)
        elif capital and last == index + head and (bare or (head > 2 and p.word(last - 1) in {"tỉnh", "phố", "huyện"})):
            yield from self.emit(index, last, _ORG)
        elif last > index + head and self.has_name(index + head, last):
            if not capital and named is not None and named.is_country and p.word(index) in _NOT_BEFORE_COUNTRIES:
                return
            if not capital and p.lower[index : index + head] == ["hãng"] and foreign:
                index += head  # a firm
            yield from self.emit(index, last, _ORG)

    def leads(self, index: int) -> bool:
        """Whether a person's name follows the class noun, as that of who leads the place: già làng, Chủ tịch xã …"""
        p, name = self.p, index + 1
        if p.word(index - 1) in {"già", "trưởng"}:
            return True
        if not is_surname(p.raw(name)):
            return False
        if p.titles.before(p.lower, index) > 1:
            return True
        body = any(
            vi.ORG_HEADS.at(p.lower, first) == index - first and p.titles.before(p.lower, first)
            for first in range(max(0, index - 4), index)
        )
        return body and name_end(p, self.hits, name) > name + 2

    def unit(self, index: int) -> int:
        """1 where a small body is named by its field, which has a capital of its own: Phòng Cảnh sát kinh tế."""
        p = self.p
        if p.word(index) not in vi.UNITS or not p.is_cap(index + 1) or not p.follows(index + 1):
            return 0
        field = max(vi.COMPOUNDS.at(p.lower, index + 1), vi.ORG_HEADS.at(p.lower, index + 1))
        known = p.is_cap(index) or p.lower[index] == "phòng"
        office = p.is_low(index) and p.word(index - 1) in {"trưởng", "phó"}
        return int(known and field > 1 and p.is_low(index + 2) and not office)

    def event(self, index: int) -> Iterator[Candidate]:
        p = self.p
        head = vi.EVENT_HEADS.at(p.lower, index)
        if not head:
            return
        last = index + head
        if p.lower[index] in {"bão", "siêu", "cơn"}:
            if p.is_cap(last) and p.follows(last):
                yield from self.emit(last - 1, last + 1, _EVENT)
            elif p.word(last) == "số" and p.raw(last + 2) == "(" and p.is_cap(last + 3) and p.raw(last + 4) == ")":
                yield Candidate(*p.span(last + 3, last + 4), _EVENT, "name in brackets", 62)
            return
        begin = last
        capital = p.is_cap(index) and (not p.initial[index] or head > 1)
        last = self.continuation(last)
        if p.word(last) in {"lần", "khóa", "khoá"}:
            ahead = last + 1 + (p.word(last + 1) == "thứ")
            if p.word(ahead).isdigit() or _ROMAN.fullmatch(p.raw(ahead)):
                last = ahead + 1
        elif (p.is_word(last) and _ROMAN.fullmatch(p.raw(last))) or (
            p.word(last).isdigit() and last > begin and p.follows(last)
        ):
            last += 1
        if p.word(last) == "của" and p.raw(last + 1) == "Đảng" and last > begin:
            last += 2
        if (
            last == begin
            or (not capital and p.lower[index] in vi.EVENT_PLAIN)
            or (not self.has_name(begin, last) and not capital)
        ):
            return
        if p.lower[index] in vi.EVENT_PLAIN and head == 1 and (p.initial[index] or not p.is_cap(begin)):
            return
        if p.lower[index] in {"ngày", "năm", "tháng"} and (p.initial[index] or not p.is_cap(begin)):
            return
        yield from self.emit(index, last, _EVENT, 61)

    def law(self, index: int) -> Iterator[Candidate]:
        p = self.p
        head = vi.LAW_HEADS.at(p.lower, index)
        if not head or (index and vi.LAW_HEADS.at(p.lower, index - 1) > head):
            return
        begin = last = index + head
        if p.word(last) == "số" and p.word(last + 1)[:1].isdigit():
            last += 1
        if p.word(last)[:1].isdigit():
            last += 1
            while (p.is_dash(last) or p.raw(last) == "/") and p.joined(last) and p.joined(last + 1):
                last += 2
        else:
            last = self.continuation(last)
            while last > begin and p.is_low(last) and p.follows(last) and vi.COMPOUNDS.at(p.lower, last) > 1:
                last += vi.COMPOUNDS.at(p.lower, last)
            if p.word(last).isdigit() and last > begin and len(p.word(last)) == 4:
                last += 1
            if p.word(last) == "về" and p.is_cap(index) and p.lower[index] in {"hiệp", "công", "tuyên", "nghị", "bộ"}:
                last = self.clause(last + 1)
        if last == begin:
            return
        if (
            not p.is_cap(index)
            and not p.word(begin)[:1].isdigit()
            and p.word(begin) != "số"
            and not self.has_name(begin, last)
        ):
            return
        if (
            not p.is_cap(index)
            and p.lower[index] in {"kết", "quy", "quyết", "thông", "tuyên", "luật"}
            and p.word(begin) != "số"
        ):
            return
        yield from self.emit(index, last, _LAW, 61)

    def clause(self, start: int) -> int:
        p, last = self.p, start
        while (
            last < len(p)
            and p.is_word(last)
            and not p.initial[last]
            and p.lower[last] not in vi.STOPS - {"và", "các", "hai", "có"}
        ):
            last += 1
        while last > start and p.lower[last - 1] in vi.STOPS:
            last -= 1
        return last if last > start else start - 1

    def people(self, index: int) -> Iterator[Candidate]:
        """Peoples of Viet Nam behind "người" or "dân tộc", also several: các dân tộc Mông, Dao và Hà Nhì."""
        p, first = self.p, index + 1
        if p.word(index) not in {"người", "tộc", "bào"}:
            return
        while p.is_cap(first):
            last = first + vi.PEOPLES.at(p.lower, first)
            if last == first or (p.is_cap(last) and p.follows(last)):
                return
            yield Candidate(*p.span(first, last), EntityType.NORP, "Vietnamese class noun", 61)
            if p.word(last) not in {",", "và"}:
                return
            first = last + 1 + (p.word(last + 1) == "người")

    def place(self, index: int) -> Iterator[Candidate]:
        p = self.p
        if (
            p.word(index) == "miền"
            and p.word(index + 1) in {"bắc", "trung", "nam", "tây", "đông"}
            and p.is_cap(index + 1)
            and not self.hits.is_kind(index + 2, _PLACE)
        ):
            start, end = p.span(index, index + 2)
            yield Candidate(start, end, _PLACE, "Vietnamese class noun", 57)
        head = PLACE_HEADS.at(p.lower, index)
        if p.raw(index) in {"mỏ", "ga"}:
            head = max(head, 1)
        if p.raw(index) == "bản" and p.word(index - 1) not in vi.BEFORE_VERSION:
            head = 1  # a highland village
        if not head or (index and PLACE_HEADS.at(p.lower, index - 1) > head):
            return
        if p.is_cap(index) and head == 1 and name_end(p, self.hits, index) > index + 2:
            return
        if head == 1 and p.is_cap(index) and p.is_cap(index - 1) and p.follows(index):
            return  # a syllable of a person's name: Nguyễn Đình …
        if self.leads(index) and p.lower[index] in _TOWNS and self.hits.at(index + head) is None:
            last = index + head
            while p.is_cap(last) and p.follows(last) and last - index < _LONGEST_PERSON:
                last += 1
            if last - index - head > 1:
                yield Candidate(*p.span(index + head, last), EntityType.PERSON, "title", 62)
                return
        first = index + head
        if p.raw(first) == "." and p.lower[index] == "tp":
            first += 1
        if not p.is_word(first) or (p.initial[first] and p.raw(first - 1) != "."):
            return
        whole = " ".join(p.lower[index : index + head]) in _WHOLE_HEADS
        if p.word(first).isdigit():
            if p.lower[index] in {"quận", "phường", "quốc", "tỉnh", "khu"} and p.lower[index : index + 2] != [
                "quốc",
                "gia",
            ]:
                start, end = p.span(index, first + 1)
                yield Candidate(start, end, _PLACE, "Vietnamese class noun", 57)
            return
        if not p.is_cap(first) or p.titles.at(p.lower, first) > 1 or (p.is_cap(index) and self.hits.beginning(index)):
            return
        hit = self.hits.beginning(first)
        last = hit.last if hit is not None else hyphenated_end(p, first + 1)
        if hit is None:
            count = 1
            while p.is_cap(last) and p.follows(last) and count < 4 and not p.titles.at(p.lower, last) > 1:
                last = hyphenated_end(p, last + 1)
                count += 1
        capital_head = p.is_cap(index) and not p.initial[index]
        names_city = whole and (
            p.lower[first:last] in (["hcm"], ["hồ", "chí", "minh"]) or (p.lower[index] == "tp" and p.is_cap(index))
        )
        state = hit.known if hit is not None and hit.is_country and p.is_cap(index) else None
        if state is not None and p.lower[index : index + head] in _STATES:
            yield Candidate(*p.span(index, last), _PLACE, "Vietnamese class noun", 61, known=state.key)
            return
        start, end = p.span(index if capital_head or names_city else first, last)
        yield Candidate(start, end, _PLACE, "Vietnamese class noun", 57)
