"""Vietnamese names: organisations, events, laws and places by their class nouns."""

import re
from collections.abc import Iterator

from reader.entities.mention import EntityType
from reader.entities.recognition import vietnamese_words as vi
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.lexicon import Terms, split
from reader.entities.recognition.passage import Passage
from reader.entities.recognition.vietnamese_forms import is_syllable
from reader.entities.recognition.vietnamese_people import name_end
from reader.names.known import heads

_MARKED = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]+")
_PLACE_HEADS = Terms(
    set(heads.PLACE_HEADS["vi"])
    - {
        "nước",
        "đất nước",
        "khu",
        "khu vực",
        "vùng",
        "miền",
        "thành",
        "cung",
        "ga",
        "đền",
        "căn cứ",
        "mũi",
        "bãi",
        "dãy",
        "vườn",
        "tuyến",
        "hang",
        "hạt",
        "bản",
        "lăng",
        "mỏ",
        "châu",
        "quốc gia",
        "hầm",
    }
)
_WHOLE_HEADS = frozenset({"tp", "tp .", "tp.", "thành phố"})
_COMPOUND_BEFORE = split("""
    trụ cơ cán toàn nội đội thị hiện công chính môi quảng nông cuộc thông nhà đoạn bào tờ chi đồng xã quần đặc
""")
_OFFICE_BEFORE = frozenset({"chánh"})
_NOT_BEFORE_COUNTRIES = frozenset({"ban", "bộ", "hội", "hãng", "vụ", "trường", "trung"})
_UNITS = Terms(["tỉnh", "thành phố", "tp", "huyện", "quận", "xã", "phường", "thị xã", "thị trấn"])
_LOCAL = frozenset(
    {
        "ủy ban nhân dân",
        "uỷ ban nhân dân",
        "hội đồng nhân dân",
        "công an",
        "bộ chỉ huy quân sự",
        "bộ đội biên phòng",
        "tòa án nhân dân",
    }
)
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


