"""The dates in all articles on a timeline, and the sentences they stand in."""

from collections.abc import Sequence

from textual.content import Content

from reader.app.screens.plot import PlotScreen
from reader.app.timeline import Bin, Level, Timeline
from reader.app.widgets.bar_chart import BarChart, Bars
from reader.app.widgets.row_list import ListRow
from reader.entities.mention import EntityType
from reader.localisation import _, format_date_short, format_date_value, format_number, ngettext
from reader.messages import N_

_LEVELS = {Level.YEAR: N_("by year"), Level.MONTH: N_("by month"), Level.DAY: N_("by day")}

_MOST_DATES = 3000


class TimelineScreen(PlotScreen):
    """A bar for each year, month or day that is mentioned; below it the mentions of the chosen one.

    Without room for the picture the list shows the days themselves, and Enter leads to the mentions.
    """

    _timeline = Timeline(())
    _bins: Sequence[Bin] = ()
    _inside = False

    def heading(self) -> str:
        pieces = [_("Timeline")]
        if self.loaded and self._bins:
            if self._timeline.window:
                pieces.append(format_date_value(Bin(self._timeline.window).value))
            pieces.append(_(_LEVELS[self._timeline.level]))
        return " · ".join(pieces)

    def hint(self) -> str:
        return _("Esc close · ← → bar · + − zoom · Enter to the article")

    def load(self) -> None:
        dates = self.library.frequent_entities(_MOST_DATES, (EntityType.DATE,))
        self._timeline = Timeline(dates, self._date_of)
        self._start()

    def _date_of(self, key: str) -> str | None:
        summary = self.summary(key)
        return summary.date if summary is not None else None

    def _start(self) -> None:
        """Begin with the bar that has the most."""
        self._bins = self._timeline.bins()
        self.pointed = max(range(len(self._bins)), key=lambda number: self._bins[number].count, default=0)

    def values(self) -> Sequence[int]:
        return [each.count for each in self._bins]

    def redraw(self) -> None:
        self.refresh_heading()
        if not self._bins:
            self.query_one(BarChart).show(Bars((), str), -1)
            self.say("")
            waiting = self.library.pending()
            self.show_remark(
                _("Recognising names…") if waiting else _("No dates are known in these articles."),
                _("Come back when the names are recognised.")
                if waiting
                else _("Add articles that tell when something happens."),
            )
            return
        bins = self._bins
        self.query_one(BarChart).show(
            Bars(self.values(), lambda number: format_date_short(bins[number].value)), self.pointed
        )
        if self.pictured or self._inside:
            self._list_mentions(bins[self.pointed])
        else:
            self.say("")
            self._list_bins()

    def _list_mentions(self, bin: Bin) -> None:
        count = ngettext("{n} mention", "{n} mentions", bin.count).format(n=format_number(bin.count))
        self.say(f"{format_date_value(bin.value)} · {count}")
        wanted: dict[str, set[str]] = {}
        for each in bin.mentions:
            wanted.setdefault(each.key, set()).add(each.entity)
        self.list_mentions(sorted(wanted.items(), key=lambda item: self._order(item[0])), self._remarks())

    def _order(self, key: str) -> tuple[bool, str]:
        summary = self.summary(key)
        return key not in self.opened, (summary.date or "") if summary else ""

    def _remarks(self) -> list[str]:
        remarks = []
        if coarse := self._timeline.coarse:
            if self._timeline.level is Level.MONTH:
                text = ngettext(
                    "{n} date that names only a year is left out",
                    "{n} dates that name only a year are left out",
                    coarse,
                )
            else:
                text = ngettext(
                    "{n} date that names no day is left out", "{n} dates that name no day are left out", coarse
                )
            remarks.append(text.format(n=format_number(coarse)))
        if undated := self._timeline.undated:
            text = ngettext("{n} date without a year is left out", "{n} dates without a year are left out", undated)
            remarks.append(text.format(n=format_number(undated)))
        return remarks

    def _list_bins(self) -> None:
        most = max(self.values())
        rows = []
        for number, each in enumerate(self._bins):
            if each.count:
                bar = "▒" * max(1, each.count * 10 // most)
                detail = Content.assemble((f"{bar} {format_number(each.count):>4}", self.listing.quiet))
                rows.append(ListRow(str(number), Content(format_date_value(each.value)), detail=detail))
        self.listing.set_rows(rows, keep_cursor=False)
        self.listing.highlight(str(self.pointed))

    def chosen_row(self, id: str) -> None:
        self._inside = True
        self.pointed = int(id)
        self.redraw()

    def action_zoom(self, step: int) -> None:
        if not self._bins:
            return
        before = self._bins[self.pointed].day
        changed = self._timeline.zoom_in(before) if step > 0 else self._timeline.zoom_out()
        if not changed:
            return
        self._start()
        here = [number for number, each in enumerate(self._bins) if each.day == before[: self._timeline.level]]
        self.pointed = here[0] if here else self.pointed
        self.redraw()

    def action_back(self) -> None:
        if self._inside and not self.pictured:
            self._inside = False
            self.redraw()
        else:
            self.dismiss(None)
