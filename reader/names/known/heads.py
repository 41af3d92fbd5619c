"""The common nouns that announce a name or belong to one: titles, kinds of organisations, places, events and laws.

Everything is in lower case and NFC; compare with `str.lower()` of the text. Terms may have several words, separated by
one space. In English a head stands before ("Ministry of …") or after the name ("… University"), in Vietnamese before it
("Bộ …", "tỉnh …"), in Kazakh after it with the possessive ending ("… министрлігі"), to which case endings may be added.
Source: general vocabulary of news writing, gathered by hand for this table.
"""

from collections.abc import Mapping
from typing import Final

Terms = Mapping[str, tuple[str, ...]]
"""Terms by language: "en", "vi", "kk"."""


def _terms(text: str) -> tuple[str, ...]:
    return tuple(" ".join(term.split()) for term in text.split(";") if term.strip())


TITLES: Final[Terms] = {
    "en": _terms("""
        president; vice president; vice-president; deputy president; prime minister; deputy prime minister; first
        deputy prime minister; permanent deputy prime minister; minister; deputy minister; vice minister;
        vice-minister; first deputy minister; foreign minister; deputy foreign minister; defence minister; defense
        minister; finance minister; interior minister; health minister; energy minister; trade minister; education
        minister; economy minister; agriculture minister; transport minister; justice minister; minister of foreign
        affairs; minister of defence; minister of national defence; minister of finance; secretary of state; secretary
        of defense; state secretary; state counsellor; state councillor; premier; chancellor; king; queen; prince;
        princess; crown prince; emperor; empress; sultan; emir; sheikh; pope; cardinal; archbishop; bishop; patriarch;
        imam; mufti; father; sister; rabbi; reverend; rev; chairman; chairwoman; chairperson; chair; vice chairman;
        vice chairwoman; vice-chairman; deputy chairman; deputy chairwoman; speaker; deputy speaker; na chairman; na
        chairwoman; general secretary; party general secretary; secretary general; secretary-general; un
        secretary-general; deputy secretary-general; party secretary; party chief; secretary; first secretary;
        executive secretary; party leader; leader; supreme leader; senator; congressman; congresswoman;
        representative; deputy; mp; governor; deputy governor; vice governor; lieutenant governor; akim; deputy akim;
        mayor; deputy mayor; councillor; ambassador; special envoy; envoy; special representative; high
        representative; consul; consul general; chargé d'affaires; charge d'affaires; attaché; attache; commissioner;
        high commissioner; director; director general; director-general; deputy director; deputy director general;
        managing director; executive director; general director; ceo; cfo; cto; coo; chief executive; chief executive
        officer; chief financial officer; chief of staff; chief of the general staff; chief; head; deputy head;
        manager; general manager; founder; co-founder; owner; spokesman; spokeswoman; spokesperson; press secretary;
        advisor; adviser; national security advisor; national security adviser; aide; analyst; economist; expert;
        professor; associate professor; assistant professor; prof; assoc prof; doctor; dr; phd; ph.d; academician;
        rector; dean; lecturer; researcher; scientist; historian; teacher; student; journalist; reporter; editor;
        editor-in-chief; correspondent; photographer; writer; author; poet; novelist; composer; conductor; singer;
        actor; actress; film director; artist; painter; designer; architect; musician; coach; head coach; captain;
        player; midfielder; striker; defender; goalkeeper; boxer; wrestler; swimmer; champion; lawyer; attorney;
        attorney general; prosecutor; prosecutor general; prosecutor-general; chief prosecutor; procurator general;
        judge; chief judge; justice; chief justice; police chief; officer; inspector; detective; sheriff; general;
        senior lieutenant general; lieutenant general; lt. gen; lt gen; major general; maj. gen; maj gen; brigadier
        general; brigadier; gen; sen. lt. gen; colonel; col; lieutenant colonel; lt. col; major; maj; capt;
        lieutenant; lt; sergeant; sgt; corporal; private; soldier; admiral; vice admiral; rear admiral; commodore;
        commander; marshal; field marshal; astronaut; cosmonaut; pilot; engineer; farmer; businessman; businesswoman;
        entrepreneur; billionaire; investor; banker; activist; veteran; hero; martyr; mr; mr.; mrs; mrs.; ms; ms.;
        miss; mx; sir; dame; lord; lady; baron; baroness; count; countess; duke; duchess; comrade; first lady; prof.;
        dr.; gen.; col.; capt.; maj.; lt.; sgt.; sen.; sen; rep.; gov.; rev.; st.; hon.; former president; former
        prime minister; acting president; acting prime minister; standing deputy prime minister; pm; deputy pm; fm;
        vp; president-elect; counselor; counsellor; state counselor; presidential spokesperson; co-chair; vice mayor;
        chief negotiator; deputy chief; special adviser; national coach; police general; air marshal; cabinet
        secretary; survivor; witness; resident; villager; passenger; driver; victim; suspect; nurse; surgeon; rescuer;
        firefighter; fisherman; shopkeeper; protester; brother; daughter; wife; husband; widow; filmmaker;
        playwright; violinist; pianist; skipper; seismologist; volcanologist; epidemiologist; archaeologist
    """),
    "vi": _terms("""
        tổng bí thư; chủ tịch; phó chủ tịch; chủ tịch nước; phó chủ tịch nước; chủ tịch quốc hội; phó chủ tịch quốc
        hội; thủ tướng; thủ tướng chính phủ; phó thủ tướng; phó thủ tướng thường trực; bộ trưởng; thứ trưởng; quốc vụ
        khanh; quốc vương; hoàng hậu; hoàng tử; thái tử; công chúa; nhà vua; vua; nữ hoàng; hoàng thân; thiên hoàng;
        tổng thống; phó tổng thống; cố tổng thống; cựu tổng thống; cựu thủ tướng; thủ hiến; thống đốc; phó thống đốc;
        thị trưởng; tỉnh trưởng; bí thư; phó bí thư; bí thư thứ nhất; bí thư thường trực; bí thư tỉnh ủy; bí thư thành
        ủy; ủy viên; ủy viên bộ chính trị; đại biểu; đại biểu quốc hội; nghị sĩ; thượng nghị sĩ; hạ nghị sĩ; dân biểu;
        ngoại trưởng; đại sứ; đặc phái viên; đặc sứ; phái viên; lãnh sự; tổng lãnh sự; tham tán; tùy viên; đại biện;
        tổng thư ký; phó tổng thư ký; thư ký; cao ủy; ủy viên hội đồng; chủ nhiệm; phó chủ nhiệm; trưởng ban; phó
        trưởng ban; phó ban; chánh án; phó chánh án; viện trưởng; phó viện trưởng; kiểm sát viên; thẩm phán; luật sư;
        chánh văn phòng; tổng giám đốc; phó tổng giám đốc; giám đốc; phó giám đốc; cục trưởng; phó cục trưởng; vụ
        trưởng; phó vụ trưởng; tổng cục trưởng; trưởng phòng; phó trưởng phòng; trưởng đoàn; phó trưởng đoàn; trưởng
        đại diện; người phát ngôn; phát ngôn viên; cố vấn; trợ lý; chuyên gia; chuyên viên; hiệu trưởng; phó hiệu
        trưởng; trưởng khoa; giáo sư; phó giáo sư; tiến sĩ; tiến sỹ; thạc sĩ; bác sĩ; bác sỹ; kỹ sư; kiến trúc sư; nhà
        báo; phóng viên; biên tập viên; tổng biên tập; nhà văn; nhà thơ; nhạc sĩ; nhạc sỹ; họa sĩ; hoạ sĩ; ca sĩ; diễn
        viên; đạo diễn; nghệ sĩ; nghệ sĩ nhân dân; nghệ sĩ ưu tú; nghệ nhân; nhà nghiên cứu; nhà khoa học; nhà sử học;
        nhà giáo; thầy; cô giáo; thầy giáo; giảng viên; sinh viên; học sinh; huấn luyện viên; đội trưởng; cầu thủ;
        tiền đạo; tiền vệ; hậu vệ; thủ môn; vận động viên; võ sĩ; kỳ thủ; tay vợt; đại tướng; thượng tướng; trung
        tướng; thiếu tướng; đại tá; thượng tá; trung tá; thiếu tá; đại úy; thượng úy; trung úy; thiếu úy; thượng sĩ;
        trung sĩ; hạ sĩ; chuẩn đô đốc; đô đốc; phó đô đốc; tư lệnh; phó tư lệnh; chính ủy; tổng tham mưu trưởng;
        tướng; chỉ huy; anh hùng; liệt sĩ; liệt sỹ; cựu chiến binh; chiến sĩ; ông; bà; anh; chị; cô; chú; bác; em; cụ;
        cháu; cậu; đồng chí; ngài; quý bà; phu nhân; mẹ; bé; linh mục; giám mục; hồng y; giáo hoàng; hòa thượng; hoà
        thượng; thượng tọa; đại đức; ni sư; mục sư; doanh nhân; tỷ phú; tỉ phú; nhà sáng lập; nhà đầu tư; nguyên; cựu;
        bị can; bị cáo; nghi phạm; nạn nhân; nhân chứng; tài xế; phi công; phi hành gia; hoa hậu; á hậu; người mẫu;
        tác giả; dịch giả; danh hài; danh thủ; mc; gs; pgs; ts; ths; bs; ks; ls; gs.ts; pgs.ts; gs.; pgs.; ts.; ths.;
        bs.; nsnd; nsưt; phó chánh văn phòng; chánh thanh tra; phó chánh thanh tra; phó tổng biên tập; trưởng ban giám
        khảo; hlv; đạo diễn hình ảnh; thuyền trưởng; thủ quân; tân binh; ngoại binh; nguyên cáo; bị đơn; nghệ nhân ưu tú
    """),
    "kk": _terms("""
        президент; президенті; вице-президент; вице-президенті; экс-президент; экс-президенті; тұңғыш президенті;
        мемлекет басшысы; ел президенті; елбасы; премьер-министр; премьер-министрі; вице-премьер; премьер-министрдің
        орынбасары; премьер-министрінің орынбасары; министр; министрі; вице-министр; вице-министрі; министрдің
        орынбасары; сыртқы істер министрі; қорғаныс министрі; қаржы министрі; канцлер; канцлері; король; королі;
        патша; патшасы; хан; сұлтан; сұлтаны; әмірі; ханзада; шейх; төраға; төрағасы; төрағасының орынбасары; спикері;
        мәжіліс төрағасы; сенат төрағасы; бас хатшы; бас хатшысы; хатшы; хатшысы; мемлекеттік хатшы; мемлекеттік
        кеңесші; мемлекеттік кеңесшісі; депутат; депутаты; сенатор; сенаторы; әкім; әкімі; әкімінің орынбасары; мэр;
        мэрі; губернатор; губернаторы; елші; елшісі; төтенше және өкілетті елшісі; арнайы өкілі; өкілі; баспасөз
        хатшысы; баспасөз өкілі; бас консулы; консулы; кеңесшісі; көмекшісі; басшы; басшысы; басшысының орынбасары;
        жетекшісі; директор; директоры; бас директоры; атқарушы директоры; директордың орынбасары; басқарма төрағасы;
        басқарма басшысы; департамент басшысы; департамент директоры; ректор; ректоры; проректоры; декан; деканы;
        профессор; профессоры; доцент; академик; академигі; ғалым; ғалымы; доктор; дәрігер; дәрігері; бас дәрігері;
        мұғалім; мұғалімі; ұстаз; студент; студенті; оқушы; оқушысы; журналист; журналисі; тілші; тілшісі; бас
        редактор; бас редакторы; редакторы; жазушы; жазушысы; ақын; ақыны; драматург; композитор; композиторы; әнші;
        әншісі; актер; актриса; режиссер; режиссері; суретші; суретшісі; күйші; сазгер; тарихшы; сарапшы; сарапшысы;
        экономист; саясаттанушы; заңгер; адвокат; адвокаты; судья; судьясы; төрешісі; прокурор; прокуроры; бас
        прокурор; бас прокуроры; генерал; генералы; генерал-полковник; генерал-лейтенант; генерал-майор; полковник;
        подполковник; майор; капитан; лейтенант; аға лейтенант; сержант; маршал; адмирал; қолбасшысы; бас қолбасшысы;
        батыр; батыры; би; халық қаһарманы; ғарышкер; жаттықтырушы; жаттықтырушысы; бас бапкері; бапкер; бапкері;
        боксшы; боксшысы; палуан; балуан; спортшы; спортшысы; ойыншысы; теннисші; шабуылшысы; қақпашысы; чемпионы;
        кәсіпкер; кәсіпкері; негізін қалаушысы; құрылтайшысы; азамат; азаматы; азаматша; тұрғыны; тұрғын; мырза;
        ханым; имам; бас имамы; бас мүфти; мүфти; патриарх; рим папасы; ардагер; ардагері; белсенді; марқұм;
        үміткер; үміткері; кандидат; кандидаты; мүшесі; қатысушысы; модераторы; премьер; премьері; төрайым; төрайымы;
        спикер; ханшайым; депутаттары; археолог; археологы; өнертанушы; кинорежиссер; ардагер-ұстаз; куәгер; зардап
        шегуші; жүлдегері; жеңімпазы; қақпашы; қорғаушы; қорғаушысы; шабуылшы; голшы; легионер; легионері; футболшы;
        футболшысы
    """),
}
"""Forms of address, offices, ranks and professions that stand beside the name of a person."""

