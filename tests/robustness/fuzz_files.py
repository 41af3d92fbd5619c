"""Fuzzing targets for what a person or another program wrote: settings, names, catalogues, keys, exports, decisions."""

import json
import random
import unicodedata
from functools import cache, partial
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from fuzz_inputs import any_text, damaged, encoded, one_of, spoiled
from fuzz_samples import BODY, LEAD
from fuzz_targets import Lines, Target, is_clean, is_shown
from textual import events

from reader.app.configuration_check import configuration_problems
from reader.app.key_parser import KeyParser
from reader.configuration import Configuration
from reader.configuration_file import parse
from reader.documents import read
from reader.entities.decisions import Action, Decision
from reader.entities.mention import EntityType
from reader.library.decision_records import decision_record, decisions_from
from reader.library.exporting import ExportFormat, Selection, text_of
from reader.library.importing import Importing
from reader.library.marks import Mark
from reader.library.sqlite import open_library
from reader.localisation import translate
from reader.localisation.compiling import CatalogueError, compile_catalogue
from reader.messages import InputError, Message
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
    *('"', "'", '"""', "'''", "[", "]", "[[", "]]", "{", "}", "=", ",", ".", "#", "\\", "\\u0041", "\\ud800", "\n", "\r\n", "\0"),
    *("[keys]", "[[names]]", "[names.x]", "names = 1", "keys = 1", "language = 1", "1979-05-27T07:32:00Z", "1e400", "nan"),
    *("0x" + "f" * 40, "9" * 30, "-0", "a.b.c.d = 1", "{a = {b = [1, {c = 2}]}}", "true", "[[[[[[[[", '"a" = "b"', "\u202e", "\x1b"),
    *('kind = "PLACE"', 'extends = "x"', 'vi = []', "aliases = [1, true]", "same_as = 1", 'country = "xx"', '"" = ""', "key = '\x7f'"),
)
_PO = (
    *("msgid ", "msgstr ", 'msgid ""\n', 'msgstr ""\n', "msgctxt ", "msgid_plural ", "msgstr[0] ", "msgstr[9] ", "msgstr[", "#~ ", "#| "),
    *('"', "\\", "\\n", "\\x", "\n", "\n\n", "#, fuzzy\n", "{name}", "{", "}", "{}", "{name!r:>999}", "%s", "%(a)s", "%", "\x1b", "\u202e"),
    *("nplurals=1; plural=0;", "plural=n/0", "plural=n**n**n", "plural=" + "(" * 40, "charset=utf-16", "nplurals=999999999"),
    *("POT-Creation-Date: x", "Language: xx_YY_ZZ\\n", "plural=n%0;", "Content-Type: text/plain; charset=nosuch\\n", "\0", "domain "),
)


def _document(text: str, words: tuple[str, ...], source: random.Random, lines: Lines) -> bytes:
    def inserted() -> str:
        return one_of(source, words) if source.getrandbits(2) else any_text(source, lines, 1)

    for _ in range(1 + source.getrandbits(1)):
        if source.getrandbits(1):  # what stands between two marks is exchanged: it stays well formed more often
            start = text.find('"', source.getrandbits(16) % len(text)) + 1 if text else 0
            end = text.find('"', start)
            if start and end > start:
                new = inserted().replace('"', "").replace("\\", "").replace("\n", "") if source.getrandbits(2) else inserted()
                text = text[:start] + new + text[end:]
                continue
        text = damaged(source, text, inserted, 2)
    data = encoded(source, text, "" if source.getrandbits(4) == 0 else "utf-8")
    return data if source.getrandbits(4) else spoiled(source, data)


def _check_sentence(message: Message) -> None:
    for text in (str(message), translate(message)):
        assert text.strip() and is_shown(text) and "\n" not in text, f"a sentence that cannot be shown: {text!r}"


def _check_problem(problem: InputError, path: str, count: int) -> None:
    name, colon, line = problem.subject.partition(":")
    assert name == path and (not colon or 1 <= int(line) <= count), f"no line of the file: {problem.subject!r}"
    _check_sentence(problem.reason)
    _check_sentence(problem.remedy)


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
        _check_sentence(problem.reason)
        _check_sentence(problem.remedy)
    for row in found.rows:
        line = row.line()
        assert "\n" not in line and is_shown(line.replace("\t", "")), "a row that cannot be kept"
        assert any(row.names) and all(folded(name) for names in row.names for name in names), "a name without letters"


