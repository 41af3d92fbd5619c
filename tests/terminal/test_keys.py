"""Every key of the registry as a terminal sends it, on Latin and Cyrillic layouts: its command is what runs."""

import os
import select
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from reader.app.commands import COMMANDS, Command, Scope
from reader.app.commands.keyboard import LATIN_KEYS, use_layout
from reader.app.commands.keymap import keys_of

RECORDER = """
import os, sys
from reader.app.application import ReaderApp
from reader.app.commands import COMMANDS, Scope
from reader.app.screens.entity_card import EntityCard
from reader.app.screens.reading import ReadingScreen
from reader.app.widgets.article_movement import ArticleMovement
from reader.app.widgets.entity_pane import EntityPane
from reader.app.widgets.row_list import RowList
from reader.cli import main

log = os.open(os.environ["RECORD"], os.O_WRONLY)
done = os.environ["DONE"].split()

def record(owner, name, fixed=None):
    really = getattr(owner, name)
    def action(self, *arguments):
        id = fixed or arguments[0]
        os.write(log, (id + "\\n").encode())
        if id in done:
            return really(self, *arguments)
    setattr(owner, name, action)

record(ReadingScreen, "action_do")
record(EntityCard, "action_do")
record(EntityPane, "start_filter", "filter-names")
for command in COMMANDS:
    name = "action_" + command.action.removeprefix("app.")
    if command.scope is Scope.MOVEMENT:
        record(ArticleMovement, name, command.id)
        record(RowList, name, command.id)
    elif command.scope is Scope.EVERYWHERE:
        record(ReaderApp, name, command.id)
sys.exit(main(sys.argv[1:]))
"""
"""The application that writes down which command runs, and does only those that are to be done."""