TITLES_AFTER: Final[Terms] = {
    "en": _terms("jr; jr.; sr; sr.; ii; iii; iv; phd; md; qc; kc; mp"),
    "vi": (),
    "kk": _terms("мырза; мырзаның; мырзаға; ханым; ханымның; ханымға; қажы; хан; би; батыр; ақын; сал; сері"),
}
"""Words that follow the name of a person and tell that it is one."""

ORG_HEADS: Final[Terms] = {
    "en": _terms("""
        ministry; department; agency; authority; administration; commission; committee; subcommittee; council; board;
        bureau; office; directorate; inspectorate; secretariat; service; corps; command; delegation; embassy;
        consulate; consulate general; mission; parliament; senate; congress; assembly; national assembly; house;
        chamber; government; cabinet; court; supreme court; tribunal; procuracy; prosecutor's office; police; police
        department; army; navy; air force; armed forces; forces; guard; coast guard; border guard; militia; brigade;
        battalion; division; regiment; party; front; union; federation; confederation; league; association; society;
        alliance; coalition; movement; organisation; organization; organisations; institution; institute; academy;
        university; college; school; high school; faculty; centre; center; research centre; laboratory; observatory;
        hospital; clinic; library; museum; gallery; theatre; theater; opera; orchestra; choir; ensemble; studio;
        company; group; corporation; conglomerate; enterprise; holding; holdings; bank; central bank; fund;
        foundation; trust; exchange; stock exchange; chamber of commerce; insurance; airlines; airline; airways;
        railways; railway; motors; energy; oil; petroleum; gas; steel; electric; electronics; pharmaceuticals;
        technologies; technology; systems; industries; media; press; news agency; newspaper; newspapers; publishing
        house; publisher; television; radio; broadcasting; tv; times; post; herald; tribune; gazette; journal; daily;
        news; club; football club; fc; united; team; national team; squad; church; diocese; sangha; network;
        consortium; cooperative; partnership; forum; central committee; politburo; people's committee; people's
        council; fatherland front; youth union; women's union; trade union; red cross; red crescent; state bank;
        national bank; development bank; investment bank; task force; working group; steering committee; organising
        committee; organizing committee
    """),
    "vi": _terms("""
        bộ; sở; ban; ủy ban; uỷ ban; tổng cục; cục; vụ; viện; học viện; đại học; trường đại học; trường cao đẳng; cao
        đẳng; trường; trường thpt; trường thcs; trường tiểu học; trường trung học; khoa; trung tâm; phòng; hội đồng;
        hội; hiệp hội; liên đoàn; liên hiệp; liên minh; liên hội; tổ chức; đoàn; đoàn thanh niên; mặt trận; đảng; đảng
        bộ; đảng ủy; đảng uỷ; tỉnh ủy; tỉnh uỷ; thành ủy; thành uỷ; huyện ủy; quận ủy; ban chấp hành; ban chấp hành
        trung ương; ban bí thư; ban chỉ đạo; ban tổ chức; ban tổ chức trung ương; ban tuyên giáo trung ương; ban kinh
        tế trung ương; ban đối ngoại trung ương; ban nội chính trung ương; ban quản lý; ban giám đốc; văn phòng; văn
        phòng chính phủ; văn phòng quốc hội; văn phòng chủ tịch nước; chính phủ; quốc hội; nghị viện; thượng viện; hạ
        viện; nội các; tòa án; toà án; tòa án nhân dân; tòa; viện kiểm sát; viện kiểm sát nhân dân; thanh tra; thanh
        tra chính phủ; kiểm toán nhà nước; công an; công an tỉnh; công an thành phố; cảnh sát; cảnh sát biển; quân
        đội; quân đoàn; quân khu; quân chủng; binh chủng; bộ tư lệnh; bộ chỉ huy; bộ đội biên phòng; sư đoàn; trung
        đoàn; lữ đoàn; tiểu đoàn; hải quân; không quân; lực lượng; đại sứ quán; sứ quán; lãnh sự quán; tổng lãnh sự
        quán; phái đoàn; phái bộ; cơ quan; đài; đài truyền hình; đài phát thanh; đài tiếng nói; thông tấn xã; hãng
        thông tấn; hãng tin; hãng; báo; tạp chí; nhật báo; tờ; kênh; nhà xuất bản; công ty; công ty cổ phần; công ty
        tnhh; công ty trách nhiệm hữu hạn; tổng công ty; tập đoàn; doanh nghiệp; xí nghiệp; nhà máy; hợp tác xã; ngân
        hàng; ngân hàng thương mại cổ phần; ngân hàng tmcp; ngân hàng nhà nước; ngân hàng trung ương; quỹ; sàn giao
        dịch; sở giao dịch chứng khoán; bảo hiểm; bệnh viện; bệnh viện đa khoa; phòng khám; thư viện; bảo tàng; nhà
        hát; dàn nhạc; câu lạc bộ; clb; đội tuyển; đội; đội bóng; giáo hội; giáo phận; tòa thánh; liên hiệp quốc; cộng
        đồng; khối; nhóm; phong trào; hội liên hiệp; hội nông dân; hội phụ nữ; hội cựu chiến binh; hội nhà báo; công
        đoàn; tổng liên đoàn; tổng liên đoàn lao động; phòng thương mại; ubnd; hđnd; mttq; tand; vksnd; btv; bch;
        nhnn; tnhh; thcs; thpt; đh; ủy ban nhân dân; uỷ ban nhân dân; hội đồng nhân dân; hãng hàng không; hãng phim;
        hãng xe
    """),
    "kk": _terms("""
        министрлігі; министрлік; агенттігі; агенттік; комитеті; комитет; комиссиясы; комиссия; департаменті;
        департамент; басқармасы; басқарма; әкімдігі; әкімдік; мәслихаты; мәслихат; кеңесі; кеңес; қызметі; орталығы;
        орталық; институты; институт; академиясы; академия; университеті; университет; колледжі; колледж; мектебі;
        мектеп; мектеп-интернаты; лицейі; лицей; гимназиясы; гимназия; факультеті; кафедрасы; зертханасы; ауруханасы;
        аурухана; емханасы; клиникасы; кітапханасы; мұражайы; музейі; театры; театр; филармониясы; оркестрі; ансамблі;
        ұйымы; ұйым; одағы; одақ; қауымдастығы; қауымдастық; қоғамы; федерациясы; федерация; конфедерациясы; лигасы;
        альянсы; ассамблеясы; палатасы; палата; парламенті; парламент; мәжілісі; сенаты; үкіметі; үкімет; соты;
        прокуратурасы; прокуратура; полициясы; полиция; армиясы; әскері; күштері; қарулы күштері; гвардиясы;
        қолбасшылығы; штабы; бас штабы; елшілігі; консулдығы; бас консулдығы; өкілдігі; миссиясы; делегациясы;
        партиясы; партия; қозғалысы; майданы; компаниясы; компания; корпорациясы; корпорация; холдингі; тобы;
        концерні; кәсіпорны; зауыты; зауыт; фабрикасы; комбинаты; кен орны; банкі; банк; ұлттық банкі; қоры; қор;
        биржасы; авиакомпаниясы; әуе жолдары; темір жолы; ақпарат агенттігі; телеарнасы; арнасы; радиосы; газеті;
        газет; журналы; журнал; порталы; баспасы; редакциясы; клубы; клуб; командасы; құрамасы; ұлттық құрамасы;
        бірлестігі; мекемесі; мекеме; бюросы; инспекциясы; хатшылығы; секретариаты; қоғамдық бірлестігі; кәсіподағы;
        діни басқармасы; шіркеуі; мешіті; акционерлік қоғамы; жауапкершілігі шектеулі серіктестігі; серіктестігі;
        серіктестік; достастығы; бас прокуратурасы
    """),
}
"""Nouns that name a kind of organisation and are part of its name."""

