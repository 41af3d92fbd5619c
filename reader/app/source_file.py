"""The file an article was read from: whether it is there, whether it is still the same, and reading it again."""

import os
from enum import Enum
from pathlib import Path

from reader.app.describe import UNKNOWN_LANGUAGES
from reader.digests import sha256
from reader.documents import Document
from reader.messages import InputError
from reader.restriction import is_inside


class FileState(Enum):
    """What has become of the file of an article."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


def source_of(name: str) -> str:
    """The file of the document called `name`; see `reader.documents.loading.file_of`."""
    if "#" not in name:
        return name
    from reader.documents import file_of as file_with

    return file_with(name)


def file_path(document: Document) -> str:
    """The absolute path of what `document` was read from, whether it is still there or not.

    "" for standard input, and for what may not be read here.
    """
    if document.name == "-" or "://" in document.name:
        return ""
    path = os.path.abspath(source_of(document.name))
    return path if is_inside(path) else ""


def file_of(document: Document) -> Path | None:
    """The file `document` was read from, if there is a regular file at its place."""
    path = file_path(document)
    try:
        return Path(path) if path and os.path.isfile(path) else None
    except ValueError:
        return None


def signature(path: str) -> tuple[int, int] | None:
    """Something that differs once the file at `path` was written again; None when it is gone."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


def state_of(document: Document) -> FileState:
    """Whether the file of `document` still holds what was read; it is read for that."""
    from reader.documents import file_bytes, load_file

    try:
        content = file_bytes(file_path(document))
    except InputError:
        return FileState.GONE
    if source_of(document.name) == document.name:
        return FileState.SAME if sha256(content).hexdigest() == document.key else FileState.CHANGED
    try:
        return FileState.SAME if load_file(document.name).key == document.key else FileState.CHANGED
    except InputError:
        return FileState.CHANGED


def read_again(document: Document) -> Document:
    """What the file of `document` holds now, in the encoding and the language that were known of it.

    UTF-8 is evident and believed; other encodings and the language were perhaps named by the person.
    Raises InputError.
    """
    from reader.documents import load_file

    new = load_file(document.name)
    if new.encoding != document.encoding and not new.encoding.lower().startswith(("utf", "ascii")):
        new = load_file(document.name, document.encoding)
    only = {part.language for part in document.parts} == {document.language}
    if only and document.language not in UNKNOWN_LANGUAGES and new.language != document.language:
        new = new.in_language(document.language)
    return new
