"""News agencies and papers by the names they sign with.

Source: Wikipedia, "List of news agencies", and the mastheads of the agencies and papers themselves.
"""

import re

from reader.documents.tables import phrases
from reader.lazy_pattern import LazyPattern

AGENCIES = phrases("""
VNA | VNS | TTXVN | VNP | Vietnam+ | VietnamPlus | BNEWS | Bnews | VOV | VOV.VN | VTV | VTV.VN | VTC News | VTC
VGP | NDO | NDĐT | SGGP | SGGPO | TTO | PLO | TPO | QĐND | CAND | NLĐO | NLD | PLVN | CLO | HNM | HNMO | ĐCSVN
KTĐT | Vietnam News | Viet Nam News | Việt Nam News | Nhân Dân | Tuổi Trẻ | Thanh Niên | Dân trí | Dân Trí
VnExpress | VietNamNet | Chinhphu.vn | chinhphu.vn | baochinhphu.vn | qdnd.vn | nhandan.vn | Kazinform
KAZINFORM | Казинформ | КАЗИНФОРМ | ҚазАқпарат | ҚАЗАҚПАРАТ | QazAqparat | QAZAQPARAT | Qazinform | QAZINFORM
Tengrinews | Tengrinews.kz | Zakon.kz | inform.kz | Egemen Qazaqstan | Егемен Қазақстан | Egemen.kz | egemen.kz
ҚазТАГ | КазТАГ | KazTAG | Informburo.kz | BAQ.KZ | Baq.kz | 24.kz | Liter.kz | Ақорда | Akorda | Sputnik
Спутник | Кабар | Kabar | АКИpress | AKIpress | УзА | UzA | Reuters | REUTERS | AFP | AP | UPI | PA | DPA | dpa
ANSA | EFE | APA | TASS | ТАСС | Interfax | Интерфакс | Interfax-Kazakhstan | Интерфакс-Казахстан
ИНТЕРФАКС-КАЗАХСТАН | Интерфакс-Қазақстан | RIA Novosti | РИА Новости | Xinhua | THX | Kyodo | Jiji | Jiji Press
Yonhap | KCNA | PTI | ANI | IANS | Bernama | BERNAMA | Antara | ANTARA | TNA | KPL | AKP | CNA | SPA | WAM
Anadolu | AZERTAC | БЕЛТА | Ukrinform | Укринформ | Bloomberg | CNN | BBC | DW | VOA | RFI | NHK | CGTN
UN News | Agence France-Presse | Associated Press
""")

AGENCY = "(?:" + "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True)) + ")"
"""Pattern for one agency, spelled as in `AGENCIES`."""

_JOINT = LazyPattern(r"\s?[/\-–&,]\s?")


def is_signature(text: str) -> bool:
    """True when `text` is an agency or several joined ones: "VNA", "VNA/VNS", "AFP-Reuters"."""
    return text in AGENCIES or (len(text) <= 60 and all(name in AGENCIES for name in _JOINT.split(text)))
