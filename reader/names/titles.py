"""Words that stand with a name and are no part of it: titles, ranks, offices, and generic heads of places.

Source: compiled by hand for this project from general usage: forms of address, ranks of the armed forces, academic
degrees, offices and the administrative divisions of Viet Nam, Kazakhstan and Russia.
"""

from reader.names.folding import folded, marked

Phrase = tuple[str, ...]

# Single syllables of address; capitalised they may also begin a name ("Bà Rịa", "Ông Ích Khiêm").
_ADDRESS = "ông bà anh chị cô chú bác cụ em thầy ngài"
ADDRESS = frozenset(marked(word) for word in _ADDRESS.split())

_VI = """
đồng chí | chủ tịch | chủ tịch nước | phó chủ tịch | phó chủ tịch nước | chủ tịch quốc hội | phó chủ tịch quốc hội
phó chủ tịch thường trực quốc hội | thủ tướng | thủ tướng chính phủ | phó thủ tướng | phó thủ tướng thường trực
tổng bí thư | tổng bí thư ban chấp hành trung ương đảng | bí thư | phó bí thư | bộ trưởng | thứ trưởng
bộ trưởng ngoại giao | phó bộ trưởng | bộ trưởng bộ ngoại giao | bộ trưởng quốc phòng | bộ trưởng công an | đại sứ
tổng lãnh sự | giám đốc | phó giám đốc | tổng giám đốc | phó tổng giám đốc | đại tướng | thượng tướng | trung tướng
thiếu tướng | đại tá | thượng tá | trung tá | thiếu tá | đại úy | thượng úy | trung úy | thiếu úy | đại uý
thượng uý | trung uý | thiếu uý | chuẩn đô đốc | phó đô đốc | đô đốc | giáo sư | phó giáo sư | tiến sĩ | tiến sỹ
thạc sĩ | bác sĩ | bác sỹ | luật sư | kỹ sư | kiến trúc sư | nhà báo | nhà văn | nhà thơ | nhạc sĩ | ca sĩ | nghệ sĩ
diễn viên | hoạ sĩ | họa sĩ | nghệ sĩ nhân dân | nghệ sĩ ưu tú | huấn luyện viên | gs | ts | pgs | ths | bs | ls
ks | nsnd | nsưt | gs.ts | pgs.ts | tổng thống | phó tổng thống | quốc vương | nữ hoàng | hoàng tử | thái tử
công chúa | giáo hoàng | linh mục | hòa thượng | hoà thượng | thượng tọa | thượng toạ | đại đức | đại biểu
đại biểu quốc hội | viện trưởng | phó viện trưởng | vụ trưởng | phó vụ trưởng | cục trưởng | phó cục trưởng
trưởng ban | phó trưởng ban | chánh án | viện sĩ | bà mẹ việt nam anh hùng | anh hùng | liệt sĩ | cố tổng bí thư
nguyên chủ tịch
"""
_EN = """
mr | mrs | ms | miss | mme | dr | prof | professor | doctor | sir | dame | lord | lady | madam | comrade | president
vice president | deputy president | prime minister | deputy prime minister | first deputy prime minister
permanent deputy prime minister | vice prime minister | pm | premier | chairman | chairwoman | chairperson
vice chairman | vice chairwoman | deputy chairman | chair | general secretary | party general secretary
secretary general | party chief | state president | national assembly chairman | na chairman | minister
deputy minister | vice minister | first deputy minister | foreign minister | deputy foreign minister
defence minister | defense minister | finance minister | minister of foreign affairs
deputy minister of foreign affairs | minister of national defence | ambassador | consul general | secretary
secretary of state | general | senior lieutenant general | lieutenant general | major general | colonel general
brigadier general | colonel | senior colonel | lieutenant colonel | major | captain | lieutenant | admiral
vice admiral | rear admiral | marshal | gen | lt gen | sr lt gen | maj gen | col | lt col | sen lt gen | capt | lt
adm | king | queen | prince | princess | crown prince | pope | emperor | emir | sheikh | his excellency
her excellency | he | his majesty | her majesty | senator | congressman | congresswoman | governor | deputy governor
mayor | judge | justice | chancellor | director | director general | deputy director | spokesperson | spokesman
spokeswoman | speaker | akim | academician | coach | late president | former president | former prime minister
us president | monsignor | father | reverend | rev | bishop | cardinal
"""
_KK = """
президент | вице президент | премьер министр | премьер министрі | премьер министрдің орынбасары | министр | министрі
вице министр | вице министрі | сыртқы істер министрі | мырза | ханым | төраға | төрағасы | төраға орынбасары
мемлекет басшысы | әкім | әкімі | елші | елшісі | депутат | депутаты | генерал | генерал майор | генерал лейтенант
полковник | подполковник | майор | капитан | академик | академигі | профессор | профессоры | доктор | президенті
мемлекеттік кеңесші | мәжіліс төрағасы | сенат төрағасы | бас хатшы | бас хатшысы | патша | король | ханзада
жолдас
"""
_RU = """
господин | госпожа | г н | г жа | товарищ | посол | председатель | заместитель председателя | заместитель министра
министр иностранных дел | глава государства | премьер | вице премьер | аким | спикер | король
генеральный секретарь
"""


