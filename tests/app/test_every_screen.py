"""Every screen in every language: nothing untranslated, nothing cut, and a switch of the language keeps one's place."""

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pseudo_locale import CLOSE, CODE, OPEN, cut, cyrillic_library, drop_pseudo_locale, english
from sample_library import screen_text
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from reader.app.application import ReaderApp
from reader.app.screens.articles import ArticlesScreen
from reader.app.screens.chart import ChartScreen
from reader.app.screens.comparison import ComparisonScreen
from reader.app.screens.contents import ContentsScreen
from reader.app.screens.copying import CopyScreen, FileScreen
from reader.app.screens.entity_card import EntityCard
from reader.app.screens.find import FindScreen
from reader.app.screens.goto import GoToScreen
from reader.app.screens.help import HelpScreen
from reader.app.screens.links import LinksScreen
from reader.app.screens.marks import MarksScreen, NoteScreen
from reader.app.screens.name_choices import IgnoreScreen, RenameScreen, SameKindScreen, SplitScreen
from reader.app.screens.palette import PaletteScreen
from reader.app.screens.problems import ProblemsScreen
from reader.app.screens.reading import ReadingScreen
from reader.app.screens.timeline import TimelineScreen
from reader.app.screens.translated import TranslatedScreen
from reader.app.widgets.article_view import ArticleView
from reader.app.widgets.row_list import RowList
from reader.library.opening import open_collection
from reader.localisation import set_language

CARD = ("f4", *"астана", "enter", "shift+f6")
REAL = {EntityCard, IgnoreScreen, RenameScreen, SameKindScreen, SplitScreen, LinksScreen, TimelineScreen}
"""What asks for more than the library of the other tests knows."""

STATES: dict[str, tuple[type[Screen[Any]], Sequence[str]]] = {
    "reading": (ReadingScreen, ("pagedown", "down")),
    "a name": (ReadingScreen, ("tab", "down", "enter", "n")),
    "a heading": (ReadingScreen, ("tab", "up", "left")),
    "filter": (ReadingScreen, ("tab", "slash", *"лан")),
    "search": (ReadingScreen, ("slash", *"жол", "enter", "n")),
    "searching": (ReadingScreen, ("slash", *"жол")),
    "no hit": (ReadingScreen, ("slash", *"ъъ", "enter")),
    "follow": (ReadingScreen, ("a",)),
    "hidden": (ReadingScreen, ("f8",)),
    "full width": (ReadingScreen, ("f5", "pagedown")),
    "hints": (ReadingScreen, ("h",)),
    "nothing open": (ReadingScreen, ("z", "z")),
    "find": (FindScreen, ("f4", *"а", "down")),
    "nothing found": (FindScreen, ("f4", *"ъъ")),
    "articles": (ArticlesScreen, ("f3", *"о", "down")),
    "comparison": (ComparisonScreen, ("A", "down", "down")),
    "timeline": (TimelineScreen, ("T", "left")),
    "chart": (ChartScreen, ("C", "down", "down")),
    "chart of a name": (ChartScreen, ("C", "down", "enter", "down")),
    "contents": (ContentsScreen, ("c", "down", "down", "pagedown")),
    "go to": (GoToScreen, ("p", "5")),
    "marks": (MarksScreen, ("M", *"сұ")),
    "no marks": (MarksScreen, ("M", "f8")),
    "note": (NoteScreen, ("m", *"ой")),
    "copies": (CopyScreen, ("y", "down")),
    "file": (FileScreen, ("y", "tab", "о")),
    "palette": (PaletteScreen, ("f12", "pagedown", "down")),
    "help": (HelpScreen, ("f1", "pagedown")),
    "links": (LinksScreen, ("U",)),
    "problems": (ProblemsScreen, ("shift+f1",)),
    "card": (EntityCard, (*CARD, "down", "down")),
    "merge": (SameKindScreen, (*CARD, "m", *"та")),
    "split": (SplitScreen, (*CARD, "s", "down", "enter")),
    "rename": (RenameScreen, (*CARD, "r", "down")),
    "ignore": (IgnoreScreen, (*CARD, "x", "down")),
}
"""What is open and what was done there, by the keys that lead to it."""

ARTICLES = (
    "Кездесу\n\n2025 жылғы 6 мамырда Астанада кездесу өтті. Астана қаласында тағы бір жиын болды: https://aa.kz/1\n\n"
    "Алматыда 2025 жылғы 7 мамырда жиын болды. АСТАНА қаласы үлкен.\n",
    "Екінші\n\nАстана мен Алматы қалаларының өкілдері 2025 жылғы 8 мамырда кездесті.\n",
)
DATA = {"Astana", "Nursultan", "Nur", "Sultan", "kz", "aa", "https", "http", "iso3166", "KZ", "place", "astana", "htt"}


