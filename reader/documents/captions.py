"""Picture captions and credits, as photo desks of different countries sign them."""

from reader.documents.agencies import AGENCIES
from reader.lazy_pattern import LazyPattern

# What a credit begins with, in the languages met on Vietnamese, Kazakh, Russian and English pages.
_WORD = (
    r"(?:(?i:illustrative|file|archive|courtesy|AP|VNA|VNS)[ ])?"
    r"(?i:photos?|pictures?|images?|illustration|credits?|courtesy|graphics?|infographics?|screenshot|pool photo"
    r"|handout|source"
    r"|ảnh(?:[ ](?:minh[ ]h[oọ][aạ]|tư[ ]liệu|chụp[ ]màn[ ]hình|internet|do[^:()]{1,30}))?|hình(?:[ ]ảnh)?"
    r"|nguồn(?:[ ]ảnh)?|đồ[ ]họa|anh"
    r"|фото(?:сурет|графия)?(?:ның[ ]авторы)?|сурет(?:тер|ті[ ]түсірген)?|иллюстрация|коллаж|скриншот"
    r"|инфографика|видео)"
)
_NAME = r"[^()\[\]\n]{1,70}"
_BEFORE = r"(?:^|[.!?…”\"»)/|–—-][ ]?)"

# "(Photo: VNA)"   "(Ảnh: TTXVN)"   "[Photo/Xinhua]"   "(Photo by Li Ming)"
_BRACKET = LazyPattern(
    rf"[(\[][ ]?{_WORD}(?:[ ]?[:/–—-]|[ ]by\b|[ ]of\b|[ ]courtesy\b|[ ]|(?=[)\]])){_NAME}?[)\]][.;]?\Z"
)
# "(Xinhua/Li Ming)"   "(AP file)"   "(Getty Images)"
_BRACKETED = LazyPattern(r"[(\[](?P<credit>[^()\[\]\n]{2,90})[)\]]\.?\Z")
_CREDIT_JOINT = LazyPattern(r"[ ]?[/-][ ]?|[ ](?=(?i:photos?|file)\b)")
_STOCK = LazyPattern(r"(?i:getty|shutterstock|istock|flickr|wikimedia)")
# "… in Hanoi. Photo by Li Ming"   "… tại Hà Nội. Ảnh: Minh Quân"   "Фото: Ақорда"
_TAIL = LazyPattern(
    rf"(?:{_BEFORE}|[ ]{{2,}})"
    r"(?:(?i:photos?|pictures?|images?)(?:[ ](?i:credits?|source))?"
    r"(?:[ ]?:[ ]?|[ ](?:by|courtesy(?:[ ]of)?|from)[ ]:?[ ]?)"
    r"|(?:Ảnh|ẢNH|Hình|Nguồn ảnh|Ảnh minh h[oọ][aạ]|Đồ họa|Фото|ФОТО|Сурет|СУРЕТ|Фотосурет"
    r"|Коллаж|Иллюстрация)[ ]?:[ ]?|Сурет(?:ті|терді)[ ]түсірген[ ]?:?[ ])"
    r"[^\n]{1,70}\Z"
)
# "© Reuters"   "(c) AFP / Name"
_COPYRIGHT = LazyPattern(r"(?:^|[.!?…”\"»)|–—-]?[ ])(?:©|\([cC]\))[ ]?(?P<owner>[^\n]{2,70})\Z")
# "AP Photo/Name"   "REUTERS/Name"   "Name/Getty Images"
_AGENCY_PHOTO = LazyPattern(
    rf"{_BEFORE}"
    r"(?:(?:VNA|VNS|AP|AFP|EPA|EFE|TTXVN|Xinhua|REUTERS|Reuters|VNA/VNS|UN)[ ](?:[Pp]hotos?|Ảnh)\b[^\n]{0,60}"
    r"|REUTERS/[^\n]{1,60}"
    r"|[^\n./]{2,40}/(?:REUTERS|Reuters|AFP|AP|Getty Images|VNA|TTXVN|Xinhua)(?:[ ]via[ ][^\n]{1,30})?)\Z"
)
_LABELLED = LazyPattern(r"(?i:photo caption|caption|chú thích ảnh|в фото|на фото|суретте)[ ]?:[ ]?\S")
# One of these, in lower case, stands in every credit.
_TRIGGERS = (
    "photo", "picture", "image", "illustr", "credit", "courtesy", "graphic", "screenshot", "handout", "source", "getty",
    "shutterstock", "ảnh", "hình", "nguồn", "đồ họa", "anh:", "фото", "сурет", "коллаж", "скриншот", "видео",
    "инфограф",
    "иллюстр", "©", "(c)", "/", "pool",
)  # fmt: skip
# Credits without brackets, each with signs, in lower case, one of which stands in all that it matches.
_CLOSING = (
    (
        ("photo", "picture", "image", "ảnh", "hình", "đồ họa", "фото", "сурет", "коллаж", "иллюстрация"),
        _TAIL,
    ),
    (("©", "(c)"), _COPYRIGHT),
    (("/", "photo", "ảnh"), _AGENCY_PHOTO),
)
_BRACKET_BEGINS = LazyPattern(r"[(\[]")

MAX_CAPTION = 700
"""A caption is no longer than this: agencies write two or three sentences."""


def credit_start(line: str) -> int | None:
    """Where in `line`, one line of text without surrounding white space, its closing photo credit begins; None if none.

    0 means that the line is nothing but a credit.
    """
    if len(line) > MAX_CAPTION:
        return None
    tail = line[-110:]
    lowered = tail.lower()
    if not any(trigger in lowered for trigger in _TRIGGERS):
        return None
    offset = len(line) - len(tail)
    if tail.endswith((")", "]", ").", "].", ");", "];")):
        for match in reversed(list(_BRACKET_BEGINS.finditer(tail))):
            at = match.start()
            if _BRACKET.match(tail, at) or _is_agency_credit(tail, at):
                return offset + at
    for signs, pattern in _CLOSING:
        found = pattern.search(tail) if any(sign in lowered for sign in signs) else None
        if pattern is _COPYRIGHT and found and not _is_owner(found["owner"]):
            continue
        if found and (offset == 0 or found.start() > 0):
            begin = found.start()
            while begin < found.end() and not (tail[begin].isalnum() or tail[begin] in "©(/"):
                begin += 1
            return offset + begin
    return None


def _is_agency_credit(text: str, at: int) -> bool:
    """True when the bracket at `at` that ends `text` names an agency and a photographer, or a picture archive."""
    found = _BRACKETED.match(text, at)
    if found is None:
        return False
    names = _CREDIT_JOINT.split(found["credit"])
    return bool(_STOCK.match(found["credit"])) or (len(names) > 1 and not AGENCIES.isdisjoint(names))


def _is_owner(text: str) -> bool:
    return bool(_STOCK.match(text)) or text.startswith(tuple(AGENCIES))


def is_labelled_caption(line: str) -> bool:
    """True for a line that says itself that it is a caption: "Caption: …", "Chú thích ảnh: …"."""
    return len(line) <= MAX_CAPTION and _LABELLED.match(line) is not None


def caption_key(line: str) -> str:
    """What two copies of one caption have in common: its words without credit, case and final stops."""
    begin = credit_start(line)
    words = line if begin is None or begin == 0 else line[:begin]
    return " ".join(words.lower().split()).rstrip(" .–—-|/")
