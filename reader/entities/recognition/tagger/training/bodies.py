"""Names of Vietnamese bodies put together from their parts, to stand in the place of others.

Source: how ministries, provinces, schools, hospitals and companies of Viet Nam are named; gathered by hand.
"""

from collections.abc import Sequence
from random import Random

from reader.entities.recognition.lexicon import term_set


def _sorted(text: str) -> tuple[str, ...]:
    return tuple(sorted(term_set(text)))


_FIELDS = _sorted("""
    Nông nghiệp và Môi trường; Y tế; Giáo dục và Đào tạo; Xây dựng; Tài chính; Nội vụ; Tư pháp; Công Thương;
    Khoa học và Công nghệ; Văn hóa, Thể thao và Du lịch; Dân tộc và Tôn giáo; Ngoại vụ; Thủy sản và Biển đảo;
    Chăn nuôi và Thú y; Trồng trọt và Bảo vệ thực vật; Kiểm lâm; Thủy lợi; Phát triển nông thôn; An toàn vệ sinh
    thực phẩm; Quản lý thị trường; Đo đạc và Bản đồ; Tài nguyên nước; Biến đổi khí hậu; Đường bộ; Hàng hải và
    Đường thủy; Hàng không; Đăng kiểm; Quản lý xây dựng; Hạ tầng kỹ thuật; Quản lý nhà và thị trường bất động
    sản; Quản lý đất đai; Địa chất và Khoáng sản; Khí tượng Thủy văn; Năng lượng; Điện lực; Hóa chất; Công
    nghiệp; Xuất nhập khẩu; Xúc tiến thương mại; Phòng vệ thương mại; Thương mại điện tử và Kinh tế số; Viễn
    thông; Báo chí; Xuất bản, In và Phát hành; Bản quyền tác giả; Di sản văn hóa; Điện ảnh; Nghệ thuật biểu
    diễn; Mỹ thuật, Nhiếp ảnh và Triển lãm; Thể dục thể thao; Du lịch; Thống kê; Quản lý nợ; Thuế; Kho bạc; Dự
    trữ; Quản lý giá; Phòng bệnh; Quản lý Dược; Bà mẹ và Trẻ em; Dân số; Y học cổ truyền; Bảo trợ xã hội; Người
    có công; Việc làm; Quan hệ lao động; Giáo dục nghề nghiệp; Giáo dục phổ thông; Quản lý chất lượng; Sở hữu
    trí tuệ; Năng lượng nguyên tử; An toàn bức xạ; Đổi mới sáng tạo; Chuyển đổi số; Trợ giúp pháp lý; Hộ tịch,
    quốc tịch; Thi hành án dân sự; Công tác thanh niên; Văn thư và Lưu trữ; Khuyến nông; Giống cây trồng; Phát
    triển quỹ đất; Bảo tồn di tích; Kiểm soát bệnh tật; Điều phối ghép tạng
""")
_LOCAL = ("Sở", "Chi cục", "Phòng", "Trung tâm", "Ban Quản lý dự án", "Chi hội", "Trạm")
_CENTRAL = ("Cục", "Vụ", "Viện", "Hiệp hội", "Hội", "Viện Nghiên cứu", "Trung tâm", "Ban", "Liên đoàn", "Quỹ")
_UNITS = ("", "", "tỉnh ", "tỉnh ", "TP ", "thành phố ")
_POLICE = _sorted("""
    Phòng Cảnh sát hình sự; Phòng Cảnh sát kinh tế; Phòng Cảnh sát giao thông; Phòng Cảnh sát điều tra tội phạm
    về ma túy; Phòng An ninh điều tra; Phòng Quản lý xuất nhập cảnh; Cơ quan Cảnh sát điều tra; Cơ quan An ninh
    điều tra; Đội Cảnh sát hình sự; Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ; Phòng An ninh mạng
    và phòng, chống tội phạm sử dụng công nghệ cao
""")
_COURTS = _sorted("""
    Tòa án nhân dân; TAND; Viện kiểm sát nhân dân; VKSND; Công an; UBND; HĐND; Ủy ban nhân dân; Hội đồng nhân
    dân; Bộ Chỉ huy quân sự; Bộ đội Biên phòng; Đoàn Luật sư; Liên đoàn Lao động; Hội Nông dân; Hội Liên hiệp
    Phụ nữ; Ủy ban MTTQ Việt Nam; Đoàn đại biểu Quốc hội; Ban Thường vụ Tỉnh ủy; Ủy ban Kiểm tra Tỉnh ủy; Đài
    Phát thanh và Truyền hình; Bảo hiểm xã hội
""")
_SCHOOLS = _sorted("""
    Trường THPT; Trường THCS; Trường Tiểu học; Trường Mầm non; Trường THPT chuyên; Trường Phổ thông Dân tộc nội
    trú; Trường Phổ thông Dân tộc bán trú THCS; Trường Trung cấp; Bệnh viện Đa khoa; Bệnh viện; Bệnh viện Quốc
    tế; Phòng khám đa khoa; Bảo tàng; Thư viện; Quỹ; Trạm Y tế xã; Công an xã; UBND xã; UBND phường; Công an
    phường; Đồn Biên phòng; Hợp tác xã; Nhà máy
""")
_FACULTIES = _sorted("""
    Bách khoa; Sư phạm; Kinh tế; Luật; Y Dược; Nông Lâm; Kiến trúc; Ngoại ngữ; Khoa học Tự nhiên; Khoa học Xã
    hội và Nhân văn; Công nghiệp; Công nghệ Thông tin; Giao thông vận tải; Thủy lợi; Xây dựng; Văn hóa; Tài
    chính - Marketing; Thương mại; Mỏ - Địa chất; Sư phạm Kỹ thuật; Kỹ thuật Công nghiệp; Thể dục Thể thao; Nông
    nghiệp; Y khoa; Điều dưỡng; Ngân hàng; Hàng hải
""")
_COMPANIES = _sorted("""
    Công ty CP; Công ty Cổ phần; Công ty cổ phần; Công ty TNHH; Công ty TNHH MTV; Công ty TNHH Một thành viên;
    Tổng công ty; Tập đoàn; Công ty; công ty; Công ty CP Tập đoàn; Công ty TNHH Hai thành viên
""")
_BUSINESS = _sorted("""
    Thương mại và Dịch vụ; Đầu tư và Xây dựng; Khai thác khoáng sản; Chế biến thủy sản; Dược phẩm; Thiết bị y
    tế; Vận tải biển; Vận tải hành khách; Du lịch và Lữ hành; Sinh vật cảnh; Bất động sản; Địa ốc; Hóa chất;
    Phân bón; Cơ khí; Nhựa; Gỗ; May; Dệt may; Giày; Thực phẩm; Nước giải khát; Năng lượng; Điện gió; Cấp nước;
    Môi trường đô thị; Xuất nhập khẩu; Vàng bạc Đá quý; Công nghệ; Phần mềm; Giải pháp số; Truyền thông; Tổ chức
    sự kiện; Giáo dục; Chứng khoán; Bảo hiểm; Quản lý quỹ; Khai thác công trình thủy lợi; Lâm sản; Nông sản;
    Đóng tàu; Viễn thông; Xi măng; Thép; Cao su; Sản xuất vật liệu xây dựng
""")
_OWN = _sorted("""
    An; Bảo; Bình; Cát; Châu; Đại; Đông; Đức; Gia; Hải; Hoàng; Hưng; Khang; Kim; Lộc; Long; Minh; Nam; Ngân;
    Nhật; Phát; Phong; Phú; Phúc; Quang; Sao; Sơn; Tân; Thái; Thành; Thiên; Thịnh; Thuận; Tiến; Trường; Vạn;
    Việt; Vĩnh; Xanh; Xuân
""")


