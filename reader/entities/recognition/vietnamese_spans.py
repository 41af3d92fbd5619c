"""How far a Vietnamese name goes behind its class noun: over capitalised words and the small ones between them."""

from reader.entities.mention import EntityType
from reader.entities.recognition import vietnamese_words as vi
from reader.entities.recognition.hits import COUNTRY_WEIGHT, Hits
from reader.entities.recognition.lexicon import Terms, is_word_pair, split, term_set
from reader.entities.recognition.passage import Passage
from reader.entities.recognition.vietnamese_forms import begins_word, hyphenated_end, is_syllable
from reader.entities.recognition.vietnamese_people import name_end
from reader.names.known import heads

_ORG, _PLACE = EntityType.ORG, EntityType.PLACE
PLACE_HEADS = Terms(
    (
        set(heads.PLACE_HEADS["vi"])
        | term_set("""
        sân; cống; depot; trạm thu phí; nút giao; hầm chui; khu chế xuất; cụm công nghiệp; khu dân cư; khu du
        lịch; khu di tích; khu tái định cư; xã biên giới; xã đảo; huyện đảo; xã vùng cao; xã miền núi; thành phố
        biển; bản biên giới; âu thuyền; đầm; phá; khối; khóm; rạch; cù lao; trạm; trạm thủy văn; trạm khí tượng;
        hồ chứa; bến xe; bến phà; tổ dân phố; ngã ba; ngã tư; ngã năm; hẻm; ngách; vòng xoay; dốc; cồn; hòn; nhà
        thi đấu; cầu vượt; phum; sóc
    """)
    )
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
_HONOURING = frozenset(
    {
        "đại học",
        "học viện",
        "bệnh viện",
        "tiểu học",
        "trung học",
        "trung tâm",
        "bảo tàng",
        "công ty",
        "xuất bản",
        "thư viện",
    }
)
_LONGEST = 40
_UNFINISHED = split("và tỉnh thành phố huyện xã quận nước phường miền chung khu vực tp các")
"""Small words with which no name ends."""
_SMALL = 6
_PARTICLES = split("de du des del della la le les of for and the der für y")
_NUMERALS = split("I II III IV V VI VII VIII IX X XI XII XIII XIV XV")
_STATE = frozenset({"nhà nước", "quốc gia", "trung ương"})
_SENT = split("hội viện phòng cơ thương phái quỹ hiệp")
"""Words of the class nouns of bodies that one country keeps in another: Phòng Thương mại Mỹ tại Việt Nam."""
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
        "thanh tra",
    }
)


