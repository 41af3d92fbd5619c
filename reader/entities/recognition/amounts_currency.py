"""Currencies in English, Vietnamese, Kazakh and Russian: words and signs to ISO 4217 codes.

Names are those of the Unicode CLDR (locales en, vi, kk, ru), reduced to stems where the language inflects them, with
the short forms of news agencies (tệ, АҚШ доллары, доллар). A name that several countries share without its country's
adjective stands for the currency meant when nothing else is said (dollar: USD); where that is not clear it is left out.
"""

from functools import cache

SYMBOLS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "S$": "SGD", "HK$": "HKD", "NT$": "TWD",
    "NZ$": "NZD", "R$": "BRL", "CN¥": "CNY", "RM": "MYR", "Rp": "IDR", "$": "USD", "€": "EUR", "£": "GBP",
    "¥": "JPY", "₫": "VND", "₸": "KZT", "₽": "RUB", "₩": "KRW", "₹": "INR", "฿": "THB", "₺": "TRY", "₴": "UAH",
    "₪": "ILS", "₼": "AZN", "₾": "GEL", "₮": "MNT", "₱": "PHP", "₭": "LAK", "៛": "KHR",
}  # fmt: skip

CODES = frozenset([
    "USD", "EUR", "VND", "KZT", "RUB", "CNY", "JPY", "GBP", "KRW", "UZS", "KGS", "TJS", "TMT", "THB", "INR",
    "IDR", "MYR", "SGD", "PHP", "AUD", "NZD", "CAD", "CHF", "TRY", "AZN", "BYN", "UAH", "GEL", "AMD", "LAK",
    "KHR", "MMK", "TWD", "HKD", "AED", "SAR", "QAR", "KWD", "ILS", "PLN", "CZK", "HUF", "RON", "BGN", "SEK",
    "NOK", "DKK", "MNT", "BRL", "MXN", "ZAR", "EGP", "PKR", "BDT", "LKR", "NPR", "IRR", "XDR", "MOP",
])  # fmt: skip
OLD_CODES = {"RMB": "CNY", "NDT": "CNY", "VNĐ": "VND", "RUR": "RUB", "SDR": "XDR"}
"""Abbreviations in use that ISO 4217 does not list."""