class _Grammar:
    """The rules, over one passage."""

    def __init__(self, passage: Passage, hits: Hits) -> None:
        self.p = passage
        self.hits = hits

    def emit(self, first: int, last: int, kind: EntityType, priority: int = 62) -> Iterator[Candidate]:
        p = self.p
        start, end = p.span(first, last)
        yield Candidate(start, end, kind, "Vietnamese class noun", priority)
        if p.raw(last) == "(" and p.raw(last + 2) == ")" and p.is_cap(last + 1) and len(p.raw(last + 1)) > 1:
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
        head = max(head, bare if capital else 0)
        hit = self.hits.at(index)
        if hit is not None and hit.last >= index + head and not bare:
            return
        if p.word(index - 1) in (_OFFICE_BEFORE if capital else _COMPOUND_BEFORE) and p.follows(index):
            return
        if not head or (
            index and vi.ORG_HEADS.at(p.lower, index - 1) > 1 and p.cap[index - 1] and not p.initial[index]
        ):
            return
        last = self.continuation(index + head)
        if capital and self.with_unit(index, last) > last and p.lower[index : index + 2] != ["công", "ty"]:
            yield from self.emit(index, self.with_unit(index, last), _ORG)
        elif capital and last == index + head and (bare or (head > 2 and p.word(last - 1) in {"tỉnh", "phố", "huyện"})):
            yield from self.emit(index, last, _ORG)
        elif last > index + head and self.has_name(index + head, last):
            named = self.hits.beginning(index + head)
            if not capital and named is not None and named.is_country and p.word(index) in _NOT_BEFORE_COUNTRIES:
                return
            yield from self.emit(index, last, _ORG)

    def with_unit(self, head: int, last: int) -> int:
        """The end of "UBND tỉnh", "Công an thành phố": a local body of the unit that the article is about."""
        p = self.p
        local = (
            p.word(head).startswith(("ubnd", "hđnd", "tand", "vksnd", "công")) or " ".join(p.lower[head:last]) in _LOCAL
        )
        unit = _UNITS.at(p.lower, last)
        if local and unit and not p.is_cap(last + unit) and p.follows(last):
            return last + unit
        return last

    def has_name(self, first: int, last: int) -> bool:
        return any(self.p.is_cap(index) for index in range(first, last))

    def continuation(self, index: int) -> int:
        """The end of the words from `index` that go on with the name of an organisation."""
        p, last = self.p, index
        while last < len(p) and not p.initial[last]:
            end = self.step(last, index)
            if end == last:
                break
            last = end
        while last > index and (
            not p.is_word(last - 1)
            or (
                p.lower[last - 1]
                in {
                    "và",
                    "tỉnh",
                    "thành",
                    "phố",
                    "huyện",
                    "xã",
                    "quận",
                    "nước",
                    "phường",
                    "miền",
                    "chung",
                    "khu",
                    "vực",
                    "tp",
                }
                and not p.is_cap(last - 1)
            )
        ):
            last -= 1
        return last

    def step(self, index: int, first: int) -> int:
        """The end of the next piece of a name at `index`; `index` when the name is over."""
        p = self.p
        hit = self.hits.beginning(index)
        if hit is not None and p.is_cap(index) and vi.COMPOUNDS.at(p.lower, index) <= hit.last - index:
            return hit.last
        if p.is_cap(index):
            if (
                p.titles.at(p.lower, index)
                and p.lower[index] not in {"nhà", "mẹ", "em", "cha", "bà"}
                and not vi.COMPOUNDS.at(p.lower, index)
            ):
                return index
            if name_end(p, self.hits, index) > index + 2 and (index > first or not self.named_after_people(first)):
                return index
            compound = vi.COMPOUNDS.at(p.lower, index)
            if (
                not compound
                and index == first
                and is_syllable(p.raw(index))
                and p.is_low(index + 1)
                and p.follows(index + 1)
                and p.lower[index + 1] not in vi.STOPS | vi.VERBS
                and is_syllable(p.raw(index + 1))
            ):
                return index + 2  # the second syllable of a word whose first one is capitalised
            return index + max(compound, 1)
        word = p.word(index)
        if word in {"và", "&", ",", "-", "–", "/"}:
            after = index + 1
            fields = (
                p.is_cap(after) and (vi.COMPOUNDS.at(p.lower, after) > 0) and not vi.ORG_HEADS.at(p.lower, after) > 1
            )
            if p.is_dash(index) and p.is_cap(after) and not p.initial[after]:
                return after
            if word == "," and fields:
                return after if self.list_goes_on(after) else index
            return after if fields or (word == "&" and p.is_cap(after)) else index
        if word == "tại" and self.hits.is_kind(index + 1, _PLACE) and p.word(first - 1) == "quán":
            return index + 1
        if word == "của" and p.word(index + 1) == "liên" and p.is_cap(index + 1):
            return index + 1
        if (
            word == "("
            and p.raw(index + 2) == ")"
            and p.raw(index + 1).isupper()
            and p.is_cap(index + 3)
            and self.hits.at(index + 3)
        ):
            return index + 3
        ahead = index
        while ahead - index < 6 and p.is_low(ahead) and vi.COMPOUNDS.at(p.lower, ahead):
            ahead += vi.COMPOUNDS.at(p.lower, ahead)
        if first < index < ahead and p.is_cap(ahead) and p.follows(ahead) and self.hits.at(ahead):
            return ahead  # small words between a capitalised one and the country
        modifier = vi.MODIFIERS.at(p.lower, index)
        if modifier and (
            p.is_cap(index + modifier)
            or vi.MODIFIERS.at(p.lower, index + modifier)
            or p.lower[index] in {"nhân", "quốc", "tối", "trung", "thế", "châu"}
        ):
            return index + modifier
        if word.isdigit() and index == first:
            return index + 1
        return index

    def named_after_people(self, first: int) -> bool:
        """Whether the head before `first` is of a kind that bears the names of people: schools, hospitals, funds."""
        return self.p.word(first - 1) in {
            "học",
            "trường",
            "viện",
            "quỹ",
            "tâm",
            "ty",
            "bản",
            "thpt",
            "thcs",
            "tế",
            "hàng",
            "hội",
            "đoàn",
        }

    def list_goes_on(self, index: int) -> bool:
        last = index + max(vi.COMPOUNDS.at(self.p.lower, index), 1)
        return self.p.word(last) in {"và", ","} and self.p.is_cap(last + 1)

    def event(self, index: int) -> Iterator[Candidate]:
        p = self.p
        head = vi.EVENT_HEADS.at(p.lower, index)
        if not head:
            return
        last = index + head
        if p.lower[index] in {"bão", "siêu", "cơn"}:
            if p.is_cap(last) and p.follows(last):
                yield from self.emit(last - 1, last + 1, _EVENT)
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

    def place(self, index: int) -> Iterator[Candidate]:
        p = self.p
        if (
            p.word(index) == "miền"
            and p.word(index + 1) in {"bắc", "trung", "nam", "tây", "đông"}
            and p.is_cap(index + 1)
        ):
            start, end = p.span(index, index + 2)
            yield Candidate(start, end, _PLACE, "Vietnamese class noun", 57)
        head = _PLACE_HEADS.at(p.lower, index)
        if not head or (index and _PLACE_HEADS.at(p.lower, index - 1) > head):
            return
        if p.is_cap(index) and head == 1 and name_end(p, self.hits, index) > index + 2:
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
        if not p.is_cap(first):
            return
        hit = self.hits.beginning(first)
        last = hit.last if hit is not None else first + 1
        if hit is None:
            while p.is_cap(last) and p.follows(last) and last - first < 4 and not p.titles.at(p.lower, last) > 1:
                last += 1
        capital_head = p.is_cap(index) and not p.initial[index]
        names_city = whole and (
            p.lower[first:last] in (["hcm"], ["hồ", "chí", "minh"]) or (p.lower[index] == "tp" and p.is_cap(index))
        )
        start, end = p.span(index if capital_head or names_city else first, last)
        yield Candidate(start, end, _PLACE, "Vietnamese class noun", 57)
