"""The documents that an entity stands in, read when they are asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from reader.entities.mention import CountedDocuments
from reader.library.links.names import StoredName
from reader.library.links.tables import Connection

Read = Callable[[], AbstractContextManager[Connection]]
"""Gives the database's connection for a while."""


class StoredDocumentCounts(CountedDocuments):
    """See `CountedDocuments`. What decisions change is known already, the rest is in the database."""

    def __init__(self, read: Read, names: Sequence[StoredName]) -> None:
        self._read = read
        self._numbers = [name.number for name in names]
        self._total = sum(name.mentioned for name in names)
        self._documents = names[0].spread if len(names) == 1 and not names[0].occurrences else None
        self._changes = {
            (name.number, document): count for name in names for document, count in name.occurrences.items()
        }
        self._all: dict[str, int] | None = None

    @property
    def total(self) -> int:
        return self._total

    @property
    def _names(self) -> str:
        return f"name IN ({', '.join(map(str, self._numbers))})"

    def newest(self, limit: int) -> list[tuple[str, int]]:
        if self._changes or self._all is not None:
            rows = self._counts(f"SELECT document, count, name FROM link_occurrences WHERE {self._names}")  # noqa: S608 - numbers
            newest = sorted(rows, reverse=True)[:limit]
        else:
            with self._read() as connection:
                newest = connection.execute(
                    f"SELECT document, sum(count) FROM link_occurrences WHERE {self._names} "  # noqa: S608 - numbers
                    "GROUP BY document ORDER BY document DESC LIMIT ?",
                    (limit,),
                ).fetchall()
        keys = self._keys([document for document, _ in newest])
        return [(keys[document], int(count)) for document, count in newest if document in keys]

    def get(self, key: str, default: int | None = None) -> int | None:  # type: ignore[override]
        if self._all is not None:
            return self._all.get(key, default)
        with self._read() as connection:
            row = connection.execute("SELECT number FROM documents WHERE key = ?", (key,)).fetchone()
        if row is None:
            return default
        question = f"SELECT document, count, name FROM link_occurrences WHERE {self._names} AND document = ?"  # noqa: S608 - numbers
        counts = self._counts(question, row[0])
        return sum(count for document, count in counts if document == row[0]) or default

    def _counts(self, question: str, *values: object) -> list[tuple[int, int]]:
        """Documents, by number, and their mentions."""
        with self._read() as connection:
            rows = connection.execute(question, values).fetchall()
        found: dict[int, int] = {}
        for document, count, name in rows:
            if (name, document) not in self._changes:
                found[document] = found.get(document, 0) + count
        for (_, document), count in self._changes.items():
            if count:
                found[document] = found.get(document, 0) + count
        return list(found.items())

    def _keys(self, documents: Sequence[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        with self._read() as connection:
            for start in range(0, len(documents), 500):
                some = ", ".join(map(str, documents[start : start + 500]))
                rows = connection.execute(f"SELECT number, key FROM documents WHERE number IN ({some})").fetchall()  # noqa: S608 - numbers
                found.update(rows)
        return found

    def _read_all(self) -> Mapping[str, int]:
        if self._all is None:
            if self._changes:
                counts = self._counts(f"SELECT document, count, name FROM link_occurrences WHERE {self._names}")  # noqa: S608 - numbers
                keys = self._keys([document for document, _ in counts])
                found = [(keys[document], count) for document, count in counts if document in keys]
            else:
                with self._read() as connection:
                    found = connection.execute(
                        "SELECT d.key, sum(o.count) FROM link_occurrences o JOIN documents d ON d.number = o.document "  # noqa: S608 - numbers
                        f"WHERE o.{self._names} GROUP BY d.key"
                    ).fetchall()
            self._all = {key: int(count) for key, count in sorted(row for row in found if isinstance(row[0], str))}
        return self._all

    def __getitem__(self, key: str) -> int:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return self.get(str(key)) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._read_all())

    def __len__(self) -> int:
        if self._all is not None or self._changes:
            return len(self._read_all())
        if self._documents is None:
            with self._read() as connection:
                question = f"SELECT count(DISTINCT document) FROM link_occurrences WHERE {self._names}"  # noqa: S608 - numbers
                self._documents = int(connection.execute(question).fetchone()[0])
        return self._documents

    def by_month(self) -> list[tuple[str, int]]:
        """Mentions by month ("2031-04") of the documents that have a date, in order."""
        month = "substr(d.date, 1, 7)"
        if self._changes:
            counts = self._counts(f"SELECT document, count, name FROM link_occurrences WHERE {self._names}")  # noqa: S608 - numbers
            months = self._months([document for document, _ in counts])
            found: dict[str, int] = {}
            for document, count in counts:
                if document in months:
                    found[months[document]] = found.get(months[document], 0) + count
            return sorted(found.items())
        with self._read() as connection:
            rows = connection.execute(
                f"SELECT {month}, sum(o.count) FROM link_occurrences o JOIN documents d ON d.number = o.document "  # noqa: S608 - numbers
                f"WHERE o.{self._names} AND d.date IS NOT NULL GROUP BY {month} ORDER BY 1"
            ).fetchall()
        return [(str(each), int(count)) for each, count in rows]

    def _months(self, documents: Sequence[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        with self._read() as connection:
            for start in range(0, len(documents), 500):
                some = ", ".join(map(str, documents[start : start + 500]))
                question = f"SELECT number, substr(date, 1, 7) FROM documents WHERE number IN ({some})"  # noqa: S608 - numbers
                found.update(connection.execute(f"{question} AND date IS NOT NULL").fetchall())
        return found
