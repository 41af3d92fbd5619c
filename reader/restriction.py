"""What may be read where an administrator restricts the program to a folder: set once, asked by every door.

Without a restriction everything may be read that the person may read. With one, articles are opened through
`open_input` alone, which follows the path from the folder down and no link on the way, so that nobody who changes
links at the same time leads it elsewhere.
"""

import errno
import os
from typing import NamedTuple

_PATH_ONLY = getattr(os, "O_PATH", os.O_RDONLY)


class Restriction(NamedTuple):
    """The folder below which articles may be read, without links in its path, and a descriptor of it; None: none."""

    root: str | None
    descriptor: int | None


class _Policy:
    """What is in force in this process."""

    now: Restriction | None = None


class OutsideError(PermissionError):
    """What was to be opened lies outside the folder that may be read."""

    def __init__(self, path: str) -> None:
        super().__init__(errno.EACCES, os.strerror(errno.EACCES), path)


def restrict(root: str | os.PathLike[str] | None) -> None:
    """From now on read articles below the folder `root` alone, None for nowhere; there is no way back.

    Raises OSError when it is no folder, RuntimeError when a restriction is in force already.
    """
    if _Policy.now is not None:
        raise RuntimeError("restricted already")
    if root is None:
        _Policy.now = Restriction(None, None)
        return
    real = os.path.realpath(root, strict=True)
    _Policy.now = Restriction(real, os.open(real, _PATH_ONLY | os.O_DIRECTORY | os.O_CLOEXEC | os.O_NOFOLLOW))


def is_restricted() -> bool:
    """Whether an administrator restricts this run."""
    return _Policy.now is not None


def root_folder() -> str | None:
    """The folder below which articles may be read, None for nowhere; to be asked under a restriction only."""
    return _Policy.now.root if _Policy.now is not None else None


def is_inside(path: str | os.PathLike[str]) -> bool:
    """Whether `path`, links followed, may be read as far as the restriction goes; whether it exists is not told."""
    return _Policy.now is None or _steps(_Policy.now, path) is not None


def require_inside(path: str | os.PathLike[str]) -> None:
    """Raise OutsideError unless `is_inside`."""
    if not is_inside(path):
        raise OutsideError(os.fspath(path))


def open_input(path: str | os.PathLike[str], flags: int) -> int:
    """A descriptor of the file or folder `path`, to be read.

    flags: as those of `os.open`. Raises OutsideError, and OSError as `os.open` does.
    """
    if _Policy.now is None:
        return os.open(path, flags)
    steps = _steps(_Policy.now, path)
    if steps is None or _Policy.now.descriptor is None:
        raise OutsideError(os.fspath(path))
    *folders, last = steps
    here = os.dup(_Policy.now.descriptor)
    try:
        for name in folders:
            further = os.open(name, _PATH_ONLY | os.O_DIRECTORY | os.O_CLOEXEC | os.O_NOFOLLOW, dir_fd=here)
            os.close(here)
            here = further
        return os.open(last, flags | os.O_CLOEXEC | os.O_NOFOLLOW, dir_fd=here)
    finally:
        os.close(here)


def _steps(now: Restriction, path: str | os.PathLike[str]) -> list[str] | None:
    """The names from the folder down to `path`, links resolved; None when it lies elsewhere."""
    if now.root is None:
        return None
    try:
        real = os.path.realpath(path)
    except (OSError, ValueError):  # a null character: no path at all
        return None
    if real == now.root:
        return ["."]
    within = now.root.rstrip("/") + "/"
    return real.removeprefix(within).split("/") if real.startswith(within) else None