def _phrases(text: str) -> frozenset[Phrase]:
    phrases = (part.strip() for line in text.splitlines() for part in line.split("|"))
    return frozenset(tuple(marked(phrase).replace("-", " ").replace(".", " ").split()) for phrase in phrases if phrase)


TITLES = _phrases(_VI) | _phrases(_EN) | _phrases(_KK) | _phrases(_RU) | {(word,) for word in ADDRESS}
"""Titles, ranks and offices as tuples of words in `marked` form."""

TITLES_BEHIND = _phrases("мырза | ханым | jr | sr | phd | esq")
"""Words of address that follow the name."""

# Class of place -> the words for it; what belongs to different classes is not the same place.
_PLACES_BEFORE = {
    "city": "thành phố | tp | t p | city of | город | г | гор | thủ đô | capital | столица",
    "province": "tỉnh | province of | область",
    "district": "huyện | quận | район",
    "town": "thị xã | tx | thị trấn | tt | town of | посёлок | поселок",
    "commune": "xã | phường | ấp | thôn | bản | làng | село | аул",
    "island": "đảo | quần đảo | о в | остров | острова | о ва",
    "country": "nước",
}
_PLACES_BEHIND = {
    "city": "city | қаласы | қала | город | municipality | capital",
    "province": "province | region | oblast | облысы | облыс | область | prefecture",
    "district": "district | rayon | raion | ауданы | аудан | район | county",
    "town": "town | township | кенті | кент | посёлок | поселок",
    "island": "island | islands | аралы | аралдары | арал",
    "commune": "commune | ward | village | ауылы | ауыл | ауылдық округі | село",
}


def _by_phrase(classes: dict[str, str]) -> dict[Phrase, str]:
    return {phrase: name for name, words in classes.items() for phrase in _phrases(words)}


HEADS_BEFORE = _by_phrase(_PLACES_BEFORE)
"""Generic heads in front of a place name, with their class."""

HEADS_BEHIND = _by_phrase(_PLACES_BEHIND)
"""Generic heads behind a place name, with their class; Kazakh ones may be inflected."""


def _unmarked(phrases: frozenset[Phrase], minimum: int) -> frozenset[Phrase]:
    plain = {tuple(folded(word) for word in phrase) for phrase in phrases if len(phrase) >= minimum}
    return frozenset(phrase for phrase in plain if all(phrase))


TITLES_UNMARKED = _unmarked(TITLES, 2)
"""Titles of two words and more as people type them without marks; single words would eat given names."""

HEADS_UNMARKED: dict[Phrase, str] = {
    tuple(folded(word) for word in phrase): name
    for phrase, name in HEADS_BEFORE.items()
    if len(phrase) >= 2 or phrase[0] in {"tỉnh", marked("huyện"), marked("tỉnh"), marked("phường")}
}
"""The same for heads; "tinh" and "huyen" count only for a place (see `cleaning`)."""

LONGEST = max(len(phrase) for phrase in TITLES | set(HEADS_BEFORE) | set(HEADS_BEHIND))
