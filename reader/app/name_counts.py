"""How often names occur from article to article, or from month to month."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.app.timeline import Day, first_day
from reader.entities.mention import NAMED, Entity
from reader.library.library import DocumentSummary, Library

MOST_NAMES = 40
_MOST_ARTICLES = 24
_LEVELS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Column:
    """A group of articles: one of them, or all of a month. month: () for an article."""

    keys: tuple[str, ...]
    month: Day = ()


def most_frequent(library: Library, first: str = "", most: int = MOST_NAMES) -> list[Entity]:
    """The named entities that occur most, `first` (an id) before all others, at most `most`."""
    found = library.frequent_entities(most, tuple(NAMED))
    chosen = library.entity(first) if first else None
    if chosen is not None and chosen.type in NAMED:
        found = [chosen, *(entity for entity in found if entity.id != first)]
    return found[:most]


def article_columns(entities: Sequence[Entity], summaries: Mapping[str, DocumentSummary]) -> list[Column]:
    """The articles that mention one of `entities`, the oldest first, those without a date last."""
    mentioned = {key for entity in entities for key in entity.documents}
    keys = [key for key in summaries if key in mentioned]
    keys.sort(key=lambda key: _date(summaries[key]) or (9999,))
    return [Column((key,)) for key in keys]


def month_columns(articles: Sequence[Column], summaries: Mapping[str, DocumentSummary]) -> list[Column]:
    """The same articles by month, none left out between the first and the last; those without a month in none."""
    months: dict[Day, list[str]] = {}
    for column in articles:
        date = _date(summaries[column.keys[0]])
        if date and len(date) > 1:
            months.setdefault(date[:2], []).append(column.keys[0])
    return [Column(tuple(months.get(month, ())), month) for month in _every_month(months)]


def months_between(timelines: Iterable[Mapping[str, int]]) -> list[Column]:
    """The months ("2025-05") from the first to the last of `timelines`, without their articles."""
    days = (first_day(month) for timeline in timelines for month in timeline)
    return [Column((), month) for month in _every_month({day[:2] for day in days if day and len(day) > 1})]


def _every_month(months: Collection[Day]) -> list[Day]:
    if not months:
        return []
    first, last = min(months), max(months)
    span = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    return [(number // 12, number % 12 + 1) for number in span]


def prefers_months(articles: Sequence[Column], months: Sequence[Column]) -> bool:
    """Whether months tell more than articles: there are many articles, most of them dated, of several months."""
    dated = sum(len(column.keys) for column in months)
    return len(articles) > _MOST_ARTICLES and dated * 2 > len(articles) and len(months) > 1


def counts(entity: Entity, columns: Sequence[Column]) -> list[int]:
    """How often `entity` occurs in each of `columns`."""
    return [sum(entity.documents.get(key, 0) for key in column.keys) for column in columns]


def sparkline(values: Sequence[int], width: int) -> str:
    """`values` in one line of at most `width` cells, neighbours added up where there are more."""
    if not values or width < 1:
        return ""
    sums: Counter[int] = Counter()
    cells = min(width, len(values))
    for number, value in enumerate(values):
        sums[number * cells // len(values)] += value
    most = max(sums.values()) or 1
    return "".join(_LEVELS[-(-sums[cell] * len(_LEVELS) // most) - 1] if sums[cell] else " " for cell in range(cells))


def _date(summary: DocumentSummary) -> Day | None:
    return first_day(summary.date) if summary.date else None
