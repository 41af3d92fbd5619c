"""The article widget alone: what it draws anew, where it is in a long article, and what the mouse selects."""

from collections.abc import Callable

import pytest
from fake_library import article
from sample_library import screen_text
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from reader.app.article_layout import ArticleLayout, Place, Typesetter
from reader.app.messages import EntityChosen
from reader.app.widgets import article_view
from reader.app.widgets.article_view import ArticleView, Layer
from reader.documents import Document, Form, Role, Zone
from reader.entities.mention import EntityType, Mention

SIZE = (60, 12)


class OneArticle(App[None]):
    CSS = "ArticleView { scrollbar-size-vertical: 1; overflow-x: hidden; }"

    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield ArticleView()

    @property
    def view(self) -> ArticleView:
        return self.query_one(ArticleView)

    def on_entity_chosen(self, message: EntityChosen) -> None:
        self.chosen.append(message.entity)


def _book(paragraphs: int = 400) -> Document:
    document, _ = article(*((Role.BODY, f"Paragraph {n}. " + "sông núi biển trời " * 20) for n in range(paragraphs)))
    return document


def _top_line(app: OneArticle) -> str:
    return screen_text(app).splitlines()[0].strip(" ▁▂▃▄▅▆▇█")


@pytest.fixture
def drawn_rows(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rows that are drawn, as they are."""
    drawn: list[str] = []
    draw: Callable[..., object] = article_view.row_strip

    def counting(widget: ArticleView, base: object, row: object, text: str, *rest: object, **named: object) -> object:
        drawn.append(row.displayed(text))  # type: ignore[attr-defined]
        return draw(widget, base, row, text, *rest, **named)

    monkeypatch.setattr(article_view, "row_strip", counting)
    return drawn


async def test_a_mark_draws_its_rows_and_no_others(drawn_rows: list[str]) -> None:
    app = OneArticle()
    async with app.run_test(size=SIZE) as pilot:
        document = _book()
        app.view.show(document)
        await pilot.pause()
        drawn_rows.clear()
        far = document.text.index("Paragraph 300")
        app.view.set_layer(Layer.FOUND, [(far, far + 9)])
        app.view.set_labels({far: "a"})
        await pilot.pause()
        assert drawn_rows == []
        app.view.set_layer(Layer.CHOSEN, [(0, 9), (far, far + 9)])
        await pilot.pause()
        assert len(drawn_rows) == 1 and drawn_rows[0].startswith("Paragraph 0.")
        mentions = [Mention(n, n + 4, "sông", EntityType.PLACE, Zone.BODY) for n in range(0, len(document.text), 7)]
        app.view.set_mentions(mentions)
        await pilot.pause()
        drawn_rows.clear()
        app.view.set_mentions(list(reversed(mentions)))
        await pilot.pause()
        assert drawn_rows == []


async def test_counting_rows_in_the_background_draws_nothing(drawn_rows: list[str]) -> None:
    app = OneArticle()
    async with app.run_test(size=SIZE) as pilot:
        document = _book()
        app.view.show(document, len(document.text) // 2)
        await pilot.pause()
        before = screen_text(app), app.view.position
        drawn_rows.clear()
        rows = app.view._rows
        assert rows is not None and not rows.is_exact
        while not rows.is_exact:
            app.view._measure(rows)
        await pilot.pause()
        assert drawn_rows == [] and app.view.position == before[1]
        assert [line[:-1] for line in screen_text(app).splitlines()] == [line[:-1] for line in before[0].splitlines()]
        assert app.view.scroll_offset.y == rows.number(app.view._top)
        assert app.view.virtual_size.height == rows.height


async def test_a_long_article_is_walked_row_by_row_in_both_directions() -> None:
    app = OneArticle()
    async with app.run_test(size=SIZE) as pilot:
        document = _book()
        app.view.show(document, len(document.text) // 2)
        await pilot.pause()
        layout = ArticleLayout(Typesetter(document, app.view._text_width))
        rows = layout.rows_from(Place(0, 0), 1 << 30)
        here = next(n for n, row in enumerate(rows) if row.start == app.view.span_on_screen[0] and row.end > row.start)
        for step in range(1, 150):
            app.view.action_line_up()
            assert app.view.span_on_screen[0] == rows[here - step].start
        app.view.action_bottom()
        await pilot.pause()
        assert app.view.progress == 1.0 and "trời" in screen_text(app).splitlines()[-1]
        assert app.view.span_on_screen[1] == len(document.text.rstrip())
        app.view.action_top()
        await pilot.pause()
        assert app.view.progress == 0.0 and "Paragraph 0." in screen_text(app)


async def test_the_scrollbar_leads_anywhere() -> None:
    app = OneArticle()
    async with app.run_test(size=SIZE) as pilot:
        document = _book()
        app.view.show(document)
        await pilot.pause()
        for share in (0.5, 0.9, 0.2, 1.0):
            app.view.scroll_to(y=round(share * app.view.max_scroll_y), animate=False)
            await pilot.pause()
            assert abs(app.view.position / len(document.text) - share) < 0.1
            assert document.text[app.view.position :].startswith(_top_line(app)[:20].strip() or "")


async def test_resizing_and_jumping_keep_the_place_in_a_book() -> None:
    app = OneArticle()
    async with app.run_test(size=SIZE) as pilot:
        document = _book()
        app.view.show(document)
        await pilot.pause()
        target = document.text.index("Paragraph 200.")
        app.view.bring(target, 3)
        assert app.view.line_of(target) == 3 and app.view.is_visible((target, target + 5))
        position = app.view.position
        for size in ((100, 30), (40, 10), (200, 50), SIZE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.view.position == position
        app.view.reveal((10, 15))
        await pilot.pause()
        assert app.view.is_visible((10, 15))


async def _drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(ArticleView, offset=start)
    await pilot.hover(ArticleView, offset=end)
    await pilot.mouse_up(ArticleView, offset=end)
    await pilot.pause()


def _short() -> tuple[Document, tuple[Mention, ...]]:
    return article(
        (Role.BODY, "[PERSON:lan|Lan] đến Huế và đi tiếp vào Đà Nẵng, nơi bà gặp các ngư dân của làng chài bên sông."),
        (Role.HIDDEN, Form.SCRIPT, "var x;"),
        (Role.BODY, "Second paragraph."),
    )


async def test_dragging_selects_text_without_the_ends_of_rows_and_without_hidden_parts() -> None:
    app = OneArticle()
    async with app.run_test(size=SIZE) as pilot:
        document, mentions = _short()
        app.view.show(document)
        app.view.set_mentions(mentions)
        await pilot.pause()
        lines = screen_text(app).splitlines()
        first = next(n for n, line in enumerate(lines) if "Lan đến" in line)
        last = next(n for n, line in enumerate(lines) if "Second" in line)
        await _drag(pilot, (lines[first].index("Huế"), first), (lines[last].index("Second") + 5, last))
        assert app.view.selected_text() == document.text[document.text.index("Huế") :].split("\n")[0] + "\n\nSecond"
        assert app.screen.get_selected_text() == app.view.selected_text()
        assert app.chosen == []
        await pilot.click(ArticleView, offset=(lines[first].index("Lan"), first))
        await pilot.pause()
        assert app.chosen == ["lan"] and app.view.selected_span() is None


async def test_dragging_backwards_over_one_word_and_clicking_twice() -> None:
    app = OneArticle()
    async with app.run_test(size=SIZE) as pilot:
        document, _mentions = _short()
        app.view.show(document)
        await pilot.pause()
        lines = screen_text(app).splitlines()
        row = next(n for n, line in enumerate(lines) if "Lan đến" in line)
        x = lines[row].index("Huế")
        await _drag(pilot, (x + 2, row), (x, row))
        assert app.view.selected_text() == "Huế"
        await pilot.click(ArticleView, offset=(x - 2, row), times=2)
        await pilot.pause()
        assert app.view.selected_text() == "đến"
        await pilot.click(ArticleView, offset=(x, row), times=3)
        await pilot.pause()
        assert app.view.selected_text() == document.text.split("\n")[0]


async def test_the_wheel_scrolls_three_lines_at_once() -> None:
    app = OneArticle()
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(_book())
        await pilot.pause()
        await pilot._post_mouse_events([article_view.events.MouseScrollDown], ArticleView, (5, 5))
        assert app.view.scroll_offset.y == 3
        await pilot._post_mouse_events([article_view.events.MouseScrollUp], ArticleView, (5, 5))
        assert app.view.scroll_offset.y == 0
