"""`reader doctor`: whether everything is as it should be, and what helps where it is not. It changes nothing."""

import argparse
from collections.abc import Iterable, Iterator

from reader.cli.diagnosis.encodings import encodings
from reader.cli.diagnosis.finding import HEADINGS, Finding, Section, State, Text
from reader.cli.diagnosis.integrity import integrity
from reader.cli.diagnosis.places import places
from reader.cli.diagnosis.terminal import terminal
from reader.cli.diagnosis.versions import versions
from reader.cli.output import Output, display_width, wrap
from reader.cli.parser import Parser, add_format_option
from reader.cli.status import Status
from reader.localisation import _, ngettext, pgettext, translate

_GREEN, _YELLOW, _RED, _BOLD = 32, 33, 31, 1
_STYLES = {State.OK: (_GREEN,), State.NOTE: (_YELLOW,), State.PROBLEM: (_RED, _BOLD)}
_MOST_NAME = 26


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    add_format_option(parser)


def run(options: argparse.Namespace, output: Output) -> Status:
    """Print what was found; the status says whether anything needs attention."""
    found = _findings(options.library)
    if options.format == "json":
        checks = list(found)
        healthy = not any(check.state is State.PROBLEM for check in checks)
        output.json({"healthy": healthy, "checks": [_as_json(check) for check in checks]})
        return Status.DONE if healthy else Status.NOTHING_FOUND
    problems = _print(found, output) if output.is_terminal else _print_fields(found, output)
    return Status.NOTHING_FOUND if problems else Status.DONE


def _findings(library: str | None) -> Iterator[Finding]:
    yield from versions()
    yield from places()
    yield from integrity(library)
    yield from terminal()
    yield from encodings()


def _shown(text: Text | None) -> str:
    """`text` in the language in force; a name of the program's own is translated too."""
    if text is None:
        return ""
    return _(text) if isinstance(text, str) else translate(text)


def _value(text: Text | None) -> str:
    """As `_shown`, but a text that is no message stays as it is."""
    return text if isinstance(text, str) else _shown(text)


def _state(state: State) -> str:
    return {
        State.OK: pgettext("result of a check", "ok"),
        State.NOTE: pgettext("result of a check", "note"),
        State.PROBLEM: pgettext("result of a check", "problem"),
    }[state]


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "section": finding.section.value,
        "id": finding.id,
        "name": _shown(finding.name),
        "state": finding.state.value,
        "value": _value(finding.value),
        "remedy": None if finding.remedy is None else _value(finding.remedy),
    }


def _print_fields(findings: Iterable[Finding], output: Output) -> int:
    """Print tab-separated lines; returns how many problems there are."""
    problems = 0
    for finding in findings:
        problems += finding.state is State.PROBLEM
        name = HEADINGS[finding.section]
        output.fields(finding.state, _(name), _shown(finding.name), _value(finding.value), _value(finding.remedy))
    return problems


def _print(findings: Iterable[Finding], output: Output) -> int:
    """Print a table for a person, each line as soon as it is known; returns how many problems there are."""
    mark_width = max(display_width(_state(state)) for state in State)
    section: Section | None = None
    problems = 0
    for finding in findings:
        problems += finding.state is State.PROBLEM
        if finding.section is not section:
            if section is not None:
                output.line()
            section = finding.section
            output.line(output.bold(_(HEADINGS[section])))
        _print_line(finding, mark_width, output)
        output.flush()
    output.line()
    if problems:
        text = ngettext("{n} problem needs attention.", "{n} problems need attention.", problems)
        output.line(output.bold(text.format(n=problems)))
    else:
        output.line(output.bold(_("Nothing is wrong.")))
    return problems


def _print_line(finding: Finding, mark_width: int, output: Output) -> None:
    mark, name = _state(finding.state), _shown(finding.name)
    gap = " " * (mark_width - display_width(mark))
    lead_width = 2 + mark_width + 2
    name_width = min(_MOST_NAME, max(10, output.width // 3))
    start = lead_width + name_width + 2
    lines = list(wrap(_value(finding.value), output.width - start)) or [""]
    names = list(wrap(name, name_width)) or [""]
    for number in range(max(len(lines), len(names))):
        head = f"  {output.style(mark, *_STYLES[finding.state])}{gap}  " if number == 0 else " " * lead_width
        label = names[number] if number < len(names) else ""
        text = lines[number] if number < len(lines) else ""
        line = head + output.style(label) + " " * (name_width - display_width(label)) + "  " + output.style(text)
        output.line(line.rstrip())
    if finding.remedy is not None:
        for number, text in enumerate(wrap(_value(finding.remedy), output.width - start - 2)):
            output.line(" " * start + ("→ " if number == 0 else "  ") + output.style(text))
