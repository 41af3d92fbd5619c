"""The files behind the articles: noticed when they change, read again, given to other programs."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from fake_library import FakeLibrary
from sample_library import LOREM, screen_text
from textual.pilot import Pilot

from reader.app import outside
from reader.app.application import ReaderApp
from reader.app.outside import ProgramError, at_line, editor, pager, passing_file
from reader.app.screens.reading import outside as handler
from reader.app.screens.reading.outside import plain_lines
from reader.documents import load_file
from reader.library.marks import Mark

PARAGRAPHS = ["The port of Aktau", *(f"Paragraph {n} of many. {LOREM}" for n in range(40))]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A long article in a file."""
    file = tmp_path / "port.txt"
    file.write_text("\n\n".join(PARAGRAPHS) + "\n")
    return file


def opened(path: Path) -> ReaderApp:
    document = load_file(path)
    return ReaderApp(FakeLibrary((document, ())), [document.key])


def write(path: Path, text: str) -> None:
    path.write_text(f"{text}\n", encoding="utf-8")


def gone(path: str) -> bool:
    return not os.path.lexists(path)


def top(app: ReaderApp) -> str:
    view = app.reading.workspace.active.view
    assert view.document is not None
    return view.document.text[view.position :][:16]


async def settled(app: ReaderApp, pilot: Pilot[None]) -> str:
    await app.workers.wait_for_complete()
    await pilot.pause()
    return screen_text(app)


async def test_a_change_is_noticed_on_coming_back_and_read_again_at_the_same_place(path: Path) -> None:
    app = opened(path)
    library = app.library
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        old = app.reading.workspace.active.document
        assert old is not None
        for words in ("Paragraph 20 of many", "Paragraph 30 of many"):
            start = old.text.index(words)
            library.add_mark(Mark(0, old.key, start, start + len(words), words))
        view = app.reading.workspace.active.view
        view.bring(old.text.index("Paragraph 25"), 0)
        changed = ["The port of Aktau", "What is new.", *PARAGRAPHS[1:30], "Other words.", *PARAGRAPHS[32:]]
        write(path, "\n\n".join(changed))
        app.reading.reloading.check(now=True)
        assert "The file of this article has changed" in await settled(app, pilot)
        before = top(app)
        assert before.startswith("Paragraph 25")
        await pilot.press("R")
        text = await settled(app, pilot)
        assert top(app) == before and "1 marked passage is not in it" in text
        new = app.reading.workspace.active.document
        assert new is not None and new.key != old.key and new.name == old.name
        carried, lost = library.marks()
        assert (carried.document, new.text[carried.start : carried.end]) == (new.key, carried.quote)
        assert lost.document == old.key
        await pilot.press("ctrl+r")
        assert "The file has not changed" in await settled(app, pilot)