_ENGLISH = {
    "USD": "(?:us|u\\.s\\.|american) dollars?|dollars?|greenbacks?",
    "EUR": "euros?",
    "VND": "(?:vietnam(?:ese)? )?dongs?|đồng",
    "KZT": "(?:kazakh(?:stani)? )?tenges?",
    "RUB": "(?:russian )?ro?ubles?",
    "CNY": "(?:chinese )?yuan(?: renminbi)?|renminbi",
    "JPY": "(?:japanese )?yen",
    "GBP": "british pounds?|pounds? sterling|pounds?",
    "KRW": "(?:south )?korean won|won(?= (?:in|to|for|by|from|worth)|[^\\w ]|$)",
    "UZS": "uzbek(?:istani)? so[u']?ms?|soums?",
    "KGS": "kyrgyz(?:stani)? soms?|kyrgystani soms?|soms?",
    "TJS": "(?:tajik(?:istani)? )?somonis?",
    "TMT": "turkmen(?:istani)? manats?",
    "THB": "(?:thai )?bahts?",
    "INR": "indian rupees?|rupees?",
    "IDR": "(?:indonesian )?rupiahs?",
    "MYR": "(?:malaysian )?ringgits?",
    "SGD": "singapore(?:an)? dollars?",
    "PHP": "philippine pesos?",
    "AUD": "australian dollars?",
    "NZD": "new zealand dollars?",
    "CAD": "canadian dollars?",
    "CHF": "swiss francs?",
    "TRY": "turkish liras?|liras?",
    "AZN": "azerbaijani manats?",
    "BYN": "belarusian ro?ubles?",
    "UAH": "(?:ukrainian )?hryvnias?",
    "GEL": "georgian laris?|laris?",
    "AMD": "(?:armenian )?drams?",
    "LAK": "(?:lao(?:tian)? )?kips?",
    "KHR": "(?:cambodian )?riels?",
    "MMK": "(?:myanmar )?kyats?",
    "TWD": "(?:new )?taiwan(?:ese)? dollars?",
    "HKD": "hong kong dollars?",
    "AED": "(?:uae |united arab emirates )?dirhams?",
    "SAR": "saudi (?:riyals?|rials?)",
    "ILS": "(?:israeli )?(?:new )?shekels?",
    "PLN": "(?:polish )?zlot(?:ys?|ies)",
    "SEK": "swedish kron(?:or|a)",
    "NOK": "norwegian krone[rs]?",
    "DKK": "danish krone[rs]?",
    "MNT": "(?:mongolian )?tugriks?",
    "BRL": "brazilian reals?|reais",
    "ZAR": "(?:south african )rand",
}
_VIETNAMESE = {
    "USD": "đô[ -]?la(?: mỹ)?|đôla|mỹ kim|đô",
    "EUR": "ơ-rô|euro",
    "VND": "đồng(?: việt nam)?|vnđ|đ",
    "KZT": "ten-?ge(?: kazakhstan)?",
    "RUB": "rúp(?: nga)?|rub|ruble",
    "CNY": "nhân dân tệ|tệ",
    "JPY": "yên(?: nhật)?|yen",
    "GBP": "bảng(?: anh)?",
    "KRW": "won(?: hàn quốc)?",
    "UZS": "som uzbekistan",
    "KGS": "som(?: kyrgyzstan)?",
    "TJS": "somoni(?: tajikistan)?",
    "TMT": "manat turkmenistan",
    "THB": "bạt(?: thái lan)?|baht|bath",
    "INR": "rupee(?: ấn độ)?|rupi",
    "IDR": "rupiah(?: indonesia)?",
    "MYR": "ringgit(?: malaysia)?",
    "SGD": "(?:đô la|đôla|đô-la) singapore",
    "PHP": "peso philippines|peso philipin",
    "AUD": "(?:đô la|đôla|đô-la) (?:australia|úc)",
    "NZD": "(?:đô la|đôla|đô-la) new zealand",
    "CAD": "(?:đô la|đôla|đô-la) canada",
    "CHF": "franc thụy s[ĩỹ]",
    "TRY": "lia thổ nhĩ kỳ|lira",
    "AZN": "manat azerbaijan",
    "BYN": "rúp belarus",
    "UAH": "hryvnia(?: ukraina| ukraine)?",
    "GEL": "lari georgia",
    "AMD": "dram armenia",
    "LAK": "kíp(?: lào)?|kip(?: lào)?",
    "KHR": "riel(?: campuchia)?",
    "MMK": "kyat(?: myanma| myanmar)?",
    "TWD": "(?:đô la|đôla|đô-la) đài loan(?: mới)?|đài tệ",
    "HKD": "(?:đô la|đôla|đô-la) (?:hồng kông|hong kong)",
    "AED": "dirham(?: uae)?",
    "SAR": "riyal ả rập xê-út",
    "ILS": "sheqel israel mới|shekel",
    "PLN": "zloty(?: ba lan)?",
    "SEK": "krona thụy điển",
    "NOK": "krone na uy",
    "DKK": "krone đan mạch",
    "MNT": "tugrik(?: mông cổ)?",
    "BRL": "real braxin|real brazil",
    "ZAR": "rand nam phi",
}
_KAZAKH = {
    "USD": "(?:ақш )?доллар",
    "EUR": "еуро|евро",
    "VND": "вьетнам донг|донг",
    "KZT": "(?:қазақстан )?теңге",
    "RUB": "(?:ресей )?(?:рубль|рубл)",
    "CNY": "(?:қытай )?юань?",
    "JPY": "(?:жапон(?:ия)? )?(?:иена|йена)",
    "GBP": "(?:британ(?:дық|ия)? )?фунт(?: стерлинг)?",
    "KRW": "(?:оңтүстік )?корея вон",
    "UZS": "өзбек(?:стан)? (?:сом|сум)|сум",
    "KGS": "(?:қырғыз(?:стан)? )?сом(?!они)",
    "TJS": "(?:тәжік(?:стан)? )?сомони",
    "TMT": "түрік?мен(?:стан)? манат",
    "THB": "(?:тай(?:ланд)? )?бат",
    "INR": "үнді(?:стан)? рупия|рупия",
    "IDR": "индонезия рупия",
    "MYR": "(?:малайзия )?ринггит",
    "SGD": "сингапур доллар",
    "PHP": "филиппин песо",
    "AUD": "аустралия доллар",
    "NZD": "жаңа зеландия доллар",
    "CAD": "канада доллар",
    "CHF": "швейцария франк",
    "TRY": "түрік лира|лира",
    "AZN": "әзірбайжан манат",
    "BYN": "бел[ао]русь? (?:рубль|рубл)",
    "UAH": "(?:украина )?гривна",
    "GEL": "грузия лари",
    "AMD": "армения драм",
    "LAK": "лаос кип",
    "KHR": "камбоджа риел",
    "MMK": "мьянма кьят",
    "TWD": "(?:жаңа )?тайвань доллар",
    "HKD": "гонконг доллар",
    "AED": "(?:біріккен араб әмірліктерінің |бақ |бәә |баә )?дирхам",
    "SAR": "сауд арабиясының риал",
    "ILS": "(?:израиль )?(?:жаңа )?шекел",
    "PLN": "(?:польша )?злот(?:ый|а)",
    "SEK": "швеция крон",
    "NOK": "норвегия крон",
    "DKK": "дат крон",
    "MNT": "моңғолия тугриг|тугрик",
    "BRL": "бразилия реал",
    "ZAR": "оңтүстік африка рэнд",
}
_RUSSIAN = {
    "USD": "(?:американск\\w+ )?доллар\\w{0,2}(?: сша)?",
    "EUR": "евро",
    "VND": "(?:вьетнамск\\w+ )?донг\\w{0,2}",
    "KZT": "(?:казахск\\w+ |казахстанск\\w+ )?тенге",
    "RUB": "(?:российск\\w+ )?рубл\\w{1,3}|руб\\.?",
    "CNY": "(?:китайск\\w+ )?юан\\w{1,2}",
    "JPY": "(?:японск\\w+ )?(?:иен|йен)\\w{0,2}",
    "GBP": "(?:британск\\w+ )?фунт\\w{0,2}(?: стерлингов)?",
    "KRW": "(?:южнокорейск\\w+ )?вон[аы]?",
    "UZS": "(?:узбекск\\w+ )?сум\\w{0,2}",
    "KGS": "(?:кирги[зс]ск\\w+ |кыргызск\\w+ )?сом(?:а|ов|ы)?",
    "TJS": "(?:таджикск\\w+ )?сомони",
    "TMT": "(?:нов\\w+ )?туркменск\\w+ манат\\w{0,2}",
    "THB": "(?:таи?ландск\\w+ |тайск\\w+ )?бат(?:а|ов|ы)?",
    "INR": "(?:индийск\\w+ )?рупи[йяи]",
    "IDR": "индонезийск\\w+ рупи[йяи]",
    "MYR": "(?:малайзийск\\w+ )?ринггит\\w{0,2}",
    "SGD": "сингапурск\\w+ доллар\\w{0,2}",
    "PHP": "филиппинск\\w+ песо",
    "AUD": "австралийск\\w+ доллар\\w{0,2}",
    "NZD": "новозеландск\\w+ доллар\\w{0,2}",
    "CAD": "канадск\\w+ доллар\\w{0,2}",
    "CHF": "швейцарск\\w+ франк\\w{0,2}",
    "TRY": "(?:турецк\\w+ )?лир[аы]?",
    "AZN": "азербайджанск\\w+ манат\\w{0,2}",
    "BYN": "бел[ао]русск\\w+ рубл\\w{1,3}",
    "UAH": "(?:украинск\\w+ )?грив(?:на|ны|ен)",
    "GEL": "(?:грузинск\\w+ )?лари",
    "AMD": "(?:армянск\\w+ )?драм\\w{0,2}",
    "LAK": "(?:лаосск\\w+ )?кип(?:а|ов|ы)?",
    "KHR": "(?:камбоджийск\\w+ )?риел\\w{1,2}",
    "MMK": "(?:мьянманск\\w+ )?кьят\\w{0,2}",
    "TWD": "(?:нов\\w+ )?тайваньск\\w+ доллар\\w{0,2}",
    "HKD": "гонконгск\\w+ доллар\\w{0,2}",
    "AED": "дирхам\\w{0,2}(?: оаэ)?",
    "SAR": "саудовск\\w+ риял\\w{0,2}",
    "ILS": "(?:нов\\w+ )?(?:израильск\\w+ )?шекел\\w{1,2}",
    "PLN": "(?:польск\\w+ )?злот\\w{1,2}",
    "SEK": "шведск\\w+ крон[аы]?",
    "NOK": "норвежск\\w+ крон[аы]?",
    "DKK": "датск\\w+ крон[аы]?",
    "MNT": "(?:монгольск\\w+ )?тугрик\\w{0,2}",
    "BRL": "бразильск\\w+ реал\\w{0,2}",
    "ZAR": "южноафриканск\\w+ рэнд\\w{0,2}",
}
_KAZAKH_ENDING = (
    r"(?:л[аые]р)?(?:[ыі]|с[ыі])?"
    r"(?:[ндт][ыі]ң|нда|нде|[дт][ае]|[ндт][ае]н|[ғгқк][ае]|н[ае]|н|[дтн][ыі]|[мбп]ен|лық|лік|дай|дей)?"
)
NAMED_CODES = frozenset(_ENGLISH)
"""The currencies that are also recognised by their names."""


_LAST = {"USD", "RUB", "KGS"}
"""Codes whose bare names begin the full names of others (đô la, đô la Singapore): tried after them."""


@cache
def currency_pattern(language: str) -> str:
    """A regular expression of the currency names of a language, one group per currency, the group named CODE_n.

    It is to be matched without regard to case. For "mul" and "und" it holds the names of all languages.
    """
    tables = {"en": (_ENGLISH,), "vi": (_VIETNAMESE,), "kk": (_KAZAKH,), "ru": (_RUSSIAN,)}.get(
        language, (_ENGLISH, _VIETNAMESE, _KAZAKH, _RUSSIAN)
    )
    groups = []
    for number, table in enumerate(tables):
        ending = _KAZAKH_ENDING if table is _KAZAKH else ""
        for code, names in sorted(table.items(), key=lambda item: item[0] in _LAST):
            groups.append(rf"(?P<{code}_{number}>(?:{names}){ending}(?!\w))")
    return "|".join(groups).replace(" ", r"\s")
