"""Marks in the application: made with a note, listed, found, changed, taken away."""

import json
from pathlib import Path

from fake_library import FakeLibrary, article
from sample_library import LOREM, screen_text
from textual.widgets import Input

from reader.app.application import ReaderApp
from reader.app.mark_export import as_json, as_markdown
from reader.app.screens.copying import CopyScreen, FileScreen
from reader.app.screens.marks import MarksScreen, NoteScreen
from reader.app.widgets.article_view import Layer
from reader.documents import Role, load_file
from reader.library.errors import LibraryError
from reader.library.marks import Mark
from reader.localisation import set_language
from reader.messages import Message


def underlined(app: ReaderApp) -> str:
    """What is marked in the active article."""
    view = app.reading.workspace.active.view
    assert view.document is not None
    return "|".join(view.document.text[start:end] for start, end in view.spans_in(Layer.MARKED))


async def test_a_passage_is_marked_with_a_note_and_found_again_from_another_article(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("pagedown", "pagedown", "m")
        assert isinstance(app.screen, NoteScreen)
        await pilot.press(*"ask q", "enter")
        await pilot.pause()
        (mark,) = library.marks()
        document = library.document(library.keys[0])
        assert mark.note == "ask q" and mark.quote == document.text[mark.start : mark.end]
        assert mark.quote.startswith("Paragraph") and (mark.label, mark.date) == (document.label, "2024-03-09")
        assert mark.quote.startswith(underlined(app)) and len(underlined(app)) < 60
        await pilot.press("home", "x", "M")
        assert isinstance(app.screen, MarksScreen)
        assert "ask q — Paragraph" in screen_text(app) and "River ministers meet" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        pane = app.reading.workspace.active
        assert pane.key == document.key and pane.view.is_visible((mark.start, mark.end))
        assert "Note: ask q" in screen_text(app)


async def test_enter_alone_makes_a_bookmark_and_escape_none(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("m", "escape")
        assert library.marks() == []
        await pilot.press("m", "enter")
        await pilot.pause()
        assert [mark.note for mark in library.marks()] == [""]
        await pilot.press("m", "n", "enter")  # the same passage again: the note of its mark
        await pilot.pause()
        assert [mark.note for mark in library.marks()] == ["n"]


async def test_the_list_narrows_by_words_of_note_passage_and_title(library: FakeLibrary) -> None:
    for key, quote, note, label in (("a", "Hà Nội đón khách", "", "Sapa"), ("b", "Ferries", "ask Lan", "Caspian")):
        library.add_mark(Mark(0, key, 0, 5, quote, note, label=label))
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for query, found in (("ha noi", "Hà Nội"), ("lan", "Ferries"), ("caspi", "Ferries")):
            await pilot.press("M", *query)
            await pilot.pause()
            text = screen_text(app)
            assert found in text and ("Hà Nội" in text) != ("Ferries" in text), query
            await pilot.press("escape")


async def test_notes_are_changed_and_marks_taken_away_and_back(library: FakeLibrary) -> None:
    for start in (0, 40):
        library.add_mark(Mark(0, library.keys[0], start, start + 9, f"quote {start}", label="River"))
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("M", "f4", *"new", "enter")
        await pilot.pause()
        assert [mark.note for mark in library.marks()] == ["new", ""]
        await pilot.press("f8")
        await pilot.pause()
        assert [mark.quote for mark in library.marks()] == ["quote 40"] and "1 mark" in screen_text(app)
        await pilot.press("f8")
        await pilot.pause()
        assert "Nothing is marked yet" in screen_text(app)
        await pilot.press("f9", "f9")
        await pilot.pause()
        assert {mark.id: mark.note for mark in library.marks()} == {1: "new", 2: ""}
        assert "2 marks" in screen_text(app)


async def test_what_cannot_be_kept_is_said(library: FakeLibrary) -> None:
    library.refusal = LibraryError("personal.sqlite", Message("it may not be written"), Message("Check it"))
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("m", "enter")
        await pilot.pause()
        assert [notice.message for notice in app._notifications] == ["it may not be written. Check it"]
        assert underlined(app) == ""


async def test_marks_are_written_to_a_file(library: FakeLibrary, tmp_path: Path) -> None:
    library.add_mark(Mark(0, library.keys[0], 0, 5, "River", label="River ministers"))
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("M", "f5")
        assert isinstance(app.screen, CopyScreen)
        await pilot.press("down", "tab")
        await pilot.pause()
        assert isinstance(app.screen, FileScreen)
        app.screen.query_one(Input).value = str(tmp_path / "m.json")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MarksScreen)
        assert json.loads((tmp_path / "m.json").read_text())["marks"][0]["quote"] == "River"


async def test_the_article_of_a_mark_is_read_from_its_file(library: FakeLibrary, tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_text("The port\n\n" + LOREM * 30 + "\n\nShips come and go.\n")
    document = load_file(path)
    start = document.text.index("Ships")
    library.add_mark(Mark(0, document.key, start, start + 5, "Ships", "see", label="The port", file=str(path)))
    lost = library.add_mark(Mark(0, "gone", 0, 5, "Words", label="Gone", file=str(tmp_path / "gone.txt")))
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("M", *"ships", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.reading.workspace.active.key == document.key
        assert "Ships come and go." in screen_text(app) and underlined(app) == "Ships"
        app.reading.marking.go_to(lost)
        await app.workers.wait_for_complete()
        assert [notice.title for notice in app._notifications] == [str(tmp_path / "gone.txt")]


async def test_marks_of_what_a_file_held_before_are_taken_over_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Title\n\nA line in front.\n\nShips come and go.\n")
    document = load_file(path)
    library = FakeLibrary((document, ()))
    library.add_mark(Mark(0, "of before", 3, 8, "Ships", label="Title", file=str(path)))
    library.add_mark(Mark(0, "of before", 3, 8, "Trains", label="Title", file=str(path)))
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert underlined(app) == "Ships"
        assert [mark.document for mark in library.marks()] == [document.key, "of before"]


async def test_marks_that_overlap_are_drawn_once() -> None:
    one = article((Role.BODY, "one two three four five"))
    library = FakeLibrary(one)
    for start, end in ((0, 7), (4, 13), (19, 90)):
        library.add_mark(Mark(0, one[0].key, start, end, ""))
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert underlined(app) == "one two three|five"


def test_markdown_quotes_every_line_and_nothing_in_it_is_markup() -> None:
    mark = Mark(
        1, "k", 0, 9, "*Bold* <b>\n# no heading\n1. no list", "[x](y)", "2026-05-06T01:00:00+00:00", "Title_a_",
        "/tmp/a.txt", "2025-05-06", "VNA",
    )  # fmt: skip
    assert as_markdown([mark]) == (
        "# Marks\n\n## Title\\_a\\_\n\nVNA, 6 May 2025, /tmp/a.txt\n\n"
        "> \\*Bold\\* \\<b\\>\n> \\# no heading\n> 1\\. no list\n\n\\[x\\](y)\n\n*Marked on 6 May 2026*\n"
    )
    set_language("kk")
    assert "6 мамыр" in as_markdown([mark]).replace("\u00a0", " ")
    (record,) = json.loads(as_json([mark]))["marks"]
    assert (record["quote"], record["start"], record["date"]) == (mark.quote, 0, "2025-05-06")


async def test_a_narrow_list_of_marks_shows_titles_and_a_wide_one_dates_as_people_write_them() -> None:
    title = "A headline that fills the line of a narrow screen"
    library = FakeLibrary(article((Role.BODY, "Nothing.")))
    library.kept_marks[1] = Mark(1, "gone", 0, 5, "Words.", made="2024-03-11T08:00:00+00:00", label=title)
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("M")
        await pilot.pause()
        assert title[:25] in screen_text(app) and "not open" not in screen_text(app)
        await pilot.resize_terminal(100, 24)
        await pilot.pause()
        await pilot.pause()
        assert "not open" in screen_text(app) and "11 Mar 2024" in screen_text(app)
