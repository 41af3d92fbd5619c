"""Kazakh in Latin letters is read as if it were in Cyrillic, which rules, tables and the model know."""

import re

from reader.documents import Document, Part
from reader.documents.offsets import Edit, OffsetMap
from reader.entities.mention import Mention
from reader.names.kazakh_latin import System, alphabet_of, spelled

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]{2}")


class InCyrillic:
    """`document` with its Kazakh paragraphs in Latin letters written in Cyrillic.

    document: that text; the original when there are none. Its other paragraphs are what they were.
    """

    def __init__(self, original: Document) -> None:
        self._original = original
        latin = [part for part in original.parts if part.language == "kk" and _is_latin(original.part_text(part))]
        self._map = OffsetMap()
        self.document = original
        if latin:
            self._write(latin)

    def back(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """`mentions` of `document` where they stand in the original."""
        return mentions if self.document is self._original else tuple(map(self._back, mentions))

    def _back(self, mention: Mention) -> Mention:
        start, end = self._map.to_source(mention.start), self._map.to_source(mention.end, end=True)
        nested = tuple(map(self._back, mention.nested))
        return mention._replace(start=start, end=end, text=self._original.text[start:end], nested=nested)

    def _write(self, latin: list[Part]) -> None:
        text = self._original.text
        system = alphabet_of("\n".join(map(self._original.part_text, latin)))
        pieces: list[str] = []
        edits: list[Edit] = []
        done = 0
        for part in latin:
            pieces.append(text[done : part.start])
            done = self._written(part, system, pieces, edits)
        pieces.append(text[done:])
        self._map = OffsetMap(edits)
        shown = self._map.to_shown
        parts = tuple(part._replace(start=shown(part.start), end=shown(part.end)) for part in self._original.parts)
        dateline = self._original.dateline
        if dateline is not None:
            dateline = dateline._replace(start=shown(dateline.start), end=shown(dateline.end))
        self.document = self._original._replace(text="".join(pieces), parts=parts, dateline=dateline)

    def _written(self, part: Part, system: System, pieces: list[str], edits: list[Edit]) -> int:
        at = part.start
        for cyrillic, width in spelled(self._original.part_text(part), system):
            pieces.append(cyrillic)
            if len(cyrillic) != width:
                edits.append(Edit(at, at + width, len(cyrillic)))
            at += width
        return at


def _is_latin(text: str) -> bool:
    return _CYRILLIC.search(text) is None and _LATIN.search(text) is not None
