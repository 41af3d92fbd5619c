from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents import Document, Form, Role, load_bytes
from reader.documents.structure import analyse

DATA = Path(__file__).parent / "data"

# What else is known about each article: title, language, date, place, agency of the dateline, source.
FACTS = {
    "vi_agency": (True, "vi", "2025-03-12", "Hà Nội", "TTXVN", "TTXVN"),
    "vi_sapo": (True, "vi", "--04-03", None, "Chinhphu.vn", "Chinhphu.vn"),
    "kk_agency": (True, "kk", "--04-18", "АЛМАТЫ", "ҚазАқпарат", "ҚазАқпарат"),
    "en_wire": (True, "en", "--01-17", "ALMATY", "Reuters", "Reuters"),
    "en_site": (True, "en", "2025-02-03", "HANOI", None, None),
    "ru_agency": (True, "ru", "--05-06", "АСТАНА", "РИА Новости", "РИА Новости"),
    "statement": (True, "en", "2023-10-14", None, None, None),
    "essay": (False, "en", None, None, None, None),
    "inline_box": (True, "en", None, None, None, None),
    "verse": (True, "kk", None, None, None, None),
    "list": (False, "und", None, None, None, None),
}


def read(text: str) -> Document:
    return load_bytes(text.encode("utf-8"), "-")


def roles(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(part.role.value, document.part_text(part)) for part in document.parts]


@pytest.mark.parametrize("name", sorted(FACTS))
def test_every_line_goes_where_it_belongs(name):
    rows = [row.split("|", 1) for row in (DATA / f"{name}.layout").read_text(encoding="utf-8").splitlines()]
    wanted = [(role, text) for role, text in rows if text]
    got = [(role, text) for role, text in roles("\n".join(text for _, text in rows)) if text != "/."]
    assert got == [(role, text.removesuffix("/.")) for role, text in wanted]


@pytest.mark.parametrize("name", sorted(FACTS))
def test_what_is_known_about_the_article(name):
    rows = [row.split("|", 1) for row in (DATA / f"{name}.layout").read_text(encoding="utf-8").splitlines()]
    document = read("\n".join(text for _, text in rows))
    place = document.dateline.place if document.dateline else None
    agency = document.dateline.agency if document.dateline else None
    date = document.date.value if document.date else None
    assert (bool(document.title), document.language, date, place, agency, document.source) == FACTS[name]


@pytest.mark.parametrize(
    ("beginning", "place", "agency"),
    [
        ("Astana (VNA) –", "Astana", "VNA"),
        ("HÀ NỘI –", "HÀ NỘI", None),
        ("Hà Nội (TTXVN) -", "Hà Nội", "TTXVN"),
        ("Hà Nội, ngày 6/5 (TTXVN) –", "Hà Nội", "TTXVN"),
        ("АСТАНА. ҚазАқпарат –", "АСТАНА", "ҚазАқпарат"),
        ("Алматы. 6 мамыр. KAZINFORM –", "Алматы", "KAZINFORM"),
        ("ASTANA, Kazakhstan (AP) —", "ASTANA, Kazakhstan", "AP"),
        ("LONDON, May 6 (Reuters) -", "LONDON", "Reuters"),
        ("NEW YORK (AFP) –", "NEW YORK", "AFP"),
        ("(Chinhphu.vn) –", None, "Chinhphu.vn"),
        ("TTO -", None, "TTO"),
        ("МОСКВА, 6 мая. /ТАСС/.", "МОСКВА", "ТАСС"),
        ("БИШКЕК, 6 мая —", "БИШКЕК", None),
        ("HÀ NỘI/ASTANA —", "HÀ NỘI/ASTANA", None),
        ("Thành phố Hồ Chí Minh (TTXVN) –", "Thành phố Hồ Chí Minh", "TTXVN"),
        ("(VOV5) -", None, "VOV5"),
        ("(TTXVN)", None, "TTXVN"),
        ("NUR-SULTAN. KAZINFORM", "NUR-SULTAN", "KAZINFORM"),
        ("АСТАНА. 6 мамыр. ҚазАқпарат /Асан Үсенов/ –", "АСТАНА", "ҚазАқпарат"),
        ("Paris (TTXVN 12/4) -", "Paris", "TTXVN"),
        ("Hà Nội, 6-5 (TTXVN) –", "Hà Nội", "TTXVN"),
        ("(CLO)", None, "CLO"),
        ("WASHINGTON, D.C. –", "WASHINGTON, D.C.", None),
        ("Алматы. 11 октября. ИНТЕРФАКС-КАЗАХСТАН -", "Алматы", "ИНТЕРФАКС-КАЗАХСТАН"),
        ("НЬЮ-ЙОРК, 3 мая. /Корр. ТАСС Иван Иванов/.", "НЬЮ-ЙОРК", "ТАСС"),
    ],
)
def test_datelines(beginning, place, agency):
    text = f"{beginning} The two sides met in the capital on Tuesday and agreed to meet again before the summer.\n"
    dateline = read(text).dateline
    assert dateline is not None
    assert (dateline.place, dateline.agency, text[dateline.start : dateline.end]) == (place, agency, beginning)


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan – a land of steppes and mountains – has grown faster than its neighbours in the past decade.",
        "The city of Astana (formerly Nur-Sultan) – planned and built within thirty years – is a capital of glass.",
        "Asian Development Bank (ADB) – the lender that paid for the road – has asked for a new study.",
        "Ngày 6/5 - ngày khai mạc hội nghị - các đại biểu đã đến đông đủ từ rất sớm để dự phiên đầu tiên.",
        "Reuters reported on Monday that the two sides had met in the capital and would meet again.",
        "Trend lines in the data suggest that the two sides will meet again before the summer is over.",
        "NATO – the alliance that it wanted to join – did not answer the letter for more than eleven months.",
        "Nguyễn Văn Hùng (35 tuổi) – công nhân của nhà máy – cho biết ông chưa nhận được thông báo nào.",
        "– Біз үшін бұл үлкен мереке, – деді ол жиналғандарға, – және біз оны бірге тойлаймыз.",
    ],
)
def test_what_only_looks_like_a_dateline(text):
    assert read(text).dateline is None


