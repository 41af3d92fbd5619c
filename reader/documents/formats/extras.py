"""Libraries that only some formats need, and that are not installed with the program."""

from importlib import import_module
from typing import Any

from reader.documents.sanitising import sanitise_line
from reader.messages import N_, InputError, Message


def library(module: str, extra: str, name: str) -> Any:
    """The library `module`, which the optional dependencies `extra` install; raises InputError about `name` without it.

    name: the input that needs it.
    """
    try:
        return import_module(module)
    except ImportError as failure:
        command = f"pip install 'multilingual-reader[{extra}]'"
        raise InputError(
            sanitise_line(name),
            Message(N_("needs the library {library} to be read"), {"library": module}),
            Message(N_("Install it: {command}"), {"command": command}),
        ) from failure
