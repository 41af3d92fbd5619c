"""What can be wrong with a translation, one check each; `problems` runs them all over a catalogue."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message

SAME_AS_SOURCE = {
    *(
        "{subject}: {reason}. {remedy}.",
        "{reason}: {name}",
        "{name} ({detail})",
        "“{text}”",
        "{path}: {reason}",
        "{path} ({mode})",
        "{path} ({mode}, {size})",
    ),
    *("A–Z", "{n}\u00a0KB", "{n}\u00a0MB", "{n}\u00a0GB"),
}
"""Sources that may stand as they are in a translation: there is nothing in them to translate."""

WITHOUT_TERM = {
    "Give the whole width to the article, or take it back",
    "Show or hide what was left out of the article",
    "Marked. M lists the marks of all articles",
    "Check the spelling and the folder you are in",
    "reader COMMAND --help says more about a command.",
}
"""Sources whose translations were read and say it well without a term of the glossary."""

_GLOSSARY = Path(__file__).resolve().parent / "glossary.tsv"
_QUOTES = {"vi": "“”", "kk": "«»"}
_BUDGET = re.compile(r"at most (\d+) cells")
_END = re.compile(r"[.…:!?;,]*\s*$")
_MARKUP = re.compile(r"\[/?[a-z$@][^\]]*\]|\[/\]")
_CONVERSION = re.compile(r"%(?:\(\w+\))?[rsd]")
# Syllables that end in oa, oe, uy: the tone stands on their first vowel (hóa, hòe, hủy), unless q goes before (quý).
_LATE_TONE = re.compile(r"(?:o[áàảãạéèẻẽẹ]|(?<!q)u[ýỳỷỹỵ])(?!\w)", re.IGNORECASE)
_COMMAND_LINE = re.compile(r"\b[A-Z][A-Z_]{2,}\b")


def identity(message: Message) -> tuple[str | None, object]:
    """What makes two messages the same one."""
    return message.context, message.id


def texts(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The forms of a source or a translation."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def problems(name: str, catalogue: Catalog, template: Catalog) -> list[str]:
    """What is missing or wrong in `catalogue`, a line each that begins with `name`."""
    code = str(catalogue.locale_identifier or "")
    have = {identity(message): message for message in catalogue if message.id}
    want = {identity(message): message for message in template if message.id}
    found = [f"not in the source: {key[1]!r}" for key in have.keys() - want.keys()]
    found += [f"obsolete: {key!r}" for key in catalogue.obsolete]
    for key, source in want.items():
        entry = have.get(key)
        translations = texts(entry.string) if entry else ()
        said = texts(source.id)[0]
        if entry is None or entry.fuzzy or not translations or not all(translations):
            found.append(f"not translated: {said!r}")
            continue
        for text in translations:
            found += [f"{complaint}: {said!r}" for complaint in complaints(code, source, text)]
    if code == "kk" and catalogue.num_plurals != 1:
        found.append("a Kazakh noun does not change after a number: Plural-Forms: nplurals=1; plural=0;")
    return [f"{name}: {line}" for line in found]


def complaints(code: str, source: Message, text: str) -> Iterator[str]:
    """What is wrong with `text`, a translation of `source` into the language `code`."""
    for check in CHECKS:
        complaint = check(code, source, text)
        if complaint:
            yield complaint


def _placeholders(code: str, source: Message, text: str) -> str:
    sources = texts(source.id)
    try:
        wanted = set().union(*(_fields(each) for each in sources))
    except ValueError:
        return ""  # a text that nobody fills
    try:
        fields = _fields(text)
    except ValueError:
        return "a brace is missing or too many"
    # Of several forms, one may say the number in words.
    same = fields <= wanted if len(sources) > 1 and code not in {"vi", "kk"} else fields == wanted
    return "" if same and _CONVERSION.findall(text) == _CONVERSION.findall(sources[0]) else "placeholders differ"


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _markup(code: str, source: Message, text: str) -> str:
    same = Counter(_MARKUP.findall(text)) == Counter(_MARKUP.findall(texts(source.id)[0]))
    return "" if same else "markup or what looks like it differs"


def _composed(code: str, source: Message, text: str) -> str:
    return "" if unicodedata.is_normalized("NFC", text) else "is not composed (NFC)"


def _one_script(code: str, source: Message, text: str) -> str:
    for word in re.findall(r"[^\W\d_]+", text):
        scripts = {unicodedata.name(letter, "").split()[0] for letter in word}
        if {"LATIN", "CYRILLIC"} <= scripts:
            return f"mixes Latin and Cyrillic letters in {word!r}"
    return ""


def _letters(code: str, source: Message, text: str) -> str:
    return "Icelandic Eth stands for Vietnamese Đ" if code == "vi" and "\u00d0" in text else ""


def _tones(code: str, source: Message, text: str) -> str:
    match = _LATE_TONE.search(text) if code == "vi" else None
    return f"the tone stands on the first vowel (hóa, hủy), not as in {match[0]!r}" if match else ""


def _ends(code: str, source: Message, text: str) -> str:
    ends = [_END.search(each) for each in (texts(source.id)[-1], text)]
    return "ends differently" if len({end[0] if end else "" for end in ends}) > 1 else ""


def _ellipsis(code: str, source: Message, text: str) -> str:
    return "three dots stand for …" if "..." in text else ""


def _quotes(code: str, source: Message, text: str) -> str:
    allowed = _QUOTES.get(code)
    wrong = [mark for mark in '"“”„«»' if mark in text and mark not in allowed] if allowed else []
    return f"quotation marks are {allowed}" if wrong else ""


def _budget(code: str, source: Message, text: str) -> str:
    room = min((int(match[1]) for each in source.auto_comments if (match := _BUDGET.search(each))), default=0)
    width = sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
    return f"takes {width} cells, there are {room}" if room and width > room else ""


def _translated(code: str, source: Message, text: str) -> str:
    return "equals its source" if text in texts(source.id) and text not in SAME_AS_SOURCE else ""


def _terms(code: str, source: Message, text: str) -> str:
    said = texts(source.id)[0]
    if said in WITHOUT_TERM or _COMMAND_LINE.search(said):
        return ""
    for term, stems in _glossary(code):
        if term.search(said) and not any(stem in text.casefold() for stem in stems):
            return f"the glossary has {' or '.join(stems)}"
    return ""


def _glossary(code: str) -> list[tuple[re.Pattern[str], list[str]]]:
    """The terms of the project: the English word and how one of its translations begins."""
    if code not in _TERMS:
        with _GLOSSARY.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file, delimiter="\t") if row.get(code)]
        _TERMS[code] = [(re.compile(rf"\b{row['en']}s?\b(?!\}})", re.IGNORECASE), row[code].split("|")) for row in rows]
    return _TERMS[code]


_TERMS: dict[str, list[tuple[re.Pattern[str], list[str]]]] = {}

CHECKS: tuple[Callable[[str, Message, str], str], ...] = (
    *(_placeholders, _markup, _composed, _one_script, _letters, _tones),
    *(_ends, _ellipsis, _quotes, _budget, _translated, _terms),
)
"""Each says what is wrong with a translation, or nothing: language, source, one form of the translation."""
