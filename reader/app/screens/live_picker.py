"""A dialogue whose answers are worked out beside the screen, so that no key waits for them."""

import asyncio
from typing import Generic, TypeVar

from textual.content import Content

from reader.app.background import in_words, run_latest
from reader.app.messages import RowHighlighted
from reader.app.screens.dialogue import Picker
from reader.app.widgets.row_list import ListRow

AnswerT = TypeVar("AnswerT")


class LivePicker(Picker, Generic[AnswerT]):
    """Asks `answer` in a thread for what is typed; an answer to what is no longer typed is dropped.

    The rows of the last answer stay until the next one comes. Enter, pressed before that, waits for it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked = 0
        self._pending = False
        self._moves: list[int] = []
        self._shown: tuple[str, AnswerT] | None = None

    def answer(self, query: str) -> AnswerT:
        """What there is for `query`; called in a thread, must not touch widgets."""
        raise NotImplementedError

    def show_answer(self, query: str, answer: AnswerT, *, keep_cursor: bool) -> None:
        """Show `answer`; called on the screen's own thread."""
        raise NotImplementedError

    def is_waiting(self) -> bool:
        return self._pending

    def rows_for(self, query: str) -> list[ListRow]:
        return []

    def refresh_rows(self, *, keep_cursor: bool) -> None:
        self._asked += 1
        asked, query = self._asked, self.query_text
        keep_cursor = keep_cursor and not (self._pending and self.listing.cursor < 0)
        if not keep_cursor:
            self.listing.cursor = -1  # Enter must not choose what was found for fewer letters
        self._pending = True
        self._answered = query

        async def ask() -> None:
            answer = await asyncio.to_thread(self.answer, query)
            if asked != self._asked or not self.is_attached:
                return
            self._pending = False
            self._shown = query, answer
            self.show_answer(query, answer, keep_cursor=keep_cursor)
            moves, self._moves = self._moves, []
            for step in moves:
                self.listing.move(step)
            self.point_at(self.listing.cursor_id)
            if self._submitted and self.listing.cursor_id:
                self.dismiss(self.listing.cursor_id)

        def failed(error: Exception) -> None:
            if asked == self._asked and self.is_attached:
                self._pending = self._submitted = False
                self._moves = []
                self.listing.set_rows([ListRow("", Content(in_words(error)), part="remark")], keep_cursor=False)
                self.point_at("")

        run_latest(self, "answer", ask, failed)

    def refit(self) -> None:
        if self._shown is not None:
            self.show_answer(*self._shown, keep_cursor=True)

    def action_move(self, step: int) -> None:
        if self._pending:
            self._moves.append(step)  # in the rows that are to come
        else:
            super().action_move(step)

    def point_at(self, id: str) -> None:
        """The cursor is on the row `id`, empty for none."""

    def on_row_highlighted(self, message: RowHighlighted) -> None:
        message.stop()
        self.point_at(message.id)
