"""The keys of a name: what is left of its spelling when marks, scripts and alphabets stop mattering.

*marked* keeps every mark and only unifies how it is written; *folded* is plain Latin without marks; *skeleton* is
one frame for Kazakh Cyrillic, Russian, the Latin alphabets of 2017, 2018 and 2021, BGN/PCGN 1979, ISO 9 and newspaper
spellings. The tables of letters and their sources are in `reader.names.letters`.
"""

import re
import unicodedata
from operator import add, itemgetter
from unicodedata import is_normalized

from reader.lazy_pattern import LazyPattern
from reader.names.letters import (
    APOSTROPHES,
    CH,
    DASHES,
    FOLDED,
    FRAMED,
    KH,
    MARKED,
    SH,
    TONED,
    TONELESS,
    TONES,
    TONES_ALONE,
    Y_ACUTE,
    ZH,
    lower,
    nfc,
)

__all__ = ["APOSTROPHES", "DASHES", "coarse", "folded", "lower", "marked", "nfc", "skeleton", "solid"]

_ASCII_APOSTROPHES = b"'`"
_TONE = LazyPattern(f"[{TONES}]")
_TONED = LazyPattern(f"[{''.join(TONED)}]")
_IRREGULAR = LazyPattern(f"[^ {TONES}]")
_DOT_BELOW = "\u0323"
_LATE_DOT = LazyPattern(f"[{TONES}]{_DOT_BELOW}")  # Normalization Form C wants it first
_RUN = LazyPattern("[\\w\u0300-\u036f]+")
_HORN = "ыо"  # Russian writes the Vietnamese ươ so: Хыонг


def _tones_last(match: re.Match[str]) -> str:
    run = match.group()
    tones = _TONE.findall(run)
    if not tones:
        return run
    tones.sort(key=unicodedata.combining)
    return nfc(_TONE.sub("", run)) + "".join(tones)


def _toned(text: str) -> str:
    """`marked` of text in NFC with tone marks: the letters and the tones are taken apart and put together a word."""
    tones = text.translate(TONES_ALONE.quick)
    irregular = _IRREGULAR.search(tones)
    if irregular or (_DOT_BELOW in tones and _LATE_DOT.search(tones)):
        if irregular and ord(irregular.group()) not in TONES_ALONE.quick:  # to know it next time
            text.translate(TONES_ALONE)
        return _RUN.sub(_tones_last, text.translate(MARKED))
    words = text.translate(TONELESS.quick).split(" ")
    return " ".join(map(add, words, tones.split(" ")))


def marked(text: str) -> str:
    """`text` in lower case with all its marks, written in one way.

    Apostrophe-likes and format characters are removed, dashes unified, spaces single; the tone marks of a syllable
    follow it as combining characters, so that "hòa" and "hoà" give the same (placement differs only by school, it
    carries no meaning).
    """
    if text.isascii():
        if text.isalnum():
            return text.lower()
        return " ".join(text.encode().translate(MARKED.ascii, _ASCII_APOSTROPHES).decode().split())
    if not is_normalized("NFC", text.casefold()):
        text = nfc(nfc(text).casefold())  # a small letter may compose with a mark where the capital or ſ does not
    key = _toned(text) if _TONED.search(text) else text.translate(MARKED)
    return " ".join(key.split())


def folded(text: str) -> str:
    """`text` in lower-case Latin letters and digits without marks, its words separated by single spaces.

    Hyphens and punctuation separate words, apostrophes do not. Letters of a script that nothing is known about stay.
    """
    if text.isascii():
        if text.isalnum():
            return text.lower()
        return " ".join(text.encode().translate(FOLDED.ascii, _ASCII_APOSTROPHES).decode().split())
    if not is_normalized("NFC", text):
        text = nfc(text)
    key = text.translate(FOLDED.quick)
    return " ".join((key if key.isascii() else text.translate(FOLDED)).split())


def solid(text: str) -> str:
    """`folded(text)` without spaces: "Đà Nẵng", "Da-Nang" and "Danang" give the same."""
    return folded(text).replace(" ", "")


# The alphabet of 2017 writes ш, ч, у, ғ, ң, ә, ө, ү, и with an apostrophe after the letter; only these three change
# the sound. Behind a final s it may be an English genitive, behind a final n a Russian soft sign: ш and ң need another
# sign of the alphabet in the word.
_APOSTROPHE_LETTER = LazyPattern(r"[sc]'(?=\w)|y'")
_OTHER_SIGN = LazyPattern("[agiouyc]'")
_APOSTROPHE_SOUNDS = {"s'": SH, "c'": CH, "y'": "u"}
_ACUTE_Y = LazyPattern(r"(?<![\W_])(?<!u)Y(?=[A-Za-z])|(?<=[aeiyo])Y|\bY(?=[A-Za-z])|(?<=\w\ws)Y\b|(?<=\bS)Y\b")
_YO = LazyPattern("yo(?=[bcdfghjklmnpqrstvxzSCHJ])|(?<=i)yo(?=e)")
_FINAL_W = LazyPattern(r"(?<=[eo])(?:w|ff)(?=a?\b)")
# й in ISO 9 and in Central Europe: Abaj, Sergej, Dmitrij; not Parij.
_GLIDE_J = LazyPattern(r"(?<=[aeouy])j(?![aeiouyJ])|(?<=i)(?<!\bpari)j\b")
_GERMAN_J = LazyPattern(r"j(?=e[vw]a?\b)")
_NG_BETWEEN = LazyPattern(r"(?<=[aeiouy])ng(?=[aeiouy])")
_TWICE = LazyPattern(r"([a-z])\1")
_REPEATED = LazyPattern(r"([a-z])\1+")
_ONCE = itemgetter(1)
_COARSE = str.maketrans("ozgh", "uskk")
_WITH_H = (("kh", KH), ("sh", SH), ("ch", CH), ("zh", ZH), ("gh", "g"), ("ph", "f"), ("th", "t"))
_SIBILANTS = (
    ("StS", SH),
    ("SC", SH),
    ("tS", CH),
    ("tsC", CH),
    ("tC", CH),
    ("sC", SH),
    ("Cj", ZH),
)