def application(screen: type[Screen[Any]], folder: Path) -> ReaderApp:
    if screen not in REAL:
        library = cyrillic_library()
        return ReaderApp(library, library.keys[:2])
    paths = [folder / f"{number}.txt" for number in range(len(ARTICLES))]
    for path, text in zip(paths, ARTICLES, strict=True):
        path.write_text(text, "utf-8")
    collection = open_collection(list(map(str, paths)), keep=True)
    for key in collection.keys:
        collection.library.analyse(key)
    return ReaderApp(collection.library, collection.keys[:2])


async def settle(pilot: Pilot[Any]) -> None:
    for _round in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[Any], keys: Sequence[str]) -> None:
    """Press `keys`, letters as fast as a person types them, and wait where something is to come of a key."""
    await settle(pilot)
    for number, key in enumerate(keys, 1):
        await pilot.press(key)
        if number == len(keys) or max(len(key), len(keys[number])) > 1:
            await settle(pilot)


class Place(NamedTuple):
    """Where the person is and what they have done; cursors: their rows, and how far down the screen those are."""

    screens: list[int]
    focused: int
    typed: list[str]
    cursors: list[tuple[str, int]]
    chosen: list[str]
    positions: list[int]


def place(app: ReaderApp) -> Place:
    lists = [each for each in app.screen.query(RowList) if each.display]
    views = [each for each in app.reading.query(ArticleView) if each.display]
    return Place(
        [id(screen) for screen in app.screen_stack],
        id(app.focused),
        [field.value for field in app.screen.query(Input)],
        [(each.cursor_id, each.cursor - each.scroll_offset.y) for each in lists if each.cursor_id],
        [each.chosen for each in lists],
        [view.position for view in views],
    )


def seen(app: ReaderApp, widget: Widget) -> str:
    region = widget.region
    lines = screen_text(app).splitlines()[region.y : region.bottom]
    return "\n".join(line[region.x : region.right] for line in lines)


def dialogue(app: ReaderApp) -> str:
    """What the screen on top shows, without what is behind it."""
    frames = list(app.screen.query(".dialogue"))
    return seen(app, frames[0]) if frames else screen_text(app)


def untranslated(app: ReaderApp) -> list[str]:
    return [word for word in english(dialogue(app)) if word not in DATA]


def test_every_screen_is_among_the_states() -> None:
    def leaves(screen: type[Screen[Any]]) -> set[type[Screen[Any]]]:
        below = screen.__subclasses__()
        return set().union(*map(leaves, below)) if below else {screen}

    known = {screen for screen in leaves(TranslatedScreen) if screen.__module__.startswith("reader.")}
    assert {screen.__name__ for screen in known} == {screen.__name__ for screen, _keys in STATES.values()}


@pytest.mark.parametrize("state", STATES)
async def test_a_switch_translates_everything_cuts_nothing_and_keeps_ones_place(state: str, tmp_path: Path) -> None:
    screen, keys = STATES[state]
    drop_pseudo_locale()
    app = application(screen, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, keys)
        assert type(app.screen) is screen
        before = place(app)
        for code in ("vi", CODE):
            app.language = code
            await settle(pilot)
            assert place(app) == before, code
        assert untranslated(app) == []
        assert cut(dialogue(app)) == []
        for widget in app.screen.query("Static, Input, KeyLine, HintLine, StatusLine, PaneHeader, FoundNote"):
            text = seen(app, widget)
            if widget.display:
                assert text.count(OPEN) == text.count(CLOSE), text
        if app.screen is not app.reading:
            await press(pilot, ("escape", "escape"))
            assert untranslated(app) == [], "what is below the dialogue speaks the new language too"


@pytest.mark.parametrize("state", ["reading", "a name", "nothing open", "articles", "card", "palette"])
async def test_a_start_in_a_language_says_nothing_in_another(state: str, tmp_path: Path) -> None:
    screen, keys = STATES[state]
    drop_pseudo_locale()
    set_language(CODE)
    app = application(screen, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert untranslated(app) == []
        await press(pilot, keys)
        assert untranslated(app) == []


def resident() -> int:
    """The memory of this process in pages."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1])


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from Linux's /proc")
async def test_a_hundred_switches_leave_nothing_behind(tmp_path: Path) -> None:
    app = application(ReadingScreen, tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, ("tab", "down", "enter", "n", "shift+tab", "pagedown"))
        before, tenth = place(app), 0
        for number in range(100):
            app.language = ("vi", "kk", "en")[number % 3]
            await pilot.pause()
            if number == 9:
                tenth = resident()
        assert resident() <= tenth * 1.02
        assert app.language == "vi" and place(app) == before
        drop_pseudo_locale()
        app.language = CODE
        await pilot.pause()
        assert untranslated(app) == []
