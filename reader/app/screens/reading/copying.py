"""Copying: words go to the clipboard of the person's terminal, or to a file; and the links of an article."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.clipboard import fits
from reader.app.outside import ProgramError, has_browser, open_in_browser
from reader.app.passages import Passage, cited, passage_of, selected_passage
from reader.app.presentation import shown_name
from reader.app.restricted import off
from reader.app.screens.reading.handler import Handler
from reader.documents import Document, sanitise
from reader.localisation import _, format_size, translate
from reader.messages import N_
from reader.paths import state_folder, write_whole
from reader.restriction import is_restricted
from reader.system_errors import system_reason

if TYPE_CHECKING:
    from reader.app.links import Link
    from reader.app.screens.copying import Copyable


class Copying(Handler):
    """Offers what can be copied from where the person reads."""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"copy": self.copy, "links": self.links}

    def copy(self) -> None:
        """Let the person choose what to copy."""
        choices = self._choices()
        if choices:
            self.offer(choices, N_("Copy"))
        else:
            self.screen.say(_("Open an article first"))

    def copy_selection(self) -> bool:
        """Copy what is selected; False when nothing is."""
        view = self.workspace.active.view
        passage = selected_passage(view)
        if passage is None or view.document is None:
            return False
        self.send(view.document.text[passage.start : passage.end], "passage.txt")
        return True

    def links(self) -> None:
        """List the links of the active article; the one that is chosen is copied."""
        from reader.app.links import links_in
        from reader.app.screens.links import LinksScreen

        view = self.workspace.active.view
        if view.document is None:
            self.screen.say(_("Open an article first"))
            return
        links = links_in(view.document, hidden=view.show_hidden)

        def done(number: str | None) -> None:
            if number:
                self.send(links[int(number)].url, "link.txt")

        browse = self._browse if has_browser(os.environ) and not is_restricted() else None
        self.screen.app.push_screen(LinksScreen(links, browse), done)

    def _browse(self, link: "Link") -> None:
        try:
            open_in_browser(link.ascii_url)
        except ProgramError as error:
            self.screen.tell_error(error)
        else:
            self.tell(_("Handed to the browser: {url}").format(url=link.url))

    def _choices(self) -> "list[Copyable]":
        from reader.app.screens.copying import Copyable

        view = self.workspace.active.view
        document, passage = view.document, passage_of(view)
        choices = []
        if document is not None and passage is not None and passage.selected:
            choices.append(Copyable("selection", N_("Selection"), document.text[passage.start : passage.end]))
        pointed = self.workspace.entities.listing.cursor_id if self.workspace.in_entities else ""
        entity = self.library.entity(pointed or self.screen.names.chosen)
        if entity is not None:
            choices.append(Copyable("name", N_("Name"), shown_name(entity), "name.txt"))
        if document is not None and passage is not None:
            paragraph = passage if not passage.selected else _around(document, passage)
            if paragraph is not None:
                words = document.text[paragraph.start : paragraph.end]
                choices.append(Copyable("paragraph", N_("Paragraph"), words))
            choices.append(Copyable("quotation", N_("Quotation with its source"), cited(document, passage)))
        return choices

    # To the terminal, to a file -------------------------------------------------------------------------------------

    def offer(self, choices: "Sequence[Copyable]", title: str) -> None:
        """Let the person choose one of `choices` and where it goes. title: untranslated."""
        from reader.app.screens.copying import TO_FILE, CopyScreen

        def done(chosen: str | None) -> None:
            if chosen:
                choice = next(choice for choice in choices if choice.id == chosen.removeprefix(TO_FILE))
                (self.write if chosen.startswith(TO_FILE) else self.send)(choice.text, choice.file)

        self.screen.app.push_screen(CopyScreen(choices, title), done)

    def send(self, text: str, file: str) -> None:
        """Send `text` to the clipboard of the terminal; what is too long for that is offered a file, named `file`."""
        text = sanitise(text).text
        if fits(text):
            self.screen.app.copy_to_clipboard(text)
            self.tell(_("Sent to the terminal"))
            return
        size = format_size(len(text.encode()))
        self.tell(_("{size} are too much for the terminal's clipboard").format(size=size))
        self.write(text, file)

    def write(self, text: str, file: str) -> None:
        """Write `text` to a file after asking for its path; `file` is the name that is suggested."""
        if is_restricted():
            self.tell(off())
            return
        from reader.app.screens.copying import FileScreen, path_of

        def done(answer: str | None) -> None:
            if not answer:
                return
            try:
                write_file(path_of(answer), sanitise(text).text)
            except (OSError, ValueError) as error:
                reason = translate(system_reason(error)) if isinstance(error, OSError) else ""
                self.screen.tell_failure(answer, reason or _("The file could not be written."))
            else:
                self.tell(_("Written to {path}").format(path=answer))

        self.screen.app.push_screen(FileScreen(suggested_path(file)), done)

    def tell(self, text: str) -> None:
        """Say `text` where it is seen: in the status line, over a dialogue as a notice."""
        if self.screen.app.screen is self.screen:
            self.screen.say(text)
        else:
            self.screen.app.notify(text, markup=False, timeout=4)


def suggested_path(name: str) -> Path:
    """A path for a new file called `name`: in the current folder, or with the program's state if that is closed."""
    folder = Path()
    if not os.access(folder, os.W_OK | os.X_OK):
        with suppress(OSError):
            folder = state_folder()
    path, number = folder / name, 2
    while os.path.lexists(path):
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return path


def write_file(path: Path, text: str) -> None:
    """Make `path` a file that this person alone can read, whole or not at all. Raises OSError."""
    write_whole(path, (text.encode(), b"" if text.endswith("\n") else b"\n"))


def _around(document: Document, passage: Passage) -> Passage | None:
    """The paragraph in which a selection begins, unless it is the selection itself."""
    part = document.part_at(passage.start)
    if part is None or (part.start, part.end) == (passage.start, passage.end):
        return None
    return Passage(part.start, part.end)
