"""Going through an article by its structure, and how wide and in which letters it is shown."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.app.presentation import KazakhScript, set_kazakh_script, written_script
from reader.app.screens.reading.handler import Handler
from reader.app.widgets.article_pane import ArticlePane
from reader.app.widgets.article_view import TEXT_WIDTH, ArticleView
from reader.localisation import _, format_number

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen

_WIDTH_SETTING = "text-width"
_SCRIPT_SETTING = "kazakh-script"
_FULL = "full"
_WIDTHS: dict[str, int | None] = {"60": 60, str(TEXT_WIDTH): TEXT_WIDTH, "100": 100, _FULL: None}


class Movement(Handler):
    """Paragraphs, percentages, contents; the width of lines and the script of Kazakh, both kept."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        width = self.library.setting(_WIDTH_SETTING)
        self._width = width if width in _WIDTHS else str(TEXT_WIDTH)
        script = self.library.setting(_SCRIPT_SETTING)
        self.script = KazakhScript(script) if script in set(KazakhScript) else None
        """The letters in which Kazakh is shown; None until the person has chosen."""
        set_kazakh_script(self.script)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {
            "next-paragraph": self.next_paragraph,
            "previous-paragraph": self.previous_paragraph,
            "go-to": self.go_to,
            "contents": self.contents,
            "text-width": self.change_width,
            "kazakh-script": self.change_script,
        }

    def on_article(self, pane: ArticlePane) -> None:
        pane.view.set_text_width(_WIDTHS[self._width])
        pane.view.set_script(self.script)

    @property
    def _view(self) -> ArticleView:
        return self.workspace.active.view

    def next_paragraph(self) -> None:
        """Bring the next part of the article to the top."""
        view = self._view
        document = view.document
        for part in document.parts[document.part_number(view.position) + 1 :] if document else ():
            if view.shows((part.start, part.end)):
                view.show_paragraph(part.start)
                return

    def previous_paragraph(self) -> None:
        """Bring the beginning of the part at the top there, or the part before."""
        view = self._view
        document = view.document
        before = document.part_number(view.position - 1) + 1 if document else 0
        for part in reversed(document.parts[:before] if document else ()):
            if view.shows((part.start, part.end)):
                view.show_paragraph(part.start)
                return
        view.scroll_lines(-view.size.height)  # the rows above the first part

    def go_to(self) -> None:
        """Let the person say how far into the article to go."""
        from reader.app.screens.goto import GoToScreen

        view = self._view
        document = view.document
        if document is None:
            self.screen.say(_("Open an article first"))
            return

        def done(percentage: str | None) -> None:
            if percentage is not None and self.workspace.active.key == document.key:
                self.screen.articles.remember()
                view.go_to_fraction(float(percentage) / 100)

        self.screen.app.push_screen(GoToScreen(view), done)

    def contents(self) -> None:
        """Let the person choose a heading or a paragraph to go to."""
        from reader.app.screens.contents import ContentsScreen

        view = self._view
        document = view.document
        if document is None:
            self.screen.say(_("Open an article first"))
            return

        def done(offset: str | None) -> None:
            if offset is not None and self.workspace.active.key == document.key:
                self.screen.articles.remember()
                view.bring(int(offset), 0)

        self.screen.app.push_screen(ContentsScreen(view, document), done)

    def change_width(self) -> None:
        """Go on to the next width of lines."""
        widths = list(_WIDTHS)
        self._width = widths[(widths.index(self._width) + 1) % len(widths)]
        self.library.set_setting(_WIDTH_SETTING, self._width)
        limit = _WIDTHS[self._width]
        for pane in self.workspace.panes:
            pane.view.set_text_width(limit)
        if limit is None:
            self.screen.say(_("Lines are as wide as the pane"))
        else:
            self.screen.say(_("Lines of at most {n} columns").format(n=format_number(limit)))

    def change_script(self) -> None:
        """Show Kazakh in the letters in which it is not shown now."""
        document = self._view.document
        written = written_script(document) if document else None
        shown = self.script or written or KazakhScript.CYRILLIC
        self.script = KazakhScript.CYRILLIC if shown is KazakhScript.LATIN else KazakhScript.LATIN
        self.library.set_setting(_SCRIPT_SETTING, self.script.value)
        set_kazakh_script(self.script)
        for pane in self.workspace.panes:
            pane.view.set_script(self.script)
        self.screen.tell(lambda handler: handler.on_names())
        if self.script is KazakhScript.LATIN:
            self.screen.say(_("Kazakh is shown in Latin letters"))
        else:
            self.screen.say(_("Kazakh is shown in Cyrillic"))
