"""Finding names however they are typed."""

import pytest

from reader.names import NameEntry, NameIndex, find_folded, folded

NAMES = [
    ("p1", "Nguyễn Thị Thu Hà", "PERSON"),
    ("p2", "Nguyễn Văn Hùng", "PERSON"),
    ("p3", "Nguyễn Văn Hưng", "PERSON"),
    ("p4", "Marat Berdenov", "PERSON"),
    ("p5", "Құралай Сәтбаева", "PERSON"),
    ("p6", "Wen Jiabao", "PERSON"),
    ("p7", "Nikolai Gogol", "PERSON"),
    ("p8", "Erlan Satbayev", "PERSON"),
    ("l1", "Đà Nẵng", "PLACE"),
    ("l2", "Hà Nội", "PLACE"),
    ("l3", "Astana", "PLACE"),
    ("l4", "China", "PLACE"),
    ("l5", "Ho Chi Minh City", "PLACE"),
    ("o1", "Asian Development Bank", "ORG"),
    ("o2", "National University of Kazakhstan", "ORG"),
]


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(NameEntry(id, name, kind) for id, name, kind in NAMES)


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("Hà Nội", "l2"),
        ("ha noi", "l2"),
        ("hanoi", "l2"),
        ("HANOI", "l2"),
        ("Ханой", "l2"),
        ("da nang", "l1"),
        ("danang", "l1"),
        ("thu ha", "p1"),
        ("nguyen thu ha", "p1"),
        ("berd", "p4"),
        ("Берденов", "p4"),
        ("Берденовтің", "p4"),
        ("berdenof", "p4"),
        ("satbaef", "p8"),
        ("Сатбаеф", "p8"),
        ("Berdenov Marat", "p4"),
        ("Qūralai", "p5"),
        ("satbaeva", "p5"),
        ("astna", "l3"),
        ("Астанада", "l3"),
        ("Trung Quốc", "l4"),
        ("Қытай", "l4"),
        ("thành phố Hồ Chí Minh", "l5"),
        ("hochiminh", "l5"),
        ("ADB", "o1"),
        ("asian dev", "o1"),
        ("university kazakhstan", "o2"),
        ("Ôn Gia Bảo", "p6"),
        ("Ni-cô-lai Gô-gôn", "p7"),
        ("Нгуен Ван Хынг", "p3"),
        ("Thành Phố Đà Nẵng", "l1"),
        ("ДАНАНГ", "l1"),
    ],
)
def test_the_name_meant_comes_first(index: NameIndex, query: str, id: str) -> None:
    results = index.search(query).results
    assert results and results[0].entry.id == id


@pytest.mark.parametrize("query", ["", " ", "?", "zzyzx", "Lisbon Treaty", "Nguyễn Bá Quát", "Müller", "xk"])
def test_nothing_sensible_gives_nothing(index: NameIndex, query: str) -> None:
    assert index.search(query).results == ()


@pytest.mark.parametrize(
    ("query", "id", "read_as"),
    [
        ("fcnfyf", "l3", "астана"),
        ("рф тщш", "l2", "ha noi"),
        ("Haf Nooij", "l2", "Hà Nội"),
        ("Ha2 No65i", "l2", "Hà Nội"),
        ("ddaf nawngx", "l1", "đà nẵng"),
    ],
)
def test_keystrokes_are_decoded_and_said_so(index: NameIndex, query: str, id: str, read_as: str) -> None:
    answer = index.search(query)
    assert answer.results[0].entry.id == id
    assert answer.read_as == read_as


def test_marks_that_were_typed_are_preferred_and_may_be_left_out(index: NameIndex) -> None:
    assert index.search("văn hưng").results[0].entry.id == "p3"
    assert index.search("văn hùng").results[0].entry.id == "p2"
    assert {match.entry.id for match in index.search("van hung").results} == {"p2", "p3"}


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("ha noi", ["Hà", "Nội"]),
        ("nang", ["Nẵng"]),
        ("berd", ["Berd"]),
        ("danang", ["Đà Nẵng"]),
        ("noi ha", ["Hà", "Nội"]),
    ],
)
def test_the_ranges_show_what_matched(index: NameIndex, query: str, shown: list[str]) -> None:
    match = index.search(query).results[0]
    assert [match.matched[start:end] for start, end in match.ranges] == shown


def test_ranges_count_code_points_of_decomposed_names() -> None:
    import unicodedata

    name = unicodedata.normalize("NFD", "Đà Nẵng")
    match = NameIndex([NameEntry("x", name)]).search("nang").results[0]
    assert [unicodedata.normalize("NFC", name[start:end]) for start, end in match.ranges] == ["Nẵng"]


def test_one_answer_for_each_id_and_the_more_frequent_first() -> None:
    index = NameIndex(
        [
            NameEntry("a", "Hà Nội"),
            NameEntry("a", "Ha Noi"),
            NameEntry("b", "Nam Hà", count=1),
            NameEntry("c", "Bắc Hà", count=9),
        ]
    )
    assert [match.entry.id for match in index.search("Ha Noi").results] == ["a"]
    assert [match.entry.id for match in index.search("ha").results][-2:] == ["c", "b"]


def test_limit() -> None:
    index = NameIndex(NameEntry(str(number), f"Nguyễn Văn {letter}") for number, letter in enumerate("ABCDEFGH"))
    assert len(index.search("nguyen", limit=3).results) == 3


@pytest.mark.parametrize(
    ("needle", "haystack", "shown"),
    [
        ("tim kiem", "Tìm kiếm", ["Tìm", "kiếm"]),
        ("kiem tim", "Tìm kiếm", ["Tìm", "kiếm"]),
        ("timkiem", "Tìm kiếm", ["Tìm kiếm"]),
        ("kiếm", "Tìm kiếm", ["kiếm"]),
        ("izde", "Мақаладан іздеу", ["ізде"]),
        ("", "Tìm", []),
    ],
)
def test_filters_find_words_in_labels(needle: str, haystack: str, shown: list[str]) -> None:
    ranges = find_folded(needle, haystack)
    assert ranges is not None
    assert [haystack[start:end] for start, end in ranges] == shown


@pytest.mark.parametrize(("needle", "haystack"), [("kiệm", "Tìm kiếm"), ("tin", "Tìm kiếm"), ("tim x", "Tìm kiếm")])
def test_filters_leave_out_what_does_not_match(needle: str, haystack: str) -> None:
    assert find_folded(needle, haystack) is None


@pytest.mark.parametrize("name", ["Tô Lâm", "Lê Hoài Trung", "Y Thanh Hà", "Hồ Chí Minh", "New York"])
@pytest.mark.parametrize("is_marked", [True, False])
def test_each_further_letter_of_a_name_keeps_it_found(name: str, is_marked: bool) -> None:
    index = NameIndex(NameEntry(str(row), each) for row, each in enumerate([name, "Tola", "Lam", "Newton", "Bình"]))
    typed = name.replace(" ", "")
    for end in range(1, len(typed) + 1):
        query = typed[:end] if is_marked else folded(typed[:end])
        assert name in [result.matched for result in index.search(query).results], query
