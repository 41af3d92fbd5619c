"""Where everything lies, and whether it can be read, written, and by whom."""

import os
import shlex
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.cli.diagnosis.finding import Finding, Section, State, Text
from reader.cli.output import safe
from reader.library.paths import library_path, log_path, personal_path
from reader.localisation import format_size
from reader.localisation.catalogue_files import own_catalogues
from reader.messages import N_, Message
from reader.paths import cache_folder, config_folder, data_folder, own_names_path, state_folder

_LEAST_FREE = 64 * 1024 * 1024
"""Bytes below which a disk is as good as full."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something of the person on the disk. id: for programs. name: untranslated. is_folder: what it is to be.

    find: raises OSError without a home directory.
    """

    id: str
    name: str
    find: Callable[[], Path]
    is_folder: bool = False


FOLDERS = (
    Place("config", N_("configuration folder"), config_folder, is_folder=True),
    Place("state", N_("state folder"), state_folder, is_folder=True),
    Place("data", N_("data folder"), data_folder, is_folder=True),
    Place("cache", N_("cache"), cache_folder, is_folder=True),
)
"""The folders that the program has for itself."""

FILES = (
    Place("configuration", N_("configuration and keys"), lambda: config_folder() / "config.toml"),
    Place("names", N_("names of your own"), own_names_path),
    Place("catalogues", N_("catalogues of your own"), own_catalogues, is_folder=True),
    Place("personal", N_("positions, marks, decisions, settings"), personal_path),
    Place("library", N_("library"), library_path),
    Place("log", N_("details of faults"), log_path),
)
"""What lies in them; the rest only saves time."""


def places() -> Iterator[Finding]:
    """Each folder and each file, and what is wrong with it; a file of which the folder is to blame is passed over."""
    is_homeless = False
    for place in (*FOLDERS, *FILES):
        try:
            path = place.find()
        except OSError:
            is_homeless = True
            continue
        if place in FOLDERS:
            yield _folder(place, path)
        elif _can_be_reached(path):
            yield _file(place, path)
    if is_homeless:
        remedy = Message(N_("Set {name} to a folder of yours"), {"name": "HOME"})
        reason = Message(N_("there is no home directory"))
        yield Finding(Section.PATHS, "path.home", "HOME", State.PROBLEM, reason, remedy)


def _can_be_reached(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _found(place: Place, state: State, value: Text, remedy: Text | None = None) -> Finding:
    return Finding(Section.PATHS, f"path.{place.id}", place.name, state, value, remedy)


def _run(command: str, path: Path) -> Message:
    return Message(N_("Run: {command}"), {"command": f"{command} {shlex.quote(safe(str(path)))}"})


def _folder(place: Place, path: Path) -> Finding:
    shown = safe(str(path))
    try:
        status = path.stat()
    except FileNotFoundError:
        return _missing(place, path)
    except OSError:
        reason = Message(N_("{path}: it cannot be reached"), {"path": shown})
        return _found(place, State.PROBLEM, reason, Message(N_("Check the permissions of the folders above it")))
    wrong = _wrong(place, path, status)
    if wrong is not None:
        return wrong
    free = shutil.disk_usage(path).free
    values = {"path": shown, "mode": _mode(status), "free": format_size(free)}
    if free < _LEAST_FREE:
        reason = Message(N_("{path}: only {free} are free"), values)
        return _found(place, State.PROBLEM, reason, Message(N_("Free some space")))
    return _found(place, State.OK, Message(N_("{path} ({mode}, {free} free)"), values))


def _missing(place: Place, path: Path) -> Finding:
    """A folder that is made when it is needed, if that can be done."""
    shown = safe(str(path))
    above = next((folder for folder in path.parents if os.path.exists(folder)), path.parent)
    if not (above.is_dir() and os.access(above, os.W_OK | os.X_OK)):
        reason = Message(N_("{path}: it cannot be made"), {"path": shown})
        remedy = Message(N_("Check the permissions of {path}"), {"path": safe(str(above))})
        return _found(place, State.PROBLEM, reason, remedy)
    return _found(place, State.OK, Message(N_("{path} (made when it is needed)"), {"path": shown}))


def _file(place: Place, path: Path) -> Finding:
    if not os.path.exists(path):
        return _found(place, State.OK, Message(N_("{path} (there is none)"), {"path": safe(str(path))}))
    status = path.stat()
    wrong = _wrong(place, path, status)
    if wrong is not None:
        return wrong
    values = {"path": safe(str(path)), "mode": _mode(status), "size": format_size(status.st_size)}
    text = N_("{path} ({mode})") if place.is_folder else N_("{path} ({mode}, {size})")
    return _found(place, State.OK, Message(text, values))


def _wrong(place: Place, path: Path, status: os.stat_result) -> Finding | None:
    """What is wrong with something that is there, as far as its owner and its mode tell."""
    shown, mode = safe(str(path)), stat.S_IMODE(status.st_mode)
    if stat.S_ISDIR(status.st_mode) != place.is_folder or not (place.is_folder or stat.S_ISREG(status.st_mode)):
        text = N_("{path}: this is no folder") if place.is_folder else N_("{path}: this is no file")
        return _found(place, State.PROBLEM, Message(text, {"path": shown}), Message(N_("Move it away")))
    if status.st_uid != os.geteuid():
        reason = Message(N_("{path}: it belongs to {owner}"), {"path": shown, "owner": _owner(status.st_uid)})
        return _found(place, State.PROBLEM, reason, _run(f"sudo chown -R {os.geteuid()}", path))
    needed = os.R_OK | os.W_OK | (os.X_OK if place.is_folder else 0)
    if not os.access(path, needed):
        reason = Message(N_("{path}: it cannot be read and written"), {"path": shown})
        return _found(place, State.PROBLEM, reason, _run("chmod u+rwX", path))
    # What a person writes may be shown to others; what the program keeps about reading may not.
    is_private = place.id in ("state", "data", "cache", "personal", "log")
    if (is_private and mode & 0o077) or mode & 0o022:
        text = N_("{path}: others may read it") if not mode & 0o022 else N_("{path}: others may change it")
        return _found(place, State.PROBLEM, Message(text, {"path": shown}), _run("chmod go-rwx", path))
    return None


def _mode(status: os.stat_result) -> str:
    return f"{stat.S_IMODE(status.st_mode):04o}"


def _owner(number: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
