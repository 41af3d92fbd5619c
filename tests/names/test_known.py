"""What the gazetteer knows, and what it must not confuse."""

import pytest

from reader.names.known import gazetteer


def keys(name, **options):
    return [known.key for known in gazetteer().find(name, **options)]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kazakhstan", "iso3166:KZ"),
        ("Republic of Kazakhstan", "iso3166:KZ"),
        ("Қазақстан Республикасы", "iso3166:KZ"),
        ("Ca-dắc-xtan", "iso3166:KZ"),
        ("Казахстан", "iso3166:KZ"),
        ("Qazaqstan", "iso3166:KZ"),
        ("Viet Nam", "iso3166:VN"),
        ("Cộng hòa Xã hội chủ nghĩa Việt Nam", "iso3166:VN"),
        ("Cộng hoà xã hội chủ nghĩa Việt Nam", "iso3166:VN"),
        ("Вьетнам", "iso3166:VN"),
        ("Trung Quốc", "iso3166:CN"),
        ("Қытай", "iso3166:CN"),
        ("Hoa Kỳ", "iso3166:US"),
        ("АҚШ", "iso3166:US"),
        ("U.S.", "iso3166:US"),
        ("Burma", "iso3166:MM"),
        ("Türkiye", "iso3166:TR"),
        ("Hong Kong", "iso3166:HK"),
        ("Hà Nội", "geonames:1581130"),
        ("Ha Noi", "geonames:1581130"),
        ("HANOI", "geonames:1581130"),
        ("Ханой", "geonames:1581130"),
        ("Danang", "geonames:1583992"),
        ("Mát-xcơ-va", "geonames:524901"),
        ("Нұр-Сұлтан", "geonames:1526273"),
        ("Усть-Каменогорск", "geonames:1520316"),
        ("Өскемен", "geonames:1520316"),
        ("East Kazakhstan", "iso3166-2:KZ-63"),
        ("Шығыс Қазақстан облысы", "iso3166-2:KZ-63"),
        ("Biển Đông", "region:south-china-sea"),
        ("Оңтүстік-Шығыс Азия", "region:southeast-asia"),
        ("EAEU", "body:eaeu"),
        ("ЕАЭО", "body:eaeu"),
        ("Liên minh Kinh tế Á-Âu", "body:eaeu"),
        ("TTXVN", "body:vna"),
        ("Uruguayan", "norp:UY"),
        ("вьетнамдық", "norp:VN"),
        ("Заир", "iso3166:CD"),
        ("Македония", "iso3166:MK"),
        ("Úc Đại Lợi", "iso3166:AU"),
        ("Đức quốc", "iso3166:DE"),
        ("Cộng hoà Dân chủ Congo", "iso3166:CD"),
        ("Берег Слоновой Кости", "iso3166:CI"),
        ("Акмолинск", "geonames:1526273"),
        ("Шевченко қаласы", "geonames:610612"),
        ("Даклак", "iso3166-2:VN-33"),
        ("tỉnh Hà Tây", "iso3166-2:VN-15"),
        ("Циндао", "geonames:1797929"),
        ("Thanh Đảo", "geonames:1797929"),
        ("Хартум", "geonames:379252"),
        ("Лига Наций", "body:league-of-nations"),
        ("ПАСЕ", "body:pace"),
        ("Đại học Harvard", "body:harvard-university"),
        ("UNCLOS", "law:unclos"),
        ("Екінші дүниежүзілік соғыс", "event:wwii"),
    ],
)
def test_a_name_in_any_language_leads_to_the_thing(name, key):
    assert keys(name)[0] == key


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("Астанада", "geonames:1526273"),
        ("Вьетнамға", "iso3166:VN"),
        ("Қазақстанның", "iso3166:KZ"),
        ("Шығыс Қазақстан облысында", "iso3166-2:KZ-63"),
        ("АҚШ-тың", "iso3166:US"),
        ("Нью-Йоркте", "geonames:5128581"),
        ("ЕАЭО-ға", "body:eaeu"),
    ],
)
def test_kazakh_endings_are_seen_through(form, key):
    assert keys(form)[0] == key


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("Samarkand", "geonames:1518262"),  # GeoNames has it as a name of Temirtau
        ("Shevchenko", "geonames:610612"),  # and this of Aktau
        ("Lão", "iso3166:LA"),
        ("Hả Nội", "geonames:1581130"),
        ("Thạnh Hóa", "iso3166-2:VN-21"),
        ("Және", "geonames:1785036"),
        ("Шевченко", "geonames:610612"),
    ],
)
def test_contradicting_names_are_not_taken_for_it(name, wrong):
    assert wrong not in keys(name)


