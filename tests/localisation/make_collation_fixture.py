"""Write data/collation.json: words and CLDR's names of territories in ICU's order, to compare `collation_key` with.

    python tests/localisation/make_collation_fixture.py

Needs PyICU, which neither the program nor its tests need. The order is that of the language's own collation with all
of ICU's defaults; equal keys are sorted by code point.
"""

import json
from itertools import pairwise, product
from pathlib import Path
from unicodedata import normalize

from babel import Locale

FIXTURE = Path(__file__).resolve().parent / "data" / "collation.json"

VIETNAMESE = """
an An AN ân ẩn ấn ăn Ăn ẵn ắn ang áng àng Anh anh ánh Ánh ảnh ấp ắp ba bà bả bã bá bạ Ba Bà bạn bán bàn bản bằng bâng
bầu bấu bẩu bậu bé bê bế bệ bể bễ biên biến biển biện bình Bình Bính bịnh bo bô bơ bò bồ bờ buôn buồn buông bước bưởi
ca cà cả cá cạ Cà-phê cà phê Cần cân cắn căn cấn cầu cậu chanh chánh chả cha chè chế chị chí chỉ chia chiến chính chó
chợ chờ chồng chông chung chúng chương chường cô cổ cố cờ cơ cỡ củ cũ cụ cú cừ cứ da Da dà dã dạ dân dần dẫn dận dây
dậy dê dễ dế đa Đa đà đả đã đá đạ Đà Đà Nẵng đa-năng đa năng Đăng đăng đặng đắng đằng đẳng đẵng đất đâu đầu đấu đậu
đẩu đe đê đề đế đệ để đễ đi đì đĩ điên điền điển điện điều đo đò đỏ đõ đó đọ đô đồ đổ đỗ đố độ đơ đờ đở đỡ đớ đợ Đồng
đông Đông đường em Em én ém êm Êm ếm ga gà gả gã gạ gạo gần gấn ghe ghế ghi ghì gì gia già giả giã giá giạ giang giáo
Giáp giặc gươm gương ha hà Hà hả há hạ Hà Nội Hà-nội HÀ NỘI hà nội Hải hai hài hái hại Hải Phòng hãi hàn hán hạn hân
hận hẩn Hậu hậu hầu hấu hoa hòa hoà hỏa hóa họa hoạ Hòa Bình Hoà Bình hồ hô hổ hỗ hố hộ hờ hơ hở Huế huệ huê Hùng Hưng
hung hứng Hương hường hướng ích im ìm in ỉn kem kém kè kê kế kệ kể kễ khi khỉ khí khô khổ khố không khổng khống ki kì
kỳ ký kí kỷ kỉ kỹ kĩ kỵ la là lả lã lá lạ Lâm lâm lấm lầm lậm lẩm lẫm lăm Lắm lặm Lan lan lán làn le lê lề lễ lệ lế Lê
Lý lý lí Lí lo lô lơ lò lồ lờ lợi Lợi lụa Lừa lùa lúa lưa ma mà mả mã má mạ mai mái mài mãi mại mận mấn mẩn mê mề mễ
mệ mẹ mẻ mẽ mé Minh mình mính mo mô mơ mò mồ mờ mở mỡ Mỹ mỹ mĩ mị mua mùa múa mưa na nà nả nã ná nạ Nam nam nám nặm
năm nằm nắm nấm nâm nậm ngang ngã ngả ngà nga Nga ngá ngạ nghe nghề nghế nghệ nghễ ngô ngồ Ngô ngơ ngờ Ngọc Nguyễn
Nguyên nguyện nguyền nha nhà Nhà nhả nhã nhá nhạ nhân nhận nhẫn nhẩn nho nhô nhơ nhỏ nhớ như nhử nhứ nhừ nhũ nhu ni nì
no nô nơ nò nồ nớ nước ô Ô ồ ổ ỗ ố ộ ơ Ơ ờ ở ỡ ớ ợ o ò ỏ õ ó ọ oan oán oản pa pha phà phá phạ pháo pháp Phú phú phụ
phủ phũ phù Phúc phục qua quà quả quá quạ quê quế quệ quý quí quỹ quỳ Quỳnh ra rà rả rã rá rạ rồi rối rỗi rơi rời rưỡi
sa sà sả sã sá sạ sân sấn sẩn Sài Gòn Sài-gòn sài sao sáo sào sạo sinh sính sông Sông sống sổng sóng song Sơn sơn son
són sờn sư sử sứ sự sữa sửa ta tà tả tã tá tạ Tám tám tạm tầm tâm tấm tậm tắm tăm tên tến tết Tết tệ tế thanh Thanh
thành thánh thạnh thảnh thăng thắng Thắng thẳng Thăng Long thu thù thủ thú thụ thư thừ thử thứ tháng tháng 1 tháng 10
tháng 12 tháng 2 ti tí tì tỉ tĩ tị to tô tơ tò Tô Lâm tổ tố tộ tờ tớ trà tra trả trá trạ trăng trắng trằng tre trẻ trẽ
tri trí trì trị triển Trung trung trùng trúng trưng trứng Trường trường trương tu tù tú tụ tư từ Từ tử tứ tự tỷ tỉ ty
u ù ủ ũ ú ụ ư ừ ử ữ ứ ự ứng ưng Ưng uống uông ưu va và vả vã vá vạ vàng váng Vân vân vấn vẫn vận vẩn Văn văn vắn vằn
ve vê về vế vệ vẻ Việt việt viết viên viện Việt Nam Việt-Nam Vĩnh vinh Vinh Võ võ vỡ vợ Vũ vũ vụ vú xa xà xả xã xá xạ
xanh Xanh xe xê xế xo xô xơ xứ xử xưa xuân Xuân y ý Ý ỳ ỷ ỹ ỵ Yên yên yến yếm fax Fax file jazz wifi Wi-Fi web zalo
Zoom COVID-19 G20 G7 G8 APEC ASEAN 1 10 11 19 2 20 2025 3 Washington Kazakhstan Astana Астана Ханой Қазақстан Әлихан
Тоқаев Мәскеу Москва München Málaga São Paulo Łódź Øre Đắk Lắk Đắc Lắc Đak Lak “An” «An» (An) An-an An, An An. An/Ba
An's An’s An–Ba An—Ba An & Ba №1 Nº1 naïve café Café Straße Weiß Ærø Ångström Žižka resume résumé Zürich
"""

