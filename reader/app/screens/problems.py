"""The list of what is wrong: what, why, and what helps; and how the articles shown were read where that is unusual."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from reader.app.screens.dialogue import Dialogue
from reader.app.screens.help import HelpList
from reader.app.widgets.row_list import ListRow, wrapped_rows
from reader.documents import Document
from reader.localisation import _, translate
from reader.messages import N_, ReaderError


def reading_notes(article: Document) -> str:
    """In which encoding `article` was read, and what the person should know about that."""
    from reader.documents.encodings import shown_encoding

    encoding = _("Encoding: {name}").format(name=shown_encoding(article.encoding))
    return " · ".join((encoding, *map(translate, article.notices)))


class ProblemsScreen(Dialogue[None]):
    """One paragraph for each of `problems`, and for each of `articles` that has notices."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter,W,shift+f1", "close", N_("Close"), show=False),
    ]

    def __init__(self, problems: Sequence[ReaderError], articles: Iterable[Document] = ()) -> None:
        super().__init__()
        self._articles = [article for article in articles if article.notices]
        self._problems = problems

    def compose_body(self) -> ComposeResult:
        yield HelpList()

    def heading(self) -> str:
        return _("Problems")

    def hint(self) -> str:
        return _("↑ ↓ move · Esc close")

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one(HelpList).set_rows(list(self._rows()))

    def refit(self) -> None:
        self.retranslate()

    def _rows(self) -> Iterator[ListRow]:
        width = self.query_one(HelpList).size.width
        told = [
            (problem.subject, f"{translate(problem.reason)}. {translate(problem.remedy)}.".replace("..", "."))
            for problem in self._problems
        ]
        told += [(article.label, reading_notes(article)) for article in self._articles]
        if not told:
            yield from wrapped_rows(_("Nothing is wrong."), width, part="row")
        for number, (subject, text) in enumerate(told):
            if number:
                yield ListRow("", Content(""))
            yield from wrapped_rows(subject, width, part="heading")
            yield from wrapped_rows(text, width, Content("  "), part="row")
