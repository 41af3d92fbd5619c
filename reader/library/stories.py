"""The same story published again with small changes: documents that share most runs of three words.

Sources: A. Broder, "On the resemblance and containment of documents" (1997); one hash a run put into bins instead of
many permutations: P. Li, A. Owen, C.-H. Zhang, "One Permutation Hashing" (2012).
"""

import struct
from collections.abc import Sequence
from typing import Any
from zlib import crc32

TABLES = """
CREATE TABLE story_bands (
    band {whole} NOT NULL,
    document {whole} NOT NULL,
    PRIMARY KEY (band, document)
) {clustered}
"""
"""band: its number and what stands in it. The signatures are in the table `contents`."""

_RUN = 3
_BINS = 64
_BANDS = 8
_LEAST_WORDS = 24
_LEAST_ALIKE = 0.5
_MOST_CANDIDATES = 16
_BAND_BYTES = struct.Struct(f">{_BANDS}I")  # of four bins each


def signature(keys: Sequence[str]) -> bytes:
    """What documents with the words `keys` are compared by: a byte a bin; b"" for texts too short to tell."""
    if len(keys) < _LEAST_WORDS:
        return b""
    least = [1 << 32] * _BINS
    first, second = keys[0], keys[1]
    for third in keys[_RUN - 1 :]:
        value = crc32(f"{first} {second} {third}".encode())
        place = value & (_BINS - 1)
        least[place] = min(least[place], value)
        first, second = second, third
    # An empty bin takes what the next one has, so that short texts have as many bins as long ones.
    last = next(value for value in least if value < 1 << 32)
    for place in range(_BINS - 1, -1, -1):
        if least[place] == 1 << 32:
            least[place] = last
        last = least[place]
    # The lowest bits are those of the place.
    return bytes((value >> 6) * 2654435761 >> 16 & 0xFF for value in least)


def bands(made: bytes) -> list[int]:
    """The numbers under which a document with the signature `made` is found; each below 2**35."""
    if not made:
        return []
    return [number << 32 | value for number, value in enumerate(_BAND_BYTES.unpack(made[: _BAND_BYTES.size]))]


def alike(one: bytes, other: bytes) -> bool:
    """Whether two signatures are those of one story."""
    if not one or not other:
        return False
    return sum(a == b for a, b in zip(one, other, strict=False)) >= _LEAST_ALIKE * _BINS


def keep(connection: Any, number: int, made: bytes) -> int:
    """Keep the signature of the document `number`; answers the number of the first document of its story.

    Only first documents have bands, so that a story of thousands costs no more than one of two.
    """
    wanted = bands(made)
    if not wanted:
        return number
    marks = ", ".join("?" * len(wanted))
    rows = connection.execute(
        f"SELECT document, signature FROM contents WHERE document IN (SELECT document FROM story_bands "  # noqa: S608 - marks only
        f"WHERE band IN ({marks}) GROUP BY document ORDER BY count(*) DESC, document LIMIT {_MOST_CANDIDATES})",
        wanted,
    ).fetchall()
    story = min((first for first, other in rows if alike(made, other)), default=number)
    if story == number:
        _lead(connection, number, made)
    return int(story)


def drop(connection: Any, number: int, made: bytes) -> None:
    """Forget the document `number`, whose row is gone; its story goes on from the next document of it."""
    connection.executemany(
        "DELETE FROM story_bands WHERE band = ? AND document = ?", [(band, number) for band in bands(made)]
    )
    heir = connection.execute(
        "SELECT document, signature FROM contents WHERE document = (SELECT min(number) FROM documents WHERE story = ?)",
        (number,),
    ).fetchone()
    if heir is not None:
        connection.execute("UPDATE documents SET story = ? WHERE story = ?", (heir[0], number))
        _lead(connection, *heir)


def _lead(connection: Any, number: int, made: bytes) -> None:
    connection.executemany(
        "INSERT INTO story_bands (band, document) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(band, number) for band in bands(made)],
    )
