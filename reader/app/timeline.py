"""The dates in the articles on an axis of years, months or days."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from reader.entities.mention import Entity, EntityType

_VALUE = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?")
_YEARLESS = re.compile(r"--(\d{2})(?:-(\d{2}))?")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_MONTHS_AT_MOST = 36
_DAYS_AT_MOST = 62
_MOST_DOCUMENTS = 1000

Day = tuple[int, ...]
"""A year, a year and a month, or a year, a month and a day."""


class Level(IntEnum):
    """What one bar stands for; the value is how many members its `Day` has."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class DatedMentions:
    """count mentions of a date (the entity with this id) in the document `key`."""

    day: Day
    key: str
    entity: str
    count: int


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar."""

    day: Day
    mentions: tuple[DatedMentions, ...] = ()

    @property
    def count(self) -> int:
        """How many mentions it stands for."""
        return sum(each.count for each in self.mentions)

    @property
    def value(self) -> str:
        """The normalised date: "2025", "2025-05", "2025-05-06"."""
        return "-".join(f"{number:0{4 if not place else 2}}" for place, number in enumerate(self.day))


def first_day(value: str) -> Day | None:
    """When the normalised date or period `value` begins, as exactly as it says; None for one without a year."""
    match = _VALUE.match(value.split("/", 1)[0])
    if match is None:
        return None
    year, quarter, month, day = match.groups()
    if quarter:
        return int(year), int(quarter) * 3 - 2
    numbers = [int(number) for number in (year, month, day) if number]
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        return None
    if len(numbers) > 2 and not 1 <= numbers[2] <= monthrange(numbers[0] or 4, numbers[1])[1]:
        return None
    return tuple(numbers) if numbers[0] else None


class Timeline:
    """All dated mentions, looked at from some way off.

    window: the year or the month that is looked into; () for everything.
    undated: mentions that neither name their year ("Sunday") nor stand in a document whose date tells it.
    """

    def __init__(self, entities: Iterable[Entity], date_of: Callable[[str], str | None] = lambda _key: None) -> None:
        """date_of: gives the date of a document by key, from which days without a year take theirs."""
        self.undated = 0
        self.mentions: list[DatedMentions] = []
        for entity in entities:
            if entity.type is EntityType.DATE:
                self._add(entity, date_of)
        self.window: Day = ()
        self.level = self._level()

    def _add(self, entity: Entity, date_of: Callable[[str], str | None]) -> None:
        value = entity.value or _year_in(entity.name)
        yearless = _YEARLESS.match(value)
        for key, count in entity.leading((), _MOST_DOCUMENTS):
            written = f"{(date_of(key) or '')[:4]}{value[1:]}" if yearless else value
            day = first_day(written)
            if day is None:
                self.undated += count
            else:
                self.mentions.append(DatedMentions(day, key, entity.id, count))

    def _level(self) -> Level:
        exact = sorted(each.day for each in self.mentions)
        if not exact:
            return Level.YEAR
        first, last = exact[0], exact[-1]
        months = (last[0] - first[0]) * 12 + (last[1] if len(last) > 1 else 12) - (first[1] if len(first) > 1 else 1)
        if all(len(day) == Level.DAY for day in exact) and (_date(last) - _date(first)).days <= _DAYS_AT_MOST:
            return Level.DAY
        return Level.MONTH if months <= _MONTHS_AT_MOST and any(len(day) > 1 for day in exact) else Level.YEAR

    def _seen(self) -> list[DatedMentions]:
        return [each for each in self.mentions if each.day[: len(self.window)] == self.window]

    @property
    def coarse(self) -> int:
        """How many mentions in the window say less than a bar stands for, and so are in none."""
        return sum(each.count for each in self._seen() if len(each.day) < self.level)

    def bins(self) -> list[Bin]:
        """The bars from the first to the last with something in it, none left out between them."""
        found: dict[Day, list[DatedMentions]] = {}
        for each in self._seen():
            if len(each.day) >= self.level:
                found.setdefault(each.day[: self.level], []).append(each)
        if not found:
            return []
        return [Bin(day, tuple(found.get(day, ()))) for day in _days(min(found), max(found))]

    def zoom_in(self, day: Day) -> bool:
        """Look into the bar `day`; False when nothing there is told more exactly."""
        level = Level(self.level + 1) if self.level < Level.DAY else self.level
        if level == self.level or not any(
            each.day[: self.level] == day and len(each.day) >= level for each in self._seen()
        ):
            return False
        self.window, self.level = day, level
        return True

    def zoom_out(self) -> bool:
        """Look at years instead of months, months instead of days; False when years are seen already."""
        if self.level is Level.YEAR:
            return False
        self.level = Level(self.level - 1)
        self.window = self.window[: self.level - 1]
        return True


def _year_in(name: str) -> str:
    """The year that a date without a normalised value names ("năm 2024", "2024 жылы"), the first of several."""
    found = _YEAR.search(name)
    return found[0] if found else ""


def _days(first: Day, last: Day) -> Iterator[Day]:
    if len(first) == Level.YEAR:
        yield from ((year,) for year in range(first[0], last[0] + 1))
    elif len(first) == Level.MONTH:
        for number in range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1]):
            yield number // 12, number % 12 + 1
    else:
        day, end = _date(first), _date(last)
        while day <= end:
            yield day.year, day.month, day.day
            day += timedelta(days=1)


def _date(day: Day) -> date:
    year, month, number = day
    return date(year, month, number)