def check_catalogue(data: bytes) -> None:
    """A `.po` file: messages that can be shown and filled, or what is wrong with it."""
    try:
        compiled = compile_catalogue(data, "ru")
    except CatalogueError as error:
        _check_sentence(error.reason)
        return
    made = GNUTranslations(BytesIO(compiled.content))
    for number in (0, 1, 2, 5, 11, 21, 100, 10**6):
        text = made.ngettext("{count} name", "{count} names", number)
        assert is_shown(text.format(count=number)), "a plural that cannot be shown"
    for source, values in (("Open", {}), ("there is no setting {name}", {"name": "x"}), ("line {line}: {reason}", {"line": 1, "reason": 2})):
        text = made.gettext(source)
        assert is_shown(text.format(**values)), "a message that cannot be shown"
    for source in compiled.unused:
        assert isinstance(source, str)


_SEQUENCES = (
    *("\x1b", "\x1b[A", "\x1b[1;5C", "\x1b[<0;10;10M", "\x1b[<0;10;10m", "\x1b[200~", "\x1b[201~", "\x1b[0n", "\x1b[?69;1$y", "\x1b[Z"),
    *("\x1b[97;5u", "\x1b[1114112u", "\x1b[55296u", "\x1b[?1u", "\x1bOP", "\x1b[12;5R", "\x1b[?2026;2$y", "\x1b[?2048;0$y", "\x1b]11;"),
    *("rgb:00/00/00\x1b\\", "\x1bP", "\x1b\\", "\x07", "\x1b[48;24;80;0;0t", "\x1b[M !!", "\x1b[I", "\x1b[O", "\x1b[99999999999999u", "\x1b[;;;"),
    *("\x1b[1:2:3;4:5u", "\x1b[<-1;0;0M", "\x1b[<999999;99999;99999M", "\x1b[27;5;9~", "\x1b\x1b", "\x9b", "a", "é", "қ", "\ud800", "\x00", "\x7f"),
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
        packets.append(damaged(source, packet, lambda: one_of(source, _SEQUENCES), 2) if source.getrandbits(1) else packet)
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


@cache
def _exported() -> tuple[str, ...]:
    """The lines of an export with a record of each kind."""
    library = open_library()
    keys = []
    for name, text in (("a.txt", f"Phà rời bến\n\n{LEAD}\n\n{LEAD}\n"), ("b.txt", f"Көпір\x07 ашылды\r\n\r\n{BODY}\r\n")):
        document = read(text.encode(), name)
        library.add(document)
        library.analyse(document.key)
        keys.append(document.key)
    library.decide(Decision(Action.RENAME, EntityType.PLACE, ("Hà Nội", "Hanoi")))
    library.decide(Decision(Action.IGNORE, EntityType.PLACE, ("Казинформ",), keys[1]))
    library.set_read(keys[0])
    library.set_position(keys[1], 7)
    library.add_mark(Mark(0, keys[0], 3, 8, "words", "a note", label="Title"))
    return tuple(text_of(Selection(library, keys), ExportFormat.JSONL))


_ODD: tuple[Any, ...] = (
    *(None, True, -1, 0, 1, 2**31, 2**63 - 1, 2**63, 10**40, 1.5, float("nan"), float("inf"), "", " ", "x", "\x1b[31m", "a\nb", "\ud800"),
    *("\0", "\u202e", "e\u0301", "x" * 5_000, "PERSON", "merge", "title", "{name}", "{0}", "{name!r:>9}", [], {}, [[]], [1, 2, 3], ["a"], {"a": 1}),
    *({"message": 1}, {"message": ["{a}", {"a": {"message": ["b", {}]}}]}, [["a", {}]], "2025-13-45", "1970-01-01T00:00:00+00:00", [[0, 1, -5]]),
)


def _spoil_record(source: random.Random, record: Any, depth: int = 0) -> Any:
    """`record` with a value somewhere in it exchanged, left out or put in the place of another."""
    if isinstance(record, dict) and record and depth < 4 and (depth == 0 or source.getrandbits(2)):
        key = one_of(source, tuple(record))
        if source.getrandbits(4) == 0:
            return {name: value for name, value in record.items() if name != key}
        return {**record, key: _spoil_record(source, record[key], depth + 1)}
    if isinstance(record, list) and record and depth < 4 and source.getrandbits(2):
        at = source.getrandbits(8) % len(record)
        if source.getrandbits(3) == 0:
            return record[:at] + record[at : at + 1] * 2 + record[at + 1 :]
        return [*record[:at], _spoil_record(source, record[at], depth + 1), *record[at + 1 :]]
    if type(record) is int and source.getrandbits(1):
        return record + (-1, 1, 7, -7)[source.getrandbits(2)]
    return _ODD[source.getrandbits(16) % len(_ODD)]


def make_export(source: random.Random, lines: Lines) -> list[bytes]:
    """An export with some of its records damaged, moved or missing."""
    found = list(_exported())
    for _ in range(1 + source.getrandbits(2)):
        at = source.getrandbits(16) % len(found) if source.getrandbits(1) else 1 + source.getrandbits(16) % (len(found) - 1)
        kind = source.getrandbits(4)
        if kind == 0:
            found[at] = damaged(source, found[at], lambda: any_text(source, lines, 1), 2)
        elif kind == 1:
            found.insert(at, found.pop(source.getrandbits(16) % len(found)))
        elif kind == 2:
            found.insert(at, found[source.getrandbits(16) % len(found)])
        else:
            try:
                record = json.loads(found[at])
            except ValueError:
                continue
            found[at] = json.dumps(_spoil_record(source, record)) + "\n"
    return [line.encode("utf-8", "surrogatepass") for line in found]


def check_import(lines: list[bytes]) -> None:
    """`reader import`: every line is taken or named, and what was taken can be read and exported again."""
    library = open_library()
    importing = Importing(library, "a.jsonl")
    try:
        for _number in importing.run(lines):
            pass
    except InputError as error:
        assert error.subject == "a.jsonl"
        _check_sentence(error.reason)
        return
    assert all(1 <= number <= len(lines) for number in importing.report.bad), "a line that is not there"
    keys = [summary.key for summary in library.documents()]
    assert len(keys) == importing.report.documents, "documents are counted wrongly"
    for key in keys:
        document = library.document(key)
        assert is_clean(document.text) and is_clean(document.name), "what the gate would not let through"
        for part in document.parts:
            assert 0 <= part.start <= part.end <= len(document.text), "a part outside of the text"
        library.mentions(key)
        assert 0 <= library.position(key) <= len(document.text), "a position outside of the text"
    if len(lines[-1]) % 4:
        return
    again = list(text_of(Selection(library, keys), ExportFormat.JSONL))
    other = Importing(open_library(), "b.jsonl")
    for _number in other.run(line.encode() for line in again):
        pass
    assert not other.report.bad, "its own export is not taken"


def make_decisions(source: random.Random, lines: Lines) -> list[Any]:
    """Records of decisions as a library keeps them, some damaged."""
    record: Any = {"action": "merge", "type": "PLACE", "names": ["Hà Nội", any_text(source, lines, 1)], "made_at": "x", "id": 3}
    return [_spoil_record(source, record) if source.getrandbits(2) else record for _ in range(3)]


def check_decisions(records: list[Any]) -> None:
    """Kept decisions: what cannot be read is left out, the rest is what it was."""
    for decision in decisions_from(record for record in records if isinstance(record, dict)):
        assert decisions_from([decision_record(decision)])[0].names == decision.names, "not what it was"
        assert isinstance(decision.action, Action) and all(name.strip() for name in decision.names)



FILE_TARGETS = (
    Target("configuration", partial(_document, _CONFIGURATION, _TOML), check_configuration, 20_000, 0.25),
    Target("own names", partial(_document, _NAMES, _TOML), check_names, 20_000, 0.25),
    Target("catalogue", partial(_document, _CATALOGUE, _PO), check_catalogue, 20_000, 0.25),
    Target("typed", make_typed, check_typed, 20_000, 0.1),
    Target("import", make_export, check_import, 20_000, 1.0),
    Target("decisions", make_decisions, check_decisions, 20_000, 0.05),
)
"""The errors that a person is told of are `ReaderError`s; everything else that comes out is a fault."""
