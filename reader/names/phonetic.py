"""Foreign names as Vietnamese spells them by sound (Ca-dắc-xtan, Vla-đi-mia Pu-tin) against their own spelling.

Source of the rules: the conventions of Vietnamese newspapers and schoolbooks as described by Dương Xuân Quang (VNU) and
the Vietnamese Wikipedia ("Phiên âm"): syllables joined by hyphens, vowels put between consonants, the few consonants
that may end a syllable standing for all others (t for d and s, n for l, c for r and g, p for v).
"""

from functools import lru_cache
from typing import Final

from reader.lazy_pattern import LazyPattern
from reader.names.folding import DASHES, folded, nfc
from reader.names.vietnamese import without_tone

_LONGEST: Final = 40
_LONGEST_SYLLABLE: Final = 12
"""Letters: no more stand between the hyphens of a spelling by sound (xtrây, Phran)."""
_FAR: Final = 9.0
_SAME: Final = 0.175
"""The cost a letter of a spelling by sound may have in the mean."""

_DASH = LazyPattern(f"[{DASHES}]")
# Nothing is read again in another way ("*+", "++"): a run of consonants has exponentially many readings.
_SYLLABLE = LazyPattern(
    "((?:ngh|ng|nh|ch|gh|gi(?=[aăâeêioôơuư])|kh|ph|qu(?=[aăâeêiy])|th|[bcdđfghjklmnpqrstvwxz])*+)"
    "([aăâeêioôơuưy]++)((?:ng|nh|ch|[bcdđfghklmnprstvxz])*+)"
)
_CONSONANT = LazyPattern("ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|.")

# What a letter may stand for: nothing before a way costs 0, "~" marks a rarer one.
_ONSETS: Final = """
b=b bb ~p ~v ~bh
c=k c ck q ch kh cc ~g ~x ~kk
k=k c ck q ch kh cc ~g ~kk
q=k q
ch=ch tch c ci cz tsch ts ~t ~sh ~j ~zh ~k
đ=d dd dh ~t ~th
d=z j zz y dz ~s ~zh ~d ~ge
gi=j g zh ge dj dg z gi dzh ~y ~ch
g=g gh gg gu ~k ~q
gh=g gh gg gu
h=h kh j x ch g ~k
j=j
f=f
w=w
z=z
kh=kh h k ch q ~x ~j
l=l ll ~r
m=m mm
n=n nn kn ~gn
nh=n ny nj gn ni ñ
ng=ng n ~g
ngh=ng n
p=p pp ~b
ph=f ph ff ~v ~p
qu=qu kw kv cu gu
r=r rr rh ~l
s=sh s sch ch c sc shch ~ss ~z
t=t tt th ~d ~ts
th=th t
v=v w vv b wh ~f
x=s z x c ss sc ts cz ~sh ~ch ~th ~sz
"""
_CODAS: Final = """
c=k c g r ck q ch x rk rg rc rl rx kh ke que ~rt ~rs ~gh ~cks ~
ch=k c ck que g ke q ch ~r ~x ~kes
t=t d s th z tt ts sh ss te de ce se rt rd ~st ~x ~j ~dz ~tz ~zz ~ch ~rs ~sch ~
p=p b v f ph ve ff pe pp be ~w
m=m mb mm ~n ~mp ~me
n=n l nd nn ne ll le rn nne ln ~nt ~ld ~r ~lle ~m ~hn ~ls ~ns ~nds ~rl
ng=ng n nk nd nt ~m ~gn ~ns ~nne ~ngue ~nge
nh=n ng ne nn ~ngs ~gne ~nk ~nh
x=s z ss c ~ts ~sh ~x
"""
_VOWELS: Final = """
a=a aa ah ar er ha ~e ~o ~u ~ya ~au ~or
ă=a e u o ~i ~ar
â=a e u o ea ~i
e=e ai a ae ea ye ~ei ~i
ê=e ye ai ay ei ey ee ea ae a he ~i ~er ~ia ~y
i=i y ee ea ie ey ij ii e hi ~j ~ye
y=i y ee ea ie e hi
o=o or ore au a oa oe ~ou ~aw ~our ~u ~ow
ô=o au ou oh ow eau aux oe or ho ~a ~u ~oo ~aul
ơ=e o er a i u or eo ar re ou ow ir ~ye ~y
u=u oo ou w o ue hu ~y ~ew ~ow
ư=u y i e o ur ir
oa=wa oa oi ua wha va hua ~wo
oă=wa ua
oo=or oo aw o au
uy=wi ui uy u hu why we vi ~y
uê=we ue oue whe
ua=ua our oor wa
uâ=o ua uo
uô=o oo ou ur u uo or
ươ=u ur ir er
oai=oi wi uai why
oay=uay oy way
oi=oi oy
ôi=oi oy eu oe
ai=ai ei i ay y ie ae igh ye aj ey ui ~a
ay=ai ay ei i ey y ie ye ~a
ây=ay ai ei ey a ~e
ao=ao au ow ou
au=au ao ow ou aw
âu=o au ou ow ~u
eo=eo io
êu=eu
ia=ia ea ear ir er eer ya ere iar iya eir ~ie ~a ~ire
iê=ie e ia ea
iêu=ieu
iu=ew iu u eu yu io ue you
iơ=eo io
yê=ie e
ui=ui uy
ưu=u
uya=uya
"""