async def test_the_text_of_a_file_that_is_gone_stays(path: Path) -> None:
    app = opened(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        os.unlink(path)
        app.reading.reloading.check(now=True)
        assert "is gone; its text stays here" in await settled(app, pilot)
        await pilot.press("R")
        assert "could not be read; its old text stays here" in await settled(app, pilot)
        assert "The port of Aktau" in screen_text(app)


async def test_a_touched_file_is_no_change_and_an_article_without_a_file_none_either(
    path: Path, library: FakeLibrary
) -> None:
    app = opened(path)
    async with app.run_test(size=(80, 24)) as pilot:
        hint = (await settled(app, pilot)).splitlines()[-2]
        os.utime(path, ns=(1, 1))
        app.reading.reloading.check(now=True)
        assert (await settled(app, pilot)).splitlines()[-2] == hint
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        assert "file of this article" not in await settled(app, pilot)


async def test_encoding_and_language_that_were_named_are_kept(tmp_path: Path) -> None:

    path = tmp_path / "a.txt"
    path.write_bytes("Қазақстан\n\nБелки".encode())
    document = load_file(path)._replace(language="kk")
    document = document._replace(parts=tuple(part._replace(language="kk") for part in document.parts))
    app = ReaderApp(FakeLibrary((document, ())), [document.key])
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        write(path, "Теперь русский текст. Министр сообщил, что это было сказано вчера.")
        await pilot.press("R")
        await settled(app, pilot)
        new = app.reading.workspace.active.document
        assert new is not None and new.key != document.key and new.language == "kk"


# Other programs ---------------------------------------------------------------------------------------------------


def program(folder: Path, name: str) -> None:
    (folder / name).write_text("#!/bin/sh\n")
    (folder / name).chmod(0o755)


def test_which_program_is_run(tmp_path: Path) -> None:
    for name in ("less", "my pager", "vi", "ed"):
        program(tmp_path, name)
    path = {"PATH": str(tmp_path)}
    assert pager(path) == ["less"] and editor(path) == ["vi"]
    assert pager({**path, "PAGER": "'my pager' -R  '$(x)'"}) == ["my pager", "-R", "$(x)"]
    assert editor({**path, "EDITOR": "less", "VISUAL": "ed"}) == ["ed"]
    for environment, reason in (
        ({**path, "PAGER": "most -x"}, "there is no program most -x"),
        ({**path, "PAGER": "'"}, "its quotes do not match"),
        ({"PATH": "/nonexistent"}, "none of the usual programs is there"),
    ):
        with pytest.raises(ProgramError, match=reason):
            pager(environment)


def test_the_line_is_given_to_programs_that_take_it() -> None:
    file = Path("/x/a.txt")
    assert at_line(["/usr/bin/less", "-R"], file, 7) == ["/usr/bin/less", "-R", "+7", "/x/a.txt"]
    assert at_line(["hx"], file, 7) == ["hx", "/x/a.txt:7"]
    assert at_line(["cat"], file, 7) == ["cat", "/x/a.txt"]


def test_the_file_that_is_passed_is_private_and_gone_afterwards() -> None:
    before = os.umask(0)
    try:
        with passing_file("a.txt", "ә\n") as path:
            assert path.read_text(encoding="utf-8") == "ә\n"
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    finally:
        os.umask(before)
    assert not path.parent.exists()


def test_an_article_in_lines_and_the_line_of_a_place(path: Path) -> None:
    document = load_file(path)
    lines, line = plain_lines(document, 40, document.text.index("Paragraph 7 of"))
    assert max(map(len, lines)) <= 40 and lines[line - 1].startswith("Paragraph 7 of")
    assert " ".join(" ".join(lines).split()) == " ".join(document.text.split())
    assert plain_lines(document, 40, 0)[1] == 1


class Ran(list[list[str]]):
    """What was run while the terminal was given away."""

    def __init__(self, app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
        @contextmanager
        def suspend() -> Iterator[None]:
            yield

        def run(arguments: Sequence[str]) -> int:
            self.append([*arguments, Path(arguments[-1]).read_text(encoding="utf-8")])
            return 0

        monkeypatch.setattr(app, "suspend", suspend)
        monkeypatch.setattr(handler, "run_in_terminal", run)
        monkeypatch.setattr(outside.shutil, "which", lambda name, path=None: name)


async def test_the_pager_begins_at_the_passage_and_the_editor_at_its_line(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PAGER", raising=False)
    monkeypatch.setenv("VISUAL", "vim -n")
    app = opened(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        ran = Ran(app, monkeypatch)
        view = app.reading.workspace.active.view
        assert view.document is not None
        view.bring(view.document.text.index("Paragraph 9 of"), view.size.height // 3)
        await pilot.press("P")
        name, line, file, text = ran[-1]
        assert name == "less" and gone(file)
        assert text.split("\n")[int(line) - 1].startswith("Paragraph 9 of")
        await pilot.press("E")
        *command, line, file, text = ran[-1]
        assert command == ["vim", "-n"] and file == str(path)
        assert text.split("\n")[int(line) - 1].startswith("Paragraph 9 of")


async def test_a_program_that_is_not_there_is_said(library: FakeLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "nonsense-pager")
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("P")
        await pilot.pause()
        (notice,) = app._notifications
        assert (notice.title, "nonsense-pager" in notice.message) == ("$PAGER", True)
        await pilot.press("E")
        await pilot.pause()
        assert "no file that could be edited" in screen_text(app)
