"""The folders of the XDG Base Directory Specification 0.8, and private files in them.

Everything that is made here can be read by nobody else, whatever the umask.
"""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_NAME = "reader"
_PREFIX = 80  # bytes of a name that a temporary one begins with
_DEFAULTS = {
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}


class _Writing:
    """Whether anything may be written, see `leaving_no_trace`; whether in one folder alone, see `keep_together`."""

    allowed = True
    together = False


@contextmanager
def leaving_no_trace() -> Iterator[None]:
    """Meanwhile, all that would write with the functions of this module raises OSError: for what only looks."""
    _Writing.allowed = False
    try:
        yield
    finally:
        _Writing.allowed = True


def keep_together() -> None:
    """From now on all that is written lies in the state folder, also what can be made again."""
    _Writing.together = True


def cache_folder() -> Path:
    """What can be made again lies here. Raises OSError without a home directory."""
    if _Writing.together:
        return state_folder() / "cache"
    return _folder("XDG_CACHE_HOME")


def config_folder() -> Path:
    """What the person writes for the program lies here. Raises OSError without a home directory."""
    return _folder("XDG_CONFIG_HOME")


def data_folder() -> Path:
    """The person's library lies here. Raises OSError without a home directory."""
    return _folder("XDG_DATA_HOME")


def state_folder() -> Path:
    """Positions, decisions, settings and the log lie here. Raises OSError without a home directory."""
    return _folder("XDG_STATE_HOME")


def own_names_path() -> Path:
    """The person's own names. Raises OSError without a home directory."""
    return config_folder() / "names.toml"


def private_folder(folder: Path) -> Path:
    """Make `folder` exist with mode 0700, whatever the umask, and return it.

    Raises OSError when it cannot be made.
    """
    if not _Writing.allowed:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(folder))
    missing = [folder]
    while not missing[-1].exists():
        missing.append(missing[-1].parent)
    for each in reversed(missing):  # `parents=True` would make all but the last as the umask says
        each.mkdir(mode=0o700, exist_ok=True)
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(0o700)
    return folder


def private_file(path: Path) -> Path:
    """Make `path` exist as a file with mode 0600 in a private folder, whatever the umask, and return it.

    Raises OSError when it cannot be made, or when something else than a regular file has its name.
    """
    private_folder(path.parent)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise OSError(f"not a regular file: {path}")
        if stat.S_IMODE(mode) & 0o077:
            os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)
    return path


def write_private(path: Path, content: bytes) -> None:
    """Replace the file `path` by `content` in one step, mode 0600 in a private folder: whole or not at all.

    Raises OSError when it cannot be written.
    """
    private_folder(path.parent)
    write_whole(path, (content,))


def write_whole(path: Path, pieces: Iterable[bytes]) -> int:
    """Make `path` a file with mode 0600 that consists of `pieces`, whole or not at all; returns its size in bytes.

    Raises OSError when it cannot be written.
    """
    import tempfile

    prefix = os.fsencode(path.name)[:_PREFIX].decode("utf-8", "ignore")
    descriptor, name = tempfile.mkstemp(prefix=f".{prefix}.", dir=path.parent)  # made with mode 0600
    try:
        with open(descriptor, "wb") as file:
            file.writelines(pieces)
            size = file.tell()
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    return size


def write_new(path: Path, content: bytes) -> None:
    """Make the file `path` with `content`, mode 0600, whole or not at all; one that is there is left alone.

    Raises FileExistsError, and OSError when it cannot be written. Its folder is made private if there is none.
    """
    if not path.parent.is_dir():
        private_folder(path.parent)
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # made with mode 0600
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
        os.link(name, path)
    finally:
        with suppress(OSError):
            os.unlink(name)


def read_regular(path: Path, limit: int, *, own: bool = False) -> bytes:
    """At most `limit` + 1 bytes of the file `path`, without waiting for a pipe that has its name.

    own: it must belong to the person and be writable by nobody else.
    Raises FileNotFoundError, and OSError when it is no regular file or cannot be read.
    """
    with open_own(path) if own else _open_regular(path, 0) as file:
        return file.read(limit + 1)


def open_own(path: Path) -> BinaryIO:
    """The file `path`, to be read; it must belong to the person and be writable by nobody else.

    Raises FileNotFoundError, and OSError when it is no such file or cannot be read.
    """
    file = _open_regular(path, os.O_NOFOLLOW)
    status = os.fstat(file.fileno())
    if status.st_uid != os.geteuid() or stat.S_IMODE(status.st_mode) & 0o022:
        file.close()
        raise OSError(f"not a file of one's own: {path}")
    return file


def _open_regular(path: Path, flags: int) -> BinaryIO:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(f"not a regular file: {path}")
    return open(descriptor, "rb")


def _folder(variable: str) -> Path:
    """The folder named by `variable`; the specification has relative values ignored."""
    value = os.environ.get(variable, "")
    if value and os.path.isabs(value):
        return Path(value) / _NAME
    if os.environ.get("HOME") == "":
        raise OSError("no home directory")
    try:
        return Path.home() / _DEFAULTS[variable] / _NAME
    except RuntimeError as error:
        raise OSError("no home directory") from error