class Spans:
    """The boundaries of names in one passage; all indices count words."""

    def __init__(self, passage: Passage, hits: Hits) -> None:
        self.p = passage
        self.hits = hits

    def with_unit(self, head: int, last: int) -> int:
        """The end of "UBND tỉnh", "Công an thành phố": a local body of the unit that the article is about."""
        p = self.p
        local = (
            p.word(head).startswith(("ubnd", "hđnd", "tand", "vksnd", "công")) or " ".join(p.lower[head:last]) in _LOCAL
        )
        unit = _UNITS.at(p.lower, last)
        if not local and unit and last - head > 1 and not vi.COMPANIES.at(p.lower, head):
            place = self.hits.ending(last)
            local = (place is None or place.is_country or place.kind is _ORG) and not p.word(last + unit).isdigit()
        if local and unit and not p.is_cap(last + unit) and p.follows(last):
            return last + unit
        return last

    def has_name(self, first: int, last: int) -> bool:
        return any(self.p.is_cap(index) for index in range(first, last))

    def continuation(self, index: int) -> int:
        """The end of the words from `index` that go on with the name of an organisation."""
        p, last = self.p, index
        while last < min(len(p), index + _LONGEST) and not p.initial[last]:
            end = self.step(last, index)
            if end == last:
                break
            last = end
        while last > index and p.lower[last - 2 : last] != ["nhà", "nước"]:
            if p.is_word(last - 1) and (p.is_cap(last - 1) or p.lower[last - 1] not in _UNFINISHED):
                break
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
                if index == first or not (self.of_company(first) and self.generic(first, index)):
                    return index
                return name_end(p, self.hits, index)
            compound = vi.COMPOUNDS.at(p.lower, index)
            country = self.hits.ending(index)
            if index > first and not compound and country is not None and country.is_country and p.follows(index):
                return index  # a person behind "Hạ viện Chile"
            begins = index == first or p.is_dash(index - 1)
            behind = vi.COMPOUNDS.at(p.lower, index + 1)
            one = begins and is_syllable(p.raw(index)) and not vi.VERBAL.at(p.lower, index + 1)
            if not compound and one and p.is_low(index + 1) and behind > 1:
                return index + 1 + behind
            pair = self.splits(index) or (self.two_syllables(index) and begins_word(p, index))
            ended = not begins_word(p, index) and is_word_pair(p.word(index + 1), p.word(index + 2))
            if not compound and ((self.two_syllables(index) and not ended) if index == first else pair):
                return index + 2  # a word of which the first syllable alone is capitalised
            return index + max(compound, 1)
        word = p.word(index)
        if index > first and p.is_cap(index - 1) and hyphenated_end(p, index) > index:
            return hyphenated_end(p, index)
        if word in {"và", "&", ",", "-", "–", "/"}:
            after = index + 1
            fields = (
                p.is_cap(after) and (vi.COMPOUNDS.at(p.lower, after) > 0) and not vi.ORG_HEADS.at(p.lower, after) > 1
            )
            if p.is_dash(index) and p.is_cap(after) and not p.initial[after]:
                return after if index > first else index
            if word == "," and fields:
                return after if self.list_goes_on(after) else index
            field = vi.COMPOUNDS.at(p.lower, after) > vi.LOWER_HEADS.at(p.lower, after)
            if word == "," and index > first and p.is_low(index - 1) and field:
                ahead = self.over_small(after)
                return ahead if ahead > after and self.hits.is_kind(ahead, _PLACE, EntityType.NORP) else index
            if word == "và" and index - 1 > first and p.raw(index - 1).isupper() and p.raw(after).isupper():
                return after if len(p.raw(after)) > 1 < len(p.raw(index - 1)) else index
            fields = fields or (word == "và" and p.is_low(index - 1) and index > first and self.begins_field(after))
            return after if fields or (word == "&" and p.is_cap(after)) else index
        if word == "tại" and self.hits.is_kind(index + 1, _PLACE) and self.abroad(index, first):
            return index + 1
        if word == "của" and self.hits.is_kind(index + 1, _ORG) and not vi.BARE.at(p.lower, index + 1):
            return index + 1
        if (
            word == "("
            and p.raw(index + 2) == ")"
            and p.raw(index + 1).isupper()
            and p.is_cap(index + 3)
            and self.hits.at(index + 3)
        ):
            return index + 3
        foreign = index
        while p.is_low(foreign) and (p.lower[foreign] in _PARTICLES or not is_syllable(p.raw(foreign))):
            foreign += 1
        if index > first and index < foreign < index + 4 and p.is_cap(foreign) and not is_syllable(p.raw(index - 1)):
            return foreign  # Opéra de Lyon
        ahead = self.over_small(index + (word == "các" and index > first))
        if word == "chợ" and p.is_cap(index + 1) and self.of_company(first):
            return index + 1
        named = self.hits.at(ahead) is not None or vi.COMPOUNDS.at(p.lower, ahead) > 1
        if first < index < ahead and p.is_cap(ahead) and p.follows(ahead) and named:
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
        if index > first and p.is_low(index - 1) and vi.TAILS.at(p.lower, index):
            return index + vi.TAILS.at(p.lower, index)
        if (
            word == "khu"
            and p.word(index + 1) == "vực"
            and (p.word(index + 2).isdigit() or p.raw(index + 2) in _NUMERALS)
        ):
            return index + 3
        if (
            word == "về"
            and " ".join(p.lower[max(0, index - 2) : index]) in _STATE
            and self.over_small(index + 1) > index + 1
        ):
            return self.over_small(index + 1)
        if word == "số" and index > first and p.word(index + 1).isdigit() and len(p.word(index + 1)) < 3:
            return index + 2
        return index

    def over_small(self, index: int) -> int:
        """The end of the words of fields in small letters from `index` on."""
        p, ahead = self.p, index
        while ahead - index < _SMALL and p.is_low(ahead) and vi.COMPOUNDS.at(p.lower, ahead):
            ahead += vi.COMPOUNDS.at(p.lower, ahead)
        return ahead

    def abroad(self, index: int, first: int) -> bool:
        """Whether "tại" at `index` goes on with the name of a body of one country in another."""
        if self.p.word(first - 1) in {"quán", "hội", "vụ", "diện"} or self.p.lower[index - 2 : index] == ["cấp", "cao"]:
            return True
        of, there = self.hits.ending(index), self.hits.beginning(index + 1)
        countries = of is not None and of.known.weight >= COUNTRY_WEIGHT and there is not None and there.is_country
        return countries and any(self.p.word(head) in _SENT for head in range(max(0, first - 4), first))

    def two_syllables(self, index: int) -> bool:
        """Whether a word of two syllables, the second in small letters, may stand there: Cơ khí, Thi đấu."""
        p, second = self.p, index + 1
        return (
            p.is_low(second)
            and p.follows(second)
            and is_syllable(p.raw(index))
            and is_syllable(p.raw(second))
            and (p.lower[second] not in vi.STOPS | vi.VERBS or is_word_pair(p.lower[index], p.lower[second]))
        )

    def splits(self, index: int) -> bool:
        """Whether such a word stands before a known name or a field: Cơ khí Hà Nội."""
        p, second = self.p, index + 1
        return (
            self.two_syllables(index)
            and not vi.MODIFIERS.at(p.lower, second)
            and not p.titles.at(p.lower, second)
            and not PLACE_HEADS.at(p.lower, second)
            and p.follows(second + 1)
            and (
                (self.hits.beginning(second + 1) is not None and p.is_cap(second + 1))
                or (not p.is_cap(index - 1) and p.is_low(second + 1) and vi.COMPOUNDS.at(p.lower, second + 1) > 1)
            )
        )

    def begins_field(self, index: int) -> bool:
        """Whether a field's name, such a word, stands there: và Thi đấu."""
        p = self.p
        return (
            p.is_cap(index)
            and self.two_syllables(index)
            and not p.titles.at(p.lower, index)
            and not any(terms.at(p.lower, index) for terms in (vi.ORG_HEADS, vi.EVENT_HEADS, vi.LAW_HEADS, PLACE_HEADS))
        )

    def of_company(self, first: int) -> bool:
        """Whether the head before `first` is one of companies, whose names may look like those of people."""
        return any(vi.COMPANIES.at(self.p.lower, index) == first - index for index in range(max(0, first - 4), first))

    def generic(self, first: int, last: int) -> bool:
        """Whether the words say what a body deals in, so that its own name is still to come."""
        index = first
        while index < last:
            length = vi.COMPOUNDS.at(self.p.lower, index) or vi.MODIFIERS.at(self.p.lower, index)
            if not length and self.p.word(index) not in {"và", ",", "-", "&"}:
                return False
            index += max(length, 1)
        return True

    def before_person(self, head: int, first: int, last: int) -> int:
        """`last` without the two foreign names of the person whose office stands before the head.

        "Hiệu trưởng Đại học Xiqar Olvat Benedin": the last two words of three and more are the person.
        """
        p, begin = self.p, last
        while begin > first and p.is_cap(begin - 1) and not is_syllable(p.raw(begin - 1)):
            begin -= 1
        if last - begin < 3 or not p.titles.before(p.lower, head) or p.raw(last - 1).isupper():
            return last
        return last - 2 if all(self.hits.at(index) is None for index in range(last - 2, last)) else last

    def with_namesake(self, last: int) -> int:
        """The end of "mang tên X" behind the name of a body."""
        p = self.p
        if p.lower[last : last + 2] != ["mang", "tên"] or not p.is_cap(last + 2):
            return last
        end = last + 3
        while (p.is_cap(end) and p.follows(end)) or (p.is_dash(end) and p.joined(end) and p.is_cap(end + 1)):
            end += 1 + p.is_dash(end)
        return end

    def named_after_people(self, first: int) -> bool:
        """Whether the head before `first` is of a kind that bears the names of people: schools, hospitals, funds."""
        before = " ".join(self.p.lower[max(0, first - 2) : first])
        return before in _HONOURING or self.p.word(first - 1) in {"trường", "quỹ", "thpt", "thcs"}

    def list_goes_on(self, index: int) -> bool:
        last = index + max(vi.COMPOUNDS.at(self.p.lower, index), 1)
        return self.p.word(last) in {"và", ","} and self.p.is_cap(last + 1)
