"""A PostgreSQL server for the tests that need one."""

from collections.abc import Callable, Iterator

import pytest
from postgresql_server import PATH, PrivateServer


@pytest.fixture(scope="session")
def private_servers() -> Iterator[list[PrivateServer]]:
    """The servers that were started; they end with the tests."""
    started: list[PrivateServer] = []
    yield started
    for server in started:
        server.stop()


@pytest.fixture
def server(
    program: Callable[[str], str], private_servers: list[PrivateServer], monkeypatch: pytest.MonkeyPatch
) -> PrivateServer:
    """A PostgreSQL server, started when the first test needs it."""
    with monkeypatch.context() as changed:
        changed.setenv("PATH", PATH, prepend=":")
        initdb, pg_ctl = program("initdb"), program("pg_ctl")
    if not private_servers:
        private_servers.append(PrivateServer(initdb, pg_ctl))
    return private_servers[0]
