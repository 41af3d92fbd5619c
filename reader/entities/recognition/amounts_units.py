"""What numbers count: units of measure and of time, and the nouns that agencies count, with their phrases.

Unit names are those of the Unicode CLDR (locales en, vi, kk, ru) and the usual abbreviations; the counted nouns are the
everyday ones of news in each language. A unit's canonical name is the same in every language, so amounts can be linked.
"""

import re
from functools import cache

UNITS = {
    "km": "km|kilomet(?:re|er)s?|ki-?lô-?mét|cây số|км|километр|шақырым",
    "km2": (
        "km2|km²|sq\\.? ?km|square kilomet(?:re|er)s?|ki-?lô-?mét vuông|km vuông|шаршы км|шаршы километр|шаршы шақырым"
        "|кв\\.? ?км|квадратн\\w+ километр"
    ),
    "m2": "m2|m²|sq\\.? ?m|square met(?:re|er)s?|mét vuông|шаршы метр|кв\\.? ?м|квадратн\\w+ метр",
    "m3": "m3|m³|cubic met(?:re|er)s?|mét khối|текше метр|куб\\.? ?м|кубическ\\w+ метр",
    "m": "met(?:re|er)s?|m|mét|м|метр",
    "cm": "cm|centimet(?:re|er)s?|xăng-?ti-?mét|см|сантиметр",
    "mm": "mm|millimet(?:re|er)s?|mi-?li-?mét|мм|миллиметр",
    "mile": "miles?|nautical miles?|dặm|hải lý|миль|миля",
    "ha": "ha|hectares?|héc-?ta|hecta|га|гектар",
    "t": "tonnes?|metric tons?|tons?|tấn|тонна|тонн|тн",
    "quintal": "tạ|центнер|ц",
    "kg": "kg|kilograms?|kilogrammes?|ki-?lô-?gam|ki-?lô|кг|килограмм|келі|кило",
    "g": "grams?|gam|gram|грамм|г(?=[ ,.;])",
    "l": "lit(?:re|er)s?|lít|литр",
    "barrel": "barrels?|thùng|баррель|барел",
    "MW": "mw|megawatts?|мвт|мегаватт",
    "GW": "gw|gigawatts?|гвт|гигаватт",
    "kW": "kw|kilowatts?|киловатт|квт",
    "kWh": "kwh|кв[тТ][·.∙]?ч|kilowatt[- ]hours?",
    "°C": "°c|degrees celsius|độ c|°с|градус",
    "year": "years?|năm|жыл|год|лет",
    "month": "months?|tháng|ай|месяц",
    "week": "weeks?|tuần|апта|недел",
    "day": "days?|ngày|күн|тәулік|день|дня|дней|сут(?:ки|ок)",
    "hour": "hours?|giờ đồng hồ|tiếng đồng hồ|tiếng|giờ|сағат|час",
    "minute": "minutes?|phút|минут",
    "second": "seconds?|giây|секунд",
    "person": "people|persons?|người|адам|кісі|человек",
    "country": "countries|country|quốc gia|nước|ел|мемлекет|стран",
}
"""Canonical name: the words for it in all languages; Kazakh and Russian stems take endings."""

_KAZAKH_ENDING = (
    r"(?:л[аые]р|д[ае]р|т[ае]р)?(?:[ыі]|с[ыі])?"
    r"(?:[ндт][ыі]ң|нда|нде|[дт][ае]|[ндт][ае]н|[ғгқк][ае]|н[ае]|н|[дтн][ыі]|[мбп]ен|дай|дей|д[ыі]қ|т[ыі]қ|л[ыі]қ)?(?:ғы|гі)?"
)
_RUSSIAN_ENDING = "[а-яё]{0,3}"

