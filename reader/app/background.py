"""Work beside the screen: what takes longer than a key may wait."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from textual.dom import DOMNode

if TYPE_CHECKING:
    from textual.worker import Worker


def run_latest(node: DOMNode, group: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run `work` in the background of `node`; what runs in its `group` already is given up."""
    _worker: Worker[None] = node.run_worker(work, exclusive=True, group=group, exit_on_error=False)
