"""The timeline of dates and the chart of names."""

import threading

import pytest
from fake_library import FakeLibrary, article
from hypothesis import given
from hypothesis import strategies as st
from sample_library import screen_text
from textual.pilot import Pilot

from reader.app.application import ReaderApp
from reader.app.name_counts import article_columns, counts, month_columns, prefers_months, sparkline
from reader.app.screens.chart import ChartScreen
from reader.app.screens.timeline import TimelineScreen
from reader.app.timeline import Level, Timeline, first_day
from reader.app.widgets.article_view import Layer
from reader.app.widgets.bar_chart import BarChart, Bars
from reader.documents import Form, Role
from reader.entities.mention import Entity, EntityType
from reader.library.library import DocumentSummary


def _date(value: str | None, name: str = "x", **documents: int) -> Entity:
    return Entity(value or name, EntityType.DATE, name, {name: 1}, documents or {"a": 1}, value=value)


class DatedLibrary(FakeLibrary):
    """Entities of kind DATE carry their id as value."""

    def entities(self, keys: object = None) -> list[Entity]:
        made = super().entities(keys)  # type: ignore[arg-type]
        return [each._replace(value=each.id) if each.type is EntityType.DATE else each for each in made]


def _library() -> DatedLibrary:
    return DatedLibrary(
        article(
            (Role.TITLE, Form.HEADLINE, "Ferry plans"),
            (Role.BODY, "Work began on [DATE:2024-03-09|9 March 2024] under [PERSON:mai|Mai Anh]."),
            (Role.BODY, "It ends in [DATE:2024-05|May 2024], says [PERSON:mai|Mai Anh]."),
            date="2024-03-10",
        ),
        article(
            (Role.TITLE, Form.HEADLINE, "Phà mới"),
            (Role.BODY, "Ngày [DATE:2024-03-09|9/3/2024], [PERSON:lan|Lan] đến [PLACE:hue|Huế]. [PERSON:mai|Mai Anh]"),
            language="vi",
            date="2024-04-01",
        ),
    )


async def _settle(app: ReaderApp, pilot: Pilot[None]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


# The axis of time -----------------------------------------------------------------------------------------------------


def test_a_year_in_words_is_a_year() -> None:
    timeline = Timeline([_date(None, "năm 2024", a=2), _date("2024-05"), _date(None, "Sunday", a=3), _date("--06")])
    assert timeline.level is Level.MONTH
    assert (timeline.coarse, timeline.undated) == (2, 4)
    timeline = Timeline([_date("--06")], lambda _key: "2025-07-01")
    assert [each.day for each in timeline.mentions] == [(2025, 6)]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025", (2025,)),
        ("2025-05", (2025, 5)),
        ("2025-05-06", (2025, 5, 6)),
        ("2025-Q3", (2025, 7)),
        ("2025-05-06/2025-05-08", (2025, 5, 6)),
        ("2026/2028", (2026,)),
        ("--05-06", None),
        ("2025-02-30", None),
        ("2025-13", None),
        ("0000", None),
        ("soon", None),
    ],
)
def test_where_a_normalised_date_begins(value: str, day: tuple[int, ...] | None) -> None:
    assert first_day(value) == day


@pytest.mark.parametrize(
    ("values", "level"),
    [
        (["2025-05-01", "2025-05-20"], Level.DAY),
        (["2025-01", "2025-12-03"], Level.MONTH),
        (["1975-04-30", "2025"], Level.YEAR),
        (["2024", "2025"], Level.YEAR),
        ([], Level.YEAR),
    ],
)
def test_the_range_of_the_dates_decides_what_a_bar_stands_for(values: list[str], level: Level) -> None:
    assert Timeline([_date(value) for value in values]).level is level


def test_bars_without_mentions_keep_their_place_and_less_exact_dates_wait_farther_away() -> None:
    timeline = Timeline([_date("2025-01-03"), _date("2025-04"), _date("2025", b=2)])
    assert [(each.value, each.count) for each in timeline.bins()] == [
        ("2025-01", 1), ("2025-02", 0), ("2025-03", 0), ("2025-04", 1),
    ]  # fmt: skip
    assert timeline.coarse == 2
    assert timeline.zoom_out() and [(each.value, each.count) for each in timeline.bins()] == [("2025", 4)]
    assert not timeline.zoom_out()
    assert timeline.zoom_in((2025,)) and timeline.zoom_in((2025, 1)) and not timeline.zoom_in((2025, 1, 3))
    assert [each.value for each in timeline.bins()] == ["2025-01-03"]