@pytest.mark.parametrize(
    "caption",
    [
        "Leaders at the opening session in Hanoi (Photo: VNA)",
        "Các đại biểu chụp ảnh lưu niệm. (Ảnh: TTXVN)",
        "Một góc phố cổ sau cơn mưa. Ảnh: Minh Quân",
        "Thủ tướng phát biểu tại hội nghị - Ảnh: VGP/Nhật Bắc",
        "Workers at the plant in Atyrau. Photo by Alan Reed",
        "The new depot in Almaty. Photo credit: gov.kz",
        "A dancer at the spring festival. REUTERS/Alan Reed",
        "Rescuers search the ruins of the house. © AFP",
        "Президент кездесу кезінде. Фото: Ақорда",
        "Алматы таулары. Сурет: Айгүл Сейіт",
        "Торжественная церемония открытия (Фото: пресс-служба)",
        "The bridge at night [Photo/Xinhua]",
        "Farmers in Dak Lak harvest coffee. VNA/VNS Photo Anh Tuấn",
    ],
)
def test_captions_of_many_agencies(caption):
    body = "The meeting in the capital lasted for two days and ended with a declaration that nobody had expected.\n"
    assert ("caption", caption) in roles(f"{body}\n{caption}\n\n{body}")


@pytest.mark.parametrize(
    "paragraph",
    [
        "She took the photo by the river, and sold it to a magazine in the same week for more than she had hoped.",
        "Ông cho biết nguồn: nước ngầm tại đây đã cạn kiệt từ nhiều năm nay và người dân phải mua nước từ nơi khác.",
        "He showed us the picture (it was a poor one) and told us that he had painted it in less than an hour.",
    ],
)
def test_paragraphs_that_speak_of_pictures_stay(paragraph):
    assert roles(f"Something else was said before that.\n\n{paragraph}\n\nAnd then it ended.")[1] == ("body", paragraph)


@pytest.mark.parametrize(
    ("ending", "agency"),
    [
        ("./.", None),
        ("./.VNA", "VNA"),
        ("./. TTXVN", "TTXVN"),
        (". VNS", "VNS"),
        (". (ҚазАқпарат)", "ҚазАқпарат"),
        (". — AFP", "AFP"),
        (".\n\nVNA", "VNA"),
        (".\n\n(TTXVN)", "TTXVN"),
        (".\n\nTheo TTXVN", "TTXVN"),
        (". Enditem", None),
        (".\n\nКазинформ", "Казинформ"),
        (".\n\nReuters", "Reuters"),
    ],
)
def test_sign_offs_are_hidden_and_name_the_source(ending, agency):
    document = read(
        f"The first paragraph of the story stands here.\n\nThe last sentence was spoken in the evening{ending}\n"
    )
    shown = " ".join(document.part_text(part) for part in document.shown_parts())
    assert shown.rstrip(".").endswith("in the evening")
    assert document.source == agency