ORG_TAILS: Final[Terms] = {
    "en": _terms("""
        inc; inc.; corp; corp.; co; co.; ltd; ltd.; llc; llp; plc; jsc; gmbh; ag; sa; s.a.; nv; bv; spa; s.p.a.; oy;
        ab; as; kk; pte; pty; bhd; sdn; pjsc; ojsc; cjsc; jsb; joint stock company; joint-stock company; tbk
    """),
    "vi": _terms("jsc; corp; co., ltd; co.; ltd; tnhh; cp; group; bank; holdings"),
    "kk": _terms("ақ; жшс; ұк; шжқ мкк; мкқк; рмк; ао; тоо; ұақ; кеақ"),
}
"""Legal forms and their abbreviations, after the name of a company (in Kazakh also after a closing quotation mark)."""

PLACE_HEADS: Final[Terms] = {
    "en": _terms("""
        city; town; township; village; hamlet; commune; ward; district; county; prefecture; province; region; oblast;
        state; territory; republic; kingdom; emirate; federation; municipality; borough; suburb; quarter; capital;
        zone; economic zone; industrial park; area; delta; highlands; plateau; plain; steppe; desert; forest; jungle;
        valley; mountain; mountains; mount; mt; mt.; peak; hill; hills; range; ridge; pass; volcano; glacier; canyon;
        gorge; cave; river; stream; creek; canal; lake; reservoir; dam; waterfall; falls; spring; sea; ocean; gulf;
        bay; strait; channel; coast; beach; island; islands; isle; archipelago; peninsula; cape; reef; shoal; atoll;
        port; seaport; harbour; harbor; airport; international airport; station; railway station; bridge; tunnel;
        road; street; st; avenue; boulevard; lane; highway; expressway; motorway; square; park; national park; nature
        reserve; garden; zoo; palace; castle; citadel; fortress; tower; monument; memorial; mausoleum; cathedral;
        pagoda; temple; mosque; shrine; cemetery; stadium; arena; market; plaza; mall; hotel; border gate; checkpoint;
        nuclear power plant; power plant; refinery; mine; cosmodrome; base; camp; corridor; belt
    """),
    "vi": _terms("""
        thành phố; tp; tp.; t.p; tỉnh; huyện; quận; thị xã; thị trấn; xã; phường; làng; thôn; bản; buôn; ấp; xóm; khu
        phố; khu; khu vực; khu công nghiệp; kcn; khu kinh tế; khu đô thị; đặc khu; vùng; miền; bang; tiểu bang; hạt;
        châu; châu lục; nước; quốc gia; cộng hòa; cộng hoà; vương quốc; đất nước; thủ đô; cố đô; thủ phủ; lãnh thổ;
        tây nguyên; đồng bằng; đồng bằng sông; cao nguyên; sa mạc; rừng; vườn quốc gia; khu bảo tồn; thung lũng; núi;
        dãy núi; dãy; đỉnh; đồi; đèo; hang; động; sông; suối; kênh; hồ; thác; đập; biển; vịnh; eo biển; đại dương; bờ
        biển; bãi biển; đảo; quần đảo; bán đảo; mũi; bãi; rạn; cảng; cảng biển; sân bay; cảng hàng không; ga; nhà ga;
        bến; bến cảng; cầu; hầm; đường; phố; đại lộ; ngõ; quốc lộ; tỉnh lộ; cao tốc; đường cao tốc; tuyến; quảng
        trường; công viên; vườn; chùa; đền; đình; miếu; nhà thờ; lăng; cung; cung điện; lâu đài; thành; thành cổ;
        hoàng thành; tháp; tượng đài; nghĩa trang; nhà tù; sân vận động; svđ; chợ; trung tâm thương mại; khách sạn;
        cửa khẩu; nhà máy điện; mỏ; di tích; di sản; chiến khu; căn cứ; hành lang
    """),
    "kk": _terms("""
        қаласы; қала; қалашығы; облысы; облыс; ауданы; аудан; ауылы; ауыл; кенті; кент; ауылдық округі; округі; өңірі;
        өлкесі; аймағы; аймақ; мемлекеті; республикасы; республика; корольдігі; патшалығы; әмірлігі; федерациясы;
        провинциясы; штаты; губерниясы; уезі; астанасы; даласы; дала; жазығы; жазирасы; шөлі; құмы; ойпаты; үстірті;
        алқабы;
        шатқалы; тауы; таулары; тау; жотасы; шыңы; шың; асуы; өзені; өзен; көлі; көл; теңізі; теңіз; мұхиты; мұхит;
        бұғазы; шығанағы; каналы; бөгеті; су қоймасы; аралы; аралдары; түбегі; мүйісі; жағалауы; порты; айлағы;
        әуежайы; әуежай; вокзалы; бекеті; стансасы; көшесі; көше; даңғылы; даңғыл; тас жолы; алаңы; алаң; саябағы;
        паркі; ұлттық паркі; қорығы; бағы; сарайы; қамалы; қорғаны; мұнарасы; ескерткіші; кесенесі; мешіті; шіркеуі;
        зираты; стадионы; аренасы; базары; қонақүйі; ықшам ауданы; шағын ауданы; кен орны; электр станциясы; ғарыш
        айлағы; полигоны; өткелі; кеден бекеті; экономикалық аймағы; дәлізі
    """),
}
"""Nouns that name a kind of place and stand with its name."""

