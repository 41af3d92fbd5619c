"""Bodies and people across languages: translations and transcriptions are one, near misses stay apart."""

import pytest
from annotated import article

from reader.entities import EntityType, Mention
from reader.entities.linking import Linked, Linker


def link(**sources: str) -> Linked:
    """Links articles; the first two letters of a key are the language."""
    linker = Linker()
    for key, source in sources.items():
        text, mentions = article(source)
        linker.add(key, mentions, key[:2], text)
    return linker.result()


def entity(linked: Linked, key: str, text: str) -> str:
    found = {inner.entity for outer in linked.mentions(key) for inner in outer.walk() if inner.text == text}
    assert len(found) == 1, (text, found)
    return found.pop()


def mention(linked: Linked, key: str, text: str) -> Mention:
    return next(inner for outer in linked.mentions(key) for inner in outer.walk() if inner.text == text)


@pytest.mark.parametrize(
    "names",
    [
        ("vi=Bảo tàng Mỹ thuật Đồng Tháp", "en=Dong Thap Museum of Fine Arts", "ru=Музей искусств Донгтхап"),
        ("en=Karatau Medical University", "kk=Қаратау медицина университеті", "vi=Trường Đại học Y Karatau"),
        ("en=Association of Journalists of Mongolia", "vi=Hội Nhà báo Mông Cổ", "ru=Ассоциация журналистов Монголии"),
        ("en=Bank of Laos", "vi=Ngân hàng Lào", "ru=Банк Лаоса"),
        ("en=Supreme Court of Peru", "vi=Tòa án Tối cao Peru", "kk=Перу Жоғарғы соты"),
        ("en=Regional Hospital of Almaty", "ru=Региональная больница Алматы"),
        ("en=Institute of Nuclear Physics of Uzbekistan", "vi=Viện Vật lý hạt nhân Uzbekistan"),
    ],
)
def test_a_body_has_one_entity_in_all_languages(names: tuple[str, ...]) -> None:
    linked = link(**{name[:2]: f"{{ORG:{name[3:]}}}." for name in names})
    assert len({linked.mentions(name[:2])[0].entity for name in names}) == 1
    assert "mean the same" in " ".join(str(reason) for name in names for reason in linked.mentions(name[:2])[0].reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("en=Bank of Laos", "vi=Ngân hàng Thái Lan"),
        ("en=Institute of Physics of Uzbekistan", "vi=Viện Vật lý hạt nhân Uzbekistan"),
        ("en=Karatau Medical University", "kk=Қаратау педагогика университеті"),
        ("en=Karatau Medical University", "kk=Қаратау медицина колледжі"),
        ("en=School No. 12", "kk=№ 21 мектеп"),
        ("en=Embassy of Peru in Kenya", "vi=Đại sứ quán Kenya tại Peru"),
        ("vi=Cục Hải quan Long An", "vi2=Sở Hải quan Long An"),
        ("vi=Công ty TNHH Thép Bình Sơn", "vi2=Công ty cổ phần Thép Bình Sơn"),
        ("en=Turan Bank", "kk=Туран университеті"),
        ("en=Supreme Court of Peru", "vi=Tòa án Peru"),
    ],
)
def test_bodies_that_only_look_like_translations(one: str, other: str) -> None:
    sources = {part.partition("=")[0]: f"{{ORG:{part.partition('=')[2]}}}." for part in (one, other)}
    linked = link(**sources)
    assert len({linked.mentions(key)[0].entity for key in sources}) == 2


def test_a_bare_ministry_is_that_of_the_country_its_article_speaks_of() -> None:
    linked = link(
        en="{PLACE:HANOI} - Heavy rain hit {PLACE:Da Nang}. The {ORG:Ministry of Transport} closed roads.",
        en2="{PLACE:ASTANA} - The {ORG:Ministry of Transport} opened a line to {PLACE:Kostanay}.",
        vi="{ORG:Bộ Giao thông Vận tải} đóng đường tại {PLACE:Đà Nẵng}.",
        kk="{PLACE:Астанада} {ORG:Көлік министрлігі} хабарлады.",
        en3="The {ORG:Ministry of Transport of {PLACE:Kazakhstan}} wrote.",
        en4="{PLACE:LIMA} - In {PLACE:Peru}, the {ORG:Ministry of Transport} built a bridge.",
    )
    vietnamese, kazakh = entity(linked, "en", "Ministry of Transport"), entity(linked, "en2", "Ministry of Transport")
    assert vietnamese == linked.mentions("vi")[0].entity == "org:vn-mot"
    assert kazakh == linked.mentions("en3")[0].entity == entity(linked, "kk", "Көлік министрлігі") == "org:kz-mot"
    assert entity(linked, "en4", "Ministry of Transport") not in {vietnamese, kazakh}
    assert "Peru" in str(mention(linked, "en4", "Ministry of Transport").reasons[0])


