"""What kind of body a name says it is, in all languages: names of two kinds are no translations of each other."""

from functools import lru_cache
from typing import Final

from reader.names.folding import marked

# One line a kind; wide on purpose, since translations of names are free: a federation here is a union there.
# Source: general vocabulary of news writing in English, Vietnamese, Kazakh and Russian, gathered by hand.
_KINDS: Final = (
    "ministry; bộ; министрлігі; министрлік; министерство",
    "bank; ngân hàng; банкі; банк",
    "party; đảng; партиясы; партия",
    "front; mặt trận; майданы; фронт",
    "union; federation; confederation; league; association; society; alliance; organisation; organization; community;"
    " commonwealth; cooperation; liên đoàn; liên hiệp; liên minh; hội; hiệp hội; tổ chức; cộng đồng; đoàn; công đoàn;"
    " одағы; одақ; федерациясы; конфедерациясы; лигасы; қауымдастығы; қоғамы; альянсы; ұйымы; бірлестігі;"
    " достастығы; ынтымақтастығы; союз; федерация; лига; ассоциация; общество; организация; содружество",
    "university; academy; institute; school; college; đại học; học viện; viện; trường; cao đẳng; университеті;"
    " академиясы; институты; мектебі; колледжі; университет; академия; институт; школа",
    "company; corporation; group; holding; airlines; airline; airways; công ty; tổng công ty; tập đoàn; hãng;"
    " компаниясы; корпорациясы; тобы; холдингі; авиакомпаниясы; әуе жолдары; компания; корпорация; группа; холдинг",
    "agency; authority; administration; service; bureau; department; office; newspaper; television; radio; cơ quan;"
    " thông tấn xã; cục; tổng cục; sở; vụ; văn phòng; đài; báo; агенттігі; қызметі; бюросы; департаменті; басқармасы;"
    " кеңсесі; газеті; телеарнасы; агентство; управление; служба; бюро; департамент",
    "assembly; parliament; senate; council; committee; commission; board; quốc hội; nghị viện; hội đồng; ủy ban; ban;"
    " ассамблеясы; парламенті; мәжілісі; сенаты; кеңесі; комитеті; комиссиясы; парламент; совет; комитет; комиссия",
    "fund; foundation; quỹ; қоры; фонд",
    "court; tòa án; соты; суд",
    "police; công an; cảnh sát; полициясы; полиция",
    "army; forces; quân đội; lực lượng; армиясы; күштері; армия; силы",
    "hospital; bệnh viện; ауруханасы; больница",
)


_TERMS: Final = sorted(
    ((frozenset(map(marked, term.split())), number) for number, line in enumerate(_KINDS) for term in line.split("; ")),
    key=lambda item: (-len(item[0]), item[1]),
)


@lru_cache(maxsize=1 << 14)
def kinds_of_body(words: frozenset[str]) -> frozenset[int]:
    """The kinds, as numbers, that the words of a name say; none for many names.

    words: as `folding.marked` gives them, in any order; terms of several words go first and use theirs up.
    """
    left, found = set(words), set()
    for term, number in _TERMS:
        if term <= left:
            found.add(number)
            left -= term
    return frozenset(found)