EVENT_HEADS: Final[Terms] = {
    "en": _terms("""
        summit; conference; congress; national congress; party congress; plenum; plenary session; session; meeting;
        symposium; seminar; workshop; forum; dialogue; talks; consultation; negotiations; assembly; convention;
        exhibition; expo; fair; festival; carnival; biennale; concert; contest; competition; championship;
        championships; tournament; cup; world cup; league; olympics; olympic games; olympiad; paralympics; games; sea
        games; asian games; grand prix; open; marathon; race; match; final; awards; award; prize; ceremony; parade;
        anniversary; day; week; month; year; decade; century; war; world war; civil war; cold war; battle; campaign;
        operation; offensive; invasion; siege; uprising; revolution; revolt; rebellion; coup; massacre; genocide;
        attack; bombing; crisis; recession; depression; famine; pandemic; epidemic; outbreak; typhoon; hurricane;
        cyclone; storm; tropical storm; earthquake; tsunami; flood; eruption; disaster; fire; election; elections;
        referendum; plebiscite; protests; movement; holiday; new year; exercise; drill
    """),
    "vi": _terms("""
        hội nghị; hội nghị thượng đỉnh; hội nghị cấp cao; hội nghị trung ương; đại hội; đại hội đảng; đại hội đại biểu
        toàn quốc; đại hội đồng; kỳ họp; phiên họp; khóa họp; cuộc họp; hội thảo; hội đàm; diễn đàn; đối thoại; tọa
        đàm; toạ đàm; triển lãm; hội chợ; lễ hội; liên hoan; liên hoan phim; festival; hội thi; cuộc thi; giải; giải
        đấu; giải vô địch; cúp; thế vận hội; đại hội thể thao; á vận hội; olympic; world cup; sea games; asiad; trận;
        trận chung kết; vòng loại; giải thưởng; lễ; lễ kỷ niệm; lễ khai mạc; lễ trao giải; ngày; tuần lễ; tuần; tháng;
        năm; thập kỷ; tết; chiến tranh; chiến tranh thế giới; nội chiến; trận chiến; cuộc chiến; kháng chiến; cuộc
        kháng chiến; chiến dịch; cuộc tổng tiến công; tổng tiến công; cách mạng; cách mạng tháng; khởi nghĩa; cuộc
        khởi nghĩa; đảo chính; thảm sát; vụ thảm sát; vụ; sự kiện; khủng hoảng; suy thoái; nạn đói; đại dịch; dịch;
        dịch bệnh; bão; cơn bão; siêu bão; áp thấp nhiệt đới; động đất; sóng thần; lũ lụt; bầu cử; cuộc bầu cử; tổng
        tuyển cử; trưng cầu dân ý; phong trào; diễn tập; tập trận; cuộc tập trận
    """),
    "kk": _terms("""
        саммиті; саммит; форумы; форум; съезі; съезд; конгресі; конгресс; конференциясы; конференция; сессиясы;
        сессия; отырысы; отырыс; жиналысы; жиыны; жиын; кездесуі; кеңесі; құрылтайы; құрылтай; симпозиумы; семинары;
        көрмесі; көрме; жәрмеңкесі; фестивалі; фестиваль; байқауы; байқау; конкурсы; чемпионаты; чемпионат;
        біріншілігі; турнирі; турнир; кубогы; әлем кубогы; олимпиадасы; олимпиада; олимпия ойындары; паралимпиада
        ойындары; ойындары; азия ойындары; спартакиадасы; лигасы; марафоны; жарысы; жарыс; матчы; финалы; сыйлығы;
        сыйлық; марапаты; мерекесі; мереке; күні; апталығы; айлығы; онкүндігі; жылы; мерейтойы; шеруі; соғысы; соғыс;
        дүниежүзілік соғыс; азаматтық соғыс; шайқасы; шайқас; операциясы; көтерілісі; көтеріліс; төңкерісі; төңкеріс;
        революциясы; революция; қозғалысы; қырғыны; шабуылы; дағдарысы; дағдарыс; ашаршылығы; ашаршылық; пандемиясы;
        пандемия; індеті; дауылы; дауыл; тайфуны; жер сілкінісі; зілзаласы; тасқыны; сайлауы; сайлау; референдумы;
        референдум; оқу-жаттығуы; жаттығуы; маневрі; қаңтары
    """),
}
"""Nouns that name a kind of event and are part of its name."""