def test_a_day_without_a_year_takes_that_of_its_article() -> None:
    timeline = Timeline([_date("--05-06", a=1, b=2, c=4)], {"a": "2025-05-07", "b": "--05-07", "c": None}.get)
    assert [each.day for each in timeline.mentions] == [(2025, 5, 6)]
    assert timeline.undated == 6


@given(st.lists(st.dates().map(str) | st.dates().map(lambda day: str(day)[:7]) | st.text("0123456789-/Q", max_size=12)))
def test_no_mention_is_lost(values: list[str]) -> None:
    timeline = Timeline([_date(value, str(number)) for number, value in enumerate(values)])
    if timeline.level is Level.YEAR:
        return
    assert sum(each.count for each in timeline.bins()) + timeline.coarse + timeline.undated == len(values)


async def test_the_timeline_shows_the_sentences_behind_a_bar_and_leads_to_them() -> None:
    library = _library()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("T")
        await _settle(app, pilot)
        assert isinstance(app.screen, TimelineScreen)
        text = screen_text(app)
        assert "Timeline · by month" in text and "March 2024 · 2 mentions" in text and "█" in text
        assert "Work began on 9 March 2024 under" in text and "Phà mới" in text
        await pilot.press("right")
        await _settle(app, pilot)
        assert "May 2024 · 1 mention" in screen_text(app) and "It ends in May 2024" in screen_text(app)
        await pilot.press("left", "plus")
        await _settle(app, pilot)
        assert "by day" in screen_text(app) and "9 March 2024 · 2 mentions" in screen_text(app)
        await pilot.press("minus", "down", "enter")
        await _settle(app, pilot)
        assert app.screen is app.reading
        view = app.reading.workspace.active.view
        assert view.document is not None and view.document.key == library.keys[1]
        assert [view.document.text[a:b] for a, b in view.spans_in(Layer.CURRENT)] == ["9/3/2024"]
        await pilot.press("escape")
        assert not view.spans_in(Layer.CURRENT)


async def test_without_room_for_the_picture_the_timeline_is_a_list() -> None:
    library = _library()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(40, 12)) as pilot:
        await _settle(app, pilot)
        await pilot.press("T")
        await _settle(app, pilot)
        assert "March 2024" in screen_text(app) and "May 2024" in screen_text(app) and "│" not in screen_text(app)
        await pilot.press("enter")
        await _settle(app, pilot)
        assert "began on 9 March 2024" in screen_text(app)
        await pilot.press("escape")
        await _settle(app, pilot)
        assert "May 2024" in screen_text(app)
        await pilot.press("escape")
        assert app.screen is app.reading


@pytest.mark.parametrize("key", ["T", "C"])
async def test_empty_pictures_say_what_to_do(key: str) -> None:
    library = FakeLibrary(article((Role.BODY, "Nothing here.")))
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press(key)
        await _settle(app, pilot)
        assert "Add articles" in screen_text(app)
        await pilot.press("right", "plus", "enter", "escape")
        assert app.screen is app.reading


async def test_an_empty_timeline_fills_when_the_articles_are_recognised() -> None:
    library = _library()
    library.analysed.clear()
    gate = threading.Event()
    library.before_analysis = lambda key: gate.wait(10) and None
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("T")
        await pilot.pause()
        await pilot.pause()
        gate.set()
        await _settle(app, pilot)
        await _settle(app, pilot)
        assert "March 2024 · " in screen_text(app)


# The chart ------------------------------------------------------------------------------------------------------------