def _ways(table: str) -> dict[str, tuple[tuple[str, float], ...]]:
    found = {}
    for line in table.split("\n"):
        letter, equals, written = line.partition("=")
        if equals:
            found[letter] = tuple((way.lstrip("~"), 0.45 if way[0] == "~" else 0.0) for way in written.split())
    return found


_ONSET_WAYS: Final = _ways(_ONSETS)
_CODA_WAYS: Final = _ways(_CODAS)
_VOWEL_WAYS: Final = _ways(_VOWELS)

_PUT_IN = "ơưâ"
# What a foreign spelling may have that is not heard in the Vietnamese one, and what that costs.
_UNHEARD = {"h": 0.25, "r": 0.4, "e": 0.5, "t": 0.8, "d": 0.8, "s": 0.7, "y": 0.5, "w": 0.5}


Unit = tuple[tuple[tuple[str, float], ...], float]
"""The foreign spellings of a sound with their costs, and the cost of its having none."""


def _syllable(part: str) -> tuple[str, str, str] | None:
    """The consonants before the vowels of a syllable, the vowels, and the consonants behind them."""
    match = _SYLLABLE.fullmatch(without_tone(part)) if len(part) <= _LONGEST_SYLLABLE else None
    return None if match is None else (match[1], match[2], match[3])


@lru_cache(maxsize=4096)
def _units(word: str) -> tuple[Unit, ...] | None:
    """The sounds of a Vietnamese spelling; None when a part of it is no syllable."""
    units: list[Unit] = []
    for part in _DASH.sub(" ", word).split():
        syllable = _syllable(part)
        if syllable is None:
            return None
        onset, vowels, coda = syllable
        for letter in _CONSONANT.findall(onset):
            units.append((_ONSET_WAYS.get(letter, ((letter, 0.0),)), 1.3))
        units += _vowel_units(vowels)
        for letter in _CONSONANT.findall(coda):
            units.append((_CODA_WAYS.get(letter, ((letter, 0.0),)), 1.3))
    return tuple(units)


def _vowel_units(vowels: str) -> list[Unit]:
    if vowels in _VOWEL_WAYS:
        return [(_VOWEL_WAYS[vowels], 0.05 if vowels in _PUT_IN else 0.9)]
    return [(_VOWEL_WAYS[vowel], 0.05 if vowel in _PUT_IN else 0.9) for vowel in vowels]


def _cost(units: tuple[Unit, ...], target: str) -> float:
    """The least cost of reading `target` as the sounds `units`."""
    row = [_FAR] * (len(target) + 1)
    row[0] = 0.0
    for units_left, (ways, none) in zip(range(len(units), 0, -1), units, strict=True):
        _skip_unheard(row, target)
        below = [cost + (none if units_left < len(units) else none + 0.7) for cost in row]
        for place, cost in enumerate(row):
            if cost >= _FAR:
                continue
            for written, price in ways:
                end = place + len(written)
                if cost + price < (below[end] if end < len(below) else -1.0) and target.startswith(written, place):
                    below[end] = cost + price
        row = below
        if units_left == 1:
            _skip_unheard(row, target)
    return row[-1]


def _skip_unheard(row: list[float], target: str) -> None:
    for place, letter in enumerate(target):
        row[place + 1] = min(row[place + 1], row[place] + _unheard(target, place, letter))


def _unheard(target: str, place: int, letter: str) -> float:
    if not place:
        return 1.5
    if place == len(target) - 1 and letter in "ae":
        # A silent e, the a of countries in -ia; but behind a consonant the a of a woman's surname is heard.
        return 0.2 if letter == "e" else 0.8 if target[place - 1] in "iy" else 2.5
    return _UNHEARD.get(letter, 1.0)