KAZAKH = """
а А аға Аға ағаш ағай ай Ай айна ақ Ақ Ақтау Ақтөбе Ақ Орда ақ-қара Ақмола алма Алма Алматы алтын ана Ана ант апа ара
арал Арал арман ас Астана астана АСТАНА ат ата Ата Атырау ауыл ауыз аш ашық аю ә Ә әже Әже әке әкім Әкім әлем әлі
Әлихан әлия Әлия ән әнші Әсел әсем Әуезов әуе әуежай әр әріп б ба баба бақ Бақыт бақыт бала Бала балық бар бас Баян
бет бес биік бір Бір біз біздің білім бой бол бота бөлім бөрі Бөрі бу бұл бұлт бұрын бүгін бүркіт бүкіл в вагон Вагон
ваза вирус вокзал Вьетнам вьетнам г Гагарин газ газет Газет гүл Гүл Гүлнар гүлдер гауһар геолог ғ Ғ ғалым ғалам Ғалия
Ғани ғарыш ғасыр ғылым Ғылым ғимарат ғұмыр д дала Дала дана дауыс дәл дәрі дәрігер дәптер дем демалыс дос Досжан дүние
дүкен дұрыс е ел Ел елші Елбасы ене ер Ерлан ертең ескі есік етік ё ёлка Ёлка ёж Еж ж жаз жай жақсы жан Жанна жаңа
Жаңаөзен жарық жас жасыл жел жер Жер Жетісу жеті жоба жол жоқ жүз жүрек жұлдыз жұмыс жылқы жыл жылы жыр жібек Жібек
жігіт з заң Заң зат зауыт зейін Зайсан зерде зиян и ине ит ием Италия иық Иран й йога Йемен йод к кеме кемпір кең кеш
көк Көк көл Көкшетау көз көше кітап Кітап кілт кім кіші күз күн Күн күнде күл күміс күш қ қабат қазақ Қазақ Қазақстан
Қазақстан Республикасы қазан қала қалам қант қар қара Қарағанды қарт Қасым Қасым-Жомарт Тоқаев қаз қоғам қол қой қон
қош Қонаев Қостанай қызыл Қызылорда қыз қыс қырық құс құм құн Құран құда құрмет л лағыл лимон лас лек Лондон м мақала
мал Мал маған маңыз маусым мәдениет мәжіліс Мәжіліс мәлімет мектеп мен мемлекет Мәскеу Медеу мұз мұғалім мүше мүмкін
мың мысық н нан наурыз Наурыз Назарбаев намыс нәтиже нәр неше нұр Нұр-Сұлтан Нұрлан нүкте ң оң Оң о ой Ой ойын оқу
оқушы Орал он орда орман орта от Отырар ө Ө өзен өзге өкім өлең Өлең өмір өнер өрт өрік өсім Өскемен өте Өзбекстан п
пайда парк Павлодар пән пікір піл пошта пышақ р рақмет Ресей Ресей Федерациясы радио рас рет Рим роза Роза рух ру
рұқсат с сабақ сағат сан сары Сарыағаш сәбіз сәлем Сәтбаев Семей сен сөз Сөз спорт су сұрақ сұлу Сұлтан сүт сүйек сыр
сыйлық сіз сізге сіңлі т Талдықорған Тараз таң тау тарих тас тәртіп тәуелсіз теңіз теңге Теңге тер тоқ Тоқаев
Тоқаевтың Токаев тоғыз той төрт төре тұз Тұран тұман түн түс Түркістан түлкі тыл тың тіл тілек тіс у уақыт Уақыт уран
Украина ұ Ұ ұзақ ұл Ұлан ұлт Ұлттық ұн ұрпақ ұста ұшақ ү Ү үй үлкен үн Үндістан үрмебұршақ үш Үкімет үміт үстел ф
фабрика Фабрика факт физика футбол фильм х хабар Хабар халық хан Хан Ханой хат хош химия һ Һ Һанзада һәм айдаһар жиһан
гауһартас ц цирк Цой цемент цифр ч чай Чехия чемпион чек ш шай шам шар Шар шаш шәй шөл шөп шу шұлық шүкір Шымкент шың
шығыс шеше шіл щ щётка щука Щучинск ъ объект съезд Объект ы ыдыс Ыдыс ық ырыс ыстық Ысқақ ың і І ізгі іні Іле Ілияс
ілім іс іс-шара іс шара ішкі ірі ірімшік ь мьянма Мьянма компьютер модель э экран Экран эко эпос Эстония ю юбка Юпитер
ю-тур юмор я яғни Яғни Ялта якорь ЕАЭО БҰҰ АҚШ G7 COVID-19 1 10 11 2 20 2025 2025 жыл 5-бап 5 бап Astana Almaty Hà Nội
Tô Lâm Kazakhstan ASEAN Reuters Wi-Fi «Ақ жол» “Ақ жол” (Ақ) Ақ, Ақ. №5 №12 Ақ/Қара Ақ–Қара Ақ—Қара Нью-Йорк Нью Йорк
Київ Ґданськ Їжак Йошкар-Ола Ерёменко Еременко Семёнов Семенов Семенова ёмкость Ош Өш
"""

SYLLABLES = ["".join(pair) for pair in product(("", "b", "Đ"), "aăâeêioôơuưy", ("", *"\u0300\u0309\u0303\u0301\u0323"))]


def words(text: str) -> list[str]:
    """The words of a list, and its pairs of neighbours that begin with a capital, as names of two words."""
    single = text.split()
    pairs = [f"{one}{gap}{two}" for one, two in pairwise(single) if one[0].isupper() for gap in " -"]
    return single + pairs[::3]


def main() -> None:
    """Write the fixture."""
    import icu

    lists = {
        "vi": words(VIETNAMESE) + [normalize("NFC", each) for each in SYLLABLES],
        "kk": words(KAZAKH),
        "en": words(VIETNAMESE)[::3] + words(KAZAKH)[::3],
    }
    fixture = {}
    for language, texts in lists.items():
        key = icu.Collator.createInstance(icu.Locale(language)).getSortKey
        names = Locale(language).territories.values()
        fixture[language] = {
            "words": sorted(set(texts), key=lambda text: (key(text), text)),
            "territories": sorted(set(names), key=lambda text: (key(text), text)),
        }
    FIXTURE.parent.mkdir(exist_ok=True)
    FIXTURE.write_text(json.dumps(fixture, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
