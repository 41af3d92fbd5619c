"""Word lists of the Vietnamese grammar of names.

Source: the names of Vietnamese ministries, committees and party bodies, general vocabulary of news writing; gathered
by hand for these tables.
"""

from typing import Final

from reader.entities.recognition.lexicon import Terms, split, term_set, terms
from reader.names.known import heads

COMPOUNDS: Final = terms("""
    thắng lợi; thành công; thành lập; thành tích; thành viên; thành tựu; minh bạch; minh chứng; minh họa; cường quốc;
    cường độ; sơn mài; sơn cước; hồng ngoại; hồng cầu; phúc lợi; phúc đáp; đức tính; an sinh; an cư; quang cảnh; quang
    vinh; hùng mạnh; hùng vĩ; hùng hậu; dũng cảm; trung tâm; trung bình; trung thành; trung thực; trung hạn; bình đẳng;
    bình luận; bình quân; bình ổn; bình chọn; bình minh; long trọng; nam giới; tuyến đường; kiên quyết; kiên trì; kiên
    định; tâm huyết; tâm điểm; linh hoạt; phương án; phương hướng; phương tiện; phương pháp; hương vị; mai sau; anh
    hùng; anh em; lương tối thiểu; hiền hòa; hưng thịnh; vinh dự; vinh danh; quyết định; quyết tâm; quyết liệt; thu
    nhập; thu hút; thu ngân sách; đông đảo; khánh thành; tiến bộ; tiến độ; tiến hành; hậu quả; toàn bộ; toàn quốc; toàn
    diện; đại diện; đại sứ; chính thức; chính đáng; chính là; lâm nguy; hoa quả; hoa tươi; hải đảo; hải cảng; hòa giải;
    hoàn thành; hoàn thiện; hội nghị; hội đàm; hội kiến; hội thảo; trụ sở; trụ cột; đảm bảo; lực lượng; nghĩa vụ; nghĩa
    trang; ngân khoản; nhân lực; nhân dịp; phong phú; phong tục; tài trợ; tài năng; thanh toán; thanh tra;
    thiện chí; việt kiều; xuân này; giang sơn; dân cư; huy động; huy chương; khoa học; lan
    tỏa; loan báo; thái độ; thăng tiến; uy tín; văn bản; văn kiện;
    ngoại giao; ngoại thương; quốc phòng; quốc gia; quốc tế; quốc hội; quốc dân; quốc vụ; công an; công thương; công
    nghiệp; công nghệ; công đoàn; công lý; công lập; công cộng; công vụ; công trình; công chính; công chúng; nội vụ;
    nội chính; tư pháp; tư tưởng; tài chính; tài nguyên; tài sản; nông nghiệp; nông thôn; nông lâm; nông dân; nông
    học; môi trường; giáo dục; giáo viên; đào tạo; khoa học; xã hội; nhân văn; văn hóa; văn hoá; văn phòng; văn học;
    văn nghệ; thể thao; thể dục; du lịch; y tế; y dược; y học; y khoa; dược phẩm; xây dựng; giao thông; vận tải;
    thông tin; truyền thông; truyền hình; truyền thanh; phát thanh; phát triển; phát thanh truyền hình; thông tấn;
    lao động; thương binh; thương mại; thương mại tự do; thương vụ; dân tộc; tôn giáo; dân số; dân chủ; dân sự; dân
    vận; dân quân; kinh tế; kinh doanh; kế hoạch; đầu tư; đất đai; hải quan; hải quân; hải sản; hải dương; hàng hải;
    hàng không; hàng không vũ trụ; hành chính; hành pháp; lập pháp; thuế vụ; kiểm sát; kiểm tra; kiểm toán; kiểm
    lâm; kiểm ngư; thanh tra; thanh niên; thiếu niên; thiếu nhi; phụ nữ; phụ sản; cựu chiến binh; người cao tuổi;
    nhà nước; nhà báo; nhà văn; nhà thơ; tổ quốc; tổ chức; tuyên giáo; tuyên truyền; đối ngoại; đối nội; hữu nghị;
    hợp tác; hợp tác xã; hội nhập; chính trị; chính phủ; chính sách; chính quyền; bảo an; bảo hiểm; bảo hiểm xã hội;
    bảo vệ; bảo tồn; bảo tàng; trung ương; trung học; tiểu học; mẫu giáo; mầm non; đại học; cao đẳng; nghề nghiệp;
    sư phạm; bách khoa; kiến trúc; luật sư; luật gia; ngân hàng; ngân sách; chứng khoán; tín dụng; tiền tệ; tiết
    kiệm; dầu khí; điện lực; năng lượng; năng lượng nguyên tử; nguyên tử; khoáng sản; than khoáng sản; hóa chất; hoá
    chất; dệt may; da giày; thép; cao su; cà phê; lương thực; thực phẩm; thủy sản; thuỷ sản; thủy lợi; thuỷ lợi;
    thủy điện; lâm nghiệp; chăn nuôi; thú y; trồng trọt; khí tượng; thủy văn; khí tượng thủy văn; khí hậu; biến đổi
    khí hậu; thiên tai; phòng chống; phòng chống thiên tai; cứu hộ; cứu nạn; tìm kiếm; biên phòng; bộ đội biên
    phòng; biên giới; lãnh thổ; cảnh sát; cảnh sát biển; điều tra; hình sự; phòng cháy; chữa cháy; quân sự; quân
    đội; quân y; quân khu; tổng tham mưu; tham mưu; hậu cần; kỹ thuật; chiến lược; nghiên cứu; quản lý; phát triển
    bền vững; bền vững; thống kê; tiêu chuẩn; đo lường; chất lượng; sở hữu trí tuệ; trí tuệ; viễn thông; bưu chính;
    bưu điện; chuyển đổi số; an ninh; an ninh mạng; an toàn; trật tự; tối cao; nhân dân; nhân quyền; cộng sản; cộng
    hòa; cộng hoà; cộng đồng; thống nhất; giải phóng; cách mạng; lao động xã hội; doanh nghiệp; doanh nhân; khởi
    nghiệp; sáng tạo; đổi mới; đổi mới sáng tạo; xuất khẩu; nhập khẩu; xuất nhập khẩu; xuất bản; xúc tiến; xúc tiến
    thương mại; bất động sản; đô thị; hạ tầng; nhà ở; chế biến; sản xuất; dịch vụ; thương nghiệp; vật tư; vật liệu;
    cấp nước; thoát nước; môi giới; đường sắt; đường bộ; đường thủy; hàng hóa; cảng biển; chữ thập đỏ; từ thiện;
    khuyến học; bóng đá; điện ảnh; âm nhạc; mỹ thuật; sân khấu; nghệ thuật; di sản; di sản văn hóa; thư viện; lưu
    trữ; hán nôm; ngôn ngữ; lịch sử; triết học; tâm lý; dân tộc học; khảo cổ; xã hội học; địa lý; địa chất; toán
    học; vật lý; hóa học; sinh học; tự nhiên; ứng dụng; thượng đỉnh; cấp cao; thường vụ; thường trực; chấp hành; bí
    thư; đại biểu; đồng bào; hòa bình; hoà bình; liên hợp; liên hiệp; liên minh; liên bang; liên chính phủ; toàn
    cầu; thế giới; tự do; toàn diện; tuần lễ; khu vực; thái bình dương; ung bướu; nhi đồng; đa khoa; lão khoa; nhiệt
    đới; chấn thương; chỉnh hình; tim mạch; huyết học; truyền máu; hồi sức; cấp cứu; chống độc; dự phòng; tâm thần;
    hạt nhân; vũ khí; biển đảo; luật biển; hôn nhân; gia đình; hình phạt; tố tụng; tố tụng hình sự; khiếu nại; tố
    cáo; bầu cử; đấu thầu; đầu tư công; quy hoạch; căn cước; việc làm; điện tử; giao dịch; giao dịch điện tử; nhập
    cư; xuất nhập cảnh; tháng tám; tháng mười; điện biên; văn minh; quan hệ; quan hệ quốc tế; nhân lực; tiếng nói;
    phật giáo; công giáo; tin lành; cao đài; hòa hảo; ban chấp hành; việt kiều; nhân đạo; tiên phong; tiền phong;
    dân trí; tuổi trẻ; đồng hành; chính sách xã hội; nông nghiệp và phát triển nông thôn; ngoại thương; công thương;
    đầu tư và phát triển; an sinh; an sinh xã hội; tội phạm; tội phạm mạng; tham nhũng; ma túy; mua bán người; hàng
    hải quốc tế; phổ thông; bán trú; nội trú; ngoại ngữ; năng khiếu; trung cấp; dạy nghề; học tập; hưởng ứng;
    nông lâm nghiệp; ca cao; hồ tiêu; trái đất;
    tổng hợp; thi đấu; huấn luyện; phòng thủ; phòng thủ dân sự; ứng phó; bồi dưỡng; trọng tài; giám định; kiểm định;
    quan trắc; dự báo; tư vấn; tố tụng dân sự; tố tụng hành chính;
    đối tác; đối tác chiến lược; xuyên thái bình dương; tiến bộ; chống tham nhũng
""")
"""Words of several syllables of which names capitalise only the first: the small ones belong to the name."""

