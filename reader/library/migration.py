"""Libraries of earlier versions brought to this one."""

import json
import time
from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any

from reader.documents import Dateline, Document, DocumentDate, Edit, Form, OffsetMap, Part, Role, Zone
from reader.library import origins, successions
from reader.library.dialect import Dialect
from reader.library.prepared import prepare
from reader.library.records import message_from, message_record
from reader.messages import Message

_COLUMNS = "number, key, name, language, source, text, parts, details, recogniser"


def from_first(connection: Connection, tables: Sequence[str]) -> None:
    """Lead from version 1 to the newest one, whose tables are `tables`; the words of texts are indexed later."""
    connection.execute("DROP INDEX documents_recogniser")
    connection.execute("ALTER TABLE documents RENAME TO old_documents")
    connection.execute("ALTER TABLE mentions RENAME TO old_mentions")
    for statement in tables:
        connection.execute(statement)
    now = int(time.time())
    after = -1
    while row := connection.execute(
        f"SELECT {_COLUMNS} FROM old_documents WHERE number > ? ORDER BY number LIMIT 1",  # noqa: S608 - columns
        (after,),
    ).fetchone():
        after = row[0]
        _copy(connection, row, now)
    connection.execute("DROP TABLE old_mentions")
    connection.execute("DROP TABLE old_documents")


def _copy(connection: Connection, row: tuple[Any, ...], now: int) -> None:
    number, key, name, language, source, text, parts, details, _recogniser = row
    kept = json.loads(details)
    document = Document(
        key=key,
        name=name,
        text=text,
        parts=tuple(
            Part(Role(role), Form(form), Zone(zone), start, end, spoken)
            for role, form, zone, start, end, spoken in json.loads(parts)
        ),
        language=language,
        date=DocumentDate(*kept["date"]) if kept["date"] else None,
        dateline=Dateline(*kept["dateline"]) if kept["dateline"] else None,
        source=source,
        offsets=OffsetMap(Edit(*edit) for edit in kept["offsets"]),
        encoding=kept["encoding"],
        notices=tuple(message_from(notice) for notice in kept["notices"]),
        complete=kept.get("complete", True),
        is_markup=kept.get("is_markup", False),
    )
    # Its mentions are recognised anew, so that they are linked.
    made = prepare(document, index=False)
    connection.execute(
        "INSERT INTO documents (number, key, name, label, sorting, language, date, source, added, recogniser, story, "
        "length, indexed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        (
            *(number, made.key, made.name, made.label, made.sorting, made.language, made.date, made.source),
            *(now, made.recogniser, number, made.length),
        ),
    )
    connection.execute(
        "INSERT INTO contents (document, signature, mentions, details, text) VALUES (?, ?, ?, ?, ?)",
        (number, b"", made.mentions, made.details, made.text),
    )


def to_third(connection: Any, dialect: Dialect) -> None:
    """Lead from version 2 to version 3: a document may come from several files, and what a server said is kept."""
    for statement in dialect.ddl(";\n".join((origins.TABLES, successions.TABLES))):
        connection.execute(statement)
    connection.execute("ALTER TABLE files ADD COLUMN content_type TEXT")
    connection.execute("ALTER TABLE files ADD COLUMN address TEXT")
    connection.execute("ALTER TABLE feeds ADD COLUMN answered TEXT")
    connection.execute("ALTER TABLE feeds ADD COLUMN moved TEXT")
    # Up to now failures were kept in the language of whoever met them.
    rows = connection.execute("SELECT address, failure FROM feeds WHERE failure IS NOT NULL").fetchall()
    connection.executemany(
        "UPDATE feeds SET failure = ? WHERE address = ?",
        [(json.dumps(message_record(Message("{detail}", {"detail": failure}))), feed) for feed, failure in rows],
    )
    connection.execute(
        "INSERT INTO origins (document, file, name) SELECT number, file, name FROM documents WHERE file IS NOT NULL"
    )
    _share_equal_files(connection)
    connection.execute("DROP INDEX documents_file")
    connection.execute("ALTER TABLE documents DROP COLUMN file")


def _share_equal_files(connection: Any) -> None:
    """Give the documents of a file to others with the same bytes, which had none up to now."""
    rows = connection.execute(
        "SELECT f.number, f.path, g.path, d.number, d.name FROM files f "
        "JOIN files g ON g.digest = f.digest AND g.number <> f.number JOIN documents d ON d.file = g.number "
        "WHERE NOT EXISTS (SELECT 1 FROM documents WHERE file = f.number)"
    ).fetchall()
    connection.executemany(
        "INSERT INTO origins (document, file, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [
            (document, file, path + name[len(other) :] if name.startswith(other) else name)
            for file, path, other, document, name in rows
        ],
    )
