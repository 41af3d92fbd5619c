"""Whatever a parser does, the program goes on and says what happened."""

import errno
import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.documents.formats import Article, Input, child
from reader.documents.formats.forking import ForkServer
from reader.messages import InputError


@pytest.fixture(autouse=True, params=["started", "forked"])
def no_process_left(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test with a process that is a program, and with one that is a copy, as where none may be started."""
    if request.param == "forked":
        monkeypatch.setattr(child._Worker, "server", ForkServer(child._work))
    yield
    child._Worker.end()


def _read(data: bytes) -> Article | InputError:
    try:
        (found,) = child.articles_of("runaway_parser", Input(data, "a\x1b.pdf", encoding="utf-8"))
    except InputError as failure:
        return failure
    return found


def test_articles_come_back_as_they_were_made() -> None:
    found = _read("дұрыс text".encode())
    assert isinstance(found, Article)
    assert (found.title, found.blocks[0].text, found.content) == ("Тақырып", "дұрыс text", b"\x00\xff")


def test_one_process_serves_many_inputs() -> None:
    _read(b"a")
    first = child._Worker._process
    _read(b"b")
    assert child._Worker._process is first


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ("hang", "took more than"),
        ("spin", "took more than"),
        ("eat", "more memory"),
        ("die", "more memory"),
        ("raise", "is damaged"),
        ("refuse", "is bad"),
    ],
)
def test_the_program_goes_on_and_says_why(order: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if reason == "took more than":
        monkeypatch.setattr(child, "CHILD_SECONDS", 1)
    found = _read(order.encode())
    assert isinstance(found, InputError)
    assert reason in str(found.reason)
    assert "\x1b" not in found.subject
    monkeypatch.undo()
    assert isinstance(_read(b"next"), Article)


_ARTICLE = ("title", "date", "only_stated", "source", "language", "url", "member", "encoding")


@pytest.mark.parametrize(
    "line",
    [
        *("[]", "5", "[" * 100_000, '{"wanted": 1}', '{"wanted": [-1, 5]}', '{"wanted": [0, 4000000000]}'),
        *('{"wanted": [0, 5]}\n' * 40_000, '{"blocks": [["p"]]}', '{"blocks": [["paragraph", 5, 0, false]]}'),
        *('{"error": 1}', json.dumps({"content": None, "notices": [], **dict.fromkeys(_ARTICLE, 5)})),
        '{"damaged": true}\n' * 40_000,
    ],
    ids=lambda line: line[:30].strip(),
)
def test_a_process_that_says_what_no_parser_does_is_ended(line: str) -> None:
    found = _read(b"say " + line.encode())
    assert isinstance(found, InputError) and "is damaged" in str(found.reason)
    assert isinstance(_read(b"next"), Article)


def test_what_a_process_says_cannot_control_the_terminal() -> None:
    error = json.dumps({"error": ["a\x1b", ["is \x1b{what}", {"what": "\x1b[2J"}], ["Mend it", {}]]})
    found = _read(f'say {error}\n{{"end": "whole"}}'.encode())
    assert isinstance(found, InputError)
    assert "\x1b" not in str(found)


def test_it_may_write_no_file(tmp_path: Path) -> None:
    assert isinstance(_read(b"write " + bytes(tmp_path / "a")), InputError)
    assert not (tmp_path / "a").exists() or not (tmp_path / "a").stat().st_size


def test_a_flood_of_text_is_cut() -> None:
    assert isinstance(_read(b"flood"), InputError)


def test_a_large_input_gets_through() -> None:
    found = _read(b"x " * (4 << 20))
    assert isinstance(found, Article)
    assert len(found.blocks[0].text) == 8 << 20


def test_nothing_of_it_is_left_behind(tmp_path) -> None:
    _read(b"a")
    process = child._Worker._process
    assert process is not None
    child._Worker.end()
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_where_no_process_can_be_made_the_input_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    server = child._Worker.server
    if server is None:
        monkeypatch.setattr(child.subprocess, "Popen", _no_process)
    else:
        monkeypatch.setattr(server, "start", _no_process)
    found = _read(b"a")
    assert isinstance(found, InputError) and "cannot be read" in str(found.reason)
    monkeypatch.undo()
    assert isinstance(_read(b"next"), Article)


def _no_process(*_arguments: object, **_settings: object) -> None:
    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def test_it_ends_in_the_midst_of_its_work_when_the_program_is_killed() -> None:
    code = (
        "import sys, threading; sys.path.append(sys.argv[1]); from reader.documents.formats import Input, child; "
        "threading.Thread(target=lambda: list(child.articles_of('runaway_parser', Input(b'hang', 'a.pdf')))).start()\n"
        "while child._Worker._process is None: pass\n"
        "print(child._Worker._process.pid, flush=True)"
    )
    program = subprocess.Popen([sys.executable, "-c", code, str(Path(__file__).parent)], stdout=subprocess.PIPE)
    assert program.stdout is not None
    process = os.pidfd_open(int(program.stdout.readline()))
    program.kill()
    program.communicate()
    assert select.select([process], [], [], 10)[0]
    os.close(process)
