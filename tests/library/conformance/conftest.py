"""Every engine that a library can be kept in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from library_documents import recognise
from postgresql_server import PrivateServer

from reader.library.database import open_file, open_in_memory
from reader.library.engine import Engine
from reader.library.personal import PersonalStore
from reader.library.postgresql import open_server
from reader.library.shared import POSTGRESQL_SCHEMA, SCHEMA, SharedStore
from reader.library.sqlite import SqliteLibrary


@pytest.fixture(params=["memory", "file", "server"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """An empty database."""
    if request.param == "memory":
        return open_in_memory(SCHEMA)
    if request.param == "file":
        return open_file(tmp_path / "library.sqlite", SCHEMA)
    server: PrivateServer = request.getfixturevalue("server")
    return open_server(server.new_database(), POSTGRESQL_SCHEMA, make=True)


@pytest.fixture
def library(engine: Engine) -> Iterator[SqliteLibrary]:
    """An empty library."""
    opened = SqliteLibrary(SharedStore(engine), PersonalStore(None), recognise)
    yield opened
    opened.close()
