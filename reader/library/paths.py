"""Where the program keeps what belongs to a person: the folders of the XDG Base Directory Specification 0.8."""

import os
import stat
from pathlib import Path

_NAME = "reader"
_DEFAULTS = {
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}


def data_folder() -> Path:
    """The person's library lies here."""
    return _folder("XDG_DATA_HOME")


def state_folder() -> Path:
    """Positions, decisions, settings and the log lie here."""
    return _folder("XDG_STATE_HOME")


def library_path() -> Path:
    """The person's own library."""
    return data_folder() / "library.sqlite"


def personal_path() -> Path:
    """The person's positions, decisions and settings."""
    return state_folder() / "personal.sqlite"


def log_path() -> Path:
    """Where the details of internal faults are written."""
    return state_folder() / "faults.log"


def private_folder(folder: Path) -> Path:
    """Make `folder` exist with mode 0700, whatever the umask, and return it.

    Raises OSError when it cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
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


def _folder(variable: str) -> Path:
    """The folder named by `variable`; the specification has relative values ignored. Raises OSError without a home."""
    value = os.environ.get(variable, "")
    if value and os.path.isabs(value):
        return Path(value) / _NAME
    try:
        return Path.home() / _DEFAULTS[variable] / _NAME
    except RuntimeError as error:
        raise OSError("no home directory") from error