@pytest.mark.parametrize("ending", [". Minh Quân", "./. Minh Quân", ".\n\nBy Alan Reed", ".\n\nThe VNA"])
def test_bylines_at_the_end_stay(ending):
    last = ending.split("\n")[-1].strip(" ./")
    document = read(
        f"The first paragraph of the story stands here.\n\nThe last sentence was spoken in the evening{ending}\n"
    )
    assert last in " ".join(document.part_text(part) for part in document.shown_parts())


def test_a_caption_printed_twice_is_shown_once():
    caption = "The two ministers shake hands before the talks in Tashkent. (Photo: UzA)"
    bare = "The two ministers shake hands before the talks in Tashkent."
    body = "The talks lasted for two hours, and both sides called them useful in a short statement afterwards."
    assert [role for role, _ in roles(f"{caption}\n{caption}\n\n{body}")] == ["caption", "hidden", "body"]
    assert [role for role, _ in roles(f"{bare}\n{caption}\n\n{body}")] == ["hidden", "caption", "body"]


def test_scripts_go_but_articles_about_code_stay():
    body = "The committee met on Monday and decided to meet again on Friday, as it had done in the weeks before.\n"
    script = "window.addEventListener('load', function(){ document.getElementById('ad').style.display = \"none\"; });"
    style = ".ad-box { display: none; margin: 0 }"
    block = "<script>\nif (a) { b(); }\n</script>"
    found = roles(f"{body}\n{script}\n\n{style}\n\n{body}\n{block}\n\n{body}")
    assert [text for role, text in found if role != "hidden"] == [body.strip()] * 3
    lesson = f"How to hide a box:\n{script}\n{style}"
    assert all(role != "hidden" for role, _ in roles(lesson))


def test_a_rubric_is_no_title():
    body = "The school has room for twelve hundred children and stands in the newest quarter of the town."
    assert roles(f"SOCIETY\n\nNew school opens on the left bank\n\n{body}\n\n{body} So it was said.")[:2] == [
        ("heading", "SOCIETY"),
        ("title", "New school opens on the left bank"),
    ]


def test_the_standfirst_before_pictures_but_not_a_lead_that_goes_on():
    lead = "Prime Minister Aibek Serikov opened a bridge over the Syr Darya on Monday after nine years of building."
    caption = "The new bridge seen from the southern bank. Photo: Alan Reed"
    fresh = "Nine years, three contractors and one flood: the bridge has a history longer than its span."
    goes_on = "Serikov called the bridge a promise kept, and thanked the engineers for their patience with him."
    assert [role for role, _ in roles(f"A bridge at last\n\n{lead}\n\n{caption}\n\n{fresh}\n\n{goes_on}")][:3] == [
        "title",
        "standfirst",
        "caption",
    ]
    assert [role for role, _ in roles(f"A bridge at last\n\n{lead}\n\n{caption}\n\n{goes_on}\n\n{fresh}")][1] == "body"
    assert [role for role, _ in roles(f"A bridge at last\n{lead}\n\n{fresh}\n{goes_on}")][1] == "body"


def test_a_single_line_is_a_body():
    for text in ("VNA", "See more", "photo.jpg", "2025-05-06", "One line", "Photo: VNA"):
        assert [role for role, _ in roles(text)] in (["body"], ["credit"])


@pytest.mark.parametrize(
    "text",
    [
        "Reuters\nAFP\nAP\nTASS",
        "The agencies that were asked, and answered within a week, are these four:\n\nReuters\nAFP\nAP\nTASS",
        "one.jpg\ntwo.jpg\nthree.png",
        "print\nemail\nshare",
        "See more\nRead more\nXem thêm",
        "Language: kk\nCategory: verse\nID: 5",
    ],
)
def test_lists_stay_whole(text):
    assert all(role != "hidden" for role, _ in roles(text))


