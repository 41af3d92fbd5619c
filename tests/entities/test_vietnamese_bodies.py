"""Vietnamese names that no table knows: where bodies end, and what tells a firm or a club from a person or a place."""

import pytest

from reader.documents import load_bytes
from reader.entities.recognition import recognise


def _found(text: str) -> list[tuple[str, str]]:
    return [(mention.type.value, mention.text) for mention in recognise(load_bytes(text.encode(), "article.txt"))]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "Hôm qua, Phòng Cảnh sát kinh tế Công an tỉnh Lạng Sơn bắt hai người.",
            "ORG",
            "Phòng Cảnh sát kinh tế Công an tỉnh Lạng Sơn",
        ),
        (
            "Sau đó Chi cục Trồng trọt và Bảo vệ thực vật Sơn La cử người đến.",
            "ORG",
            "Chi cục Trồng trọt và Bảo vệ thực vật Sơn La",
        ),
        ("Tối qua, Trạm Y tế xã Nậm Kha cho biết đã nhận thuốc.", "ORG", "Trạm Y tế xã Nậm Kha"),
        ("Hàng do Đội Kiểm soát chống buôn lậu số 3 giữ lại.", "ORG", "Đội Kiểm soát chống buôn lậu số 3"),
        ("Buổi lễ do Hội Nông dân tỉnh tổ chức ở nhà văn hóa.", "ORG", "Hội Nông dân tỉnh"),
        ("Khách của Zentrabank phải chờ lâu.", "ORG", "Zentrabank"),
        ("Nhà máy của Qolvan Việt Nam mở cửa lại.", "ORG", "Qolvan Việt Nam"),
        ("Cổ phiếu của Zentra, Hòa Lộc và Phú Sơn cùng giảm.", "ORG", "Phú Sơn"),
        ("Bà đọc tin trên Tuổi Trẻ hôm qua.", "ORG", "Tuổi Trẻ"),
        ("Lò gốm có ở xã Lâm Trung, Chu Hòa và Mai Sơn từ lâu.", "PLACE", "Chu Hòa"),
        ("Bà sang Kim Lạc (Trung Quốc) buôn vải.", "PLACE", "Kim Lạc"),
        ("Nghệ nhân Y Blơm Kdam đánh chiêng cho khách.", "PERSON", "Y Blơm Kdam"),
        ("Đồng bào các dân tộc Mông, Dao và Hà Nhì về dự hội.", "NORP", "Hà Nhì"),
        ("Ông gặp Chủ tịch UBND tỉnh Lê Văn Khoát sáng nay.", "PERSON", "Lê Văn Khoát"),
    ],
)
def test_names(text: str, kind: str, name: str) -> None:
    assert (kind, name) in _found(text)


def test_a_body_ends_before_what_it_does() -> None:
    found = _found("Đồn Biên phòng Thanh Lòa hứa tổ chức đối thoại. Đại học Qolvan hợp tác với ta.")
    assert ("ORG", "Đồn Biên phòng Thanh Lòa") in found
    assert ("ORG", "Đại học Qolvan") in found


def test_a_club_goes_by_its_town_where_games_are_reported() -> None:
    game = "HLV và cầu thủ hai đội bước vào trận đấu. Tiền đạo lập công, tỷ số là 2-1."
    assert ("ORG", "Nam Định") in _found(f"{game} Tuần sau đội khách gặp Nam Định.")
    assert ("PLACE", "Nam Định") in _found("Tuần sau chúng tôi về Nam Định.")


def test_organs_inside_a_body_are_no_names() -> None:
    assert not [name for kind, name in _found("Chủ tịch Hội đồng quản trị và Ban giám đốc họp.") if kind == "ORG"]
