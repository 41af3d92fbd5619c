"""Pictures of the key screens in every language; `pytest --snapshot-update` draws them anew after a wanted change."""

from collections.abc import Callable

import pytest
from sample_library import sample_library

from reader.app.application import ReaderApp
from reader.localisation import set_language

SCREENS = {
    "reading": ("tab", "down", "enter"),
    "find": ("f4", *"hue"),
    "articles": ("f3", "down"),
    "help": ("f1",),
    "comparison": ("A", "down"),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["en", "vi", "kk"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(snap_compare: Callable[..., bool], screen: str, language: str, size: tuple[int, int]) -> None:
    set_language(language)
    library = sample_library()
    assert snap_compare(ReaderApp(library, library.keys[:2]), press=SCREENS[screen], terminal_size=size)
