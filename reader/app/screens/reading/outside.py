"""Other programs: the passage in the pager, the file in the editor."""

import os
from collections.abc import Callable, Mapping, Sequence

from textual.app import SuspendNotSupported

from reader.app.article_layout import wrap
from reader.app.outside import ProgramError, at_line, editor, pager, passing_file, run_in_terminal
from reader.app.passages import passage_of
from reader.app.screens.reading.handler import Handler
from reader.app.source_file import file_of
from reader.documents import Document, Role
from reader.localisation import _, format_number, translate
from reader.messages import ReaderError
from reader.system_errors import system_reason

_WIDEST = 100


class Outside(Handler):
    """Gives the terminal to another program and takes it back."""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"pager": self.page, "editor": self.edit}

    def page(self) -> None:
        """Show the article in the person's pager, from this passage on."""
        view = self.workspace.active.view
        passage = passage_of(view)
        if view.document is None or passage is None:
            self.screen.say(_("Open an article first"))
            return
        width = min(_WIDEST, max(20, self.screen.app.size.width - 1))
        lines, line = plain_lines(view.document, width, passage.start, hidden=view.show_hidden)
        try:
            with passing_file("article.txt", "\n".join(lines) + "\n") as path:
                self.run(at_line(pager(os.environ), path, line))
        except ReaderError as error:
            self.screen.tell_error(error)
        except OSError as error:
            self.screen.tell_failure(_("Pager"), translate(system_reason(error)))

    def edit(self) -> None:
        """Open the file of the article in the person's editor, at this passage."""
        view = self.workspace.active.view
        passage = passage_of(view)
        if view.document is None or passage is None:
            self.screen.say(_("Open an article first"))
            return
        path = file_of(view.document)
        if path is None:
            self.screen.say(_("This article has no file that could be edited"))
            return
        try:
            self.run(at_line(editor(os.environ), path, view.document.text.count("\n", 0, passage.start) + 1))
        except ReaderError as error:
            self.screen.tell_error(error)
        self.screen.reloading.check(now=True)

    def run(self, arguments: Sequence[str]) -> None:
        """Run a program on the terminal while this one waits. Raises ProgramError."""
        app = self.screen.app
        self.screen.leave()
        failure: ProgramError | None = None
        status = 0
        try:
            with app.suspend():
                try:
                    status = run_in_terminal(arguments)
                except ProgramError as error:  # an exception that leaves the block would leave the terminal behind
                    failure = error
        except SuspendNotSupported:
            self.screen.say(_("This terminal cannot be given to another program"))
            return
        app.screen.refresh(layout=True)
        if failure is not None:
            raise failure
        if status > 0:
            name = os.path.basename(arguments[0])
            self.screen.say(_("{name} ended with status {n}").format(name=name, n=format_number(status)))


def plain_lines(document: Document, width: int, offset: int, *, hidden: bool = False) -> tuple[list[str], int]:
    """The article in lines of at most `width` cells, and the number (from 1) of the line that holds `offset`."""
    lines: list[str] = []
    here = 1
    for part in document.parts:
        if part.role is Role.HIDDEN and not hidden:
            continue
        if lines:
            lines.append("")
        for start, end in wrap(document.text, part.start, part.end, width):
            lines.append(document.text[start:end])
            if start <= offset:
                here = len(lines)
    return lines, here
