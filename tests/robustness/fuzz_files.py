"""Fuzzing targets for what a person or another program wrote: settings, names, catalogues, keys."""

import random
from functools import cache, partial
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from fuzz_inputs import any_text, damaged, encoded, one_of, spoiled
from fuzz_targets import Lines, Target, check_sentence, is_shown
from textual import events

from reader.app.configuration_check import configuration_problems
from reader.app.key_parser import KeyParser
from reader.configuration import Configuration
from reader.configuration_file import parse
from reader.localisation.compiling import CatalogueError, compile_catalogue
from reader.messages import InputError
from reader.names import folded
from reader.names.known import gazetteer
from reader.names.known.own import OwnNames, read_own_names

_CONFIGURATION = """# settings
language = "vi"
theme = "reader-contrast"
lean = true
plain_output = false
mouse = true
keyboard = "kazrus"
keep_originals = true

[keys]
follow = ["a", "ctrl+f"]
next = "N"
"help.keys" = ['F1', "shift+up", "+", "ctrl++"]
quit = [
  "q", # comment
  "Esc",
]
"""
_NAMES = """[[names]]
kind = "PERSON"
vi = "Trần Văn Phà"
kk = ["Тран Ван Фа", 'Ван Фа']
aliases = ["V. Fa"]

[[names]]
extends = "Đà Nẵng"
en = "Danang \\u00e9"
country = "VN"
same_as = { geonames = 1583992, iso3166 = "VN", body = "x-y" }

[[names]]
kind = "ORG"
en = \"\"\"
The Ferry Company\"\"\"
"""
_CATALOGUE = """# Russian
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

#. note
#: a.py:1
#, python-brace-format
msgid "Open"
msgstr "Открыть"

msgid "there is no setting {name}"
msgstr "нет настройки {name}"

#, fuzzy
msgctxt "key"
msgid "line {line}: {reason}"
msgstr "строка {line}: {reason}"

msgid "{count} name"
msgid_plural "{count} names"
msgstr[0] "{count} имя"
msgstr[1] "{count} имени"
msgstr[2] "{count} имён"

#~ msgid "gone"
#~ msgstr "нет"
"""
_TOML = (
    *(
        '"',
        "'",
        '"""',
        "'''",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        ",",
        ".",
        "#",
        "\\",
        "\\u0041",
        "\\ud800",
        "\n",
        "\r\n",
        "\0",
    ),
    *(
        "[keys]",
        "[[names]]",
        "[names.x]",
        "names = 1",
        "keys = 1",
        "language = 1",
        "1979-05-27T07:32:00Z",
        "1e400",
        "nan",
    ),
    *(
        "0x" + "f" * 40,
        "9" * 30,
        "-0",
        "a.b.c.d = 1",
        "{a = {b = [1, {c = 2}]}}",
        "true",
        "[[[[[[[[",
        '"a" = "b"',
        "\u202e",
        "\x1b",
    ),
    *(
        'kind = "PLACE"',
        'extends = "x"',
        "vi = []",
        "aliases = [1, true]",
        "same_as = 1",
        'country = "xx"',
        '"" = ""',
        "key = '\x7f'",
    ),
)
_PO = (
    *(
        "msgid ",
        "msgstr ",
        'msgid ""\n',
        'msgstr ""\n',
        "msgctxt ",
        "msgid_plural ",
        "msgstr[0] ",
        "msgstr[9] ",
        "msgstr[",
        "#~ ",
        "#| ",
    ),
    *(
        '"',
        "\\",
        "\\n",
        "\\x",
        "\n",
        "\n\n",
        "#, fuzzy\n",
        "{name}",
        "{",
        "}",
        "{}",
        "{name!r:>999}",
        "%s",
        "%(a)s",
        "%",
        "\x1b",
        "\u202e",
    ),
    *(
        "nplurals=1; plural=0;",
        "plural=n/0",
        "plural=n**n**n",
        "plural=" + "(" * 40,
        "charset=utf-16",
        "nplurals=999999999",
    ),
    *(
        "POT-Creation-Date: x",
        "Language: xx_YY_ZZ\\n",
        "plural=n%0;",
        "Content-Type: text/plain; charset=nosuch\\n",
        "\0",
        "domain ",
    ),
)


def _document(text: str, words: tuple[str, ...], source: random.Random, lines: Lines) -> bytes:
    def inserted() -> str:
        return one_of(source, words) if source.getrandbits(2) else any_text(source, lines, 1)

    for _ in range(1 + source.getrandbits(1)):
        if source.getrandbits(1):  # what stands between two marks is exchanged: it stays well formed more often
            start = text.find('"', source.getrandbits(16) % len(text)) + 1 if text else 0
            end = text.find('"', start)
            if start and end > start:
                new = (
                    inserted().replace('"', "").replace("\\", "").replace("\n", "")
                    if source.getrandbits(2)
                    else inserted()
                )
                text = text[:start] + new + text[end:]
                continue
        text = damaged(source, text, inserted, 2)
    data = encoded(source, text, "" if source.getrandbits(4) == 0 else "utf-8")
    return data if source.getrandbits(4) else spoiled(source, data)


def _check_problem(problem: InputError, path: str, count: int) -> None:
    name, colon, line = problem.subject.partition(":")
    assert name == path and (not colon or 1 <= int(line) <= count), f"no line of the file: {problem.subject!r}"
    check_sentence(problem.reason)
    check_sentence(problem.remedy)


