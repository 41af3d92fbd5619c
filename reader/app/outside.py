"""Programs of the person that a passage or a file is given to: which they are, and how they are run."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.documents import sanitise_line
from reader.messages import N_, Message, ReaderError

_PLUS_LINE = frozenset(
    {
        *("less", "more", "most"),
        *("vi", "vim", "nvim", "view", "vis", "nvi", "elvis", "ex", "nano", "pico", "emacs", "emacsclient", "mg"),
        *("jed", "joe", "ne", "micro", "kak", "mcedit"),
    }
)
"""Programs that take `+N` before a file and begin at line N, as their manuals say."""

_COLON_LINE = frozenset({"hx", "helix", "subl"})
"""Programs that take `FILE:N`."""

_TERMINAL = "/dev/tty"


class ProgramError(ReaderError):
    """A program that was to be run is not there or could not be started."""


def pager(environment: Mapping[str, str]) -> list[str]:
    """The arguments that start the person's pager: `$PAGER`, else less or more. Raises ProgramError."""
    return _program(environment, ("PAGER",), ("less", "more"))


def editor(environment: Mapping[str, str]) -> list[str]:
    """The arguments that start the person's editor: `$VISUAL`, `$EDITOR`, else vi. Raises ProgramError."""
    return _program(environment, ("VISUAL", "EDITOR"), ("vi", "nano"))


def at_line(arguments: Sequence[str], path: Path, line: int) -> list[str]:
    """`arguments` with the file `path`, opened at `line` (from 1) where the program is known to be able to."""
    name = os.path.basename(arguments[0])
    if name in _PLUS_LINE:
        return [*arguments, f"+{line}", str(path)]
    return [*arguments, f"{path}:{line}" if name in _COLON_LINE else str(path)]


def run_in_terminal(arguments: Sequence[str]) -> int:
    """Run a program on the terminal and wait for its end; its exit status, negative for a signal.

    Interrupts typed there are the program's alone; when it stops (Ctrl-Z), this one stops after it, so that the shell
    takes a terminal that the program has left. Raises ProgramError when it cannot be started.
    """
    with _terminal() as terminal, _interrupts_ignored():
        try:
            process = subprocess.Popen(  # noqa: S603 - what the person's own environment names, without a shell
                arguments,
                stdin=terminal,
                stdout=terminal,
                stderr=terminal,
                env={"LESSCHARSET": "utf-8", **os.environ},
            )
        except (OSError, ValueError) as error:
            reason = Message(N_("it could not be started"))
            raise ProgramError(sanitise_line(arguments[0]), reason, Message(N_("Check that it runs"))) from error
        return _status_of(process)


def _status_of(process: "subprocess.Popen[bytes]") -> int:
    while True:
        try:
            _process, status = os.waitpid(process.pid, os.WUNTRACED)
        except ChildProcessError:  # somebody else has waited for it
            return process.wait()
        if not os.WIFSTOPPED(status):
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode
        if can_be_stopped():
            os.kill(os.getpid(), signal.SIGSTOP)
        process.send_signal(signal.SIGCONT)


@contextmanager
def passing_file(name: str, content: str) -> Iterator[Path]:
    """A file that only this person can read, in a folder of its own; both are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="reader-", ignore_cleanup_errors=True) as folder:  # made with mode 0700
        path = Path(folder).resolve() / name
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with open(descriptor, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(content)
        yield path


def can_be_stopped() -> bool:
    """Whether there is a shell with job control that brings a stopped program back.

    Such a shell gives every job a process group of its own. In the group of the session's leader (as after
    `ssh host -t reader`) a program that stops would never go on.
    """
    try:
        return os.getpgrp() != os.getsid(0)
    except OSError:
        return False


def stop_job() -> None:
    """Stop the program and what was started with it, as Ctrl-Z does in other programs; returns when it goes on.

    The terminal has to be given back before: the shell takes it as soon as the first of them has stopped. With
    several threads the signal may stop this one a little later than it is sent, so what says that the program goes on
    is waited for. To be called from the main thread.
    """
    going_on = threading.Event()
    before = signal.signal(signal.SIGCONT, lambda *_: going_on.set())
    try:
        os.killpg(os.getpgrp(), signal.SIGSTOP)
        while not going_on.wait(0.02):  # a signal that another thread takes does not end one long wait
            pass
    finally:
        signal.signal(signal.SIGCONT, before)


def open_in_browser(url: str) -> None:
    """Open `url` in a browser with a window of its own, which cannot write on the terminal. Raises ProgramError."""
    try:
        subprocess.Popen(  # noqa: S603 - the program itself
            [sys.executable, "-I", "-m", "webbrowser", url],  # isolated: no module of the current folder is run
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        reason = Message(N_("no browser could be started"))
        raise ProgramError(sanitise_line(url), reason, Message(N_("Copy the link instead"))) from error


def has_browser(environment: Mapping[str, str]) -> bool:
    """Whether a browser would open before the person: there is a display, and it is not that of a server."""
    if any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")):
        return False
    return sys.platform == "darwin" or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _program(environment: Mapping[str, str], variables: Sequence[str], usual: Sequence[str]) -> list[str]:
    for variable in variables:
        value = environment.get(variable, "").strip()
        if not value:
            continue
        remedy = Message(N_("Set {name} to a program that is there"), {"name": variable})
        try:
            import shlex

            arguments = shlex.split(value)
        except ValueError as error:
            raise ProgramError(f"${variable}", Message(N_("its quotes do not match")), remedy) from error
        if not arguments or shutil.which(arguments[0], path=environment.get("PATH")) is None:
            reason = Message(N_("there is no program {name}"), {"name": sanitise_line(value)})
            raise ProgramError(f"${variable}", reason, remedy)
        return arguments
    for name in usual:
        if shutil.which(name, path=environment.get("PATH")):
            return [name]
    remedy = Message(N_("Set {name} to a program that is there"), {"name": variables[-1]})
    raise ProgramError(
        f"${variables[-1]}", Message(N_("it is not set, and none of the usual programs is there")), remedy
    )


@contextmanager
def _terminal() -> Iterator[int | None]:
    """The terminal itself, for standard output may be a file; None (what this program has) where there is none."""
    try:
        descriptor = os.open(_TERMINAL, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        yield None
        return
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ctrl-C, Ctrl-\\ and Ctrl-Z reach every program on the terminal; handled: what is ignored would be inherited."""
    before = {}
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
        with suppress(ValueError, OSError):
            before[number] = signal.signal(number, lambda *_: None)
    try:
        yield
    finally:
        for number, handler in before.items():
            with suppress(ValueError, OSError, TypeError):
                signal.signal(number, handler)