SENT = {
    **{"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F"},
    **{"pageup": "\x1b[5~", "pagedown": "\x1b[6~", "delete": "\x1b[3~", "escape": "\x1b"},
    **{"tab": "\t", "shift+tab": "\x1b[Z", "space": " "},
    **{"question_mark": "?", "colon": ":", "slash": "/", "comma": ",", "full_stop": "."},
    **{"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~"},
    **{"f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "f11": "\x1b[23~", "f12": "\x1b[24~"},
    **{"shift+f3": "\x1b[1;2R", "shift+f4": "\x1b[1;2S", "shift+f6": "\x1b[17;2~", "shift+f9": "\x1b[20;2~"},
    **{"shift+f1": "\x1b[1;2P", "shift+f7": "\x1b[18;2~", "shift+f8": "\x1b[19;2~", "insert": "\x1b[2~"},
    **{"shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "alt+right": "\x1b[1;3C", "alt+left": "\x1b[1;3D"},
    **{"ctrl+up": "\x1b[1;5A", "ctrl+down": "\x1b[1;5B", "ctrl+right": "\x1b[1;5C", "ctrl+left": "\x1b[1;5D"},
}
"""What xterm-256color sends for a key, as its terminfo entry and xterm's control sequences have it."""

CONSOLE = {
    "shift+f3": "\x1b[28~",
    "shift+f4": "\x1b[29~",
    "shift+f1": "\x1b[25~",
    "shift+f6": "\x1b[32~",
    "shift+f7": "\x1b[33~",
    "shift+f8": "\x1b[34~",
    "home": "\x1b[1~",
    "end": "\x1b[4~",
    "f1": "\x1b[[A",
}
"""What the Linux console sends otherwise."""

PATIENCE = 10


def sent(key: str) -> str:
    """The bytes of a key; a KeyError for one that has to be added to the table."""
    if len(key) == 1:
        return key
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return chr(ord(key[-1]) & 0x1F)
    return SENT[key]


class Recorded:
    """The application on a terminal, and the commands it says it runs."""

    def __init__(self, start: Callable[..., object], log: Path, articles: list[Path], done: str = "", **other: str):
        os.mkfifo(log)
        self._log = os.open(log, os.O_RDWR | os.O_NONBLOCK)
        self._lines: list[str] = []
        arguments = [str(path) for path in articles]
        self.terminal = start(*arguments, command=(sys.executable, "-c", RECORDER), RECORD=str(log), DONE=done, **other)
        self.terminal.wait_for("Quit")

    def press(self, keys: str) -> str:
        """Type; the command that runs, or nothing after a long time."""
        self.terminal.type(keys)
        while not self._lines:
            ready, _, _ = select.select([self._log], [], [], PATIENCE)
            if not ready:
                return "nothing"
            self._lines += os.read(self._log, 4096).decode().splitlines()
        return self._lines.pop(0)

    def wrong(self, expected: Mapping[str, str]) -> dict[str, str]:
        """What runs where another command was expected, by the keys typed."""
        found = {keys: self.press(keys) for keys in expected}
        return {keys: id for keys, id in found.items() if id != expected[keys]}

    def close(self) -> None:
        os.close(self._log)


@pytest.fixture
def recorded(start: Callable[..., object], tmp_path: Path, seeds: list[Path]) -> Iterator[Callable[..., Recorded]]:
    running: list[Recorded] = []

    def begin(done: str = "", **other: str) -> Recorded:
        running.append(Recorded(start, tmp_path / f"log{len(running)}", seeds[2:4], done, **other))
        return running[-1]

    yield begin
    for each in running:
        each.close()


def _of(*scopes: Scope) -> list[Command]:
    return [command for command in COMMANDS if command.scope in scopes]


def _latin(*scopes: Scope) -> dict[str, str]:
    return {sent(key): command.id for command in _of(*scopes) for key in keys_of(command)}


def _cyrillic(*scopes: Scope) -> dict[str, str]:
    """The same keys with the layout of now: every Cyrillic letter on the key of a command."""
    ids = {key: command.id for command in _of(*scopes) for key in keys_of(command)}
    named = {":": "colon", "/": "slash", ",": "comma", ".": "full_stop"}
    return {typed: ids[key] for typed, latin in LATIN_KEYS.items() if (key := named.get(latin, latin)) in ids}


READING = (Scope.READING, Scope.MOVEMENT, Scope.EVERYWHERE)


def test_every_key_runs_its_command_on_every_layout(recorded: Callable[..., Recorded]) -> None:
    reader = recorded()
    assert len(_latin(*READING)) > 70 and len(_cyrillic(*READING)) > 30
    assert reader.wrong(_latin(*READING)) == {}
    assert reader.wrong(_cyrillic(*READING)) == {}
    ids = {key: command.id for command in _of(*READING) for key in keys_of(command)}
    assert reader.wrong({CONSOLE[key]: ids[key] for key in CONSOLE.keys() & ids.keys()}) == {}
    # The protocol of kitty sends the letter of the layout in use: ctrl+з, ctrl+к.
    assert reader.wrong({"\x1b[1079;5u": "palette", "\x1b[1082;5u": "reload"}) == {}


def test_letters_that_an_input_method_composes_are_the_keys_that_were_pressed(
    recorded: Callable[..., Recorded],
) -> None:
    reader = recorded()
    for typed, following, id in (
        ("a", "\x7fâ", "follow"),
        ("d", "\x7fđ", "half-page-down"),
        ("w", "\x7fư", "text-width"),
    ):
        assert (reader.press(typed), reader.press(following)) == (id, id)
    assert reader.press("Ê") == "editor"
    assert reader.press("q") == "quit"


def test_letters_of_the_kazakh_layout_on_the_third_level(recorded: Callable[..., Recorded], tmp_path: Path) -> None:
    folder = tmp_path / "config" / "reader"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('keyboard = "kazrus"\n', encoding="utf-8")
    reader = recorded()
    use_layout("kazrus")
    try:
        assert reader.wrong(_cyrillic(*READING)) == {}
    finally:
        use_layout(None)


def test_the_keys_of_the_names_and_of_a_card_run_their_commands(recorded: Callable[..., Recorded]) -> None:
    reader = recorded(done="next-pane line-down card")
    reader.terminal.settle()  # the names are there
    assert reader.press("\t") == "next-pane"
    own = _latin(Scope.NAMES)
    others = {keys: id for keys, id in _latin(Scope.MOVEMENT, Scope.EVERYWHERE).items() if id != "line-down"}
    assert reader.wrong({**others, **own}) == {}
    assert reader.wrong(_cyrillic(Scope.NAMES)) == {}
    assert reader.press("j") == "line-down"
    assert reader.press("i") == "card"
    reader.terminal.wait_for("Esc")
    assert reader.wrong(_latin(Scope.CARD)) == {}
    assert reader.wrong(_cyrillic(Scope.CARD)) == {}