def check_configuration(data: bytes) -> None:
    """`config.toml`: settings of their kinds, and problems with their lines."""
    found = parse(data, Configuration(path=Path("config.toml")))
    problems = configuration_problems(found)
    count = data.count(b"\n") + 1
    for problem in problems:
        _check_problem(problem, "config.toml", count)
    for value, kind in (
        *((found.language, str), (found.theme, str), (found.keyboard, str)),
        *((found.lean, bool), (found.plain_output, bool), (found.mouse, bool), (found.keep_originals, bool)),
    ):
        assert value is None or type(value) is kind, "a setting of another kind"
    for keys in found.keys.values():
        assert keys and all(type(key) is str and key for key in keys), "keys that are none"
    for line in (*found.lines.values(), *found.setting_lines.values()):
        assert 1 <= line <= count, "a line outside of the file"


@cache
def _shipped() -> Any:
    return gazetteer()


def check_names(data: bytes) -> None:
    """`names.toml`: rows that the gazetteer can take, and problems with their lines."""
    found: OwnNames = read_own_names(data, lambda name, kind: _shipped().find(name, kind))
    count = data.count(b"\n") + 1
    for problem in found.problems:
        assert 0 <= problem.line <= count, "a line outside of the file"
        check_sentence(problem.reason)
        check_sentence(problem.remedy)
    for row in found.rows:
        line = row.line()
        assert "\n" not in line and is_shown(line.replace("\t", "")), "a row that cannot be kept"
        assert any(row.names) and all(folded(name) for names in row.names for name in names), "a name without letters"


def check_catalogue(data: bytes) -> None:
    """A `.po` file: messages that can be shown and filled, or what is wrong with it."""
    try:
        compiled = compile_catalogue(data, "ru")
    except CatalogueError as error:
        check_sentence(error.reason)
        return
    made = GNUTranslations(BytesIO(compiled.content))
    for number in (0, 1, 2, 5, 11, 21, 100, 10**6):
        text = made.ngettext("{count} name", "{count} names", number)
        assert is_shown(text.format(count=number)), "a plural that cannot be shown"
    for source, values in (
        ("Open", {}),
        ("there is no setting {name}", {"name": "x"}),
        ("line {line}: {reason}", {"line": 1, "reason": 2}),
    ):
        text = made.gettext(source)
        assert is_shown(text.format(**values)), "a message that cannot be shown"
    for source in compiled.unused:
        assert isinstance(source, str)


_SEQUENCES = (
    *(
        "\x1b",
        "\x1b[A",
        "\x1b[1;5C",
        "\x1b[<0;10;10M",
        "\x1b[<0;10;10m",
        "\x1b[200~",
        "\x1b[201~",
        "\x1b[0n",
        "\x1b[?69;1$y",
        "\x1b[Z",
    ),
    *(
        "\x1b[97;5u",
        "\x1b[1114112u",
        "\x1b[55296u",
        "\x1b[?1u",
        "\x1bOP",
        "\x1b[12;5R",
        "\x1b[?2026;2$y",
        "\x1b[?2048;0$y",
        "\x1b]11;",
    ),
    *(
        "rgb:00/00/00\x1b\\",
        "\x1bP",
        "\x1b\\",
        "\x07",
        "\x1b[48;24;80;0;0t",
        "\x1b[M !!",
        "\x1b[I",
        "\x1b[O",
        "\x1b[99999999999999u",
        "\x1b[;;;",
    ),
    *(
        "\x1b[1:2:3;4:5u",
        "\x1b[<-1;0;0M",
        "\x1b[<999999;99999;99999M",
        "\x1b[27;5;9~",
        "\x1b\x1b",
        "\x9b",
        "a",
        "é",
        "қ",
        "\ud800",
        "\x00",
        "\x7f",
    ),
)


def make_typed(source: random.Random, lines: Lines) -> list[str]:
    """What a terminal sends, in packets."""
    packets = []
    for _ in range(1 + source.getrandbits(2)):
        pieces = [
            one_of(source, _SEQUENCES) if source.getrandbits(2) else any_text(source, lines, 1)
            for _ in range(1 + source.getrandbits(2))
        ]
        packet = "".join(pieces)
        packets.append(
            damaged(source, packet, lambda: one_of(source, _SEQUENCES), 2) if source.getrandbits(1) else packet
        )
    return packets


def check_typed(packets: list[str]) -> None:
    """Keys, pastes and reports; no sequence ends the program, and the parser takes further keys."""
    parser = KeyParser()
    for packet in packets:
        for event in parser.feed(packet or "\x00"):  # nothing at all means the end
            if isinstance(event, events.Key) and event.character is not None:
                assert not any("\ud800" <= each <= "\udfff" for each in event.character), "a lone surrogate"
        for event in parser.tick():
            assert event is not None


FILE_TARGETS = (
    Target("configuration", partial(_document, _CONFIGURATION, _TOML), check_configuration, 20_000, 0.25),
    Target("own names", partial(_document, _NAMES, _TOML), check_names, 20_000, 0.25),
    Target("catalogue", partial(_document, _CATALOGUE, _PO), check_catalogue, 20_000, 0.25),
    Target("typed", make_typed, check_typed, 20_000, 0.1),
)
