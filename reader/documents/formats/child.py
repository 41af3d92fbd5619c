"""Parsers that an input could make run away, in a process of their own that can be ended without harm.

The process has bounds of memory and may write no file; each input has a deadline. It serves one input after the other,
since libraries take long to import, and ends when nothing has come for a while or the program has ended.
"""

import contextlib
import io
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from importlib import import_module
from threading import Lock
from typing import Any, BinaryIO

from reader.abandonment import end_when_abandoned
from reader.documents.bounds import (
    CHILD_MEMORY,
    CHILD_SECONDS,
    MAX_ENTRIES,
    MAX_OPEN_FILES,
    MAX_TEXT,
    MEGABYTE,
    too_large,
    too_slow,
)
from reader.documents.formats.article import Article, Block, BlockForm, Input
from reader.documents.formats.forking import Forked, ForkServer
from reader.documents.sanitising import sanitise_line
from reader.messages import N_, InputError, Message
from reader.system_errors import system_reason

_IDLE_SECONDS = 10
_INPUTS = 500
"""So many inputs are read by one process: what libraries keep does not pile up."""
_CHUNK = 1 << 16
_PART = 1 << 15
_SOME = 500
_LARGE = MEGABYTE
"""A process that gave so many bytes is ended: what it holds would stand beside what is made of them."""


def articles_of(module: str, source: Input, *, in_parts: bool = False) -> Iterator[Article | InputError]:
    """What `articles` of the parser `module` (its full name) makes of `source`, run in the other process.

    in_parts: the parser reads `source` as a file, so that the other process need not hold all of it.
    Raises InputError when it takes longer or needs more memory than the bounds allow.
    """
    with _Worker.lock:
        answers = _Worker.ask(module, source, in_parts)
    answers.reverse()
    while answers:
        yield answers.pop()  # what was taken is not held here


def fork_from_here() -> None:
    """From now on the processes are copies of this one as it is now: no program is started any more.

    To be called while it has one thread.
    """
    if _Worker.server is None:
        _Worker.server = ForkServer(_work)


class _Worker:
    """The process, which is started when it is first needed and again after it was ended."""

    lock = Lock()
    server: ForkServer | None = None
    """Makes the process without starting a program, once `fork_from_here` was called."""
    _process: subprocess.Popen[bytes] | Forked | None = None
    _left = 0

    @classmethod
    def ask(cls, module: str, source: Input, in_parts: bool) -> list[Article | InputError]:
        """The answers of the process to one input."""
        known = {key: getattr(source, key) for key in ("name", "encoding", "content_type", "url", "depth")}
        question = {**known, "size": source.size, "in_parts": in_parts, "module": module}
        deadline = time.monotonic() + CHILD_SECONDS
        head = json.dumps(question).encode() + b"\n"
        answer = _Answer(source)
        unread = b"" if in_parts else source.data
        try:
            cls._exchange([head, unread], answer, deadline)
            if answer.is_untouched and cls._process is not None:  # it ended itself between two inputs
                cls.end()
                cls._exchange([head, unread], answer, deadline)
        except TimeoutError:
            cls.end()
            raise too_slow(source.name) from None
        except OverflowError:
            cls.end()
            raise too_large(source.name, MAX_TEXT) from None
        except OSError as error:  # no process could be made
            cls.end()
            reason = Message(N_("cannot be read: {detail}"), {"detail": system_reason(error)})
            remedy = Message(N_("Try again, or copy the file elsewhere first"))
            raise InputError(sanitise_line(source.name), reason, remedy) from error
        except BaseException:
            cls.end()
            raise
        if answer.failure is not None or not answer.is_whole:
            cls.end()
            raise answer.failure or _exhausted(source.name)
        cls._left -= 1
        if cls._left <= 0 or answer.length > _LARGE:
            cls.end()
        return answer.found

    @classmethod
    def _exchange(cls, question: list[bytes], answer: "_Answer", deadline: float) -> None:
        """Send the `question` and take the lines that answer it, until the last one or until the process ends."""
        process = cls._started()
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        reading, writing = process.stdout.fileno(), process.stdin.fileno()
        os.set_blocking(writing, False)
        waiting = [memoryview(part) for part in question if part]
        line = bytearray()
        while not answer.is_whole:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            ready, writable, _ = select.select([reading], [writing] if waiting else [], [], left)
            if writable:
                try:
                    waiting[0] = waiting[0][os.write(writing, waiting[0][:_CHUNK]) :]
                    waiting = waiting if waiting[0] else waiting[1:]
                except BlockingIOError:
                    pass
                except BrokenPipeError:
                    return
            if ready:
                chunk = os.read(reading, _CHUNK)
                if not chunk:
                    return
                *ended, rest = chunk.split(b"\n")
                for end in ended:
                    line += end
                    wanted = answer.take(line, is_waiting=bool(waiting))
                    line = bytearray()
                    if answer.is_whole:
                        break
                    if wanted:
                        waiting.append(memoryview(wanted))
                line += rest
                if answer.length + len(line) > 4 * MAX_TEXT:
                    raise OverflowError

    @classmethod
    def _started(cls) -> subprocess.Popen[bytes] | Forked:
        if cls._process is not None and cls._process.poll() is None:
            return cls._process
        cls.end()
        cls._left = _INPUTS
        if cls.server is not None:
            cls._process = cls.server.start()
            return cls._process
        cls._process = subprocess.Popen(  # noqa: S603 - this program's own module
            [sys.executable, "-s", "-P", "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                "PATH": os.defpath,
                "LC_ALL": "C.UTF-8",
                "MALLOC_ARENA_MAX": "1",
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            },
            start_new_session=True,  # keys typed at the terminal are not for it
        )
        return cls._process

    @classmethod
    def end(cls) -> None:
        """End the process, if there is one, and wait for that."""
        process, cls._process = cls._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    if pipe is not None:
                        pipe.close()
            process.wait()


