"""Copying to the person's terminal and to files; links."""

import base64
import os
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
from fake_library import FakeLibrary, article
from sample_library import screen_text
from textual.widgets import Input

from reader.app.application import ReaderApp
from reader.app.clipboard import LARGEST, clipboard_sequence, fits
from reader.app.links import links_in
from reader.app.outside import open_in_browser
from reader.app.screens.copying import FileScreen
from reader.app.screens.links import LinksScreen
from reader.app.screens.reading import copying
from reader.app.screens.reading.copying import suggested_path, write_file
from reader.documents import Role
from reader.localisation import set_language


class Sent(list[str]):
    """What went to the clipboard of the terminal."""

    def __init__(self, app: ReaderApp) -> None:
        app.copy_to_clipboard = self.append  # type: ignore[method-assign]


def test_what_is_sent_is_whole_however_the_terminal_is_reached() -> None:
    text = "Қасым-Жомарт Тоқаев " * 60
    payload = base64.b64encode(text.encode()).decode()
    plain = f"\x1b]52;c;{payload}\x07"
    assert clipboard_sequence(text, {"TERM": "xterm-256color"}) == plain
    assert clipboard_sequence(text, {"TERM": "screen-256color", "TMUX": "/tmp/x,1,0"}) == plain
    wrapped = clipboard_sequence(text, {"TERM": "screen", "STY": "1.pts"})
    pieces = wrapped.split("\x1b\\")[:-1]
    assert all(piece.startswith("\x1bP") and len(piece) <= 254 for piece in pieces)
    assert "".join(piece[2:] for piece in pieces) == plain
    assert clipboard_sequence(text, {"TERM": "screen-256color"}) == plain + wrapped