def coarse(frame: str) -> str:
    """`frame` (a skeleton) without what Russian spellings of Kazakh names exchange: ө and у, ш and ч, қ and х."""
    return _REPEATED.sub(_ONCE, frame.replace("sh", "c").replace("ch", "c").translate(_COARSE))


def skeleton(text: str) -> str:
    """The sound frame of `text`: one lower-case Latin key for the spellings of a name in several alphabets.

    Бақаев, Бакаев, Bakayev, Bakaev, Baqaev, Bakajew give the same. It is coarser than `folded`, so equal frames are
    evidence between alphabets and not between two Vietnamese words.
    """
    if text.isascii():
        return _written_out(" ".join(text.encode().translate(FRAMED.ascii).decode().split()))
    if not is_normalized("NFC", text):
        text = nfc(text)
    if ("ы" in text or "Ы" in text) and _HORN in text.lower():
        text = text.lower().replace(_HORN, "уо")
    frame = text.translate(FRAMED.quick)
    return _written_out(" ".join((frame if frame.isascii() else text.translate(FRAMED)).split()))


def _with_final_sound(word: str) -> str:
    if word.endswith(("s'", "n'")) and ("q" in word or _OTHER_SIGN.search(word, 0, len(word) - 2)):
        return word[:-2] + (SH if word[-2] == "s" else "ng")
    return word


def _written_out(frame: str) -> str:
    """A frame in the letters of several alphabets, brought to one spelling. Looking for a letter costs a tenth of a
    substitution, hence the many conditions."""
    capitals = not frame.islower()
    if "'" in frame:
        frame = " ".join(map(_with_final_sound, frame.split()))
        frame = _APOSTROPHE_LETTER.sub(lambda match: _APOSTROPHE_SOUNDS[match.group()], frame)
        frame = " ".join(frame.replace("'", "").split())
        capitals = True
    if "q" in frame:
        frame = frame.replace("q", "k")
    if "h" in frame:
        for digraph, letter in _WITH_H:
            if digraph in frame:
                frame = frame.replace(digraph, letter)
        capitals = True
    if capitals:
        if Y_ACUTE in frame:
            frame = _ACUTE_Y.sub("u", frame).replace(Y_ACUTE, "y")
        if KH in frame:
            frame = frame.replace("kH", KH).replace("tH", "t").replace("gH", "g").replace("pH", "f")
        if ZH in frame:
            frame = frame.replace("dJ", ZH).replace("CJ", ZH)
        if SH in frame or CH in frame:
            for written, one in _SIBILANTS:
                frame = frame.replace(written, one)
        else:
            capitals = KH in frame or ZH in frame
    if "tsz" in frame:
        frame = frame.replace("tsz", ZH)
        capitals = True
    if "j" in frame:
        frame = _GLIDE_J.sub("i", frame.replace("dj", ZH))
        capitals = True
        if "je" in frame:
            frame = _GERMAN_J.sub("", frame)
    if "w" in frame or "ff" in frame:
        frame = _FINAL_W.sub("v", frame).replace("w", "u")
    if "y" in frame:
        frame = frame.replace("ye", "e")
        if "yo" in frame:
            frame = _YO.sub("e", frame)
        frame = frame.replace("y", "i")
    if "c" in frame:
        if "ce" in frame or "ci" in frame:
            frame = frame.replace("ce", "se").replace("ci", "si")
        frame = frame.replace("ck", "k").replace("c", "k")
    if "x" in frame:
        frame = f" {frame}".replace(" x", " s").replace("x", "ks")[1:]
    if "ie" in frame:  # Васильев, Vasiliev, Vasilyev
        frame = frame.replace("iie", "ie").replace("ie", "e")
    if capitals:
        frame = frame.replace(SH, "sh").replace(CH, "ch").replace(KH, "h").replace(ZH, "j")
    while twice := _TWICE.search(frame):
        frame = frame.replace(twice[0], twice[1])
    if "ng" in frame:
        frame = frame.replace("ngk", "nk").replace("ngb", "nb")
        if "nga" in frame or "nge" in frame or "ngi" in frame or "ngo" in frame or "ngu" in frame:
            frame = _NG_BETWEEN.sub("n", frame)
    if "nh" in frame:
        frame = f"{frame} ".replace("anh ", "an ").replace("enh ", "en ").replace("inh ", "in ")[:-1]
    return frame
