"""What a reader sees of recognition: the boundaries and kinds of names, in three languages and in text that hurts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents import Document, load_bytes
from reader.entities.mention import EntityType, Mention
from reader.entities.recognition import recognise


def _document(text: str) -> Document:
    return load_bytes(text.encode(), "article.txt")


def _names(text: str, kind: str = "") -> list[str]:
    return [mention.text for mention in recognise(_document(text)) if kind in {"", mention.type.value}]


def _mention(text: str, name: str) -> Mention:
    return next(mention for mention in recognise(_document(text)) if mention.text == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "She works for the Ministry of Culture, Sports and Tourism of Mongolia.",
            "Ministry of Culture, Sports and Tourism of Mongolia",
        ),
        (
            "He studied at the Institute of Public Policy under the President of Georgia last year.",
            "Institute of Public Policy under the President of Georgia",
        ),
        (
            "Minutes of the National Assembly (NA) Economic Committee were published.",
            "National Assembly (NA) Economic Committee",
        ),
        ("Ông làm việc tại Bộ Nông nghiệp và Môi trường từ năm 2020.", "Bộ Nông nghiệp và Môi trường"),
        ("Bà là giám đốc Ngân hàng Nhà nước Việt Nam.", "Ngân hàng Nhà nước Việt Nam"),
        (
            "Бұл туралы Қазақстан Республикасының Қаржы министрлігі хабарлады.",
            "Қазақстан Республикасының Қаржы министрлігі",
        ),
        ("Ол Мемлекеттік басқару академиясында сөз сөйледі.", "Мемлекеттік басқару академиясында"),
    ],
)
def test_an_organisation_is_one_maximal_span(text: str, name: str) -> None:
    assert name in _names(text, "ORG")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prime Minister Le Van Thanh opened the road.", "Le Van Thanh"),
        ("Thứ trưởng Đỗ Hùng Việt tiếp khách.", "Đỗ Hùng Việt"),
        ("Жиынға министр Гүлшат Исабаева қатысты.", "Гүлшат Исабаева"),
        ("The president of Chile Marta Quiroga Salas arrived.", "Marta Quiroga Salas"),
        ("Ernst Vogel, director of the museum, spoke first.", "Ernst Vogel"),
        ("Мәжілісте Қ. Сұлтанов баяндама жасады.", "Қ. Сұлтанов"),
    ],
)
def test_a_person_is_the_name_without_the_title(text: str, name: str) -> None:
    assert _names(text, "PERSON") == [name]


def test_a_full_name_is_found_again_short() -> None:
    text = "Ambassador Pham Quang Hieu met students in Lima.\n\nHieu said the meeting went well. They thanked Hieu."
    assert _names(text, "PERSON") == ["Pham Quang Hieu", "Hieu", "Hieu"]


def test_case_endings_belong_to_the_short_form() -> None:
    text = "Министр Ерлан Сейітов Бакуге барды.\n\nСейітовтың айтуынша, келісім дайын."
    assert _names(text, "PERSON") == ["Ерлан Сейітов", "Сейітовтың"]


def test_an_abbreviation_in_brackets_is_known_everywhere() -> None:
    text = "The Baltic Rail Agency (BRA) opened a line. A second one will follow, BRA said."
    assert _names(text, "ORG") == ["Baltic Rail Agency", "BRA", "BRA"]


def test_a_possessor_stays_outside_the_name_it_owns() -> None:
    assert _names("He welcomed Portugal’s National Youth Council.") == ["Portugal", "National Youth Council"]


def test_the_class_noun_counts_only_with_a_capital() -> None:
    assert _names("They went to Bac Giang Province and then to Thanh Hoa province.", "PLACE") == [
        "Bac Giang Province",
        "Thanh Hoa",
    ]


def test_offices_and_general_words_are_no_mentions() -> None:
    text = "The Minister of Foreign Affairs told the Government that the Party supports a Strategic Partnership."
    assert _names(text) == []


def test_the_parties_stay_outside_the_name_of_a_treaty() -> None:
    text = "They signed the Agreement on Forest Protection between Peru and Chile."
    assert _names(text, "LAW") == ["Agreement on Forest Protection"]
    assert _names(text, "PLACE") == ["Peru", "Chile"]


def test_inner_names_are_nested_in_organisations_only() -> None:
    text = "He joined the Ministry of Health of Mongolia and flew to the Republic of Korea."
    ministry = _mention(text, "Ministry of Health of Mongolia")
    assert [inner.text for inner in ministry.nested] == ["Mongolia"]
    assert _mention(text, "Republic of Korea").nested == ()


def test_two_countries_in_one_word_are_two_places() -> None:
    assert _names("Peru–Chile relations are good.", "PLACE") == ["Peru", "Chile"]


def test_known_things_carry_their_key_and_every_mention_its_rule() -> None:
    mentions = recognise(_document("Hungary joined the United Nations in 1955."))
    assert {mention.text: mention.known for mention in mentions}["Hungary"] == "iso3166:HU"
    assert all(mention.rule for mention in mentions)


def test_offsets_point_into_the_text_shown() -> None:
    document = _document("Ha Noi (VNA) – Vietnamese President Vu Minh Duc left for Oslo.The visit lasts three days.")
    for mention in recognise(document):
        for inner in mention.walk():
            assert document.text[inner.start : inner.end] == inner.text
            assert inner.type in EntityType


@pytest.mark.parametrize("text", ["….", "()", "12345", "A", "\u0416", "«»", "of the of the", "THE END"])
def test_text_without_names_has_no_names(text: str) -> None:
    assert [mention for mention in recognise(_document(text)) if mention.type.value in {"PERSON", "PLACE", "ORG"}] == []


def test_reading_twice_gives_the_same() -> None:
    text = "Đại sứ Ngô Minh Hà gặp Chủ tịch Quốc hội Lào tại Viêng Chăn ngày 5/6."
    assert recognise(_document(text)) == recognise(_document(text))


@given(
    st.text(alphabet=st.sampled_from("Ab Đé.,;:()[]«»“”'’-–/\n01%$ЖҚіThe Ha Bộ Party of National "), max_size=80),
    st.sampled_from(["", "Party of the ", "Bộ Công an và ", "«Жаңа» "]),
)
def test_whatever_it_reads_it_answers_with_ordered_mentions(text: str, repeated: str) -> None:
    mentions = recognise(_document("x " + text + repeated * 20))
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def _inner(text: str, outer: str) -> list[str]:
    return [mention.text for mention in _mention(text, outer).nested]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("He leads the Institute of Public Policy under the President of Georgia.", None, ["Georgia"]),
        ("She joined the Royal Bank of Canada in May.", None, ["Canada"]),
        ("The Finnish Students' Union in Sweden met the Workers' Party Committee.", "Workers' Party Committee", []),
        ("Minutes of the National Assembly (NA) Economic Committee appeared.", None, ["NA"]),
        ("He received the Order of Victoria from the king.", "Order of Victoria", []),
    ],
)
def test_an_inner_name_denotes_something_else(text: str, outer: str | None, inner: list[str]) -> None:
    name = outer or max(_names(text), key=len)
    assert [found for found in _inner(text, name) if found not in {"National Assembly"}] == inner


@pytest.mark.parametrize(
    "sum_of_money", ["556 миллион АҚШ долларын", "40 млн Сингапур доллары", "3 миллиард Ресей рублі"]
)
def test_the_country_in_a_currency_is_part_of_the_sum(sum_of_money: str) -> None:
    text = f"Сауда көлемі былтыр {sum_of_money} құрады."
    assert _names(text, "MONEY") == [sum_of_money]
    assert not _names(text, "PLACE")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("President Edgar Monroe Jr. spoke. Monroe left.", "PERSON", "Edgar Monroe Jr."),
        ("President Edgar Monroe Jr. spoke. Monroe left.", "PERSON", "Monroe"),
        ("Her uncle, Jun Dimaculangan, a pilot, is safe.", "PERSON", "Jun Dimaculangan"),
        ("They flew to Villarrica, the capital of the province.", "PLACE", "Villarrica"),
        ("The bus goes from Lima to Huancavelica daily.", "PLACE", "Huancavelica"),
        ("It struck 40 km east of Copiapoa.", "PLACE", "Copiapoa"),
        ("He was born in San Miguel de Tucumanco in 1960.", "PLACE", "San Miguel de Tucumanco"),
        ("Đội tuyển sẽ dự SEA Games 34 vào năm tới.", "EVENT", "SEA Games 34"),
        ("Theo Ủy ban châu Âu (EC), quy định có hiệu lực.", "ORG", "EC"),
        ("Bà là người Kinh ở Lào Cai.", "NORP", "Kinh"),
        ("Hôm qua, cầu thủ Nguyễn Đình Bảo ghi bàn. Phút 80, Đình Bảo ăn mừng.", "PERSON", "Đình Bảo"),
        ("Thị trấn nằm cách Taunggyi 28 km về phía Tây Bắc.", "QUANTITY", "28 km"),
        ("Келіссөз Женевада өтті.", "PLACE", "Женевада"),
        ("Ол Ш. Уәлиханов атындағы Тарих институтында істейді.", "ORG", "Ш. Уәлиханов атындағы Тарих институтында"),
        ("Бұл туралы Орал машина зауыты ЖШС хабарлады.", "ORG", "Орал машина зауыты"),
        ("«Жарнама туралы» заңға өзгеріс енді.", "LAW", "Жарнама туралы"),
    ],
)
def test_names_by_what_stands_around_them(text: str, kind: str, name: str) -> None:
    assert name in _names(text, kind)


def test_a_direction_is_no_place() -> None:
    assert "Tây Bắc" not in _names("Tâm chấn nằm cách Taunggyi 28 km về phía Tây Bắc.")


def test_a_given_name_is_not_found_inside_a_longer_word() -> None:
    text = (
        "Hôm qua, tại Trụ sở Chính phủ, ông Đoàn Văn Chính đã phát biểu. "
        "Hôm nay, Chính khẳng định Chính phủ ủng hộ.\n\n"
        "Bà Vũ Thị Đam cũng dự. Tại Hội nghị, Đảm bảo an sinh là chủ đề. Sau đó, Đam tán thành."
    )
    assert _names(text, "PERSON") == ["Đoàn Văn Chính", "Chính", "Vũ Thị Đam", "Đam"]
    assert _names(text, "PLACE") == []


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        (
            "Қасым-Жомарт Тоқаев Вьетнам Коммунистік партиясының Бас хатшысымен кездесті.",
            "Қасым-Жомарт Тоқаев",
            "Вьетнам Коммунистік партиясының",
        ),
        ("Жиынға ректор Бекенов Көкшетау университетінің ұсынысын айтты.", "Бекенов", "Көкшетау университетінің"),
        ("Серік Омаров Қазақстан Ұлттық банкінің төрағасымен кездесті.", "Серік Омаров", "Қазақстан Ұлттық банкінің"),
        (
            "Әсет Жұмабаев Батыс Қазақстан медицина университетінде істейді.",
            "Әсет Жұмабаев",
            "Батыс Қазақстан медицина",
        ),
        (
            "Фам Минь Тинь Вьетнам Мемлекеттік банкінің кеңсесінде болды.",
            "Фам Минь Тинь",
            "Вьетнам Мемлекеттік банкінің",
        ),
        (
            "Франция президенті Ренье Лоран Қазақстан Ұлттық музейінде болды.",
            "Ренье Лоран",
            "Қазақстан Ұлттық музейінде",
        ),
        (
            "Ренье Лоран Қазақстан Ұлттық музейінде болды. Кеше министр Ренье Лоранмен әңгіме өтті.",
            "Ренье Лоран",
            "Қазақстан Ұлттық музейінде",
        ),
    ],
)
def test_a_person_before_a_kazakh_body_is_no_part_of_it(text: str, person: str, body: str) -> None:
    assert _names(text, "PERSON")[0] == person
    assert [name.startswith(body) for name in _names(text, "ORG")] == [True]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Олар Берлин Техникалық университетіне барды.", "ORG", "Берлин Техникалық университетіне"),
        ("Кеше Саратов Мемлекеттік университетінің ректоры келді.", "ORG", "Саратов Мемлекеттік университетінің"),
        ("Ол Назарбаев Зияткерлік мектебінің түлегі.", "ORG", "Назарбаев Зияткерлік мектебінің"),
    ],
)
def test_a_body_may_begin_with_a_name_that_looks_like_a_person(text: str, kind: str, name: str) -> None:
    assert _names(text, kind) == [name]


def test_a_person_comes_back_bare_before_a_title_or_a_place() -> None:
    text = "Вьетнам Президенті То Ламмен келіссөз өтті.\n\nТо Лам Президентті Ханойға шақырды. То Лам Астанаға ұшты."
    assert _names(text, "PERSON") == ["То Ламмен", "То Лам", "То Лам"]
    text = "Қытай премьері Ли Цянмен кездесу өтті. Ли Цян Президентті Бейжіңге шақырды. Ли Цян Алматыға ұшты."
    assert _names(text, "PERSON") == ["Ли Цянмен", "Ли Цян", "Ли Цян"]
    assert _names(text, "PLACE")[-1] == "Алматыға"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Фам Минь Тинь Астанаға келді.", "Фам Минь Тинь"),
        ("Жиынға министр Буй Тхань Шон қатысты.", "Буй Тхань Шон"),
        ("Мәжіліс Нгуен Тхи Хонгтың баяндамасын тыңдады.", "Нгуен Тхи Хонгтың"),
        ("Кеше Чан Тхань Манға сыйлық берілді.", "Чан Тхань Манға"),
        ("Премьер-Министр Фам Минь Тиньмен кездесу өтті.", "Фам Минь Тиньмен"),
        ("Келісімге Лыонг Кыонг қол қойды.", "Лыонг Кыонг"),
    ],
)
def test_vietnamese_names_in_cyrillic_letters(text: str, name: str) -> None:
    assert _names(text, "PERSON") == [name]


def test_a_transcribed_given_name_comes_back_with_any_ending() -> None:
    text = "Министр Фам Минь Тинь сөз сөйледі. Тиньнің айтуынша, сауда өсті. Тиньге хат берілді."
    assert _names(text, "PERSON") == ["Фам Минь Тинь", "Тиньнің", "Тиньге"]


def test_transcribed_places_are_no_people() -> None:
    assert _names("Ха Лонг шығанағына туристер көп барады.", "PERSON") == []


@pytest.mark.parametrize(
    "name",
    [
        "Ca-dắc-xtan",
        "U-dơ-bê-ki-xtan",
        "Cư-rơ-gư-dơ-xtan",
        "Tát-gi-ki-xtan",
        "Tuốc-mê-ni-xtan",
        "Bê-la-rút",
        "U-crai-na",
        "Ô-xtrây-li-a",
        "Phi-líp-pin",
        "Ma-lai-xi-a",
        "In-đô-nê-xi-a",
        "Xin-ga-po",
    ],
)
def test_states_spelt_by_sound(name: str) -> None:
    text = f"{name} là đối tác lớn. Hôm qua, ông thăm {name}, rồi đến nước Cộng hòa {name} và trở về Việt Nam."
    places = [mention for mention in recognise(_document(text)) if mention.type is EntityType.PLACE]
    assert [mention.text for mention in places] == [name, name, f"Cộng hòa {name}", "Việt Nam"]
    assert len({mention.known for mention in places[:3]}) == 1
    assert places[0].known is not None


@pytest.mark.parametrize("name", ["Mát-xcơ-va", "Niu Oóc", "Oa-sinh-tơn", "A-xta-na", "Ta-sken", "Ấn Độ"])
def test_cities_spelt_by_sound(name: str) -> None:
    assert _names(f"Hôm qua, từ {name} ông gửi thư về nhà.", "PLACE") == [name]
    assert _names(f"Từ {name} đến Hà Nội mất nhiều giờ bay.", "PLACE") == [name, "Hà Nội"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Đoàn thăm Cộng hòa Xây-đan-ti-a vào tháng tới.", "PLACE", "Cộng hòa Xây-đan-ti-a"),
        ("Đoàn đến thành phố Gra-nô-xcơ hôm qua.", "PLACE", "Gra-nô-xcơ"),
        ("Ông học tại Trường Đại học Gra-nô-xcơ từ lâu.", "ORG", "Trường Đại học Gra-nô-xcơ"),
        ("Tổng thống Xéc-gô Mi-rê-ca Ta-vô-nin đã phát biểu.", "PERSON", "Xéc-gô Mi-rê-ca Ta-vô-nin"),
        ("Tổng thống Mỹ Đơ-rếch Hô-lơ điện đàm với ông.", "PERSON", "Đơ-rếch Hô-lơ"),
        ("Cuộc gặp có ông V.Xô-bin tham dự.", "PERSON", "V.Xô-bin"),
        ("Bà Kim Giô-ân cũng có mặt.", "PERSON", "Kim Giô-ân"),
    ],
)
def test_no_name_is_cut_at_its_hyphens(text: str, kind: str, name: str) -> None:
    assert _names(text, kind) == [name]


def test_a_city_in_the_name_of_a_known_body_is_no_person() -> None:
    text = "Ông muốn hợp tác với Đại học Bách khoa Hà Nội. Đoàn sẽ sang Hà Nội."
    assert _names(text, "PERSON") == []
    assert _names(text, "PLACE") == ["Hà Nội"]


def test_syllables_by_sound_are_no_words_of_another_name() -> None:
    text = "Thứ trưởng Ngoại giao Ca-dắc-xtan A-li-bếch Ba-ca-ép đã đến."
    assert _names(text, "PLACE") == ["Ca-dắc-xtan"]
    assert _names(text, "PERSON") == ["A-li-bếch Ba-ca-ép"]


def test_a_spaced_hyphen_is_part_of_a_known_name() -> None:
    text = "Du khách đến Bà Rịa - Vũng Tàu. Tỉnh Bà Rịa - Vũng Tàu giáp Đồng Nai."
    assert _names(text, "PLACE") == ["Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu", "Đồng Nai"]


@pytest.mark.parametrize(
    "name",
    [
        "Organisation for Dialogue and Lasting Trust in Oceania",
        "Council on Trade and Crisis-Relief Measures in Oceania",
        "Archives and Museum Service",
        "Federation of Growers and Millers of Oceania",
    ],
)
def test_bracketed_initials_say_where_a_name_begins(name: str) -> None:
    letters = "".join(word[0] for word in name.replace("-Relief", "").split() if word[0].isupper())
    text = f"They joined the {name} ({letters}) in May. The {letters} met there, the {name} said."
    assert _names(text, "ORG") == [name, letters, letters, name]


@pytest.mark.parametrize(
    "sentence",
    [
        "They spoke of PELCOM membership.",
        "It is an active member of PELCOM.",
        "Trade within PELCOM grew.",
        "They work in forums such as the United Nations, PELCOM and others.",
        "The PELCOM Secretary-General agreed.",
    ],
)
def test_an_abbreviation_nobody_explains_is_a_body_where_it_is_spoken_of_as_one(sentence: str) -> None:
    assert _names(f"{sentence} All welcomed PELCOM on the day.", "ORG").count("PELCOM") == 2


def test_other_words_in_capitals_are_no_bodies() -> None:
    assert _names("It was Emmanuel DORVAK, members said. GDP grew. DORVAK agreed. Members of NGOs left.", "ORG") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ties link the cities of Tram Vong and Kyzylnaiza.", ["Tram Vong", "Kyzylnaiza"]),
        ("There are direct flights between Lorvik and Peru's Lang Pho.", ["Lorvik", "Peru", "Lang Pho"]),
        ("He met representatives of Diep Giang province. Talks went on in Diep Giang.", ["Diep Giang", "Diep Giang"]),
    ],
)
def test_unknown_towns_are_places_where_only_places_can_stand(text: str, places: list[str]) -> None:
    assert _names(text, "PLACE") == places
    assert _names(text, "PERSON") == []


def test_a_title_may_be_half_of_a_given_name() -> None:
    text = "President Sultan-Bolat Ermekov met Director-General Ana Ruiz."
    assert _names(text, "PERSON") == ["Sultan-Bolat Ermekov", "Ana Ruiz"]


def test_a_possessive_inside_the_name_of_a_body() -> None:
    name = "Central Council of the Workers' Party of Slovenia"
    assert _names(f"He leads the {name} today.", "ORG") == [name]


def test_a_headline_is_no_body() -> None:
    text = "NA Chairman receives Deputy Speaker of Peru’s Regional Council"
    assert not any("receives" in name for name in _names(text, "ORG"))