MODIFIERS: Final = terms("""
    nhân dân; quốc gia; tối cao; trung ương; liên chính phủ; quốc tế; thế giới; châu á; châu âu; châu phi; châu mỹ;
    khu vực; nước; cấp cao; thường trực; thường niên; toàn quốc; toàn cầu; thành phố; tp; tỉnh; huyện; quận; thị xã;
    phường; xã; thị trấn; miền; đại biểu toàn quốc; cộng sản; đặc biệt; lâm thời; chung; tự do; hỗn hợp; liên bang;
    liên hợp quốc; xã hội; thường vụ; tw; hữu nghị; đa khoa; tnhh; cổ phần; tmcp; mtv; thpt; thcs; tiểu học; mầm
    non; cao đẳng; đại học; tự nhiên; và đầu tư; xuyên quốc gia; hợp tác; phi chính phủ; điện tử; tổng hợp; bóng đá;
    dân tộc
""")
"""Words in small letters that stand inside a name between its capitalised words."""

LOWER_HEADS: Final = terms("""
    công ty; công ty cổ phần; công ty tnhh; công ty luật; công ty luật tnhh; tổng công ty;
    tập đoàn; ngân hàng; báo; tạp chí; nhật báo; thông tấn xã;
    hãng thông tấn; hãng tin; hãng hàng không; đài truyền hình; đài phát thanh; đảng; trường; trường đại học; trường
    cao đẳng; trường tiểu học; trường thpt; trường thcs; đại học; học viện; viện; bệnh viện; bệnh viện đa khoa;
    trung tâm; ủy ban; uỷ ban; ubnd; ban; bộ; sở; cục; tổng cục; vụ; hội; hiệp hội; liên đoàn; quỹ; công an; tòa án;
    toà án; viện kiểm sát; đội tuyển; câu lạc bộ; clb; nhà xuất bản; hãng; đại sứ quán; sứ quán; lãnh sự quán; chi
    cục; chi nhánh; nhà máy; xí nghiệp; hợp tác xã; bộ đội biên phòng; lâm trường; nhà hàng; khách sạn; tand; vksnd;
    hđnd; thành đoàn; tỉnh đoàn; đảng bộ; liên minh
""")
"""Heads that begin the name of an organisation also in small letters, when capitalised words follow."""

