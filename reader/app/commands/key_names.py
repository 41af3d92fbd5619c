"""How keys are written for a person: the Latin letter or the name on the key, in every language."""

from reader.app.commands.command import Command
from reader.app.commands.keymap import keys_of

_NAMES = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "delete": "Del",
    "alt": "Alt",
    "escape": "Esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "space": "Space",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "shift": "Shift",
    "ctrl": "Ctrl",
}


def key_name(key: str) -> str:
    """The name of one key ("f1" → "F1", "ctrl+right" → "Ctrl+→")."""
    parts = []
    for part in key.split("+"):
        is_function = len(part) > 1 and part[0] == "f" and part[1:].isdigit()
        parts.append(part.upper() if is_function else _NAMES.get(part, part))
    if len(parts) > 1 and len(parts[-1]) == 1:
        parts[-1] = parts[-1].upper()
    return "+".join(parts)


def key_names(command: Command) -> list[str]:
    """The names of all keys of `command` in this run."""
    return [key_name(key) for key in keys_of(command)]
