"""How far a Latin and a Cyrillic spelling sound alike: letters of one against the groups of letters that write it in
the other.

Sources: the practical transcriptions of English, German, French, Chinese (Palladius), Japanese (Polivanov) and Korean
names into Russian, as described by the Russian Wikipedia ("Практическая транскрипция" and its language articles);
the romanisations of Russian and Kazakh named in `reader.names.letters`. The prices are ours.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Final

from reader.lazy_pattern import LazyPattern

_LONGEST: Final = 32
_FAR: Final = 9.0

# Cyrillic group = Latin groups; "~" before one: a rarer way, "?" before one: a way that proves little.
_TABLE: Final = """
а=a aa ah ä á ~u ~au ?o ?e ~ya
ә=a ä á ae ~e
б=b bb ?p ~v
в=v w f vv ~u ~b
вь=v
г=g ğ gg gh h gu ~q ?j ?kh
ғ=g gh ğ q
д=d dd dt dh ~đ
дж=j dj dzh g dg dge gi zh ~c ~ch
дз=z j dz
е=e ye ie je ae ee ea é è ê ai ay ~ei ~a ~ä ~ö ~i ?oe
её=eyo eo
ё=yo io jo o eo ö ~e ~ø
ей=ei ey ~a ay ai ej aj eigh ~ea
ейд=ade aid
ейк=ake
ейл=ale ail
ейн=ane ain aine ayn ayne
ейс=ace ase
ейт=ate ait
ж=ž zh j ~c g ge ż ~r ~zs
жж=zh
з=z zz s ~d ~ts ~j ~x
и=i yi y ee ea ie ii ei ey í ih ~e ~ui ~j ~eye
ий=i y iy ii ij ie ~ei ~ey
й=y i j ~ï
кх=k
к=k c ck q ~ques ~cques ~que ch kk cc cq qu ~kh ~g
кс=x ks cs xx
кв=qu kw kv
қ=q k kh
л=l ll lh ~le ~r
ль=le les
м=m mm ~mb
н=n nn ng ~gn ~kn ~ne
нг=ng n ngu
нд=nd
ң=ng n ñ nh
нь=n ñ gn ny nh
нъ=n
о=o oo oh au aw oa ou ow ó ô õ å ~a ~u ~eo ~eau ~eaux ~ault ?e
ө=o ö ó u ~oe
оу=ou ow o oe
оо=oo o
п=p pp ~b
пх=p
р=r rr rh wr ~re
с=s ss c sc ç ~z ~x ~sh ~ş ~th ~ts
тх=t
т=t tt th ~ch ~d ~te
тс=ts z
тш=tch
тч=tch
у=u oo ou w ú ū ō wo ~o ~ow ~oe ~v ~ý ~uh ?y ?eu
ұ=u ū w ú ~y
ү=u ü ú y ~i
уэ=we ue
уи=wi ui
уо=wo ua wa
ф=f ph ff v ~th ~w
х=h kh ch ?j hh x gh ~k ~g ~r ~q
һ=h
хью=hugh hu
ц=c ts tz z q zz cz ț ţ ~s ~t
цз=j z zh
цзы=zi
цы=ci
чх=ch
ч=ch tch tsch cz ç č c tj tx ~j ~q ~gi ~cs ~ć
чж=zh j ch
ш=sh sch ch sz ş š ŝ ~s ~x ~ś ~sj
щ=ŝ shch sch sh st šč szcz
ъ=
ы=y i ı ~u ~e ~eu
ый=y yi i iy
і=i y ı ~e
э=e è a ae ä é ai ~ei ~ea ~ö ~i
эй=ay ai ei ey a ej é
ь=
ьо=io yo
ью=yu iu u ew ju ü
ья=ia ya ja
ье=ie ye e ier
ьи=yi i
ю=yu û u iu ju jü ü ew eu ue ~ui ~iou ~y ~yoo ~oo
юй=ui yu u
юн=yong yun
яй=ei ey
ия=ia iya iia ija ya ie
я=ya ia ja â ~a ea ä ~ie ~ye
ян=yang yan ian iang
яо=iao yao
ай=ay ai y i ie igh ei ey aj ~uy ~eye
ау=au ow ou aw ao
ой=oy oi eu oj
уа=ua wa oi
уай=wi why wai
эр=er ar ur ir
ер=er ur ir or
ёр=or er ur eur ör
ле=le el
си=shi si xi
ти=chi ti
дзи=ji zi
цу=tsu
ся=sha xia
сяо=xiao hsiao
сю=shu xiu xu
сё=sho
тя=cha tia
тю=chu
чи=ji chi
ив=iv yves
тё=cho
дзя=ja
дзю=ju
дзё=jo
ху=fu hu
хуэй=hui
ши=shi
чхве=choi choe
ун=ong un
эн=en eng
бен=ben
"""
_PRICES: Final = {"~": 0.25, "?": 0.5}
_UNHEARD_AT_END: Final = frozenset(("nt", "lt", "rt", "et", "ot", "ut", "nd", "rd", "es", "is", "os", "us", "as"))
_SILENT: Final = {"h": 0.1, "e": 0.2, "w": 0.5, "t": 0.6, "d": 0.6, "s": 0.6, "y": 0.4, "g": 0.5, "x": 0.6}
_VOWELS: Final = frozenset("aeiouyäöüáéíóúıåøūō")
_KEPT: Final = frozenset("äöüáéíóúūıåøşšŝśçčćžżñğșțţđōãõôèêâû")
_CYRILLIC_VOWELS: Final = frozenset("аәеёиіоөуұүыэюя")


_Way = tuple[str, int, str, int, float]
"""A Cyrillic group and its length, a Latin group and its length, the price."""


def _by_letters() -> dict[str, dict[str, list[_Way]]]:
    """The ways by the first Cyrillic letter and the first Latin one, which is empty for silent signs."""
    groups: dict[str, dict[str, list[_Way]]] = {}
    cyrillic = ""
    for written in _TABLE.split():
        first, equals, way = written.partition("=")
        if equals:
            cyrillic = first
        part = way if equals else written
        price = _PRICES.get(part[:1], 0.0)
        latin = part.lstrip("~?")
        ways = groups.setdefault(cyrillic[0], {}).setdefault(latin[:1], [])
        ways.append((cyrillic, len(cyrillic), latin, len(latin), price))
    return groups


_WAYS: Final = _by_letters()
_NO_WAYS: Final[dict[str, list[_Way]]] = {}


def _latin(word: str) -> str:
    if word.isascii() and word.isalpha():
        return word.lower()
    letters = []
    for letter in unicodedata.normalize("NFC", word.lower()):
        if letter.isascii() or letter in _KEPT:
            letters.append(letter)
        else:
            letters.append(unicodedata.normalize("NFD", letter)[0])
    return "".join(letter for letter in letters if letter.isalpha())


# Consonants by how they sound, for telling fast that two words are too far apart; h and vowels are left out. Letters
# sound in other ways in German (h, j, g, ch) and Slavic names, in French (what ends a word), in English (w, gh), and in
# Japanese ones (chi is ти).
_SOUNDS: Final = LazyPattern("tsch|sch|tch|dzh|g[eiy]|[tdckszp]h|ng|t[sz]|c[zeiy]|[a-z]")
_LATIN_CLASS: Final = {
    **dict.fromkeys("bpfvw", "v"),
    **dict.fromkeys("gkqc", "k"),
    **dict.fromkeys("szjx", "s"),
    **dict.fromkeys("td", "t"),
    **dict.fromkeys("mn", "n"),
    **dict.fromkeys("lr", "l"),
    **dict.fromkeys(
        ("tsch", "sch", "tch", "dzh", "ch", "sh", "zh", "ts", "tz", "cz", "ce", "ci", "cy", "ge", "gi", "gy"), "s"
    ),
    **{"ng": "n", "ph": "v", "th": "t", "dh": "t"},
}
_CYRILLIC_CLASS: Final = str.maketrans(
    {
        letter: sound
        for letters, sound in (("бпфв", "v"), ("гкқғ", "k"), ("сзжцчшщ", "s"), ("тд", "t"), ("мнң", "n"), ("лр", "l"))
        for letter in letters
    }
    | dict.fromkeys("аәеёиіоөуұүыэюяйьъхһ")
)
_TWO: Final = (("дж", "ж"), ("дз", "з"), ("тс", "ц"), ("тч", "ч"), ("нг", "н"), ("кс", "кс"))
_REPEATED: Final = LazyPattern(r"(.)\1+")
_ONCE: Final = itemgetter(1)


@lru_cache(maxsize=1 << 13)
def consonants(word: str) -> str:
    """The classes of the consonants of a folded Latin word, or a Cyrillic one in lower case: a key of how it sounds."""
    if word.isascii():
        found = "".join([_LATIN_CLASS.get(match, "") for match in _SOUNDS.findall(word)])
    else:
        word = word.replace("ь", "")
        for two, one in _TWO:
            word = word.replace(two, one)
        found = word.translate(_CYRILLIC_CLASS)
    return _REPEATED.sub(_ONCE, found)


_AS_GERMAN: Final = (("sch", "s"), ("ch", ""), ("j", ""), ("ge", "k"), ("gi", "k"), ("gy", "k"))
_FRENCH_END: Final = LazyPattern(r"(?:(?<=i)ers?|(?<=[aeiounlr])(?:[tdxszp]|es)|(?<=au)lt)s?$")
_AS_ENGLISH: Final = (("gh", ""), ("w", ""))
_KAZAKH_W: Final = LazyPattern("(?<=[^аәеёиіоөуұүыэюя])у(?=[аәеі])")  # Садуақасов, in Russian and English Sadvakasov
_AS_JAPANESE: Final = (("ch", "t"),)


@lru_cache(maxsize=1 << 13)
def sounds(word: str) -> tuple[str, ...]:
    """The consonants of a word as `consonants` gives them, and as they are in German, French, English and Japanese."""
    plain = consonants(word)
    if not word.isascii():
        return *(plain,) * 4, consonants(_KAZAKH_W.sub("в", word))
    readings = [plain]
    for spellings in (_AS_GERMAN, (), _AS_ENGLISH, _AS_JAPANESE):
        other = word if spellings else _FRENCH_END.sub("", word) or word
        if spellings is _AS_GERMAN and word[0] == "h":
            other = "k" + word[1:]
        for letters, sound in spellings:
            other = other.replace(letters, sound)
        readings.append(plain if other == word else consonants(other))
    return tuple(readings)


def sounds_of_name(words: Sequence[str]) -> tuple[str, ...]:
    """Keys that the spellings of a person's name in Latin and Cyrillic share, a few at most: its consonants run
    together, in each of the readings that `sounds` gives. Latin words are folded, Cyrillic ones in lower case."""
    readings = dict.fromkeys(map("".join, zip(*map(sounds, words), strict=True)))  # most of them are the same
    found = dict.fromkeys([_REPEATED.sub(_ONCE, reading) for reading in readings])
    return tuple(key for key in found if len(key) > 1)


def may_correspond(latin: str, cyrillic: str) -> bool:
    """False when the consonants of a word in folded Latin and one in Cyrillic are too far apart for `distance`."""
    from rapidfuzz.distance import Levenshtein

    other = consonants(cyrillic.lower())
    for one in dict.fromkeys(sounds(latin)):
        allowed = 1 if max(len(one), len(other)) <= _FEW else 2
        if Levenshtein.distance(one, other, score_cutoff=allowed) <= allowed:
            return True
    return False


_FEW: Final = 4
_LIMIT: Final = 1.8


@lru_cache(maxsize=1 << 11)
def distance(latin: str, cyrillic: str) -> float:
    """What it costs to read the Latin word as the Cyrillic one: 0 by the usual rules, about 1 for each sound that
    differs, and 9 for words that are too far apart."""
    source, target = _latin(latin), cyrillic.lower()
    if not source or not target or max(len(source), len(target)) > _LONGEST:
        return _FAR
    width, height = len(source), len(target)
    costs = [[_FAR] * (width + 1) for _ in range(height + 1)]
    costs[0][0] = 0.0
    dropped = [_dropped(source, j, letter) for j, letter in enumerate(source)]
    for i, row in enumerate(costs):
        ways = _WAYS.get(target[i], _NO_WAYS) if i < height else _NO_WAYS
        silent = ways.get("", ())
        vowel = i < height and target[i] in _CYRILLIC_VOWELS
        for j in range(width + 1):
            cost = row[j]
            if cost > _LIMIT:
                continue
            if j < width and cost + dropped[j] < row[j + 1]:
                row[j + 1] = cost + dropped[j]
            if i == height:
                continue
            for written, size, spelt, length, price in (*ways.get(source[j], ()), *silent) if j < width else silent:
                if (size == 1 or target.startswith(written, i)) and (length <= 1 or source.startswith(spelt, j)):
                    other = costs[i + size]
                    other[j + length] = min(other[j + length], cost + price)
            below = costs[i + 1]
            lost = cost + (0.7 if vowel else 1.0)
            below[j] = min(below[j], lost)
            if j < width:
                replaced = cost + (0.8 if vowel and source[j] in _VOWELS else 1.3)
                below[j + 1] = min(below[j + 1], replaced)
    return costs[-1][-1]


def _dropped(source: str, j: int, letter: str) -> float:
    if j and source[j - 1] == letter:
        return 0.05
    if j == len(source) - 1 and j > 2:  # as in French
        if letter == "e":
            return 0.15
        if source[j - 1 :] in _UNHEARD_AT_END or (letter == "x" and source[j - 1] in _VOWELS):
            return 0.2
    if letter == "e" and j < len(source) - 1 and source[j + 1 :] != "s":
        return 0.6
    return _SILENT.get(letter, 0.7 if letter in _VOWELS else 1.1)