COMPANIES: Final = terms("""
    công ty; công ty cổ phần; công ty tnhh; công ty tnhh mtv; công ty tnhh một thành viên; công ty hợp danh; công ty
    luật; công ty luật tnhh; công ty trách nhiệm hữu hạn; tổng công ty; tổng công ty cổ phần; tập đoàn; doanh nghiệp
""")
"""Class nouns of companies, after the forms of the Law on Enterprises."""

COMPANY_RULE: Final = "company behind its class noun"

CLASSES: Final = terms("""
    đại học; trường; trường đại học; học viện; viện; bệnh viện; công ty; tập đoàn; ngân hàng; hãng; hãng hàng không;
    nhà máy; nhà hàng; khách sạn; xí nghiệp; hợp tác xã; câu lạc bộ; clb; công ty luật
""")
"""Class nouns that together with a country describe any body of the kind."""

TROOPS: Final = terms("trung đoàn; sư đoàn; lữ đoàn; tiểu đoàn; quân đoàn; quân khu; hải đội; đại đội; binh đoàn")
"""Units of the armed forces that are named by number."""

BARE: Final = terms("""
    cơ quan cảnh sát điều tra; quốc hội; bộ chính trị; ban bí thư; ban chấp hành trung ương;
    trung ương đảng; ban chấp hành trung ương đảng; ủy
    ban thường vụ quốc hội; uỷ ban thường vụ quốc hội; quân ủy trung ương; hội đồng bảo an; đại hội đồng liên hợp
    quốc; mặt trận tổ quốc; hội đồng nhân dân tối cao; tòa án nhân dân tối cao; viện kiểm sát nhân dân tối cao; kiểm
    toán nhà nước; thanh tra chính phủ; văn phòng chính phủ; văn phòng quốc hội; văn phòng chủ tịch nước; văn phòng
    trung ương đảng; ban tổ chức trung ương; ban tuyên giáo trung ương; ban nội chính trung ương; ban đối ngoại
    trung ương; ban dân vận trung ương; ban kinh tế trung ương; ủy ban kiểm tra trung ương; uỷ ban kiểm tra trung
    ương; hội đồng lý luận trung ương; hội đồng bầu cử quốc gia; quân đội nhân dân; công an nhân dân; thông tấn xã
    việt nam; ngân hàng nhà nước; ngân hàng trung ương; hạ viện; thượng viện; lầu năm góc; nhà trắng; điện kremlin
""")
"""Bodies whose name is complete without anything added."""