def _exhausted(name: str) -> InputError:
    reason = Message(N_("needs more memory than {limit} MB"), {"limit": CHILD_MEMORY // MEGABYTE})
    return InputError(sanitise_line(name), reason, Message(N_("Split it into smaller files")))


def _entangled(name: str) -> InputError:
    reason = Message(N_("is nested too deeply"))
    return InputError(sanitise_line(name), reason, Message(N_("Give its text as a text file")))


def damaged(name: str) -> InputError:
    """The input `name` made its parser fail."""
    reason = Message(N_("is damaged"))
    return InputError(sanitise_line(name), reason, Message(N_("Get it again, or give its text as a text file")))


class _Answer:
    """What the lines that answer a question say.

    found: the articles so far. failure: why there is nothing. length: of all lines, in bytes.
    """

    def __init__(self, source: Input) -> None:
        self._source = source
        self._name = source.name
        self._size = source.size
        self.found: list[Article | InputError] = []
        self.failure: InputError | None = None
        self.is_whole = False
        self.is_untouched = True
        self.length = 0
        self._blocks: list[Block] = []

    def take(self, line: bytearray, *, is_waiting: bool = False) -> bytes:
        """Take one line; the bytes of the input that it asks for, b"" when it asks for none.

        is_waiting: what it asked for before was not taken yet. A line as no parser of this program writes it ends the
        answer: what was read may have got hold of the process.
        """
        self.is_untouched = False
        try:
            answer: dict[str, Any] = json.loads(line)
            if "wanted" in answer:
                start, end = answer["wanted"]
                return self._wanted(start, end, is_waiting)
            self.length += len(line)
            if "blocks" in answer:
                self._blocks += (_block(*sent) for sent in answer["blocks"])
            elif "end" in answer:
                self.is_whole = True
                end = answer["end"]
                self.failure = {"exhausted": _exhausted, "nested": _entangled}.get(end, lambda _: None)(self._name)
            else:
                self.found.append(self._received(answer))
                if len(self.found) > MAX_ENTRIES:
                    raise ValueError
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self.failure, self.is_whole = damaged(self._name), True
        return b""

    def _wanted(self, start: int, end: int, is_waiting: bool) -> bytes:
        if is_waiting or not 0 <= start < end <= min(self._size, start + MEGABYTE):
            raise ValueError
        return self._source.part(start, end).ljust(end - start, b"\0")  # the file may have become shorter

    def _received(self, answer: dict[str, Any]) -> Article | InputError:
        if "damaged" in answer:
            return damaged(self._name)
        if "error" in answer:
            subject, *messages = answer["error"]
            reason, remedy = (_message(message) for message in messages)
            return InputError(sanitise_line(subject), reason, remedy)
        content = answer.pop("content")
        notices = tuple(_message(notice) for notice in answer.pop("notices"))
        if not all(value is None or isinstance(value, str | bool) for value in answer.values()):
            raise TypeError
        for key in ("date", "source", "language", "url", "encoding"):
            answer[key] = answer[key] and sanitise_line(answer[key])
        blocks, self._blocks = tuple(self._blocks), []
        return Article(blocks, content=None if content is None else b64decode(content), notices=notices, **answer)


def _block(form: str, text: str, level: int, apart: bool) -> Block:
    if not (isinstance(text, str) and isinstance(level, int)):
        raise TypeError
    return Block(BlockForm(form), text, level, apart)


def _message(sent: list[Any]) -> Message:
    text, values = sent
    return Message(sanitise_line(text), {key: _value(value) for key, value in values.items()})


def _value(sent: object) -> object:
    if isinstance(sent, list):
        return _message(sent)
    return sent if isinstance(sent, int | float) else sanitise_line(str(sent))


def _sent(found: Article | InputError) -> Iterator[dict[str, Any]]:
    """The lines that say what was found, those of an article after its blocks, some at a time."""
    if isinstance(found, InputError):
        yield {"error": [found.subject, _sent_message(found.reason), _sent_message(found.remedy)]}
        return
    some: list[tuple[str, str, int, bool]] = []
    length = 0
    for block in found.blocks:
        some.append((block.form, block.text, block.level, block.apart))
        length += len(block.text)
        if length > _CHUNK or len(some) > _SOME:
            yield {"blocks": some}
            some, length = [], 0
    if some:
        yield {"blocks": some}
    yield {
        "content": None if found.content is None else b64encode(found.content).decode(),
        "notices": [_sent_message(notice) for notice in found.notices],
        **{
            key: getattr(found, key)
            for key in ("title", "date", "only_stated", "source", "language", "url", "member", "encoding")
        },
    }


def _sent_message(message: Message) -> list[Any]:
    return [message.text, {key: _sent_value(value) for key, value in message.values.items()}]


def _sent_value(value: object) -> object:
    if isinstance(value, Message):
        return _sent_message(value)
    return value if isinstance(value, int | float) else str(value)


def _serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer one input after the other until none comes."""

    def say(line: dict[str, Any]) -> None:
        answers.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
        answers.flush()

    while select.select([questions], [], [], _IDLE_SECONDS)[0] and (head := questions.readline()):
        question = json.loads(head)
        size, in_parts = question.pop("size"), question.pop("in_parts")
        if in_parts:
            question["data"] = b""
            question["file"] = io.BufferedReader(_Far(questions, say, size), _PART)
        else:
            question["data"] = questions.read(size)
        module = import_module(question.pop("module"))
        end = "whole"
        signal.alarm(2 * CHILD_SECONDS)  # nobody else ends it when the program is gone
        try:
            for found in module.articles(Input(**question)):
                for line in _sent(found):
                    say(line)
        except InputError as failure:
            for line in _sent(failure):
                say(line)
        except MemoryError:
            end = "exhausted"
        except RecursionError:
            end = "nested"
        except Exception:
            say({"damaged": True})
        signal.alarm(0)
        question.clear()
        say({"end": end})


class _Far(io.RawIOBase):
    """The bytes of the input, which the program gives part by part."""

    def __init__(self, questions: BinaryIO, say: Callable[[dict[str, Any]], None], size: int) -> None:
        self._questions = questions
        self._say = say
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if at < 0:
            raise ValueError(at)
        self._at = at
        return at

    def readinto(self, buffer: Any) -> int:
        end = min(self._size, self._at + min(len(buffer), MEGABYTE))
        if self._at >= end:
            return 0
        self._say({"wanted": [self._at, end]})
        got = self._questions.read(end - self._at)
        if len(got) < end - self._at:
            os._exit(0)  # the program is gone
        buffer[: len(got)] = got
        self._at = end
        return len(got)


def _limit() -> None:
    """Bound what this process may take; nothing it does reaches a file."""
    for what, bound in (
        (resource.RLIMIT_AS, CHILD_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (bound, bound))


def _work() -> None:
    """Serve what comes through standard input until its end."""
    _limit()
    with os.fdopen(0, "rb", buffering=0) as raw, os.fdopen(os.dup(1), "wb") as output:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
        _serve(io.BufferedReader(raw), output)


if __name__ == "__main__":
    end_when_abandoned(0)  # a copy is ended by who copies
    _work()