def test_only_what_a_terminal_takes_fits() -> None:
    assert fits("a" * (LARGEST // 4 * 3)) and not fits("a" * (LARGEST // 4 * 3 + 1))
    assert not fits("ә" * (LARGEST // 2))


async def test_the_best_comes_first_and_is_sent(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        sent = Sent(app)
        await pilot.press("y", "enter")
        await pilot.pause()
        assert sent[-1].startswith("Paragraph 0.") and "Sent to the terminal" in screen_text(app)
        await pilot.press("f4", *"huế", "enter")
        await pilot.pause()
        await pilot.press("y")
        assert screen_text(app).index("Name  Hue") < screen_text(app).index("Paragraph  ")
        await pilot.press("enter")
        await pilot.pause()
        assert sent[-1] == "Hue"


async def test_a_selection_is_copied_by_ctrl_c_and_offered_first(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        sent = Sent(app)
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert sent == [] and [n.message for n in app._notifications] == ["Press q or F10 to quit"]
        view = app.reading.workspace.active.view
        monkeypatch.setattr(view, "selected_text", lambda: "opened the talks. ", raising=False)
        await pilot.press("ctrl+c")
        assert sent == ["opened the talks."]
        await pilot.press("y", "down", "down", "enter")
        await pilot.pause()
        assert sent[-1].startswith("“opened the talks.”\n— River ministers meet in Huế, River News, 9 March 2024")


@pytest.mark.parametrize(("language", "marks"), [("en", "“”"), ("vi", "“”"), ("kk", "«»")])
async def test_a_quotation_has_the_marks_of_the_language(library: FakeLibrary, language: str, marks: str) -> None:
    set_language(language)
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        sent = Sent(app)
        await pilot.press("y", "down", "enter")
        assert sent[0].startswith(marks[0]) and f"{marks[1]}\n— River ministers" in sent[0]


async def test_an_existing_file_is_replaced_only_when_that_is_confirmed(library: FakeLibrary, tmp_path: Path) -> None:
    path = tmp_path / "kept.txt"
    path.write_text("mine")
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("y", "tab")
        await pilot.pause()
        assert isinstance(app.screen, FileScreen)
        field = app.screen.query_one(Input)
        for text, said in ((str(tmp_path), "folder"), (str(tmp_path / "no" / "x"), "no such folder")):
            field.value = text
            await pilot.press("enter")
            await pilot.pause()
            assert said in screen_text(app)
        field.value = str(path)
        await pilot.press("enter")
        await pilot.pause()
        assert "exists already" in screen_text(app) and path.read_text() == "mine"
        await pilot.press("enter")
        await pilot.pause()
        assert path.read_text().startswith("Paragraph 0.") and stat.S_IMODE(path.stat().st_mode) == 0o600
        assert app.screen is app.reading


async def test_what_is_too_long_is_offered_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    library = FakeLibrary(article((Role.BODY, "word " * 20_000)))
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        sent = Sent(app)
        await pilot.press("y", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FileScreen) and sent == []
        await pilot.press("enter")
        await pilot.pause()
        assert (tmp_path / "passage.txt").stat().st_size == 100_001


def test_a_file_is_suggested_that_is_new_and_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert suggested_path("a.md") == Path("a.md")
    write_file(Path("a.md"), "x")
    assert suggested_path("a.md") == Path("a-2.md")
    monkeypatch.setattr(copying.os, "access", lambda *_: False)
    assert suggested_path("a.md") == Path(os.environ["XDG_STATE_HOME"]) / "reader" / "a.md"


TEXT = (
    "See https://example.org/a_(b), (http://vnanet.vn/en/x?y=1&z=2). «https://қаз.kz/жол»; "
    "https://xn--80ao21a.kz/ HTTPS://Example.org/a_(b) https://example.org/a_(b) http://user@evil.example:80/… "
    "ftp://no.example javascript:alert(1) https:// http://[broken"
)


def test_links_are_found_without_the_punctuation_around_them() -> None:
    document = article((Role.BODY, TEXT), (Role.HIDDEN, "https://hidden.example/"))[0]
    links = links_in(document)
    assert [link.url for link in links] == [
        "https://example.org/a_(b)", "http://vnanet.vn/en/x?y=1&z=2", "https://қаз.kz/жол", "https://xn--80ao21a.kz/",
        "HTTPS://Example.org/a_(b)", "http://user@evil.example:80/",
    ]  # fmt: skip
    assert [(link.host, link.other_host) for link in links[2:4]] == [
        ("қаз.kz", "xn--80ao21a.kz"), ("xn--80ao21a.kz", "қаз.kz")
    ]  # fmt: skip
    assert links[5].host == "evil.example" and links[4].host == "Example.org"
    assert links[2].ascii_url == "https://xn--80ao21a.kz/жол"
    assert all(document.text.startswith(link.url, link.start) for link in links)
    assert links_in(document, hidden=True)[-1].host == "hidden.example"


def test_addresses_without_a_scheme_are_links() -> None:
    text = (
        "Xem www.baochinhphu.vn/tin-1.htm, (WWW2.Example.org) https://www.aa.kz/x; not awww.no.kz, www.no, me@www.no.kz"
    )
    links = links_in(article((Role.BODY, text))[0])
    assert [(link.url, link.host) for link in links] == [
        ("https://www.baochinhphu.vn/tin-1.htm", "www.baochinhphu.vn"),
        ("https://WWW2.Example.org", "WWW2.Example.org"),
        ("https://www.aa.kz/x", "www.aa.kz"),
    ]


def test_the_host_that_stands_out_is_the_one_the_link_leads_to() -> None:
    link = links_in(article((Role.BODY, "See https://mybank.example:x@bank.example/bank.example now."))[0])[0]
    assert link.url[: link.host_start] == "https://mybank.example:x@" and link.host == "bank.example"
    other = links_in(article((Role.BODY, "https://қаз.kz@қаз.kz/"))[0])[0]
    assert other.ascii_url == "https://қаз.kz@xn--80ao21a.kz/"


def test_a_browser_is_started_without_the_modules_of_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "webbrowser.py").write_text("open('run', 'w')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BROWSER", "true")
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def popen(*arguments: Any, **options: Any) -> "subprocess.Popen[bytes]":
        started.append(start(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", popen)
    open_in_browser("https://example.org/")
    started[0].wait(20)
    assert not (tmp_path / "run").exists()


async def test_a_link_is_copied_and_never_opened_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(copying, "open_in_browser", opened.append)
    monkeypatch.setenv("DISPLAY", ":0")
    library = FakeLibrary(article((Role.BODY, TEXT)))
    for connection, browser in (("", True), ("192.0.2.1 1 192.0.2.2 22", False)):
        monkeypatch.setenv("SSH_CONNECTION", connection)
        app = ReaderApp(library, library.keys)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            sent = Sent(app)
            await pilot.press("U")
            assert isinstance(app.screen, LinksScreen)
            assert "xn--80ao21a.kz  https://қаз.kz/жол" in screen_text(app)
            assert ("Tab open in the browser" in screen_text(app)) == browser
            await pilot.press("enter")
            await pilot.pause()
            assert sent == ["https://example.org/a_(b)"] and opened == []
            await pilot.press("U", "down", "down", "tab")
            await pilot.pause()
            assert opened == (["https://xn--80ao21a.kz/жол"] if browser else [])
            opened.clear()


async def test_an_article_without_links_says_so(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("U")
        await pilot.pause()
        assert "There are no links in this article." in screen_text(app)


def test_a_file_with_a_name_as_long_as_names_may_be_is_written(tmp_path: Path) -> None:
    for name in ("ệ" * 82 + ".txt", "Қ" * 123 + ".txt", "a" * 246 + ".txt"):
        write_file(tmp_path / name, "Huế")
        assert (tmp_path / name).read_text(encoding="utf-8") == "Huế\n"
    assert len(list(tmp_path.iterdir())) == 3