LAW_HEADS: Final[Terms] = {
    "en": _terms("""
        agreement; accord; accords; treaty; pact; convention; covenant; charter; protocol; declaration; joint
        declaration; statement; joint statement; communiqué; communique; memorandum; memorandum of understanding; mou;
        constitution; amendment; law; act; bill; code; civil code; criminal code; penal code; labour code; labor code;
        tax code; decree; edict; order; executive order; ordinance; regulation; regulations; directive; resolution;
        decision; ruling; circular; statute; rules; plan; action plan; master plan; roadmap; strategy; agenda;
        programme; program; doctrine; concept; white paper; framework; initiative; guidelines; principles; platform;
        deal
    """),
    "vi": _terms("""
        hiệp định; hiệp ước; hiệp ước quốc tế; công ước; hiến chương; nghị định thư; tuyên bố; tuyên bố chung; tuyên
        ngôn; thông cáo; thông cáo chung; thông báo; bản ghi nhớ; biên bản ghi nhớ; thỏa thuận; thoả thuận; hiến pháp;
        luật; bộ luật; dự án luật; dự luật; đạo luật; pháp lệnh; sắc lệnh; nghị quyết; nghị định; quyết định; thông
        tư; chỉ thị; kết luận; quy định; quy chế; điều lệ; công văn; công điện; cương lĩnh; chiến lược; kế hoạch; quy
        hoạch; đề án; chương trình; chương trình nghị sự; lộ trình; sáng kiến; bộ quy tắc; bộ quy tắc ứng xử; sách
        trắng; văn kiện; khung
    """),
    "kk": _terms("""
        келісімі; келісім; шарты; шарт; пактісі; конвенциясы; конвенция; хартиясы; хартия; жарғысы; жарғы; протоколы;
        хаттамасы; декларациясы; декларация; мәлімдемесі; бірлескен мәлімдемесі; коммюникесі; меморандумы; меморандум;
        конституциясы; конституция; заңы; заң; заң жобасы; кодексі; кодекс; жарлығы; жарлық; қаулысы; қаулы; қарары;
        қарар; шешімі; шешім; бұйрығы; бұйрық; өкімі; директивасы; регламенті; ережесі; нұсқаулығы; стратегиясы;
        стратегия; тұжырымдамасы; жоспары; іс-қимыл жоспары; бағдарламасы; бағдарлама; жолдауы; жолдау; ұлттық жобасы;
        доктринасы; бастамасы
    """),
}
"""Nouns that name a kind of law, treaty or document and are part of its name."""

PEOPLE_HEADS: Final[Terms] = {
    "en": _terms("people; nation; citizens; nationals; ethnic"),
    "vi": _terms("người; dân tộc; công dân; kiều bào; cộng đồng người; đồng bào"),
    "kk": _terms("халқы; халық; ұлты; азаматы; азаматтары; диаспорасы; этносы"),
}
"""Words that make a nation out of the name beside them: "người Kinh", "қазақ халқы" (Vietnamese needs no demonyms)."""
