"""Work beside the screen: what takes longer than a key may wait."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from textual.dom import DOMNode

from reader.localisation import _, translate
from reader.messages import ReaderError

if TYPE_CHECKING:
    from textual.worker import Worker


def run_latest(
    node: DOMNode,
    group: str,
    work: Callable[[], Coroutine[Any, Any, None]],
    failed: Callable[[Exception], None] | None = None,
) -> None:
    """Run `work` in the background of `node`; what runs in its `group` already is given up.

    failed: what to do when it raises something; otherwise a notice says so.
    """

    async def guarded() -> None:
        try:
            await work()
        except Exception as error:
            if failed is not None:
                failed(error)
            else:
                tell(node, error)

    _worker: Worker[None] = node.run_worker(guarded, exclusive=True, group=group, exit_on_error=False)


def tell(node: DOMNode, error: Exception) -> None:
    """A notice of an error."""
    node.app.notify(in_words(error), title=subject_of(error), severity="error", markup=False, timeout=8)


def in_words(error: Exception) -> str:
    """What is said of `error`: its reason and remedy, or of which kind it is when the program did not expect it."""
    if isinstance(error, ReaderError):
        return f"{translate(error.reason)}. {translate(error.remedy)}"
    return _("This did not work: an error inside the program ({kind}).").format(kind=type(error).__name__)


def subject_of(error: Exception) -> str:
    """What `error` is about, empty when that is not known."""
    return error.subject if isinstance(error, ReaderError) else ""
