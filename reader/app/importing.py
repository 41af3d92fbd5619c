"""Importing Textual without what this program has no use for: nearly a fifth of the time until the first picture.

With `textual.app` come Textual's own command palette and the widgets that it is made of, though it is off here
(`ENABLE_COMMAND_PALETTE`), and with asyncio comes TLS, which nothing here uses through asyncio.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

_PALETTE = "textual.command"
_NAMES = ("CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider", "SimpleProvider")
"""What `textual.app` and `textual.theme` of the release that is required import from there."""

_TLS = "ssl"


class _Unused:
    """Stands for a class of the palette."""


def import_textual() -> None:
    """Import asyncio and `textual.app` without TLS and the palette.

    Both can be imported as always afterwards; asyncio itself stays without TLS. Nothing happens where `textual.app` is
    imported already.
    """
    if "textual.app" in sys.modules:
        return
    with _instead_of(_TLS, None):
        import_module("asyncio")
    stand_in = ModuleType(_PALETTE)
    for name in _NAMES:
        setattr(stand_in, name, _Unused)
    with _instead_of(_PALETTE, stand_in):
        import_module("textual.app")


@contextmanager
def _instead_of(name: str, module: ModuleType | None) -> Iterator[None]:
    """Let what imports the module `name` get `module`, or an ImportError for None, unless it is there already."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = module  # type: ignore[assignment]  # None is what the import system takes for "not there"
    try:
        yield
    finally:
        del sys.modules[name]
