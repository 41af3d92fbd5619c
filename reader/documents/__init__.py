"""Bytes become a `Document`: decoding, sanitising, and finding the structure of an article.

The functions that read are imported when they are first used, so that programs which only need the types start fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from reader.documents.document import NAMELESS, Dateline, Document, DocumentDate, Form, Part, Role, Zone, entry_of
from reader.documents.offsets import Edit, OffsetMap

if TYPE_CHECKING:
    from reader.documents.bounds import MAX_BYTES
    from reader.documents.folders import find_files
    from reader.documents.loading import (
        beginning_of,
        documents_in,
        documents_of,
        file_bytes,
        file_of,
        load_all,
        load_beginning,
        load_bytes,
        load_file,
        load_stream,
        opened_file,
        stream_bytes,
    )
    from reader.documents.reading import read
    from reader.documents.sanitising import Sanitised, sanitise, sanitise_line

__all__ = [
    "MAX_BYTES",
    "NAMELESS",
    "Dateline",
    "Document",
    "DocumentDate",
    "Edit",
    "Form",
    "OffsetMap",
    "Part",
    "Role",
    "Sanitised",
    "Zone",
    "beginning_of",
    "documents_in",
    "documents_of",
    "entry_of",
    "file_bytes",
    "file_of",
    "find_files",
    "load_all",
    "load_beginning",
    "load_bytes",
    "load_file",
    "load_stream",
    "opened_file",
    "read",
    "sanitise",
    "sanitise_line",
    "stream_bytes",
]

_MODULES = {
    "MAX_BYTES": "bounds",
    "find_files": "folders",
    "load_beginning": "loading",
    "load_bytes": "loading",
    "load_file": "loading",
    "load_stream": "loading",
    "beginning_of": "loading",
    "documents_in": "loading",
    "documents_of": "loading",
    "opened_file": "loading",
    "file_of": "loading",
    "file_bytes": "loading",
    "load_all": "loading",
    "stream_bytes": "loading",
    "read": "reading",
    "Sanitised": "sanitising",
    "sanitise": "sanitising",
    "sanitise_line": "sanitising",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value
