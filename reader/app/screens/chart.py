"""How often the names occur, from article to article or from month to month."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from reader.app.kinds import KINDS
from reader.app.messages import RowHighlighted
from reader.app.name_counts import (
    Column,
    article_columns,
    counts,
    month_columns,
    months_between,
    most_frequent,
    prefers_months,
    sparkline,
)
from reader.app.presentation import shown_name
from reader.app.screens.plot import MOST_MENTIONS, PlotScreen
from reader.app.timeline import Bin
from reader.app.widgets.bar_chart import BarChart, Bars
from reader.app.widgets.row_list import ListRow
from reader.entities.mention import Entity
from reader.library.choice import Choice, Order
from reader.library.library import Library
from reader.localisation import _, format_date_short, format_date_value, format_number, ngettext

_SPARKLINE = 40


class ChartScreen(PlotScreen):
    """Bars for the name under the cursor, one an article or a month; Enter leads to the mentions behind a bar."""

    def __init__(self, library: Library, opened: Sequence[str], chosen: str = "") -> None:
        """chosen: the id of the entity to begin with."""
        super().__init__(library, opened)
        self._chosen = chosen
        self._names: list[Entity] = []
        self._numbers: dict[str, int] = {}
        self._articles: list[Column] = []
        self._months: list[Column] = []
        self._timelines: dict[str, Mapping[str, int]] = {}
        self._by_month = False
        self._inside: Entity | None = None

    def heading(self) -> str:
        if not self.loaded or not self._names:
            return _("Chart")
        unit = _("by month") if self._by_month else _("by article")
        return " · ".join((_("Chart"), unit))

    def hint(self) -> str:
        if self._inside is not None:
            return _("Esc back · ← → bar · Enter to the article")
        return _("Esc close · ← → bar · + − articles, months · Enter mentions")

    def load(self) -> None:
        self._names = most_frequent(self.library, self._chosen)
        if self.is_large:
            self._by_month = True
            self._timelines = {entity.id: self.library.timeline(entity.id) for entity in self._names}
            self._months = months_between(self._timelines.values())
            return
        self._numbers = {key: number for number, key in enumerate(self.summaries, 1)}
        self._articles = article_columns(self._names, self.summaries)
        self._months = month_columns(self._articles, self.summaries)
        self._by_month = prefers_months(self._articles, self._months)

    @property
    def _columns(self) -> list[Column]:
        return self._months if self._by_month else self._articles

    @property
    def _entity(self) -> Entity | None:
        if self._inside is not None:
            return self._inside
        return next((each for each in self._names if each.id == self.listing.cursor_id), next(iter(self._names), None))

    def values(self) -> Sequence[int]:
        return self._counts(self._entity) if self._entity else []

    def _counts(self, entity: Entity) -> list[int]:
        """How often `entity` occurs in each column."""
        if not self.is_large:
            return counts(entity, self._columns)
        timeline = self._timelines[entity.id]
        return [timeline.get(Bin(column.month).value, 0) for column in self._columns]

    def redraw(self) -> None:
        super().redraw()
        self.refresh_heading()
        if not self._names:
            self.say("")
            waiting = bool(self.library.pending())
            self.show_remark(
                _("Recognising names…") if waiting else _("No names are known in these articles."),
                _("Come back when the names are recognised.") if waiting else _("Add articles to count names in."),
            )
            return
        if self._inside is None:
            self._list_names()
        self._draw()
        if self._inside is not None:
            self._list_mentions()

    def _draw(self) -> None:
        """Show the bars of the name at hand, and what the chosen one stands for."""
        entity = self._entity
        if entity is None:
            return
        values = self.values()
        if not 0 <= self.pointed < len(values) or not values[self.pointed]:
            self.pointed = max(range(len(values)), key=values.__getitem__, default=0)
        columns = self._columns

        def label(number: int) -> str:
            month = columns[number].month
            return format_date_short(Bin(month).value) if month else self._number_of(columns[number])

        self.query_one(BarChart).show(Bars(values, label), self.pointed)
        if not values:
            return
        column = columns[self.pointed]
        what = format_date_value(Bin(column.month).value) if column.month else self.title_of(column.keys[0])
        number = "" if column.month else f"{self._number_of(column)} "
        count = ngettext("{n} mention", "{n} mentions", values[self.pointed])
        name = shown_name(entity)
        self.say(f"{name} · {count.format(n=format_number(values[self.pointed]))} · {number}{what}")

    def _number_of(self, column: Column) -> str:
        """Which of all articles that of `column` is, as the line above it says."""
        return format_number(self._numbers.get(column.keys[0], 0))

    def _list_names(self) -> None:
        room = max(0, min(_SPARKLINE, self.size.width // 3))
        rows = []
        for entity in self._names:
            kind = KINDS[entity.type]
            lead = Content.assemble((kind.tag, self.listing.get_visual_style(kind.component, partial=True)), " ")
            line = sparkline(self._counts(entity), room)
            detail = Content.assemble((f"{line}  {format_number(entity.count):>5}", self.listing.quiet))
            rows.append(ListRow(entity.id, Content(shown_name(entity)), lead, detail))
        self.listing.set_rows(rows)

    def _list_mentions(self) -> None:
        entity = self._inside
        columns = self._columns
        if entity is not None and columns:
            self.list_mentions([(key, (entity.id,)) for key in self._keys_of(entity, columns[self.pointed])])

    def _keys_of(self, entity: Entity, column: Column) -> list[str]:
        if not self.is_large:
            return [key for key in column.keys if entity.documents.get(key)]
        month = Bin(column.month).value
        choice = Choice(entities=(entity.id,), since=month, until=month, order=Order.DATE)
        return [each.key for each in self.library.documents(choice, limit=MOST_MENTIONS)]

    def on_row_highlighted(self, message: RowHighlighted) -> None:
        if self._inside is None:
            self._draw()

    def chosen_row(self, id: str) -> None:
        self._inside = next((each for each in self._names if each.id == id), None)
        self._switched()

    def action_back(self) -> None:
        if self._inside is None:
            self.dismiss(None)
            return
        entity, self._inside = self._inside, None
        self._switched()
        self.listing.highlight(entity.id)

    def _switched(self) -> None:
        self.retranslate()

    def action_zoom(self, step: int) -> None:
        by_month = step < 0
        if by_month != self._by_month and (self._months if by_month else self._articles):
            self._by_month, self.pointed = by_month, -1
            self.redraw()
