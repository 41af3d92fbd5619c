"""Textual speaks English only: what it says by itself is replaced, or has no way to the screen."""

import ast
from pathlib import Path

from pseudo_locale import CODE, OPEN, cyrillic_library, drop_pseudo_locale
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

from reader.app.application import ReaderApp
from reader.app.screens.translated import TranslatedScreen
from reader.localisation import set_language

APP = Path(__file__).resolve().parents[2] / "reader" / "app"

WIDGETS_WITHOUT_WORDS = {"Input", "Static"}
"""The widgets of Textual that are used: neither shows a word of its own, and Input's 25 bindings are never shown."""

SPEAKING = {
    *("Header", "Footer", "HelpPanel", "KeyPanel", "CommandPalette", "SystemCommandsProvider", "Select", "Collapsible"),
    *("LoadingIndicator", "MaskedInput", "ProgressBar", "TabbedContent", "Number", "Integer", "Length", "Regex", "URL"),
}
ENGLISH_ACTIONS = {
    *("command_palette", "show_help_panel", "hide_help_panel", "toggle_dark", "screenshot", "change_theme", "maximize"),
    *("minimize", "deliver_text", "deliver_binary", "deliver_screenshot", "save_screenshot"),
}


def names(tree: ast.AST) -> set[str]:
    return {getattr(node, "id", None) or getattr(node, "attr", "") for node in ast.walk(tree)} | {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
    }


def test_no_widget_that_speaks_english_is_used() -> None:
    for path in APP.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widgets"):
                assert {alias.name for alias in node.names} <= WIDGETS_WITHOUT_WORDS, path
        assert not names(tree) & SPEAKING, path


def actions(owner: type) -> set[str]:
    return {
        binding.action.removeprefix("app.").removeprefix("screen.").partition("(")[0]
        for binding in owner._merge_bindings().key_to_bindings.values()  # type: ignore[attr-defined]
        for binding in binding
    }


def descendants(owner: type) -> set[type]:
    return {owner}.union(*(descendants(each) for each in owner.__subclasses__()))


def test_no_key_leads_to_what_is_english() -> None:
    assert ReaderApp.ENABLE_COMMAND_PALETTE is False
    owners = {each for each in descendants(Widget) | {ReaderApp} if each.__module__.startswith("reader.")}
    for owner in owners:
        assert not actions(owner) & ENGLISH_ACTIONS, owner
    for name in ("action_help_quit", "action_suspend_process", "get_key_display"):
        assert getattr(ReaderApp, name) is not getattr(App, name)
    assert TranslatedScreen.active_bindings is not Screen.active_bindings


async def test_the_descriptions_of_keys_that_are_shown_are_translated() -> None:
    drop_pseudo_locale()
    set_language(CODE)
    library = cyrillic_library()
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in ((), ("tab",), ("f3",), ("escape", "f12"), ("escape", "f1"), ("escape", "C"), ("escape", "slash")):
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
            for active in app.screen.active_bindings.values():
                if active.binding.show:
                    assert active.binding.description.startswith(OPEN), active.binding
                assert not active.tooltip or active.tooltip.startswith(OPEN), active
