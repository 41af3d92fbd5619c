"""The Textual application: reading on a screen."""

from collections.abc import Sequence

from reader.library.library import Library
from reader.messages import InputError

_INTERNAL_FAULT = 70


def run(library: Library, keys: Sequence[str], failures: Sequence[InputError] = ()) -> int:
    """Open the application on `library` and return the exit status when the person leaves it.

    keys: the documents to begin with, the first two side by side. failures: inputs that could not be opened,
    told on the screen.
    """
    from reader.app.application import ReaderApp

    application = ReaderApp(library, keys, failures)
    application.run()
    # Textual ends with 1 after a fault of the program, which is "nothing found" here; 70 is EX_SOFTWARE of sysexits.h.
    return _INTERNAL_FAULT if application.return_code == 1 else application.return_code or 0