async def test_the_chart_counts_the_name_under_the_cursor_and_leads_to_its_mentions() -> None:
    library = _library()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("C")
        await _settle(app, pilot)
        screen = app.screen
        assert isinstance(screen, ChartScreen)
        assert "Mai Anh · 2 mentions · 1 Ferry plans · 10 March 2024" in screen_text(app)
        assert list(screen.values()) == [2, 1]
        await pilot.press("right")
        assert "Mai Anh · 1 mention · 2 Phà mới · 1 April 2024" in screen_text(app)
        await pilot.press("left", "down")
        await pilot.pause()
        assert list(screen.values()) == [0, 1]
        await pilot.press("up", "minus")
        await pilot.pause()
        assert "by month" in screen_text(app)
        await pilot.press("plus", "left", "enter")
        await _settle(app, pilot)
        assert "says Mai Anh" in screen_text(app)
        await pilot.press("escape")
        assert "Lan" in screen_text(app)
        await pilot.press("enter")
        await _settle(app, pilot)
        await pilot.press("down", "enter")
        await _settle(app, pilot)
        view = app.reading.workspace.active.view
        assert [view.document.text[a:b] for a, b in view.spans_in(Layer.CURRENT)] == ["Mai Anh"]  # type: ignore[union-attr]


async def test_the_chart_begins_with_the_chosen_name_and_a_bar_can_be_clicked() -> None:
    library = _library()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        app.reading.names.choose("hue")
        await pilot.press("C")
        await _settle(app, pilot)
        assert "Huế · 1 mention" in screen_text(app)
        await pilot.press("down")
        await pilot.click(BarChart, offset=(20, 3))
        await pilot.pause()
        assert "2 mentions · 1 Ferry plans" in screen_text(app)
        await pilot.click(BarChart, offset=(60, 3))
        await pilot.pause()
        assert "1 mention · 2 Phà mới" in screen_text(app)


def test_many_dated_articles_are_counted_by_month() -> None:
    summaries = {
        str(n): DocumentSummary(str(n), "", "", "en", f"2025-{n % 3 * 2 + 1:02}-01", None, True) for n in range(30)
    }
    entity = Entity("e", EntityType.PERSON, "E", {}, dict.fromkeys(summaries, 1))
    articles = article_columns([entity], summaries)
    months = month_columns(articles, summaries)
    assert prefers_months(articles, months)
    assert [column.month for column in months] == [(2025, 1), (2025, 2), (2025, 3), (2025, 4), (2025, 5)]
    assert counts(entity, months) == [10, 0, 10, 0, 10]
    assert not prefers_months(articles[:5], months)


@given(st.lists(st.integers(0, 1000), max_size=100), st.integers(0, 30))
def test_a_sparkline_fits_and_shows_nothing_only_for_nothing(values: list[int], width: int) -> None:
    line = sparkline(values, width)
    assert len(line) <= width
    if line:
        assert bool(line.strip()) == any(values)


async def test_the_axis_of_time_is_written_in_the_language_of_the_interface() -> None:
    library = _library()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        app.language = "kk"
        await _settle(app, pilot)
        await pilot.press("T")
        await _settle(app, pilot)
        assert "03.2024" in screen_text(app) and "2024-03" not in screen_text(app)


async def test_articles_have_the_numbers_in_the_chart_that_stand_above_them() -> None:
    newest, oldest = (
        article((Role.TITLE, Form.HEADLINE, title), (Role.BODY, "[PERSON:mai|Mai Anh] spoke."), date=date)
        for title, date in (("Newest", "2024-04-01"), ("Oldest", "2024-03-01"))
    )
    library = FakeLibrary(newest, oldest)
    app = ReaderApp(library, library.keys[1:])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        assert "EN 2/2" in screen_text(app)
        await pilot.press("C")
        await _settle(app, pilot)
        assert "1 mention · 2 Oldest" in screen_text(app)
        axis = screen_text(app).splitlines()[9].split()
        assert axis == ["2", "1"]  # the older one first


@pytest.mark.parametrize("number", [1, 3, 40, 75])
def test_bars_have_the_whole_width(number: int) -> None:
    chart = BarChart()
    chart.show(Bars([1] * number, str), 0)
    lines = chart._plot(80, 10)
    bars = lines[0][2:].rstrip()
    assert all(len(line) <= 80 for line in lines)
    assert len(bars) >= 40 and abs((len(bars) - len(bars.lstrip())) - (78 - len(bars))) <= 2
    assert number == 1 or len(bars) >= 60
