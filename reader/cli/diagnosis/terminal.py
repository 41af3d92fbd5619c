"""The terminal, and what the program makes of it."""

import os
import shutil
import sys
from collections.abc import Iterator

from reader.app.themes import choose_theme
from reader.cli.diagnosis.answers import Answers, ask
from reader.cli.diagnosis.encodings import is_utf8, locale_name
from reader.cli.diagnosis.finding import Finding, Section, State, Text
from reader.cli.output import safe
from reader.configuration import configuration
from reader.library.paths import personal_path
from reader.library.personal import stored_setting
from reader.localisation import format_number
from reader.messages import N_, Message

_LEAST_COLUMNS, _LEAST_ROWS = 40, 10
_FULL_COLUMNS, _FULL_ROWS = 80, 24


def terminal() -> Iterator[Finding]:
    """What the environment says, what the program would do, and what the terminal answers."""
    yield _term()
    for name in ("COLORTERM", "NO_COLOR"):
        yield _found(name.lower(), name, State.OK, _variable(name))
    yield from _size()
    yield _locale()
    is_remote = bool(os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"))
    yield _found("ssh", "SSH", State.OK, Message(N_("yes")) if is_remote else Message(N_("no")))
    yield from _multiplexer()
    yield from _profile(is_remote)
    yield from _answers()


def _found(id: str, name: Text, state: State, value: Text, remedy: Text | None = None) -> Finding:
    return Finding(Section.TERMINAL, f"terminal.{id}", name, state, value, remedy)


def _variable(name: str) -> Text:
    value = os.environ.get(name)
    return Message(N_("not set")) if value is None else safe(value) or Message(N_("empty"))


def _is_here() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _term() -> Finding:
    name = os.environ.get("TERM", "")
    if name not in ("", "dumb") or not _is_here():
        return _found("term", "TERM", State.OK, _variable("TERM"))
    remedy = Message(N_("Set {name}, for example to {example}"), {"name": "TERM", "example": "xterm-256color"})
    return _found("term", "TERM", State.PROBLEM, _variable("TERM"), remedy)


def _size() -> Iterator[Finding]:
    if not _is_here():
        return
    columns, rows = shutil.get_terminal_size()
    name, shown = N_("size"), f"{columns}×{rows}"
    if columns < _LEAST_COLUMNS or rows < _LEAST_ROWS:
        remedy = Message(N_("Enlarge the window: at least {size} are needed"), {"size": "40×10"})
        yield _found("size", name, State.PROBLEM, shown, remedy)
    elif columns < _FULL_COLUMNS or rows < _FULL_ROWS:
        yield _found(
            "size", name, State.NOTE, Message(N_("{size}: from 80×24 on there is more to see"), {"size": shown})
        )
    else:
        yield _found("size", name, State.OK, shown)


def _locale() -> Finding:
    name, value = locale_name()
    encoding = value.partition("@")[0].partition(".")[2]
    if is_utf8(encoding) or value.partition("@")[0] == "UTF-8":
        return _found("utf8", "UTF-8", State.OK, f"{name}={safe(value)}")
    remedy = Message(N_("If letters look wrong, set {name}, for example to {example}"), _EXAMPLE)
    if encoding:
        reason = Message(N_("{value} names another encoding"), {"value": f"{name}={safe(value)}"})
        return _found("utf8", "UTF-8", State.PROBLEM, reason, remedy)
    shown: Text = f"{name}={safe(value)}" if name else Message(N_("no locale is set"))
    return _found("utf8", "UTF-8", State.NOTE, shown, remedy)


_EXAMPLE = {"name": "LC_ALL", "example": "C.UTF-8"}


def _multiplexer() -> Iterator[Finding]:
    """tmux and screen, which stand between the program and the terminal."""
    if os.environ.get("TMUX"):
        advice = Message(N_("For copies: {command}"), {"command": "set -g set-clipboard on"})
        yield _found("multiplexer", N_("inside"), State.NOTE, "tmux", advice)
    elif os.environ.get("STY"):
        yield _found("multiplexer", N_("inside"), State.NOTE, "screen")


def _profile(is_remote: bool) -> Iterator[Finding]:
    """What the program would do in this terminal, and why."""
    settings = configuration()
    if not _is_here() or os.environ.get("TERM", "") in ("", "dumb"):
        value = Message(N_("articles are printed as plain text: there is no terminal"))
        yield _found("profile", N_("how it would start"), State.OK, value)
        return
    if settings.lean is not None:
        text = N_("spared: the configuration says so") if settings.lean else N_("not spared: the configuration says so")
    else:
        text = N_("spared: this is SSH") if is_remote else N_("not spared: the terminal is on this machine")
    yield _found("lean", N_("the line to the terminal"), State.OK, Message(text))
    mouse = N_("left to the terminal: the configuration says so") if settings.mouse is False else N_("used")
    yield _found("mouse", N_("mouse"), State.OK, Message(mouse))
    yield _found("theme", N_("colours"), State.OK, _theme())


def _theme() -> Text:
    if os.environ.get("NO_COLOR"):
        return Message(N_("none: {name} is set"), {"name": "NO_COLOR"})
    from rich.console import Console

    system = Console().color_system
    wanted = configuration().theme or _stored_theme()
    depth = {"truecolor": "24 bit", "256": "256", "standard": "16", None: "-"}.get(system, str(system))
    return f"{choose_theme(wanted, system)} ({depth})"


def _stored_theme() -> str | None:
    try:
        path = personal_path()
    except OSError:
        return None
    return stored_setting(path, "theme") if os.path.isfile(path) else None


def _answers() -> Iterator[Finding]:
    answers = None if os.environ.get("TERM", "") in ("", "dumb") else ask()
    if answers is None:
        return
    name = N_("device attributes")
    if answers.attributes is None:
        yield _found("attributes", name, State.NOTE, Message(N_("no answer: nothing is asked of it")))
        return
    values = {"value": answers.attributes, "milliseconds": format_number(round(answers.seconds * 1000))}
    yield _found("attributes", name, State.OK, Message(N_("{value} (after {milliseconds} ms)"), values))
    yield from _abilities(answers)


def _abilities(answers: Answers) -> Iterator[Finding]:
    for id, name, knows in (
        ("synchronised", N_("synchronised output"), answers.synchronised),
        ("keyboard", N_("keyboard protocol of kitty"), answers.keyboard),
    ):
        yield _found(id, name, State.OK, Message(N_("yes") if knows else N_("no")))
