"""Foreign names spelt by sound in Vietnamese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.names.phonetic import is_phonetic, phonetic_key, sounds_like

SAME = """
Ca-dắc-xtan|Kazakhstan
Mát-xcơ-va|Moskva
Mát-xcơ-va|Москва
Vla-đi-mia Pu-tin|Vladimir Putin
Vla-đi-mia Pu-tin|Владимир Путин
U-dơ-bê-ki-xtan|Uzbekistan
Tát-gi-ki-xtan|Tajikistan
Tuốc-mê-ni-xtan|Turkmenistan
Cư-rơ-gư-xtan|Kyrgyzstan
Pa-ki-xtan|Pakistan
Áp-ga-ni-xtan|Afghanistan
In-đô-nê-xi-a|Indonesia
Ma-lai-xi-a|Malaysia
Xinh-ga-po|Singapore
Phi-líp-pin|Philippines
Cam-pu-chia|Kampuchea
Nê-pan|Nepal
Ô-xtrây-li-a|Australia
Ca-na-đa|Canada
Bra-xin|Brazil
Vê-nê-xu-ê-la|Venezuela
Cô-lôm-bi-a|Colombia
Ác-hen-ti-na|Argentina
U-crai-na|Ukraine
Bê-la-rút|Belarus
Ru-ma-ni|Romania
Bun-ga-ri|Bulgaria
An-ba-ni|Albania
Xéc-bi|Serbia
Xlô-va-ki-a|Slovakia
Crô-a-ti-a|Croatia
Ác-mê-ni-a|Armenia
A-déc-bai-gian|Azerbaijan
I-rắc|Iraq
Ix-ra-en|Israel
Ni-giê-ri-a|Nigeria
Ê-ti-ô-pi-a|Ethiopia
Mô-dăm-bích|Mozambique
Dim-ba-bu-ê|Zimbabwe
Gia-mai-ca|Jamaica
Băng-la-đét|Bangladesh
Mi-an-ma|Myanmar
Bru-nây|Brunei
Béc-lin|Berlin
Oa-sinh-tơn|Washington
Niu Y-oóc|New York
Ma-đrít|Madrid
Tô-ki-ô|Tokyo
Lốt An-giơ-lét|Los Angeles
Xan Phran-xít-cô|San Francisco
Bu-ê-nốt Ai-rét|Buenos Aires
Ba-rắc Ô-ba-ma|Barack Obama
Giô Bai-đơn|Joe Biden
Goóc-ba-chốp|Gorbachev
Brê-giơ-nhép|Brezhnev
Niu-tơn|Newton
Đác-uyn|Darwin
Na-pô-lê-ông|Napoleon
Vích-to Huy-gô|Victor Hugo
Tchai-cốp-xki|Tchaikovsky
Éc-đô-gan|Erdogan
A-xta-na|Астана
An-ma-ti|Almaty
Na-da-ba-ép|Назарбаев
Tô-ca-ép|Tokayev
Na-ren-đra Mô-đi|Narendra Modi
Tan-da-ni-a|Tanzania
""".strip().splitlines()

OTHER = """
I-ran|Iraq
I-rắc|Iran
Pa-ki-xtan|Tajikistan
Tát-gi-ki-xtan|Pakistan
U-dơ-bê-ki-xtan|Turkmenistan
Ca-dắc-xtan|Kyrgyzstan
Cư-rơ-gư-xtan|Kazakhstan
Ca-dắc-xtan|Uzbekistan
Áp-ga-ni-xtan|Pakistan
In-đô-nê-xi-a|India
Ma-lai-xi-a|Malawi
Ma-lai-xi-a|Mali
Ni-giê-ri-a|Niger
An-giê-ri|Nigeria
Ni-giê-ri-a|Algeria
Ô-xtrây-li-a|Austria
Xlô-va-ki-a|Slovenia
Xlô-ve-ni-a|Slovakia
Ru-ma-ni|Armenia
An-ba-ni|Armenia
Ác-mê-ni-a|Albania
Ác-mê-ni-a|Romania
Cô-lôm-bi-a|Namibia
Bun-ga-ri|Hungary
Hung-ga-ri|Bulgaria
Li-bê-ri-a|Libya
Bê-la-rút|Belgrade
Béc-lin|Bern
Béc-lin|Dublin
Mát-xcơ-va|Minsk
Mát-xcơ-va|Muscat
A-xta-na|Astrakhan
A-xta-na|Asana
An-ma-ti|Amati
Ma-đrít|Madras
Ma-đrít|Maldives
Pê-ru|Beirut
Chi-lê|China
Cu-ba|Congo
Ca-na-đa|Grenada
Gia-mai-ca|Dominica
Pa-na-ma|Paraguay
Kê-ni-a|Guinea
Mi-an-ma|Panama
Băng-la-đét|Bangkok
Tô-ki-ô|Toronto
Lê-nin|Stalin
Xta-lin|Lenin
Pu-tin|Pushkin
Pu-skin|Putin
Vla-đi-mia Pu-tin|Vladimir Lenin
Bin Clin-tơn|Hillary Clinton
Đô-nan Trăm|Donald Tusk
Giôn Ken-nơ-đi|John Kerry
Giôn Ken-nơ-đi|Robert Kennedy
Giô Bai-đơn|Hunter Biden
Na-da-ba-ép|Nazarbayeva
Tô-ca-ép|Tokayeva
La-vrốp|Лаврова
Mác-rông|Marcos
Xu-đăng|Susan
Tan-da-ni-a|Tasmania
Ăng-gô-la|Angela
Ga-ga-rin|Gagarina
Na-ren-đra Mô-đi|Narendra Singh
Oa-sinh-tơn|Wellington
Nê-pan|Neptune
""".strip().splitlines()


def test_spellings_by_sound_are_recognised() -> None:
    missed = [pair for pair in SAME if not sounds_like(*pair.split("|"))]
    assert not missed


def test_other_names_are_not() -> None:
    wrong = [pair for pair in OTHER if sounds_like(*pair.split("|"))]
    assert not wrong


def test_each_of_the_spellings_means_its_own_name_only() -> None:
    pairs = [pair.split("|") for pair in SAME]
    owners: dict[str, set[str]] = {}
    for spelt, name in pairs:
        owners.setdefault(spelt, set()).add(name)
    latin = {name for _, name in pairs if name.isascii()}
    for spelt, own in owners.items():
        if own & latin:
            assert not [name for name in latin - own if sounds_like(spelt, name)], spelt


def test_most_pairs_share_their_key() -> None:
    pairs = [pair.split("|") for pair in SAME]
    shared = sum(phonetic_key(spelt) == phonetic_key(name) != "" for spelt, name in pairs)
    assert shared / len(pairs) >= 0.85


@pytest.mark.parametrize(
    "name", ["Hà Nội", "Kazakhstan", "Nguyễn Văn An", "Jean-Luc", "Saint-Étienne", "Kassym-Jomart"]
)
def test_plain_names_are_not_spelt_by_sound(name: str) -> None:
    assert not is_phonetic(name) and not sounds_like(name, name)


@pytest.mark.parametrize("run", ["ngh", "ng", "gh", "nh", "gi", "qu", "th", "a", "ngha", "ieu"])
def test_runs_of_letters_are_read_once(run: str) -> None:
    """Each run has more readings than there is time for; they are no syllables."""
    for parts in ("A-" + run * 26, "A-" + "x" + run * 26 + "!", "-".join(["A", *[run * 26] * 2])):
        assert phonetic_key(parts) == phonetic_key(parts.title())
        assert not is_phonetic(parts) and not sounds_like(parts, "Angola")


@given(st.text(alphabet="aăâbcđeêghiklmnoôơpqrstuưvxyíờ- ", max_size=60), st.text(max_size=60))
def test_any_text_is_answered(phonetic: str, other: str) -> None:
    assert sounds_like(phonetic, other) in (True, False)
    assert isinstance(phonetic_key(phonetic) + phonetic_key(other), str)
