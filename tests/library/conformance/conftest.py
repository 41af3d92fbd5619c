"""Every engine that a library can be kept in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from library_documents import recognise

from reader.library.database import open_file, open_in_memory
from reader.library.personal import PersonalStore
from reader.library.shared import SCHEMA, SharedStore
from reader.library.sqlite import SqliteLibrary


@pytest.fixture(params=["memory", "file"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqliteLibrary]:
    """An empty library."""
    database = open_in_memory(SCHEMA) if request.param == "memory" else open_file(tmp_path / "library.sqlite", SCHEMA)
    opened = SqliteLibrary(SharedStore(database), PersonalStore(None), recognise)
    yield opened
    opened.close()
