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
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from threading import Lock
from typing import Any, BinaryIO

from reader.documents.bounds import CHILD_MEMORY, CHILD_SECONDS, MAX_OPEN_FILES, MAX_TEXT, MEGABYTE, too_large, too_slow
from reader.documents.formats.article import Article, Block, BlockForm, Input
from reader.documents.formats.forking import Forked, ForkServer
from reader.documents.sanitising import sanitise_line
from reader.messages import N_, InputError, Message
from reader.system_errors import system_reason

_IDLE_SECONDS = 10
_INPUTS = 500
"""So many inputs are read by one process: what libraries keep does not pile up."""
_CHUNK = 1 << 16


def articles_of(module: str, source: Input) -> Iterator[Article | InputError]:
    """What `articles` of the parser `module` (its full name) makes of `source`, run in the other process.

    Raises InputError when it takes longer or needs more memory than the bounds allow.
    """
    with _Worker.lock:
        answers = _Worker.ask(module, source)
    for answer in answers:
        yield _received(answer, source.name)


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
    def ask(cls, module: str, source: Input) -> list[dict[str, Any]]:
        """The answers of the process to one input."""
        question = {**asdict(source), "data": len(source.data), "module": module}
        deadline = time.monotonic() + CHILD_SECONDS
        head = json.dumps(question).encode() + b"\n"
        try:
            answer = cls._exchange((head, source.data), deadline)
            if not answer and cls._process is not None:  # it ended itself between two inputs
                cls.end()
                answer = cls._exchange((head, source.data), deadline)
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
        if not answer:
            cls.end()
            raise _exhausted(source.name)
        try:
            answers: list[dict[str, Any]] = json.loads(answer)
        except ValueError:
            cls.end()
            raise damaged(source.name) from None
        if answers and answers[-1].get("exhausted"):
            cls.end()
            raise _exhausted(source.name)
        cls._left -= 1
        if cls._left <= 0:
            cls.end()
        return answers

    @classmethod
    def _exchange(cls, question: tuple[bytes, bytes], deadline: float) -> bytes:
        """Send both parts of `question` and return the line that answers it, b"" when the process ends instead."""
        process = cls._started()
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        reading, writing = process.stdout.fileno(), process.stdin.fileno()
        os.set_blocking(writing, False)
        waiting = [memoryview(part) for part in question if part]
        received = bytearray()
        while True:
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
                    return b""
            if ready:
                chunk = os.read(reading, _CHUNK)
                if not chunk:
                    return b""
                received += chunk
                if len(received) > 4 * MAX_TEXT:
                    raise OverflowError
                if chunk.endswith(b"\n"):
                    return bytes(received)

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
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
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


def damaged(name: str) -> InputError:
    """The input `name` made its parser fail."""
    reason = Message(N_("is damaged"))
    return InputError(sanitise_line(name), reason, Message(N_("Get it again, or give its text as a text file")))


def _received(answer: dict[str, Any], name: str) -> Article | InputError:
    if "damaged" in answer:
        return damaged(name)
    if "error" in answer:
        subject, *messages = answer["error"]
        reason, remedy = (_message(message) for message in messages)
        return InputError(sanitise_line(subject), reason, remedy)
    content = answer.pop("content")
    blocks = tuple(Block(BlockForm(form), text, level) for form, text, level in answer.pop("blocks"))
    notices = tuple(_message(notice) for notice in answer.pop("notices"))
    return Article(blocks, content=None if content is None else b64decode(content), notices=notices, **answer)


def _message(sent: list[Any]) -> Message:
    text, values = sent
    return Message(text, {key: _message(value) if isinstance(value, list) else value for key, value in values.items()})


def _sent(found: Article | InputError) -> dict[str, Any]:
    if isinstance(found, InputError):
        return {"error": [found.subject, _sent_message(found.reason), _sent_message(found.remedy)]}
    return {
        "blocks": [(block.form, block.text, block.level) for block in found.blocks],
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
    while select.select([questions], [], [], _IDLE_SECONDS)[0] and (head := questions.readline()):
        question = json.loads(head)
        question["data"] = questions.read(question["data"])
        module = import_module(question.pop("module"))
        found: list[dict[str, Any]] = []
        signal.alarm(2 * CHILD_SECONDS)  # nobody else ends it when the program is gone
        try:
            found.extend(_sent(article) for article in module.articles(Input(**question)))
        except InputError as failure:
            found.append(_sent(failure))
        except (MemoryError, RecursionError):
            found.append({"exhausted": True})
        except Exception:
            found.append({"damaged": True})
        signal.alarm(0)
        answers.write(json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
        answers.flush()


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
    _work()
