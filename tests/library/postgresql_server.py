"""A PostgreSQL server of the tests' own, which nobody but they can reach."""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path

_FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
PATH = os.pathsep.join(map(str, _FOLDERS))
"""Where Debian has the programs of servers."""

_SETTINGS = "-c listen_addresses= -c fsync=off -c shared_buffers=64MB -c max_connections=100 -c autovacuum=off"


class PrivateServer:
    """A server on a Unix socket in a folder of its own. Not run by root, which PostgreSQL refuses."""

    def __init__(self, initdb: str, pg_ctl: str) -> None:
        self._pg_ctl = pg_ctl
        # The path of a socket has about a hundred letters at most.
        self._folder = Path(tempfile.mkdtemp(prefix="reader-pg-", dir="/tmp"))
        self._user = None
        if os.geteuid() == 0:
            names = {entry.pw_name for entry in pwd.getpwall()}
            self._user = "postgres" if "postgres" in names else "nobody"
            os.chown(self._folder, pwd.getpwnam(self._user).pw_uid, -1)
        self._data = self._folder / "data"
        self._run(initdb, "-D", self._data, "-U", "reader", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        rules = self._data / "pg_hba.conf"
        rules.write_text(f"local all guarded scram-sha-256\n{rules.read_text()}")
        options = f"{_SETTINGS} -c unix_socket_directories={self._folder}"
        self._run(pg_ctl, "-D", self._data, "-l", self._folder / "log", "-w", "-o", options, "start")

    def _run(self, *command: object) -> None:
        words = list(map(str, command))
        done = subprocess.run(
            words, user=self._user, cwd="/", env={"PATH": os.defpath, "LC_ALL": "C"}, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()

    @property
    def folder(self) -> Path:
        """Where the socket is."""
        return self._folder

    def address(self, database: str = "postgres", **options: str) -> str:
        """The address of a database."""
        more = "".join(f"&{name}={value}" for name, value in options.items())
        return f"postgresql:///{database}?host={self._folder}&user=reader{more}"

    def new_database(self, encoding: str = "UTF8") -> str:
        """The address of an empty database."""
        import psycopg

        name = f"d{uuid.uuid4().hex}"
        with psycopg.connect(self.address(), autocommit=True) as connection:
            locale = "C.UTF-8" if encoding == "UTF8" else "C"
            connection.execute(
                f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE '{locale}'"  # type: ignore[arg-type]
            )
        return self.address(name)

    def stop(self) -> None:
        """End it and remove all that it has."""
        self._run(self._pg_ctl, "-D", self._data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)
