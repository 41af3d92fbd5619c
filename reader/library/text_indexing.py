"""The words of a library's documents on their way into the full text."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from reader.library import stories
from reader.library.full_text import IndexedText
from reader.library.prepared import indexed_text, rules, signature_of
from reader.library.stored_documents import DOCUMENT, StoredDocuments

_INDEXED_AT_ONCE = 100


class TextIndexing(StoredDocuments):
    """Documents whose words are put into the full text, by the rules of this program."""

    def _writing(self) -> AbstractContextManager[Any]:
        """The connection in a transaction; raises LibraryError."""
        raise NotImplementedError

    def index_texts(self, limit: int | None = None, failed: Callable[[str], object] = lambda _name: None) -> int:
        """Put the words of documents into the full text that are not there yet, at most of `limit` documents.

        failed: is told the name of each that is damaged or at which the program itself fails: they are tried again when
        the words are made by other rules. Answers how many were looked at. Safe to stop at any time.
        """
        done = 0
        while limit is None or done < limit:
            count = min(_INDEXED_AT_ONCE, _INDEXED_AT_ONCE if limit is None else limit - done)
            if not self._lacks_words():
                break
            with self._writing() as connection:
                self._check_rules(connection)
                rows = connection.execute(
                    f"{DOCUMENT} WHERE d.indexed = 0 ORDER BY d.number LIMIT ?", (count,)
                ).fetchall()
                texts = []
                for row in rows:
                    number = row[6]
                    try:
                        text = indexed_text(self._document(row))
                        signature = signature_of(text)
                    except Exception:  # one document must not cost the others their words
                        connection.execute("UPDATE documents SET indexed = 2 WHERE number = ?", (number,))
                        failed(row[1])
                        continue
                    texts.append((number, text))
                    connection.execute("UPDATE contents SET signature = ? WHERE document = ?", (signature, number))
                    story = stories.keep(connection, number, signature)
                    connection.execute("UPDATE documents SET story = ? WHERE number = ?", (story, number))
                self._index(connection, texts)
            if not rows:
                break
            done += len(rows)
        return done

    def _lacks_words(self) -> bool:
        with self._reading() as connection:
            if connection.execute("SELECT 1 FROM documents WHERE indexed = 0 LIMIT 1").fetchone():
                return True
            return self._database.lasts and fact(connection, "text-rules") not in (None, rules())

    def _index(self, connection: Any, texts: Sequence[tuple[int, IndexedText]]) -> None:
        self._database.full_text.keep(connection, texts)
        connection.executemany("UPDATE documents SET indexed = 1 WHERE number = ?", [(number,) for number, _ in texts])

    def _check_rules(self, connection: Any) -> str:
        """The rules by which the words in the full text are made: those of this program, from now on."""
        current = rules()
        kept = fact(connection, "text-rules")
        if kept != current:
            if kept is not None:
                self._database.full_text.clear(connection)
                connection.execute("UPDATE documents SET indexed = 0 WHERE indexed > 0")
                connection.execute("DELETE FROM story_bands")
            connection.execute(
                "INSERT INTO facts (name, value) VALUES ('text-rules', ?) "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (current,),
            )
        return current


def fact(connection: Any, name: str) -> str | None:
    """What is kept under `name` in the table of facts."""
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])
