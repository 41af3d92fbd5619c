"""The card of a name, over a real library."""

from pathlib import Path

import pytest
from sample_library import screen_text
from textual.pilot import Pilot

from reader.app.application import ReaderApp
from reader.app.screens.entity_card import EntityCard
from reader.app.screens.name_choices import IgnoreScreen, RenameScreen, SameKindScreen, SplitScreen
from reader.library.errors import LibraryError
from reader.library.opening import open_collection
from reader.messages import Message

FIRST = """Minister visits the port

Hanoi (VNA) – Foreign Minister Bui Thanh Son and Minister Tran Thanh Son held talks in Hanoi on May 6, 2025.

Bui Thanh Son later met President of Kazakhstan Kassym-Jomart Tokayev. Tokayev thanked him for the visit to Ha Noi.
"""
SECOND = """Chuyến thăm của tổng thống

Tổng thống Ca-dắc-xtan Kassym-Jomart Tokayev đã đến Hà Nội ngày 7/5/2025 và gặp Bộ trưởng Bùi Thanh Sơn.
"""


@pytest.fixture
def app(tmp_path: Path) -> ReaderApp:
    """The first of two articles is open."""
    (tmp_path / "1.txt").write_text(FIRST, "utf-8")
    (tmp_path / "2.txt").write_text(SECOND, "utf-8")
    collection = open_collection([str(tmp_path / "1.txt"), str(tmp_path / "2.txt")], keep=True)
    for key in collection.keys:
        collection.library.analyse(key)
    return ReaderApp(collection.library, collection.keys[:1])


async def _settle(pilot: Pilot[None]) -> None:
    for _round in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def _open_card(pilot: Pilot[None], name: str) -> EntityCard:
    await pilot.pause()
    await pilot.press("f4", *name)
    await _settle(pilot)
    await pilot.press("enter")
    await _settle(pilot)
    await pilot.press("shift+f6")
    await _settle(pilot)
    card = pilot.app.screen
    assert isinstance(card, EntityCard)
    return card


def _go_to(card: EntityCard, words: str) -> None:
    """Move the cursor to the row with `words`."""
    card.listing.highlight(next(row.id for row in card.listing.rows if row.id and words in row.content.plain))


def _names(app: ReaderApp, kind: str) -> list[str]:
    return sorted(entity.name for entity in app.library.entities() if entity.type.value == kind)


async def test_it_shows_what_is_known_and_every_mention_in_one_column(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 50)) as pilot:
        await _open_card(pilot, "hanoi")
        text = screen_text(app)
        assert "place · 3 here · 4 in all · 2 articles" in text
        assert "GeoNames" in text
        row = next(line for line in text.splitlines() if "Hà Nội  " in line and "1" in line)
        assert " VI " in row
        lines = [line for line in text.splitlines() if "talks in" in line or "visit to Ha" in line or "đã đến" in line]
        assert len({line.index(name) for line, name in zip(lines, ("Hanoi", "Ha Noi", "Hà Nội"), strict=True)}) == 1
        assert "Chuyến thăm của tổng thống" in text  # an article that is not open


