"""The Textual application: reading on a screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reader.documents import Document
from reader.library.library import Library
from reader.messages import InputError


@dataclass(frozen=True, slots=True)
class Ended:
    """How the application was left. status: an exit status. picked: the name that was chosen to be printed."""

    status: int
    picked: str | None = None


def run(
    library: Library,
    keys: Sequence[str],
    failures: Sequence[InputError] = (),
    *,
    unfinished: Mapping[str, Callable[[], Document]] | None = None,
    lean: bool = False,
    mouse: bool = True,
    pick: bool = False,
) -> Ended:
    """Open the application on `library` until the person leaves it.

    keys: the documents to begin with. failures: inputs that could not be opened, told on the screen.
    unfinished: how to get the whole of documents of which `library` has the beginning only, by key.
    lean: spare the line to the terminal. mouse: use the mouse. pick: begin with the choice of a name, end with it.
    Raises what went wrong inside the program, once the terminal is itself again.
    """
    from reader.app.application import ReaderApp

    application = ReaderApp(library, keys, failures, unfinished=unfinished, lean=lean, pick=pick)
    picked = application.run(mouse=mouse)
    if application.fault is not None:
        raise application.fault
    return Ended(application.return_code or 0, picked)