_NO_HEADS = term_set("""
    chính phủ; khối; nhóm; tờ; đội; kênh; phòng; lực lượng; phong trào; cảnh sát; tòa; đoàn; hãng
""")
_MORE_HEADS = term_set("""
    cơ quan cảnh sát điều tra; chi cục; chi nhánh; tổng cục; ubnd; hđnd; tand; vksnd; vks; bch; đại hội đồng;
    ban thư ký; ban công tác; quân đội nhân dân; học viện; phân viện; hội đồng; đảng cộng sản; ban cán sự đảng;
    ủy hội; tổng hội; tổng liên đoàn; trung ương đoàn; trung ương đảng; trung ương hội; hội hữu nghị;
    liên hiệp các tổ chức; lữ đoàn; trung đoàn; sư đoàn; tiểu đoàn; quân đoàn; binh đoàn; hải đội; công ty luật; công
    ty luật tnhh; ban chỉ huy; đội tuyển; hạt kiểm lâm; bảo hiểm xã hội; kho bạc;
    đảng ủy chính phủ; đảng ủy; cộng đồng; cơ quan
""")
ORG_HEADS: Final = Terms((set(heads.ORG_HEADS["vi"]) - _NO_HEADS) | _MORE_HEADS)
"""Heads that begin the name of an organisation with a capital letter."""

GOVERNMENT: Final = frozenset({"chính phủ", "nội các", "quốc hội", "nghị viện"})

EVENT_HEADS: Final = terms("""
    hội nghị; hội nghị thượng đỉnh; hội nghị cấp cao; đại hội; đại hội đảng; đại hội đại biểu toàn quốc; đại hội thể
    thao; diễn đàn; đối thoại; triển lãm; hội chợ; lễ hội; liên hoan phim; liên hoan; giải vô địch; giải; cúp; thế
    vận hội; á vận hội; tuần lễ; tuần; những ngày; ngày; năm; tết; chiến tranh; nội chiến; chiến dịch; cách mạng;
    khởi nghĩa; bão; siêu bão; cơn bão; kỳ họp; phiên họp; festival; olympic; paralympic;
    cuộc thi; hội thảo; đại lễ; lễ; hội nghị trung
    ương; kháng chiến
""")
EVENT_PLAIN: Final = split("kỳ phiên hội thảo cuộc lễ năm tuần giải cúp ngày những đối triển liên tết hội")

LAW_HEADS: Final = terms("""
    hiệp định; hiệp ước; công ước; hiến chương; nghị định thư; tuyên bố; tuyên bố chung; tuyên ngôn; thông cáo
    chung; hiến pháp; luật; bộ luật; pháp lệnh; sắc lệnh; nghị quyết; nghị định; quyết định; thông tư; chỉ thị; kết
    luận; quy định; điều lệ; công điện; đạo luật; cương lĩnh; kế hoạch hành động; bộ quy tắc ứng xử; chương trình
    nghị sự; dự án luật; bộ quy tắc
""")

STOPS: Final = split("""
    giữa ký được đã sẽ đang là có trong tại từ đến với cho khi nhằm để do bởi theo sau trước qua cũng vẫn này đó ấy
    kia và của như mà thì rằng nêu quy ban tổ diễn vào ngày năm tháng vừa mới phải cần nên bị không hai các những
    nhưng hoặc hay trên dưới về
""")

VERBS: Final = split("""
    cho nói biết làm đi đưa lên xuống ra thông tổ mở gửi nhận trao tặng mua bán kêu gọi yêu đề chỉ khẳng nhấn tiếp
    chủ phối hợp công xác kiểm phát hiện thì còn lại rất nhất hơn cùng luôn mỗi mọi vẫn sắp chưa chuyên dành giúp
    góp xây thực
""")
"""Words in small letters behind a short name."""

BEFORE_VERSION: Final = split("văn phiên cơ kịch ấn bài tái xuất nhật căn bình dị hương thường nguyên một các mỗi")
"""Words behind which "bản" means something else than a village."""

COMPASS: Final = split("đông tây nam bắc")

PEOPLES: Final = split("việt kinh tày thái mường khmer nùng hoa mông dao chăm giáy lự hrê xơđăng")
"""Peoples of Viet Nam whose names are one word, after the government's list of 54 (1979)."""

NOT_FAMILIES: Final = split("""
    an ân âu ca cái quang thành hùng cường mạnh sơn trang hữu nhật ngân thịnh thi bá triều tri yên xa vạn hoa lộc
    phù hàng kỳ thân chung ông công cung tân ứng sử tiết ngũ giản hạ thang danh quan nam lùng
""")
"""Family names that are far more often something else."""
