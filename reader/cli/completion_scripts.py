"""The scripts for the shells: they know everything by themselves and start no other program.

Each walks over the words before the cursor in the same way as the command line does: the first word that is neither an
option nor the value of one is the command, if it is the name of one.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from reader.cli.completion_words import Grammar, Option, Value, grammars
from reader.resources import resource_folder

SHELLS = {
    "bash": "echo 'eval \"$(reader completion bash)\"' >> ~/.bashrc",
    "zsh": "echo 'eval \"$(reader completion zsh)\"' >> ~/.zshrc",
    "fish": "reader completion fish > ~/.config/fish/completions/reader.fish",
}
"""The shells, and what brings their script into each of their sessions."""

_FILE = "@file"


def script(shell: str) -> str:
    """The script for `shell`, without the newline at its end. Raises KeyError for another shell."""
    makers: dict[str, Callable[[list[Grammar]], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
    return makers[shell](list(grammars()))


def _template(name: str) -> str:
    return (resource_folder("cli/shells") / name).read_text(encoding="utf-8").rstrip("\n")


def _bash(known: list[Grammar]) -> str:
    return _walking("reader.bash", _tables(known))


def _zsh(known: list[Grammar]) -> str:
    return _walking("reader.zsh", chain(_tables(known), _descriptions(known)))


def _walking(name: str, tables: Iterable[str]) -> str:
    return _template(name).replace("@walk@", _template("walk.sh")).replace("@tables@", "\n".join(tables))


def _quoted(text: str) -> str:
    """`text` as one word of a shell; the same in all three, as no text has a line break or a backslash at its end."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _spelled(value: Value) -> str:
    return _FILE if value.is_file else " ".join(value.words)


# bash and zsh share tables


def _tables(known: list[Grammar]) -> Iterator[str]:
    """Functions that set `reader_words`: the options, what follows an option, what stands in a place."""
    commands = " ".join(grammar.command for grammar in known if grammar.command)
    yield f"_reader_commands() {{ reader_words={_quoted(commands)}; }}"
    yield '_reader_is_command() { _reader_commands; [[ " $reader_words " == *" $1 "* ]]; }'
    yield "_reader_options() {"
    yield '    case "$1" in'
    for grammar in known:
        names = " ".join(name for option in grammar.options for name in option.names)
        yield f"        {_quoted(grammar.command)}) reader_words={_quoted(names)} ;;"
    yield "    esac"
    yield "}"
    yield "_reader_value() {"
    yield "    reader_words='' reader_many=''"
    yield '    case "$1 $2" in'
    for grammar in known:
        for option in grammar.options:
            if option.value is not None:
                patterns = "|".join(_quoted(f"{grammar.command} {name}") for name in option.names)
                many = " reader_many=1" if option.value.many else ""
                yield f"        {patterns}) reader_words={_quoted(_spelled(option.value))}{many} ;;"
    yield "        *) return 1 ;;"
    yield "    esac"
    yield "}"
    yield "_reader_place() {"
    yield "    reader_words=''"
    yield '    case "$1 $2" in'
    for grammar in known:
        for number, value in enumerate(grammar.places):
            pattern = f"{_quoted(f'{grammar.command} ')}*" if value.many else _quoted(f"{grammar.command} {number}")
            yield f"        {pattern}) reader_words={_quoted(_spelled(value))} ;;"
    yield "    esac"
    yield "}"


def _descriptions(known: list[Grammar]) -> Iterator[str]:
    """Functions of zsh that set `reader_described`: words with what they mean."""

    def row(name: str, help: str) -> str:
        return _quoted(f"{name.replace(':', chr(92) + ':')}:{help}")

    yield "_reader_describe() {"
    yield '    case "$1" in'
    for grammar in known:
        rows = " ".join(row(name, option.help) for option in grammar.options for name in option.names)
        yield f"        {_quoted(grammar.command)}) reader_described=({rows}) ;;"
    yield "    esac"
    yield "}"
    rows = " ".join(row(grammar.command, grammar.help) for grammar in known if grammar.command)
    yield f"_reader_describe_commands() {{ reader_described=({rows}); }}"


# fish


def _fish(known: list[Grammar]) -> str:
    valued = [
        (name, option.value) for each in known for option in each.options if option.value for name in option.names
    ]
    words = {
        "@commands@": [grammar.command for grammar in known if grammar.command],
        "@valued@": sorted({name for name, value in valued if not value.many}),
        "@many@": sorted({name for name, value in valued if value.many}),
    }
    text = _template("reader.fish").replace("@rules@", "\n".join(_fish_rules(known)))
    for mark, listed in words.items():
        text = text.replace(mark, " ".join(listed))
    return text


def _fish_rules(known: list[Grammar]) -> Iterator[str]:
    yield "complete -c reader -f"
    for grammar in known:
        if grammar.command:
            offered = f"-a {grammar.command} -d {_fish_quoted(grammar.help)}"
            yield f"complete -c reader -n '__reader_at \"\" -command' {offered}"
    for grammar in known:
        yield from _fish_options(grammar)
        yield from _fish_places(grammar)


def _fish_options(grammar: Grammar) -> Iterator[str]:
    for option in grammar.options:
        names = " ".join(_fish_name(name) for name in option.names)
        line = f"complete -c reader -n {_condition(grammar, None)} {names}{_fish_value(option)}"
        yield f"{line} -d {_fish_quoted(option.help)}" if option.help else line
        if option.value is not None and option.value.many:
            for name in option.names:
                behind = _quoted(f'__reader_at "{grammar.command}" -option {name}')
                yield f"complete -c reader -n {behind} {_fish_offered(option.value)}"


def _fish_name(name: str) -> str:
    return f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"


def _fish_value(option: Option) -> str:
    if option.value is None:
        return ""
    if option.value.is_file:
        return " -r -F"
    return f" -x -a {_fish_quoted(' '.join(option.value.words))}" if option.value.words else " -x"


def _fish_offered(value: Value) -> str:
    return "-F" if value.is_file else f"-a {_fish_quoted(' '.join(value.words))}"


def _fish_places(grammar: Grammar) -> Iterator[str]:
    for number, value in enumerate(grammar.places):
        if not _spelled(value):
            continue
        where = _condition(grammar, None if value.many else number, number)
        yield f"complete -c reader -n {where} {_fish_offered(value)}"


def _condition(grammar: Grammar, place: int | None, least: int = 0) -> str:
    """The condition that holds for the command of `grammar`: in that place only, or from `least` on."""
    where = [str(place)] if place is not None else ["-ge", str(least)] if least else []
    return _quoted(" ".join(["__reader_at", f'"{grammar.command}"', *where]))
