"""Word lists of the Vietnamese grammar of names.

Source: the names of Vietnamese ministries, committees and party bodies, general vocabulary of news writing; gathered
by hand for these tables.
"""

from typing import Final

from reader.entities.recognition.lexicon import Terms, split, term_set, terms
from reader.names.known import heads

COMPOUNDS: Final = terms("""
    kiểm soát; giao thông vận tải; văn hóa phẩm; mua bán; mua bán điện; mua bán nợ; cảnh báo; cảnh báo bão; liên
    hợp; thổ cẩm; công nghệ số; tội phạm về môi trường; tội phạm về ma túy; tội phạm về trật tự xã hội; tội phạm
    về tham nhũng; tội phạm về kinh tế; tiếp công dân; đăng ký đất đai; nguồn gen; hiến máu; hiến máu nhân đạo;
    hiến mô; thắng lợi; thành công; thành lập; thành tích; thành viên; thành tựu; minh bạch; minh chứng; minh
    họa; cường quốc; cường độ; sơn mài; sơn cước; hồng ngoại; hồng cầu; phúc lợi; phúc đáp; đức tính; an sinh;
    an cư; quang cảnh; quang vinh; hùng mạnh; hùng vĩ; hùng hậu; dũng cảm; trung tâm; trung bình; trung thành;
    trung thực; trung hạn; bình đẳng; bình luận; bình quân; bình ổn; bình chọn; bình minh; long trọng; nam giới;
    tuyến đường; kiên quyết; kiên trì; kiên định; tâm huyết; tâm điểm; linh hoạt; phương án; phương hướng;
    phương tiện; phương pháp; hương vị; mai sau; anh hùng; anh em; lương tối thiểu; hiền hòa; hưng thịnh; vinh
    dự; vinh danh; quyết định; quyết tâm; quyết liệt; thu nhập; thu hút; thu ngân sách; đông đảo; khánh thành;
    tiến bộ; tiến độ; tiến hành; hậu quả; toàn bộ; toàn quốc; toàn diện; đại diện; đại sứ; chính thức; chính
    đáng; chính là; lâm nguy; hoa quả; hoa tươi; hải đảo; hải cảng; hòa giải; hoàn thành; hoàn thiện; hội nghị;
    hội đàm; hội kiến; hội thảo; trụ sở; trụ cột; đảm bảo; lực lượng; nghĩa vụ; nghĩa trang; ngân khoản; nhân
    lực; nhân dịp; phong phú; phong tục; tài trợ; tài năng; thanh toán; thanh tra; thiện chí; việt kiều; xuân
    này; giang sơn; dân cư; huy động; huy chương; khoa học; lan tỏa; loan báo; thái độ; thăng tiến; uy tín; văn
    bản; văn kiện; ngoại giao; ngoại thương; quốc phòng; quốc gia; quốc tế; quốc hội; quốc dân; quốc vụ; công
    an; công thương; công nghiệp; công nghệ; công đoàn; công lý; công lập; công cộng; công vụ; công trình; công
    chính; công chúng; nội vụ; nội chính; tư pháp; tư tưởng; tài chính; tài nguyên; tài sản; nông nghiệp; nông
    thôn; nông lâm; nông dân; nông học; môi trường; giáo dục; giáo viên; đào tạo; xã hội; nhân văn; văn hóa; văn
    hoá; văn phòng; văn học; văn nghệ; thể thao; thể dục; du lịch; y tế; y dược; y học; y khoa; dược phẩm; xây
    dựng; giao thông; vận tải; thông tin; truyền thông; truyền hình; truyền thanh; phát thanh; phát triển; phát
    thanh truyền hình; thông tấn; lao động; thương binh; thương mại; thương mại tự do; thương vụ; dân tộc; tôn
    giáo; dân số; dân chủ; dân sự; dân vận; dân quân; kinh tế; kinh doanh; kế hoạch; đầu tư; đất đai; hải quan;
    hải quân; hải sản; hải dương; hàng hải; hàng không; hàng không vũ trụ; hành chính; hành pháp; lập pháp; thuế
    vụ; kiểm sát; kiểm tra; kiểm toán; kiểm lâm; kiểm ngư; thanh niên; thiếu niên; thiếu nhi; phụ nữ; phụ sản;
    cựu chiến binh; người cao tuổi; nhà nước; nhà báo; nhà văn; nhà thơ; tổ quốc; tổ chức; tuyên giáo; tuyên
    truyền; đối ngoại; đối nội; hữu nghị; hợp tác; hợp tác xã; hội nhập; chính trị; chính phủ; chính sách; chính
    quyền; bảo an; bảo hiểm; bảo hiểm xã hội; bảo vệ; bảo tồn; bảo tàng; trung ương; trung học; tiểu học; mẫu
    giáo; mầm non; đại học; cao đẳng; nghề nghiệp; sư phạm; bách khoa; kiến trúc; luật sư; luật gia; ngân hàng;
    ngân sách; chứng khoán; tín dụng; tiền tệ; tiết kiệm; dầu khí; điện lực; năng lượng; năng lượng nguyên tử;
    nguyên tử; khoáng sản; than khoáng sản; hóa chất; hoá chất; dệt may; da giày; thép; cao su; cà phê; lương
    thực; thực phẩm; thủy sản; thuỷ sản; thủy lợi; thuỷ lợi; thủy điện; lâm nghiệp; chăn nuôi; thú y; trồng
    trọt; khí tượng; thủy văn; khí tượng thủy văn; khí hậu; biến đổi khí hậu; thiên tai; phòng chống; phòng
    chống thiên tai; cứu hộ; cứu nạn; tìm kiếm; biên phòng; bộ đội biên phòng; biên giới; lãnh thổ; cảnh sát;
    cảnh sát biển; điều tra; hình sự; phòng cháy; chữa cháy; quân sự; quân đội; quân y; quân khu; tổng tham mưu;
    tham mưu; hậu cần; kỹ thuật; chiến lược; nghiên cứu; quản lý; phát triển bền vững; bền vững; thống kê; tiêu
    chuẩn; đo lường; chất lượng; sở hữu trí tuệ; trí tuệ; viễn thông; bưu chính; bưu điện; chuyển đổi số; an
    ninh; an ninh mạng; an toàn; trật tự; tối cao; nhân dân; nhân quyền; cộng sản; cộng hòa; cộng hoà; cộng
    đồng; thống nhất; giải phóng; cách mạng; lao động xã hội; doanh nghiệp; doanh nhân; khởi nghiệp; sáng tạo;
    đổi mới; đổi mới sáng tạo; xuất khẩu; nhập khẩu; xuất nhập khẩu; xuất bản; xúc tiến; xúc tiến thương mại;
    bất động sản; đô thị; hạ tầng; nhà ở; chế biến; sản xuất; dịch vụ; thương nghiệp; vật tư; vật liệu; cấp
    nước; thoát nước; môi giới; đường sắt; đường bộ; đường thủy; hàng hóa; cảng biển; chữ thập đỏ; từ thiện;
    khuyến học; bóng đá; điện ảnh; âm nhạc; mỹ thuật; sân khấu; nghệ thuật; di sản; di sản văn hóa; thư viện;
    lưu trữ; hán nôm; ngôn ngữ; lịch sử; triết học; tâm lý; dân tộc học; khảo cổ; xã hội học; địa lý; địa chất;
    toán học; vật lý; hóa học; sinh học; tự nhiên; ứng dụng; thượng đỉnh; cấp cao; thường vụ; thường trực; chấp
    hành; bí thư; đại biểu; đồng bào; hòa bình; hoà bình; liên hợp; liên hiệp; liên minh; liên bang; liên chính
    phủ; toàn cầu; thế giới; tự do; tuần lễ; khu vực; thái bình dương; ung bướu; nhi đồng; đa khoa; lão khoa;
    nhiệt đới; chấn thương; chỉnh hình; tim mạch; huyết học; truyền máu; hồi sức; cấp cứu; chống độc; dự phòng;
    tâm thần; hạt nhân; vũ khí; biển đảo; luật biển; hôn nhân; gia đình; hình phạt; tố tụng; tố tụng hình sự;
    khiếu nại; tố cáo; bầu cử; đấu thầu; đầu tư công; quy hoạch; căn cước; việc làm; điện tử; giao dịch; giao
    dịch điện tử; nhập cư; xuất nhập cảnh; tháng tám; tháng mười; điện biên; văn minh; quan hệ; quan hệ quốc tế;
    tiếng nói; phật giáo; công giáo; tin lành; cao đài; hòa hảo; ban chấp hành; nhân đạo; tiên phong; tiền
    phong; dân trí; tuổi trẻ; đồng hành; chính sách xã hội; nông nghiệp và phát triển nông thôn; đầu tư và phát
    triển; an sinh xã hội; tội phạm; tội phạm mạng; tham nhũng; ma túy; mua bán người; hàng hải quốc tế; phổ
    thông; bán trú; nội trú; ngoại ngữ; năng khiếu; trung cấp; dạy nghề; học tập; hưởng ứng; nông lâm nghiệp; ca
    cao; hồ tiêu; trái đất; thực vật; bảo vệ thực vật; công trình thủy lợi; khai thác; sinh vật cảnh; cây trồng;
    vật nuôi; giống cây trồng; khuyến nông; khuyến ngư; khuyến công; đê điều; nước sạch; vệ sinh; vệ sinh môi
    trường; tài nguyên nước; đo đạc; bản đồ; viễn thám; đăng kiểm; đường cao tốc; cao tốc; hàng không dân dụng;
    dân dụng; cơ khí; luyện kim; xi măng; vàng bạc; đá quý; vàng bạc đá quý; trang sức; xăng dầu; khí đốt; lọc
    hóa dầu; phân bón; bao bì; in ấn; nội thất; gốm sứ; thủ công; mỹ nghệ; đồ uống; nước giải khát; bia rượu;
    thuốc lá; thiết bị; thiết bị y tế; phần mềm; dữ liệu; công nghệ cao; công nghệ thông tin; thông tin và
    truyền thông; trí tuệ nhân tạo; bán dẫn; vi mạch; tự động hóa; số hóa; viễn thông di động; chuyển phát; kho
    vận; giao nhận; cảng hàng không; tàu thủy; đóng tàu; toa xe; vận tải biển; du lịch lữ hành; lữ hành; khách
    sạn; sự kiện; quảng cáo; tổ chức sự kiện; nghệ thuật biểu diễn; biểu diễn; múa rối; ca múa nhạc; cải lương;
    nhiếp ảnh; văn học nghệ thuật; văn hóa nghệ thuật; bản quyền; bảo tồn di tích; di tích; trẻ em; bảo vệ trẻ
    em; bảo trợ xã hội; bảo trợ; cai nghiện; điều dưỡng; điều dưỡng người có công; người có công; người khuyết
    tật; người mù; chất độc da cam; nạn nhân; nghĩa tình; tình thương; sức khỏe; sức khoẻ; sức khỏe tâm thần;
    phục hồi; phục hồi chức năng; y học cổ truyền; cổ truyền; sản nhi; da liễu; răng hàm mặt; tai mũi họng; nội
    tiết; ghép tạng; bộ phận cơ thể người; kiểm soát bệnh tật; bệnh tật; an toàn thực phẩm; dinh dưỡng; vắc xin;
    sinh phẩm; sốt rét; ký sinh trùng; côn trùng; vệ sinh dịch tễ; dịch tễ; y tế dự phòng; y tế công cộng; khám,
    chữa bệnh; khám chữa bệnh; khám bệnh, chữa bệnh; dược liệu; giáo dục mầm non; giáo dục phổ thông; giáo dục
    đại học; giáo dục thường xuyên; giáo dục nghề nghiệp; thường xuyên; trung học cơ sở; trung học phổ thông;
    phổ thông cơ sở; dân tộc nội trú; dân tộc bán trú; dân tộc thiểu số; khảo thí; nhân tài; khoa học tự nhiên;
    khoa học xã hội; khoa học kỹ thuật; khoa học và công nghệ; sư phạm kỹ thuật; kinh tế quốc dân; địa vật lý;
    hải dương học; sinh thái; di truyền; công nghệ sinh học; vi sinh; vật liệu xây dựng; phòng, chống thiên tai;
    phòng, chống ma túy; phòng chống ma túy; phòng, chống tham nhũng; phòng, chống tội phạm; chống buôn lậu;
    buôn lậu; chống hàng giả; gian lận thương mại; quản lý thị trường; thị trường; quản lý xuất nhập cảnh; quản
    lý hành chính; trật tự xã hội; an ninh kinh tế; an ninh điều tra; an ninh chính trị nội bộ; nội bộ; trinh
    sát; cơ động; cảnh vệ; trại giam; giam giữ; thi hành án; thi hành án dân sự; bổ trợ tư pháp; trợ giúp pháp
    lý; pháp lý; công chứng; đấu giá; đấu giá tài sản; thừa phát lại; hộ tịch; quốc tịch; pháp chế; văn thư; cải
    cách; cải cách hành chính; dân nguyện; công tác đại biểu; thi đua; khen thưởng; tổ chức cán bộ; cán bộ; công
    chức; viên chức; kho bạc; dự trữ; dự trữ nhà nước; ngân quỹ; công sản; tài sản công; quản lý nợ; bảo lãnh;
    bảo lãnh tín dụng; cho vay; phát triển nhà; nhà và đô thị; phát triển đô thị; cây xanh; chiếu sáng; công
    viên; hạ tầng kỹ thuật; khu công nghiệp; khu kinh tế; khu chế xuất; cụm công nghiệp; dự án; dự án đầu tư xây
    dựng; quỹ đất; phát triển quỹ đất; giải phóng mặt bằng; giá đất; nông trường; lâm sản; mía đường; lúa gạo;
    rau quả; trái cây; sầu riêng; cá tra; nuôi trồng; nuôi trồng thủy sản; hải văn; đa dạng sinh học; phòng hộ;
    rừng phòng hộ; đặc dụng; vườn quốc gia; tiền lương; an toàn lao động; quan hệ lao động; lao động ngoài nước;
    xuất khẩu lao động; thanh thiếu niên; thanh thiếu nhi; văn hóa thanh niên; thể thao thành tích cao; điền
    kinh; bơi lội; bóng chuyền; bóng rổ; bóng bàn; cầu lông; quần vợt; cờ vua; cử tạ; võ thuật; đua thuyền; xe
    đạp; thể dục dụng cụ; giải trí; trò chơi; báo chí; xuất bản, in và phát hành; phát hành; phát hành sách;
    người tiêu dùng; bảo vệ người tiêu dùng; cạnh tranh; phòng vệ thương mại; thương mại điện tử; kinh tế số;
    hóa đơn; sở hữu; sáng chế; an toàn bức xạ; bức xạ; vũ trụ; cơ yếu; mật mã; biên giới quốc gia; lãnh sự; lễ
    tân; ngoại vụ; kiều bào; người việt nam ở nước ngoài; phi chính phủ; tình hữu nghị; cứu trợ; bảo thọ; khuyến
    tài; làm vườn; nghề cá; đặc công; pháo binh; công binh; phòng không; không quân; tăng thiết giáp; thông tin
    liên lạc; xe tăng; tên lửa; dân quân tự vệ; tự vệ; phòng cháy, chữa cháy; phòng cháy chữa cháy; cứu nạn, cứu
    hộ; cứu nạn cứu hộ; tìm kiếm cứu nạn; giao thông đường bộ; trật tự an toàn giao thông; an toàn giao thông;
    nội địa; thủy nội địa; kinh tế tập thể; tập thể; dân tộc và tôn giáo; tín ngưỡng; tòa án; tổng hợp; thi đấu;
    huấn luyện; phòng thủ; phòng thủ dân sự; ứng phó; bồi dưỡng; trọng tài; giám định; kiểm định; quan trắc; dự
    báo; tư vấn; tố tụng dân sự; tố tụng hành chính; đối tác; đối tác chiến lược; xuyên thái bình dương; chống
    tham nhũng
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
    công ty; công ty cổ phần; công ty tnhh; công ty luật; công ty luật tnhh; tổng công ty; tập đoàn; ngân hàng;
    báo; tạp chí; nhật báo; thông tấn xã; hãng thông tấn; hãng tin; hãng hàng không; đài truyền hình; đài phát
    thanh; đảng; trường; trường đại học; trường cao đẳng; trường tiểu học; trường thpt; trường thcs; đại học;
    học viện; viện; bệnh viện; bệnh viện đa khoa; trung tâm; ủy ban; uỷ ban; ubnd; ban; bộ; sở; cục; tổng cục;
    vụ; hội; hiệp hội; liên đoàn; quỹ; công an; tòa án; toà án; viện kiểm sát; đội tuyển; câu lạc bộ; clb; nhà
    xuất bản; hãng; đại sứ quán; sứ quán; lãnh sự quán; chi cục; chi nhánh; nhà máy; xí nghiệp; hợp tác xã; bộ
    đội biên phòng; lâm trường; nhà hàng; khách sạn; tand; vksnd; hđnd; thành đoàn; tỉnh đoàn; đảng bộ; liên
    minh; đội tuyển nữ; đội tuyển nam; đội tuyển bóng đá; đội tuyển bóng đá nữ; tuyển nữ
""")
"""Heads that begin the name of an organisation also in small letters, when capitalised words follow."""