def is_phonetic(name: str) -> bool:
    """True when `name` can be a foreign name spelt by sound in Vietnamese: a hyphen in one of its words at least, small
    letters behind hyphens (Ca-dắc-xtan, not Jean-Luc), and nothing else than syllables."""
    if len(name) > _LONGEST * 2:
        return False
    words = [_DASH.split(word) for word in nfc(name).split()]
    if not any(len(parts) > 1 for parts in words) or not all(all(parts) for parts in words):
        return False
    if not name.isupper() and any(part[0].isupper() for parts in words for part in parts[1:]):
        return False
    return all(_units("-".join(parts)) is not None for parts in words)


def _is_like(phonetic: str, foreign: str) -> bool:
    units = _units(phonetic)
    if not units or not foreign or len(foreign) > _LONGEST or len(units) > _LONGEST:
        return False
    if not foreign.startswith(tuple(way for way, _ in units[0][0])):
        return False  # a name keeps its first sound
    if len(units) < 3:
        return _cost(units, foreign) <= 0.05
    return _cost(units, foreign) / max(len(units), len(foreign)) <= _SAME - (0.06 if len(units) < 5 else 0.0)


def sounds_like(phonetic: str, foreign: str) -> bool:
    """True when `phonetic`, a Vietnamese spelling by sound, can stand for `foreign`, a name in Latin or Cyrillic.

    Word for word where both have as many words, else as a whole. A general rule without a table of names: it is
    evidence for one name, between names that differ in a letter (Iran, Irac) it is exact, but names that sound alike
    in Vietnamese it cannot tell apart.
    """
    if not is_phonetic(phonetic) or is_phonetic(foreign):
        return False
    words, others = nfc(phonetic).split(), folded(foreign).split()
    if len(words) == len(others):
        return all(map(_is_like, words, others))
    return _is_like("-".join(words), "".join(others))


# The classes of the key. Between vowels a spelling by sound keeps them; what ends a syllable is n, m, t (for d, s, z),
# p (for b, v, f), or c, which stands for k and g, for r, and for nothing: it is left out, as are r, h and w everywhere.
_CLASSES: Final = {
    **dict.fromkeys(("b", "p", "f", "v", "ph"), "P"),
    **dict.fromkeys(("t", "d", "đ", "th", "s", "z", "x", "j", "gi", "ch", "sh", "zh"), "T"),
    **dict.fromkeys(("k", "c", "g", "q", "kh", "gh", "qu"), "K"),
    **dict.fromkeys(("l", "n", "ng", "ngh", "nh"), "N"),
    "m": "M",
}
_FOREIGN = LazyPattern("ph|th|kh|ch|sh|zh|ng(?![aeiouy])|n[dt]$|[bcdfgjklmnpqstvxz]")
_BEFORE_VOWEL = LazyPattern("[hrlwv]*[aeiouyw]")
_AGAIN = LazyPattern(r"(.)\1+")


def phonetic_key(name: str) -> str:
    """A coarse key that a Vietnamese spelling by sound mostly shares with the name's own spelling; "" when too little
    of it is left.

    For finding candidates that `sounds_like` then decides on.
    """
    key = _key_of_phonetic(name) if is_phonetic(name) else _key_of_foreign("".join(folded(name).split()))
    return key if len(key) > 1 else ""


def _key_of_phonetic(name: str) -> str:
    classes = []
    for part in _DASH.sub(" ", nfc(name)).split():
        syllable = _syllable(part)
        if syllable is not None:
            onset, _, coda = syllable
            classes += [_CLASSES.get(letter, "") for letter in _CONSONANT.findall(onset)]
            classes += [
                "" if letter in ("c", "ch", "k") else _CLASSES.get(letter, "") for letter in _CONSONANT.findall(coda)
            ]
    return _AGAIN.sub(r"\1", "".join(classes))


def _key_of_foreign(name: str) -> str:
    classes = []
    for match in _FOREIGN.finditer(name):
        letter, end = match.group(), match.end()
        if letter in ("c", "g") and name.startswith(("e", "i", "y"), end):
            sound = "T"
        else:
            sound = _CLASSES[letter if letter in _CLASSES else letter[0]]
        if sound != "K" or _BEFORE_VOWEL.match(name, end):
            classes.append(sound)
    return _AGAIN.sub(r"\1", "".join(classes))