def test_bare_ministries_of_countries_that_the_tables_do_not_have() -> None:
    linked = link(
        en="{PLACE:LIMA} - In {PLACE:Peru}, the {ORG:Ministry of Culture} restored a temple.",
        vi="{PLACE:Peru}: {ORG:Bộ Văn hóa} trùng tu đền.",
        en2="The {ORG:Ministry of Culture of {PLACE:Peru}} wrote.",
        kk="{PLACE:Кенияда} {ORG:Мәдениет министрлігі} музей ашты.",
    )
    assert len({entity(linked, "en", "Ministry of Culture"), linked.mentions("vi")[1].entity}) == 1
    assert entity(linked, "en", "Ministry of Culture") == linked.mentions("en2")[0].entity
    assert entity(linked, "kk", "Мәдениет министрлігі") != entity(linked, "en", "Ministry of Culture")


def test_a_country_named_before_it_in_the_sentence_goes_before_the_agency() -> None:
    linked = link(
        kk="{PLACE:АСТАНА} ({ORG:Kazinform}) - {ORG:Сыртқы істер министрлігі} хабарлады. {NORP:Вьетнам} премьері "
        "{ORG:Құрылыс министрлігіне} тапсырды. {PLACE:Қазақстанның} елшісі келді.",
        vi="{ORG:Bộ Xây dựng} kiểm tra.",
    )
    assert entity(linked, "kk", "Құрылыс министрлігіне") == linked.mentions("vi")[0].entity == "org:vn-moc"
    assert entity(linked, "kk", "Сыртқы істер министрлігі") == "org:kz-mfa"


def test_an_article_that_does_not_tell_leaves_a_bare_body_apart_and_says_so() -> None:
    linked = link(
        en="{PLACE:Peru} played {PLACE:Kenya}. {PLACE:Kenya} beat {PLACE:Peru}. The {ORG:Ministry of Sport} cheered.",
        en2="In {PLACE:Peru}, the {ORG:Ministry of Sport} cheered.",
        en3="In {PLACE:Kenya}, the {ORG:Ministry of Sport} cheered.",
    )
    entities = [entity(linked, key, "Ministry of Sport") for key in ("en", "en2", "en3")]
    assert len(set(entities)) == 3
    assert "does not tell which country's" in str(mention(linked, "en", "Ministry of Sport").reasons[0])


def test_the_body_named_with_its_country_is_meant_where_it_is_named_bare() -> None:
    linked = link(
        vi="{PLACE:HÀ NỘI} - Tại {PLACE:Việt Nam}, {ORG:Bộ Giao thông Vận tải {PLACE:Lào}} họp. "
        "{PLACE:Việt Nam} dự. {ORG:Bộ Giao thông Vận tải} nói.",
        vi2="{ORG:Bộ Giao thông Vận tải} nói.",
    )
    assert entity(linked, "vi", "Bộ Giao thông Vận tải") == entity(linked, "vi", "Bộ Giao thông Vận tải Lào")
    assert entity(linked, "vi2", "Bộ Giao thông Vận tải") == "org:vn-mot"


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Wang Xiaoming", "Ван Сяомин"),
        ("Liu Jianguo", "Лю Цзяньгоның"),
        ("Zhou Qiang", "Чжоу Цян"),
        ("Henriette Schulze", "Генриетта Шульце"),
        ("Jürgen Weidlich", "Юрген Вайдлих"),
        ("Étienne Marchand", "Этьен Маршан"),
        ("Lucie Bonnier", "Люси Боннье"),
        ("Peter Wainwright", "Питер Уэйнрайт"),
        ("Kim Min-ji", "Ким Минчжи"),
        ("Kenji Murata", "Кэндзи Мурата"),
        ("Sachiko Ishida", "Сатико Исида"),
        ("Khalid Mansour", "Халид Мансур"),
        ("Yerbol Sadvakasov", "Ербол Садуақасовтың"),
    ],
)
def test_a_person_and_the_transcription_are_one(latin: str, cyrillic: str) -> None:
    linked = link(en=f"{{PERSON:{latin}}} spoke.", kk=f"{{PERSON:{cyrillic}}} сөйледі.")
    assert linked.mentions("en")[0].entity == linked.mentions("kk")[0].entity


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Wang Xiaoming", "Ван Сяомэй"),
        ("Wang Yang", "Ван Янь"),
        ("Chen Ming", "Чэнь Минь"),
        ("Wang Yi", "Ван Юй"),
        ("Kim Min-ji", "Ким Мин Чжэ"),
        ("Kenji Murata", "Кэйдзи Мурата"),
        ("Jiro Kono", "Таро Коно"),
        ("Henriette Schulze", "Генрих Шульце"),
        ("Joan Carter", "Джон Картер"),
        ("James White", "Джеймс Райт"),
        ("Khalid Mansour", "Халед Массур"),
        ("Omar Jalil", "Омар Халиль"),
        ("Nurlan Serikbayev", "Нұрлан Серікбаева"),
        ("Giorgio Conti", "Джорджа Конти"),
    ],
)
def test_people_who_only_sound_alike_stay_apart(latin: str, cyrillic: str) -> None:
    linked = link(en=f"{{PERSON:{latin}}} spoke.", kk=f"{{PERSON:{cyrillic}}} сөйледі.")
    assert linked.mentions("en")[0].entity != linked.mentions("kk")[0].entity


