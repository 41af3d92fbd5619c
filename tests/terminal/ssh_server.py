"""An OpenSSH server on the loopback interface."""

import os
import shlex
import signal
import socket
import subprocess
from pathlib import Path

SERVER = """
ListenAddress 127.0.0.1:{port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
{settings}
"""


class Server:
    """An SSH server of the test's own, and the arguments that run a command on it in a terminal.

    settings: more lines of its configuration. allowing: what stands before the key of the person.
    """

    def __init__(
        self, sshd: str, ssh: str, keygen: str, folder: Path, *, settings: str = "", allowing: str = ""
    ) -> None:
        for key in ("host", "user"):
            subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key)], check=True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        key = (folder / "user.pub").read_text(encoding="utf-8")
        (folder / "user.pub").write_text(f"{allowing} {key}".lstrip(), encoding="utf-8")
        configuration = SERVER.format(port=port, folder=folder, settings=settings)
        (folder / "config").write_text(configuration, encoding="utf-8")
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # as the unit of the service does
        self._process = subprocess.Popen(
            [sshd, "-D", "-e", "-f", str(folder / "config")], stderr=subprocess.PIPE, text=True
        )
        self.client = [
            *(ssh, "-tt", "-F", "none", "-p", str(port), "-i", str(folder / "user"), "-o", "LogLevel=ERROR"),
            *("-o", "StrictHostKeyChecking=no", "-o", f"UserKnownHostsFile={folder / 'known'}"),
            *("-o", "IdentityAgent=none", "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "127.0.0.1"),
        ]
        assert self._process.stderr is not None
        said = self._process.stderr.readline()
        assert "listening" in said, said

    def command(self, *arguments: str) -> list[str]:
        """What runs `arguments` at the other end, with the directories of the test."""
        variables = [f"{name}={value}" for name, value in os.environ.items() if name.startswith("XDG_")]
        python = [f"PYTHONPATH={os.environ['PYTHONPATH']}"] if "PYTHONPATH" in os.environ else []
        return [*self.client, shlex.join(["env", "LC_ALL=C.UTF-8", *variables, *python, *arguments])]

    def close(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.communicate()
