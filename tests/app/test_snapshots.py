"""How every screen looks, in three languages and two sizes."""

from collections.abc import Callable

import pytest
from sample_library import sample_library
from textual.pilot import Pilot

from reader.app.application import ReaderApp
from reader.library.marks import Mark
from reader.localisation import set_language

SCREENS = {
    "reading": ("shift+tab", "enter"),
    "folded": ("shift+tab", "up", "enter"),
    "search": ("slash", *"hue"),
    "find": ("f4", *"hue"),
    "articles": ("f3", "down"),
    "comparison": ("A", "down"),
    "timeline": ("T",),
    "chart": ("C",),
    "contents": ("c",),
    "go-to": ("p", "5"),
    "hints": ("h",),
    "marks": ("M",),
    "note": ("m",),
    "copies": ("y",),
    "palette": ("f12",),
    "help": ("f1",),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["en", "vi", "kk"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(snap_compare: Callable[..., bool], screen: str, language: str, size: tuple[int, int]) -> None:
    set_language(language)
    library = sample_library()
    library.add_mark(
        Mark(0, library.keys[0], 0, 15, "River ministers", "ask Lan", "2024-03-09", "River ministers meet")
    )

    async def press(pilot: Pilot[object]) -> None:
        for key in SCREENS[screen]:
            await pilot.press(key)
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

    assert snap_compare(ReaderApp(library, library.keys[:2]), run_before=press, terminal_size=size)
