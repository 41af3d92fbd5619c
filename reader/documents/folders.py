"""Folders → the files in them that can be read, and what of them cannot, so that nothing meant is left out silently."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from reader.documents.bounds import MAX_FOLDER_DEPTH, too_deep_folder
from reader.documents.sanitising import sanitise_line
from reader.messages import N_, InputError, Message
from reader.restriction import OutsideError, is_inside, open_input, require_inside

_HEAD = 8192


def find_files(arguments: Iterable[str | os.PathLike[str]]) -> Iterator[Path | InputError]:
    """The files that `arguments` stand for, in order: a file for itself, a folder for its readable text files.

    A folder is searched recursively, sorted by name; hidden entries, special files, files of other kinds and links to
    folders that were searched or that hold the folder are skipped. What cannot be used comes as an InputError in its
    place, so that the rest is still read; a file that may not be read, or a link to none, comes as its name, and
    reading it tells what is wrong.
    """
    for argument in arguments:
        path = Path(argument)
        try:
            require_inside(path)
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield _unusable(os.fspath(argument), error)
            continue
        if not stat.S_ISDIR(mode):
            yield path
            continue
        found = False
        for file in _walk(os.fspath(path), set(), _holding(path), 0):
            found = True
            yield file
        if not found:
            yield InputError(
                sanitise_line(os.fspath(argument)),
                Message(N_("holds no readable text files")),
                Message(N_("Give a folder with files ending in {suffixes}"), {"suffixes": _named_suffixes()}),
            )


def _unusable(name: str, error: OSError | ValueError) -> InputError:
    """As `loading.unusable`: what loads is not needed to find files."""
    from reader.documents.loading import unusable

    return unusable(name, error)


def _named_suffixes() -> tuple[str, ...]:
    return tuple(sorted(filter(None, _readable())))


def _readable() -> frozenset[str]:
    """The suffixes of the files that a folder is searched for; a file named by itself may have any."""
    from reader.documents.formats import READABLE

    return READABLE


_Identity = tuple[int, int]
"""What tells a folder from others, whatever the path: device and inode."""


def _holding(folder: str | os.PathLike[str]) -> frozenset[_Identity]:
    """The folders that hold `folder`, links followed."""
    found = set()
    for above in Path(os.path.realpath(folder)).parents:
        with suppress(OSError):
            status = above.stat()
            found.add((status.st_dev, status.st_ino))
    return frozenset(found)


def _walk(
    folder: str, entered: set[_Identity], holding: frozenset[_Identity], depth: int
) -> Iterator[Path | InputError]:
    """What is in `folder`; entered: the folders that were searched; holding: those that are not to be entered."""
    try:
        require_inside(folder)
        status = os.stat(folder)
        identity = (status.st_dev, status.st_ino)
        if identity in entered or identity in holding:
            return
        if depth > MAX_FOLDER_DEPTH:
            yield too_deep_folder(folder)
            return
        with os.scandir(folder) as entries:
            visible = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda each: each.name)
    except OSError as error:
        yield _unusable(folder, error)
        return
    entered.add(identity)
    for entry in visible:
        try:
            if entry.is_symlink() and not is_inside(entry.path):
                if _suffix(entry.name) is not None:  # where it leads to is not looked at
                    yield _unusable(entry.path, OutsideError(entry.path))
            elif entry.is_dir():
                more = _holding(entry.path) if entry.is_symlink() else frozenset()
                yield from _walk(entry.path, entered, holding | more, depth + 1)
            elif entry.is_file():
                if _is_article(entry):
                    yield Path(entry.path)
            elif entry.is_symlink() and not os.path.exists(entry.path) and _suffix(entry.name):
                yield Path(entry.path)  # it leads nowhere
        except OSError as error:
            if error.errno != errno.ELOOP and _suffix(entry.name) is not None:
                yield _unusable(entry.path, error)


def _suffix(name: str) -> str | None:
    """The suffix by which the file `name` is readable, of what is packed in it for "a.txt.gz"; None when it is not."""
    from reader.documents.formats.detection import suffix_of

    suffix = suffix_of(name)
    return suffix if suffix in _readable() else None


def _is_article(entry: "os.DirEntry[str]") -> bool:
    """Whether a file may be an article by its suffix, or without one by its beginning."""
    suffix = _suffix(entry.name)
    if suffix:
        return True
    return suffix is not None and _is_text(entry.path)


def _is_text(path: str) -> bool:
    """Whether a file without a suffix begins as text does; one that cannot be opened may be text."""
    from reader.documents.decoding import begins_as_text

    try:
        # By now it may be a FIFO, which must not be waited for.
        flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY
        with open(open_input(path, flags), "rb") as file:
            return begins_as_text(file.read(_HEAD) or b"")
    except OSError:
        return True
