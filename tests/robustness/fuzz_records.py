"""Fuzzing targets for the records of an export and of a library: taken whole, or named and left out."""

import json
import random
from functools import cache
from typing import Any

from fuzz_inputs import any_text, damaged, one_of
from fuzz_samples import BODY, LEAD
from fuzz_targets import Lines, Target, check_sentence, is_clean

from reader.documents import read
from reader.entities.decisions import Action, Decision
from reader.entities.mention import EntityType
from reader.library.decision_records import decision_record, decisions_from
from reader.library.exporting import ExportFormat, Selection, text_of
from reader.library.importing import Importing
from reader.library.marks import Mark
from reader.library.sqlite import open_library
from reader.messages import InputError


@cache
def _exported() -> tuple[str, ...]:
    """The lines of an export with a record of each kind."""
    library = open_library()
    keys = []
    for name, text in (
        ("a.txt", f"Phà rời bến\n\n{LEAD}\n\n{LEAD}\n"),
        ("b.txt", f"Көпір\x07 ашылды\r\n\r\n{BODY}\r\n"),
    ):
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
    *(
        None,
        True,
        -1,
        0,
        1,
        2**31,
        2**63 - 1,
        2**63,
        10**40,
        1.5,
        float("nan"),
        float("inf"),
        "",
        " ",
        "x",
        "\x1b[31m",
        "a\nb",
        "\ud800",
    ),
    *(
        "\0",
        "\u202e",
        "e\u0301",
        "x" * 5_000,
        "PERSON",
        "merge",
        "title",
        "{name}",
        "{0}",
        "{name!r:>9}",
        [],
        {},
        [[]],
        [1, 2, 3],
        ["a"],
        {"a": 1},
    ),
    *(
        {"message": 1},
        {"message": ["{a}", {"a": {"message": ["b", {}]}}]},
        [["a", {}]],
        "2025-13-45",
        "1970-01-01T00:00:00+00:00",
        [[0, 1, -5]],
    ),
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
        at = (
            source.getrandbits(16) % len(found)
            if source.getrandbits(1)
            else 1 + source.getrandbits(16) % (len(found) - 1)
        )
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
        check_sentence(error.reason)
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
    record: Any = {
        "action": "merge",
        "type": "PLACE",
        "names": ["Hà Nội", any_text(source, lines, 1)],
        "made_at": "x",
        "id": 3,
    }
    return [_spoil_record(source, record) if source.getrandbits(2) else record for _ in range(3)]


def check_decisions(records: list[Any]) -> None:
    """Kept decisions: what cannot be read is left out, the rest is what it was."""
    for decision in decisions_from(record for record in records if isinstance(record, dict)):
        assert decisions_from([decision_record(decision)])[0].names == decision.names, "not what it was"
        assert isinstance(decision.action, Action) and all(name.strip() for name in decision.names)


RECORD_TARGETS = (
    Target("import", make_export, check_import, 20_000, 1.0),
    Target("decisions", make_decisions, check_decisions, 20_000, 0.05),
)
