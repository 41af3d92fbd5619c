"""Documents as a linker keeps them: what it needs of the mentions, in a few bytes each.

A document is linked anew from this whenever its mentions are asked for, so nothing else about it has to be kept.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.documents import Zone
from reader.entities.linking.countries import Countries
from reader.entities.mention import EntityType, Mention

OPENS, CLOSES = 1, 2
"""What stands behind a mention: an opening bracket, perhaps after a space, or a closing one."""

_ZONES = tuple(Zone)
_ZONE_NUMBERS = {zone: number for number, zone in enumerate(_ZONES)}
_ZONE_BITS = 8
_COLUMNS = 4

_KINDS: dict[str, EntityType] = {kind.value: kind for kind in EntityType}

_Unit = tuple[str, str, str | None, str | None, str]
"""Kind, text, value, known thing and rule. Nothing but strings: the collector of garbage does not visit it again."""


def flatten(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions and those inside them, outer before inner."""
    found: list[Mention] = []
    for mention in mentions:
        found.append(mention)
        if mention.nested:
            found += flatten(mention.nested)
    return found


def brackets(mentions: Sequence[Mention], text: str) -> bytes | None:
    """For each of the flattened `mentions` what brackets stand behind it in `text`; None when `text` is empty."""
    if not text:
        return None
    if "(" not in text:
        return bytes(len(mentions))
    return bytes(
        OPENS * (text[mention.end : mention.end + 2].strip() == "(") + CLOSES * text.startswith(")", mention.end)
        for mention in mentions
    )


@dataclass(frozen=True, slots=True)
class Packed:
    """rows: four numbers a mention, outer before inner. brackets: as `brackets` gives them. countries: of bodies."""

    language: str
    rows: "array[int]"
    brackets: bytes | None
    countries: Countries


class Packer:
    """Packs the mentions of documents. What mentions have in common is kept once."""

    def __init__(self) -> None:
        self._numbers: dict[_Unit, int] = {}
        self._units: list[_Unit] = []

    def pack(self, flat: Sequence[Mention], language: str, text: str, countries: Countries) -> Packed:
        """The document with the flattened mentions `flat`."""
        rows: list[int] = []
        numbers = self._numbers
        for mention in flat:
            unit: _Unit = (mention.type, mention.text, mention.value, mention.known, mention.rule)
            number = numbers.get(unit)
            if number is None:
                unit = (mention.type.value, *unit[1:])
                number = numbers[unit] = len(self._units)
                self._units.append(unit)
            shape = _ZONE_NUMBERS[mention.zone] | len(mention.nested) << _ZONE_BITS
            rows += mention.start, mention.end, number, shape
        return Packed(language, array("I", rows), brackets(flat, text), countries)

    def unpack(self, packed: Packed) -> tuple[Mention, ...]:
        """The outermost mentions, as they were."""
        rows = iter(packed.rows)
        found = []
        while (mention := self._next(rows)) is not None:
            found.append(mention)
        return tuple(found)

    def numbers_of(self, wanted: Callable[[EntityType, str], bool]) -> frozenset[int]:
        """What stands for the mentions whose kind and text are `wanted`, for `has_any`."""
        return frozenset(number for number, unit in enumerate(self._units) if wanted(_KINDS[unit[0]], unit[1]))

    @staticmethod
    def has_any(packed: Packed, numbers: frozenset[int]) -> bool:
        """True when one of the mentions that `numbers` stand for is in the document."""
        return not numbers.isdisjoint(packed.rows[2::_COLUMNS])

    def _next(self, rows: Iterator[int]) -> Mention | None:
        start = next(rows, None)
        if start is None:
            return None
        end, number, shape = next(rows), next(rows), next(rows)
        kind, text, value, known, rule = self._units[number]
        nested = tuple(filter(None, (self._next(rows) for _ in range(shape >> _ZONE_BITS))))
        zone = _ZONES[shape & ((1 << _ZONE_BITS) - 1)]
        return Mention(start, end, text, _KINDS[kind], zone, value, known, rule, nested)