COMPANIES: Final = terms("""
    công ty; công ty cổ phần; công ty cp; ctcp; công ty tnhh; công ty tnhh mtv; công ty tnhh một thành viên;
    công ty tnhh hai thành viên; công ty hợp danh; công ty luật; công ty luật tnhh; công ty trách nhiệm hữu hạn;
    tổng công ty; tổng công ty cổ phần; tập đoàn; doanh nghiệp
""")
"""Class nouns of companies, after the forms of the Law on Enterprises."""

HOSPITALS: Final = terms("bệnh viện; bệnh viện đa khoa; bệnh viện hữu nghị; phòng khám")

CLUBS: Final = terms("clb; câu lạc bộ; clb bóng đá; clb bóng chuyền; câu lạc bộ bóng đá; đội bóng")

COMPANY_RULE: Final = "company behind its class noun"
CLUB_RULE: Final = "club and score"

CLASSES: Final = terms("""
    nhà xuất bản; bảo tàng; nhà hát; tòa án;
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
    ủy hội; tổng hội; tổng liên đoàn; trung ương đoàn; trung ương đảng; trung ương hội; hội hữu nghị; liên hiệp
    các tổ chức; lữ đoàn; trung đoàn; sư đoàn; tiểu đoàn; quân đoàn; binh đoàn; hải đội; công ty luật; công ty
    luật tnhh; ban chỉ huy; đội tuyển; hạt kiểm lâm; bảo hiểm xã hội; kho bạc; đảng ủy chính phủ; đảng ủy; cộng
    đồng; cơ quan; công ty cp; ctcp; công ty tnhh mtv; công ty tnhh một thành viên; công ty tnhh hai thành viên;
    công ty tnhh mtv tm; công ty trách nhiệm hữu hạn một thành viên; đoàn luật sư; đoàn thanh niên; đoàn đại
    biểu quốc hội; đoàn nghệ thuật; đoàn kịch; đoàn ca múa nhạc; tổ hợp tác; giáo xứ; giáo phận; tòa giám mục;
    trường mầm non; trường mẫu giáo; trường phổ thông; trường trung cấp; trường cao đẳng nghề; trường chính trị;
    nhạc viện; cảng vụ; nông trường; công ty chứng khoán; ngân hàng thương mại cổ phần; nhà văn hóa; cung văn
    hóa; nhà thiếu nhi; đài khí tượng; đài khí tượng thủy văn; trạm khuyến nông; văn phòng luật sư; văn phòng
    công chứng; thi hành án dân sự; chi bộ; chi hội; chi đoàn; hội quán; vườn thú; thảo cầm viên; trại giam;
    trại tạm giam; đài phát thanh và truyền hình; thanh tra nhà nước; tổng thanh tra; kiểm toán; viện hàn lâm;
    hội thánh; tổng giáo phận; thiền viện; liên chi hội; quỹ tín dụng; quỹ tín dụng nhân dân; quỹ đầu tư; quỹ
    học bổng; quỹ khuyến học; quỹ bảo trợ trẻ em; quỹ vì người nghèo; tỉnh đoàn; thành đoàn; huyện đoàn; quận
    đoàn; tỉnh hội; thành hội; hội người; hội người việt nam; hiệp hội người; hội sinh viên; hội đồng hương; hội
    doanh nhân; hội doanh nghiệp; trường thpt chuyên; trường trung học phổ thông; trường trung học cơ sở; trường
    trung học phổ thông chuyên; trường liên cấp; trường quốc tế; liên danh; liên doanh; đội tuyển nữ; đội tuyển
    nam; đội tuyển quốc gia; đội tuyển bóng đá; đội tuyển bóng chuyền; đội tuyển bóng đá nữ; đội tuyển bóng
    chuyền nữ; đội tuyển futsal; học viện bóng đá; nxb; đh; đhqg; cđ; bv; bvđk; cty; htx; lđlđ; bqlda; trường
    thpt dân lập; trường thpt tư thục
""")
ORG_HEADS: Final = Terms((set(heads.ORG_HEADS["vi"]) - _NO_HEADS) | _MORE_HEADS)
"""Heads that begin the name of an organisation with a capital letter."""

