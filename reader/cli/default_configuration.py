"""A configuration file that changes nothing and says everything that can be set, made from where it is declared."""

from collections.abc import Iterator

from reader.app.commands.key_names import key_name
from reader.app.commands.registry import grouped
from reader.app.themes import THEMES
from reader.cli.output import wrap
from reader.configuration_file import SETTINGS, Kind, Setting
from reader.localisation import _, language_codes

_WIDTH = 100


def default_configuration() -> str:
    """The file in the language in force, all settings behind a # each; without the newline at its end."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    text = _("The configuration of Reader, as it is without this file. Take the # away in front of what you change.")
    yield from _comment(text)
    yield from _comment(_("reader config --check says what is wrong in it."))
    for setting in SETTINGS:
        yield ""
        yield from _comment(_(setting.help))
        if setting.kind is Kind.KEYS:
            yield f"#[{setting.name}]"
            yield from _keys()
        else:
            choices = _choices(setting)
            if choices:
                yield from _comment(_("One of: {choice}").format(choice=", ".join(choices)))
            yield f"#{setting.name} = {setting.example}"


def _comment(text: str) -> Iterator[str]:
    return (f"# {line}" for line in wrap(text, _WIDTH))


def _choices(setting: Setting) -> tuple[str, ...]:
    """What may be given for a setting, where that is known."""
    if setting.name == "language":
        return tuple(language_codes())
    if setting.name == "theme":
        return tuple(theme.name for theme in THEMES)
    return setting.choices


def _keys() -> Iterator[str]:
    """The commands with their keys by section, as the registry has them."""
    for group, commands in grouped():
        yield ""
        yield f"# {_(group.value)}"
        for command in commands:
            keys = ", ".join(f'"{_quoted(key_name(key))}"' for key in command.keys)
            yield f"#{command.id} = [{keys}]  # {_(command.help)}"


def _quoted(text: str) -> str:
    """`text` inside a basic string of TOML."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
