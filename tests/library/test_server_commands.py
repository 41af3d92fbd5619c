"""The commands on a library that is on a server."""

import os
import subprocess
import sys
from pathlib import Path

from postgresql_server import PrivateServer

SEEDS = Path(__file__).parents[2] / "seeds"


def reader(*arguments: object, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "reader", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env=os.environ, check=False, timeout=200)


def test_a_team_adds_finds_and_removes(server: PrivateServer) -> None:
    address = server.new_database()
    missing = reader("list", "--library", address)
    assert (missing.returncode, b"there is no library" in missing.stderr) == (3, True)
    files = sorted(SEEDS.glob("*.txt"))[:2]
    assert reader("add", "--library", address, *files).returncode == 0
    assert b"2 files unchanged" in reader("add", "--library", address, *files).stderr
    listed = reader("list", "--library", address).stdout.decode().splitlines()
    assert len(listed) == 2
    found = reader("search", "--library", address, "ha noi").stdout.decode()
    assert "PLACE\t" in found
    assert "TEXT\t" in found
    number = listed[0].split("\t")[0]
    assert reader("show", "--library", address, number).stdout
    doctor = reader("doctor", "--library", f"{address}&password=hush")
    assert b"articles: 2" in doctor.stdout
    assert b"hush" not in doctor.stdout + doctor.stderr
    assert reader("remove", "--library", address, number).returncode == 0
    assert len(reader("list", "--library", address).stdout.splitlines()) == 1


def test_a_library_moves_to_a_server_and_back(server: PrivateServer, tmp_path: Path) -> None:
    file, other, address = tmp_path / "one.sqlite", tmp_path / "two.sqlite", server.new_database()
    assert reader("add", "--library", file, *sorted(SEEDS.glob("*.txt"))[:3]).returncode == 0
    exports = []
    for source, target in ((file, address), (address, other), (other, None)):
        exported = reader("export", "--library", source)
        assert exported.returncode == 0
        exports.append(exported.stdout)
        if target is not None:
            assert reader("import", "--library", target, "-", stdin=exported.stdout).returncode == 0
    assert exports[0] == exports[1] == exports[2]
    assert exports[0].count(b"\n") > 100


def test_a_wrong_password_is_in_no_message(server: PrivateServer) -> None:
    for address in (f"postgresql://an:hush@127.0.0.1:{port}/news" for port in ("1", "1x")):
        for command in (("list",), ("add", "a.txt"), ("doctor",), ("export",), ("feeds",)):
            done = reader(*command, "--library", address)
            assert b"hush" not in done.stdout + done.stderr, command
            assert b"Traceback" not in done.stderr
            assert b"postgresql://an:***@127.0.0.1" in done.stdout + done.stderr
