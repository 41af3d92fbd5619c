"""The scripts for the shells: they know everything by themselves and start no other program.

Each walks over the words before the cursor in the same way as the command line does: the first word that is neither an
option nor the value of one is the command, if it is the name of one.
"""

from collections.abc import Callable, Iterator

from reader.cli.completion_words import Grammar, Option, Value, grammars

SHELLS = {
    "bash": "echo 'eval \"$(reader completion bash)\"' >> ~/.bashrc",
    "zsh": "echo 'eval \"$(reader completion zsh)\"' >> ~/.zshrc",
    "fish": "reader completion fish > ~/.config/fish/completions/reader.fish",
}
"""The shells, and what brings their script into each of their sessions."""

_FILE = "@file"


def script(shell: str) -> str:
    """The script for `shell`, without the newline at its end. Raises KeyError for another shell."""
    makers: dict[str, Callable[[list[Grammar]], Iterator[str]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
    return "\n".join(makers[shell](list(grammars())))


def _bash(known: list[Grammar]) -> Iterator[str]:
    yield _BASH_HEAD.strip("\n")
    yield from _tables(known)
    yield _BASH_TAIL.strip("\n")


def _zsh(known: list[Grammar]) -> Iterator[str]:
    yield _ZSH_HEAD.strip("\n")
    yield from _tables(known)
    yield from _descriptions(known)
    yield _ZSH_TAIL.strip("\n")


def _quoted(text: str) -> str:
    """`text` as one word of a shell; the same in all three, as no text has a line break or a backslash at its end."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _spelled(value: Value) -> str:
    return _FILE if value.is_file else " ".join(value.words)


# bash and zsh share tables -------------------------------------------------------------------------------------------


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
    yield "# Status 1: the option takes no value; reader_many=1: several may follow."
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


_WALK = """
    local reader_words='' reader_many='' command='' pending='' several='' rest='' word
    local -i position=0
    for word in "${before[@]}"; do
        if [[ -n $rest ]]; then
            position=position+1
        elif [[ $word == '=' ]]; then
            :
        elif [[ -n $pending && $word != -?* ]] || [[ -n $pending && -z $several ]]; then
            [[ -n $several ]] || pending=''
        elif [[ $word == '--' ]]; then
            rest=1 pending='' several=''
        elif [[ $word == --*=* ]]; then
            pending='' several=''
        elif [[ $word == -?* ]]; then
            pending='' several=''
            if _reader_value "$command" "$word"; then
                pending=$word several=$reader_many
            fi
        elif [[ -z $command ]] && (( position == 0 )) && _reader_is_command "$word"; then
            command=$word
        else
            position=position+1
        fi
    done
"""

_BASH_HEAD = """
# What bash completes after `reader`; made by: reader completion bash
"""

_BASH_TAIL = (
    """
_reader() {
    local current=${COMP_WORDS[COMP_CWORD]}
    local -a before=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
"""
    + _WALK.strip("\n")
    + """
    [[ $current == '=' ]] && current=''
    if [[ -n $pending && ( -z $several || $current != -?* ) ]]; then
        _reader_value "$command" "$pending"
    elif [[ $current == -* && -z $rest ]]; then
        _reader_options "$command"
    else
        _reader_place "$command" "$position"
        if [[ -z $command && -z $rest ]] && (( position == 0 )); then
            _reader_commands
            COMPREPLY=($(compgen -W "$reader_words" -- "$current"))
            [[ -n $current ]] || return 0
            reader_words=@file
        fi
    fi
    if [[ $reader_words == @file ]]; then
        compopt -o filenames 2>/dev/null
        local IFS=$'\\n'
        COMPREPLY+=($(compgen -f -- "$current"))
    elif [[ -n $reader_words ]]; then
        COMPREPLY=($(compgen -W "$reader_words" -- "$current"))
    fi
}
complete -F _reader reader
"""
)

_ZSH_HEAD = """
#compdef reader
# What zsh completes after `reader`; made by: reader completion zsh
"""

_ZSH_TAIL = (
    """
_reader() {
    setopt local_options no_sh_word_split
    local current=${words[CURRENT]}
    local -a before=("${(@)words[2,CURRENT-1]}") reader_described
"""
    + _WALK.strip("\n")
    + """
    if [[ -z $pending && -z $rest && $current == --*=* ]]; then
        pending=${current%%=*}
        compset -P '*='
    fi
    if [[ -n $pending && ( -z $several || $current != -?* ) ]]; then
        _reader_value "$command" "$pending"
    elif [[ $current == -* && -z $rest ]]; then
        _reader_describe "$command"
        _describe -o 'option' reader_described
        return
    else
        _reader_place "$command" "$position"
        if [[ -z $command && -z $rest ]] && (( position == 0 )); then
            _reader_describe_commands
            _describe 'command' reader_described
            reader_words=@file
        fi
    fi
    if [[ $reader_words == @file ]]; then
        _files
    elif [[ -n $reader_words ]]; then
        compadd -- ${=reader_words}
    fi
}
if [[ ${funcstack[1]} == _reader ]]; then
    _reader "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
    compdef _reader reader
fi
"""
)


# fish ----------------------------------------------------------------------------------------------------------------


def _fish(known: list[Grammar]) -> Iterator[str]:
    valued = {name for grammar in known for option in grammar.options if option.value for name in option.names}
    many = {
        name
        for grammar in known
        for option in grammar.options
        if option.value and option.value.many
        for name in option.names
    }
    commands = [grammar.command for grammar in known if grammar.command]
    head = _FISH_HEAD.replace("@commands@", " ".join(commands))
    yield (
        head.replace("@valued@", " ".join(sorted(valued - many))).replace("@many@", " ".join(sorted(many))).strip("\n")
    )
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


_FISH_HEAD = """
# What fish completes after `reader`; made by: reader completion fish
# Whether the command is $argv[1], and the cursor in place $argv[2], or in one from -ge $argv[3] on, or behind -option
# $argv[3], or where a -command may stand.
function __reader_at
    set -l command ''
    set -l position 0
    set -l pending ''
    set -l rest ''
    for word in (commandline -opc)[2..-1]
        if test -n "$rest"
            set position (math $position + 1)
        else if test -n "$pending"; and contains -- $pending @valued@
            set pending ''
        else if test "$word" = --
            set rest 1
            set pending ''
        else if string match -qr '^-.' -- $word
            set pending ''
            if contains -- $word @valued@ @many@
                set pending $word
            end
        else if test -n "$pending"
            continue
        else if test -z "$command" -a $position -eq 0; and contains -- $word @commands@
            set command $word
        else
            set position (math $position + 1)
        end
    end
    test "$command" = "$argv[1]"; or return 1
    switch (count $argv)
        case 1
            return 0
        case 2
            if test "$argv[2]" = -command
                test $position -eq 0 -a -z "$pending$rest"
            else
                test $position -eq $argv[2] -a -z "$pending"
            end
        case 3
            if test "$argv[2]" = -option
                test "$pending" = "$argv[3]"
            else
                test $position -ge $argv[3] -a -z "$pending"
            end
    end
end
"""