def test_shared_names_need_a_country():
    assert keys("National Assembly") == []
    assert keys("National Assembly", country="VN") == ["body:vn-national-assembly"]
    assert keys("National Assembly of Viet Nam") == ["body:vn-national-assembly"]


def test_kind_limits_the_answer():
    assert keys("Lao", kind="NORP") == ["norp:LA"]
    assert keys("Hanoi", kind="ORG") == []


def test_names_to_show_and_identifiers():
    known = gazetteer().get("geonames:1526273")
    assert known is not None
    assert known.names == {"en": "Astana", "vi": "Astana", "kk": "Астана", "ru": "Астана"}
    assert known.same_as == {"iso3166-2": "KZ-71", "geonames": 1526273}
    assert known.country == "KZ"
    assert gazetteer().get("geonames:1") is None
    assert gazetteer().get("iso3166:VN").names["vi"] == "Việt Nam"


def test_the_capital_outweighs_its_namesakes():
    found = gazetteer().find("Moscow")
    assert found[0].key == "geonames:524901"
    assert [known.weight for known in gazetteer().find("Thái Nguyên")] == sorted(
        (known.weight for known in gazetteer().find("Thái Nguyên")), reverse=True
    )


def scanned(text, **options):
    words = text.split()
    return [(" ".join(words[start:end]), things[0].key) for start, end, things in gazetteer().scan(words, **options)]


def test_scan_takes_the_longest_names():
    assert scanned("leaders of the Republic of Kazakhstan met in Ha Noi on Vietnam's day") == [
        ("Republic of Kazakhstan", "iso3166:KZ"),
        ("Ha Noi", "geonames:1581130"),
        ("Vietnam's", "iso3166:VN"),
    ]


def test_scan_passes_over_hyphens_and_takes_suffixes():
    assert scanned("Оңтүстік - Шығыс Азияда және АҚШ - тың") == [
        ("Оңтүстік - Шығыс Азияда", "region:southeast-asia"),
        ("АҚШ - тың", "iso3166:US"),
    ]


def test_scan_leaves_common_words_alone():
    assert scanned("Who told us that my plan is an act I ran") == []
    assert scanned("Bộ Kinh tế và ngành Lao động của Nam", language="vi") == []
    assert scanned("xin Đại liên hệ với chúng tôi", language="vi") == []
    assert scanned("cảng Đại Liên", language="vi") == [("Đại Liên", "geonames:1814087")]


def test_marks_on_a_part_of_a_name_may_stand_or_be_left_out():
    assert gazetteer().find("Communist Party of Việt Nam")[0].key == "body:vn-cpv"
    assert gazetteer().find("Hồ Chí Minh National Academy of Politics")[0].key == "body:vn-hcm-academy"
    assert not gazetteer().find("Communist Party of Viết Nam")


def test_names_that_other_countries_share_need_the_country():
    for name in ("Party Central Committee", "Ministry of Public Security", "Жоғарғы Сот"):
        assert not gazetteer().find(name)
    assert gazetteer().find("Party Central Committee", country="VN")[0].key == "body:vn-central-committee"


CAPITALS = """\
Hanoi|Vientiane|Phnom Penh|Bangkok|Naypyidaw|Kuala Lumpur|Jakarta|Manila|Bandar Seri Begawan|Dili|Astana|Moscow|Minsk|\
Yerevan|Bishkek|Tashkent|Dushanbe|Ashgabat|Baku|Tbilisi|Kyiv|Chisinau|Beijing|Tokyo|Seoul|New Delhi|Islamabad|Tehran|\
Washington|Ottawa|Mexico City|Brasilia|Buenos Aires|London|Paris|Berlin|Rome|Ankara|Riyadh|Pretoria|Canberra|Brussels|\
Kabul|Ulaanbaatar|Cairo|Addis Ababa|Nairobi|Khartoum|Accra|Kinshasa|Kampala|Damascus|Baghdad|Doha|Muscat|Manama|Amman"""


@pytest.mark.parametrize("capital", CAPITALS.split("|"))
def test_capitals_have_their_names_in_cyrillic(capital):
    found = gazetteer().find(capital, "PLACE")
    assert {"en", "kk", "ru"} <= set(found[0].names)


def test_conferences_of_different_years_are_different_things():
    assert gazetteer().find("COP29")[0].key != gazetteer().find("COP30")[0].key
