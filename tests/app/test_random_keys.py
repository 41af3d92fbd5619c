"""Whatever is pressed, in whatever order: nothing breaks, the screen answers, and the place in the text holds."""

import os
import random
import time

import pytest
from fake_library import FakeLibrary, article
from sample_library import sample_library, screen_text
from textual.pilot import Pilot

from reader.app.application import ReaderApp
from reader.app.commands import COMMANDS
from reader.app.commands.keyboard import LATIN_KEYS
from reader.app.commands.keymap import keys_of
from reader.app.messages import DocumentsAdded
from reader.app.screens.reading.outside import Outside
from reader.documents import Role
from reader.localisation import set_language

_NEVER = {"quit", "suspend"}
"""Commands that end the program; the outside programs are given a stand-in."""
_OTHERS = ("enter", "backspace", "escape", "tab", "ctrl+j", "left", "right", "f1", "f12", "home", "end", "delete")
_TEXTS = ("huế", "mai anh", "aktau", "50", "100%", "-1", "Қа", "2024", "[b]", "\\", "  ")
_SIZES = ((1, 1), (2, 40), (39, 9), (40, 10), (40, 12), (60, 20), (80, 24), (120, 36), (180, 50), (200, 60))
_STEPS = 60
_SHORT_SECONDS = 5


def _keys() -> list[str]:
    keys = {key for command in COMMANDS if command.id not in _NEVER for key in keys_of(command)}
    keys -= {key for command in COMMANDS if command.id in _NEVER for key in keys_of(command)}
    return sorted(keys | set(_OTHERS) | {letter for letter, latin in LATIN_KEYS.items() if latin in keys})


KEYS = _keys()


def _is_sound(app: ReaderApp) -> None:
    for pane in app.reading.workspace.panes:
        view = pane.view
        length = len(view.document.text) if view.document else 0
        assert 0 <= view.position <= length
        start, end = view.span_on_screen
        assert 0 <= start <= end <= length
        assert view.progress is None or 0.0 <= view.progress <= 1.0
    screen_text(app)


async def _step(chance: random.Random, app: ReaderApp, pilot: Pilot[None], library: FakeLibrary) -> str:
    """Do something; what it was."""
    what = chance.random()
    if what < 0.75:
        keys = chance.choices(KEYS, k=chance.randint(1, 4))
        await pilot.press(*keys)
        return f"press {keys}"
    if what < 0.85:
        text = chance.choice(_TEXTS)
        await pilot.press(*("space" if letter == " " else letter for letter in text))
        return f"type {text!r}"
    if what < 0.93:
        size = chance.choice(_SIZES)
        await pilot.resize_terminal(*size)
        return f"resize {size}"
    if what < 0.96:
        words = " ".join(chance.choices(("Lan", "[PLACE:hue|Huế]", "phà", "\u0301", "👩‍👩‍👧", "long" * 40), k=30))
        library.add(article((Role.BODY, words), language="vi")[0])
        app.reading.post_message(DocumentsAdded())
        return "add an article"
    app.language = chance.choice(("en", "vi", "kk"))
    return f"language {app.language}"


async def _walk(seed: int, monkeypatch: pytest.MonkeyPatch, end: float = float("inf")) -> None:
    """Random steps; fewer when the clock comes to `end`."""
    monkeypatch.setattr(Outside, "run", lambda self, arguments: None)
    chance = random.Random(seed)
    library = sample_library()
    app = ReaderApp(library, library.keys[: chance.randint(0, 3)])
    done = [f"seed {seed}"]
    try:
        async with app.run_test(size=chance.choice(_SIZES), notifications=True) as pilot:
            await pilot.pause()
            for _ in range(_STEPS):
                done.append(await _step(chance, app, pilot, library))
                if app.fault is not None:
                    raise app.fault
                assert app.is_running, "it has ended"
                _is_sound(app)
                if time.monotonic() > end:
                    break
            await pilot.resize_terminal(80, 24)
            for _ in range(10):
                await pilot.press("escape")
            assert app.screen is app.reading, f"{app.screen} cannot be left"
            await pilot.press("f10")
        assert app.fault is None and app.return_code == 0
    except BaseException as error:
        error.add_note("\n".join(done))
        raise
    finally:
        set_language("en")


async def test_any_keys_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    end = time.monotonic() + _SHORT_SECONDS
    seed = 0
    while time.monotonic() < end and seed < 4:
        await _walk(seed, monkeypatch, end)
        seed += 1


@pytest.mark.long
@pytest.mark.parametrize("seed", range(*map(int, os.environ.get("RANDOM_SEEDS", "0-100").split("-"))))
async def test_any_keys_in_any_order_for_long(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    await _walk(seed, monkeypatch)
