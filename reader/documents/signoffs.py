"""How stories end: the mark "/.", the agency's initials, the labels that lead to other stories."""

from typing import NamedTuple

from reader.documents.agencies import is_signature
from reader.documents.tables import phrases
from reader.lazy_pattern import LazyPattern

# "/." ends Vietnamese stories, with or without the agency behind it.
_END_MARK = LazyPattern(r"/[ ]?\.[ ]?(?:[-–—][ ]?)?(?P<agency>[^\s/][^\n]{0,38})?\Z")
_INITIALS = LazyPattern(r"[A-ZĐ][A-ZĐ0-9]{1,7}\Z")
# "… this year. VNS"   "… деді ол. (ҚазАқпарат)"   "… phát triển.  -VNA"   "… (TTXVN/Vietnam+)"
_BREAK = LazyPattern(r"(?<=[.!?…”\"»)])[ ]?[-–—/]?[ ]?|[ ][-–—][ ]?|[ ](?=[(\[])")
# "… trillion yuan. Enditem"   "… he said. (END)": Xinhua, Yonhap and others.
_ENDED = frozenset(("Enditem", "ENDITEM", "ENDS", "END", "-30-", "###"))
_SOURCE = LazyPattern(r"(?i:theo|nguồn|source|according to|дереккөзі?|источник|по материалам)[ ]?:?[ ]")
_FRAME = "()[]*-–—/. "

# Labels over the stories that follow: what the buttons on Vietnamese, Kazakh, Russian and English news pages say.
_LABELS = phrases("""
see more | see also | read more | read also | also read | more news | more stories | more from this section
more on this story | related | related news | related stories | related articles | related topics
related content | related posts | recommended | recommended for you | you may also like | you might also like
most read | most popular | most recent stories | recent stories | latest stories | recent posts
latest news | other news | other stories | don't miss | more like this | up next
read next | trending | top stories | in this section | xem thêm | tin liên quan | bài liên quan
tin bài liên quan | các tin liên quan | các bài liên quan | đọc thêm | tin cùng chuyên mục | cùng chuyên mục
bài cùng chuyên mục | tin khác | các tin khác | tin mới | tin mới nhất | tin đọc nhiều | đọc nhiều | xem nhiều
tin nổi bật | bài viết liên quan | có thể bạn quan tâm | bạn có thể quan tâm | mời bạn đọc | tin tức liên quan
tin tức khác | đọc tiếp | xem tiếp | tin xem nhiều | nội dung liên quan | chủ đề liên quan | tin cùng chủ đề
tin tiếp theo | тағы оқыңыз | тағы да оқыңыз | оқи отырыңыз | оқыңыз | сондай-ақ оқыңыз | толығырақ оқыңыз
ұқсас жаңалықтар | тақырыпқа сай | тақырып бойынша | осы тақырыпта | басқа жаңалықтар | соңғы жаңалықтар
тағы да | көп оқылғандар | көп оқылған | айдардағы жаңалықтар | ұсынамыз | оқуға кеңес береміз
байланысты жаңалықтар | читайте также | читать также | читайте ещё | читайте еще | по теме | материалы по теме
похожие новости | другие новости | ещё по теме | еще по теме | смотрите также | последние новости | популярное
рекомендуем | вам может быть интересно | связанные новости | новости по теме | самое читаемое | главные новости
tağy oqyñyz | oqi otyryñyz | xem them | tin lien quan | doc them | tin khac | bai lien quan
""")
_EDGES = " \t:.…»>›→▶►-–—•*+|"
_STORY_LABELS = (
    "read more", "see also", "read also", "also read", "related", "xem thêm", "đọc thêm", "tin liên quan", "xem them",
    "тағы оқыңыз", "сондай-ақ оқыңыз", "оқи отырыңыз", "читайте также", "смотрите также",
)  # fmt: skip
_ARROWS = ">»•▶►*–—- \t\u00a0"
_LABELLED_STORY = LazyPattern(
    rf"[>»•▶►*–—-]{{0,3}}\s?(?i:{'|'.join(_STORY_LABELS)})\s?(?:[:>»|–—]|-\s)\s?\S.{{0,250}}\Z"
)
# Buttons around an article, alone on their line.
_BUTTONS = phrases("""
share | share this | share this article | print | email | e-mail | tweet | facebook | twitter | zalo | telegram
whatsapp | copy link | comments | comment | subscribe | follow us | chia sẻ | in bài | in bài viết | in trang
gửi email | bình luận | sao chép liên kết | theo dõi | thích | lưu bài viết | бөлісу | басып шығару | пікірлер
жазылу | сілтемені көшіру | поделиться | распечатать | печать | комментарии | подписаться | advertisement
quảng cáo | жарнама | реклама
""")
_TAG_LABEL = "(?i:tags?|từ khóa|từ khoá|thẻ|тегтер|тег|теги|хештег|keywords?|topics?)"
_TAG_LINE = LazyPattern(rf"{_TAG_LABEL}\s?:\s?\S.{{0,300}}\Z")


class SignOff(NamedTuple):
    """The end mark of a story: it begins at `start` of the line, and names `agency` when it does."""

    start: int
    agency: str | None


def trailing_sign_off(line: str) -> SignOff | None:
    """The "/." with or without agency that ends the paragraph `line`: "…future./.VNA"."""
    match = _END_MARK.search(line, max(1, len(line) - 60))
    if match is None:
        return None
    name = (match["agency"] or "").strip(_FRAME)
    if not name or is_signature(name) or _INITIALS.match(name):
        return SignOff(match.start(), name or None)
    return None


def trailing_agency(line: str) -> SignOff | None:
    """The agency that signs at the end of the last paragraph `line`: "… this year. VNS"."""
    for match in _BREAK.finditer(line, max(1, len(line) - 60)):
        signed = _signed(line[match.end() :])
        if signed is not None:
            return SignOff(match.start() + len(match.group()) - len(match.group().lstrip()), signed.agency)
    return None


def lone_sign_off(line: str) -> SignOff | None:
    """The sign-off that `line` consists of: "VNA", "(TTXVN)", "Theo TTXVN"; None when it says anything else."""
    if len(line) > 80:
        return None
    source = _SOURCE.match(line)
    return _signed(line[source.end() :] if source else line)


def _signed(text: str) -> SignOff | None:
    """The sign-off that `text` is, brackets and dashes around it left aside."""
    if text in {"/.", "./."}:
        return SignOff(0, None)
    name = text.strip(_FRAME)
    if is_signature(name):
        return SignOff(0, name)
    return SignOff(0, None) if name in _ENDED or text in _ENDED else None


def is_related_label(line: str) -> bool:
    """True for a line that is only a label over other stories: "See more", "Xem thêm:", "Тағы оқыңыз"."""
    return len(line) <= 50 and line.strip(_EDGES).lower() in _LABELS


def is_labelled_story(line: str) -> bool:
    """True for a line that points to one other story: "Xem thêm: …"."""
    begins = line.lstrip(_ARROWS).lower().startswith(_STORY_LABELS)
    return begins and len(line) <= 280 and _LABELLED_STORY.match(line) is not None


def is_button(line: str) -> bool:
    """True for a button or a list of tags that stood beside the article."""
    if len(line) <= 40 and line.strip(_EDGES).lower() in _BUTTONS:
        return True
    return len(line) <= 320 and _TAG_LINE.match(line) is not None