def test_a_company_goes_by_its_own_name() -> None:
    linked = link(
        en="{ORG:QTV Corporation} grew. {ORG:QTV} hired.",
        vi="{ORG:Công ty cổ phần QTV} họp.",
        en2="{ORG:QTV} and {ORG:QTV University}.",
        vi2="{ORG:Công ty cổ phần Du lịch Lạc Sơn Hải} mở cửa. {ORG:Lạc Sơn Hải} lãi.",
        en3="{ORG:Lac Son Hai Tourism JSC}",
        kk="{ORG:Лак Шон Хай} ашылды.",
    )
    assert len({mention.entity for key in ("en", "vi") for mention in linked.mentions(key)}) == 1
    assert entity(linked, "en2", "QTV") == entity(linked, "en", "QTV") != entity(linked, "en2", "QTV University")
    assert len({mention.entity for key in ("vi2", "en3", "kk") for mention in linked.mentions(key)}) == 1


def test_the_own_name_of_two_companies_stays_open() -> None:
    linked = link(
        vi="{ORG:Công ty cổ phần Du lịch Lạc Sơn Hải} và {ORG:Công ty cổ phần Thép Lạc Sơn Hải} kiện nhau.",
        vi2="{ORG:Lạc Sơn Hải} thắng.",
    )
    companies = {mention.entity for mention in linked.mentions("vi")}
    assert len(companies) == 2
    assert set(linked.mentions("vi2")[0].alternatives) == companies


def test_dates_and_amounts_are_shown_the_way_the_interface_writes_them() -> None:
    linked = link(
        kk="Зауыт {DATE=2024:2024 жылы} {PERCENT=42:42 пайызға} артық, {QUANTITY=300 t:300 тоннаға} дейін өндірді.",
        vi="{DATE=2024:Năm 2024} nhà máy làm ra {QUANTITY=300 t:300 tấn}, tăng {PERCENT=42:42%} ({DATE=2024:2024}).",
    )
    shown = {each.type: [each.name_in(code) for code in ("en", "vi", "kk")] for each in linked.entities.values()}
    assert len(linked.entities) == 3
    assert shown[EntityType.DATE] == ["2024"] * 3
    assert shown[EntityType.PERCENT] == ["42%"] * 3
    assert shown[EntityType.QUANTITY] == ["300 tonnes", "300 tấn", "300 тонна"]


def test_what_is_counted_is_shown_without_its_case_ending() -> None:
    linked = link(kk="Ол {QUANTITY=7 елді мекен:7 шалғай елді мекенге} {QUANTITY=25 рейс:25 рейсті} қосты.")
    assert {each.name for each in linked.entities.values()} == {"7 шалғай елді мекен", "25 рейс"}
    linked = link(en="It added {QUANTITY=25 flights:25 new flights}, {QUANTITY=10 mile:10 miles} each.")
    assert {each.name_in("kk") for each in linked.entities.values()} == {"25 new flights", "10 miles"}