def vietnamese_body(rng: Random, places: Sequence[str], person: str) -> str:
    """The name of a body of some kind; `places` and `person` are what it may be named after."""
    place = rng.choice(places)
    kind = rng.randrange(8)
    if kind == 0:
        return f"{rng.choice(_LOCAL)} {rng.choice(_FIELDS)} {rng.choice(_UNITS)}{place}"
    if kind == 1:
        return f"{rng.choice(_CENTRAL)} {rng.choice(_FIELDS)}{rng.choice(('', '', ' Việt Nam'))}"
    if kind == 2:
        return f"{rng.choice(_POLICE)}{rng.choice(('', f' Công an tỉnh {place}', f' Công an TP {place}'))}"
    if kind == 3:
        return f"{rng.choice(_COURTS)} {rng.choice(_UNITS)}{place}"
    if kind == 4:
        return f"{rng.choice(_SCHOOLS)} {rng.choice((place, person))}"
    if kind == 5:
        head = rng.choice(("Đại học", "Trường Đại học", "Trường đại học", "Học viện", "Trường Cao đẳng"))
        return f"{head} {rng.choice(_FACULTIES)}{rng.choice(('', f' {place}'))}"
    own = " ".join(rng.sample(_OWN, rng.choice((2, 2, 3))))
    return f"{rng.choice(_COMPANIES)} {rng.choice(_BUSINESS)} {own}"