UNITS: Final = split("phòng đội đoàn trạm đồn tổ ban trại tiểu chốt")
"""Class nouns of small bodies: names begin with them, in capitals, where the field of the body follows."""

TAILS: Final = terms("""
    hiến mô; hiến máu; rừng; yêu thương; ước mơ; hy vọng; ấm; xanh; nhân ái; từ thiện; nghĩa tình; hiếu học;
    hạnh phúc; hình sự; kinh tế; môi trường; giao thông; giao thông đường bộ; chất lượng; thực vật; thị trường;
    nông nghiệp; nông thôn; nông dân; công nghiệp; công nghệ; công nghệ cao; truyền thông; đô thị; dân sự; dân
    tộc; dân tộc thiểu số; xã hội; trẻ em; gia đình; phụ nữ; thanh niên; thiếu niên; người cao tuổi; người
    khuyết tật; ma túy; tội phạm; buôn lậu; chống buôn lậu; tham nhũng; bệnh tật; dịch bệnh; sức khỏe; y tế;
    dược phẩm; thực phẩm; mỹ phẩm; hóa chất; khoáng sản; tài nguyên; tài nguyên nước; đất đai; công trình; công
    trình thủy lợi; công trình giao thông; dự án; dự án đầu tư; dự án đầu tư xây dựng; hạ tầng; kỹ thuật; hành
    chính; pháp luật; pháp lý; thủ tục hành chính; xuất nhập cảnh; trật tự; trật tự xã hội; trật tự an toàn giao
    thông; an toàn thực phẩm; an toàn giao thông; cháy, nổ; cứu nạn; cứu nạn, cứu hộ; hải đảo; khí hậu; biến đổi
    khí hậu; thiên tai; văn hóa; nghệ thuật; âm nhạc; điện ảnh; di sản; di sản văn hóa; lịch sử; cách mạng; ngôn
    ngữ; giáo dục; đại học; nghề nghiệp; tài chính; tiền tệ; tín dụng; ngân sách; chứng khoán; doanh nghiệp; hợp
    tác xã; thương mại; điện tử; năng lượng; hạt nhân; nguyên tử; dầu khí; xăng dầu; vật tư; thiết bị; hàng hóa;
    hàng không; hàng hải; cao tốc; quốc tế; biên giới; quốc phòng; quân sự; cổ truyền; phục hồi chức năng; chức
    năng; nhiệt đới; ung thư; bức xạ; dữ liệu; bán dẫn; vi mạch bán dẫn; nhân tạo; phần mềm; khoa học; cơ bản;
    cộng đồng; người tiêu dùng; lao động; việc làm; chính sách; chiến lược; chính trị; tư tưởng; cán bộ; công
    vụ; nhà nước; nhà ở; bất động sản; tài sản
""")
"""Nouns in small letters that end the name of a body behind a word of its field: Quản lý | chất lượng."""

