"""Kazakh names in the Latin alphabets, in Russian and in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.names import compare, skeleton
from reader.names.kazakh_latin import SYSTEMS, to_cyrillic, to_latin

# Kazakh | Russian newspapers | English newspapers
PEOPLE = """
Қасым-Жомарт Тоқаев|Касым-Жомарт Токаев|Kassym-Jomart Tokayev
Нұрсұлтан Назарбаев|Нурсултан Назарбаев|Nursultan Nazarbayev
Олжас Бектенов|Олжас Бектенов|Olzhas Bektenov
Әлихан Смайылов|Алихан Смаилов|Alikhan Smailov
Мұрат Нұртілеу|Мурат Нуртлеу|Murat Nurtleu
Бақытжан Сағынтаев|Бакытжан Сагинтаев|Bakytzhan Sagintayev
Ерлан Қошанов|Ерлан Кошанов|Yerlan Koshanov
Мәулен Әшімбаев|Маулен Ашимбаев|Maulen Ashimbayev
Серік Жұманғарин|Серик Жумангарин|Serik Zhumangarin
Асқар Мамин|Аскар Мамин|Askar Mamin
Ғалымжан Қойшыбаев|Галымжан Койшибаев|Galymzhan Koishybayev
Жансейіт Түймебаев|Жансеит Туймебаев|Zhanseit Tuimebayev
Дархан Сатыбалды|Дархан Сатыбалды|Darkhan Satybaldy
Ермек Көшербаев|Ермек Кошербаев|Yermek Kosherbayev
Тамара Дүйсенова|Тамара Дуйсенова|Tamara Duissenova
Ақмарал Әлназарова|Акмарал Альназарова|Akmaral Alnazarova
Қанат Бозымбаев|Канат Бозумбаев|Kanat Bozumbayev
Роман Скляр|Роман Скляр|Roman Sklyar
Гүлшара Әбдіқалықова|Гульшара Абдыкаликова|Gulshara Abdykalikova
Дариға Назарбаева|Дарига Назарбаева|Dariga Nazarbayeva
Абай Құнанбайұлы|Абай Кунанбаев|Abai Kunanbaiuly
Мұхтар Әуезов|Мухтар Ауэзов|Mukhtar Auezov
Шоқан Уәлиханов|Чокан Валиханов|Shokan Ualikhanov
Жамбыл Жабаев|Джамбул Джабаев|Zhambyl Zhabayev
Ыбырай Алтынсарин|Ибрай Алтынсарин|Ybyrai Altynsarin
Сәкен Сейфуллин|Сакен Сейфуллин|Saken Seifullin
Ілияс Есенберлин|Ильяс Есенберлин|Ilyas Yesenberlin
Мағжан Жұмабаев|Магжан Жумабаев|Magzhan Zhumabayev
Қаныш Сәтбаев|Каныш Сатпаев|Kanysh Satpayev
Дінмұхамед Қонаев|Динмухамед Кунаев|Dinmukhamed Kunayev
Талғат Мұсабаев|Талгат Мусабаев|Talgat Mussabayev
Айдын Айымбетов|Айдын Аимбетов|Aidyn Aimbetov
Геннадий Головкин|Геннадий Головкин|Gennady Golovkin
Елена Рыбакина|Елена Рыбакина|Elena Rybakina
Димаш Құдайберген|Димаш Кудайберген|Dimash Kudaibergen
Тоқтар Әубәкіров|Токтар Аубакиров|Toktar Aubakirov
Бауыржан Момышұлы|Бауыржан Момышулы|Bauyrzhan Momyshuly
Мәншүк Мәметова|Маншук Маметова|Manshuk Mametova
Әлия Молдағұлова|Алия Молдагулова|Aliya Moldagulova
Роза Бағланова|Роза Багланова|Roza Baglanova
Шәмші Қалдаяқов|Шамши Калдаяков|Shamshi Kaldayakov
Кенесары Қасымұлы|Кенесары Касымов|Kenesary Kasymuly
Қажымұқан Мұңайтпасов|Кажымукан Мунайтпасов|Kazhymukan Munaitpasov
Жақсылық Үшкемпіров|Жаксылык Ушкемпиров|Zhaksylyk Ushkempirov
Бекзат Саттарханов|Бекзат Саттарханов|Bekzat Sattarkhanov
Илья Ильин|Илья Ильин|Ilya Ilyin
Данияр Елеусінов|Данияр Елеусинов|Daniyar Yeleussinov
Ольга Рыпакова|Ольга Рыпакова|Olga Rypakova
Зүлфия Чиншанло|Зульфия Чиншанло|Zulfiya Chinshanlo
Юрий Мельниченко|Юрий Мельниченко|Yuri Melnichenko
Вячеслав Ким|Вячеслав Ким|Vyacheslav Kim
Иманғали Тасмағамбетов|Имангали Тасмагамбетов|Imangali Tasmagambetov
Кәрім Мәсімов|Карим Масимов|Karim Massimov
Сауат Мыңбаев|Сауат Мынбаев|Sauat Mynbayev
Әсет Исекешев|Асет Исекешев|Asset Issekeshev
Бердібек Сапарбаев|Бердибек Сапарбаев|Berdibek Saparbayev
Қырымбек Көшербаев|Крымбек Кушербаев|Krymbek Kusherbayev
Нұрлан Нығматулин|Нурлан Нигматулин|Nurlan Nigmatulin
Марат Бекетаев|Марат Бекетаев|Marat Beketayev
Гүлмира Сатыбалды|Гульмира Сатыбалды|Gulmira Satybaldy
Ержан Бабақұмаров|Ержан Бабакумаров|Yerzhan Babakumarov
Шыңғыс Айтматов|Чингиз Айтматов|Chinghiz Aitmatov
Қайрат Нұртас|Кайрат Нуртас|Kairat Nurtas
Жәнібек Әлімханұлы|Жанибек Алимханулы|Zhanibek Alimkhanuly
Ұлан Байжанов|Улан Байжанов|Ulan Baizhanov
Өмірзақ Шөкеев|Умирзак Шукеев|Umirzak Shukeyev
""".strip().splitlines()

PLACES = """
Астана|Астана|Astana
Алматы|Алматы|Almaty
Шымкент|Шымкент|Shymkent
Қарағанды|Караганда|Karaganda
Ақтау|Актау|Aktau
Ақтөбе|Актобе|Aktobe
Атырау|Атырау|Atyrau
Тараз|Тараз|Taraz
Қостанай|Костанай|Kostanay
Қызылорда|Кызылорда|Kyzylorda
Түркістан|Туркестан|Turkistan
Павлодар|Павлодар|Pavlodar
Семей|Семей|Semey
Көкшетау|Кокшетау|Kokshetau
Талдықорған|Талдыкорган|Taldykorgan
Екібастұз|Экибастуз|Ekibastuz
Жезқазған|Жезказган|Zhezkazgan
Теміртау|Темиртау|Temirtau
Балқаш|Балхаш|Balkhash
Сәтбаев|Сатпаев|Satpayev
Қонаев|Конаев|Konaev
Жаңаөзен|Жанаозен|Zhanaozen
Рудный|Рудный|Rudny
Степногор|Степногорск|Stepnogorsk
Щучинск|Щучинск|Shchuchinsk
Арал|Арал|Aral
Байқоңыр|Байконур|Baikonur
Маңғыстау|Мангистау|Mangystau
Ұлытау|Улытау|Ulytau
Абай|Абай|Abay
Жетісу|Жетысу|Zhetysu
Ақмола|Акмола|Akmola
Бурабай|Бурабай|Burabay
Шарын|Чарын|Charyn
Көлсай|Кольсай|Kolsay
Медеу|Медео|Medeu
Шымбұлақ|Чимбулак|Shymbulak
Іле|Или|Ile
Ертіс|Иртыш|Irtysh
Сырдария|Сырдарья|Syrdarya
Есіл|Ишим|Yesil
Жайық|Жайык|Zhayyk
Тобыл|Тобол|Tobyl
Шу|Шу|Shu
Қордай|Кордай|Korday
Мерке|Мерке|Merke
Хромтау|Хромтау|Khromtau
Қандыағаш|Кандыагаш|Kandyagash
Шалқар|Шалкар|Shalkar
Аягөз|Аягоз|Ayagoz
Зайсаң|Зайсан|Zaysan
Риддер|Риддер|Ridder
Шемонаиха|Шемонаиха|Shemonaikha
Құлсары|Кульсары|Kulsary
Форт-Шевченко|Форт-Шевченко|Fort-Shevchenko
Құрық|Курык|Kuryk
Бейнеу|Бейнеу|Beyneu
Сарыағаш|Сарыагаш|Saryagash
Кентау|Кентау|Kentau
Арыс|Арысь|Arys
Шардара|Шардара|Shardara
Жаркент|Жаркент|Zharkent
Текелі|Текели|Tekeli
Үштөбе|Уштобе|Ushtobe
Қапшағай|Капчагай|Kapshagay
Есік|Есик|Yesik
Талғар|Талгар|Talgar
Қаскелең|Каскелен|Kaskelen
""".strip().splitlines()

APART = """
Серік|Берік
Марат|Мұрат
Асан|Әсен
Асан|Ахсан
Ерлан|Ерман
Нұрлан|Нұржан
Айгүл|Айнұр
Дана|Дина
Дина|Диана
Ақтау|Ақтөбе
Орал|Арал
Самат|Санат
Талғат|Толғат
Омаров|Омарова
Болат|Балат
Қайрат|Қанат
Ержан|Ерлан
Азамат|Азат
Алма|Әлима
Жанар|Жанат
Жанар|Жұлдыз
Мәди|Мәдина
Тимур|Темір
Арман|Армат
Бақыт|Бекет
Бектас|Бекзат
Есен|Асан
Айша|Әсия
Сәуле|Сәлия
Салтанат|Сағадат
Данияр|Динар
Жандос|Жанас
Ислам|Аслан
Руслан|Аслан
Ғани|Ғалия
Меруерт|Мерей
Сәбит|Сабыр
Тараз|Тарас
Семей|Сәмей
Шу|Шуша
Шымкент|Шемкен
Тан|Танг
Чан|Чанг
Қара|Қыра
Кент|Кант
Ақсай|Ақсу
Лондон|Линдон
""".strip().splitlines()

LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


@pytest.mark.parametrize(
    ("system", "name", "latin"),
    [
        ("2021", "Қазақстан Республикасы", "Qazaqstan Respublikasy"),
        ("2021", "Шыңғыс, Өскемен, Түркістан", "Şyñğys, Öskemen, Türkıstan"),
        ("2021", "Үкі ІРІ Чили ЧИЛИ Щучинск Юрий", "Ükı IRI Tşili TŞİLİ Ştşutşinsk İurii"),
        ("2018", "Қазақстан Республикасы", "Qazaqstan Respýblıkasy"),
        ("2018", "Шыңғыс, Өскемен, Түркістан, Үміт", "Shyńǵys, Óskemen, Túrkistan, Úmit"),
        ("2018", "ШЫМКЕНТ Иманғали ИМАНҒАЛИ", "SHYMKENT Imanǵalı IMANǴALI"),
        ("2017", "Шыңғыс, Өскемен, Бауыржан, Түркістан", "S'yn'g'ys, O'skemen, Bay'yrjan, Tu'rkistan"),
        ("bgn", "Қазақстан, Жезқазған, Маңғыстау, Ұлытау", "Qazaqstan, Zhezqazghan, Mangghystaū, Ulytaū"),
        ("bgn", "ЖАҢАӨЗЕН Хромтау", "ZHANGAÖZEN Khromtaū"),
        ("iso9", "Шымкент, Жезқазған, Абай", "Šymkent, Žezķazġan, Abaj"),
    ],
)
def test_each_system_writes_its_letters(system: str, name: str, latin: str) -> None:
    assert to_latin(name, system) == latin


def test_an_unknown_system_is_refused() -> None:
    with pytest.raises(ValueError, match="1929"):
        to_latin("Астана", "1929")


@pytest.mark.parametrize(
    "text",
    [
        "Қазақстан Республикасының Президенті Қасым-Жомарт Тоқаев Астанада кеңес өткізді.",
        "ӘДІЛЕТ МИНИСТРЛІГІ",
        "Ия, Юнус Айдың үйі Қордайда; ауыл шаруашылығы, экономика, станция, концерт, бюджет.",
        "Чили мен Щучинск, Ұлытау мен Жетісу, жаһан, шаһар, актёр, аэропорт, қызметші.",
        "Украина мен Әзербайжан, Өзбекстан, Қырғызстан, Тәжікстан",
        "2026: 15 %",
    ],
)
def test_the_alphabet_of_2021_is_read_back(text: str) -> None:
    assert to_cyrillic(to_latin(text)) == text


def test_names_come_back_from_the_alphabet_of_2021() -> None:
    names = [line.split("|")[0] for line in PEOPLE + PLACES]
    lost = [name for name in names if to_cyrillic(to_latin(name)) != name]
    assert len(lost) / len(names) <= 0.06, lost


@given(st.text(alphabet=LETTERS + LETTERS.upper() + " -'"))
def test_any_text_is_written_in_every_system_and_read_back(text: str) -> None:
    for system in SYSTEMS:
        latin = to_latin(text, system)
        assert not set(latin.lower()) & set(LETTERS)
    assert not set(to_cyrillic(to_latin(text)).lower()) & set("abcdefghijklmnopqrstuvwxyzäğñöşüūı")


@given(st.text(max_size=40))
def test_what_is_not_kazakh_stays(text: str) -> None:
    foreign = "".join(letter for letter in text if letter.lower() not in LETTERS)
    assert to_latin(foreign) == foreign


@pytest.mark.parametrize(
    ("system", "share"), [("2021", 0.99), ("2018", 0.99), ("2017", 0.99), ("bgn", 0.99), ("iso9", 0.9)]
)
def test_a_name_has_one_skeleton_in_all_alphabets(system: str, share: float) -> None:
    names = [line.split("|")[0] for line in PEOPLE + PLACES]
    other = [name for name in names if skeleton(to_latin(name, system)) != skeleton(name)]
    assert 1 - len(other) / len(names) >= share, other


@pytest.mark.parametrize(("column", "share"), [(1, 0.9), (2, 0.95)])
def test_newspaper_forms_are_the_same_name(column: int, share: float) -> None:
    different = []
    for kind, lines in (("PERSON", PEOPLE), ("PLACE", PLACES)):
        for line in lines:
            name, form = line.split("|")[0], line.split("|")[column]
            if skeleton(form) != skeleton(name) and compare(form, name, kind).relation != "same":
                different.append(line)
    assert 1 - len(different) / len(PEOPLE + PLACES) >= share, different


@pytest.mark.parametrize("pair", APART)
def test_different_names_stay_apart_in_every_alphabet(pair: str) -> None:
    one, other = pair.split("|")
    assert skeleton(one) != skeleton(other)
    assert compare(one, other, "PERSON").relation != "same"
    for system in SYSTEMS:
        assert skeleton(to_latin(one, system)) != skeleton(to_latin(other, system))
