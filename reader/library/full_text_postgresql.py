"""The words of all texts in PostgreSQL: vectors of the same keys that FTS5 is given, in an inverted index (GIN).

PostgreSQL's own parser and dictionaries are not used: the keys go in and are asked for as they are. A vector keeps at
most 256 places of a word and its words take a megabyte at most
(https://www.postgresql.org/docs/current/textsearch-limitations.html), so a long text is several rows, pieces that
overlap by as many words as a phrase is asked for.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.library.full_text import FullText, IndexedText

if TYPE_CHECKING:
    from reader.library.text_query import Run, TextQuery

TABLES = """
CREATE TABLE full_text (
    document {whole} NOT NULL,
    piece {whole} NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (document, piece)
);
CREATE INDEX full_text_words ON full_text USING gin (words);
CREATE INDEX full_text_pieces ON full_text USING gin (words) WHERE piece > 0
"""
"""piece: 0 for a text that is one row, else counted from 1."""

NEWEST = 1_000
"""So many of the newest hits are ranked: their vectors are read for it."""

_PIECE = 2048
_LONGEST_PHRASE = 32
"""Words; of longer phrases only the beginning is asked for, and whoever shows the hits sees the rest."""

_GAP = 2  # what is a title's last word and a text's first one are not side by side
_WEIGHTS = "{0.2, 0.2, 0.2, 1.0}"
_BY_LENGTH = 1  # a word counts less in a long text (divided by 1 + the logarithm of its length)


class TsVector(FullText):
    """See `FullText`. How well a query fits is PostgreSQL's `ts_rank`."""

    tables = TABLES

    def keep(self, connection: Any, texts: Iterable[tuple[int, IndexedText]]) -> None:
        connection.executemany(
            "INSERT INTO full_text (document, piece, words) VALUES (?, ?, CAST(? AS tsvector))",
            ((number, piece, words) for number, text in texts for piece, words in _vectors(text)),
        )

    def drop(self, connection: Any, texts: Iterable[tuple[int, IndexedText]]) -> None:
        connection.executemany("DELETE FROM full_text WHERE document = ?", [(number,) for number, _text in texts])

    def clear(self, connection: Any) -> None:
        connection.execute("DELETE FROM full_text")

    def best(
        self, connection: Any, query: "TextQuery", condition: str, values: Sequence[object], limit: int
    ) -> list[int]:
        terms = _expressions(query)
        wanted = " & ".join(terms)
        joined = f" JOIN documents d ON d.number = f.document AND {condition}" if condition else ""
        rows = connection.execute(
            "WITH newest AS MATERIALIZED ("  # noqa: S608 - values are apart
            f"SELECT f.document, f.words FROM full_text f{joined} WHERE f.words @@ CAST(? AS tsquery) "
            "ORDER BY f.document DESC LIMIT ?) "
            "SELECT document FROM newest GROUP BY document "
            f"ORDER BY max(ts_rank('{_WEIGHTS}', words, CAST(? AS tsquery), {_BY_LENGTH})) DESC, document DESC LIMIT ?",
            (*values, wanted, max(limit, NEWEST), wanted, limit),
        ).fetchall()
        found = [number for (number,) in rows]
        if len(terms) > 1 and len(found) < limit:
            pieces, asked = _in_pieces(terms)
            joined = f" JOIN documents d ON d.number = p.document AND {condition}" if condition else ""
            rows = connection.execute(
                f"SELECT p.document FROM ({pieces}) p{joined} ORDER BY p.document DESC LIMIT ?",  # noqa: S608 - see above
                (*asked, *values, limit),
            ).fetchall()
            found = list(dict.fromkeys([*found, *(number for (number,) in rows)]))[:limit]
        return found

    def every_match(self, query: "TextQuery") -> tuple[str, tuple[object, ...]]:
        terms = _expressions(query)
        question = "SELECT document AS number FROM full_text WHERE words @@ CAST(? AS tsquery)"
        if len(terms) == 1:
            return question, (terms[0],)
        pieces, asked = _in_pieces(terms)
        return f"{question} UNION ({pieces})", (" & ".join(terms), *asked)


def _in_pieces(terms: Sequence[str]) -> tuple[str, tuple[object, ...]]:
    """SQL for the long texts of which different pieces have the terms, and its values."""
    question = "SELECT document FROM full_text WHERE piece > 0 AND words @@ CAST(? AS tsquery)"
    return " INTERSECT ".join([question] * len(terms)), tuple(terms)


def _vectors(text: IndexedText) -> Iterator[tuple[int, str]]:
    """The rows of a text: piece and vector."""
    title, body = text.title.split(), text.body.split()
    if len(title) + len(body) <= _PIECE:
        yield 0, _vector(title, body)
        return
    piece = 0
    for words, is_title in ((title, True), (body, False)):
        for start in range(0, len(words), _PIECE):
            some = words[start : start + _PIECE + _LONGEST_PHRASE]
            piece += 1
            yield piece, _vector(some, []) if is_title else _vector([], some)


def _vector(title: Sequence[str], body: Sequence[str]) -> str:
    """The vector as text; keys are letters and digits, so nothing needs quoting."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(title, 1):
        places.setdefault(word, []).append(f"{place}A")
    for place, word in enumerate(body, len(title) + _GAP):
        places.setdefault(word, []).append(str(place))
    return " ".join(f"{word}:{','.join(found)}" for word, found in places.items())


def _expressions(query: "TextQuery") -> list[str]:
    """What is asked for each term."""
    return [f"({' | '.join(_run(run, star=term.is_prefix) for run in term.runs)})" for term in query.terms]


def _run(run: "Run", *, star: bool) -> str:
    asked = run[:_LONGEST_PHRASE]
    return f"({' <-> '.join(asked)}{':*' if star and len(asked) == len(run) else ''})"