INDUSTRIES: Final = terms("""
    hóa chất; hoá chất; xi măng; nhiệt điện; lọc hóa dầu; điện lực; chứng khoán; dược phẩm; dược; nhựa; thép;
    phân bón; đạm; than; bia; sữa; dệt; dệt may; may; giày; cao su; thủy sản; vàng bạc; vàng bạc đá quý; bảo
    hiểm; viễn thông; xăng dầu; gốm sứ; gỗ; nước sạch; cấp nước; đóng tàu; cơ khí; ô tô; ôtô; xe khách; bách
    khoa; sư phạm; y dược; ngoại thương; taxi; gang thép; địa ốc; bất động sản; cảng; bánh kẹo
""")
"""Lines of business with which the names of companies and their clubs begin."""

VERBAL: Final = terms("""
    tổ chức; hợp tác; phát triển; nghiên cứu; quản lý; kiểm tra; thanh tra; đầu tư; xây dựng; sản xuất; kinh
    doanh; khai thác; cho vay; điều tra; bảo vệ; huấn luyện; ứng phó; phát hành; đào tạo; tư vấn; thông tin;
    giám định; xuất khẩu; nhập khẩu; hưởng ứng; quyết định; tài trợ; kiểm soát; kiểm định; dự báo; thống nhất;
    đại diện; huy động; tiến hành; thành lập; hoàn thành; hoàn thiện; khánh thành; loan báo; đảm bảo; thanh
    toán; thu hút; bình chọn; quảng cáo; tìm kiếm; cứu trợ
""")
"""Words of a field that are as often what a body does: behind its name they begin the rest of the sentence."""

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

