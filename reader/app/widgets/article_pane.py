"""An article with the line above it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from reader.app.describe import language_tag
from reader.app.widgets.article_view import ArticleView
from reader.app.widgets.pane_header import PaneHeader
from reader.documents import Document, Part, Role
from reader.localisation import _, format_percent

FOLLOWS = "↕"
"""Stands above an article that is scrolled together with another."""
_LABEL = 300
"""Characters of a title: more than any header has room for."""


class ArticlePane(Vertical):
    """Shows one document, or what to do when there is none."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, classes="-empty")
        self.place = (0, 0)
        self._follows = False
        self._label = ""
        self._label_at: Part | None = None
        self._hint = Static(classes="empty", markup=False)

    def compose(self) -> ComposeResult:
        yield PaneHeader()
        yield ArticleView()

    def on_mount(self) -> None:
        self.watch(self.view, "moves", self.update_header, init=False)
        self.call_after_refresh(self.mount, self._hint)

    @property
    def view(self) -> ArticleView:
        """The article widget."""
        return self.query_one(ArticleView)

    @property
    def document(self) -> Document | None:
        """What is open here."""
        return self.view.document

    @property
    def key(self) -> str:
        """The key of the open document, empty when there is none."""
        return self.document.key if self.document else ""

    def open(self, document: Document, offset: int, place: tuple[int, int]) -> None:
        """Show `document` from `offset` on. place: which of how many documents it is, from 1."""
        self.place = place
        self._label = document.label
        shown = next((part for part in document.parts if part.role is Role.TITLE), None)
        self._label_at = shown or next(document.shown_parts(), None)
        self.set_class(False, "-empty")
        self.view.show(document, offset)
        self.update_header()

    def close(self) -> None:
        """Show nothing but what to do next."""
        self.place = (0, 0)
        self.set_class(True, "-empty")
        self.view.close()
        self.update_header()

    @property
    def follows(self) -> bool:
        """Whether the header says that the articles are scrolled together."""
        return self._follows

    @follows.setter
    def follows(self, follows: bool) -> None:
        if follows != self._follows:
            self._follows = follows
            self.update_header()

    def retranslate(self) -> None:
        """Say everything anew in the language of the interface."""
        self._hint.update(_("Nothing is open here. Press F3 to open an article."))
        if self.document:
            self.view.relayout()
        self.update_header()

    def update_header(self) -> None:
        """Show title, language, place in the collection and progress."""
        document = self.document
        header = self.query_one(PaneHeader)
        if document is None:
            header.set_text("", ())
            return
        number, total = self.place
        sign = FOLLOWS if self._follows else ""
        read = self._read()
        facts = (language_tag(document), f"{number}/{total}", read, sign)
        header.set_text(self._label, tuple(fact for fact in facts if fact))

    def _read(self) -> str:
        """How much of the article has been read."""
        if self.view.is_unfinished:
            # TRANSLATORS: stands where else the percentage read does: the article is still being read from its file
            return _("loading…")
        progress = self.view.progress
        # TRANSLATORS: stands where else the percentage read does: all of the article is on the screen at once
        return format_percent(progress) if progress is not None else _("all") if self.view.is_whole else ""

    def _displayed_label(self) -> str:
        """`Document.label` in the letters in which the article is displayed."""
        return self.view.beginning(self._label_at.start, _LABEL) if self._label_at else ""

    def on_article_scroll_laid_out(self) -> None:
        if self.document is not None:
            self._label = self._displayed_label() or self.document.label
        self.update_header()

    def on_resize(self) -> None:
        self.call_after_refresh(self.update_header)

    def on_descendant_focus(self) -> None:
        self.query_one(PaneHeader).set_active(True)

    def on_descendant_blur(self) -> None:
        self.query_one(PaneHeader).set_active(False)
