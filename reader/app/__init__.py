"""The Textual application: reading on a screen."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.opening import Collection
    from reader.messages import Message


class Ended(NamedTuple):
    """How the application was left. status: an exit status. picked: the name that was chosen to be printed.

    notices: what it showed about the library, for a moment only.
    """

    status: int
    picked: str | None = None
    notices: "Sequence[Message]" = ()


def run(
    collection: "Collection",
    *,
    lean: bool = False,
    plain_output: bool = False,
    mouse: bool = True,
    pick: bool = False,
) -> Ended:
    """Open the application on `collection` until the person leaves it.

    lean: spare the line to the terminal. plain_output: draw changes anew. mouse: use the mouse.
    pick: begin with the choice of a name, end with it.
    Raises what went wrong inside the program, once the terminal is itself again.
    """
    from reader.app.importing import import_textual

    import_textual()
    from reader.app.application import ReaderApp

    application = ReaderApp(
        collection.library,
        collection.keys,
        collection.failures,
        later=collection.later,
        lean=lean,
        plain_output=plain_output,
        pick=pick,
    )
    picked = application.run(mouse=mouse)
    if application.fault is not None:
        raise application.fault
    return Ended(application.return_code or 0, picked, application.notices)