def test_a_diary_keeps_its_days():
    days = [
        f"{day} March 2021\nIt rained all day and we stayed inside and read to one another until dark.\n"
        for day in (3, 4, 5, 6)
    ]
    assert all(role != "hidden" for role, _ in roles("\n".join(days)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "This accord was adopted on May 6, 2025, in the capital, after a night of talks among the ministers.",
            "2025-05-06",
        ),
        ("The accord was adopted on May 6, 2015, in the capital, after a night of talks among the ministers.", None),
        ("Bản ghi nhớ này được ký tại Hà Nội ngày 6 tháng 5 năm 2025 thành hai bản bằng hai thứ tiếng.", "2025-05-06"),
        ("Осы мәлімдеме Астана қаласында 2025 жылғы 6 мамырда қабылданды, оған екі ел қол жеткізді.", "2025-05-06"),
        ("Sáng ngày 6 tháng 5 năm 2005, hội nghị đã khai mạc tại Hà Nội với sự tham dự của nhiều nước.", None),
        ("On April 30, 1985, the last ferry left the northern bank; nobody has crossed the river there since.", None),
        ("On the morning of June 2 the ferry left; it was June 2, 1985, and nobody had crossed since.", None),
        ("Every year on 6 May the village launches a boat of straw, and all who can row are in the river.", None),
        ("Hằng năm vào ngày 6/5, dân làng thả thuyền rơm xuống sông và mở hội đua trong suốt hai ngày liền.", None),
        ("Жыл сайын 6 мамырда ауыл тұрғындары өзенге сабан қайық жіберіп, екі күн бойы той тойлайды.", None),
        (
            "By Anna Lee, May 6, 2025\n\nThe ferry left the northern bank at noon, said the harbour master.",
            "2025-05-06",
        ),
        ("Published May 6, 2025 by the desk\n\nThe ferry left the bank at noon, said the master.", "2025-05-06"),
        ("Đăng ngày 6/5/2025 bởi ban biên tập\n\nChuyến phà rời bến lúc trưa, theo lời người quản lý.", "2025-05-06"),
        ("Жарияланды 06.05.2025 редакция\n\nПаром түсте жағадан шықты, деді айлақ бастығы бүгін.", "2025-05-06"),
        ("Chiều 6/5, hội nghị đã khai mạc tại Hà Nội với sự tham dự của đại biểu đến từ nhiều nước.", "--05-06"),
        ("1995 жылғы 6 мамырда елордада халықаралық форум ашылды, оған көптеген ел қатысқан еді.", None),
        ("6 мамырда елордада халықаралық форум ашылды, оған көптеген ел қатысып отыр.", "--05-06"),
        ("Первый форум открылся 6 мая 1995 года в столице, в нём участвовали представители стран.", None),
        ("The fair runs from May 5-7 in the old town, where the streets are closed to cars for the time.", None),
        ("The fair runs from 8 to 13 September in the old town, where the streets are closed to cars.", None),
        ("In the first quarter of 2025 trade grew by 18.4 per cent, more than in any quarter of the decade.", None),
        ("On 31/02/2025 nothing can have happened, whatever the leaflet says that was found in the train.", None),
    ],
)
def test_the_day_that_the_text_supports(text, value):
    date = read(text).date
    assert (date.value if date else None) == value


LINES = st.sampled_from(
    ["See more", "VNA", "./.", "Photo: VNA", "a.jpg", "1. x", "HÀ NỘI – b", "Title", "2025-05-06", "<br>", "", " ",
     "A sentence that is long enough to be taken for a paragraph by the rules./.VNA", "Xem thêm: a", "By A B",
     "date 2024-01-01 x", "window.x = {a: [1]};", "<script>", "Enditem", "TAGS: a", "Tags: a", "ALL CAPITALS"]
)  # fmt: skip


@given(st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=80))
def test_parts_cover_everything_in_order(text):
    position = 0
    for part in analyse(text).parts:
        assert not text[position : part.start].strip()
        assert part.start < part.end
        assert text[part.start : part.end] == text[part.start : part.end].strip()
        position = part.end
    assert not text[position:].strip()


@given(st.lists(LINES.filter(str.strip), min_size=1, max_size=12).map("\n\n".join))
def test_a_hidden_part_says_why(text):
    hidden = [part for part in analyse(text).parts if part.role is Role.HIDDEN]
    assert all(part.form not in {Form.PARAGRAPH, Form.HEADING, Form.HEADLINE} for part in hidden)


def test_the_section_over_the_title_is_not_the_title():
    story = "Hàng nghìn du khách đổ về trung tâm thành phố trong hai ngày cuối tuần để ngắm hoa nở quanh hồ."
    document = read(f"Thời sự\n12/4/2025 08:30\n\nĐà Lạt đón khách mùa hoa phượng tím\n\n{story}\n")
    assert document.title == "Đà Lạt đón khách mùa hoa phượng tím"


def test_a_kazakh_photo_credit_is_no_heading():
    story = "Биыл солтүстік өңірлерде егін егу науқаны әдеттегіден бір апта ерте басталмақ."
    assert ("credit", "Суретті түсірген Ерлан Омар") in roles(
        f"Көктем\n\n{story}\n\nСуретті түсірген Ерлан Омар\n\n{story}"
    )


@pytest.mark.parametrize("day", ["6 SÄUIR", "6 SÄUİR", "6 säuir", "6 April", "6 APRİL"])
def test_a_month_is_read_in_capitals_with_or_without_a_dot(day: str) -> None:
    date = read(f"Astana {day}: the council met and agreed on the budget of the coming year.").date
    assert date and date.value == "--04-06"
