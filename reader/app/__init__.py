"""The Textual application: reading on a screen."""

from collections.abc import Sequence

from reader.library.library import Library
from reader.messages import InputError


def run(library: Library, keys: Sequence[str], failures: Sequence[InputError] = ()) -> int:
    """Open the application on `library` and return the exit status when the person leaves it.

    keys: the documents to begin with, the first two side by side. failures: inputs that could not be opened,
    told on the screen. Raises what went wrong inside the program, once the terminal is itself again.
    """
    from reader.app.application import ReaderApp

    application = ReaderApp(library, keys, failures)
    application.run()
    if application.fault is not None:
        raise application.fault
    return application.return_code or 0
