"""A book is shown as quickly as an article, and what one does in it costs what is on the screen."""

from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult

from figures import interleaved
from reader.app.widgets.article_view import ArticleView, Layer
from reader.documents import Document, Form, OffsetMap, Part, Role, Zone
from reader.entities.mention import EntityType, Mention

_LINE = "Đoàn đại biểu hai nước đã thảo luận về tuyến đường sắt qua Ақтау қаласы and the ferry of last year; " * 4
_SLACK = 0.001  # seconds: less than anybody notices, more than a busy machine adds


def _document(size: int) -> Document:
    count = size // (len(_LINE) + 2)
    parts = [
        Part(Role.BODY, Form.PARAGRAPH, Zone.BODY, start, start + len(_LINE) - 2, "vi")
        for start in range(0, count * (len(_LINE) + 2), len(_LINE) + 2)
    ]
    text = (_LINE + "\n\n") * count
    return Document(str(size), "book", text, tuple(parts), "vi", None, None, None, OffsetMap())


def _paragraph(size: int) -> Document:
    text = "Một câu ngắn về con tàu. " * (size // 25)
    part = Part(Role.BODY, Form.PARAGRAPH, Zone.BODY, 0, len(text) - 1, "vi")
    return Document("one", "book", text, (part,), "vi", None, None, None, OffsetMap())


class _App(App[None]):
    CSS = "ArticleView { scrollbar-size-vertical: 1; overflow-x: hidden; }"

    def compose(self) -> ComposeResult:
        yield ArticleView()


def _draw(view: ArticleView) -> None:
    for line in range(view.size.height):
        view.render_line(line)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
async def test_the_first_screen_of_ten_megabytes(share: float) -> None:
    app = _App()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        view = app.query_one(ArticleView)

        def first_screen(document: Document) -> Callable[[], None]:
            def show() -> None:
                view.show(document, round(share * len(document.text)))
                _draw(view)

            return show

        short, book, paragraph = (make(size) for make, size in
                                  ((_document, 10_000), (_document, 10_000_000), (_paragraph, 10_000_000)))  # fmt: skip
        least = interleaved(25, *(first_screen(document) for document in (short, book, paragraph)))
        assert max(least[1:]) < 1.5 * least[0] + _SLACK, least


async def test_a_key_in_a_book_with_a_hundred_thousand_mentions() -> None:
    app = _App()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        view = app.query_one(ArticleView)
        short, book = _document(10_000), _document(10_000_000)
        times = []
        for document in (short, book):
            view.show(document, len(document.text) // 2)
            step = len(document.text) // 100_000 or 1
            mentions = [
                Mention(start, start + 4, "name", EntityType.PLACE, Zone.BODY, entity="a")
                for start in range(0, len(document.text) - 4, max(20, step))
            ]
            view.set_mentions(mentions)
            spans = tuple((mention.start, mention.end) for mention in mentions)
            view.set_layer(Layer.CHOSEN, spans)
            _draw(view)

            def key(view: ArticleView = view, spans: tuple[tuple[int, int], ...] = spans) -> None:
                view.action_line_down()
                view.set_layer(Layer.CHOSEN, spans)
                view.set_layer(Layer.CURRENT, spans[5:6])
                _draw(view)

            times += interleaved(25, key)
        assert times[1] < 1.5 * times[0] + _SLACK, times