_VIETNAMESE_NOUNS = """
    quốc gia | vùng lãnh thổ | nước | tỉnh | thành phố | tỉnh, thành phố | tỉnh thành | địa phương | quận
    | huyện | xã | phường | thôn | bản | người | người dân | lượt người | lượt khách | du khách | hành khách
    | khách du lịch | khách | công dân | cư dân | hộ dân | hộ gia đình | hộ | đại biểu | ứng cử viên | đảng viên
    | cán bộ | chiến sĩ | binh sĩ | lính | quân nhân | sinh viên | học sinh | giáo viên | bác sĩ | chuyên gia
    | nhà khoa học | nhà đầu tư | lao động | công nhân | nông dân | nghệ sĩ | vận động viên | thuyền viên
    | phóng viên | thành viên | hội viên | đoàn viên | trẻ em | em nhỏ | bệnh nhân | nạn nhân | ca mắc | ca bệnh
    | gia đình | nhân viên | nhân khẩu | thí sinh | cổ động viên | doanh nghiệp | công ty | tập đoàn | ngân hàng
    | cơ quan | tổ chức | đơn vị | bộ, ngành | bộ | ngành | lĩnh vực | hiệp hội | chi hội | trường học
    | trường đại học | điểm trường | trường | bệnh viện | nhà máy | cơ sở | khu công nghiệp | dự án | công trình
    | chương trình | đề án | kế hoạch | thỏa thuận | thoả thuận | văn kiện | hiệp định | bản ghi nhớ | hợp đồng
    | nghị quyết | dự án luật | dự thảo luật | luật | điều khoản | văn bản | đạo luật | chuyến bay | chuyến thăm
    | chuyến tàu | chuyến | đường bay | chuyến công tác | phiên họp | phiên | cuộc họp
    | cuộc gặp | cuộc hội đàm | cuộc tiếp xúc | cuộc | kỳ họp | khóa họp | hội nghị | hội thảo | diễn đàn
    | hoạt động | sự kiện | lễ hội | khu vực bầu cử | đơn vị bầu cử | tổ bầu cử | điểm cầu
    | gian hàng | sản phẩm | mặt hàng | bài hát | bức ảnh | tác phẩm | bộ phim | cuốn sách | bài báo | ngôi nhà
    | căn nhà | căn hộ | phòng | tàu | tàu cá | máy bay | xe | ô tô | chiếc xe | chiếc | con | cái | cây | vụ
    | võ sĩ | võ sinh | cầu thủ | huấn luyện viên | trọng tài | diễn viên | nghệ nhân | nhà báo | luật sư | nhân chứng
    | bị cáo | bị can | nghi phạm | tình nguyện viên | giảng viên | nghiên cứu sinh | tiến sĩ | giáo sư | kỹ sư
    | khán giả | cử tri | hiện vật | cổ vật | di tích | di sản | container | công-ten-nơ | xe tải | xe buýt | xe máy
    | HC vàng | HC bạc | HC đồng | HCV | HCB | HCĐ | huy chương bạc | huy chương đồng | đơn vị máu | mẫu vật | mẫu
    | tài liệu | hồ sơ | cổ phiếu | toa tàu | toa | đề tài | tiết mục | bàn | set | hiệp | căn cứ | tên lửa
    | vụ tai nạn | trường hợp | lần | huy chương | huy chương vàng | giải | giải thưởng | suất học bổng
    | suất quà | phần quà | học bổng | bộ hài cốt | hài cốt liệt sĩ | liệt sĩ | lá phiếu | phiếu | trận
    | trận đấu | bàn thắng | điểm đến | cảng | sân bay | cầu | tuyến | tuyến đường | ga | cửa khẩu | nhóm
    | nhóm giải pháp | giải pháp | nhiệm vụ | nội dung | mục tiêu | chỉ tiêu | định hướng | kết nối | trụ cột
    | đề xuất | khuyến nghị | bậc | thế hệ | dân tộc | cặp | đội | đoàn | tờ | trang
"""

_VIETNAMESE_MODIFIERS = """
    thẳng | trực tiếp | mới | lớn | nhỏ | chính | quốc tế | trong nước | nước ngoài | đa phương | song phương
    | chiến lược | thường niên | trọng điểm | trọng tâm | cấp cao | khác | thành viên | khu vực | toàn cầu
    | chủ chốt | cụ thể | địa phương | đầu tư | song ngữ | lịch sử | văn hóa | liên tiếp | đại học
    | cao đẳng | phổ thông | xuất sắc | tiêu biểu | việt kiều | dân sự | quân sự | thương mại | du lịch
"""

_VIETNAMESE_PEOPLE = frozenset(
    """người,du khách,khách,lính,binh sĩ,công dân,sinh viên,lao động,chuyên gia,doanh nghiệp,thuyền viên,khách du lịch,
    lượt khách,hành khách,công ty,nhà đầu tư,vận động viên,nghệ sĩ""".replace("\n    ", "").split(",")
)