PAPERS: Final = terms("""
    tuổi trẻ; thanh niên; tiền phong; dân trí; dân việt; nhân dân; lao động; người lao động; sài gòn giải phóng;
    hà nội mới; quân đội nhân dân; công an nhân dân; đại đoàn kết; pháp luật; đầu tư; nông nghiệp; thời nay;
    giáo dục và thời đại
""")
"""Newspapers and their sites that go by two common words, both with capitals."""

OFFICE_PARTS: Final = split("tổng phó trưởng chánh nguyên cựu ủy hội chủ quyền")
"""Syllables of offices, of which no name consists."""

ORGANS: Final = terms("""
    hội đồng quản trị; hội đồng thành viên; hội đồng xét xử; ban giám đốc; ban lãnh đạo; ban giám hiệu; ban giám
    khảo; ban tổ chức giải; đại hội đồng cổ đông; ban kiểm soát; ban điều hành; ban huấn luyện
""")
"""Organs inside a body, which are described and not named."""

COMPASS: Final = split("đông tây nam bắc")

PEOPLES: Final = terms("""
    việt; kinh; tày; thái; mường; khmer; khơ me; nùng; hoa; mông; h'mông; dao; chăm; giáy; lự; hrê; xơđăng; xơ
    đăng; gia rai; jrai; ê đê; ba na; bahnar; sán chay; cơ ho; k'ho; sán dìu; raglai; ra glai; mnông; m'nông;
    thổ; xtiêng; stiêng; khơ mú; bru - vân kiều; vân kiều; pa cô; cơ tu; cơtu; tà ôi; mạ; gié triêng; co; cor;
    chơ ro; xinh mun; hà nhì; chu ru; lào; la chí; kháng; phù lá; la hủ; la ha; pà thẻn; lô lô; chứt; mảng; pa
    dí; cơ lao; bố y; cống; si la; pu péo; brâu; ơ đu; rơ măm; ngái; ca dong; đan lai; rục; tu dí; cao lan
""")
"""Peoples of Viet Nam, after the government's list of 54 (1979), with spellings and groups that news writing uses."""

MORE_FAMILIES: Final = split("""
    lỳ pờ khoàng mấu đao lừ hạng hảng xồng thò cháng chẻo lèng ksor siu rah rmah kpă niê mlô ayun êban néang đàng vạng
    khà pán thền chamaléa pinăng chau hờ sìn lồ lềnh
""")
"""Family names of the smaller peoples of Viet Nam that are no common words, gathered by hand."""

NOT_FAMILIES: Final = split("""
    an ân âu ca cái quang thành hùng cường mạnh sơn trang hữu nhật ngân thịnh thi bá triều tri yên xa vạn hoa lộc
    phù hàng kỳ thân chung ông công cung tân ứng sử tiết ngũ giản hạ thang danh quan nam lùng
""")
"""Family names that are far more often something else."""
