"""What is read before the first picture: each hostile string in each of those places, one start of the program each."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hostile_terminal import READER, HostileTerminal, NotShownError, environment
from surfaces_application import Findings
from terminal_grammar import APPLICATION, faults

PAYLOADS = {
    "title": "\x1b]2;pwned\x07", "clipboard": "\x1b]52;c;cHduZWQ=\x1b\\",
    "c1": "\x9b31m\x9d2;pwned\x9c", "order": "\u202epwned\u2066",
    "tags": "\U000e0041\u200b", "marks": "Z" + "\u0301" * 40, "format": "{name} %s {0.__class__}",
    "markup": "[@click=app.quit]x[/] [/y]",
    "long": "pwned" * 3_000, "lines": "a\nb\rc\x0bd\x85e\u2028f",
}  # fmt: skip
_PLAIN = "Ferry headline\n\nLeadword of an article in Hanoi on 6 May 2025, said Kassym-Jomart Tokayev. Astana agreed.\n"


class Start(NamedTuple):
    """A start. name: what is hostile where. arguments: of the program. more: of the environment."""

    name: str
    arguments: Sequence[str]
    more: dict[str, str]


def starts(folder: Path, payloads: dict[str, str]) -> Iterator[tuple[Start, Path]]:
    """Each with the home that it has, made when it is asked for."""
    number = 0
    for where, prepare in _PLACES.items():
        for what, payload in payloads.items():
            home = folder / str(number)
            home.mkdir()
            number += 1
            (home / "plain.txt").write_text(_PLAIN, "utf-8")
            arguments, more = prepare(home, payload)
            yield Start(f"{what} in {where}", arguments, more), home


def _plain(home: Path) -> list[str]:
    return [str(home / "plain.txt")]


def _variable(name: str) -> Callable[[Path, str], tuple[list[str], dict[str, str]]]:
    return lambda home, payload: (_plain(home), {name: payload})


def _file_name(home: Path, payload: str) -> tuple[list[str], dict[str, str]]:
    path = home / f"{payload.replace('/', '_')[:60]}.txt"
    path.write_text(_PLAIN, "utf-8")
    return [str(path), str(path) + "x"], {}


def _folder_name(home: Path, payload: str) -> tuple[list[str], dict[str, str]]:
    folder = home / payload.replace("/", "_")[:60]
    folder.mkdir()
    (folder / "plain.txt").write_text(_PLAIN, "utf-8")
    (folder / "none.txt").write_bytes(b"\0\0")
    return [str(folder)], {"HOME": str(folder)}


def _configuration(text: str) -> Callable[[Path, str], tuple[list[str], dict[str, str]]]:
    def prepare(home: Path, payload: str) -> tuple[list[str], dict[str, str]]:
        escaped = "".join(f"\\U{ord(char):08x}" if not char.isalnum() else char for char in payload)
        path = home / "config" / "reader"
        path.mkdir(parents=True)
        (path / "config.toml").write_text(text.replace("RAW", payload).replace("TEXT", escaped), "utf-8", newline="")
        return _plain(home), {}

    return prepare


def _own_names(home: Path, payload: str) -> tuple[list[str], dict[str, str]]:
    escaped = "".join(f"\\U{ord(char):08x}" if not char.isalnum() else char for char in payload)
    path = home / "config" / "reader"
    path.mkdir(parents=True)
    text = f'[[names]]\nkind = "PERSON"\nen = ["Kassym-Jomart Tokayev", "Kassym {escaped} Tokayev"]\n'
    text += f'[[names]]\nkind = "{escaped}"\nen = "{escaped}"\n'
    (path / "names.toml").write_text(text, "utf-8")
    return _plain(home), {}


def _catalogue(home: Path, payload: str) -> tuple[list[str], dict[str, str]]:
    path = home / "config" / "reader" / "i18n"
    path.mkdir(parents=True)
    text = "".join(f"\\{ord(char):03o}" if ord(char) < 0x80 and not char.isalnum() else char for char in payload)
    entries = "".join(
        f'msgid "{each}"\nmsgstr "{each}{text}"\n\n' for each in ("Names", "Quit", "Open", "Articles", "{n} here")
    )
    head = 'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
    head += '"Plural-Forms: nplurals=2; plural=n>1;\\n"\n\n'
    (path / "fr.po").write_text(head + entries, "utf-8", newline="")
    return ["--language", "fr", *_plain(home)], {}


_PLACES: dict[str, Callable[[Path, str], tuple[list[str], dict[str, str]]]] = {
    "a file's name": _file_name,
    "a folder's name": _folder_name,
    "TERM": _variable("TERM"),
    "COLORTERM": _variable("COLORTERM"),
    "LC_ALL": _variable("LC_ALL"),
    "LANGUAGE": _variable("LANGUAGE"),
    "EDITOR": _variable("EDITOR"),
    "TERM_PROGRAM": _variable("TERM_PROGRAM"),
    "the theme": _configuration('theme = "TEXT"\n'),
    "the language": _configuration('language = "TEXT"\n'),
    "keys": _configuration('[keys]\n"TEXT" = ["TEXT"]\nopen = "TEXT"\n'),
    "a setting": _configuration('"TEXT" = "TEXT"\nlean = "TEXT"\n'),
    "broken TOML": _configuration("RAW = RAW\n"),
    "names of one's own": _own_names,
    "a catalogue": _catalogue,
}


def walk_starts(folder: Path, payloads: dict[str, str]) -> Findings:
    """Start the program with each, look at its notices and its first screens, and leave."""
    findings = Findings()
    for start, home in starts(folder, payloads):
        findings.inputs += 1
        more = {name: value.replace("\0", "") for name, value in start.more.items()}
        began = time.monotonic()
        terminal = HostileTerminal([*READER, *start.arguments], environment(home, **more))
        try:
            alive = terminal.child.isalive
            shown = terminal.wait_for(lambda text: ("F1" in text.split("\n")[-1] and "Leadword" in text) or not alive())  # noqa: B023
            if alive():
                for key in ("W", "\x1b", "o", "\x1b", "E", "?", "\x1b"):
                    findings.surfaces += 1
                    terminal.type(key)
                terminal.type("\x1b[21~")
            status = terminal.wait_for_end()
            if status not in (0, 2, 3) or "Leadword" not in shown + terminal.received.decode(errors="replace"):
                findings.problems.append(f"{start.name}: status {status}: {shown[-300:]}")
        except (NotShownError, OSError) as error:
            findings.problems.append(f"{start.name}: {error}")
        finally:
            terminal.close()
        findings.took(time.monotonic() - began, start.name)
        findings.bytes += len(terminal.received)
        if b"Traceback" in terminal.received:
            findings.problems.append(f"{start.name}: a traceback")
        found = faults(bytes(terminal.received), APPLICATION, "\r\n\b")
        findings.problems += [f"{start.name}: {fault}" for fault in found]
    return findings