async def test_a_mention_of_a_closed_article_is_gone_to(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        card = await _open_card(pilot, "hanoi")
        _go_to(card, "đã đến Hà Nội")
        await pilot.press("enter")
        await _settle(pilot)
        assert app.screen is app.reading
        assert app.reading.workspace.active.document.name.endswith("2.txt")  # type: ignore[union-attr]
        assert screen_text(app).splitlines()[-2].rstrip().endswith("4/4 in all")
        await pilot.press("comma")
        assert app.reading.workspace.active.document.name.endswith("1.txt")  # type: ignore[union-attr]


async def test_an_article_is_opened_from_it(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        card = await _open_card(pilot, "tokayev")
        _go_to(card, "Chuyến thăm")
        await pilot.press("enter")
        await _settle(pilot)
        assert app.screen is app.reading and "Chuyến thăm của tổng thống" in screen_text(app)


async def test_a_near_miss_opens_its_card_and_esc_leads_back(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 50)) as pilot:
        card = await _open_card(pilot, "tran thanh son")
        _go_to(card, "Thanh S")
        near = next(row.id for row in card.listing.rows if row.id.startswith("entity:"))
        card.listing.highlight(near)
        await pilot.press("enter")
        await _settle(pilot)
        assert near == f"entity:{card._entity.id}" and "Esc back" in screen_text(app)
        await pilot.press("escape")
        await _settle(pilot)
        assert "P Tran Thanh Son" in screen_text(app)
        await pilot.press("escape")
        assert app.screen is app.reading


async def test_rename_and_undo_reach_everything_on_the_screen(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await _open_card(pilot, "tokayev")
        await pilot.press("к")  # r on a Cyrillic layout
        assert isinstance(app.screen, RenameScreen)
        await pilot.press(*"Toqaev", "enter")
        await _settle(pilot)
        text = screen_text(app)
        assert "P Toqaev" in text and "you decided about it" in text
        assert "is shown as Toqaev. u takes it back." in text
        rows = app.reading.workspace.entities.listing.rows
        assert any(row.content.plain == "Toqaev" and row.detail.plain.startswith("!") for row in rows)
        await pilot.press("u")
        await _settle(pilot)
        assert "Taken back: Renamed" in screen_text(app) and "P Kassym-Jomart Tokayev" in screen_text(app)
        await pilot.press("u")
        await _settle(pilot)
        assert "There is no decision to take back." in screen_text(app)


async def test_two_names_are_merged_and_the_chosen_name_follows(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        before = _names(app, "PERSON")
        await _open_card(pilot, "tran thanh son")
        await pilot.press("m")
        assert isinstance(app.screen, SameKindScreen)
        await pilot.press(*"tokaev")
        await pilot.pause()
        assert "Hanoi" not in screen_text(app)
        await pilot.press("enter")
        await _settle(pilot)
        assert "Merged: " in screen_text(app) and len(_names(app, "PERSON")) == len(before) - 1
        assert app.library.entity(app.reading.names.chosen) is not None
        await pilot.press("escape", "escape")
        await pilot.pause()
        app.reading.action_do("undo")
        await _settle(pilot)
        assert "Taken back" in screen_text(app) and _names(app, "PERSON") == before


async def test_spellings_are_split_off_without_a_letter(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 60)) as pilot:
        card = await _open_card(pilot, "hanoi")
        _go_to(card, "Say that some spellings are not")
        await pilot.press("enter")
        assert isinstance(app.screen, SplitScreen)
        app.screen.listing.highlight("spelling:Ha Noi")
        await pilot.press("enter")
        assert "[x] Ha Noi" in screen_text(app)
        await pilot.press("end", "enter")
        await _settle(pilot)
        assert "Split: Ha Noi – this is not" in screen_text(app)
        forms = [set(entity.forms) for entity in app.library.entities() if entity.type.value == "PLACE"]
        assert {"Ha Noi"} in forms and any("Hanoi" in each for each in forms)


async def test_what_cannot_be_decided_is_said_and_changes_nothing(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 60)) as pilot:
        await _open_card(pilot, "tran thanh son")
        await pilot.press("s", "s", "enter", "s")
        await _settle(pilot)
        assert "Not decided: it is the only spelling of Tran Thanh Son." in screen_text(app)
        assert app.library.decisions() == []


async def test_a_name_is_ignored_after_one_question_and_comes_back(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await _open_card(pilot, "tokayev")
        await pilot.press("x")
        assert isinstance(app.screen, IgnoreScreen) and "in every spelling" in screen_text(app)
        await pilot.press("escape")
        assert app.library.decisions() == []
        await pilot.press("x", "enter")
        await _settle(pilot)
        assert "Ignored: " in screen_text(app) and "This is no name any more." in screen_text(app)
        assert not any("Tokayev" in name for name in _names(app, "PERSON"))
        assert app.reading.names.chosen == ""
        await pilot.press("u")
        await _settle(pilot)
        assert "P Kassym-Jomart Tokayev" in screen_text(app)


async def test_confirming_says_so(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await _open_card(pilot, "hanoi")
        await pilot.press("c")
        await _settle(pilot)
        assert "Confirmed: " in screen_text(app) and "you decided about it" in screen_text(app)


async def test_a_library_that_cannot_be_written_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file" / "x"))
    (tmp_path / "1.txt").write_text(FIRST, "utf-8")
    collection = open_collection([str(tmp_path / "1.txt")], keep=True)
    app = ReaderApp(collection.library, collection.keys)
    async with app.run_test(size=(100, 40)) as pilot:
        await _settle(pilot)
        await _open_card(pilot, "hanoi")
        for key in ("c", "u"):
            await pilot.press(key)
            await _settle(pilot)
            assert "Not decided: " in screen_text(app)


async def test_the_card_speaks_the_language_of_the_interface_and_fits_small_screens(app: ReaderApp) -> None:
    async with app.run_test(size=(40, 12)) as pilot:
        await _open_card(pilot, "tokayev")
        for code in ("vi", "kk", "en"):
            app.language = code
            await pilot.pause()
            await pilot.press("end", "home")
            text = screen_text(app)
            assert all(len(line) <= 40 for line in text.splitlines())
            assert {"vi": "nhân vật", "kk": "тұлға", "en": "person"}[code] in text


async def test_the_card_needs_a_name(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(pilot)
        await pilot.press("i")
        assert app.screen is app.reading and "Choose a name first" in screen_text(app)
        await pilot.press("tab", "right")
        await _settle(pilot)
        assert isinstance(app.screen, EntityCard)
        await pilot.press("left")
        assert app.screen is app.reading


async def test_an_ignored_name_is_listed_in_the_pane_and_can_be_had_back(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 50)) as pilot:
        await _open_card(pilot, "hanoi")
        await pilot.press("x", "enter")
        await _settle(pilot)
        await pilot.press("escape")
        await _settle(pilot)
        assert "Hanoi" not in _names(app, "PLACE")
        listing = app.reading.workspace.entities.listing
        await pilot.press("tab", "G", "enter", "down")
        assert "Hanoi" in listing.rows[listing.cursor].content.plain
        await pilot.pause()
        assert "ignore this name" in screen_text(app)
        await pilot.press("enter")
        await _settle(pilot)
        assert "Hanoi" in _names(app, "PLACE")
        assert "No longer ignored" in screen_text(app) and "+ Ignored" not in screen_text(app)


async def test_an_error_behind_the_card_is_told(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_id: str) -> None:
        raise LibraryError("library", Message("the disk is full"), Message("Make room"))

    async with app.run_test(size=(100, 40)) as pilot:
        card = await _open_card(pilot, "hanoi")
        monkeypatch.setattr(app.library, "explain", broken)
        card.reload()
        await _settle(pilot)
        assert "the disk is full. Make room" in screen_text(app)
        monkeypatch.undo()
        card.reload()
        await _settle(pilot)
        assert "Hà Nội" in screen_text(app)


async def test_an_error_behind_the_search_for_names_is_told(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise OSError

    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await pilot.press("f4")
        await _settle(pilot)
        monkeypatch.setattr(app.library, "search_names", broken)
        await pilot.press(*"han", "enter")
        await _settle(pilot)
        assert "an error inside the program (OSError)" in screen_text(app)
        monkeypatch.undo()
        await pilot.press("o")
        await _settle(pilot)
        assert "Hanoi" in screen_text(app)


async def test_languages_of_a_name_are_those_it_is_written_in(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(
        "The port\n\nMinister Berik Asylov came to the port. Berik Asylov left.\n\nBerik Asylov spoke.\n", "utf-8"
    )
    text = (
        "Порт туралы\n\nМинистр Берік Асылов портқа келді, қызметкерлермен әңгімелесті. Берік Асылов жұмысқа кірісті.\n"
    )
    (tmp_path / "2.txt").write_text(text, "utf-8")
    collection = open_collection([str(tmp_path / "1.txt"), str(tmp_path / "2.txt")], keep=True)
    for key in collection.keys:
        collection.library.analyse(key)
    app = ReaderApp(collection.library, collection.keys[:1])
    async with app.run_test(size=(100, 40)) as pilot:
        await _open_card(pilot, "asylov")
        assert "Kazakh: Берік Асылов" in screen_text(app)
        assert "Russian" not in screen_text(app)


async def test_a_name_in_two_scripts_is_marked_in_the_pane_and_explained_on_the_card(tmp_path: Path) -> None:
    path = tmp_path / "kk.txt"
    path.write_text("Астана. Қасым-Жомарт Тоkаев Ханойда болды. Президент Тоkаев сөйледі.", "utf-8")
    collection = open_collection([str(path)], keep=True)
    collection.library.analyse(collection.keys[0])
    app = ReaderApp(collection.library, collection.keys)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert [line for line in screen_text(app).splitlines() if "~ 2" in line and "Тоkаев" in line]
        await _open_card(pilot, "tokaev")
        shown = " ".join(screen_text(app).split())
        assert "Тоkаев has Latin letters among its Cyrillic ones (k)" in shown