_KAZAKH_NOUNS = """
    адам азамат тұрғын отбасы турист шетелдік саяхатшы жолаушы студент оқушы бала мұғалім дәрігер маман
    қызметкер жұмысшы депутат кандидат делегат үміткер өкіл мүше сарбаз әскери спортшы ғалым сарапшы журналист
    науқас кәсіпкер қатысушы ел мемлекет қала облыс аудан ауыл округ өңір аймақ елді\\sмекен мектеп университет
    аурухана зауыт кәсіпорын компания ұйым банк мекеме министрлік жоба бағдарлама құжат келісім меморандум шарт
    заң қаулы бап іс-шара шара кездесу отырыс жиын конференция форум рейс сапар пойыз вагон ұшақ кеме көлік
    автобус үй пәтер нысан объект көпір жол станция орын жұмыс\\sорны медаль жүлде сыйлық кітап фильм мақала
    сурет өнім тауар түр бағыт сала міндет мәселе ұсыныс сұрақ дауыс учаске оқиға апат қылмыс іс жағдай рет есе
    жанкүйер көрермен жәдігер ескерткіш мұра экспонат өтініш орталық
    ұрпақ ұлт этнос команда ойын матч гол топ стипендия грант мал жылқы сиыр қой
"""

_ENGLISH_STOP = frozenset([
    "a", "an", "the", "of", "in", "on", "at", "by", "for", "from", "to", "with", "without", "within", "into",
    "onto", "over", "under", "per", "as", "is", "are", "was", "were", "be", "been", "being", "has", "have",
    "had", "will", "would", "can", "could", "may", "might", "shall", "should", "must", "do", "does", "did",
    "or", "but", "nor", "so", "yet", "if", "when", "while", "where", "which", "who", "whom", "whose", "that",
    "this", "these", "those", "than", "then", "there", "here", "it", "its", "they", "their", "them", "he",
    "his", "she", "her", "we", "our", "you", "your", "i", "not", "no", "also", "more", "after", "before",
    "during", "since", "until", "till", "about", "against", "between", "among", "through", "across", "around",
    "including", "such", "each", "every", "both", "all", "any", "because", "due", "amid", "up", "down", "out",
    "off", "worldwide", "later", "earlier", "ago", "old", "only", "just", "now", "today", "percent", "pct",
    "year-on-year", "year-old", "p.m", "a.m", "pm", "am", "o'clock", "th", "st", "nd", "rd", "said", "says",
    "say", "took", "take", "takes", "made", "make", "makes", "came", "come", "comes", "went", "became",
    "remain", "remains", "remained", "saw", "see", "sees", "rose", "fell", "grew", "won", "lost", "held",
    "joined", "signed", "attended", "visited", "died", "killed", "injured", "missing", "according", "compared",
    "versus",
])  # fmt: skip
_ENGLISH_IRREGULAR = frozenset([
    "people", "men", "women", "children", "staff", "troops", "police", "personnel", "feet", "aircraft",
    "species", "youth", "servicemen", "fishermen", "sheep", "cattle",
])  # fmt: skip
_ENGLISH_MODIFIERS = frozenset(
    ["sports", "overseas", "sales", "goods", "arms", "savings", "customs", "news", "species", "series", "various"]
)
_ENGLISH_ADVERBS = frozenset(
    ["daily", "weekly", "monthly", "yearly", "hourly", "quarterly", "elderly", "family", "friendly", "early", "only"]
)
_NOT_PLURAL = ("ss", "us", "is", "'s", "’s")
_ENGLISH_WORD = re.compile(r"[ \u00a0]([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_MAX_WORDS = 5
_ALTERNATIVE = re.compile(r"\|(?![^()]*\))")
"""The bars between the words of a unit, not those inside brackets."""


@cache
def _unit_patterns(language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    names = tuple(UNITS)
    groups = []
    for index, words in enumerate(UNITS.values()):
        forms = _ALTERNATIVE.split(words)
        latin = [word for word in forms if not re.search("[а-яәіө]", word)]
        cyrillic = [word for word in forms if re.search("[а-яәіө]", word)]
        alternatives = [rf"(?:{'|'.join(sorted(latin, key=len, reverse=True))})"] if latin else []
        if cyrillic and language not in {"en", "vi"}:
            stems = "|".join(sorted(cyrillic, key=len, reverse=True))
            ending = _KAZAKH_ENDING if language == "kk" else f"(?:{_KAZAKH_ENDING}|{_RUSSIAN_ENDING})"
            alternatives.append(rf"(?:{stems}){ending}")
        if alternatives:
            groups.append(rf"(?P<u{index}>(?:{'|'.join(alternatives)})(?!\w))")
    return re.compile("|".join(groups).replace(" ", r"\s"), re.IGNORECASE), names


def unit_at(text: str, at: int, end: int, language: str) -> tuple[int, str] | None:
    """The unit that begins at `at`: where it ends and its canonical name; None when there is none."""
    pattern, names = _unit_patterns(language)
    match = pattern.match(text, at, end)
    if match is None or match.lastgroup is None:
        return None
    return match.end(), names[int(match.lastgroup[1:])]


def english_phrase(text: str, at: int, end: int) -> tuple[int, str] | None:
    """The noun phrase after a number: up to the first plural noun. Returns its end and that noun."""
    modifier = ""
    for count in range(_MAX_WORDS + 1):
        match = _ENGLISH_WORD.match(text, at, end)
        if match is None:
            return None
        word = match.group(1)
        lowered = word.casefold()
        if lowered == "and":
            if not modifier.islower() or text[match.end() : match.end() + 2].strip()[:1].isupper():
                return None
        elif word.islower() and lowered in _ENGLISH_STOP:
            return None
        elif _is_plural(word):
            following = _ENGLISH_WORD.match(text, match.end(), end)
            if following and following.group(1) == "old":
                return None
            if word not in _ENGLISH_MODIFIERS or not following or not _is_plural(following.group(1)):
                return match.end(), lowered
        elif (lowered.endswith("ly") and lowered not in _ENGLISH_ADVERBS) or count == _MAX_WORDS:
            return None
        else:
            modifier = word
        at = match.end()
    return None


def _is_plural(word: str) -> bool:
    if word.casefold() in _ENGLISH_IRREGULAR and word.islower():
        return True
    return word.islower() and len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL)


@cache
def _vietnamese_pattern() -> re.Pattern[str]:
    def alternatives(words: str) -> str:
        listed = [re.sub(r"\s+", " ", word.strip()) for word in words.split("|")]
        return "|".join(sorted(filter(None, listed), key=len, reverse=True)).replace(" ", r"\s")

    return re.compile(
        rf"(?P<noun>{alternatives(_VIETNAMESE_NOUNS)})(?!\w)(?P<rest>(?:\s(?:{alternatives(_VIETNAMESE_MODIFIERS)})(?!\w)){{0,2}})",
        re.IGNORECASE,
    )


_CAPITALISED = re.compile(r"(?:\s[^\W\d_a-zà-ỹđ][^\W\d_]*(?:-[^\W\d_]+)*){1,3}")


def vietnamese_phrase(text: str, at: int, end: int) -> tuple[int, str] | None:
    """The counted noun at `at` with its usual modifiers and, after people, the nationality: its end and the noun."""
    match = _vietnamese_pattern().match(text, at, end)
    if match is None or (match["noun"][0].isupper() and not match["noun"].startswith("HC")):
        return None
    noun = re.sub(r"\s+", " ", match["noun"]).casefold()
    stop = match.end()
    return stop, noun


@cache
def _kazakh_pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(_KAZAKH_NOUNS.split(), key=len, reverse=True))
    word = "[а-яәғқңөұүһіё]+(?:-[а-яәғқңөұүһіё]+)*"
    return re.compile(rf"(?P<modifiers>(?:{word}\s){{0,2}}?)(?P<noun>{nouns}){_KAZAKH_ENDING}(?!\w|-)")


_KAZAKH_CASE = re.compile(
    r"(?:[ндт][ыі]ң|[ндт][ае]н|[мбп]ен|[дтн][ыі]|[дт][ае]|[ғқ]а|[гк]е|лар|лер|дар|дер|тар|тер|дейін|бойы|астам)$"
)
"""What a word that modifies a counted noun does not end in."""


def kazakh_phrase(text: str, at: int, end: int) -> tuple[int, str] | None:
    """Up to two modifiers and a counted noun with its endings. Returns its end and the noun's stem."""
    match = _kazakh_pattern().match(text, at, end)
    if match is None or any(_KAZAKH_CASE.search(word) for word in match["modifiers"].split()):
        return None
    return match.end(), re.sub(r"\s+", " ", match["noun"])
