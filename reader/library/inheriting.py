"""What a person has of a document goes over to the one that came in its place."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reader.library.carrying import found_again


def inherit(connection: Any, heirs: Mapping[str, str], text_of: Callable[[str], str]) -> None:
    """Hand on positions, what was read, marks and decisions in one document.

    connection: to the person's database, in a transaction. heirs: keys of documents by those of the ones whose place
    they have. text_of: gives the text of a document. Marks whose words are not in it any more stay where they are.
    """
    texts: dict[str, str] = {}

    def text(key: str) -> str:
        if key not in texts:
            texts.clear()
            texts[key] = text_of(key)
        return texts[key]

    for old in _those(connection, "positions", heirs):
        (offset, moved) = connection.execute(
            "SELECT offset, moved FROM positions WHERE document = ?", (old,)
        ).fetchone()
        connection.execute(
            "INSERT INTO positions (document, offset, moved) VALUES (?, ?, ?) ON CONFLICT (document) DO NOTHING",
            (heirs[old], min(offset, len(text(heirs[old]))), moved),
        )
    for old in _those(connection, "read", heirs):
        connection.execute(
            "INSERT INTO read (document, since) SELECT ?, since FROM read WHERE document = ? "
            "ON CONFLICT (document) DO NOTHING",
            (heirs[old], old),
        )
    for old in _those(connection, "marks", heirs):
        for number, start, end, quote in connection.execute(
            "SELECT number, start, end, quote FROM marks WHERE document = ?", (old,)
        ).fetchall():
            span = found_again(text(heirs[old]), quote, start)
            if span is not None:
                more = max(0, end - start - len(quote))  # of a passage of which the beginning is kept
                connection.execute(
                    "UPDATE marks SET document = ?, start = ?, end = ? WHERE number = ?",
                    (heirs[old], span[0], min(len(text(heirs[old])), span[1] + more), number),
                )
    _hand_on_decisions(connection, heirs)


def _those(connection: Any, table: str, heirs: Mapping[str, str]) -> Iterable[str]:
    """The documents that are in `table` and have an heir."""
    rows = connection.execute(f"SELECT DISTINCT document FROM {table}")  # noqa: S608 - names of tables above
    return sorted(key for (key,) in rows.fetchall() if key in heirs)


def _hand_on_decisions(connection: Any, heirs: Mapping[str, str]) -> None:
    rows = connection.execute("SELECT number, record FROM decisions WHERE record LIKE '%\"document\"%'").fetchall()
    for number, written in rows:
        try:
            record = json.loads(written)
            heir = heirs.get(record.get("document", ""))
        except (ValueError, AttributeError, TypeError):
            continue
        if heir is not None:
            changed = json.dumps({**record, "document": heir}, ensure_ascii=False)
            connection.execute("UPDATE decisions SET record = ? WHERE number = ?", (changed, number))
